"""What several tests of the map look at."""

import pytest
from django.db import connection

from socialekaart.actions import lexicon as lexiconacties
from socialekaart.actions import refresh_initiatieven, refresh_lexicon, use_dictionary
from tests.factories import InitiatiefFactory, LocatieFactory


@pytest.fixture
def klein(lijsten):
    """Five initiatives that differ in where they are and whom they serve."""
    plaatselijk = InitiatiefFactory(naam="Buurtkamer", wensen=["ontmoeting"], werkgebied=["zuidoost"])
    LocatieFactory(initiatief=plaatselijk)
    komt_langs = InitiatiefFactory(naam="Aan huis", wensen=["maatje"], werkgebied=["oost", "zuidoost"])
    LocatieFactory(initiatief=komt_langs, in_stadsdeel="oost")
    InitiatiefFactory(naam="Alles", soort="formeel", wensen=["maatje", "luisterend-oor"], heel_amsterdam=True)
    elders = InitiatiefFactory(naam="Weespers", wensen=["rouw-en-verlies"], werkgebied=["weesp"])
    LocatieFactory(initiatief=elders, in_stadsdeel="weesp")
    geheim = InitiatiefFactory(naam="Schuilplaats", wensen=["luisterend-oor"])
    LocatieFactory(initiatief=geheim, in_stadsdeel="oost", geheim=True)
    InitiatiefFactory(naam="Nog niet af", wensen=["maatje"], status="concept", heel_amsterdam=True)
    refresh_initiatieven()


@pytest.fixture
def leeg_lexicon(lijsten):
    """A search that has learnt nothing: no expressions and no words. Their history does not matter here."""
    with connection.cursor() as cursor:
        for tabel in ("uitdrukking_wensen", "uitdrukking_doelgroepen", "uitdrukking", "zoekwoord"):
            cursor.execute(f"DELETE FROM socialekaart_{tabel}")
    refresh_lexicon()


@pytest.fixture
def proefwoordenboek(lijsten, monkeypatch):
    """The example dictionary that comes with Postgres: a few English words with their endings."""
    maak = lexiconacties.MAAK_WOORDENBOEK[True].replace("= sociale_kaart", "= ispell_sample")
    monkeypatch.setitem(lexiconacties.MAAK_WOORDENBOEK, True, maak)
    monkeypatch.setattr(lexiconacties, "PROEFWOORD", "skies")
    assert use_dictionary()
