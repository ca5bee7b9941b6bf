"""The words of others in ours: our own terms by their numbers and codes, all others by what somebody says they mean."""

from collections.abc import Iterable
from dataclasses import replace

from socialekaart.models import Doelgroep, Gebied, Ondersteuningswens

from ..models import Hsdsbron, Termvertaling
from .lezen.dienst import Term
from .lezen.plek import Plek
from .nummers import derive_nummer

Woorden = dict[str, set[str]]
# Words of ours that say nothing of an offering by themselves.
ZEGT_NIETS = "niets"
HEEL_AMSTERDAM = {"amsterdam", "heel amsterdam"}
# Each taxonomy of ours by how the API calls it.
TAXONOMIEEN = {
    "wensen": "Domeinen en ondersteuningswensen",
    "doelgroepen": "Doelgroepen",
    "soort": "Formeel of informeel",
    "soort-organisatie": "Soort organisatie",
}


class Vertaler:
    """For one source. ``translate`` remembers what nobody gave a meaning yet."""

    def __init__(self, bron: Hsdsbron):
        self.bron = bron
        self.pks = {
            "wensen": dict(Ondersteuningswens.objects.values_list("slug", "pk")),
            "doelgroepen": dict(Doelgroep.objects.values_list("slug", "pk")),
        }
        stadsdelen = list(Gebied.objects.stadsdelen().values_list("pk", "slug", "naam", "code"))
        self.pks["werkgebied"] = {slug: pk for pk, slug, _naam, _code in stadsdelen}
        self.stadsdelen = {
            woord.casefold(): slug for _pk, slug, naam, code in stadsdelen for woord in (slug, naam, code)
        }
        self.eigen = self._list_own()
        vertalingen = bron.termen.select_related("wens", "doelgroep")
        self.vertaald = {(vertaling.taxonomie, vertaling.term): vertaling for vertaling in vertalingen}
        self.nieuw: dict[tuple[str, str], Termvertaling] = {}
        self.onbekend: dict[tuple[str, str], None] = {}

    def _list_own(self) -> dict[str | tuple[str, str], tuple[str, str]]:
        """Our terms, by number, and by taxonomy and code: what they say, and with which slug."""
        eigen: dict[str | tuple[str, str], tuple[str, str]] = {}
        for kenmerk, soort, taxonomie, slugs in (
            ("wensen", "wens", "wensen", self.pks["wensen"]),
            ("doelgroepen", "doelgroep", "doelgroepen", self.pks["doelgroepen"]),
            ("soort", "soort", "soort", Termvertaling.Soort.values),
        ):
            for slug in slugs:
                for sleutel in self._keys_of(soort, taxonomie, slug):
                    eigen[sleutel] = (kenmerk, slug)
        for slug in Ondersteuningswens.objects.values_list("domein__slug", flat=True).order_by().distinct():
            for sleutel in self._keys_of("domein", "wensen", slug):
                eigen.setdefault(sleutel, (ZEGT_NIETS, slug))
        return eigen

    @staticmethod
    def _keys_of(soort: str, taxonomie: str, slug: str) -> list[str | tuple[str, str]]:
        nummer = str(derive_nummer(f"taxonomie:{taxonomie}"))
        namen = (taxonomie, TAXONOMIEEN[taxonomie], nummer)
        return [str(derive_nummer(f"{soort}:{slug}")), *((naam, slug) for naam in namen)]

    def translate(self, termen: Iterable[Term]) -> Woorden:
        """What these terms say: slugs of wishes and groups, and kinds."""
        woorden: Woorden = {"wensen": set(), "doelgroepen": set(), "soort": set(), ZEGT_NIETS: set()}
        for term in termen:
            if eigen := self._find_own(term):
                woorden[eigen[0]].add(eigen[1])
                continue
            vertaling = self._find(term)
            if vertaling.wens:
                woorden["wensen"].add(vertaling.wens.slug)
            if vertaling.doelgroep:
                woorden["doelgroepen"].add(vertaling.doelgroep.slug)
            if vertaling.soort:
                woorden["soort"].add(vertaling.soort)
        return woorden

    def _find_own(self, term: Term) -> tuple[str, str] | None:
        sleutels = [term.id, (term.taxonomie, term.code), (term.taxonomie_id, term.code)]
        return next((self.eigen[sleutel] for sleutel in sleutels if sleutel in self.eigen), None)

    def _find(self, term: Term) -> Termvertaling:
        """What somebody said that it means, under any name that it has; a new row when it never came by."""
        taxonomieen = (term.taxonomie or term.taxonomie_id, term.taxonomie_id, "")
        namen = [naam for naam in (term.naam, term.code, term.id) if naam]
        sleutels = [(taxonomie, naam) for taxonomie in taxonomieen for naam in namen]
        sleutel = next((sleutel for sleutel in sleutels if sleutel in self.vertaald), sleutels[0])
        if sleutel not in self.vertaald:
            self.nieuw[sleutel] = self.vertaald[sleutel] = Termvertaling(
                bron=self.bron, taxonomie=sleutel[0], term=sleutel[1]
            )
        vertaling = self.vertaald[sleutel]
        if not (vertaling.wens or vertaling.doelgroep or vertaling.soort or vertaling.genegeerd):
            self.onbekend[sleutel] = None
        return vertaling

    def keep_unknown(self) -> list[str]:
        """Keep new terms for who gives them a meaning; returns the names of all that came by and have none."""
        regels = Termvertaling.objects.bulk_create(self.nieuw.values(), batch_size=1000)
        Termvertaling.history.bulk_history_create(regels)
        return [term for _taxonomie, term in self.onbekend]

    def find_areas(self, namen: Iterable[str]) -> tuple[bool, set[str], list[str]]:
        """Whether all of Amsterdam is among these, which stadsdelen, and what we do not know."""
        heel, slugs, onbekend = False, set(), []
        for naam in namen:
            woord = naam.casefold()
            if woord in HEEL_AMSTERDAM:
                heel = True
            elif woord in self.stadsdelen:
                slugs.add(self.stadsdelen[woord])
            else:
                onbekend.append(naam)
        return heel, slugs, onbekend

    def place(self, plek: Plek) -> Plek:
        """The place in a stadsdeel that we have, or in none."""
        return plek if plek.stadsdeel in self.pks["werkgebied"] else replace(plek, stadsdeel="")

    def keys(self, kenmerk: str, slugs: Iterable[str]) -> frozenset[int]:
        return frozenset(self.pks[kenmerk][slug] for slug in slugs)
