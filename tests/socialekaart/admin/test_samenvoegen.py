"""Two records beside each other: what is proposed, and what is chosen."""

from datetime import date

import pytest

from socialekaart.admin.samenvoegen import SamenvoegForm, Vergelijking
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory


@pytest.fixture
def twee(lijsten):
    """One with little, verified long ago; and a newer one that is not on the site yet."""
    oud = InitiatiefFactory(
        naam="Eetclub",
        organisatie=OrganisatieFactory(naam="Stichting Wiel"),
        telefoon="+31612345678",
        telefoon_openbaar=False,
        kosten="€ 5",
        gecontroleerd_op=date(2025, 1, 1),
        contactpersoon="Noor",
        contact_email="noor@wiel.example",
        wensen=["maatje"],
    )
    nieuw = InitiatiefFactory(
        naam="Eetclub de Bron",
        status="concept",
        kosten="€ 4",
        website="https://wiel.example",
        gecontroleerd_op=date(2026, 1, 1),
        wensen=["ontmoeting"],
        bron="blad",
        bron_id="3",
    )
    return oud, nieuw


def proposal(twee):
    oud, nieuw = twee
    namen = {str(oud.pk): "oud", str(nieuw.pk): "nieuw", "beide": "beide"}
    return {keuze.naam: namen[keuze.voorstel] for keuze in Vergelijking(oud, nieuw).keuzes() if keuze.verschilt}


def test_filled_goes_before_empty_and_newest_before_older(twee):
    assert proposal(twee) == {
        "naam": "nieuw",
        "organisatie": "oud",
        "telefoon": "oud",
        "website": "nieuw",
        "kosten": "nieuw",
        "status": "oud",
        "contactpersoon": "oud",
        "gecontroleerd_op": "nieuw",
        "wensen": "beide",
    }


def test_what_is_published_stays_with_its_address_source_and_number(twee):
    formulier = SamenvoegForm(Vergelijking(*twee))
    assert formulier.chosen("blijft") == str(twee[0].pk)
    assert not {"slug", "bron", "bron_id", "voorbeeld", "id"} & formulier.fields.keys()


def test_a_private_number_and_who_may_see_it_are_one_choice(twee):
    oud, nieuw = twee
    nieuw.telefoon = "+31205555181"
    nieuw.save()
    vergelijking = Vergelijking(oud, nieuw)
    (telefoon,) = [keuze for keuze in vergelijking.keuzes() if keuze.naam == "telefoon"]
    assert telefoon.waarden == {oud.pk: "06 12 34 56 78 (niet op de site)", nieuw.pk: "020 555 51 81"}
    formulier = SamenvoegForm(vergelijking, {"blijft": nieuw.pk, "telefoon": str(oud.pk), "wensen": str(oud.pk)})
    assert formulier.is_valid()
    keuze = formulier.make()
    assert (keuze.blijft, keuze.weg, keuze.locaties) == (nieuw.pk, oud.pk, frozenset())
    assert keuze.velden["telefoon"] == keuze.velden["telefoon_openbaar"] == oud.pk
    assert (keuze.velden["kosten"], keuze.verbanden["wensen"]) == (nieuw.pk, frozenset([oud.pk]))


def test_the_same_place_is_proposed_once_the_one_that_says_most(twee):
    oud, nieuw = twee
    zonder = LocatieFactory(initiatief=oud, punt=None)
    met = LocatieFactory(initiatief=nieuw, naam="Buurtkamer")
    geheim = LocatieFactory(initiatief=nieuw, geheim=True)
    kale = LocatieFactory(initiatief=nieuw, naam="Buurtkamer", straat="", huisnummer="", postcode="", plaats="")
    zelfde = LocatieFactory(initiatief=oud, straat="", huisnummer="", postcode="", plaats="")
    ander = LocatieFactory(initiatief=oud, naam="Kerk")
    voorgesteld = {plek.pk: voorstel for plek, _pk, voorstel in Vergelijking(oud, nieuw).plekken()}
    assert voorgesteld == {
        zonder.pk: False,
        met.pk: True,
        geheim.pk: True,
        kale.pk: False,
        zelfde.pk: False,
        ander.pk: True,
    }
