"""A short search form: words, and lists of which one thing can be chosen. What it does not know is told and ignored."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from palliatief.lib.spelling import shorten

LANGSTE = 100


@dataclass(frozen=True)
class Lijst:
    """A list to choose from; ``leeg`` is the choice of everything, ``keuzes`` are names by slug."""

    naam: str
    titel: str
    leeg: str
    keuzes: dict[str, str]
    gekozen: str = ""


class Kiesvorm:
    """What an address asks of ``lijsten``; with ``woorden`` also by typing."""

    def __init__(self, data: QueryDict, lijsten: list[Lijst], *, woorden: bool = False):
        self.woorden = woorden
        getypt = " ".join(data.get("q", "").replace("\0", " ").split()) if woorden else ""
        self.q = getypt[:LANGSTE]
        self.gekozen: dict[str, str] = {}
        self.meldingen: list[str] = []
        if self.q != getypt:
            self.meldingen.append(_("Uw vraag was lang. We zochten met het eerste stuk."))
        bekende = {"pagina", *(["q"] if woorden else []), *(lijst.naam for lijst in lijsten)}
        vreemd = [naam for naam in data if naam not in bekende]
        for lijst in lijsten:
            gevraagd = [waarde for waarde in data.getlist(lijst.naam) if waarde]
            bekend = [waarde for waarde in gevraagd if waarde in lijst.keuzes]
            self.gekozen[lijst.naam] = bekend[0] if bekend else ""
            vreemd += [waarde for waarde in gevraagd if waarde not in bekend[:1]]
        self.lijsten = [replace(lijst, gekozen=self.gekozen[lijst.naam]) for lijst in lijsten]
        zin = _("Op ‘%s’ kunnen we hier niet zoeken. We lieten het weg.")
        leesbaar = [tekst for waarde in vreemd if (tekst := waarde.replace("\0", "").strip())]
        self.meldingen += [zin % shorten(tekst) for tekst in leesbaar[:5]]

    @property
    def zoekt(self) -> bool:
        """Whether anything was asked that we know."""
        return bool(self.q or any(self.gekozen.values()))

    @property
    def blader(self) -> str:
        """The address of a page of the same search, without its number."""
        vraag = {naam: waarde for naam, waarde in {"q": self.q, **self.gekozen}.items() if waarde}
        return f"?{urlencode({**vraag, 'pagina': ''})}"
