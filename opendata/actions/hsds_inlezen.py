"""Takes over services that others publish in HSDS."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import quote

from django.core.exceptions import SuspiciousOperation
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.lib.rapport import Rapport, leesbaar
from socialekaart.actions.opslag import Boeking, make_slug, write_boekingen
from socialekaart.actions.verversen import refresh_initiatieven, refresh_locaties, start_version, wait_for_turn
from socialekaart.importeren import Invoerfout
from socialekaart.models import Initiatief, Samenvoeging
from socialekaart.models.geschiedenis import handeling

from ..hsds.aanbieders import Aanbieders
from ..hsds.lezen import Diensten, Onleesbaar
from ..hsds.lezen.dienst import Dienst, key_of, read_dienst
from ..hsds.plaatsen import Plaatsen
from ..hsds.stand import (
    REDEN,
    VELDEN,
    VERBANDEN,
    Afdruk,
    compare,
    print_stand,
    read_reden,
    read_stand,
    sort_plekken,
    write_reden,
)
from ..hsds.vertalen import Vertaler
from ..models import Hsdsbron

PER_KEER = 500
# What is left out of a report of thousands.
MEESTE_TERMEN = 100

GEWIJZIGD_OP = """
UPDATE socialekaart_initiatief AS i SET updated_at = nieuw.op
FROM unnest(%s::bigint[], %s::timestamptz[]) AS nieuw (id, op) WHERE i.id = nieuw.id
"""


def read_until(*, naam: str) -> datetime | None:
    """Up to which change this source was read."""
    return Hsdsbron.objects.filter(naam=naam.strip()).values_list("gelezen_tot", flat=True).first()


@transaction.atomic
def import_hsds(
    *,
    diensten: Diensten,
    naam: str,
    adres: str = "",
    soort: str = Initiatief.Soort.FORMEEL,
    publiceren: bool = False,
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
) -> Rapport:
    """Take over these services from the source of this name; in the report ``rij`` is as the source shows it.

    ``(bron, bron_id)`` decides whether a service is new. A known one follows what its source changes, except where
    somebody changed the same here. ``soort`` is for services that do not tell whether help is formal. What is new is
    a draft unless ``publiceren``, whatever it says of itself.
    """
    if not 0 < len(naam.strip()) <= 100 or not naam.isprintable():
        raise Invoerfout(_("Noem de bron, in hooguit 100 leesbare tekens."))
    wait_for_turn()
    bron, _nieuw = Hsdsbron.objects.get_or_create(naam=naam.strip(), defaults={"adres": adres[:200]})
    invoer = _Invoer(bron, diensten, soort, publiceren)
    with handeling(reden=_("ingelezen uit: %s") % bron.naam[:80]):
        invoer.read_all(voortgang)
        rapport = invoer.finish()
    niets = alles_of_niets and bool(rapport.fout)
    if niets:
        rapport.keep_nothing(invoer.goed, _("Niets is ingelezen, omdat er diensten fout zijn."))
    elif not dry_run:
        refresh_locaties(ids=invoer.geschreven)
        if op_de_kaart := invoer.list_published():
            refresh_initiatieven(ids=op_de_kaart)
        elif invoer.aanbieders.gewijzigd:
            start_version()
        if not rapport.fout and invoer.nieuwste and invoer.nieuwste != bron.gelezen_tot:
            bron.gelezen_tot = invoer.nieuwste
            bron.save()
    transaction.set_rollback(dry_run or niets)
    return rapport


class _Invoer:
    """One run of the import: what is known, and what the report says."""

    def __init__(self, bron: Hsdsbron, diensten: Diensten, soort: str, publiceren: bool):
        self.bron = bron
        self.diensten = diensten
        self.soort = soort
        self.publiceren = publiceren
        self.leeg = not Initiatief.objects.exists()
        self.rapport = Rapport()
        self.vertaler = Vertaler(bron)
        self.aanbieders = Aanbieders()
        self.slugs = set(Initiatief.objects.values_list("slug", flat=True))
        self.gezien: dict[str, int] = {}
        self.goed: list[int] = []
        self.geschreven: list[int] = []
        self.zonder_soort = 0
        self.nieuwste = bron.gelezen_tot

    def read_all(self, voortgang: Callable[[int], None]) -> None:
        """Some at a time, so that many need little memory."""
        aantal, rijen = 0, iter(self.diensten.rijen)
        while deel := list(islice(rijen, PER_KEER)):
            self._write(list(self._read_deel(deel)))
            aantal += len(deel)
            # More may have come than the source said.
            voortgang(min(aantal, self.diensten.totaal))

    def finish(self) -> Rapport:
        """What is to be said of the whole."""
        if onbekend := self.vertaler.keep_unknown():
            termen = ", ".join(onbekend[:MEESTE_TERMEN])
            tekst = ngettext(
                "%(aantal)d term heeft nog geen betekenis. Kies die in het beheer: %(termen)s",
                "%(aantal)d termen hebben nog geen betekenis. Kies die in het beheer: %(termen)s",
                len(onbekend),
            )
            self.rapport.note(0, tekst % {"aantal": len(onbekend), "termen": leesbaar(termen, 2000)})
        if self.zonder_soort:
            tekst = ngettext(
                "%(aantal)d dienst zegt niet of de hulp formeel of informeel is. Die is nu %(soort)s.",
                "%(aantal)d diensten zeggen niet of de hulp formeel of informeel is. Die zijn nu %(soort)s.",
                self.zonder_soort,
            )
            self.rapport.note(0, tekst % {"aantal": self.zonder_soort, "soort": self.soort})
        if self.diensten.volledig:
            van_bron = Initiatief.objects.filter(bron=self.bron.naam).exclude(status=Initiatief.Status.GEARCHIVEERD)
            for bron_id, naam in van_bron.order_by("pk").values_list("bron_id", "naam").iterator():
                if key_of(bron_id) not in self.gezien:
                    weg = _("“%(naam)s” (%(nummer)s) staat niet meer bij de bron, en nog wel bij ons.")
                    self.rapport.note(0, weg % {"naam": leesbaar(naam), "nummer": leesbaar(bron_id)})
        return self.rapport

    # --- reading ---

    def _read_deel(self, deel: list[tuple[int, Any]]) -> Iterator[Boeking]:
        gelezen = [(rij, dienst) for rij, inhoud in deel if (dienst := self._read(rij, inhoud))]
        bestaand = self._find([dienst for _rij, dienst in gelezen])
        samengevoegd = Samenvoeging.objects.kept_ids(
            pks := [initiatief.pk for initiatief in bestaand.values() if initiatief]
        )
        afdrukken = _read_afdrukken(pks)
        self.gewijzigd: list[tuple[Initiatief, datetime]] = []
        self.plaatsen = Plaatsen(self.bron.naam, [dienst for _rij, dienst in gelezen], self.vertaler.pks["werkgebied"])
        for rij, dienst in gelezen:
            bekend = bestaand[dienst.id]
            if bekend and bekend.pk in samengevoegd:
                self._skip(rij, dienst, _("Samengevoegd met een ander initiatief."))
            elif not dienst.actief:
                self._skip(rij, dienst, _("Deze dienst is bij de bron niet actief."))
            elif boeking := self._judge(rij, dienst, bekend, afdrukken.get(bekend.pk, {}) if bekend else {}):
                yield boeking

    def _read(self, rij: int, inhoud: Any) -> Dienst | None:
        """The service, when it is one and comes for the first time."""
        if not isinstance(inhoud, dict):
            fout = inhoud if isinstance(inhoud, Onleesbaar) else Onleesbaar(_("Dit is geen dienst."), str(inhoud))
            self.rapport.reject(rij, "", fout.waarde, fout.reden)
            return None
        try:
            dienst = read_dienst(inhoud)
        except (ValueError, AssertionError, SuspiciousOperation):
            # So the parser of HTML says of some texts that they are none.
            self.rapport.reject(rij, "", str(inhoud.get("id", "")), _("Deze dienst is niet te lezen."))
            return None
        if not 0 < len(dienst.id) <= 100 or not dienst.id.isprintable():
            self.rapport.reject(rij, "id", dienst.id, _("Een dienst heeft een nummer van hooguit 100 tekens."))
        elif not dienst.velden["naam"].strip():
            self.rapport.reject(rij, "name", "", _("Dit moet ingevuld zijn."))
        elif (eerder := self.gezien.setdefault(dienst.sleutel, rij)) != rij:
            self.rapport.skip(rij, _("Deze dienst kwam al eerder."), f"{dienst.id} = {eerder}")
        else:
            dienst.plekken = [self.vertaler.place(plek) for plek in dienst.plekken]
            return dienst
        return None

    def _find(self, diensten: list[Dienst]) -> dict[str, Initiatief | None]:
        """The records of these services: from this source, or with the same number from anywhere."""
        van_bron = Q(bron=self.bron.naam, bron_id__in=[dienst.id for dienst in diensten])
        nummers = [dienst.uuid for dienst in diensten if dienst.uuid]
        initiatieven = Initiatief.objects.for_sheet().prefetch_related("locaties__stadsdeel_opgegeven")
        gevonden = list(initiatieven.filter(van_bron | Q(uuid__in=nummers)))
        elders = {str(initiatief.uuid): initiatief for initiatief in gevonden}
        eigen = {i.bron_id: i for i in gevonden if i.bron == self.bron.naam}
        return {dienst.id: eigen.get(dienst.id) or elders.get(str(dienst.uuid)) for dienst in diensten}

    # --- judging ---

    def _judge(self, rij: int, dienst: Dienst, bekend: Initiatief | None, vorige: Afdruk) -> Boeking | None:
        """What is to be written for it, if anything."""
        stand = self._make_stand(rij, dienst)
        for kolom, waarde, reden in dienst.opmerkingen:
            self.rapport.repair(rij, kolom, waarde, reden)
        if dienst.gewijzigd_op:
            self.nieuwste = max(self.nieuwste or dienst.gewijzigd_op, dienst.gewijzigd_op)
        if bekend is None:
            self._count(rij, "nieuw")
            return self._book(self._make(rij, dienst), dienst, stand, list(stand), print_stand(stand))
        uitslag = compare(read_stand(bekend), stand, vorige)
        if bekend.bron != self.bron.naam:
            self._compare_only(rij, dienst, bekend, uitslag.overnemen + uitslag.botsing)
            return None
        for naam in uitslag.botsing:
            anders = _("“%s” is hier met de hand ingevuld, en bij de bron anders. We lieten het staan.")
            self.rapport.note(rij, f"{dienst.id}: {anders % naam}")
        self._count(rij, "gewijzigd" if uitslag.overnemen else "ongewijzigd")
        if uitslag.afdruk == vorige:
            return None
        return self._book(bekend, dienst, stand, uitslag.overnemen, uitslag.afdruk)

    def _make_stand(self, rij: int, dienst: Dienst) -> dict[str, Any]:
        """What the service says, in the words of our lists."""
        woorden = self.vertaler.translate(dienst.termen)
        heel_amsterdam, stadsdelen, onbekend = self.vertaler.find_areas(dienst.gebieden)
        for naam in onbekend:
            self.rapport.repair(rij, "service_areas", naam, _("Dit werkgebied kennen we niet."))
        if not woorden["soort"]:
            self.zonder_soort += 1
        return {
            **dienst.velden,
            "soort": min(woorden["soort"], default=self.soort),
            "heel_amsterdam": heel_amsterdam,
            "werkgebied": sorted(stadsdelen),
            "wensen": sorted(woorden["wensen"]),
            "doelgroepen": sorted(woorden["doelgroepen"]),
            "organisatie": self.aanbieders.name_of(dienst.aanbieder),
            "plekken": sort_plekken(dienst.plekken),
        }

    def _compare_only(self, rij: int, dienst: Dienst, bekend: Initiatief, anders: list[str]) -> None:
        """A record of somebody else, or of our own: it came back to us, and is not written."""
        if not anders:
            self._count(rij, "ongewijzigd")
            return
        waarden = {"bron": bekend.bron or _("onze eigen kaart"), "anders": ", ".join(anders)}
        self._skip(rij, dienst, _("Dit komt uit een andere bron: %(bron)s. Hier is anders: %(anders)s.") % waarden)

    def _make(self, rij: int, dienst: Dienst) -> Initiatief:
        status = Initiatief.Status.GEPUBLICEERD if self.publiceren else Initiatief.Status.CONCEPT
        if self.publiceren and not dienst.velden["samenvatting"].strip():
            status = Initiatief.Status.CONCEPT
            self.rapport.note(rij, _("%s heeft geen samenvatting en is dus nog een concept.") % dienst.id)
        adres = f"{self.diensten.adres}/{quote(dienst.id)}" if self.diensten.adres else ""
        nummer = {"uuid": dienst.uuid} if dienst.uuid else {}
        return Initiatief(
            slug=make_slug(dienst.velden["naam"], self.slugs),
            status=status,
            bron=self.bron.naam,
            bron_id=dienst.id,
            bron_url=adres if len(adres) <= 200 else "",
            **nummer,
        )

    def _book(
        self, initiatief: Initiatief, dienst: Dienst, stand: dict[str, Any], namen: Iterable[str], afdruk: Afdruk
    ) -> Boeking:
        """Write these fields in the record; of the rest only the history tells what the source said."""
        boeking = Boeking(initiatief, nieuw=initiatief._state.adding, reden=write_reden(afdruk))
        for naam in namen:
            if naam in VELDEN:
                setattr(initiatief, naam, stand[naam])
            elif naam in VERBANDEN:
                boeking.verbanden[naam] = self.vertaler.keys(naam, stand[naam])
            elif naam == "organisatie":
                initiatief.organisatie = self.aanbieders.find(dienst.aanbieder, voorbeeld=stand["voorbeeld"])
            else:
                self.plaatsen.book(initiatief, dienst)
        # Who asks us what changed since gets what is new here; only a map that comes back has its own moments.
        if self.leeg and dienst.eigen and dienst.gewijzigd_op:
            self.gewijzigd.append((initiatief, dienst.gewijzigd_op))
        return boeking

    def _skip(self, rij: int, dienst: Dienst, reden: str) -> None:
        self.rapport.skip(rij, reden, dienst.id)

    def _count(self, rij: int, oordeel: str) -> None:
        self.goed.append(rij)
        setattr(self.rapport, oordeel, getattr(self.rapport, oordeel) + 1)

    # --- writing ---

    def _write(self, boekingen: list[Boeking]) -> None:
        if not boekingen:
            return
        write_boekingen(boekingen)
        self.plaatsen.write()
        with connection.cursor() as cursor:
            paren = [(initiatief.pk, op) for initiatief, op in self.gewijzigd]
            cursor.execute(GEWIJZIGD_OP, [list(kolom) for kolom in zip(*paren, strict=True)] or [[], []])
        self.geschreven += [boeking.initiatief.pk for boeking in boekingen]

    def list_published(self) -> list[int]:
        """Of what was written that which visitors see."""
        return list(Initiatief.objects.published().filter(pk__in=self.geschreven).values_list("pk", flat=True))


def _read_afdrukken(pks: Iterable[int]) -> dict[int, Afdruk]:
    """Per record what its source said at the last import."""
    regels = Initiatief.history.filter(id__in=list(pks), history_change_reason__startswith=f"{REDEN} (")
    return {
        pk: read_reden(reden) for pk, reden in regels.order_by("history_id").values_list("id", "history_change_reason")
    }
