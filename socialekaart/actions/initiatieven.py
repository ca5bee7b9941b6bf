"""Reads the initiative sheet into the database."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ..importeren import Invoerfout
from ..importeren.initiatiefblad import Initiatiefblad
from ..models import Doelgroep, Gebied, Initiatief, Locatie, Ondersteuningswens, Organisatie
from .opslag import VERBANDEN, Boeking, make_slug, write_boekingen
from .verversen import refresh_initiatieven, wait_for_turn

PER_KEER = 500
# Columns that are fields of the same name; the others are relations, places, or have a rule of their own.
VELDEN = (
    "naam",
    "soort",
    "samenvatting",
    "beschrijving",
    "telefoon",
    "email",
    "website",
    "verwijzen",
    "kosten",
    "talen",
    "openingstijden",
    "capaciteit",
    "gecontroleerd_op",
)
ADRES = ("straat", "huisnummer", "postcode")
Rijen = Iterable[tuple[int, dict[str, str]]]


@transaction.atomic
def import_initiatieven(
    *,
    rijen: Rijen,
    bron: str,
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voorbeeld: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
) -> Rapport:
    """Take in the sheet: ``(bron, bron_id)`` decides whether a row is new or a change.

    The sheet decides about the columns that it has; the slug, the status and all other fields stay as they are.
    A row that is wrong stays out, with ``alles_of_niets`` together with all others.
    """
    if not 0 < len(bron.strip()) <= 100 or not bron.isprintable():
        raise Invoerfout(_("Noem de bron van het blad, in hooguit 100 leesbare tekens."))
    wait_for_turn()
    invoer = _Invoer(bron.strip(), voorbeeld)
    rest, aantal = iter(rijen), 0
    while deel := list(islice(rest, PER_KEER)):
        invoer.import_deel(deel)
        aantal += len(deel)
        voortgang(aantal)
    rapport = invoer.rapport
    niets = alles_of_niets and bool(rapport.fout)
    if niets:
        rapport.keep_nothing(invoer.goed, _("Niets is ingelezen, omdat er rijen fout zijn."))
    elif invoer.ids:
        refresh_initiatieven(ids=invoer.ids)
    transaction.set_rollback(dry_run or niets)
    return rapport


def _choices(model) -> dict[str, int]:
    """Primary keys by slug and by name."""
    rijen = list(model.values_list("pk", "slug", "naam"))
    return {naam.casefold(): pk for pk, slug, naam in rijen} | {slug: pk for pk, slug, naam in rijen}


class _Invoer:
    """One run of the import: what is known, and what waits to be written."""

    def __init__(self, bron: str, voorbeeld: bool):
        self.bron = bron
        self.voorbeeld = voorbeeld
        self.rapport = Rapport()
        self.blad = Initiatiefblad(
            wensen=_choices(Ondersteuningswens.objects),
            doelgroepen=_choices(Doelgroep.objects),
            stadsdelen=_choices(Gebied.objects.stadsdelen()),
        )
        self.slugs = set(Initiatief.objects.values_list("slug", flat=True))
        organisaties = Organisatie.objects.all()
        self.organisaties = {organisatie.naam.casefold(): organisatie for organisatie in organisaties}
        self.organisatieslugs = {organisatie.slug for organisatie in organisaties}
        self.gezien: dict[str, int] = {}
        self.goed: list[int] = []
        self.ids: list[int] = []

    def import_deel(self, rijen: list[tuple[int, dict[str, str]]]) -> None:
        """Read and write some rows at a time, so that a large sheet needs little memory."""
        gelezen = [waarden for nummer, rij in rijen if (waarden := self._read(nummer, rij))]
        bekend = Initiatief.objects.filter(bron=self.bron, bron_id__in=[waarden["bron_id"] for waarden in gelezen])
        bestaand = {initiatief.bron_id: initiatief for initiatief in bekend.prefetch_related(*VERBANDEN, "locaties")}
        boekingen = []
        for waarden in gelezen:
            boeking = self._book(bestaand.get(waarden["bron_id"]), waarden)
            if boeking is None:
                self.rapport.ongewijzigd += 1
            elif boeking.nieuw:
                self.rapport.nieuw += 1
            else:
                self.rapport.gewijzigd += 1
            boekingen += [boeking] if boeking else []
        write_boekingen(boekingen)
        self.ids += [boeking.initiatief.pk for boeking in boekingen]

    def _read(self, nummer: int, rij: dict[str, str]) -> dict[str, Any] | None:
        """The values of one row, or None when it is wrong or invented."""
        if not self.voorbeeld and rij.get("voorbeeld", "").casefold() == "ja":
            self.rapport.skip(nummer, _("Dit is een verzonnen voorbeeld."))
            return None
        waarden, fouten = self.blad.read_rij(rij)
        bron_id = waarden.get("bron_id")
        if bron_id and (eerder := self.gezien.setdefault(bron_id, nummer)) != nummer:
            fouten.append(("bron_id", bron_id, _("Dit nummer staat ook in rij %d.") % eerder))
        for fout in fouten:
            self.rapport.reject(nummer, *fout)
        if fouten:
            return None
        self.goed.append(nummer)
        return waarden

    def _book(self, bekend: Initiatief | None, waarden: dict[str, Any]) -> Boeking | None:
        """What is to be written for this row, or None when all of it is there already."""
        initiatief = bekend or Initiatief(
            bron=self.bron,
            bron_id=waarden["bron_id"],
            slug=make_slug(waarden["naam"], self.slugs),
            status=Initiatief.Status.GEPUBLICEERD,
            voorbeeld=self.voorbeeld,
        )
        anders = self._apply(initiatief, waarden)
        boeking = Boeking(initiatief, nieuw=bekend is None, reden=_("ingelezen uit: %s") % self.bron[:80])
        boeking.verbanden = _relations(bekend, waarden)
        boeking.locatie, boeking.weg = _place(list(bekend.locaties.all()) if bekend else [], waarden)
        return boeking if boeking.nieuw or anders or boeking.verbanden or boeking.locatie or boeking.weg else None

    def _apply(self, initiatief: Initiatief, waarden: dict[str, Any]) -> bool:
        """Give the initiative its plain fields; True when one of them changed."""
        velden = {naam: waarden[naam] for naam in VELDEN if naam in waarden}
        if "werkgebied" in waarden:
            velden["heel_amsterdam"] = waarden["werkgebied"][0]
        if "organisatie" in waarden:
            organisatie = self._organisation(waarden["organisatie"])
            velden["organisatie_id"] = organisatie.pk if organisatie else None
        return _assign(initiatief, velden)

    def _organisation(self, naam: str) -> Organisatie | None:
        if not naam:
            return None
        organisatie = self.organisaties.get(naam.casefold())
        if organisatie is None:
            slug = make_slug(naam, self.organisatieslugs)
            organisatie = Organisatie.objects.create(naam=naam, slug=slug, voorbeeld=self.voorbeeld)
            self.organisaties[naam.casefold()] = organisatie
        elif organisatie.voorbeeld and not self.voorbeeld:
            # A real sheet names it, so it is no invention.
            organisatie.voorbeeld = False
            organisatie.save()
        return organisatie


def _assign(rij: Initiatief | Locatie, velden: dict[str, Any]) -> bool:
    """Set these fields; True when one of them was different."""
    anders = False
    for naam, waarde in velden.items():
        oud = getattr(rij, naam)
        if getattr(oud, "as_e164", oud) != waarde:
            setattr(rij, naam, waarde)
            anders = True
    return anders


def _relations(bekend: Initiatief | None, waarden: dict[str, Any]) -> dict[str, frozenset[int]]:
    """The relations that differ from what is there."""
    gevraagd: dict[str, frozenset[int]] = {naam: waarden[naam] for naam in ("wensen", "doelgroepen") if naam in waarden}
    if "werkgebied" in waarden:
        gevraagd["werkgebied"] = waarden["werkgebied"][1]
    return {
        naam: pks
        for naam, pks in gevraagd.items()
        if pks != {rij.pk for rij in (getattr(bekend, naam).all() if bekend else ())}
    }


def _place(locaties: list[Locatie], waarden: dict[str, Any]) -> tuple[Locatie | None, Locatie | None]:
    """The place to save and the place to take away; of each one or none."""
    velden = {naam: waarden[naam] for naam in (*ADRES, "plaats") if naam in waarden}
    punt = waarden.get("punt")
    if not punt and not any(velden.get(naam) for naam in ADRES):
        leeg = len(locaties) == 1 and not locaties[0].geheim and all(naam in velden for naam in ADRES)
        # A place with nothing but a point was put there by hand.
        return None, locaties[0] if leeg and any(getattr(locaties[0], naam) for naam in ADRES) else None
    locatie = _choose(locaties, velden)
    verhuisd = any(getattr(locatie, naam) != velden[naam] for naam in ADRES if naam in velden)
    # Without coordinates the point stays, as somebody may have picked it; at another address it is wrong.
    if punt or verhuisd:
        velden["punt"] = punt
    return (locatie, None) if _assign(locatie, velden) or locatie.pk is None else (None, None)


def _choose(locaties: list[Locatie], velden: dict[str, Any]) -> Locatie:
    """The place that the sheet speaks of: the one at this address, else the first public one.

    A secret place that the sheet still names is found by its address, or as the only one: it stays secret.
    """
    zelfde = [plek for plek in locaties if all(getattr(plek, naam) == velden[naam] for naam in ADRES if naam in velden)]
    openbaar = [plek for plek in locaties if not plek.geheim]
    return next(iter([*zelfde, *openbaar, *locaties]), None) or Locatie()
