"""What a service says, in our words: the mapping of the API read backwards, and the nearest thing for what is foreign.

A service that has a ``summary`` was written by a map like ours. Then each text is taken as it stands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.conf.locale import LANG_INFO
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import override

from palliatief.lib.talen import TALEN
from socialekaart.importeren import cellen
from socialekaart.models import Initiatief, Organisatie

from ...moment import in_utc
from ..nummers import GEEN_ORGANISATIE
from .document import LANGSTE_ALINEA, Document, Opmerkingen, shorten
from .plek import Plek, read_plekken, read_uuid
from .uren import write_uren

# What says that it changed before this knows no moment; and the database has no year 0.
EERSTE_JAAR = 1990
LANGSTE_TIJDEN = 500
# ISO 639-2 and -3 codes of languages that we know by two letters.
DRIE_LETTERS = {
    **{"ara": "ar", "deu": "de", "dut": "nl", "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr", "ger": "de"},
    **{"ita": "it", "nld": "nl", "pol": "pl", "por": "pt", "rus": "ru", "som": "so", "spa": "es", "tur": "tr"},
    **{"ukr": "uk", "urd": "ur", "zho": "zh"},
}


@dataclass(frozen=True)
class Term:
    """A word of a taxonomy by which a service is sorted, with all that a source may know it by."""

    taxonomie: str = ""
    taxonomie_id: str = ""
    id: str = ""
    code: str = ""
    naam: str = ""


@dataclass(frozen=True)
class Aanbieder:
    id: str
    naam: str
    soort: str
    website: str
    voorbeeld: bool

    @property
    def uuid(self) -> UUID | None:
        return read_uuid(self.id)


@dataclass
class Dienst:
    """A service as it can be written here.

    ``velden`` are fields of an initiative by name, ``gebieden`` words for areas; ``opmerkingen`` (member, value,
    reason) are about what could not be taken over.
    """

    id: str
    eigen: bool
    actief: bool
    gewijzigd_op: datetime | None
    velden: dict[str, Any]
    aanbieder: Aanbieder | None
    plekken: list[Plek]
    termen: list[Term]
    gebieden: list[str]
    opmerkingen: Opmerkingen = field(default_factory=list)

    @property
    def uuid(self) -> UUID | None:
        return read_uuid(self.id)

    @property
    def sleutel(self) -> str:
        return key_of(self.id)


def key_of(nummer: str) -> str:
    """By what a service is told from others: a UUID is the same in capitals."""
    return str(read_uuid(nummer) or nummer)


def read_dienst(inhoud: Mapping[str, Any]) -> Dienst:
    """A service with all that belongs to it (a "full" one); ``id`` or ``velden["naam"]`` is empty when it has none."""
    document = Document(inhoud, precies=bool(str(inhoud.get("summary") or "").strip()))
    return Dienst(
        id=document.text("id"),
        eigen=document.precies,
        actief=document.text("status") in ("", "active"),
        gewijzigd_op=_read_moment(document.text("last_modified")),
        velden=_read_velden(document),
        aanbieder=_read_aanbieder(document),
        plekken=list(read_plekken(document)),
        termen=list(_read_termen(document)),
        gebieden=[naam for deel in document.rows("service_areas", "service_area") if (naam := _name_area(deel))],
        opmerkingen=document.opmerkingen,
    )


def _read_velden(document: Document) -> dict[str, Any]:
    samenvatting, beschrijving = _read_teksten(document)
    verwijzing = document.child("referral") or Document({})
    verwijzer = verwijzing.text("by")
    return {
        "naam": document.line("name", lengte=200),
        "samenvatting": samenvatting,
        "samenvatting_en": document.line("summary_en", lengte=300),
        "beschrijving": beschrijving,
        "telefoon": _read_telefoon(document),
        "email": document.read("email", lezer=cellen.read_email, leeg=""),
        "website": document.read("url", lezer=cellen.read_website, leeg=""),
        "verwijzer": verwijzer if verwijzer in Initiatief.Verwijzer.values else Initiatief.Verwijzer.ONBEKEND.value,
        "zelf_aanmelden": verwijzing.flag("self_referral"),
        "verwijzen": document.paragraph("application_process"),
        "criteria": _read_criteria(document),
        "terugkoppeling": verwijzing.paragraph("feedback"),
        "aan_huis": document.flag("home_visits"),
        "kosten": document.line("fees_description", "fees", lengte=200),
        "gratis": _read_gratis(document),
        "talen": _read_talen(document),
        "openingstijden": _read_openingstijden(document),
        "capaciteit": document.read("capacity", lezer=cellen.read_capaciteit, leeg=None),
        "wachttijd": document.line("wait_time", lengte=100),
        "gecontroleerd_op": document.read("assured_date", lezer=_read_dag, leeg=None),
        "voorbeeld": document.flag("example") or False,
    }


def _read_teksten(document: Document) -> tuple[str, str]:
    """The summary, and what the description says beyond it; without a summary the first sentence is one."""
    tekst = document.paragraph("description", "short_description")
    if document.precies:
        samenvatting = document.line("summary", lengte=300)
        return samenvatting, "" if tekst == samenvatting else tekst.removeprefix(f"{samenvatting}\n\n")
    op_een_regel = " ".join(tekst.split())
    zin = re.split(r"(?<=[.!?])\s", op_een_regel, maxsplit=1)[0]
    samenvatting = zin if len(zin) <= 300 else shorten(zin, 300)
    return samenvatting, "" if op_een_regel == samenvatting else tekst[:LANGSTE_ALINEA]


def _read_telefoon(document: Document) -> str:
    """The number of the service; else that of its place, or of the organisation."""
    hier = document.rows("service_at_locations", "service_at_location")
    plekken = [plek for deel in hier if (plek := deel.child("location"))]
    aanbieder = document.child("organization")
    for deel in [document, *hier, *plekken, *([aanbieder] if aanbieder else [])]:
        for telefoon in deel.rows("phones", "phone"):
            soort = telefoon.text("type").lower()
            if soort not in ("fax", "sms", "text", "tty", "textphone"):
                nummer = telefoon.read("number", lezer=_read_nummer, leeg="")
                if nummer:
                    return nummer
    return ""


def _read_nummer(tekst: str) -> str:
    return cellen.read_telefoon(tekst.strip("\"' "))


def _read_criteria(document: Document) -> str:
    """For whom it is; before 3.0 that was a table of its own."""
    regels = [deel.paragraph("eligibility") for deel in document.rows("eligibility", "eligibilitys")]
    return document.paragraph("eligibility_description") or "\n".join(filter(None, regels)) or _write_leeftijd(document)


def _write_leeftijd(document: Document) -> str:
    leeftijden = [document.text(naam) for naam in ("minimum_age", "maximum_age")]
    van, tot = (leeftijd.removesuffix(".0") for leeftijd in leeftijden)
    if van and tot:
        return _("Van %(van)s tot en met %(tot)s jaar.") % {"van": van, "tot": tot}
    if van:
        return _("Vanaf %s jaar.") % van
    return _("Tot en met %s jaar.") % tot if tot else ""


def _read_gratis(document: Document) -> bool | None:
    if (gratis := document.flag("free")) is not None or document.precies:
        return gratis
    bedragen = [kosten.text("amount") for kosten in document.rows("cost_options", "cost_option")]
    return True if bedragen and all(re.fullmatch(r"0+(\.0+)?", bedrag) for bedrag in bedragen) else None


def _read_talen(document: Document) -> list[str]:
    talen = []
    for deel in document.rows("languages"):
        naam = deel.text("code") or deel.text("name", "language")
        if code := _find_taal(deel.text("code")) or _find_taal(deel.text("name", "language")):
            talen.append(code)
        elif naam:
            deel.remark("languages", naam, _("Deze taal kennen we niet."))
    return list(dict.fromkeys(talen))


def _find_taal(tekst: str) -> str:
    woord = tekst.lower()
    code = woord.partition("-")[0]
    return code if code in TALEN else DRIE_LETTERS.get(code) or _languages().get(woord, "")


def _languages() -> dict[str, str]:
    """Codes of languages by their name in Dutch, in English and in themselves."""
    if not TAALNAMEN:
        for code, gegevens in LANG_INFO.items():
            if code in TALEN:
                TAALNAMEN[str(gegevens["name"]).lower()] = TAALNAMEN[str(gegevens["name_local"]).lower()] = code
        with override("nl"):
            TAALNAMEN.update({str(naam).lower(): code for code, naam in TALEN.items()})
    return TAALNAMEN


TAALNAMEN: dict[str, str] = {}


def _read_openingstijden(document: Document) -> str:
    eigen = document.read("opening_hours", lezer=cellen.read_openingstijden, leeg="")
    if eigen or document.precies:
        # Read for what it is, and kept as it was written.
        return document.text("opening_hours")[:LANGSTE_TIJDEN] if eigen else ""
    roosters = document.rows("schedules", "schedule", "regular_schedules", "regular_schedule")
    if not roosters:
        hier = document.rows("service_at_locations", "service_at_location")
        # Only of a single place: elsewhere it may be open at other times.
        roosters = hier[0].rows("schedules", "schedule", "regular_schedules") if len(hier) == 1 else []
    tekst, alles = write_uren([rooster.inhoud for rooster in roosters])
    if not alles:
        document.remark("schedules", tekst, _("Niet elk rooster is een gewone week. Kijk de openingstijden na."))
    if len(tekst) <= LANGSTE_TIJDEN:
        return tekst
    document.remark("schedules", tekst, _("Deze openingstijden zijn te lang. Ze zijn niet overgenomen."))
    return ""


def _read_dag(tekst: str) -> date | None:
    return cellen.read_datum(tekst.partition("T")[0].partition(" ")[0])


def _read_moment(tekst: str) -> datetime | None:
    """A moment that can be and is not in the future; without a time zone it is taken as UTC."""
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        return None
    if moment is None or (moment := in_utc(moment)).year < EERSTE_JAAR:
        return None
    return min(moment, datetime.now(UTC))


def _read_aanbieder(document: Document) -> Aanbieder | None:
    deel = document.child("organization")
    if deel is None or deel.text("id") == GEEN_ORGANISATIE or not deel.text("name"):
        return None
    soort = deel.text("kind")
    return Aanbieder(
        id=deel.text("id"),
        naam=deel.line("name", lengte=200),
        soort=soort if soort in Organisatie.Soort.values else Organisatie.Soort.OVERIG.value,
        website=deel.read("website", "url", lezer=cellen.read_website, leeg=""),
        voorbeeld=deel.flag("example") or False,
    )


def _read_termen(document: Document) -> Iterator[Term]:
    for kenmerk in document.rows("attributes", "service_taxonomy", "service_taxonomys"):
        deel = kenmerk.child("taxonomy_term") or kenmerk.child("taxonomy")
        if deel is None:
            continue
        taxonomie = deel.child("taxonomy_detail")
        term = Term(
            taxonomie=((taxonomie.text("name") if taxonomie else "") or deel.text("taxonomy", "vocabulary"))[:200],
            taxonomie_id=deel.text("taxonomy_id")[:200],
            id=deel.text("id")[:200],
            code=deel.text("code")[:200],
            naam=deel.text("name")[:200],
        )
        if term.id or term.code or term.naam:
            yield term


def _name_area(deel: Document) -> str:
    """How an area is called; ours have an address that ends with its slug."""
    adres = re.search(r"/stadsdeel/([-\w]+)/?$", deel.text("uri"))
    return adres[1] if adres else deel.text("name", "service_area", "extent")[:100]
