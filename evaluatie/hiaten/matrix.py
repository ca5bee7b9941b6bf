"""The matrix of gaps: a cell for every stadsdeel and wens."""

from dataclasses import dataclass
from datetime import date

from socialekaart.models import Gebied, Ondersteuningswens

from ..models import Doelgroepschatting, Meting
from .vraag import Vraag


@dataclass(frozen=True)
class Cel:
    """What is known of one wens in one stadsdeel. None is not known; in a protected cell a figure may be withheld.

    ``n`` people answered, ``gewenst`` of them wish it, for ``vervuld`` of those it is met. ``aandeel`` = gewenst / n
    with its Wilson 95 % interval. ``doelgroep`` and ``verwacht`` (= doelgroep × aandeel) are people, low and high.
    ``dekking`` is supply per 100 expected people; ``stad`` the same for the city. ``meting`` and ``schatting`` are the
    sources (pk). ``voorbeeld``: a figure of it is invented.
    """

    stadsdeel: int
    wens: int
    n: int | None
    gewenst: int | None
    vervuld: int | None
    aandeel: float | None
    aandeel_laag: float | None
    aandeel_hoog: float | None
    doelgroep: float | None
    doelgroep_laag: float | None
    doelgroep_hoog: float | None
    verwacht: float | None
    verwacht_laag: float | None
    verwacht_hoog: float | None
    alleen_hier: int
    gedeeld: int
    stedelijk: int
    formeel: int
    informeel: int
    capaciteit: int | None
    capaciteit_bekend: int
    dekking: float | None
    dekking_laag: float | None
    dekking_hoog: float | None
    stad: float | None
    status: str
    meting: int | None
    schatting: int | None
    voorbeeld: bool
    onderdrukt: bool = False


@dataclass(frozen=True)
class Matrix:
    """All cells by (stadsdeel, wens), with what they are about and where they come from; all by primary key."""

    vraag: Vraag
    dag: date
    stadsdelen: list[Gebied]
    wensen: list[Ondersteuningswens]
    cellen: dict[tuple[int, int], Cel]
    metingen: dict[int, Meting]
    schattingen: dict[int, Doelgroepschatting]
