"""Reads in how many people there are, and works out the size of the target group where it follows from that."""

from collections.abc import Callable, Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport, leesbaar
from socialekaart.importeren.blad import GEWIJZIGD, ONGEWIJZIGD, OVERGESLAGEN, Rijuitslag
from socialekaart.models import Gebied

from ..bladen.doelgroep import check_bevolking, check_schatting, make_bevolkingsblad, make_schattingenblad
from ..models import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode
from ..schatten import estimate
from .inboeken import Inboeking, lock, settle

Rijen = list[tuple[int, dict[str, str]]]
Schattingboek = Inboeking[Doelgroepschatting]


@transaction.atomic
def import_schattingen(
    *,
    rijen: Rijen,
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
) -> tuple[Rapport, list[Rijuitslag]]:
    """Take in estimates that somebody gives: area, year and method decide whether a row is new or a change."""
    lock(Doelgroepschatting)
    blad = make_schattingenblad(_load_gebieden(), list(Schattingsmethode.objects.all()))
    boek = _open_schattingen()
    uitslagen, gezien = [], dict[Any, int]()
    for aantal, (nummer, rij) in enumerate(rijen, start=1):
        waarden, fouten = blad.read_rij(rij)
        uitslag = Rijuitslag(nummer, leesbaar(f"{rij['gebied_code']} {rij['jaar']}, {rij['methode']}"))
        uitslagen.append(uitslag)
        uitslag.redenen = fouten or check_schatting(waarden)
        if not uitslag.redenen:
            gebied, jaar, methode = waarden.pop("gebied_code"), waarden.pop("jaar"), waarden.pop("methode")
            sleutel = (gebied.pk, jaar, methode.pk)
            uitslag.redenen = _find_double(gezien, sleutel, nummer)
        if not uitslag.redenen:
            waarden |= {"gebied": gebied, "jaar": jaar, "methode": methode, "gemodelleerd": False, "voorbeeld": False}
            _rij, uitslag.oordeel, uitslag.anders = boek.take(sleutel, **waarden)
        voortgang(aantal)
    return settle(uitslagen, boek, alles_of_niets=alles_of_niets, dry_run=dry_run)


@transaction.atomic
def import_bevolking(
    *,
    rijen: Rijen,
    bron: str,
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
) -> tuple[Rapport, list[Rijuitslag]]:
    """Take in population and deaths, and compute an estimate by every method that has shares.

    An empty cell changes nothing, unless an invented figure would stay. A figure that somebody gave for the same area,
    year and method stays.
    """
    lock(Bevolkingscijfer, Doelgroepschatting)
    invoer = _Bevolkingsinvoer(bron)
    uitslagen = []
    for aantal, (nummer, rij) in enumerate(rijen, start=1):
        uitslagen.append(invoer.take(nummer, rij))
        voortgang(aantal)
    return settle(uitslagen, invoer.boek, invoer.schattingen, alles_of_niets=alles_of_niets, dry_run=dry_run)


class _Bevolkingsinvoer:
    """One run of the import: what is known, and what comes of it."""

    def __init__(self, bron: str):
        self.bron = bron
        self.blad = make_bevolkingsblad(_load_gebieden())
        self.methoden = _load_methoden()
        cijfers = Bevolkingscijfer.objects.select_related("gebied").defer("gebied__geometrie")
        self.boek = Inboeking(Bevolkingscijfer, {(cijfer.gebied_id, cijfer.jaar): cijfer for cijfer in cijfers})
        self.schattingen = _open_schattingen()
        self.gezien: dict[Any, int] = {}

    def take(self, nummer: int, rij: dict[str, str]) -> Rijuitslag:
        waarden, fouten = self.blad.read_rij(rij)
        uitslag = Rijuitslag(nummer, leesbaar(f"{rij.get('naam') or rij['code']} {rij['jaar']}"))
        uitslag.redenen = fouten or check_bevolking(waarden)
        if uitslag.redenen:
            return uitslag
        if waarden["code"] is None:
            uitslag.oordeel = OVERGESLAGEN
            uitslag.redenen = [
                ("code", rij["code"], _("Dit is een hele gemeente. De site telt de stadsdelen zelf op."))
            ]
            return uitslag
        uitslag.redenen = _find_double(self.gezien, (waarden["code"].pk, waarden["jaar"]), nummer)
        return uitslag if uitslag.redenen else self._record(uitslag, waarden)

    def _record(self, uitslag: Rijuitslag, waarden: dict[str, Any]) -> Rijuitslag:
        gebied, jaar = waarden["code"], waarden["jaar"]
        was = self.boek.bestaand.get((gebied.pk, jaar))
        mag_leeg = {"vijfenzestigplus": waarden["65_plus"], "sterfte_per_1000": waarden["sterfte_per_1000"]}
        cijfer, uitslag.oordeel, uitslag.anders = self.boek.take(
            (gebied.pk, jaar),
            gebied=gebied,
            jaar=jaar,
            inwoners=waarden["inwoners"],
            bron=self.bron,
            voorbeeld=False,
            **{naam: waarde for naam, waarde in mag_leeg.items() if waarde is not None or (was and was.voorbeeld)},
        )
        if waarden["naam"] and waarden["naam"].casefold() != gebied.naam.casefold():
            reden = _("Gebied %(code)s heet bij ons %(naam)s.") % {"code": gebied.code, "naam": gebied.naam}
            uitslag.redenen.append(("naam", waarden["naam"], reden))
        if cijfer.sterfte_per_1000 is None:
            reden = _("Er is geen sterfte bekend. De inwoners zijn ingelezen, een schatting is niet gemaakt.")
            uitslag.redenen.append(("sterfte_per_1000", "", reden))
            return uitslag
        self._estimate(uitslag, cijfer)
        return uitslag

    def _estimate(self, uitslag: Rijuitslag, cijfer: Bevolkingscijfer) -> None:
        for methode in self.methoden:
            oordeel = take_estimate(self.schattingen, cijfer, methode)
            if oordeel is None:
                reden = _("Van “%s” is er al een cijfer dat iemand zelf opgaf. Dat blijft staan.") % methode
                uitslag.redenen.append(("", "", reden))
            elif oordeel != ONGEWIJZIGD:
                uitslag.anders += (methode.slug,)
                uitslag.oordeel = GEWIJZIGD if uitslag.oordeel == ONGEWIJZIGD else uitslag.oordeel


@transaction.atomic
def refresh_schattingen(*, gebieden: Collection[int] | None = None) -> None:
    """Make the computed estimates of these areas, or of all, follow population, deaths and methods as they are now.

    The caller starts the new version of the data, as it wrote what this follows from.
    """
    lock(Doelgroepschatting)
    cijfers = Bevolkingscijfer.objects.exclude(sterfte_per_1000=None).select_related("gebied")
    berekend = Doelgroepschatting.objects.filter(gemodelleerd=True)
    if gebieden is not None:
        cijfers, berekend = cijfers.filter(gebied__in=gebieden), berekend.filter(gebied__in=gebieden)
    methoden, boek, nodig = _load_methoden(), _open_schattingen(), set()
    for cijfer in cijfers.defer("gebied__geometrie"):
        for methode in methoden:
            take_estimate(boek, cijfer, methode)
            nodig.add((cijfer.gebied_id, cijfer.jaar, methode.pk))
    for schatting in berekend:
        if (schatting.gebied_id, schatting.jaar, schatting.methode_id) not in nodig:
            schatting.delete()
    boek.write()


def take_estimate(boek: Schattingboek, cijfer: Bevolkingscijfer, methode: Schattingsmethode) -> str | None:
    """Put what follows from this figure beside what is there; None where somebody gave a figure of their own."""
    sleutel = (cijfer.gebied_id, cijfer.jaar, methode.pk)
    was = boek.bestaand.get(sleutel)
    if was and not was.gemodelleerd and not was.voorbeeld:
        return None
    nieuw = estimate(cijfer, methode)
    velden = [veld.name for veld in Doelgroepschatting._meta.concrete_fields if not veld.primary_key]
    return boek.take(sleutel, **{naam: getattr(nieuw, naam) for naam in velden})[1]


def _load_gebieden() -> dict[str, Gebied]:
    return {gebied.code.casefold(): gebied for gebied in Gebied.objects.defer("geometrie")}


def _load_methoden() -> list[Schattingsmethode]:
    return list(Schattingsmethode.objects.exclude(aandeel=None))


def _open_schattingen() -> Schattingboek:
    schattingen = Doelgroepschatting.objects.select_related("gebied", "methode").defer("gebied__geometrie")
    return Inboeking(Doelgroepschatting, {(s.gebied_id, s.jaar, s.methode_id): s for s in schattingen})


def _find_double(gezien: dict[Any, int], sleutel: Any, nummer: int) -> list[tuple[str, str, str]]:
    eerder = gezien.setdefault(sleutel, nummer)
    return [] if eerder == nummer else [("", "", _("Dit staat ook in rij %d.") % eerder)]
