"""The places of services that are read in, with the numbers that the source gives them where those are free."""

from collections.abc import Mapping
from uuid import UUID

from socialekaart.actions.opslag import write_locaties
from socialekaart.models import Initiatief, Locatie

from .lezen.dienst import Dienst
from .lezen.plek import Plek
from .nummers import derive_nummer


class Plaatsen:
    """The places of some services at a time."""

    def __init__(self, bron: str, diensten: list[Dienst], stadsdelen: Mapping[str, int]):
        self.bron = bron
        self.stadsdelen = stadsdelen
        nummers = [plek.uuid for dienst in diensten for plek in dienst.plekken if plek.uuid]
        self.bezet = set(Locatie.objects.filter(uuid__in=nummers).values_list("uuid", flat=True))
        self.schrijven: list[tuple[Initiatief, Locatie]] = []

    def book(self, initiatief: Initiatief, dienst: Dienst) -> None:
        """The record gets these places, and no others."""
        bestaand = {} if initiatief._state.adding else {plek.uuid: plek for plek in initiatief.locaties.all()}
        for plek in dienst.plekken:
            nummer = self._number(dienst, plek, bestaand)
            locatie = bestaand.pop(nummer, None) or Locatie(uuid=nummer)
            locatie.naam, locatie.straat, locatie.huisnummer = plek.naam, plek.straat, plek.huisnummer
            locatie.postcode, locatie.plaats, locatie.punt = plek.postcode, plek.plaats, plek.as_punt()
            if locatie.punt is None:
                locatie.stadsdeel_opgegeven_id = self.stadsdelen.get(plek.stadsdeel)
            self.schrijven.append((initiatief, locatie))
        for weg in bestaand.values():
            weg.delete()

    def _number(self, dienst: Dienst, plek: Plek, bestaand: dict[UUID, Locatie]) -> UUID:
        """Of the source, as long as no other record has it: others let many services share one place."""
        afgeleid = derive_nummer(f"plek:{self.bron}:{dienst.id}:{plek.sleutel}")
        if plek.uuid is None or afgeleid in bestaand or (plek.uuid in self.bezet and plek.uuid not in bestaand):
            return afgeleid
        self.bezet.add(plek.uuid)
        return plek.uuid

    def write(self) -> None:
        """Save what was booked; the records are there by now."""
        for initiatief, locatie in self.schrijven:
            locatie.initiatief = initiatief
        write_locaties([locatie for _initiatief, locatie in self.schrijven])
