"""Measured wishes come in row by row; what cannot be is refused with its reason."""

import pytest

from evaluatie.actions import import_metingen
from evaluatie.bladen.meting import METINGEN
from evaluatie.models import Meting, Wenscijfer
from socialekaart.models import Kaartstand

pytestmark = pytest.mark.usefixtures("lijsten")
GOED = {
    "meting": "Voorjaar 2026",
    "instrument": "Interview",
    "perspectief": "mantelzorgers",
    "stadsdeel": "Weesp",
    "van": "2026-03-01",
    "tot": "30-4-2026",
    "n": "40",
    "wens": "maatje",
    "gewenst": "15",
    "vervuld": "4",
    "bron": "Onderzoek",
}


def read(*rijen: dict, **opties):
    return import_metingen(rijen=list(enumerate([GOED | rij for rij in rijen], start=2)), **opties)


def counts(uitslag) -> tuple[int, int, int]:
    return uitslag[0].nieuw, uitslag[0].gewijzigd, uitslag[0].ongewijzigd


def test_a_sheet_comes_in_once():
    assert list(GOED) == list(METINGEN)
    versie = Kaartstand.objects.get().versie
    rijen = ({}, {"wens": "Lotgenoten", "vervuld": "", "n": "39"}, {"stadsdeel": "T", "bron": "Elders"})
    assert counts(read(*rijen)) == (3, 0, 0) and Kaartstand.objects.get().versie > versie
    weesp = Meting.objects.get(stadsdeel__slug="weesp")
    assert (weesp.golf, str(weesp.van), str(weesp.tot)) == ("voorjaar-2026-mantelzorgers", "2026-03-01", "2026-04-30")
    assert list(weesp.cijfers.values_list("wens__slug", "n", "gewenst", "vervuld")) == [
        ("maatje", 40, 15, 4),
        ("lotgenoten", 39, 15, None),
    ]
    versie = Kaartstand.objects.get().versie
    assert counts(read(*rijen)) == (0, 0, 3) and Kaartstand.objects.get().versie == versie
    assert (Meting.history.count(), Wenscijfer.history.count()) == (2, 3)


def test_what_becomes_different():
    read({}, {"wens": "lotgenoten"})
    uitslag = read({"instrument": "Enquête", "gewenst": "16"}, {"instrument": "Enquête", "wens": "lotgenoten"})
    assert [(u.oordeel, u.anders) for u in uitslag[1]] == [
        ("gewijzigd", ("instrument: Interview → Enquête", "gewenst: 15 → 16")),
        ("ongewijzigd", ()),
    ]
    assert Wenscijfer.objects.get(wens__slug="maatje").history.count() == 2
    # Something of the measurement alone is a change of its first row.
    assert counts(read({"gewenst": "16"}, {"wens": "lotgenoten"})) == (0, 1, 1)


@pytest.mark.parametrize(
    ("rij", "kolom", "reden"),
    [
        ({"n": "-1"}, "n", "nooit negatief"),
        ({"n": "0", "gewenst": "0", "vervuld": ""}, "n", "Niemand antwoordde"),
        ({"gewenst": "41"}, "gewenst", "niet meer mensen dit dan er antwoordden (40)"),
        ({"vervuld": "16"}, "vervuld", "niet voor meer mensen vervuld"),
        ({"gewenst": "37%"}, "gewenst", "geen percentage"),
        ({"gewenst": "0,37"}, "gewenst", "deel van het geheel"),
        ({"stadsdeel": "Zuidoots"}, "stadsdeel", "Bedoelt u “zuidoost”?"),
        ({"wens": "maatjes"}, "wens", "Bedoelt u “maatje”?"),
        ({"perspectief": "iedereen"}, "perspectief", "Kies uit: mensen-die-ziek-zijn"),
        ({"tot": "2026-02-01"}, "tot", "Het eind ligt voor het begin"),
        ({"van": "1-3-2126"}, "van", "toekomst"),
        ({"meting": ""}, "meting", "moet ingevuld zijn"),
        ({"meting": "x" * 121}, "meting", "121 tekens"),
        ({"": "los"}, "", "meer cellen"),
    ],
)
def test_bad_rows_are_refused(rij, kolom, reden):
    uitslag = read(rij, {"wens": "lotgenoten"})
    (fout,) = uitslag[0].fout
    assert (fout["rij"], fout["kolom"]) == (2, kolom) and reden in fout["reden"]
    assert counts(uitslag) == (1, 0, 0) and uitslag[0].exit_status == 3


def test_rows_that_contradict_each_other():
    uitslag = read({}, {"gewenst": "16"}, {"wens": "lotgenoten", "bron": "Elders", "tot": "2026-05-01"})
    assert [(f["rij"], f["kolom"]) for f in uitslag[0].fout] == [(3, "wens"), (4, "tot"), (4, "bron")]
    assert "ook in rij 2" in uitslag[0].fout[0]["reden"] and "Rij 2 van dezelfde" in uitslag[0].fout[1]["reden"]


def test_real_figures_do_not_go_into_an_invented_measurement():
    read({})
    Meting.objects.update(voorbeeld=True)
    assert "verzonnen meting" in read({"gewenst": "14"})[0].fout[0]["reden"]


def test_long_names_that_differ_at_their_end_are_two_waves():
    lang = "Onderzoek naar wensen en behoeften van mensen in hun laatste levensfase en hun mantelzorgers, "
    assert counts(read({"meting": lang + "voorjaar 2026"}, {"meting": lang + "najaar 2026"})) == (2, 0, 0)
    assert counts(read({"meting": lang.upper() + "VOORJAAR 2026"})) == (0, 1, 0)
    golven = Meting.objects.values_list("golf", flat=True)
    assert len(set(golven)) == 2 and {golf[:30] for golf in golven} == {"onderzoek-naar-wensen-en-behoe"}
    assert all(len(golf) <= 80 + len("-mantelzorgers") for golf in golven)
