"""What several tests of the map look at."""

import pytest

from socialekaart.actions import refresh_initiatieven
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
