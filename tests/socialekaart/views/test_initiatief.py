"""The page of one initiative."""

import pytest

from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from socialekaart.models import Initiatief
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory
from tests.socialekaart.views.test_kaart import forget_everything

pytestmark = pytest.mark.django_db


def test_everything_a_referrer_needs(client, lijsten):
    initiatief = InitiatiefFactory(
        naam="Naast je", organisatie=OrganisatieFactory(naam="Stichting Naast Je"), soort="informeel",
        samenvatting="Een vrijwilliger komt langs.", beschrijving="Praten of stil zijn.", wensen=["maatje"],
        doelgroepen=["copd"], werkgebied=["zuidoost"], telefoon="+31200000112", email="hallo@naastje.example",
        website="https://naastje.example", verwijzer="iedereen", zelf_aanmelden=True, verwijzen="Bel de coördinator.",
        criteria="Geen verzorging.", terugkoppeling="U hoort van ons.", kosten="Gratis", talen=["nl", "srn"],
        openingstijden="Mo-Fr 09:00-17:00; PH off", capaciteit=25, wachttijd="1 week", bron="eigen opgave",
    )  # fmt: skip
    LocatieFactory(initiatief=initiatief)
    refresh_initiatieven()
    tekst = client.get(initiatief.get_absolute_url()).text
    for zin in (
        "Stichting Naast Je", "Een vrijwilliger komt langs.", "Praten of stil zijn.", "Maatje", "020 000 01 12",
        'href="tel:+31200000112"', "hallo@naastje.example", "https://naastje.example", "Iedereen mag verwijzen",
        "Bel de coördinator.", "Geen verzorging.", "U hoort van ons.", "Gratis", "Nederlands, Sranan",
        "9.00–17.00 uur", "Op feestdagen dicht.", "25", "1 week", "Voorbeeldplein 12, 1102 AB Amsterdam",
        "eigen opgave",
    ):  # fmt: skip
        assert zin in tekst, zin
    assert "noindex" not in tekst


def test_an_invented_example_says_so_and_stays_out_of_search_engines(client, lijsten):
    voorbeeld = InitiatiefFactory(voorbeeld=True)
    tekst = client.get(voorbeeld.get_absolute_url()).text
    assert "Dit is een verzonnen voorbeeld" in tekst
    assert '<meta name="robots" content="noindex">' in tekst


def test_little_is_known(client, lijsten):
    initiatief = InitiatiefFactory()
    refresh_initiatieven()
    antwoord = client.get(initiatief.get_absolute_url())
    assert antwoord.status_code == 200
    assert antwoord.context["openingstijden"] is None
    assert antwoord.context["verwant"] == []


def test_hours_that_can_no_longer_be_read_do_not_break_the_page(client, lijsten):
    initiatief = InitiatiefFactory(openingstijden="elke dag")
    refresh_initiatieven()
    assert client.get(initiatief.get_absolute_url()).context["openingstijden"] is None
    assert client.get("/kaart/").context["zoek"].rijen[0].stand is None


def test_private_contacts_are_not_shown(client, lijsten):
    initiatief = InitiatiefFactory(
        telefoon="+31612345678",
        telefoon_openbaar=False,
        email="prive@voorbeeld.example",
        email_openbaar=False,
    )
    refresh_initiatieven()
    tekst = client.get(initiatief.get_absolute_url()).text
    assert "06 12" not in tekst and "612345678" not in tekst and "prive@" not in tekst


@pytest.mark.parametrize("status", ["concept", "gearchiveerd"])
def test_what_is_not_published_is_not_there(client, lijsten, status):
    initiatief = InitiatiefFactory(status=status)
    refresh_initiatieven()
    assert client.get(initiatief.get_absolute_url()).status_code == 404


def test_at_most_eight_queries_also_for_a_process_that_just_started(client, lijsten, django_assert_max_num_queries):
    load_voorbeelden()
    initiatief = Initiatief.objects.get(bron_id="vb-001")
    forget_everything()
    with django_assert_max_num_queries(8):
        assert client.get(initiatief.get_absolute_url()).status_code == 200


def test_the_map_shows_the_stadsdeel_or_where_it_serves(client, lijsten):
    ergens = InitiatiefFactory(werkgebied=["weesp"], wensen=["maatje"])
    refresh_initiatieven()
    beeld = client.get(ergens.get_absolute_url()).context["kaartbeeld"]
    assert [v.slug for v in beeld.stadsdelen if v.gekozen] == ["weesp"]
    plek = LocatieFactory(initiatief=ergens, in_stadsdeel="oost")
    LocatieFactory(initiatief=ergens, punt="POINT(4.5 52.0)")
    refresh_initiatieven()
    beeld = client.get(plek.initiatief.get_absolute_url()).context["kaartbeeld"]
    assert [v.slug for v in beeld.stadsdelen if v.gekozen] == ["oost"]
    assert [(t["soort"], t["domein"]) for t in beeld.tekens] == [("informeel", "sociaal")] * 2
