"""How answers are divided: a bar for each group, cut into parts that together are all answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..onderdrukking import ONDERDRUKT, Onderdrukt
from .basis import BREED, REGEL, Grafiek, Rij, Teken, Vorm, fill, numbers, rect, swatch, text, width_of, wrap, write

DIK = 18
HOOGTE = DIK + REGEL + 14
# Which of the five tones, from light to dark, for so many answers.
TONEN = {1: (3,), 2: (1, 5), 3: (1, 3, 5), 4: (1, 2, 4, 5)}


@dataclass(frozen=True)
class Verdeling:
    """One group: how often each answer was given, and by how many people in all."""

    label: str
    aantallen: Sequence[int | Onderdrukt | None]
    n: int | Onderdrukt | None


def make_verdeling(
    titel: str,
    uitleg: str,
    antwoorden: Sequence[str],
    rijen: Sequence[Verdeling],
    zonder_oordeel: Collection[str] = (),
) -> Grafiek:
    """A bar of 100% for each row; ``zonder_oordeel`` are answers that are no step of the scale, such as *weet niet*."""
    klassen = _choose_klassen(antwoorden, zonder_oordeel)
    vormen: list[Vorm] = []
    y = 0.0
    for rij in rijen:
        delen, hoogte = _draw(rij, antwoorden, klassen, y)
        vormen += delen
        y += hoogte
    samen = _("samen: te weinig om te tonen")
    legenda = [Teken(swatch(klasse), antwoord) for klasse, antwoord in zip(klassen, antwoorden, strict=True)]
    if any(aantal is ONDERDRUKT for rij in rijen for aantal in (*rij.aantallen, rij.n)):
        legenda.append(Teken(swatch("geen"), samen))
    tabel = [Rij(rij.label, [*(write(aantal) for aantal in rij.aantallen), write(rij.n)]) for rij in rijen]
    kop = [_("Groep"), *antwoorden, _("Samen")]
    return Grafiek("verdeling", titel, uitleg, (0, 0, BREED, max(y, 1)), vormen, kop, tabel, legenda)


def _choose_klassen(antwoorden: Sequence[str], zonder_oordeel: Collection[str]) -> list[str]:
    op_schaal = [antwoord for antwoord in antwoorden if antwoord not in zonder_oordeel]
    tonen = TONEN.get(len(op_schaal), (1, 2, 3, 4, 5))
    toon = {antwoord: f"k{tonen[i % len(tonen)]}" for i, antwoord in enumerate(op_schaal)}
    return [toon.get(antwoord, "los") for antwoord in antwoorden]


def _draw(rij: Verdeling, antwoorden: Sequence[str], klassen: Sequence[str], y: float) -> tuple[list[Vorm], float]:
    n = _("%(n)s mensen") % {"n": write(rij.n)} if isinstance(rij.n, int) else write(rij.n)
    label = wrap(rij.label, BREED - width_of(n) - 12)
    vormen = [text(0, y + 15 + i * REGEL, regel, "tekst-vet") for i, regel in enumerate(label)]
    vormen.append(text(BREED, y + 15, n, "tekst-2", "end"))
    boven = y + len(label) * REGEL + 2
    hoogte = boven - y + HOOGTE
    bekend = sum(numbers(rij.aantallen))
    heel = max(bekend, rij.n) if isinstance(rij.n, int) else bekend
    if not heel:
        return [*vormen, *fill(rect(1, boven, BREED - 2, DIK, "geen"))], hoogte
    x = 1.0
    for aantal, klasse, antwoord in zip(rij.aantallen, klassen, antwoorden, strict=True):
        if aantal and not isinstance(aantal, Onderdrukt):
            breed = round(float(aantal) / heel * (BREED - 2), 1)
            vormen += fill(rect(x, boven, breed, DIK, klasse, f"{antwoord}: {write(aantal)}"))
            if breed > width_of(write(aantal)):
                vormen.append(text(round(x + breed / 2, 1), boven + DIK + 16, write(aantal), "tekst", "middle"))
            x = round(x + breed, 1)
    if any(aantal is ONDERDRUKT for aantal in rij.aantallen) and x < BREED - 2:
        vormen += fill(rect(x, boven, round(BREED - 1 - x, 1), DIK, "geen"))
    return vormen, hoogte
