"""The sheet for people: choices in the cells, and an export that can be read in again without changing anything."""

import io

import pytest
from django.contrib.gis.geos import Point
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from palliatief.lib.tabelbestand import LANGSTE_CEL
from socialekaart.actions import import_initiatieven, load_voorbeelden
from socialekaart.importeren.initiatiefblad import BLADKOLOMMEN, read_blad
from socialekaart.models import Doelgroep, Gebied, Initiatief, Ondersteuningswens, Organisatie
from socialekaart.sjabloon import export_initiatieven, make_sjabloon
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db


def export(wie) -> bytes:
    return export_initiatieven(initiatieven=Initiatief.objects.all(), voor=wie)


def read_in(inhoud: bytes, wie, bron: str = "proef"):
    return import_initiatieven(rijen=read_blad(inhoud).rijen, bron=bron, wie=wie)


def rows_of(inhoud: bytes) -> list[dict]:
    kop, *rijen = load_workbook(io.BytesIO(inhoud)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(kop, rij, strict=True)) for rij in rijen]


def test_all_examples_come_back_unchanged(lijsten, beheerder, coordinator, onderzoeker):
    """Also for who may not change them, and so does not see everything."""
    load_voorbeelden()
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="oost"))
    Initiatief.objects.filter(heel_amsterdam=False).update(telefoon_openbaar=False, email_openbaar=False)
    for wie in (beheerder, coordinator, onderzoeker):
        rapport = read_in(export(wie), wie)
        assert (rapport.ongewijzigd, str(rapport).count("\n")) == (Initiatief.objects.count(), 0)


LASTIG = [
    "=1+1",
    "'=1+1",
    "''-x",
    "@x",
    "+31",
    "\t=x",
    "regel een\r\nregel; twee\n\n- drie",
    'zei: "ja; nee"',
    "_x0041_",
    "  ruim\u00a0om\u2028heen ",
    "pla\x0bk\x02werk",
    "007",
    "1e5",
    "2026-01-02",
    "TRUE",
    "#N/B",
    "x" * (LANGSTE_CEL + 9),
    "👩‍🦰 é ﬁ",
]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), max_size=4))
@example(LASTIG)
def test_awkward_values_come_back_unchanged(lijsten, beheerder, teksten):
    Initiatief.objects.all().delete()
    Organisatie.objects.filter(partner=False).delete()
    for nummer, tekst in enumerate(teksten):
        organisatie = OrganisatieFactory(naam=f"{tekst[:150]}{nummer}")
        initiatief = InitiatiefFactory(
            naam=tekst[:200],
            organisatie=organisatie,
            samenvatting=tekst[:300],
            beschrijving=tekst,
            verwijzen=tekst,
            kosten=tekst[:200],
            bron="proef" if nummer % 2 else "",
            bron_id=f"00{nummer}" if nummer % 3 else "",
            status="concept",
            capaciteit=0,
            gecontroleerd_op="2020-02-29",
            telefoon="+4930123456" if nummer % 2 else "+31201234567",
            wensen=["maatje", "ontmoeting"],
            werkgebied=["oost", "weesp"],
            heel_amsterdam=not nummer % 4,
        )
        LocatieFactory(
            initiatief=initiatief, straat=tekst[:100], huisnummer="1-3", punt=Point(4.9 + 1 / 7, 52.3 + 1 / 30000)
        )
    voor = list(Initiatief.history.values_list("history_id"))
    rapport = read_in(export(beheerder), beheerder)
    assert (rapport.ongewijzigd, rapport.fout) == (len(teksten), [])
    assert list(Initiatief.history.values_list("history_id")) == voor


def test_no_cell_is_a_formula(lijsten, beheerder):
    InitiatiefFactory(naam="=HYPERLINK(1)", samenvatting="'=1+1", beschrijving="@x", bron_id="-1", bron="x")
    blad = load_workbook(io.BytesIO(export(beheerder))).worksheets[0]
    assert not [cel for cel in blad[2] if cel.data_type == "f" or str(cel.value or "").startswith(tuple("=+-@\t\r"))]
    rij = rows_of(export(beheerder))[0]
    assert (rij["naam"], rij["samenvatting"], rij["bron_id"]) == ("'=HYPERLINK(1)", "''=1+1", "'-1")


def test_secret_places_stay_inside_and_private_numbers_are_for_who_keeps_them(
    lijsten, beheerder, coordinator, onderzoeker
):
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="oost"))
    for slug in ("oost", "weesp"):
        initiatief = InitiatiefFactory(
            naam=slug, telefoon="+31612345678", telefoon_openbaar=False, email="a@b.example", werkgebied=[slug]
        )
        LocatieFactory(initiatief=initiatief, straat="Schuilweg", geheim=True)
    for wie, ziet in ((beheerder, ["oost", "weesp"]), (coordinator, ["oost"]), (onderzoeker, [])):
        rijen = rows_of(export(wie))
        assert [rij["naam"] for rij in rijen if rij["telefoon"] == "0612345678"] == ziet
        assert [rij["email"] for rij in rijen] == ["a@b.example"] * 2
        assert {rij["straat"] for rij in rijen} == {None}


def test_numbers_dates_and_choices_are_as_excel_knows_them(lijsten, beheerder):
    LocatieFactory(initiatief=InitiatiefFactory(capaciteit=7, gecontroleerd_op="2026-01-02", telefoon="+31201234567"))
    blad = load_workbook(io.BytesIO(export(beheerder))).worksheets[0]
    cel = {kop.value: cel for kop, cel in zip(blad[1], blad[2], strict=True)}
    assert list(cel) == BLADKOLOMMEN
    assert (cel["capaciteit"].value, cel["lon"].value, cel["gecontroleerd_op"].is_date) == (7, 4.97, True)
    assert (cel["telefoon"].value, cel["telefoon"].number_format) == ("0201234567", "@")


def test_the_empty_sheet_has_choices_an_explanation_and_a_marked_example(lijsten, beheerder):
    boek = load_workbook(io.BytesIO(make_sjabloon()))
    blad, uitleg, keuzes = boek.worksheets
    assert (uitleg.title, keuzes.sheet_state) == ("Uitleg", "hidden")
    kop = [cel.value for cel in blad[1]]
    assert kop == BLADKOLOMMEN[:-1]
    per_kolom = {
        kop[next(iter(keuze.sqref.ranges)).min_col - 1]: keuze for keuze in blad.data_validations.dataValidation
    }
    assert set(per_kolom) == {"soort", "wensen", "doelgroepen", "werkgebied"}
    assert per_kolom["soort"].showErrorMessage and not per_kolom["wensen"].showErrorMessage
    for kolom, model in (("wensen", Ondersteuningswens), ("doelgroepen", Doelgroep)):
        bereik = keuzes[per_kolom[kolom].formula1.removeprefix("Lijsten!")]
        assert {cel.value for (cel,) in bereik} == set(model.objects.values_list("slug", flat=True))
    uitgelegd = {rij[0] for rij in uitleg.iter_rows(values_only=True)}
    assert set(kop) <= uitgelegd
    rapport = read_in(make_sjabloon(), beheerder)
    assert [regel["reden"] for regel in rapport.overgeslagen] == ["Dit is een verzonnen voorbeeld."]
    assert (rapport.nieuw, rapport.fout) == (0, [])


def test_the_example_of_the_sheet_is_right_but_for_being_one(lijsten, beheerder):
    """Who takes ‘ja’ away has a row that can be read in."""
    [(nummer, rij)] = read_blad(make_sjabloon()).rijen
    rapport = import_initiatieven(rijen=[(nummer, {**rij, "voorbeeld": ""})], bron="proef", wie=beheerder)
    assert (rapport.nieuw, rapport.fout) == (1, [])
