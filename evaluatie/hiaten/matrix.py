"""The matrix of gaps: a cell for every stadsdeel and wens, from one SQL statement."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from django.db import connection

from socialekaart.models import Gebied, Ondersteuningswens

from ..models import Doelgroepschatting, Meting
from ..onderdrukking import is_withheld
from .aanbod import parameters, supply
from .statistiek import Schatting, cover, decide_status, expect, wilson
from .vraag import Vraag

# The newest figure of each wens, the estimate of the first method, the last word on what was looked for, and supply.
CELLEN = """
WITH {aanbod},
nummering AS (
    SELECT id, stadsdeel_id AS stadsdeel, voorbeeld, row_number() OVER (ORDER BY tot, van, id) AS nummer
    FROM evaluatie_meting
    WHERE %(meting)s IN ('', golf) AND (%(peildatum)s::date IS NULL OR tot <= %(peildatum)s)
),
nieuwste AS (
    SELECT m.stadsdeel, c.wens_id AS wens, max(m.nummer) AS nummer
    FROM nummering m JOIN evaluatie_wenscijfer c ON c.meting_id = m.id
    GROUP BY 1, 2
),
cijfer AS (
    SELECT x.stadsdeel, x.wens, m.id AS meting, c.n, c.gewenst, c.vervuld, m.voorbeeld
    FROM nieuwste x JOIN nummering m USING (nummer) CROSS JOIN LATERAL (
        SELECT n, gewenst, vervuld FROM evaluatie_wenscijfer WHERE meting_id = m.id AND wens_id = x.wens LIMIT 1
    ) AS c
),
schatting AS (
    SELECT DISTINCT ON (d.gebied_id) d.gebied_id AS stadsdeel, d.id, d.aantal, d.laag, d.hoog, d.voorbeeld
    FROM evaluatie_doelgroepschatting d JOIN evaluatie_schattingsmethode k ON k.id = d.methode_id
    WHERE %(schatting)s IN ('', k.slug)
        AND (%(peildatum)s::date IS NULL OR d.jaar <= extract(year FROM %(peildatum)s::date))
    ORDER BY d.gebied_id, k.volgorde, k.slug, d.jaar DESC
),
kleinste AS (SELECT gebied_id AS stadsdeel, min(laag) AS aantal FROM evaluatie_doelgroepschatting GROUP BY 1),
gezocht AS (
    SELECT DISTINCT ON (stadsdeel_id, domein_id) stadsdeel_id AS stadsdeel, domein_id AS domein, compleet, voorbeeld
    FROM evaluatie_inventarisatie WHERE %(peildatum)s::date IS NULL OR op <= %(peildatum)s
    ORDER BY stadsdeel_id, domein_id, op DESC, id DESC
),
hier AS (
    SELECT p.gebied AS stadsdeel, g.wens, count(*) FILTER (WHERE p.aantal = 1) AS alleen,
        count(*) FILTER (WHERE p.aantal > 1) AS gedeeld, count(*) FILTER (WHERE p.soort = 'formeel') AS formeel,
        count(*) FILTER (WHERE p.soort = 'informeel') AS informeel, sum(p.capaciteit) AS capaciteit,
        count(p.capaciteit) AS bekend, bool_or(p.voorbeeld) AS voorbeeld
    FROM plek p JOIN gewenst g USING (versie)
    GROUP BY 1, 2
),
stad AS (
    SELECT g.wens, count(*) AS aantal, count(*) FILTER (WHERE a.soort = 'formeel') AS formeel,
        count(*) FILTER (WHERE a.soort = 'informeel') AS informeel, sum(a.capaciteit) AS capaciteit,
        count(a.capaciteit) AS bekend, bool_or(a.voorbeeld) AS voorbeeld
    FROM aanbod a JOIN gewenst g USING (versie)
    WHERE a.heel_amsterdam
    GROUP BY 1
)
SELECT s.id AS stadsdeel, w.id AS wens, c.n, c.gewenst, c.vervuld,
    e.aantal::float8 AS doelgroep, e.laag::float8 AS doelgroep_laag, e.hoog::float8 AS doelgroep_hoog,
    k.aantal::float8 AS kleinste, coalesce(z.compleet, false) AS compleet,
    coalesce(h.alleen, 0) AS alleen_hier, coalesce(h.gedeeld, 0) AS gedeeld, coalesce(t.aantal, 0) AS stedelijk,
    coalesce(h.formeel, 0) + coalesce(t.formeel, 0) AS formeel,
    coalesce(h.informeel, 0) + coalesce(t.informeel, 0) AS informeel,
    CASE WHEN h.bekend > 0 OR t.bekend > 0 THEN coalesce(h.capaciteit, 0) + coalesce(t.capaciteit, 0) END AS capaciteit,
    coalesce(h.bekend, 0) + coalesce(t.bekend, 0) AS capaciteit_bekend,
    c.meting, e.id AS schatting,
    coalesce(c.voorbeeld, false) OR coalesce(e.voorbeeld, false) OR coalesce(z.voorbeeld, false)
        OR coalesce(h.voorbeeld, false) OR coalesce(t.voorbeeld, false) AS voorbeeld
FROM socialekaart_gebied s CROSS JOIN socialekaart_ondersteuningswens w
LEFT JOIN cijfer c ON c.stadsdeel = s.id AND c.wens = w.id
LEFT JOIN schatting e ON e.stadsdeel = s.id
LEFT JOIN kleinste k ON k.stadsdeel = s.id
LEFT JOIN gezocht z ON z.stadsdeel = s.id AND z.domein = w.domein_id
LEFT JOIN hier h ON h.stadsdeel = s.id AND h.wens = w.id
LEFT JOIN stad t ON t.wens = w.id
WHERE s.soort = 'stadsdeel'
"""


@dataclass(frozen=True)
class Cel:
    """What is known of one wens in one stadsdeel. None is not known; in a protected cell a figure may be withheld.

    ``n`` people answered, ``gewenst`` of them wish it, for ``vervuld`` of those it is met. ``aandeel`` = gewenst / n
    with its Wilson 95 % interval. ``doelgroep`` and ``verwacht`` (= doelgroep × aandeel) are people, low and high.
    ``dekking`` is supply per 100 expected people; ``stad`` the same for the city. ``meting`` and ``schatting`` are the
    sources (pk). ``voorbeeld``: a figure of it is invented.
    """

    stadsdeel: int
    wens: int
    n: int | None
    gewenst: int | None
    vervuld: int | None
    aandeel: float | None
    aandeel_laag: float | None
    aandeel_hoog: float | None
    doelgroep: float | None
    doelgroep_laag: float | None
    doelgroep_hoog: float | None
    verwacht: float | None
    verwacht_laag: float | None
    verwacht_hoog: float | None
    alleen_hier: int
    gedeeld: int
    stedelijk: int
    formeel: int
    informeel: int
    capaciteit: int | None
    capaciteit_bekend: int
    dekking: float | None
    dekking_laag: float | None
    dekking_hoog: float | None
    stad: float | None
    status: str
    meting: int | None
    schatting: int | None
    voorbeeld: bool
    onderdrukt: bool = False


@dataclass(frozen=True)
class Matrix:
    """All cells by (stadsdeel, wens), with what they are about and where they come from; all by primary key."""

    vraag: Vraag
    dag: date
    stadsdelen: list[Gebied]
    wensen: list[Ondersteuningswens]
    cellen: dict[tuple[int, int], Cel]
    metingen: dict[int, Meting]
    schattingen: dict[int, Doelgroepschatting]
    # Per stadsdeel the lowest end of all estimates that are stored, whatever was chosen: it decides what may be told.
    kleinste: dict[int, float | None] = field(default_factory=dict)

    def narrow(self) -> "Matrix":
        """Only the wishes of the chosen domain; no figure changes."""
        wensen = [wens for wens in self.wensen if self.vraag.domein in ("", wens.domein.slug)]
        gekozen = {wens.pk for wens in wensen}
        return replace(self, wensen=wensen, cellen={plek: c for plek, c in self.cellen.items() if plek[1] in gekozen})


ONBEKEND: tuple[None, None, None] = (None, None, None)


class Rij(NamedTuple):
    """What the database knows of a cell: people who were asked, who are there, and initiatives; None is not known.

    ``kleinste`` is the lowest end of all estimates of the stadsdeel, whatever was chosen; ``compleet`` says that all
    offers were looked for. ``meting``, ``schatting``: the keys of what the figures rest on.
    """

    stadsdeel: int
    wens: int
    n: int | None
    gewenst: int | None
    vervuld: int | None
    doelgroep: float | None
    doelgroep_laag: float | None
    doelgroep_hoog: float | None
    kleinste: float | None
    compleet: bool
    alleen_hier: int
    gedeeld: int
    stedelijk: int
    formeel: int
    informeel: int
    capaciteit: int | None
    capaciteit_bekend: int
    meting: int | None
    schatting: int | None
    voorbeeld: bool


def read_matrix(vraag: Vraag) -> Matrix:
    """All cells, exact; not for publication. Five queries, of which one reads the cells."""
    rijen = read_rijen(vraag)
    matrix = Matrix(
        vraag=vraag,
        dag=vraag.dag,
        stadsdelen=list(Gebied.objects.stadsdelen().defer("geometrie").order_by("naam")),
        wensen=list(Ondersteuningswens.objects.select_related("domein")),
        cellen=make_cellen(rijen, alles=vraag.werkgebied == "alles"),
        metingen=Meting.objects.select_related("perspectief").in_bulk({rij.meting for rij in rijen if rij.meting}),
        schattingen=Doelgroepschatting.objects.select_related("methode").in_bulk(
            {rij.schatting for rij in rijen if rij.schatting}
        ),
        kleinste={rij.stadsdeel: rij.kleinste for rij in rijen},
    )
    return matrix.narrow()


def read_rijen(vraag: Vraag) -> list[Rij]:
    """One for each stadsdeel and wens, whatever is known of it; one query."""
    with connection.cursor() as cursor:
        cursor.execute(CELLEN.format(aanbod=supply(vraag)), parameters(vraag))
        return [Rij(*rij) for rij in cursor.fetchall()]


def make_cellen(rijen: list[Rij], *, alles: bool) -> dict[tuple[int, int], Cel]:
    """The cells with their figures, the city value of each wens, and the status; ``alles`` counts city-wide supply.

    The city value rests on the cells that may be published, so that no other can be worked out from it.
    """
    verwacht = [expect_in(rij) for rij in rijen]
    aanbod: dict[int, int] = defaultdict(int)
    mensen: dict[int, float] = defaultdict(float)
    for rij, (_aandeel, wie) in zip(rijen, verwacht, strict=True):
        if wie and not is_withheld(n=rij.n, gewenst=rij.gewenst, kleinste_doelgroep=rij.kleinste):
            aanbod[rij.wens] += count_supply(rij, alles=alles)
            mensen[rij.wens] += wie.waarde
    stad = {wens: cover(aanbod[wens], aantal) for wens, aantal in mensen.items()}
    return {
        (rij.stadsdeel, rij.wens): make_cel(rij, aandeel, wie, stad.get(rij.wens), count_supply(rij, alles=alles))
        for rij, (aandeel, wie) in zip(rijen, verwacht, strict=True)
    }


def count_supply(rij: Rij, *, alles: bool) -> int:
    """What counts as supply from here."""
    return rij.alleen_hier + rij.gedeeld + (rij.stedelijk if alles else 0)


def expect_in(rij: Rij) -> tuple[Schatting | None, Schatting | None]:
    """The share that wishes it and how many people that are, as far as known."""
    if rij.n is None or rij.gewenst is None:
        return None, None
    aandeel = wilson(rij.gewenst, rij.n)
    if rij.doelgroep is None or rij.doelgroep_laag is None or rij.doelgroep_hoog is None:
        return aandeel, None
    return aandeel, expect(Schatting(rij.doelgroep, rij.doelgroep_laag, rij.doelgroep_hoog), aandeel)


def make_cel(rij: Rij, aandeel: Schatting | None, verwacht: Schatting | None, stad: float | None, aanbod: int) -> Cel:
    """A cell with what follows from it alone; what is not known is None.

    ``aandeel`` is the share that wishes it (0 to 1), ``verwacht`` how many people that are, ``stad`` the coverage of
    the city, ``aanbod`` the supply that counts as from here. Coverage is initiatives per 100 expected people; its range
    comes from that of the people, so the lowest goes with the most people.
    """
    p, p_laag, p_hoog = aandeel or ONBEKEND
    wie, wie_laag, wie_hoog = verwacht or ONBEKEND
    dekking_hoog = cover(aanbod, wie_laag)
    return Cel(
        stadsdeel=rij.stadsdeel,
        wens=rij.wens,
        n=rij.n,
        gewenst=rij.gewenst,
        vervuld=rij.vervuld,
        aandeel=p,
        aandeel_laag=p_laag,
        aandeel_hoog=p_hoog,
        doelgroep=rij.doelgroep,
        doelgroep_laag=rij.doelgroep_laag,
        doelgroep_hoog=rij.doelgroep_hoog,
        verwacht=wie,
        verwacht_laag=wie_laag,
        verwacht_hoog=wie_hoog,
        alleen_hier=rij.alleen_hier,
        gedeeld=rij.gedeeld,
        stedelijk=rij.stedelijk,
        formeel=rij.formeel,
        informeel=rij.informeel,
        capaciteit=rij.capaciteit,
        capaciteit_bekend=rij.capaciteit_bekend,
        dekking=cover(aanbod, wie),
        dekking_laag=cover(aanbod, wie_hoog),
        dekking_hoog=dekking_hoog,
        stad=stad,
        status=decide_status(
            n=rij.n,
            compleet=rij.compleet,
            totaal=rij.alleen_hier + rij.gedeeld + rij.stedelijk,
            lokaal=aanbod,
            verwacht=wie,
            dekking_hoog=dekking_hoog,
            stad=stad,
        ),
        meting=rij.meting,
        schatting=rij.schatting,
        voorbeeld=rij.voorbeeld,
    )
