"""The command that fills the reference lists."""

import pytest
from django.core.management import call_command

from socialekaart.models import Doelgroep, Domein, Gebied, Ondersteuningswens

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


def test_fills_in_english_that_nobody_wrote_yet(capsys):
    call_command("load_lijsten")
    Domein.objects.update(naam_en="")
    Domein.objects.filter(slug="fysiek").update(naam_en="Bodily")
    Domein.objects.filter(slug="sociaal").update(naam="Met elkaar")
    call_command("load_lijsten")
    assert dict(Domein.objects.values_list("slug", "naam_en")) == {
        "fysiek": "Bodily",
        "sociaal": "",  # our English says what the Dutch no longer says
        "psychisch": "Psychological",
        "spiritueel": "Spiritual",
    }


def test_everything_in_the_lists_has_english(capsys):
    call_command("load_lijsten")
    for model in (Domein, Ondersteuningswens, Doelgroep):
        velden = [veld.name for veld in model._meta.fields if veld.name.endswith("_en")]
        assert velden
        for veld in velden:
            assert not model.objects.filter(**{veld: ""}).exists(), veld
