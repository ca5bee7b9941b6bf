"""The log of a proeftuin as one table: its cycles with their steps, people and evidence, its actions, its meetings.

Everybody may have what stands on the site; researchers also have the rest. ``soort`` says what a row is.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date

from palliatief.lib.tabelbestand import as_cell_text

from .models import Actie, Bewijs, Cyclus, Proeftuin

# What is written about a cycle, in the order in which it comes about.
TEKSTEN = ("vraag", "plan", "uitvoering", "observatie", "geleerd", "besluit", "verandering")


@dataclass(frozen=True)
class Regel:
    """One row; its fields are the columns."""

    proeftuin: str
    soort: str
    onderdeel: str
    cyclus: int | None = None
    datum: date | None = None
    tekst: str = ""
    wie: str = ""
    aantal: int | None = None
    begonnen_op: date | None = None
    termijn: date | None = None
    wens: str = ""
    resultaat: str = ""
    bron: str = ""
    openbaar: str = "ja"
    voorbeeld: str = ""


KOLOMMEN = [veld.name for veld in fields(Regel)]


def tell_log(proeftuin: Proeftuin, *, alles: bool) -> list[Regel]:
    """All rows, a cycle at a time; ``alles`` is with what does not stand on the site. At most six queries."""
    return [*_cycli(proeftuin, alles), *_acties(proeftuin), *(_bijeenkomsten(proeftuin) if alles else ())]


def as_rows(regels: list[Regel]) -> Iterator[list[object]]:
    """Cells for a sheet; days as ISO, so that every program reads them alike."""
    for regel in regels:
        yield [_cell(waarde) for waarde in astuple(regel)]


def _cell(waarde: object) -> object:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return as_cell_text(waarde) if isinstance(waarde, str) else waarde


def _cycli(proeftuin: Proeftuin, alles: bool) -> Iterator[Regel]:
    cycli = proeftuin.cycli.order_by("nummer").prefetch_related(
        "stappen", "deelnemers__perspectief", "deelnemers__organisatie"
    )
    bewijzen = Bewijs.objects.filter(cyclus__proeftuin=proeftuin).select_related("bestand").defer("bestand__inhoud")
    per_cyclus: dict[int, list[Bewijs]] = {}
    for bewijs in bewijzen if alles else bewijzen.filter(openbaar=True):
        per_cyclus.setdefault(bewijs.cyclus_id, []).append(bewijs)
    for cyclus in cycli:
        yield from _cyclus(proeftuin.naam, cyclus, per_cyclus.get(cyclus.pk, []))


def _cyclus(proeftuin: str, cyclus: Cyclus, bewijzen: list[Bewijs]) -> Iterator[Regel]:
    nummer, voorbeeld = cyclus.nummer, mark(cyclus.voorbeeld)
    for veld in TEKSTEN:
        if tekst := getattr(cyclus, veld):
            yield Regel(proeftuin, "cyclus", veld, nummer, tekst=tekst, voorbeeld=voorbeeld)
    for stap in cyclus.stappen.all():
        yield Regel(proeftuin, "stap", stap.fase, nummer, datum=stap.op, voorbeeld=voorbeeld)
    for wie in cyclus.deelnemers.all():
        functie = ", ".join(str(deel) for deel in (wie.rol, wie.organisatie) if deel)
        groep = wie.perspectief.naam if wie.perspectief else ""
        yield Regel(proeftuin, "deelnemer", groep, nummer, wie=functie, aantal=wie.aantal, voorbeeld=voorbeeld)
    for bewijs in bewijzen:
        bron = "; ".join(deel for deel in (bewijs.bron, bewijs.bestand.naam if bewijs.bestand else "") if deel)
        yield Regel(
            proeftuin, "bewijs", bewijs.soort, nummer, bewijs.datum, bewijs.tekst, bron=bron,
            openbaar=mark(bewijs.openbaar), voorbeeld=voorbeeld,
        )  # fmt: skip


def _acties(proeftuin: Proeftuin) -> Iterator[Regel]:
    for actie in Actie.objects.filter(proeftuin=proeftuin).select_related("eigenaar", "wens", "cyclus"):
        yield Regel(
            proeftuin.naam,
            "actie",
            actie.status,
            actie.cyclus.nummer if actie.cyclus else None,
            datum=actie.geeindigd_op,
            tekst=f"{actie.titel}\n{actie.toelichting}".strip(),
            wie=str(actie.eigenaar),
            begonnen_op=actie.begonnen_op,
            termijn=actie.termijn,
            wens=actie.wens.slug if actie.wens else "",
            resultaat=actie.resultaat,
            voorbeeld=mark(actie.voorbeeld),
        )


def _bijeenkomsten(proeftuin: Proeftuin) -> Iterator[Regel]:
    for bijeenkomst in proeftuin.bijeenkomsten.order_by("datum", "pk").prefetch_related("aanwezig"):
        yield Regel(
            proeftuin.naam,
            "bijeenkomst",
            "verslag",
            datum=bijeenkomst.datum,
            tekst=f"{bijeenkomst.titel}\n{bijeenkomst.verslag}".strip(),
            wie="; ".join(sorted(organisatie.naam for organisatie in bijeenkomst.aanwezig.all())),
            openbaar="nee",
        )


def mark(ja: bool) -> str:
    return "ja" if ja else "nee"
