"""The command for layers of areas."""

import json

import pytest
from django.core.management import CommandError, call_command

from socialekaart.models import Gebied
from tests.socialekaart.actions.test_gebieden import make_collectie, make_feature

pytestmark = pytest.mark.usefixtures("leeg")


def test_a_file(tmp_path, capsys):
    bestand = tmp_path / "laag.geojson"
    bestand.write_text(json.dumps(make_collectie(make_feature())))
    call_command("import_gebieden", str(bestand), "--soort", "stadsdeel")
    assert capsys.readouterr().out.startswith("1 nieuw")
    assert Gebied.objects.get().bron == "laag.geojson"


def test_no_geojson(tmp_path, capsys):
    bestand = tmp_path / "laag.geojson"
    bestand.write_text("{")
    with pytest.raises(SystemExit) as einde:
        call_command("import_gebieden", str(bestand), "--soort", "stadsdeel")
    assert einde.value.code == 1
    assert "Er is niets ingelezen. Dit is geen GeoJSON" in capsys.readouterr().err


def test_the_kind_is_needed():
    with pytest.raises(CommandError, match="--soort"):
        call_command("import_gebieden", "laag.geojson")
