"""Population and estimates come in, follow from each other, and stay as somebody gave them."""

from decimal import Decimal

import pytest

from evaluatie.actions import import_bevolking, import_schattingen, refresh_schattingen
from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode
from socialekaart.models import Gebied, Kaartstand

pytestmark = pytest.mark.usefixtures("lijsten")
BEVOLKING = ("code", "naam", "jaar", "inwoners", "65_plus", "sterfte_per_1000")
SCHATTING = ("gebied_code", "jaar", "methode", "aantal", "laag", "hoog", "bron")


def rows(kolommen, *regels: str) -> list:
    return [
        (nummer, dict(zip(kolommen, regel.split("|"), strict=True))) for nummer, regel in enumerate(regels, start=2)
    ]


def read_bevolking(*regels: str, bron: str = "Gemeente", **opties):
    return import_bevolking(rijen=rows(BEVOLKING, *regels), bron=bron, **opties)


def read_schattingen(*regels: str, **opties):
    return import_schattingen(rijen=rows(SCHATTING, *regels), **opties)


def reasons(uitslag) -> list[tuple]:
    return [(fout["rij"], fout["kolom"], fout["reden"]) for fout in uitslag[0].fout]


def counts(uitslag) -> tuple[int, int, int]:
    return uitslag[0].nieuw, uitslag[0].gewijzigd, uitslag[0].ongewijzigd


def test_estimates_follow_from_population_and_deaths():
    """Weesp 2024: 25,300 × 9.7 / 1000 = 245.41 deaths; 66% is 161.97, between 63% (154.61) and 75% (184.06)."""
    regels = ("s|Weesp|2024|25300|4590|9,7", "B|Westpoort|2024|1560|5|0.0", "T|Zuidoost|2025|93200|13930|")
    versie = Kaartstand.objects.get().versie
    eerst = read_bevolking(*regels)
    assert counts(eerst) == (3, 0, 0) and eerst[0].exit_status == 0 and Kaartstand.objects.get().versie > versie
    weesp = Doelgroepschatting.objects.get(gebied__naam="Weesp", methode__slug="sterfte-66")
    assert (weesp.aantal, weesp.laag, weesp.hoog) == (Decimal("161.97"), Decimal("154.61"), Decimal("184.06"))
    assert weesp.gemodelleerd and "Gemeente" in weesp.bron and "Palliaweb" in weesp.bron
    assert weesp.history.get().history_change_reason == "ingelezen uit een blad"
    # No deaths is 0; deaths that nobody knows are no figure.
    assert {s.aantal for s in Doelgroepschatting.objects.filter(gebied__naam="Westpoort")} == {0}
    assert not Doelgroepschatting.objects.filter(gebied__naam="Zuidoost").exists()
    assert "Er is geen sterfte bekend" in eerst[0].opmerkingen[0]["reden"]
    assert counts(read_bevolking(*regels)) == (0, 0, 3) and Bevolkingscijfer.history.count() == 3


def test_what_becomes_different_takes_its_estimates_along():
    read_bevolking("S|Weesp|2024|25300|4590|9,7")
    uitslag = read_bevolking("S|Weespersluis|2024|20000||")
    assert counts(uitslag) == (0, 1, 0) and uitslag[1][0].anders[0] == "inwoners: 25300 → 20000"
    cijfer = Bevolkingscijfer.objects.get()
    # An empty cell changed nothing.
    assert (cijfer.inwoners, cijfer.vijfenzestigplus, cijfer.sterfte_per_1000) == (20000, 4590, Decimal("9.7"))
    assert Doelgroepschatting.objects.get(methode__slug="sterfte-66").aantal == Decimal("128.04")
    assert "heet bij ons Weesp" in uitslag[0].opmerkingen[0]["reden"]
    # Another share: only the estimates differ.
    Schattingsmethode.objects.filter(slug="sterfte-66").update(aandeel="0.65")
    assert read_bevolking("S||2024|20000||")[1][0].anders == ("sterfte-66",)


def test_an_invented_figure_never_becomes_a_real_one():
    weesp = Gebied.objects.stadsdelen().get(slug="weesp")
    Bevolkingscijfer.objects.create(gebied=weesp, jaar=2024, inwoners=10, sterfte_per_1000=9, voorbeeld=True)
    read_bevolking("S|Weesp|2024|25300||")
    cijfer = Bevolkingscijfer.objects.get()
    assert (cijfer.sterfte_per_1000, cijfer.voorbeeld) == (None, False)


def test_a_figure_that_somebody_gave_stays():
    assert counts(read_schattingen("S|2024|66% van de sterfte|160|150,5|185|Eigen telling")) == (1, 0, 0)
    uitslag = read_bevolking("S|Weesp|2024|25300|4590|9,7")
    assert "dat iemand zelf opgaf" in uitslag[0].opmerkingen[0]["reden"]
    schatting = Doelgroepschatting.objects.get(methode__slug="sterfte-66")
    assert schatting.laag == Decimal("150.5") and not schatting.gemodelleerd
    assert counts(read_schattingen("s|2024|STERFTE-66|160|150.5|185|Eigen telling")) == (0, 0, 1)


def test_computed_estimates_follow_what_they_come_from():
    read_bevolking("S|Weesp|2024|25300|4590|9,7", "T|Zuidoost|2024|92350||6")
    weesp, zuidoost = (Gebied.objects.stadsdelen().get(slug=slug).pk for slug in ("weesp", "zuidoost"))
    Bevolkingscijfer.objects.update(sterfte_per_1000=None)
    refresh_schattingen(gebieden=[weesp])
    assert set(Doelgroepschatting.objects.values_list("gebied", flat=True)) == {zuidoost}
    Bevolkingscijfer.objects.update(sterfte_per_1000=10)
    refresh_schattingen()
    aantallen = Doelgroepschatting.objects.filter(methode__slug="sterfte-66").order_by("gebied__naam")
    assert [schatting.aantal for schatting in aantallen] == [Decimal("166.98"), Decimal("609.51")]


def test_bad_rows_of_population_are_refused_with_their_reason():
    uitslag = read_bevolking(
        "GM0363|Amsterdam|2024|931298||6",
        "ZZ|Nergens|2024|10||",
        "S|Weesp|2024|10|11|",
        "S|Weesp|2024|10||1000,1",
        "S|Weesp|24|||",
        "S|Weesp|2024|10||",
        "S|Weesp|2024|11||",
    )
    assert [(rij, kolom) for rij, kolom, _reden in reasons(uitslag)] == [
        *((3, "code"), (4, "65_plus"), (5, "sterfte_per_1000"), (6, "jaar"), (6, "inwoners"), (8, "")),
    ]
    assert "ook in rij 7" in reasons(uitslag)[-1][2] and "hele gemeente" in uitslag[0].overgeslagen[0]["reden"]
    assert counts(uitslag) == (1, 0, 0) and uitslag[0].exit_status == 3


def test_bad_rows_of_estimates_are_refused_with_their_reason():
    uitslag = read_schattingen(
        "S|2024|gokken|1|1|1|Bron",
        "S|2024|opgave|10|11|12|Bron",
        "S|2024|opgave|10|9|9|Bron",
        "S|2024|opgave|10|||",
        "S|2024|opgave|10|9|12|Bron",
        "S|2024|opgave|10|9|12|Bron",
    )
    redenen = reasons(uitslag)
    assert redenen[0][1] == "methode" and "sterfte-66, sterfte-63" in redenen[0][2]
    assert [(rij, kolom) for rij, kolom, _reden in redenen[1:]] == [
        *((3, "laag"), (4, "hoog"), (5, "laag"), (5, "hoog"), (5, "bron"), (7, "")),
    ]
    assert counts(uitslag) == (1, 0, 0)


def test_all_or_nothing_and_a_trial_write_nothing():
    regels = ("S|2024|opgave|10|9|12|Bron", "S|2024|opgave|x|9|12|Bron")
    assert read_schattingen(*regels, alles_of_niets=True)[0].exit_status == 1
    assert counts(read_schattingen(*regels, dry_run=True)) == (1, 0, 0)
    assert not Doelgroepschatting.objects.exists()
