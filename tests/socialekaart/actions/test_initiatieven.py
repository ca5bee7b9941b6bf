"""The initiative sheet in the database: new, changed, unchanged, left out."""

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from socialekaart.actions import import_initiatieven
from socialekaart.importeren import Invoerfout
from socialekaart.importeren.initiatiefblad import read_blad
from socialekaart.models import Initiatief, Locatie, Organisatie, Zoekrij
from socialekaart.tabellen import KOLOMMEN
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db

RIJ = {
    "bron_id": "1",
    "naam": "Naast je",
    "organisatie": "Stichting Naast Je",
    "soort": "informeel",
    "samenvatting": "Een vrijwilliger komt langs.",
    "beschrijving": "Elke week.",
    "wensen": "maatje;Luisterend oor",
    "doelgroepen": "mantelzorgers",
    "werkgebied": "Zuidoost;oost",
    "straat": "Voorbeeldplein",
    "huisnummer": "12",
    "postcode": "1102ab",
    "plaats": "Amsterdam",
    "lon": "4,97",
    "lat": "52.31",
    "telefoon": "205555181",
    "email": "hallo@example.org",
    "website": "example.org",
    "verwijzen": "Bel ons.",
    "kosten": "gratis",
    "talen": "nl;en",
    "openingstijden": "Mo-Fr 09:00-17:00",
    "capaciteit": "25",
    "gecontroleerd_op": "31-12-2025",
}


def load(*rijen, bron="proef", **anders):
    """The rows as the first below the header; each is the example with what differs."""
    genummerd = [(nummer, {**RIJ, "bron_id": str(nummer), **rij}) for nummer, rij in enumerate(rijen, start=2)]
    return import_initiatieven(rijen=genummerd, bron=bron, **anders)


def only(**rij):
    """A sheet with the required columns and these."""
    vast = {kolom: RIJ[kolom] for kolom in ("naam", "soort", "samenvatting")}
    return import_initiatieven(rijen=[(2, {"bron_id": "2", **vast, **rij})], bron="proef")


def test_a_new_row(lijsten):
    assert load({}).as_json()["nieuw"] == 1
    initiatief = Initiatief.objects.get()
    plek = initiatief.locaties.get()
    assert (initiatief.slug, initiatief.status, initiatief.voorbeeld) == ("naast-je", "gepubliceerd", False)
    assert {wens.slug for wens in initiatief.wensen.all()} == {"maatje", "luisterend-oor"}
    assert {gebied.slug for gebied in initiatief.werkgebied.all()} == {"zuidoost", "oost"}
    assert (initiatief.telefoon.as_e164, initiatief.website) == ("+31205555181", "https://example.org")
    assert (initiatief.capaciteit, initiatief.talen, str(initiatief.gecontroleerd_op)) == (
        25,
        ["nl", "en"],
        "2025-12-31",
    )
    assert (initiatief.organisatie.naam, initiatief.organisatie.voorbeeld) == ("Stichting Naast Je", False)
    assert (plek.adres, plek.stadsdeel.slug) == ("Voorbeeldplein 12, 1102 AB Amsterdam", "zuidoost")
    assert Zoekrij.objects.get().rij["telefoon"] == "+31205555181"


def test_the_same_sheet_again_writes_nothing(lijsten):
    load({}, {"naam": "Ander", "telefoon": "", "wensen": "", "werkgebied": "Amsterdam", "organisatie": ""})
    voor = list(Initiatief.objects.order_by("pk").values())
    regels = Initiatief.history.count()
    rapport = load({}, {"naam": "Ander", "telefoon": "", "wensen": "", "werkgebied": "Amsterdam", "organisatie": ""})
    assert (rapport.ongewijzigd, rapport.ingelezen, rapport.exit_status) == (2, 2, 0)
    assert list(Initiatief.objects.order_by("pk").values()) == voor
    assert Initiatief.history.count() == regels


def test_a_change_leaves_alone_what_the_sheet_does_not_have(lijsten):
    load({})
    Initiatief.objects.update(status="concept", telefoon_openbaar=False, criteria="Alleen op dinsdag.")
    assert only(naam="Nieuwe naam").gewijzigd == 1
    initiatief = Initiatief.objects.get()
    assert (initiatief.naam, initiatief.slug, initiatief.status) == ("Nieuwe naam", "naast-je", "concept")
    assert (initiatief.telefoon_openbaar, initiatief.criteria) == (False, "Alleen op dinsdag.")
    assert (initiatief.kosten, initiatief.wensen.count(), initiatief.werkgebied.count()) == ("gratis", 2, 2)
    assert initiatief.organisatie and initiatief.locaties.get().straat == "Voorbeeldplein"


def test_history_has_one_line_per_write_with_its_relations(lijsten):
    load({})
    load({"wensen": "maatje", "straat": "Andere straat"})
    load({"naam": "Anders"})
    initiatief = Initiatief.objects.get()
    regels = [
        (regel.history_type, regel.wensen.count(), regel.werkgebied.count()) for regel in initiatief.history.all()
    ]
    assert regels == [("~", 2, 2), ("~", 1, 2), ("+", 2, 2)]
    assert initiatief.history.first().history_change_reason == "ingelezen uit: proef"
    assert [regel.history_type for regel in initiatief.locaties.get().history.all()] == ["~", "~", "+"]


def test_a_wrong_row_stays_out_with_all_its_reasons(lijsten):
    rapport = load({"wensen": "maatjes", "email": "x"}, {})
    assert (rapport.nieuw, rapport.exit_status) == (1, 3)
    assert [(fout["rij"], fout["kolom"]) for fout in rapport.fout] == [(2, "wensen"), (2, "email")]
    assert "Bedoelt u “maatje”" in rapport.fout[0]["reden"]
    assert Initiatief.objects.get().bron_id == "3"


def test_a_number_twice_is_wrong_the_second_time(lijsten):
    rapport = load({"bron_id": "a"}, {"bron_id": "a", "naam": "Later"})
    assert (rapport.nieuw, rapport.fout[0]["rij"], rapport.fout[0]["kolom"]) == (1, 3, "bron_id")
    assert Initiatief.objects.get().naam == "Naast je"


def test_the_same_number_from_another_source_is_another_initiative(lijsten):
    load({})
    assert load({}, bron="elders").nieuw == 1
    assert Initiatief.objects.count() == 2


def test_all_or_nothing(lijsten):
    rapport = load({}, {"soort": "?"}, {}, alles_of_niets=True)
    assert not Initiatief.objects.exists() and not Organisatie.objects.filter(partner=False).exists()
    assert (rapport.ingelezen, rapport.exit_status) == (0, 1)
    assert [regel["rij"] for regel in rapport.overgeslagen] == [2, 4]
    assert load({}, {}, alles_of_niets=True).nieuw == 2


def test_a_trial_changes_nothing(lijsten):
    assert load({}, dry_run=True).nieuw == 1
    assert not Initiatief.objects.exists() and not Zoekrij.objects.exists()


@pytest.mark.parametrize("bron", ["", " ", "x" * 101, "x\0", "\udcff"])
def test_a_source_needs_a_name(bron):
    with pytest.raises(Invoerfout, match="bron"):
        load(bron=bron)


def test_organisations_are_found_by_name(lijsten):
    OrganisatieFactory(naam="STICHTING naast je", slug="naast-je")
    load({}, {}, {"organisatie": "Anders"}, {"organisatie": "anders"})
    assert set(Organisatie.objects.filter(partner=False).values_list("naam", flat=True)) == {
        "STICHTING naast je",
        "Anders",
    }


def test_an_organisation_of_a_real_sheet_is_no_example(lijsten):
    load({}, bron="voorbeeld", voorbeeld=True)
    assert Organisatie.objects.get(partner=False).voorbeeld
    load({})
    assert not Organisatie.objects.get(partner=False).voorbeeld


def test_moved_without_coordinates_loses_its_point(lijsten):
    load({})
    only(straat="Voorbeeldplein", huisnummer="12", postcode="1102 AB")
    assert Locatie.objects.get().punt
    only(straat="Voorbeeldplein", huisnummer="14", postcode="1102 AB")
    assert Locatie.objects.get().punt is None


def test_a_point_that_somebody_picked_stays(lijsten):
    load({"lon": "", "lat": ""})
    Locatie.objects.update(punt=Point(4.96, 52.3, srid=4326))
    assert load({"lon": "", "lat": ""}).ongewijzigd == 1
    assert load({}).gewijzigd == 1
    assert Locatie.objects.get().punt.coords == (4.97, 52.31)


LEEG = dict.fromkeys(("straat", "huisnummer", "postcode", "lon", "lat"), "")


def test_an_address_that_is_gone_from_the_sheet_goes(lijsten):
    load({})
    assert load(LEEG).gewijzigd == 1
    assert not Locatie.objects.exists()
    assert Locatie.history.first().history_type == "-"


@pytest.mark.parametrize("velden", [{"geheim": True}, {"straat": "", "huisnummer": "", "postcode": ""}])
def test_a_secret_place_or_a_bare_point_never_goes(lijsten, velden):
    load({})
    Locatie.objects.update(**velden)
    load(LEEG)
    assert Locatie.objects.filter(**velden).exists()


def test_a_secret_place_stays_secret(lijsten):
    load({})
    Locatie.objects.update(geheim=True)
    assert load({}).ongewijzigd == 1
    assert load({"huisnummer": "14"}).gewijzigd == 1
    plek = Locatie.objects.get()
    assert plek.geheim and plek.huisnummer == "14"
    assert Zoekrij.objects.get().x == []


def test_of_several_places_the_one_at_the_address_is_meant(lijsten):
    load({})
    initiatief = Initiatief.objects.get()
    Locatie.objects.update(geheim=True)
    LocatieFactory(initiatief=initiatief, straat="Elders", huisnummer="1", in_stadsdeel="oost")
    assert load({}).ongewijzigd == 1
    assert load({"straat": "Nieuw"}).gewijzigd == 1
    assert set(Locatie.objects.values_list("straat", "geheim")) == {("Voorbeeldplein", True), ("Nieuw", False)}


def test_only_a_point_is_a_place_too(lijsten):
    only(lon="4.97", lat="52.31")
    assert Locatie.objects.get().plaats == "Amsterdam"
    assert Locatie.objects.get().stadsdeel.slug == "zuidoost"


def test_names_may_be_the_same(lijsten):
    InitiatiefFactory(slug="naast-je")
    load({}, {})
    assert set(Initiatief.objects.values_list("slug", flat=True)) == {"naast-je", "naast-je-2", "naast-je-3"}


def test_queries_do_not_grow_with_the_rows(lijsten):
    with CaptureQueriesContext(
        connection,
    ) as weinig:
        load(*[{"organisatie": "Een"}] * 5)
    with CaptureQueriesContext(connection) as veel:
        load(*[{"organisatie": "Een", "bron_id": f"x{nummer}"} for nummer in range(100)])
    assert len(veel) <= len(weinig) <= 47


def test_progress_is_told(lijsten):
    gemeld = []
    load(*[{}] * 600, voortgang=gemeld.append)
    assert gemeld == [500, 600]


def test_the_search_test_sheet(shared, lijsten):
    tabel = read_blad((shared / "zoektest" / "initiatieven.csv").read_bytes())
    assert not tabel.genegeerd
    eerste = import_initiatieven(rijen=tabel.rijen, bron="zoektest")
    assert (eerste.nieuw, eerste.fout, eerste.exit_status) == (len(tabel.rijen), [], 0)
    assert import_initiatieven(rijen=tabel.rijen, bron="zoektest").ongewijzigd == len(tabel.rijen)


cellen = st.one_of(
    st.text(max_size=30), st.sampled_from(["", "1", "maatje", "Zuidoost", "4.9", "52.3", "nl", "formeel"])
)


@given(st.lists(st.dictionaries(st.sampled_from(KOLOMMEN), cellen), max_size=4))
def test_any_sheet_is_reported_wholly(lijsten, rijen):
    rapport = load(*rijen, dry_run=True)
    fout = {regel["rij"] for regel in rapport.fout}
    assert rapport.ingelezen + len(fout) == len(rijen)
    assert all(regel["reden"] for regel in rapport.fout)
