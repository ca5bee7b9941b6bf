"""Reads a sheet with ties into the database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport, leesbaar
from socialekaart.actions.verversen import start_version, wait_for_turn
from socialekaart.importeren import blad
from socialekaart.importeren.blad import FOUT, Fouten
from socialekaart.models import Gebied
from socialekaart.models.geschiedenis import handeling

from ..einden import Eind, load_einden, suggest
from ..models import Samenwerking
from ..samenwerkingenblad import read_rij
from .samenwerking import Geweigerd, add_organisatie, record_samenwerking

# How the sheet calls what the record calls otherwise.
KOLOM = {"op": "sinds"}
NIETS_VERTELD = {"sterkte_van": None, "sterkte_naar": None, "bron": ""}


@dataclass
class Rijuitslag(blad.Rijuitslag):
    """Also the organisations that a row makes."""

    nieuw: list[str] = field(default_factory=list)


@transaction.atomic
def import_samenwerkingen(
    *,
    rijen: list[tuple[int, dict[str, str]]],
    stadsdeel: Gebied | None = None,
    ook_lijkende: bool = False,
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
) -> tuple[Rapport, list[Rijuitslag]]:
    """Take in the sheet: who, with whom and which kind decide whether a row is new or a change.

    Rows about one tie tell what came after what; the last one tells how strong it is. An empty cell changes nothing,
    so reading the same sheet again changes nothing either. An organisation that nobody knows yet is made, and told;
    one whose name looks like a known one only when that is asked for. A trial does it all, and takes it back.
    """
    if not dry_run:
        wait_for_turn()
    invoer = _Invoer(stadsdeel, ook_lijkende)
    gelezen = [(nummer, *read_rij(rij), rij) for nummer, rij in rijen]
    laatste = _find_last(gelezen)
    uitslagen = []
    with handeling(reden=_("ingelezen uit een blad")):
        for aantal, (nummer, waarden, fouten, rij) in enumerate(gelezen, start=1):
            eerder = {} if nummer in laatste else NIETS_VERTELD
            uitslagen.append(invoer.take(nummer, waarden | eerder, fouten, rij))
            voortgang(aantal)
    rapport = make_rapport(uitslagen)
    niets = alles_of_niets and bool(rapport.fout)
    if niets:
        goed = [uitslag.rij for uitslag in uitslagen if uitslag.oordeel != FOUT]
        rapport.keep_nothing(goed, _("Niets is ingelezen, omdat er rijen fout zijn."))
    if dry_run or niets:
        transaction.set_rollback(True)
    elif rapport.nieuw or rapport.gewijzigd:
        # At the end: until then nobody who saves a record waits for this sheet.
        start_version()
    return rapport, uitslagen


def make_rapport(uitslagen: list[Rijuitslag]) -> Rapport:
    rapport = blad.make_rapport(uitslagen)
    for uitslag in uitslagen:
        for naam in uitslag.nieuw:
            rapport.note(uitslag.rij, _("Nieuwe organisatie: “%s”. Kies in het beheer nog welke soort het is.") % naam)
    return rapport


def _find_last(gelezen: list[Any]) -> set[int]:
    """Of each tie the row that tells the newest phase."""
    laatste: dict[Any, tuple[date, int]] = {}
    for nummer, waarden, fouten, _rij in gelezen:
        if not fouten:
            einden = (waarden["van"].casefold(), waarden["naar"].casefold())
            gericht = waarden["soort"] in Samenwerking.GERICHT
            sleutel = (einden if gericht else frozenset(einden), waarden["soort"])
            moment = (waarden["sinds"] or date.min, nummer)
            laatste[sleutel] = max(laatste.get(sleutel, moment), moment)
    return {nummer for _dag, nummer in laatste.values()}


class _Invoer:
    """One run of the import: who are known, and how."""

    def __init__(self, stadsdeel: Gebied | None, ook_lijkende: bool):
        self.stadsdeel = stadsdeel
        self.ook_lijkende = ook_lijkende
        self.bekend = load_einden()
        self.einden = dict(self.bekend)
        self.lijkt: dict[str, str] = {}

    def take(self, nummer: int, waarden: dict[str, Any], fouten: Fouten, rij: dict[str, str]) -> Rijuitslag:
        """Write what this row tells, or nothing of it."""
        uitslag = Rijuitslag(nummer, leesbaar(f"{rij['van']} – {rij['naar']}"), redenen=fouten)
        if fouten:
            return uitslag
        onbekend = [kant for kant in ("van", "naar") if waarden[kant].casefold() not in self.einden]
        lijkend = {kant: lijkt for kant in onbekend if (lijkt := self._suggest(waarden[kant]))}
        if lijkend and not self.ook_lijkende:
            vraag = _("Deze organisatie kennen we niet. Bedoelt u “%s”?")
            uitslag.redenen = [(kant, waarden[kant], vraag % lijkt) for kant, lijkt in lijkend.items()]
            return uitslag
        try:
            with transaction.atomic():
                nieuw: dict[str, Eind] = {
                    waarden[kant].casefold(): add_organisatie(naam=waarden[kant], versie=False) for kant in onbekend
                }
                self._record(uitslag, waarden, self.einden | nieuw)
        except Geweigerd as fout:
            kolom = KOLOM.get(fout.veld, fout.veld)
            uitslag.redenen = [(kolom, rij.get(kolom, ""), str(fout))]
            return uitslag
        except IntegrityError:
            uitslag.redenen = [("", "", _("Een collega schreef dit net ook op. Lees het blad nog eens in."))]
            return uitslag
        uitslag.nieuw = [organisatie.naam for organisatie in nieuw.values()]
        uitslag.redenen = [(kant, waarden[kant], self._ask(waarden[kant], lijkt)) for kant, lijkt in lijkend.items()]
        self.einden |= nieuw
        return uitslag

    def _record(self, uitslag: Rijuitslag, waarden: dict[str, Any], einden: dict[str, Eind]) -> None:
        vastgelegd = record_samenwerking(
            van=einden[waarden["van"].casefold()],
            naar=einden[waarden["naar"].casefold()],
            op=waarden["sinds"],
            stadsdeel=self.stadsdeel,
            versie=False,
            **{naam: waarden[naam] for naam in ("soort", "fase", "tot", "sterkte_van", "sterkte_naar", "bron")},
        )
        uitslag.oordeel, uitslag.anders = vastgelegd.oordeel, vastgelegd.anders

    def _ask(self, naam: str, lijkt: str) -> str:
        return _("“%(naam)s” lijkt op “%(lijkt)s”. Is dat dezelfde?") % {"naam": naam, "lijkt": lijkt}

    def _suggest(self, naam: str) -> str:
        """Of what was known before this sheet: names in one sheet are often numbered."""
        if naam not in self.lijkt:
            self.lijkt[naam] = suggest(naam, self.bekend)
        return self.lijkt[naam]
