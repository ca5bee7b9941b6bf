"""Whose record it is."""

import pytest

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Initiatief
from socialekaart.rechten import explain_keeper, may_edit, may_edit_organisatie
from tests.conftest import make_gebruiker
from tests.factories import GebruikerFactory, InitiatiefFactory, LocatieFactory, OrganisatieFactory


@pytest.fixture
def stad(lijsten):
    """Where it is and where it works, in all combinations that matter."""
    LocatieFactory(initiatief=InitiatiefFactory(naam="staat in zuidoost", werkgebied=["oost"]))
    InitiatiefFactory(naam="werkt in zuidoost", werkgebied=["zuidoost", "noord"])
    LocatieFactory(initiatief=InitiatiefFactory(naam="staat in weesp"), in_stadsdeel="weesp")
    LocatieFactory(initiatief=InitiatiefFactory(naam="staat buiten de stad"), punt=None)
    InitiatiefFactory(naam="nergens")
    LocatieFactory(initiatief=InitiatiefFactory(naam="stedelijk", heel_amsterdam=True, werkgebied=["zuidoost"]))
    refresh_initiatieven()


ZUIDOOST = {"staat in zuidoost", "werkt in zuidoost"}
VAN_NIEMAND = {"nergens", "staat buiten de stad"}
ALLES = {*ZUIDOOST, *VAN_NIEMAND, "stedelijk", "staat in weesp"}


@pytest.mark.parametrize(
    ("groepen", "stadsdelen", "namen"),
    [
        (["Netwerkcoördinator"], ["zuidoost"], ZUIDOOST | VAN_NIEMAND),
        (["Netwerkcoördinator"], ["weesp", "oost"], {"staat in weesp", "staat in zuidoost"} | VAN_NIEMAND),
        (["Netwerkcoördinator"], [], VAN_NIEMAND),
        (["Stedelijke redactie"], [], {"stedelijk"} | VAN_NIEMAND),
        (["Netwerkcoördinator", "Stedelijke redactie"], ["zuidoost"], ALLES - {"staat in weesp"}),
        (["Onderzoeker"], ["zuidoost"], set()),
        (["Beheerder"], [], ALLES),
        ([], ["zuidoost"], set()),
    ],
)
def test_who_may_edit_what(stad, groepen, stadsdelen, namen):
    gebruiker = make_gebruiker(*groepen, stadsdelen=stadsdelen)
    assert set(Initiatief.objects.editable_by(gebruiker).values_list("naam", flat=True)) == namen
    mag = {initiatief.naam for initiatief in Initiatief.objects.all() if may_edit(gebruiker, initiatief)}
    assert mag == namen


def test_an_account_that_is_off_edits_nothing(stad):
    assert not Initiatief.objects.editable_by(GebruikerFactory(is_superuser=True, is_active=False)).exists()


def test_an_organisation_is_of_who_keeps_one_of_its_initiatives(lijsten):
    hier, daar = (make_gebruiker("Netwerkcoördinator", stadsdelen=[slug]) for slug in ("zuidoost", "weesp"))
    organisatie = OrganisatieFactory()
    assert may_edit_organisatie(daar, organisatie)
    InitiatiefFactory(organisatie=organisatie, werkgebied=["zuidoost"])
    assert may_edit_organisatie(hier, organisatie) and not may_edit_organisatie(daar, organisatie)
    assert not may_edit_organisatie(make_gebruiker("Onderzoeker"), OrganisatieFactory())


def test_whose_it_is_in_words(stad):
    zinnen = {initiatief.naam: explain_keeper(initiatief) for initiatief in Initiatief.objects.all()}
    assert zinnen["staat in zuidoost"].startswith("Dit initiatief hoort bij Oost, Zuidoost.")
    assert "stedelijke redactie" in zinnen["stedelijk"]
