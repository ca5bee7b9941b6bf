"""The command that fills the reference lists."""

import pytest
from django.core.management import call_command

from socialekaart.models import Domein, Gebied, Ondersteuningswens

pytestmark = pytest.mark.usefixtures("leeg")


def test_adds_what_is_missing_and_keeps_what_was_edited(capsys):
    call_command("load_lijsten")
    assert "domeinen: 4 nieuw" in capsys.readouterr().out
    assert (Ondersteuningswens.objects.count(), Gebied.objects.stadsdelen().count()) == (32, 9)
    Domein.objects.filter(slug="fysiek").update(naam="Lijf")
    Domein.objects.filter(slug="sociaal").update(slug="samen")
    call_command("load_lijsten")
    assert "domeinen: 1 nieuw" in capsys.readouterr().out
    assert Domein.objects.get(slug="fysiek").naam == "Lijf"
