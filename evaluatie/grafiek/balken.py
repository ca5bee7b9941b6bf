"""Bars one below the other, each with its words above it and, when known, between what it lies."""

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
    Vorm,
    fill,
    is_known,
    line,
    link,
    make_schaal,
    numbers,
    rect,
    text,
    width_of,
    wrap,
    write_range,
)

DIK = 14
TUSSEN = 14


@dataclass(frozen=True)
class Balk:
    """One bar; ``tekst`` replaces how its figure is written."""

    label: str
    waarde: Getal
    tekst: str = ""
    laag: Getal = None
    hoog: Getal = None
    adres: str = ""

    def write(self, eenheid: str) -> str:
        return self.tekst or write_range(self.waarde, self.laag, self.hoog, eenheid)


def make_balken(titel: str, uitleg: str, rijen: Sequence[Balk], eenheid: str = "") -> Grafiek:
    """A bar for each row, from zero; what is not known or not told is a hatched strip with words, not empty."""
    schaal = make_schaal(numbers([w for rij in rijen for w in (rij.waarde, rij.laag, rij.hoog)]), 2, BREED - 2)
    vormen: list[Vorm] = []
    y = 0.0
    for rij in rijen:
        delen, hoogte = _draw(rij, schaal, y, eenheid)
        vormen += link(rij.adres, delen)
        y += hoogte
    nullijn = line(schaal.place(0), 0, schaal.place(0), y, "as")
    tabel = [Rij(rij.label, [rij.write(eenheid)], rij.adres) for rij in rijen]
    return Grafiek(
        "balken", titel, uitleg, (0, 0, BREED, max(y, 1)), [nullijn, *vormen], [_("Wat"), _("Cijfer")], tabel
    )


def _draw(rij: Balk, schaal: Schaal, y: float, eenheid: str) -> tuple[list[Vorm], float]:
    cijfer = rij.write(eenheid)
    label = wrap(rij.label, max(BREED - width_of(cijfer) - 12, BREED / 2))
    onder_elkaar = width_of(label[0]) + width_of(cijfer) + 12 > BREED
    regels = len(label) + onder_elkaar
    boven = y + regels * REGEL + 4
    hoogte = regels * REGEL + 4 + DIK + TUSSEN
    vormen = [rect(0, y, BREED, hoogte - 4, "raak")] if rij.adres else []
    vormen += [text(2, y + 15 + i * REGEL, regel) for i, regel in enumerate(label)]
    cijfer_y = y + 15 + (len(label) * REGEL if onder_elkaar else 0)
    vormen.append(text(BREED - 2, cijfer_y, cijfer, "tekst-vet" if is_known(rij.waarde) else "tekst-2", "end"))
    return [*vormen, *_draw_bar(rij, schaal, boven)], hoogte


def _draw_bar(rij: Balk, schaal: Schaal, y: float) -> list[Vorm]:
    nul = schaal.place(0)
    if not is_known(rij.waarde):
        return fill(rect(nul, y, schaal.eind - nul, DIK, "geen"))
    x = schaal.place(numbers([rij.waarde])[0])
    vormen = [rect(min(nul, x), y, abs(x - nul), DIK, "balk")]
    grenzen = [schaal.place(grens) for grens in numbers([rij.laag, rij.hoog])]
    if len(grenzen) == 2:
        midden = y + DIK / 2
        pad = f"M{grenzen[0]:g} {midden - 5:g}v10m0-5H{grenzen[1]:g}m0-5v10"
        vormen.append(Vorm("path", {"d": pad}, "marge"))
    return vormen
