"""The organisations of services that are read in: known by number or by name, else new."""

from uuid import UUID

from socialekaart.actions.opslag import make_slug
from socialekaart.models import Organisatie

from .lezen.dienst import Aanbieder


class Aanbieders:
    """All organisations, by number and by name. One that is known stays as it is.

    ``gewijzigd`` says whether one turned out to be no invention.
    """

    def __init__(self) -> None:
        alle = list(Organisatie.objects.order_by("pk"))
        self.per_nummer: dict[UUID, Organisatie] = {organisatie.uuid: organisatie for organisatie in alle}
        self.per_naam = {organisatie.naam.casefold(): organisatie for organisatie in alle}
        self.slugs = {organisatie.slug for organisatie in alle}
        self.gewijzigd = False

    def name_of(self, aanbieder: Aanbieder | None) -> str:
        """As we write it, however the source does."""
        if aanbieder is None:
            return ""
        bekend = self._find_known(aanbieder)
        return bekend.naam if bekend else aanbieder.naam

    def find(self, aanbieder: Aanbieder | None, *, voorbeeld: bool) -> Organisatie | None:
        """The organisation, made when there is none; ``voorbeeld`` says whether the service is invented."""
        if aanbieder is None:
            return None
        organisatie = self._find_known(aanbieder) or self._make(aanbieder)
        if organisatie.voorbeeld and not aanbieder.voorbeeld and not voorbeeld:
            # A real source names it, so it is no invention.
            organisatie.voorbeeld = False
            organisatie.save()
            self.gewijzigd = True
        return organisatie

    def _find_known(self, aanbieder: Aanbieder) -> Organisatie | None:
        bekend = self.per_nummer.get(aanbieder.uuid) if aanbieder.uuid else None
        return bekend or self.per_naam.get(aanbieder.naam.casefold())

    def _make(self, aanbieder: Aanbieder) -> Organisatie:
        nummer = {"uuid": aanbieder.uuid} if aanbieder.uuid else {}
        organisatie = Organisatie.objects.create(
            naam=aanbieder.naam,
            slug=make_slug(aanbieder.naam, self.slugs),
            soort_organisatie=aanbieder.soort,
            website=aanbieder.website,
            voorbeeld=aanbieder.voorbeeld,
            **nummer,
        )
        self.per_nummer[organisatie.uuid] = self.per_naam[organisatie.naam.casefold()] = organisatie
        return organisatie
