"""The history of a record, in words."""

import pytest

from socialekaart.actions import archive_initiatieven
from socialekaart.models import Initiatief, Ondersteuningswens
from tests.factories import GebruikerFactory, InitiatiefFactory, LocatieFactory, OrganisatieFactory

from .formulier import send

LIJST = "/beheer/socialekaart/initiatief/"


@pytest.fixture
def maatje(lijsten):
    maatje = InitiatiefFactory(naam="Maatje aan huis", wensen=["maatje"], werkgebied=["zuidoost"])
    LocatieFactory(initiatief=maatje)
    return maatje


def moments_of(client, initiatief):
    return client.get(f"{LIJST}{initiatief.pk}/history/").context["momenten"]


def test_one_save_is_one_moment_with_labels_and_words(client, coordinator, maatje):
    client.force_login(coordinator)
    wensen = Ondersteuningswens.objects.filter(slug__in=["maatje", "ontmoeting"]).values_list("pk", flat=True)
    organisatie = OrganisatieFactory(naam="Stichting Wiel")
    send(
        client,
        f"{LIJST}{maatje.pk}/change/",
        wensen=list(wensen),
        organisatie=organisatie.pk,
        soort="formeel",
        zelf_aanmelden="true",
        talen="nl,tr",
        telefoon="0205555181",
        gecontroleerd_op="2026-03-01",
        **{"locaties-0-lon": "4.98"},
    )
    plek, initiatief, *_gemaakt = moments_of(client, maatje)
    assert (initiatief.wie, initiatief.wat, initiatief.onderwerp) == ("coordinator@voorbeeld.example", "gewijzigd", "")
    assert {(w.veld, w.oud, w.nieuw) for w in initiatief.wijzigingen} == {
        ("Wensen", "Maatje", "Maatje, Ontmoeting"),
        ("Organisatie", "niets", "Stichting Wiel"),
        ("Soort", "Informeel", "Formeel"),
        ("Telefoon", "niets", "020 555 51 81"),
        ("Mensen kunnen zichzelf aanmelden", "niets", "ja"),
        ("Talen", "niets", "nl, tr"),
        ("Laatst gecontroleerd op", "niets", "1 maart 2026"),
    }
    assert plek.onderwerp == "Locatie: Voorbeeldplein 12, 1102 AB Amsterdam"
    assert [(w.veld, w.oud, w.nieuw) for w in plek.wijzigingen] == [
        ("Punt op de kaart", "4.97000, 52.31000", "4.98000, 52.31000")
    ]
    assert "Stichting Wiel" in client.get(f"{LIJST}{maatje.pk}/history/").content.decode()


def test_what_the_system_made_and_a_place_that_went_are_in_it(client, beheerder, maatje):
    client.force_login(beheerder)
    archive_initiatieven(ids=[maatje.pk])
    send(client, f"{LIJST}{maatje.pk}/change/", **{"locaties-0-DELETE": "on"})
    momenten = moments_of(client, maatje)
    assert [(m.wie, m.wat, bool(m.onderwerp)) for m in momenten] == [
        ("beheerder@voorbeeld.example", "verwijderd", True),
        ("het systeem", "gewijzigd", False),
        ("het systeem", "gemaakt", True),
        ("het systeem", "gemaakt", False),
    ]


def test_unknown_record_is_404(client, coordinator):
    client.force_login(coordinator)
    assert client.get(f"{LIJST}987654/history/").status_code == 404


def test_without_rights_there_is_no_history(client, maatje):
    client.force_login(GebruikerFactory(is_staff=True))
    assert client.get(f"{LIJST}{maatje.pk}/history/").status_code == 403


def test_an_organisation_has_its_own(client, coordinator):
    organisatie = OrganisatieFactory(naam="Stichting Wiel")
    client.force_login(coordinator)
    adres = f"/beheer/socialekaart/organisatie/{organisatie.pk}"
    send(client, f"{adres}/change/", naam="Stichting Rad")
    (gewijzigd, _gemaakt) = client.get(f"{adres}/history/").context["momenten"]
    assert [(w.veld, w.oud, w.nieuw) for w in gewijzigd.wijzigingen] == [("Naam", "Stichting Wiel", "Stichting Rad")]


def test_the_history_cannot_be_written(client, coordinator, maatje):
    client.force_login(coordinator)
    versie = maatje.history.first()
    assert client.post(f"{LIJST}{maatje.pk}/history/{versie.pk}/", {"naam": "Terug"}).status_code in {302, 404}
    assert Initiatief.objects.get().naam == "Maatje aan huis"
