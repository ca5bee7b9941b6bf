"""A collection of records for the open data: every optional field filled or missing, and texts that break what is weak.

What may never come out holds ``NOOIT``, or is the phone, the mail or the point below: whoever reads the open data looks
for these (``VERBODEN``).
"""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.gis.geos import Point
from django.db import connection

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Doelgroep, Gebied, Initiatief, Locatie, Ondersteuningswens, Organisatie
from tests.factories import PUNTEN

NOOIT = "NooitNaarBuiten"
NOOIT_TELEFOON = "+31687654321"
NOOIT_MAIL = "nooit@prive.example"
NOOIT_PUNT = (4.911111, 52.322222)
VERBODEN = (NOOIT, NOOIT_TELEFOON, NOOIT_MAIL, *map(str, NOOIT_PUNT))
# A moment for the first record; each next one was changed an hour later.
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)

TEKSTEN = [
    "Een vrijwilliger komt bij u langs.",
    "Zegt \"hallo\", en 'dag'; met \\ en \\n en \\u0000 en %s en {naam} en $1",
    "Twee regels\r\nen een\tsprong\nen \x01\x02\x1f\x7f en \u2028\u2029\ufeff",
    "</script><script>alert(1)</script><!-- & &amp; ]]>",
    "👩🏽‍⚕️ 🏳️‍🌈 𝕬 Ĳ ﬁ é e\u0301 ß İ ı ẞ",
    "שלום עולם \u202e niet om \u202c مرحبا",
    "=1+1 @som -2 +3 'dubbel'''; DROP TABLE socialekaart_initiatief; --",
    "null",
    "[]",
    "{}",
    "Een lange tekst. " * 400,
]
TIJDEN = [
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
    "24/7",
    "Sa,Su 10:00-12:00; We 19:00-21:30",
    "Mo-Fr 22:00-02:00",
    "Jan-Mar Mo 10:00-12:00",
    "Mo 09:00+",
    "sunrise-sunset",
]
# Each optional field, and what may stand in it (by a number that differs per record).
VELDEN: dict[str, Callable[[int], Any]] = {
    "beschrijving": lambda n: TEKSTEN[n % len(TEKSTEN)],
    "samenvatting_en": lambda n: TEKSTEN[(n + 1) % len(TEKSTEN)][:300],
    "telefoon": lambda n: "+31201234567",
    "email": lambda n: f"info+{n}@voorbeeld.example",
    "website": lambda n: ["https://voorbeeld.example/", "https://voorbeeld.example/?a=1&b=%22é%22#x"][n % 2],
    "verwijzer": lambda n: ["iedereen", "zorgverlener", "huisarts"][n % 3],
    "zelf_aanmelden": lambda n: n % 2 == 0,
    "verwijzen": lambda n: TEKSTEN[(n + 2) % len(TEKSTEN)],
    "criteria": lambda n: TEKSTEN[(n + 3) % len(TEKSTEN)],
    "terugkoppeling": lambda n: TEKSTEN[(n + 4) % len(TEKSTEN)],
    "aan_huis": lambda n: n % 2 == 0,
    "kosten": lambda n: TEKSTEN[(n + 5) % len(TEKSTEN)][:200],
    "gratis": lambda n: n % 2 == 0,
    "talen": lambda n: [["nl"], ["nl", "en", "tr", "ar"], ["en", "en"]][n % 3],
    "openingstijden": lambda n: TIJDEN[n % len(TIJDEN)],
    "capaciteit": lambda n: [0, 12, 2_000_000_000][n % 3],
    "wachttijd": lambda n: TEKSTEN[(n + 6) % len(TEKSTEN)][:100],
    "gecontroleerd_op": lambda n: date(2020, 2, 29) + timedelta(days=n % 2000),
    "bron_url": lambda n: "https://bron.example/",
    "voorbeeld": lambda n: True,
    "heel_amsterdam": lambda n: True,
}
# What belongs to a record besides its own fields, each there or not as well.
DELEN = ("organisatie", "wensen", "doelgroepen", "werkgebied", "locaties")
PLEKVELDEN: dict[str, Callable[[int], Any]] = {
    "naam": lambda n: TEKSTEN[n % len(TEKSTEN)][:200],
    "straat": lambda n: "Voorbeeldplein",
    "huisnummer": lambda n: f"{n % 300}-hs",
    "postcode": lambda n: "1102 AB",
    "punt": lambda n: Point(*PUNTEN[sorted(PUNTEN)[n % len(PUNTEN)]], srid=4326),
}


def choose_fields(aantal: int) -> list[set[str]]:
    """Which fields each record has: all, none, each alone, all but each, and then any of them by a fixed chance."""
    alle = [*VELDEN, *DELEN]
    vast = [set(alle), set(), *({veld} for veld in alle), *(set(alle) - {veld} for veld in alle)]
    kans = random.Random(7)  # the same every time
    return (vast + [{veld for veld in alle if kans.random() < 0.5} for _ in range(aantal - len(vast))])[:aantal]


def fill_everything(aantal: int) -> list[Initiatief]:
    """So many initiatives, most of them published, with all that belongs to them; returns them in order."""
    keuzes = choose_fields(aantal)
    organisaties = Organisatie.objects.bulk_create(_organisatie(n) for n in range(max(aantal // 5, 14)))
    Organisatie.objects.create(naam=f"Zonder aanbod {NOOIT}", slug="zonder-aanbod")
    initiatieven = Initiatief.objects.bulk_create(
        (_initiatief(n, keuze, organisaties) for n, keuze in enumerate(keuzes)), batch_size=1000
    )
    _bind(initiatieven, keuzes)
    Locatie.objects.bulk_create(
        (plek for n, keuze in enumerate(keuzes) for plek in _plekken(n, keuze, initiatieven[n])), batch_size=1000
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE socialekaart_initiatief SET updated_at = %s + (id - %s) * interval '1 hour' WHERE id >= %s",
            [BEGIN, initiatieven[0].pk, initiatieven[0].pk],
        )
    refresh_initiatieven()
    return initiatieven


def _organisatie(n: int) -> Organisatie:
    return Organisatie(
        naam=f"{TEKSTEN[n % len(TEKSTEN)][:100]} {n}",
        slug=f"verzameld-{n}",
        soort_organisatie=Organisatie.Soort.values[n % len(Organisatie.Soort.values)],
        website="https://organisatie.example/" if n % 3 else "",
        voorbeeld=n % 4 == 0,
    )


def _initiatief(n: int, keuze: set[str], organisaties: list[Organisatie]) -> Initiatief:
    """One in seven is not on the map; of one in three the phone and the mail are private."""
    gepubliceerd, openbaar = n % 7 != 6, n % 3 != 2
    velden = {naam: maak(n) for naam, maak in VELDEN.items() if naam in keuze}
    if "telefoon" in keuze and not openbaar:
        velden |= {"telefoon": NOOIT_TELEFOON}
    if "email" in keuze and not openbaar:
        velden |= {"email": NOOIT_MAIL}
    return Initiatief(
        naam=f"{TEKSTEN[n % len(TEKSTEN)][:150]} {n if gepubliceerd else NOOIT}",
        slug=f"verzameld-{n}",
        soort=["formeel", "informeel"][n % 2],
        samenvatting=TEKSTEN[(n + 7) % len(TEKSTEN)][:300],
        status="gepubliceerd" if gepubliceerd else ["concept", "gearchiveerd"][n % 2],
        organisatie=organisaties[n % len(organisaties)] if "organisatie" in keuze else None,
        telefoon_openbaar=openbaar,
        email_openbaar=openbaar,
        contactpersoon=f"An {NOOIT}",
        contact_email=NOOIT_MAIL,
        **velden,
    )


def _bind(initiatieven: list[Initiatief], keuzes: list[set[str]]) -> None:
    """Wishes, groups and areas: of each at most three."""
    for naam, tabel in {
        "wensen": Ondersteuningswens.objects.order_by("pk"),
        "doelgroepen": Doelgroep.objects.order_by("pk"),
        "werkgebied": Gebied.objects.stadsdelen().order_by("pk"),
    }.items():
        nummers = list(tabel.values_list("pk", flat=True))
        veld = Initiatief._meta.get_field(naam)
        model = veld.remote_field.through
        ander = veld.m2m_reverse_field_name() + "_id"
        model.objects.bulk_create(
            (
                model(**{"initiatief_id": initiatief.pk, ander: nummers[(n + stap) % len(nummers)]})
                for n, (initiatief, keuze) in enumerate(zip(initiatieven, keuzes, strict=True))
                if naam in keuze
                for stap in range(1 + n % 3)
            ),
            batch_size=5000,
        )


def _plekken(n: int, keuze: set[str], initiatief: Initiatief) -> list[Locatie]:
    """Up to three places, each with other fields; one in four is secret."""
    if "locaties" not in keuze:
        return []
    plekken = []
    for stap in range(1 + n % 3):
        bits = n * 7 + stap * 11
        velden = {naam: maak(n) for plek, (naam, maak) in enumerate(PLEKVELDEN.items()) if bits >> plek & 1}
        geheim = (n + stap) % 4 == 3
        if geheim:
            velden |= {"naam": NOOIT, "straat": NOOIT, "punt": Point(*NOOIT_PUNT, srid=4326)}
        plaats = "Amsterdam" if bits % 5 else ""
        plekken.append(Locatie(initiatief=initiatief, geheim=geheim, plaats=plaats, **velden))
    return plekken
