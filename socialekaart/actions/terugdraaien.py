"""Undoes an import as a whole, from the history. What somebody changed afterwards stays as it is."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker

from ..models import Initiatief, Inleesregel, Inlezing, Locatie, Organisatie
from ..models.geschiedenis import handeling
from .opslag import VERBANDEN, Boeking, write_boekingen
from .verversen import refresh_locaties, wait_for_turn

PER_KEER = 500
# Kept by the program; they say when, not what.
BIJGEHOUDEN = {"id", "created_at", "updated_at"}
Oordeel = Inleesregel.Oordeel


@transaction.atomic
def undo_import(
    *, inlezing: Inlezing, wie: Gebruiker, voortgang: Callable[[int], None] = lambda aantal: None
) -> dict[str, int]:
    """Put back what was changed, remove what was new; returns how many of each, and how many were left alone.

    What is removed leaves search at once; the caller has search follow for the rest.
    """
    wait_for_turn()
    regels = list(inlezing.written())
    terug: list[Boeking] = []
    with handeling(reden=_("inlezen ongedaan gemaakt: %s") % inlezing.bron[:70]):
        for nummer in range(0, len(regels), PER_KEER):
            deel = _Deel(regels[nummer : nummer + PER_KEER], wie)
            boekingen = [deel.go_back(regel) for regel in deel.regels if not regel.gelaten and not _is_new(regel)]
            write_boekingen(boekingen)
            terug += boekingen
            voortgang(nummer + len(deel.regels))
        Inleesregel.objects.bulk_update(regels, ["gelaten"], batch_size=PER_KEER)
        klaar = [regel for regel in regels if not regel.gelaten]
        weg = [regel.initiatief_id for regel in klaar if regel.initiatief_id and _is_new(regel)]
        Initiatief.objects.filter(pk__in=weg).delete()
        _undo_organisations(regel.versies["organisatie"] for regel in klaar if "organisatie" in regel.versies)
        refresh_locaties(ids=[boeking.initiatief.pk for boeking in terug])
    return {"teruggezet": len(terug), "verwijderd": len(weg), "gelaten": len(regels) - len(klaar)}


def _is_new(regel: Inleesregel) -> bool:
    return regel.oordeel == Oordeel.NIEUW


class _Deel:
    """Some rows with their records, and with the versions of these before and after the import."""

    def __init__(self, regels: list[Inleesregel], wie: Gebruiker):
        self.regels = regels
        pks = [regel.initiatief_id for regel in regels if regel.initiatief_id]
        initiatieven = Initiatief.objects.filter(pk__in=pks)
        # Who saves one of these meanwhile is waited for, and then counts as somebody who changed it.
        self.records = {rij.pk: rij for rij in initiatieven.order_by("pk").select_for_update(no_key=True)}
        self.eigen = set(initiatieven.editable_by(wie).values_list("pk", flat=True))
        self.plekken = {plek.pk: plek for plek in Locatie.objects.filter(initiatief__in=pks)}
        self.organisaties = set(Organisatie.objects.values_list("pk", flat=True))
        self.laatste = dict(_newest(Initiatief.history.filter(id__in=pks), "id", "history_id"))
        self.laatste_plek = dict(
            _newest(Locatie.history.filter(initiatief_id__in=pks), "initiatief_id", "history_date")
        )
        self.na = Initiatief.history.in_bulk([regel.versies.get("initiatief") for regel in regels])
        self.voor = _before(Initiatief.history, self.na)
        self.plek_na = Locatie.history.in_bulk([regel.versies.get("locatie") for regel in regels])
        self.plek_voor = _before(Locatie.history, self.plek_na)
        self.verbanden = {naam: _relations_of(naam, [*self.na, *self.voor.values()]) for naam in VERBANDEN}
        for regel in regels:
            regel.gelaten = self._why_not(regel)

    def _why_not(self, regel: Inleesregel) -> str:
        """Why this record stays as it is; empty when nothing stands in the way."""
        pk, na = regel.initiatief_id, self.na.get(regel.versies.get("initiatief"))
        if pk not in self.records:
            return _("Dit is daarna verwijderd of samengevoegd.")
        if na is None or not (_is_new(regel) or self._knows_before(regel, na)):
            return _("De versie van voor het inlezen is niet meer bewaard.")
        if self.laatste[pk] > na.pk or self.laatste_plek.get(pk, na.history_date) > na.history_date:
            return _("Iemand heeft dit daarna gewijzigd.")
        if pk not in self.eigen:
            return _("Een collega houdt dit nu bij.")
        return ""

    def _knows_before(self, regel: Inleesregel, na: Any) -> bool:
        voor = self.voor.get(na.pk)
        plek = self.plek_na.get(regel.versies.get("locatie"))
        plek_bekend = plek is None or plek.history_type != "~" or plek.pk in self.plek_voor
        return voor is not None and voor.organisatie_id in {None, *self.organisaties} and plek_bekend

    def go_back(self, regel: Inleesregel) -> Boeking:
        """What is to be written to make the record what it was; fields that the import left alone stay."""
        na = self.na[regel.versies["initiatief"]]
        voor = self.voor[na.pk]
        boeking = Boeking(_put_back(self.records[na.id], voor, na), nieuw=False)
        for naam, per_versie in self.verbanden.items():
            if per_versie.get(voor.pk) != per_versie.get(na.pk):
                boeking.verbanden[naam] = frozenset(per_versie.get(voor.pk, ()))
        if plek := self.plek_na.get(regel.versies.get("locatie")):
            self._go_back_to_place(boeking, plek)
        return boeking

    def _go_back_to_place(self, boeking: Boeking, na: Any) -> None:
        if na.history_type == "+":
            boeking.weg = self.plekken[na.id]
        elif na.history_type == "-":
            boeking.locatie = Locatie(**{veld.attname: getattr(na, veld.attname) for veld in na.tracked_fields})
        else:
            boeking.locatie = _put_back(self.plekken[na.id], self.plek_voor[na.pk], na)


def _newest(versies: Any, per: str, wat: str) -> Iterable[tuple]:
    return versies.order_by().values_list(per).annotate(Max(wat))


def _before(geschiedenis: Any, na: dict[int, Any]) -> dict[int, Any]:
    """Of each of these versions the one before it, by the number of the later one."""
    paren: dict[int, list[int]] = {}
    for pk, nummer in geschiedenis.filter(id__in=[v.id for v in na.values()]).values_list("id", "history_id"):
        paren.setdefault(pk, []).append(nummer)
    vorige = {v.pk: max((n for n in paren[v.id] if n < v.pk), default=None) for v in na.values()}
    gevonden = geschiedenis.in_bulk([nummer for nummer in vorige.values() if nummer])
    return {later: gevonden[nummer] for later, nummer in vorige.items() if nummer}


def _relations_of(naam: str, versies: list[Any]) -> dict[int, set[int]]:
    """What each of these versions was related to, as far as that still exists."""
    veld: Any = Initiatief._meta.get_field(naam)
    kolom = f"{veld.m2m_reverse_field_name()}_id"
    historisch = getattr(Initiatief.history.model, naam).model
    nummers = [versie if isinstance(versie, int) else versie.pk for versie in versies]
    bestaat = set(veld.related_model.objects.values_list("pk", flat=True))
    per_versie: dict[int, set[int]] = {}
    for nummer, pk in historisch.objects.filter(history_id__in=nummers).values_list("history_id", kolom):
        if pk in bestaat:
            per_versie.setdefault(nummer, set()).add(pk)
    return per_versie


def _put_back(rij: Any, voor: Any, na: Any) -> Any:
    """Give the fields that the import changed their value of before."""
    for veld in voor.tracked_fields:
        if veld.attname not in BIJGEHOUDEN and getattr(voor, veld.attname) != getattr(na, veld.attname):
            setattr(rij, veld.attname, getattr(voor, veld.attname))
    return rij


def _undo_organisations(versies: Iterable[int]) -> None:
    """Organisations that the import made go when nothing needs them; what it made real is an example again."""
    for versie in Organisatie.history.filter(history_id__in=list(versies)):
        organisatie = Organisatie.objects.filter(pk=versie.id).first()
        if organisatie is None or organisatie.history.latest("history_id").pk != versie.pk:
            continue
        if versie.history_type == "~" and not organisatie.initiatieven.filter(voorbeeld=False).exists():
            organisatie.voorbeeld = True
            organisatie.save()
        elif versie.history_type == "+" and not organisatie.initiatieven.exists():
            organisatie.delete()
