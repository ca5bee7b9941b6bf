"""The network of a stadsdeel on a day: organisations, and the ties between them."""

from dataclasses import dataclass
from datetime import date

from socialekaart.models import Gebied


@dataclass(frozen=True)
class Knoop:
    """An organisation, or an initiative that belongs to none."""

    sleutel: str  # "o12" or "i7"
    naam: str
    vorm: str  # "formeel", "informeel" or "gemeente"
    kant: str  # "zorg", "welzijn" or "anders"
    domein: str  # slug of its main domain, or ""
    adres: str  # where it leads: the page of the initiative, or the search by organisation; "" if nowhere
    voorbeeld: bool


@dataclass(frozen=True)
class Band:
    """One Samenwerking, as it was on that day."""

    pk: int
    van: str
    naar: str
    soort: str
    fase: str
    gericht: bool
    sterkte_van: int | None
    sterkte_naar: int | None
    sinds: date | None
    bron: str
    voorbeeld: bool


@dataclass(frozen=True)
class Netwerk:
    stadsdeel: Gebied | None
    dag: date
    knopen: dict[str, Knoop]
    banden: list[Band]
