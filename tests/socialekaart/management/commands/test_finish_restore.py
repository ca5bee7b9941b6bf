"""What a restored database still needs."""

from django.core.management import call_command

from palliatief.post.models import Bericht
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Tekst, Zoekrij
from tests.factories import InitiatiefFactory
from tests.socialekaart.lexicon import found

DEEL = "socialekaart.management.commands.finish_restore"


def test_mail_that_waited_is_for_a_person_and_the_search_is_made_anew(leeg_lexicon, monkeypatch, capsys):
    for nummer, status in enumerate(("wacht", "bezig", "verstuurd")):
        Bericht.objects.create(soort="proef", sleutel=f"{nummer}", aan="a@voorbeeld.example", status=status)
    InitiatiefFactory(naam="Kwaarst", heel_amsterdam=True)
    refresh_initiatieven()
    Zoekrij.objects.update(zoekvector="")
    Tekst.objects.all().delete()
    monkeypatch.setattr(f"{DEEL}.rebuild_search", lambda: refresh_initiatieven() or False)
    call_command("finish_restore")
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["onzeker", "onzeker", "verstuurd"]
    assert found("kwaarst") == ["Kwaarst"]
    assert Tekst.objects.count() == len(Tekst.Plek)
    uit = capsys.readouterr().out
    assert "2 mails wachtten nog" in uit and "zonder woordenboek" in uit


def test_when_all_is_well_it_says_nothing_of_mail_or_dictionary(leeg_lexicon, proefwoordenboek, capsys):
    call_command("finish_restore")
    uit = capsys.readouterr().out
    assert "mails" not in uit and "woordenboek" not in uit
