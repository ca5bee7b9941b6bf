"""Making anew all that the search reads."""

from django.core.management import call_command

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Zoekrij
from tests.factories import InitiatiefFactory
from tests.socialekaart.lexicon import found


def test_it_repairs_the_search_and_names_the_mode(leeg_lexicon, capsys):
    InitiatiefFactory(naam="Kwaarst", heel_amsterdam=True)
    refresh_initiatieven()
    Zoekrij.objects.update(zoekvector="")
    assert found("kwaarst") == []
    call_command("ververs_zoeken")
    assert found("kwaarst") == ["Kwaarst"]
    assert "ververst, " in capsys.readouterr().out


def test_it_says_so_when_there_is_no_dictionary(leeg_lexicon, monkeypatch, capsys):
    monkeypatch.setattr("socialekaart.management.commands.ververs_zoeken.rebuild_search", lambda: False)
    call_command("ververs_zoeken")
    assert "zonder woordenboek" in capsys.readouterr().out


def test_it_says_so_when_there_is_one(leeg_lexicon, proefwoordenboek, capsys):
    call_command("ververs_zoeken")
    assert "met het Nederlandse woordenboek" in capsys.readouterr().out
