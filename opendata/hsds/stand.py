"""What a record says, in a form by which two can be compared: what we have, what a source says, what it said before.

The history of a record keeps a print of each field as its source last said it. So an import knows what the source
changed and what somebody changed here by hand, and the one does not undo the other (a three-way merge, as in diff3).
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from socialekaart.models import Initiatief, Locatie

from .lezen.plek import Plek

# Fields that are taken over by name.
VELDEN = (
    *("naam", "soort", "samenvatting", "samenvatting_en", "beschrijving", "heel_amsterdam", "telefoon", "email"),
    *("website", "verwijzer", "zelf_aanmelden", "verwijzen", "criteria", "terugkoppeling", "aan_huis", "kosten"),
    *("gratis", "talen", "openingstijden", "capaciteit", "wachttijd", "gecontroleerd_op", "voorbeeld"),
)
VERBANDEN = ("wensen", "doelgroepen", "werkgebied")
# A print has them in this order. What is new comes at the end: an older print, that is shorter, stays readable.
ALLE = (*VELDEN, *VERBANDEN, "organisatie", "plekken")
# So many signs a field: one in 262,144 changes looks like none.
TEKENS = 3
ONBEKEND = "." * TEKENS
REDEN = "HSDS-import"
AFDRUK = re.compile(rf"^{REDEN} \(((?:[-\w.]{{{TEKENS}}})+)\)$", re.ASCII)

Stand = Mapping[str, Any]
Afdruk = Mapping[str, str]


def read_stand(initiatief: Initiatief) -> Stand:
    """What a record says to everybody; of what it belongs to the slugs. Prefetch its relations and places.

    A secret place counts as one that nobody else can have: an import never brings it out again.
    """
    openbaar = [_read_plek(locatie) for locatie in initiatief.locaties.all() if not locatie.geheim]
    geheim: list[tuple] = [("geheim",) for locatie in initiatief.locaties.all() if locatie.geheim]
    return {
        **{naam: getattr(initiatief, naam) for naam in VELDEN},
        "telefoon": getattr(initiatief.telefoon, "as_e164", ""),
        **{naam: sorted(rij.slug for rij in getattr(initiatief, naam).all()) for naam in VERBANDEN},
        "organisatie": initiatief.organisatie.naam if initiatief.organisatie else "",
        "plekken": sort_plekken(openbaar) + geheim,
    }


def sort_plekken(plekken: list[Plek]) -> list[tuple]:
    """Places by what they say, in whatever order they come."""
    return sorted(
        (plek.naam, plek.straat, plek.huisnummer, plek.postcode, plek.plaats, plek.punt or (), plek.stadsdeel)
        for plek in plekken
    )


def _read_plek(locatie: Locatie) -> Plek:
    punt = (round(locatie.punt.x, 6), round(locatie.punt.y, 6)) if locatie.punt else None
    opgegeven = locatie.stadsdeel_opgegeven
    return Plek(
        id="",
        naam=locatie.naam,
        straat=locatie.straat,
        huisnummer=locatie.huisnummer,
        postcode=locatie.postcode,
        plaats=locatie.plaats,
        punt=punt,
        stadsdeel=opgegeven.slug if opgegeven and not punt else "",
    )


@dataclass
class Vergelijking:
    """``overnemen`` are the fields that the source changed, ``botsing`` those that both changed."""

    overnemen: list[str] = field(default_factory=list)
    botsing: list[str] = field(default_factory=list)
    afdruk: dict[str, str] = field(default_factory=dict)


def compare(eigen: Stand, bron: Stand, vorige: Afdruk) -> Vergelijking:
    """Field by field what to do; ``vorige`` is the print of what the source said before, as far as known."""
    uitslag = Vergelijking()
    for naam in ALLE:
        nu, eerder = make_afdruk(bron[naam]), vorige.get(naam, ONBEKEND)
        hier = make_afdruk(eigen[naam])
        uitslag.afdruk[naam] = nu
        if nu in (eerder, hier):
            continue
        if hier == eerder or (eerder == ONBEKEND and not eigen[naam]):
            uitslag.overnemen.append(naam)
        else:
            uitslag.botsing.append(naam)
            # As it was: so it is told again, until they agree.
            uitslag.afdruk[naam] = eerder
    return uitslag


def make_afdruk(waarde: Any) -> str:
    """A short print of a value, the same for the same value."""
    tekst = json.dumps(waarde, default=str, ensure_ascii=False)
    return base64.urlsafe_b64encode(hashlib.sha256(tekst.encode()).digest())[:TEKENS].decode()


def print_stand(stand: Stand) -> Afdruk:
    return {naam: make_afdruk(stand[naam]) for naam in ALLE}


def write_reden(afdruk: Afdruk) -> str:
    """What the history says of the import."""
    return f"{REDEN} ({''.join(afdruk[naam] for naam in ALLE)})"


def read_reden(reden: str | None) -> Afdruk:
    """The print in a line of history, of the fields that there were then; empty when there is none."""
    gevonden = AFDRUK.match(reden or "")
    return dict(zip(ALLE, re.findall(f".{{{TEKENS}}}", gevonden[1]), strict=False)) if gevonden else {}
