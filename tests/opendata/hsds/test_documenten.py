"""One record with everything, worked out by hand; and the numbers of its parts."""

import json
from datetime import UTC, date, datetime
from functools import partial
from hashlib import md5

import pytest
from django.db import connection

from opendata.hsds.documenten import (
    select_minimal,
    select_organizations,
    select_ready,
    select_service_at_locations,
    select_services,
)
from opendata.hsds.nummers import derive_nummer
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied, Initiatief
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
ELK = "SELECT id FROM socialekaart_initiatief"
ELKE_ORGANISATIE = "SELECT id FROM socialekaart_organisatie"
ELKE_PLEK = "SELECT id FROM socialekaart_locatie"


def read(sql: str) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [json.loads(document) for _id, *_rest, document in sorted(cursor.fetchall())]


def number_of_part(eigenaar: object, sleutel: str) -> str:
    """Half from what it is a part of, half from its own key; by MD5 as Python knows it."""
    helften = [md5(tekst.encode()).hexdigest() for tekst in (f"deel:{eigenaar}", sleutel)]
    cijfers = helften[0][:12] + "8" + helften[0][13:16] + "8" + helften[0][17:20] + helften[1][20:]
    return "-".join((cijfers[:8], cijfers[8:12], cijfers[12:16], cijfers[16:20], cijfers[20:]))


@pytest.fixture
def initiatief(lijsten, settings) -> Initiatief:
    settings.CONTACT_EMAIL = "redactie@voorbeeld.example"
    settings.SITE_URL = "https://kaart.example"
    initiatief = InitiatiefFactory(
        naam='Het "huis" \\ van Oost',
        organisatie=OrganisatieFactory(naam="Stichting O", soort_organisatie="welzijn", website="https://o.example"),
        soort="formeel",
        samenvatting="Kort.",
        samenvatting_en="Short.",
        beschrijving="Lang.\nTweede regel.",
        telefoon="+31201234567",
        email="huis@o.example",
        website="https://huis.example",
        verwijzer="huisarts",
        zelf_aanmelden=False,
        terugkoppeling="U hoort het.",
        verwijzen="Bel ons.",
        criteria="Voor iedereen.",
        kosten="niets",
        gratis=True,
        wachttijd="een week",
        capaciteit=0,
        aan_huis=True,
        talen=["tr", "nl", "tr"],
        openingstijden="Mo-Tu 09:00-17:00; PH off",
        gecontroleerd_op=date(2026, 5, 1),
        voorbeeld=True,
        contactpersoon="Niemand",
        contact_email="niemand@o.example",
        wensen=["maatje"],
        doelgroepen=["iedereen"],
        werkgebied=["zuidoost", "oost"],
    )
    Initiatief.objects.filter(pk=initiatief.pk).update(updated_at=datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=UTC))
    LocatieFactory(initiatief=initiatief, naam="Het huis", plaats="Amsterdam")
    LocatieFactory(initiatief=initiatief, geheim=True, straat="Geheimstraat")
    LocatieFactory(initiatief=initiatief, straat="", huisnummer="", postcode="", plaats="", punt=None)
    refresh_initiatieven()
    return initiatief


def term(soort: str, slug: str, taxonomie: str) -> dict:
    return {"id": str(derive_nummer(f"{soort}:{slug}")), "code": slug, "taxonomy": taxonomie}


def test_a_record_with_everything(initiatief):
    uuid = initiatief.uuid
    (dienst,) = read(select_services(ELK, full=True))
    kenmerken, plekken = dienst.pop("attributes"), dienst.pop("service_at_locations")
    stadsdelen = [
        {
            "id": number_of_part(uuid, f"service_area:{code}"),
            "name": naam,
            "uri": f"https://kaart.example/stadsdeel/{slug}/",
            "code": code,
        }
        for naam, slug, code in (("Oost", "oost", "M"), ("Zuidoost", "zuidoost", "T"))
    ]
    assert dienst == {
        "id": str(uuid),
        "name": 'Het "huis" \\ van Oost',
        "description": "Kort.\n\nLang.\nTweede regel.",
        "summary": "Kort.",
        "summary_en": "Short.",
        "url": "https://huis.example",
        "email": "huis@o.example",
        "status": "active",
        "application_process": "Bel ons.",
        "referral": {"by": "huisarts", "self_referral": False, "feedback": "U hoort het."},
        "eligibility_description": "Voor iedereen.",
        "fees_description": "niets",
        "free": True,
        "wait_time": "een week",
        "capacity": 0,
        "home_visits": True,
        "opening_hours": "Mo-Tu 09:00-17:00; PH off",
        "assured_date": "2026-05-01",
        "assurer_email": "redactie@voorbeeld.example",
        "alert": "Dit is een verzonnen voorbeeld.",
        "example": True,
        "last_modified": "2026-03-04T05:06:07.000890Z",
        "organization": {
            "id": str(initiatief.organisatie.uuid),
            "name": "Stichting O",
            "description": "Soort organisatie: Welzijn.",
            "website": "https://o.example",
            "kind": "welzijn",
        },
        "phones": [{"id": number_of_part(uuid, "phone"), "number": "+31201234567", "type": "voice"}],
        "languages": [
            {"id": number_of_part(uuid, "language:tr"), "code": "tr", "name": "Turks"},
            {"id": number_of_part(uuid, "language:nl"), "code": "nl", "name": "Nederlands"},
        ],
        "schedules": [
            {
                "id": number_of_part(uuid, "schedule:1"),
                "freq": "WEEKLY",
                "wkst": "MO",
                "byday": "MO,TU",
                "opens_at": "09:00",
                "closes_at": "17:00",
                "description": "Op feestdagen dicht.",
            }
        ],
        "service_areas": stadsdelen,
        "cost_options": [
            {"id": number_of_part(uuid, "cost_option"), "option": "gratis", "amount": 0, "currency": "EUR"}
        ],
    }
    assert [(k["id"], k["link_type"], k["link_entity"], k["taxonomy_term"]["code"]) for k in kenmerken] == [
        (number_of_part(uuid, f"attribute:{soort}:{slug}"), soort, "service", slug)
        for soort, slug in (("wens", "maatje"), ("doelgroep", "iedereen"), ("soort", "formeel"))
    ]
    huis, kaal = initiatief.locaties.filter(geheim=False).order_by("pk")
    assert plekken == [
        {
            "id": str(derive_nummer(f"service_at_location:{huis.uuid}")),
            "location": {
                "id": str(huis.uuid),
                "location_type": "physical",
                "name": "Het huis",
                "latitude": 52.31,
                "longitude": 4.97,
                "address_nl": {
                    "street": "Voorbeeldplein",
                    "house_number": "12",
                    "postal_code": "1102 AB",
                    "city": "Amsterdam",
                },
                "addresses": [
                    {
                        "id": number_of_part(huis.uuid, "address"),
                        "address_1": "Voorbeeldplein 12",
                        "city": "Amsterdam",
                        "state_province": "Noord-Holland",
                        "postal_code": "1102 AB",
                        "country": "NL",
                        "address_type": "physical",
                    }
                ],
            },
        },
        {
            "id": str(derive_nummer(f"service_at_location:{kaal.uuid}")),
            "location": {"id": str(kaal.uuid), "location_type": "physical"},
        },
    ]


def test_a_record_with_nothing(lijsten):
    """And with what is there but private."""
    InitiatiefFactory(telefoon="+31201234567", telefoon_openbaar=False, email="a@b.example", email_openbaar=False)
    refresh_initiatieven()
    (dienst,) = read(select_services(ELK, full=True))
    assert set(dienst) == {"id", "name", "description", "summary", "status", "last_modified", "attributes"}
    assert dienst["description"] == dienst["summary"]


def test_the_whole_city_is_one_area(lijsten):
    initiatief = InitiatiefFactory(heel_amsterdam=True, werkgebied=["oost"])
    (dienst,) = read(select_services(ELK, full=True))
    nummer = number_of_part(initiatief.uuid, "service_area:Amsterdam")
    heel, oost = dienst["service_areas"]
    assert heel == {"id": nummer, "name": "Amsterdam"}
    assert oost["name"] == "Oost"


def test_a_place_without_a_point_says_its_stadsdeel(lijsten):
    plek = LocatieFactory(
        punt=None, stadsdeel_opgegeven=Gebied.objects.get(slug="oost"), straat="Plein", postcode="1094 AB"
    )
    refresh_initiatieven()
    (dienst,) = read(select_services(ELK, full=True))
    (gelezen,) = dienst["service_at_locations"]
    assert gelezen["location"]["id"] == str(plek.uuid)
    assert gelezen["location"]["address_nl"]["stadsdeel"] == "oost"
    assert gelezen["location"]["addresses"][0]["postal_code"] == "1094 AB"


def test_the_same_record_in_all_forms(initiatief):
    """Less of it in a list; with its organisation or its place around it without saying that twice."""
    (heel,) = read(select_services(ELK, full=True))
    (kort,) = read(select_services(ELK, full=False))
    veel = {"phones", "languages", "schedules", "service_areas", "cost_options", "attributes", "service_at_locations"}
    assert kort == {naam: waarde for naam, waarde in heel.items() if naam not in veel}
    assert read(select_ready(ELK)) == [heel]
    (minimaal,) = read(select_minimal(ELK))
    assert minimaal == {"id": heel["id"], "modified_date": heel["last_modified"]}

    organisatie = heel.pop("organization")
    del kort["organization"]
    vormen = [
        read(select_organizations(ELKE_ORGANISATIE, services=services, full_service=full))
        for services, full in ((False, False), (True, False), (True, True))
    ]
    assert vormen == [[organisatie], [organisatie | {"services": [kort]}], [organisatie | {"services": [heel]}]]

    plekken = heel.pop("service_at_locations")
    voor = [plek | {"service": heel | {"organization": organisatie}} for plek in plekken]
    assert read(select_service_at_locations(ELKE_PLEK, full=True)) == voor
    for plek in plekken:
        plek["location"].pop("addresses", None)
    korte = [plek | {"service": kort | {"organization": organisatie}} for plek in plekken]
    assert read(select_service_at_locations(ELKE_PLEK, full=False)) == korte


def test_what_is_not_on_the_site_never_comes_out(initiatief):
    Initiatief.objects.update(status="concept")
    keuzes = [
        *(select_services(ELK, full=full) for full in (True, False)),
        *(select_organizations(ELKE_ORGANISATIE, services=services, full_service=True) for services in (True, False)),
        *(select_service_at_locations(ELKE_PLEK, full=full) for full in (True, False)),
        select_minimal(ELK),
        select_ready(ELK),
    ]
    assert [read(sql) for sql in keuzes] == [[]] * len(keuzes)


@pytest.mark.parametrize(
    "opdracht",
    [
        select_services(ELK, full=True),
        select_organizations(ELKE_ORGANISATIE, services=True, full_service=True),
        select_service_at_locations(ELKE_PLEK, full=True),
    ],
    ids=["services", "organizations", "service_at_locations"],
)
def test_what_belongs_to_services_is_gathered_once(lijsten, opdracht):
    """Also when Postgres expects one row, as it does just after a large import: for each anew took half an hour."""
    for nummer in range(3):
        LocatieFactory(
            initiatief=InitiatiefFactory(organisatie=OrganisatieFactory(naam=f"De Brug {nummer}"), wensen=["maatje"])
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_material = off"
        )
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {opdracht}")
        (plan,) = cursor.fetchone()[0]
    keren = [stap["Actual Loops"] for stap in walk(plan["Plan"]) if stap["Node Type"] == "Aggregate"]
    assert len(keren) > 5 and max(keren) == 1


@pytest.mark.parametrize(
    ("tabel", "select"),
    [
        ("initiatief", partial(select_services, full=True)),
        ("initiatief", partial(select_services, full=False)),
        ("initiatief", select_ready),
        ("organisatie", partial(select_organizations, services=True, full_service=True)),
        ("organisatie", partial(select_organizations, services=False, full_service=False)),
        ("locatie", partial(select_service_at_locations, full=True)),
    ],
)
def test_which_records_is_asked_once(lijsten, tabel, select):
    """In two places, or for each record anew, made minutes of it."""
    for nummer in range(3):
        LocatieFactory(initiatief__organisatie=OrganisatieFactory(naam=f"De Brug {nummer}"))
    refresh_initiatieven()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP SEQUENCE keren")
        cursor.execute(f"SELECT count(*) FROM socialekaart_{tabel}")
        (aantal,) = cursor.fetchone()
        assert len(read(select(f"SELECT id FROM socialekaart_{tabel} WHERE nextval('keren') > 0"))) == 3
        cursor.execute("SELECT last_value FROM keren")
        assert cursor.fetchone() == (aantal,)


def walk(stap: dict):
    """A step of a plan, and all below it."""
    yield stap
    for onder in stap.get("Plans", []):
        yield from walk(onder)
