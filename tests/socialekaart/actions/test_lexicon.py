"""The lexicon comes in, stays as coordinators made it, and reaches the records; with and without a dictionary."""

import csv
import re
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socialekaart import actions
from socialekaart.actions import lexicon as lexiconacties
from socialekaart.models import Doelgroep, Kaartstand, Ondersteuningswens, Uitdrukking, Zoekrij, Zoekwoord
from socialekaart.woordkennis import look_up
from tests.factories import InitiatiefFactory
from tests.socialekaart.lexicon import entry, found, teach

TAALVORMEN = [
    ("palliatief", "palliatieve"),
    ("hospice", "hospices"),
    ("huisarts", "huisartsen"),
    ("maatje", "maatjes"),
    ("vrijwilliger", "vrijwilligers"),
    ("gesprek", "gesprekken"),
    ("lotgenoot", "lotgenoten"),
    ("verlies", "verliezen"),
    ("mantelzorger", "mantelzorgers"),
    ("kind", "kinderen"),
]


def make_sheet(pad, *rijen):
    bestand = pad / "lexicon.csv"
    with bestand.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.DictWriter(uit, entry("x"))
        schrijver.writeheader()
        schrijver.writerows(rijen)
    return bestand


# --- what comes with the code ---


def test_the_sheet_that_comes_with_the_code(lijsten):
    """It is loaded for every test: what is wrong in it, fails here."""
    with lexiconacties.GEGEVENS.open(encoding="utf-8", newline="") as regels:
        rijen = list(csv.DictReader(regels))
    wensen = set(Ondersteuningswens.objects.values_list("slug", flat=True))
    doelgroepen = set(Doelgroep.objects.values_list("slug", flat=True))
    for rij in rijen:
        assert set(lexiconacties._cell(rij["wensen"])) <= wensen, rij
        assert set(lexiconacties._cell(rij["doelgroepen"])) <= doelgroepen, rij
        betekenis = any(rij[kolom] for kolom in ("wensen", "doelgroepen", "andere_woorden"))
        # One of three: it means something, it says nothing, or it is somewhere else. The same rule as in the admin.
        assert [betekenis, rij["overslaan"] == "ja", bool(rij["elders"])].count(True) == 1, rij
        assert rij["overslaan"] in {"", "ja"} and len(rij["taal"]) in {2, 3}, rij
    assert Uitdrukking.objects.count() == len(rijen) == len({rij["tekst"] for rij in rijen})


def test_loading_again_changes_nothing(lijsten):
    versie, aantal = Kaartstand.objects.current(), Uitdrukking.objects.count()
    assert actions.load_lexicon() == 0
    assert (Kaartstand.objects.current(), Uitdrukking.objects.count()) == (versie, aantal)


def test_what_was_edited_or_said_otherwise_stays(leeg_lexicon, tmp_path):
    bestand = make_sheet(
        tmp_path,
        entry("kwaarst", wens="maatje;luisterend-oor", doelgroep="copd", andere="frobbel;zwilk zwalk"),
        entry("café", wens="ontmoeting"),
        entry("graag", overslaan="ja"),
        entry("tandarts", elders="Bel de tandarts."),
        entry("iyi", wens="maatje", taal="tr"),
    )
    teach("cafe", wens="maaltijden")
    assert actions.load_lexicon(bestand=bestand) == 4
    kwaarst = Uitdrukking.objects.get(tekst="kwaarst")
    assert set(kwaarst.wensen.values_list("slug", flat=True)) == {"maatje", "luisterend-oor"}
    assert list(kwaarst.doelgroepen.values_list("slug", flat=True)) == ["copd"]
    assert kwaarst.andere_woorden == ["frobbel", "zwilk zwalk"]
    assert Uitdrukking.objects.get(tekst="graag").overslaan and not kwaarst.overslaan
    assert Uitdrukking.objects.get(tekst="tandarts").elders == "Bel de tandarts."
    assert Uitdrukking.objects.get(tekst="iyi").taal == "tr"
    # Accents make no other word of it.
    assert Uitdrukking.objects.get(tekst__startswith="caf").tekst == "cafe"
    kwaarst.wensen.set([])
    kwaarst.andere_woorden = ["plomp"]
    kwaarst.save()
    assert actions.load_lexicon(bestand=bestand) == 0
    kwaarst.refresh_from_db()
    assert kwaarst.andere_woorden == ["plomp"] and not kwaarst.wensen.exists()
    assert str(kwaarst) == "kwaarst" and str(Zoekwoord.objects.get(woord="kwaarst")) == "kwaarst"


def test_a_sheet_with_an_unknown_wish_loads_not_at_all(leeg_lexicon, tmp_path):
    bestand = make_sheet(tmp_path, entry("kwaarst", wens="maatje"), entry("zwilk", wens="bestaat-niet"))
    with pytest.raises(KeyError):
        actions.load_lexicon(bestand=bestand)
    assert not Uitdrukking.objects.exists()


# --- a change reaches the records ---


def test_a_record_is_found_by_the_parts_of_a_word_as_soon_as_they_are_known(leeg_lexicon):
    InitiatiefFactory(naam="Frobbelkwaarst", heel_amsterdam=True)
    InitiatiefFactory(naam="Anders", heel_amsterdam=True)
    actions.refresh_initiatieven()
    assert found("kwaarst voor frobbel") == []
    teach("frobbel", "kwaarst", andere="iets")
    assert found("kwaarst voor frobbel") == ["Frobbelkwaarst"]
    Uitdrukking.objects.all().delete()
    actions.refresh_lexicon()
    assert found("kwaarst voor frobbel") == []


def test_only_records_that_hold_such_a_word_are_made_anew(leeg_lexicon):
    een = InitiatiefFactory(naam="Frobbelkwaarst", heel_amsterdam=True)
    InitiatiefFactory(naam="Anders", heel_amsterdam=True)
    actions.refresh_initiatieven()
    Zoekrij.objects.update(zoekvector="merkteken")
    teach("frobbel", "kwaarst", andere="iets")
    assert [rij.pk for rij in Zoekrij.objects.exclude(zoekvector="'merkteken'")] == [een.pk]


def test_words_of_other_languages_and_that_say_nothing_are_no_parts(leeg_lexicon):
    teach("frobbel", wens="maatje", taal="tr")
    teach("zwilk", overslaan="ja")
    teach("plomp", elders="Ergens anders.")
    teach("kwaarst", wens="maatje")
    vlag = dict(Zoekwoord.objects.values_list("woord", "lexicon"))
    assert vlag == {"frobbel": False, "zwilk": False, "plomp": False, "kwaarst": True}


def test_the_version_moves_first_so_that_writers_wait_for_each_other(leeg_lexicon):
    """Who writes words while another writes records would else wait for him, and he for us."""
    for write in (actions.refresh_lexicon, actions.refresh_initiatieven, lexiconacties.relearn_all):
        with CaptureQueriesContext(connection) as vragen:
            write()
        gewijzigd = [v["sql"] for v in vragen if v["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE", "WITH"}]
        assert "socialekaart_kaartstand" in gewijzigd[0]


# --- the dictionary ---


def shared_stem(een: str, ander: str) -> bool:
    woorden = look_up([een, ander])
    return bool(set(woorden[een].stammen) & set(woorden[ander].stammen))


def point_to(monkeypatch, bestand: str) -> None:
    """From here on the dictionary is read from other files."""
    maak = re.sub(r"File = \w+", f"File = {bestand}", lexiconacties.MAAK_WOORDENBOEK[True])
    monkeypatch.setitem(lexiconacties.MAAK_WOORDENBOEK, True, maak)


def test_without_files_it_works_in_the_weaker_mode(leeg_lexicon, monkeypatch):
    point_to(monkeypatch, "bestaat_niet")
    InitiatiefFactory(naam="Palliatieve thuiszorg", samenvatting="Vrijwilligers.", heel_amsterdam=True)
    versie = Kaartstand.objects.current()
    assert actions.use_dictionary() is False and actions.has_dictionary() is False
    assert Kaartstand.objects.current() == versie
    assert actions.rebuild_search() is False
    for vraag in ("palliatieve", "paliatieve", "vrijwilliger"):
        assert found(vraag) == ["Palliatieve thuiszorg"], vraag


def test_with_files_every_word_is_learnt_anew(leeg_lexicon, proefwoordenboek):
    InitiatiefFactory(naam="Skies and bookings", heel_amsterdam=True)
    actions.refresh_initiatieven()
    assert actions.has_dictionary()
    assert found("sky") == ["Skies and bookings"]


def test_words_that_were_learnt_without_it_follow(leeg_lexicon, monkeypatch):
    InitiatiefFactory(naam="Skies", heel_amsterdam=True)
    actions.refresh_initiatieven()
    assert found("sky", "zonder=spelling:sky") == []
    point_to(monkeypatch, "ispell_sample")
    monkeypatch.setattr(lexiconacties, "PROEFWOORD", "skies")
    assert actions.use_dictionary() is True
    assert found("sky", "zonder=spelling:sky") == ["Skies"]
    versie = Kaartstand.objects.current()
    assert actions.use_dictionary() is True
    assert Kaartstand.objects.current() == versie


def test_files_that_went_away_do_not_stop_the_search(leeg_lexicon, proefwoordenboek, monkeypatch):
    """As after a move to another server: the dictionary is there, its files are not."""
    InitiatiefFactory(naam="Skies", heel_amsterdam=True)
    actions.refresh_initiatieven()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pg_ts_dict SET dictinitoption = 'dictfile = ''weg'', afffile = ''weg'''"
            " WHERE dictname = 'sociale_kaart'"
        )
    assert actions.has_dictionary() is False
    assert found("skies") == ["Skies"] and found("onbekend") == []
    point_to(monkeypatch, "weg")
    assert actions.rebuild_search() is False
    assert found("skies") == ["Skies"]


def test_the_dictionary_of_this_server(leeg_lexicon):
    """Where its files are it knows the words of this field in all their forms; elsewhere we say that it does not."""
    if actions.use_dictionary():
        assert [paar for paar in TAALVORMEN if not shared_stem(*paar)] == []
        assert look_up(["palliatieve"])["palliatieve"].kent
        assert look_up(["rouwverwerkingsgroep"])["rouwverwerkingsgroep"].onderdelen
    else:
        assert not actions.has_dictionary()


def test_a_rebuild_leaves_all_as_it_was(leeg_lexicon):
    teach("frobbel", "kwaarst", wens="maatje", andere="zwilk")
    InitiatiefFactory(naam="Frobbelkwaarst", wensen=["maatje"], heel_amsterdam=True)
    actions.refresh_initiatieven()
    actions.rebuild_search()
    eerst = list(Zoekrij.objects.values_list("zoekvector")), set(Zoekwoord.objects.values_list("woord", "aantal"))
    actions.rebuild_search()
    assert eerst == (
        list(Zoekrij.objects.values_list("zoekvector")),
        set(Zoekwoord.objects.values_list("woord", "aantal")),
    )


def test_a_site_with_a_lexicon_learns_which_words_it_names(lijsten):
    vullen = import_module("socialekaart.migrations.0018_zoekwoord_genoemd_vullen")
    genoemd = Zoekwoord.objects.filter(genoemd=True)
    vooraf = set(genoemd.values_list("woord", flat=True))
    genoemd.update(genoemd=False)
    vullen.mark_words(apps, None)
    assert {"rouwgroep", "mantelzorger"} <= vooraf
    assert set(genoemd.values_list("woord", flat=True)) == vooraf
