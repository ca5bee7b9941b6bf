"""What somebody means by a place: a postcode, a stadsdeel, a smaller area or an address."""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from palliatief.lib.spelling import read_words, shorten

from .adressen import AdressenStoring, find_adres
from .lijsten import Lijsten
from .models import Gebied

POSTCODE = r"([1-9][0-9]{3}) ?([A-Za-z]{2})?"
HELE_POSTCODE = re.compile(rf"{POSTCODE}(?:,? (?:amsterdam|weesp))?", re.IGNORECASE)
POSTCODE_ERGENS = re.compile(r"\b([1-9][0-9]{3}) ?([A-Z]{2})\b")
# What people put before the name of an area.
VOORAF = {"amsterdam", "stadsdeel", "gebied", "wijk", "buurt"}
SOORTEN = list(Gebied.Soort.values)
# A shorter text than this only means an area that is called exactly so.
KORTSTE_DEEL = 3
MEESTE_ANDERE = 4
MAX_PLAATS = 100

SQL = """
SELECT
    (SELECT coalesce(json_agg(json_build_object('soort', g.soort, 'naam', g.naam, 'stadsdeel', s.slug,
        'x', round(ST_X(g.midden)), 'y', round(ST_Y(g.midden))) ORDER BY g.code), '[]')
     FROM (SELECT *, ST_Transform(ST_Centroid(geometrie), 28992) AS midden FROM socialekaart_gebied
           WHERE soort <> 'stadsdeel') AS g
     JOIN socialekaart_gebied s ON s.soort = 'stadsdeel'
        AND s.code = CASE g.soort WHEN 'gebied' THEN substr(g.code, 2, 1) ELSE left(g.code, 1) END),
    (SELECT coalesce(json_object_agg(p.code, json_build_object('punt',
        CASE WHEN p.punt IS NOT NULL THEN json_build_array(ST_X(p.punt), ST_Y(p.punt)) END, 'stadsdelen',
        ARRAY(SELECT s.slug FROM jsonb_each_text(p.aandelen) AS deel
              JOIN socialekaart_gebied s ON s.soort = 'stadsdeel' AND s.code = deel.key
              ORDER BY deel.value::float DESC, s.naam))), '{}')
     FROM socialekaart_postcode p)
"""

# The mean of the public places with a postcode; one place is as good as ten.
PLEKKEN = """
SELECT array_agg(DISTINCT s.slug), avg(ST_X(rd)), avg(ST_Y(rd))
FROM socialekaart_locatie l
JOIN socialekaart_initiatief i ON i.id = l.initiatief_id AND i.status = 'gepubliceerd'
JOIN socialekaart_gebied s ON s.id = l.stadsdeel_id
CROSS JOIN LATERAL ST_Transform(l.punt::geometry, 28992) AS rd
WHERE l.postcode = %s AND NOT l.geheim
"""
STADSDEEL = """
SELECT slug FROM socialekaart_gebied WHERE soort = 'stadsdeel'
    AND ST_Covers(geometrie, ST_Transform(ST_SetSRID(ST_MakePoint(%s, %s), 28992), 4326)) ORDER BY code LIMIT 1
"""

RD = tuple[float, float]


class OnbekendePlek(Exception):
    """A place that we do not know; the message says so to the visitor, ``lijkt`` is a place with nearly that name."""

    def __init__(self, zin: str, lijkt: str = ""):
        super().__init__(zin)
        self.lijkt = lijkt


@dataclass(frozen=True)
class Plek:
    """A place: in which stadsdelen it lies, from where we measure (RD metres), and how we read what was typed.

    ``anderen`` are other areas that may be meant. A stadsdeel has no point: it is a choice like the others.
    """

    naam: str
    stadsdelen: tuple[str, ...] = ()
    punt: RD | None = None
    uitleg: str = ""
    anderen: tuple[str, ...] = ()
    is_stadsdeel: bool = False


@dataclass(frozen=True)
class Vlak:
    """An area smaller than a stadsdeel, with the words of its name and of the parts of its name."""

    soort: str
    naam: str
    stadsdeel: str
    x: float
    y: float

    @property
    def namen(self) -> list[str]:
        """The whole name first: 'De Pijp, Rivierenbuurt' is also called by each of its parts."""
        delen = re.split(r"[/,(]", self.naam.removesuffix(" e.o."))
        return [" ".join(read_words(naam)) for naam in (self.naam, *delen)]

    def rank(self, gezocht: str) -> int | None:
        """How well the words name it: 0 exactly, 1 one of its parts, 2 begins so, 3 holds them; else None."""
        heel, *delen = self.namen
        if gezocht == heel or gezocht.replace(" ", "") == heel.replace(" ", ""):
            return 0
        if gezocht in delen:
            return 1
        if len(gezocht) < KORTSTE_DEEL or f" {gezocht} " not in f" {heel} ":
            return None
        return 2 if any(deel.startswith(f"{gezocht} ") for deel in (heel, *delen)) else 3


@lru_cache(maxsize=2)
def load_plaatsen(versie: int) -> tuple[list[Vlak], dict[str, dict[str, Any]]]:
    """The smaller areas and the postcodes as they are at this version of the data."""
    with connection.cursor() as cursor:
        cursor.execute(SQL)
        vlakken, postcodes = cursor.fetchone()
    return [Vlak(**vlak) for vlak in vlakken], postcodes


def find_plek(tekst: str, lijsten: Lijsten) -> Plek:
    """The place that this text means; raises ``OnbekendePlek`` with what to say when there is none."""
    if heel := HELE_POSTCODE.fullmatch(tekst):
        return _find_postcode(heel[1], (heel[2] or "").upper(), lijsten)
    woorden = read_words(tekst)
    while woorden and woorden[0] in VOORAF:
        del woorden[0]
    gezocht = " ".join(woorden)
    if not gezocht:
        return Plek("Amsterdam")
    for keuze in lijsten.stadsdeel.values():
        if "".join(woorden) in ("".join(read_words(keuze.naam)), "".join(read_words(keuze.slug))):
            return Plek(keuze.naam, (keuze.slug,), is_stadsdeel=True)
    return _find_vlak(gezocht, lijsten) or _find_adres(tekst, gezocht, lijsten)


def _find_vlak(gezocht: str, lijsten: Lijsten) -> Plek | None:
    vlakken, _postcodes = load_plaatsen(lijsten.versie)
    passend = [(rang, vlak) for vlak in vlakken if (rang := vlak.rank(gezocht)) is not None]
    if not passend:
        return None
    beste = min(rang for rang, _vlak in passend)
    gevonden = sorted(
        (vlak for rang, vlak in passend if rang == beste), key=lambda vlak: (SOORTEN.index(vlak.soort), vlak.naam)
    )
    vlak = gevonden[0]
    anderen = dict.fromkeys(ander.naam for ander in gevonden if ander.naam != vlak.naam)
    uitleg = ""
    if beste or anderen:
        uitleg = _("We zochten bij %(naam)s, een %(soort)s in %(stadsdeel)s.") % {
            "naam": vlak.naam,
            "soort": Gebied.Soort(vlak.soort).label,
            "stadsdeel": lijsten.stadsdeel[vlak.stadsdeel].naam,
        }
    return Plek(vlak.naam, (vlak.stadsdeel,), (vlak.x, vlak.y), uitleg, tuple(anderen)[:MEESTE_ANDERE])


def find_postcode(tekst: str, lijsten: Lijsten) -> Plek:
    """A postcode by our own places and tables alone; raises ``OnbekendePlek`` when it is not here, or no postcode."""
    if heel := HELE_POSTCODE.fullmatch(tekst):
        return _find_postcode(heel[1], (heel[2] or "").upper(), lijsten, ook_pdok=False)
    raise OnbekendePlek(_("‘%(waarde)s’ kennen we niet.") % {"waarde": shorten(tekst)})


def _find_postcode(cijfers: str, letters: str, lijsten: Lijsten, *, ook_pdok: bool = True) -> Plek:
    """The mean of the public places with this postcode, else what PDOK says, else the middle of the four digits."""
    _vlakken, postcodes = load_plaatsen(lijsten.versie)
    bekend = postcodes.get(cijfers)
    if bekend is None:
        raise OnbekendePlek(
            _("Postcode %(postcode)s ligt niet in Amsterdam of Weesp, voor zover wij weten.") % {"postcode": cijfers}
        )
    zinnen = []
    stadsdelen, punt = tuple(bekend["stadsdelen"]), bekend["punt"] and tuple(bekend["punt"])
    naam = f"{cijfers} {letters}".strip()
    precies = _locate_postcode(naam, ook_pdok=ook_pdok) if letters else None
    if precies:
        stadsdelen, punt = precies
    elif punt:
        zinnen.append(_("We rekenen vanaf het midden van %(postcode)s.") % {"postcode": cijfers})
    else:
        zinnen.append(_("Van %(postcode)s weten we alleen het stadsdeel, niet de afstand.") % {"postcode": cijfers})
    if len(stadsdelen) > 1:
        namen = _(" en ").join(lijsten.stadsdeel[slug].naam for slug in stadsdelen)
        zin = _("%(postcode)s ligt in %(namen)s. We zochten in al die stadsdelen.")
        zinnen.insert(0, zin % {"postcode": naam, "namen": namen})
    return Plek(naam, stadsdelen, punt, " ".join(zinnen))


def _locate_postcode(postcode: str, *, ook_pdok: bool) -> tuple[tuple[str, ...], RD] | None:
    """Stadsdelen and point of a whole postcode, from places that everybody may see or from PDOK."""
    with connection.cursor() as cursor:
        cursor.execute(PLEKKEN, [postcode])
        stadsdelen, x, y = cursor.fetchone()
    if stadsdelen:
        return tuple(stadsdelen), (x, y)
    if not ook_pdok:
        return None
    try:
        adres = find_adres(postcode)
    except AdressenStoring:
        return None
    stadsdeel = adres and _find_stadsdeel(adres.punt)
    return ((stadsdeel,), adres.punt) if adres and stadsdeel else None


def _find_adres(tekst: str, gezocht: str, lijsten: Lijsten) -> Plek:
    onbekend = _not_known(tekst, gezocht, lijsten)
    try:
        adres = find_adres(tekst)
        stadsdeel = adres and _find_stadsdeel(adres.punt)
        if adres and stadsdeel:
            return Plek(adres.naam, (stadsdeel,), adres.punt)
    except AdressenStoring:
        onbekend = OnbekendePlek(_("We kunnen adressen nu niet opzoeken. Typ een postcode, buurt of stadsdeel."))
    if postcode := POSTCODE_ERGENS.search(tekst):
        plek = _find_postcode(postcode[1], postcode[2], lijsten)
        return replace(plek, uitleg=_("Dit adres kennen we niet, de postcode wel.") + f" {plek.uitleg}".rstrip())
    raise onbekend


def _not_known(tekst: str, gezocht: str, lijsten: Lijsten) -> OnbekendePlek:
    """That we do not know it, what is spelled almost so, and what we do know."""
    vlakken, _postcodes = load_plaatsen(lijsten.versie)
    namen = {naam: vlak.naam for vlak in reversed(vlakken) for naam in vlak.namen}
    namen |= {" ".join(read_words(keuze.naam)): keuze.naam for keuze in lijsten.stadsdeel.values()}
    # Of an address the street may look like a neighbourhood, but that is not what is asked.
    lijkt = [] if re.search(r"\d", tekst) else get_close_matches(gezocht, namen, n=1, cutoff=0.75)
    zinnen = [_("‘%(waarde)s’ kennen we niet.") % {"waarde": shorten(tekst)}]
    if lijkt:
        zinnen.append(_("Bedoelt u %(naam)s?") % {"naam": namen[lijkt[0]]})
    elif settings.PDOK_LOCATIESERVER:
        zinnen.append(_("Typ een adres, postcode, buurt of stadsdeel in Amsterdam."))
    else:
        zinnen.append(_("We kennen postcodes, buurten en stadsdelen van Amsterdam."))
    return OnbekendePlek(" ".join(zinnen), namen[lijkt[0]] if lijkt else "")


def _find_stadsdeel(punt: RD) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(STADSDEEL, punt)
        gevonden = cursor.fetchone()
    return gevonden and gevonden[0]
