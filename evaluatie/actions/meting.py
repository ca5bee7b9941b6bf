"""Reads in what people wish for, as it was measured."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport, leesbaar
from socialekaart.importeren.blad import GEWIJZIGD, ONGEWIJZIGD, Fouten, Rijuitslag
from socialekaart.models import Gebied, Ondersteuningswens, Perspectief

from ..bladen.meting import GELIJK, check_rij, make_metingenblad
from ..models import Meting, Wenscijfer
from ..models.meting import make_golf
from .inboeken import Inboeking, lock, settle

# Wave and stadsdeel.
Plek = tuple[str, int]


@transaction.atomic
def import_metingen(
    *,
    rijen: list[tuple[int, dict[str, str]]],
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
) -> tuple[Rapport, list[Rijuitslag]]:
    """Take in measured wishes: measurement, group, stadsdeel and wens decide whether a row is new or a change.

    A wish that is not in the sheet stays as it was. An empty ``vervuld`` says that nobody was asked.
    """
    lock(Meting, Wenscijfer)
    invoer = _Metingeninvoer()
    uitslagen = []
    for aantal, (nummer, rij) in enumerate(rijen, start=1):
        uitslagen.append(invoer.take(nummer, rij))
        voortgang(aantal)
    return settle(uitslagen, invoer.metingen, invoer.cijfers, alles_of_niets=alles_of_niets, dry_run=dry_run)


class _Metingeninvoer:
    """One run of the import: what is known, and which row told of a measurement first."""

    def __init__(self) -> None:
        self.wensen = list(Ondersteuningswens.objects.all())
        self.blad = make_metingenblad(
            list(Gebied.objects.stadsdelen().defer("geometrie")),
            self.wensen,
            list(Perspectief.objects.all()),
        )
        metingen = Meting.objects.select_related("stadsdeel", "perspectief").defer("stadsdeel__geometrie")
        self.metingen = Inboeking(Meting, {(meting.golf, meting.stadsdeel_id): meting for meting in metingen})
        self.cijfers = Inboeking(Wenscijfer, dict(self._load_cijfers()))
        self.eerste: dict[Plek, tuple[int, dict[str, Any]]] = {}
        self.gezien: dict[tuple[Plek, int], int] = {}

    def _load_cijfers(self) -> Iterator[tuple[tuple[Plek, int], Wenscijfer]]:
        """With the objects that are loaded already in place, so that nothing is asked for row by row."""
        plekken = {meting.pk: plek for plek, meting in self.metingen.bestaand.items()}
        wensen = {wens.pk: wens for wens in self.wensen}
        for cijfer in Wenscijfer.objects.all():
            plek = plekken[cijfer.meting_id]
            cijfer.meting, cijfer.wens = self.metingen.bestaand[plek], wensen[cijfer.wens_id]
            yield (plek, cijfer.wens_id), cijfer

    def take(self, nummer: int, rij: dict[str, str]) -> Rijuitslag:
        waarden, fouten = self.blad.read_rij(rij)
        uitslag = Rijuitslag(nummer, leesbaar(f"{rij['meting']}, {rij['stadsdeel']}: {rij['wens']}"))
        uitslag.redenen = fouten or check_rij(waarden)
        if not uitslag.redenen:
            plek = (make_golf(waarden["meting"], waarden["perspectief"]), waarden["stadsdeel"].pk)
            uitslag.redenen = self._compare(plek, nummer, waarden)
        if not uitslag.redenen:
            self._record(uitslag, plek, waarden)
        return uitslag

    def _compare(self, plek: Plek, nummer: int, waarden: dict[str, Any]) -> Fouten:
        """What cannot go together with earlier rows, or with what is there."""
        bestaand = self.metingen.bestaand.get(plek)
        if bestaand and bestaand.voorbeeld:
            reden = _("Er is een verzonnen meting met deze naam. Kies een andere naam, of haal de voorbeelden weg.")
            return [("meting", waarden["meting"], reden)]
        eerder, eerste = self.eerste.get(plek, (nummer, waarden))
        anders = [kolom for kolom in GELIJK if waarden[kolom] != eerste[kolom]]
        if anders:
            reden = _("Rij %(rij)d van dezelfde meting zegt “%(waarde)s”. Maak ze gelijk.")
            return [(k, str(waarden[k]), reden % {"rij": eerder, "waarde": leesbaar(eerste[k])}) for k in anders]
        if (dubbel := self.gezien.get((plek, waarden["wens"].pk))) is not None:
            return [("wens", waarden["wens"].slug, _("Deze wens staat ook in rij %d.") % dubbel)]
        return []

    def _record(self, uitslag: Rijuitslag, plek: Plek, waarden: dict[str, Any]) -> None:
        wens = waarden["wens"]
        self.gezien[plek, wens.pk] = uitslag.rij
        anders: tuple[str, ...] = ()
        if plek not in self.eerste:
            self.eerste[plek] = (uitslag.rij, waarden)
            velden = {naam: waarden[naam] for naam in (*GELIJK, "perspectief", "stadsdeel")}
            anders = self.metingen.take(plek, naam=waarden["meting"], golf=plek[0], **velden)[2]
        _cijfer, uitslag.oordeel, eigen = self.cijfers.take(
            (plek, wens.pk),
            meting=self.metingen.bestaand[plek],
            wens=wens,
            **{naam: waarden[naam] for naam in ("n", "gewenst", "vervuld")},
        )
        uitslag.anders = anders + eigen
        if anders and uitslag.oordeel == ONGEWIJZIGD:
            uitslag.oordeel = GEWIJZIGD
