"""Which records may be the same: for who is about to add one, and for who keeps the map.

``SIGNALEN`` is the one table of what counts, how much, and how it is said.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from phonenumber_field.phonenumber import to_python

from palliatief.lib.spelling import read_words

from .models import Dubbelpaar
from .rijen import describe_plek

HOOGSTENS = 5
# Of what somebody typed, no more than a field holds.
LANGSTE = 300
# From so many percent on, a name says something.
LIJKT = 30
POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})", re.ASCII)

# An address on the web without what differs between two ways of writing it: host and path in small letters.
SITE = r"rtrim(regexp_replace(lower(KOLOM), '^([a-z]+://)?(www\.)?|[?#].*$', '', 'g'), '/')"
# A word that says little of what a name means: so many records hold it, or it is part of the name of an area.
GEWOON = """(
    coalesce(z.aantal, 0) > greatest(5, (SELECT count(*) FROM socialekaart_zoekrij) / 50)
    OR v.woord IN (SELECT regexp_split_to_table(lower(unaccent(naam)), '[^[:alnum:]]+') FROM socialekaart_gebied)
)"""
# A name without such words; of "Inloop in Oost" nothing would be left, so that stays as it is.
KERN = """coalesce(
    string_agg(v.woord, ' ' ORDER BY v.nr) FILTER (WHERE NOT GEWOON), string_agg(v.woord, ' ' ORDER BY v.nr), '')
""".replace("GEWOON", GEWOON)
KERN_VAN = """
SELECT KERN FROM unnest(%s::text[]) WITH ORDINALITY AS v(woord, nr) LEFT JOIN socialekaart_zoekwoord z USING (woord)
""".replace("KERN", KERN)

# Only published records, and of those only what everybody may see: nobody learns here whose number or place it is.
BEKEND = """
WITH vraag AS (
    SELECT %(kern)s::text AS kern, GEVRAAGDE_SITE AS site
), gevonden AS (
    SELECT z.initiatief_id AS id FROM socialekaart_zoekrij z, vraag v WHERE v.kern <%% z.sorteernaam
    UNION SELECT id FROM socialekaart_initiatief
    WHERE telefoon_openbaar AND telefoon = %(telefoon)s AND telefoon <> ''
    UNION SELECT id FROM socialekaart_initiatief WHERE email_openbaar AND lower(email) = %(email)s AND email <> ''
    UNION SELECT i.id FROM socialekaart_initiatief i, vraag v
    WHERE v.site <> '' AND i.website <> '' AND EIGEN_SITE = v.site
    UNION SELECT l.initiatief_id FROM socialekaart_locatie l
    JOIN socialekaart_zoekrij z USING (initiatief_id), vraag v
    WHERE NOT l.geheim AND l.postcode = %(postcode)s AND l.postcode <> ''
        AND 100 * word_similarity(v.kern, z.sorteernaam) >= %(lijkt)s
), gewogen AS (
    SELECT i.id, i.naam, i.slug, coalesce(o.naam, '') AS organisatie, z.rij,
        round(100 * word_similarity(v.kern, z.sorteernaam))::int AS lijkt,
        i.telefoon_openbaar AND i.telefoon = %(telefoon)s AND i.telefoon <> '' AS telefoon,
        i.email_openbaar AND lower(i.email) = %(email)s AND i.email <> '' AS email,
        v.site <> '' AND EIGEN_SITE = v.site AS website,
        EXISTS (SELECT FROM socialekaart_locatie l WHERE l.initiatief_id = i.id AND NOT l.geheim
            AND l.postcode = %(postcode)s AND l.postcode <> '') AS postcode
    FROM gevonden g
    JOIN socialekaart_initiatief i USING (id)
    JOIN socialekaart_zoekrij z ON z.initiatief_id = i.id
    LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
    CROSS JOIN vraag v
)
SELECT id, naam, slug, organisatie, rij, lijkt, telefoon, email, website, postcode FROM gewogen
ORDER BY lijkt + 40 * telefoon::int + 40 * email::int + 40 * website::int + 40 * postcode::int DESC, naam, id
LIMIT %(hoogstens)s
""".replace("GEVRAAGDE_SITE", SITE.replace("KOLOM", "%(website)s::text")).replace(
    "EIGEN_SITE", SITE.replace("KOLOM", "i.website")
)


@dataclass(frozen=True)
class Signaal:
    """Something about two records that says that they are one, or, with a weight below zero, that they are not.

    ``als`` is SQL over the facts of a pair (``actions.dubbelen``). From ``GENOEG`` together on it is a pair to look at.
    """

    sleutel: str
    als: str
    gewicht: int
    tekst: Promise


GENOEG = 50
# From so many on, a phone number or a name belongs to more than two records that are one.
VAAK = 4
HIER, BUURT, VER = 50, 300, 1000
NAAM_LIJKT = gettext_lazy("naam lijkt %(naam)s %%")
VAN_ELKAAR = gettext_lazy("%(afstand)s van elkaar")

# The name decides most. What an organisation shares (its phone, its site, its building) says little of its offerings.
SIGNALEN = [
    Signaal("naam_precies", "naam_precies", 10, gettext_lazy("precies dezelfde naam")),
    Signaal("naam_gelijk", "naam >= 95", 50, NAAM_LIJKT),
    Signaal("naam_lijkt", "naam BETWEEN 80 AND 94", 40, NAAM_LIJKT),
    Signaal("naam_lijkt_wat", "naam BETWEEN 60 AND 79", 30, NAAM_LIJKT),
    Signaal("naam_lijkt_weinig", "naam BETWEEN 40 AND 59", 5, NAAM_LIJKT),
    Signaal("naam_anders", "naam < 40", -25, gettext_lazy("andere naam")),
    Signaal("naam_vaker", f"naam >= 60 AND naamgenoten >= {VAAK}", -25, gettext_lazy("meer hebben zo’n naam")),
    Signaal("nummer_anders", "nummer_anders", -30, gettext_lazy("ander nummer in de naam")),
    Signaal("telefoon", f"telefoon BETWEEN 2 AND {VAAK - 1}", 30, gettext_lazy("zelfde telefoon")),
    Signaal("telefoon_vaker", f"telefoon >= {VAAK}", 5, gettext_lazy("zelfde telefoon, net als anderen")),
    Signaal("email", f"email BETWEEN 2 AND {VAAK - 1}", 25, gettext_lazy("zelfde e-mail")),
    Signaal("email_vaker", f"email >= {VAAK}", 5, gettext_lazy("zelfde e-mail, net als anderen")),
    Signaal("site", f"site BETWEEN 2 AND {VAAK - 1}", 25, gettext_lazy("zelfde website")),
    Signaal("site_vaker", f"site >= {VAAK}", 3, gettext_lazy("zelfde website, net als anderen")),
    Signaal("hier", f"afstand <= {HIER}", 20, VAN_ELKAAR),
    Signaal("dichtbij", f"afstand > {HIER} AND afstand <= {BUURT}", 10, VAN_ELKAAR),
    Signaal("ver", f"afstand > {VER}", -20, VAN_ELKAAR),
    Signaal("organisatie", f"organisatie AND coalesce(afstand, 0) <= {BUURT}", 10, gettext_lazy("zelfde organisatie")),
    Signaal(
        "organisatie_elders",
        f"organisatie AND afstand > {BUURT}",
        -100,
        gettext_lazy("zelfde organisatie, op een andere plek"),
    ),
    Signaal(
        "organisatie_contact",
        f"organisatie AND (naam < 80 OR naamgenoten >= {VAAK}) AND telefoon + email + site > 0",
        -25,
        gettext_lazy("contact van de organisatie"),
    ),
    Signaal("organisatie_anders", "NOT organisatie", -10, gettext_lazy("andere organisatie")),
    Signaal("wensen_anders", "wensen_anders", -25, gettext_lazy("helpt bij andere wensen")),
]
PER_SLEUTEL = {signaal.sleutel: signaal for signaal in SIGNALEN}


@dataclass(frozen=True)
class Reden:
    """Why two records look like one, or why not, in words."""

    tekst: str
    voor: bool


def describe_paar(paar: Dubbelpaar) -> list[Reden]:
    """What speaks for it, the heaviest first, then what speaks against it."""
    waarden = {"naam": paar.naam, "afstand": describe_meters(paar.afstand or 0)}
    signalen = sorted((PER_SLEUTEL[s] for s in paar.signalen if s in PER_SLEUTEL), key=lambda s: -s.gewicht)
    return [Reden(str(signaal.tekst) % waarden, signaal.gewicht > 0) for signaal in signalen]


def describe_meters(meters: int) -> str:
    """``120 meter``, ``2,3 km``"""
    if meters < 1000:
        return _("%(meters)d meter") % {"meters": round(meters, -1) if meters > 100 else meters}
    return _("%(kilometers)s km") % {"kilometers": number_format(round(meters / 1000, 1), 1)}


@dataclass(frozen=True)
class Bekende:
    """A published record that somebody may mean, and what it shares with what was typed, in words."""

    id: int
    naam: str
    url: str
    organisatie: str
    plek: str
    redenen: list[str]


def find_known(
    *, naam: str = "", postcode: str = "", telefoon: str = "", website: str = "", email: str = ""
) -> list[Bekende]:
    """Published records that look like this, the likeliest first. What was typed may be half or wrong."""
    woorden = read_words(naam[:LANGSTE])
    vraag: dict[str, Any] = {
        "kern": "",
        "postcode": _read_postcode(postcode),
        "telefoon": _read_telefoon(telefoon),
        "website": _tidy(website),
        "email": _tidy(email).lower(),
        "hoogstens": HOOGSTENS,
        "lijkt": LIJKT,
    }
    with connection.cursor() as cursor:
        if woorden:
            cursor.execute(KERN_VAN, [woorden])
            (vraag["kern"],) = cursor.fetchone()
        cursor.execute(BEKEND, vraag)
        return [_make_bekende(*rij) for rij in cursor.fetchall()]


def _make_bekende(pk: int, naam: str, slug: str, organisatie: str, rij: str, lijkt: int, *zelfde: bool) -> Bekende:
    telefoon, email, website, postcode = zelfde
    redenen = {
        _("naam lijkt %(procent)d %%") % {"procent": lijkt}: lijkt >= LIJKT,
        _("zelfde telefoon"): telefoon,
        _("zelfde e-mail"): email,
        _("zelfde website"): website,
        _("zelfde postcode"): postcode,
    }
    plek = describe_plek(json.loads(rij))
    url = reverse("initiatief", args=[slug])
    return Bekende(pk, naam, url, organisatie, plek, [reden for reden, geldt in redenen.items() if geldt])


def _tidy(tekst: str) -> str:
    return tekst.replace("\0", "").strip()[:LANGSTE]


def _read_telefoon(tekst: str) -> str:
    """As the map keeps it; empty for what is no number (yet)."""
    nummer = to_python(_tidy(tekst), region="NL")
    return nummer.as_e164 if nummer and nummer.is_valid() else ""


def _read_postcode(tekst: str) -> str:
    delen = POSTCODE.fullmatch(tekst.strip())
    return f"{delen[1]} {delen[2].upper()}" if delen else ""
