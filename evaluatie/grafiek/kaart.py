"""The city with a tone and a pattern on each area."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from socialekaart.kaartbeeld import KRIMP, NAAMPUNTEN, NOORD, PX_PER_GRAAD, STAD, WEST, to_px
from socialekaart.models import Kaartstand
from socialekaart.momentopname import kept

from .basis import Grafiek, Rij, Teken, Vorm, fill, link, swatch, text

# As in socialekaart.kaartbeeld: simplified to about a pixel, moved into pixels, and Postgres writes the path.
GEBIEDEN = """
SELECT code, slug, naam, ST_AsSVG(ST_Scale(vlak, 1, -1), 1, 0),
    ST_X(ST_PointOnSurface(vlak)), ST_Y(ST_PointOnSurface(vlak))
FROM (SELECT code, slug, naam, ST_Affine(ST_SimplifyPreserveTopology(geometrie, 0.0002),
        %(sx)s, 0, 0, %(sy)s, %(dx)s, %(dy)s) AS vlak
    FROM socialekaart_gebied WHERE soort = %(soort)s) AS g
ORDER BY naam, code
"""


@dataclass(frozen=True)
class Vlak:
    """What is known of an area: ``klasse`` is "1" (light) to "5" (dark) or "geen", ``tekst`` says it in words."""

    code: str
    klasse: str
    tekst: str
    adres: str = ""


@dataclass(frozen=True)
class Gebiedsvlak:
    """An area in the drawing."""

    code: str
    naam: str
    d: str
    x: float
    y: float


def make_kaart(
    titel: str,
    uitleg: str,
    vlakken: Sequence[Vlak],
    soort: str = "stadsdeel",
    legenda: Sequence[tuple[str, str]] = (),
) -> Grafiek:
    """A map of areas of one kind; areas of which nothing is given stay plain. ``legenda``: what each class means."""
    versie = Kaartstand.objects.current()
    gebieden = draw_gebieden(soort, versie)
    stadsdelen = draw_gebieden("stadsdeel", versie)
    woorden = dict(legenda)
    bekend = {vlak.code: vlak for vlak in vlakken}
    x, y, breed, hoog = STAD
    vormen = [Vorm("rect", {"x": x, "y": y, "width": breed, "height": hoog, "rx": 12}, "water")]
    tabel = []
    for gebied in gebieden:
        vlak = bekend.get(gebied.code)
        if vlak is None:
            vormen.append(Vorm("path", {"d": gebied.d}, "buiten"))
            continue
        zin = f"{gebied.naam}: {vlak.tekst}"
        vorm = Vorm("path", {"d": gebied.d}, "geen" if vlak.klasse == "geen" else f"k{vlak.klasse}", titel=zin)
        vormen += link(vlak.adres, fill(vorm), zin)
        tabel.append(Rij(gebied.naam, [woorden.get(vlak.klasse, ""), vlak.tekst], vlak.adres))
    vormen += [Vorm("path", {"d": deel.d}, "gracht") for deel in stadsdelen]
    for klasse in ("halo", "naam"):
        vormen += [text(deel.x, deel.y, deel.naam, klasse, "middle") for deel in stadsdelen]
    tekens = [Teken(swatch("geen" if klasse == "geen" else f"k{klasse}"), zin) for klasse, zin in legenda]
    kop = [_("Gebied"), _("Op de kaart"), _("Cijfer")]
    return Grafiek("kaart", titel, uitleg, STAD, vormen, kop, tabel, tekens)


def draw_gebieden(soort: str, versie: int) -> list[Gebiedsvlak]:
    """The areas of one kind, by name, as the data is at this version."""
    return kept(f"grafiekvlakken-{soort}", versie, lambda: _draw_gebieden(soort))


def _draw_gebieden(soort: str) -> list[Gebiedsvlak]:
    sx, sy = KRIMP * PX_PER_GRAAD, -PX_PER_GRAAD
    waarden: dict[str, float | str] = {"sx": sx, "sy": sy, "dx": -WEST * sx, "dy": -NOORD * sy, "soort": soort}
    with connection.cursor() as cursor:
        cursor.execute(GEBIEDEN, waarden)
        rijen = cursor.fetchall()
    vlakken = []
    for code, slug, naam, d, x, y in rijen:
        plek = to_px(*NAAMPUNTEN[slug]) if soort == "stadsdeel" and slug in NAAMPUNTEN else (round(x, 1), round(y, 1))
        vlakken.append(Gebiedsvlak(code, naam, d, *plek))
    return vlakken
