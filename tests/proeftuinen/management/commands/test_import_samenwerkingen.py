"""The sheet of ties through its command; what it shares with other sheets is in ``importeren/test_opdracht.py``."""

import io
import json
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from proeftuinen.actions import import_samenwerkingen
from proeftuinen.models import Fasestap, Samenwerking
from proeftuinen.samenwerkingenblad import KOLOMMEN, read_rij
from socialekaart.models import Kaartstand, Organisatie
from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
KOP = ",".join(KOLOMMEN)


@pytest.fixture
def namen(lijsten):
    for naam in ("Huisartsen Zuid", "Buurtteam Oost", "Hospice De Brug"):
        OrganisatieFactory(naam=naam)
    InitiatiefFactory(naam="Samen eten")


@pytest.fixture
def load(tmp_path, capsys):
    """Reads these lines in; returns the report and the exit status."""

    def load(*regels: str | bytes, opties: tuple[str, ...] = (), kop: str = KOP):
        blad, verslag = tmp_path / "blad.csv", tmp_path / "rapport.json"
        blad.write_text("\n".join((kop, *regels)), encoding="utf-8")
        status = 0
        try:
            call_command("import_samenwerkingen", str(blad), "--rapport", str(verslag), *opties)
        except SystemExit as einde:
            status = einde.code
        return json.loads(verslag.read_text()), status

    return load


def list_ties() -> list[tuple]:
    """All ties with their steps."""
    return [
        (str(band), band.soort, band.fase, [(stap.op, stap.fase) for stap in band.stappen.all()])
        for band in Samenwerking.objects.order_by("pk")
    ]


BLAD = (
    "Huisartsen Zuid,Buurtteam Oost,verwijzing,contact,,,4,,inventarisatie 2024",
    "huisartsen zuid,BUURTTEAM OOST,Gezamenlijk aanbod,pilot,01-03-2026,,,2,",
    "Hospice De Brug,Samen eten,contact met gemeente,structureel,2024-01-01,2025-06-01,,,",
    "Huisartsen Zuid,Buurtteam Oost,verwijzing,structureel,2026-02-01,,5,3,gesprek",
)


def test_a_sheet_goes_in_and_a_second_time_changes_nothing(namen, load):
    rapport, status = load(*BLAD)
    assert (status, rapport["nieuw"], rapport["gewijzigd"], rapport["fout"]) == (0, 3, 1, [])
    verwacht = [
        ("Huisartsen Zuid – Buurtteam Oost", "verwijzing", "structureel",
         [(None, "contact"), (date(2026, 2, 1), "structureel")]),
        ("Huisartsen Zuid – Buurtteam Oost", "gezamenlijk-aanbod", "pilot", [(date(2026, 3, 1), "pilot")]),
        ("Hospice De Brug – Samen eten", "contact-gemeente", "gestopt",
         [(date(2024, 1, 1), "structureel"), (date(2025, 6, 1), "gestopt")]),
    ]  # fmt: skip
    assert list_ties() == verwacht
    band = Samenwerking.objects.get(soort="verwijzing")
    assert (band.sterkte_van, band.sterkte_naar, band.bron, band.stadsdeel) == (5, 3, "gesprek", None)
    regels = [model.history.count() for model in (Samenwerking, Fasestap)]
    rapport, status = load(*BLAD)
    assert (status, rapport["ongewijzigd"], rapport["gewijzigd"], rapport["nieuw"]) == (0, 4, 0, 0)
    assert list_ties() == verwacht
    assert [model.history.count() for model in (Samenwerking, Fasestap)] == regels


def test_what_is_wrong_is_told_per_row_and_column_and_the_rest_goes_in(namen, load):
    rapport, status = load(
        BLAD[0],
        "Huisartsen Zuid,Buurteam Oost,verwijzing,contact,,,,,",
        "Huisartsen Zuid,Iemand Anders,vriendschap,gisteren,31-13-2025,,6,,",
        "Buurtteam Oost,Buurtteam Oost,pilot,contact,,,,,",
        "Huisartsen Zuid,Hospice De Brug,pilot,gestopt,2025-01-01,,,,",
        ",Hospice De Brug,pilot,contact,2026-01-01,2025-01-01,,,",
        "Buurtteam Oost,Hospice De Brug,pilot,contact,2026-01-01,2025-01-01,,,",
        "Buurtteam Oost,Hospice De Brug,pilot,contact,,,,,gesprek,te veel",
        opties=("--stadsdeel", "oost"),
    )
    assert (status, rapport["nieuw"]) == (3, 1)
    assert Samenwerking.objects.get().stadsdeel.slug == "oost"
    assert not Organisatie.objects.filter(naam="Iemand Anders").exists()
    redenen = {(fout["rij"], fout["kolom"]): fout["reden"] for fout in rapport["fout"]}
    assert redenen[3, "naar"] == "Deze organisatie kennen we niet. Bedoelt u “Buurtteam Oost”?"
    assert redenen[4, "soort"].startswith("Kies uit: verwijzing, afstemming, gezamenlijk aanbod")
    assert redenen[4, "fase"].startswith("Kies uit: contact, verkenning")
    assert redenen[4, "sinds"] == "Schrijf de datum zo: 31-12-2026 of 2026-12-31"
    assert redenen[4, "sterkte_van"].startswith("Kies 1, 2, 3, 4 of 5")
    assert redenen[5, "naar"] == "Kies twee verschillende."
    assert redenen[6, "fase"].startswith("Een samenwerking begint niet met ‘gestopt’.")
    assert redenen[7, "van"] == "Dit moet ingevuld zijn."
    assert redenen[8, "tot"] == "Het eind ligt niet na het begin."
    assert "meer cellen dan in de eerste rij" in redenen[9, ""]
    assert len(redenen) == 10


def test_new_organisations_are_made_and_told(namen, load):
    rapport, status = load("Zorg 1,Zorg 2,afstemming,contact,,,,,", "Zorg 1,Zorg 3,afstemming,contact,,,,,")
    assert (status, rapport["nieuw"], len(rapport["opmerkingen"])) == (0, 2, 3)
    assert Organisatie.objects.filter(naam__startswith="Zorg ").count() == 3


def test_organisations_whose_names_look_alike_are_made_when_asked(namen, load):
    rij = "Buurteam Oost,Wijkzorg Noord,afstemming,contact,,,,,"
    assert load(rij, rij)[1] == 1
    zichzelf = "Nieuw,nieuw,afstemming,contact,,,,,"
    rapport, status = load(rij, zichzelf, opties=("--ook-lijkende",))
    assert (status, rapport["nieuw"]) == (3, 1)
    assert [regel["reden"] for regel in rapport["opmerkingen"]] == [
        "“Buurteam Oost” lijkt op “Buurtteam Oost”. Is dat dezelfde?",
        "Nieuwe organisatie: “Buurteam Oost”. Kies in het beheer nog welke soort het is.",
        "Nieuwe organisatie: “Wijkzorg Noord”. Kies in het beheer nog welke soort het is.",
    ]
    wijkzorg = Organisatie.objects.get(naam="Wijkzorg Noord")
    assert (wijkzorg.slug, wijkzorg.soort_organisatie) == ("wijkzorg-noord", "overig")
    assert not Organisatie.objects.filter(naam="Nieuw").exists()
    rapport, status = load(rij, opties=("--ook-lijkende",))
    assert (status, rapport["ongewijzigd"], rapport["opmerkingen"]) == (0, 1, [])


def test_a_tie_that_stopped_is_told_in_one_row(namen, load):
    rij = "Huisartsen Zuid,Hospice De Brug,contact_gemeente,Gestopt,2024-01-01,2025-06-01,,,"
    for nieuw in (1, 0):
        rapport, status = load(rij)
        assert (status, rapport["nieuw"], rapport["ongewijzigd"]) == (0, nieuw, 1 - nieuw)
        stappen = [(date(2024, 1, 1), "contact"), (date(2025, 6, 1), "gestopt")]
        assert list_ties() == [("Huisartsen Zuid – Hospice De Brug", "contact-gemeente", "gestopt", stappen)]


@pytest.mark.parametrize("opties", [("--dry-run",), ("--alles-of-niets",)])
def test_a_trial_and_all_or_nothing_leave_everything_as_it_was(namen, load, opties):
    versie = Kaartstand.objects.get().versie
    rapport, status = load(BLAD[0], "Onbekend,Nieuw,pilot,nooit,,,,,", opties=opties)
    assert not Samenwerking.objects.exists() and Kaartstand.objects.get().versie == versie
    assert (status, rapport["nieuw"]) == {"--dry-run": (3, 1), "--alles-of-niets": (1, 0)}[opties[0]]


def test_an_unknown_stadsdeel_and_another_sheet_are_refused_as_a_whole(namen, load, capsys):
    rapport, status = load(BLAD[0], opties=("--stadsdeel", "rotterdam"))
    assert status == 1 and "“rotterdam” is er niet. Kies uit: centrum" in rapport["fout"][0]["reden"]
    rapport, status = load("a,b", kop="van,naam")
    assert status == 1 and "ontbreekt: naar, soort, fase" in rapport["fout"][0]["reden"]


def test_an_excel_sheet_from_standard_input(namen, monkeypatch, capsys):
    boek, inhoud = Workbook(), io.BytesIO()
    boek.active.append([*KOLOMMEN, "kleur"])
    boek.active.append(
        ["Huisartsen Zuid", "Buurtteam Oost", "pilot", "pilot", date(2026, 3, 1), None, 3.0, None, "x", "y"]
    )
    boek.save(inhoud)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(inhoud.getvalue())))
    call_command("import_samenwerkingen", "-")
    assert "De kolom “kleur” kennen we niet" in capsys.readouterr().out
    band = Samenwerking.objects.get()
    assert (band.sterkte_van, list_ties()[0][3]) == (3, [(date(2026, 3, 1), "pilot")])


def test_what_a_colleague_writes_at_the_same_moment_is_told(namen, monkeypatch):
    """Between looking for a tie and writing it, somebody else wrote it."""
    rij = dict(zip(KOLOMMEN, ("Huisartsen Zuid", "Buurtteam Oost", "pilot", "contact"), strict=False))
    import_samenwerkingen(rijen=[(2, rij)])
    monkeypatch.setattr("proeftuinen.actions.samenwerking._find", lambda *_tie: (None, False))
    rapport, _uitslagen = import_samenwerkingen(rijen=[(2, rij)])
    assert rapport.fout[0]["reden"].startswith("Een collega schreef dit net ook op.")
    assert Samenwerking.objects.count() == 1


@given(rij=st.fixed_dictionaries({}, optional={kolom: st.text(max_size=30) for kolom in KOLOMMEN}))
def test_any_row_gives_clean_values_or_reasons(rij):
    waarden, fouten = read_rij(rij)
    assert {*waarden} | {kolom for kolom, _waarde, _reden in fouten} == {*KOLOMMEN}
    assert all(reden for _kolom, _waarde, reden in fouten)
