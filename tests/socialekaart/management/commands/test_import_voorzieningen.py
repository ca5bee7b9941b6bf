"""The command for the municipal layer."""

import json

import pytest
from django.core.management import call_command

from socialekaart.models import Initiatief
from tests.socialekaart.importeren.test_voorzieningen import make_feature


@pytest.mark.parametrize(("argumenten", "aantal"), [(["--dry-run"], 0), ([], 1)])
def test_a_file(lijsten, tmp_path, capsys, argumenten, aantal):
    bestand = tmp_path / "laag.geojson"
    bestand.write_text(json.dumps({"type": "FeatureCollection", "features": [make_feature()]}))
    call_command("import_voorzieningen", str(bestand), *argumenten)
    assert "1 nieuw" in capsys.readouterr().out
    assert Initiatief.objects.count() == aantal
