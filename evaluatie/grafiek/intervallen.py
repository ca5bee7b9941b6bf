"""Points with between what they lie, one below the other, and a line to hold them against."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .basis import (
    BREED,
    REGEL,
    Getal,
    Grafiek,
    Rij,
    Schaal,
    Teken,
    Vorm,
    is_known,
    line,
    link,
    make_schaal,
    numbers,
    rect,
    text,
    width_of,
    wrap,
    write,
    write_range,
)

LABELS = 190
RIJ = 32
ONDER = 26


@dataclass(frozen=True)
class Intervalrij:
    """One point. ``tekst`` replaces the figure in the table, and stands beside a point that has no range."""

    label: str
    waarde: Getal
    laag: Getal
    hoog: Getal
    tekst: str = ""
    gekozen: bool = False
    adres: str = ""

    def write(self, eenheid: str) -> str:
        return self.tekst or write_range(self.waarde, self.laag, self.hoog, eenheid)


def make_intervallen(
    titel: str,
    uitleg: str,
    rijen: Sequence[Intervalrij],
    lijn: tuple[float, str] | None = None,
    eenheid: str = "",
    bereik: tuple[float, float] = (0, 0),
) -> Grafiek:
    """A point and its range for each row; ``lijn`` is a figure for all, with what it is.

    ``bereik`` is the least and the most that there can be: the axis shows all of it.
    """
    regels = [wrap(rij.label, LABELS) for rij in rijen]
    links = max((width_of(regel) for label in regels for regel in label), default=0) + 14
    waarden = numbers([w for rij in rijen for w in (rij.waarde, rij.laag, rij.hoog)])
    laagste, hoogste = bereik
    schaal = make_schaal([*waarden, hoogste, *([lijn[0]] if lijn else [])], links, BREED - 16, nul=laagste)
    vormen: list[Vorm] = []
    y = 4.0
    for rij, label in zip(rijen, regels, strict=True):
        hoogte = max(RIJ, REGEL * len(label) + 8)
        vormen += _draw(rij, label, schaal, y, hoogte, eenheid)
        y += hoogte
    as_vormen = [line(x, 4, x, y, "as") for x in map(schaal.place, schaal.streken)]
    if lijn:
        as_vormen.append(line(schaal.place(lijn[0]), 0, schaal.place(lijn[0]), y, "grens"))
    maten = [text(schaal.place(waarde), y + 18, write(waarde), "tekst-2", "middle") for waarde in schaal.streken]
    tabel = [Rij(rij.label, [rij.write(eenheid)], rij.adres) for rij in rijen]
    legenda = []
    if lijn:
        tabel.append(Rij(lijn[1], [write(lijn[0], eenheid)]))
        legenda = [Teken([line(14, 0, 14, 18, "grens")], f"{lijn[1]}: {write(lijn[0], eenheid)}")]
    gekozen = [vorm for vorm in vormen if vorm.klasse == "gekozen"]
    boven = [vorm for vorm in vormen if vorm.klasse != "gekozen"]
    return Grafiek(
        "intervallen",
        titel,
        uitleg,
        (0, 0, BREED, y + ONDER),
        [*gekozen, *as_vormen, *maten, *boven],
        [_("Wat"), _("Cijfer")],
        tabel,
        legenda,
    )


def _draw(rij: Intervalrij, label: list[str], schaal: Schaal, y: float, hoogte: float, eenheid: str) -> list[Vorm]:
    midden = y + hoogte / 2
    eerste = midden + 5 - (len(label) - 1) * REGEL / 2
    klasse = "tekst-vet" if rij.gekozen else "tekst"
    namen = [text(schaal.begin - 14, eerste + i * REGEL, regel, klasse, "end") for i, regel in enumerate(label)]
    vlak = [rect(0, y, BREED, hoogte, "raak")] if rij.adres else []
    achter = [rect(0, y, BREED, hoogte, "gekozen")] if rij.gekozen else []
    delen = [*vlak, *namen, *_draw_point(rij, schaal, midden, eenheid)]
    return [*achter, *link(rij.adres, delen)]


def _draw_point(rij: Intervalrij, schaal: Schaal, y: float, eenheid: str) -> list[Vorm]:
    grenzen = numbers([rij.laag, rij.hoog])
    if not is_known(rij.waarde):
        return [
            Vorm("circle", {"cx": schaal.begin, "cy": y, "r": 5}, "weg"),
            text(schaal.begin + 12, y + 5, rij.write(eenheid), "tekst-2"),
        ]
    x = schaal.place(numbers([rij.waarde])[0])
    punt = Vorm("circle", {"cx": x, "cy": y, "r": 5}, "punt")
    if len(grenzen) == 2 and grenzen != [0, 0]:
        x1, x2 = (schaal.place(grens) for grens in grenzen)
        return [Vorm("path", {"d": f"M{x1:g} {y - 5:g}v10m0-5H{x2:g}m0-5v10"}, "marge"), punt]
    if not rij.waarde:
        punt = Vorm("circle", {"cx": x, "cy": y, "r": 5}, "nul")
    return [punt, text(x + 12, y + 5, rij.write(eenheid), "tekst-2")]
