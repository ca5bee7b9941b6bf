"""Who can be an end of a tie, by the name that people type."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from socialekaart.models import Initiatief, Organisatie

Eind = Organisatie | Initiatief


def load_einden() -> dict[str, Eind]:
    """All of them by their name in lower case; an organisation goes before an initiative of the same name."""
    initiatieven = Initiatief.objects.published().only("naam", "organisatie").order_by("-pk")
    organisaties = Organisatie.objects.only("naam").order_by("-pk")
    return {eind.naam.casefold(): eind for eind in (*initiatieven, *organisaties)}


def list_namen(einden: Iterable[Eind]) -> list[str]:
    """What there is to choose from: an initiative of an organisation stands for that organisation."""
    namen = {eind.naam for eind in einden if isinstance(eind, Organisatie) or eind.organisatie_id is None}
    return sorted(namen, key=str.casefold)


def suggest(naam: str, einden: Mapping[str, Eind]) -> str:
    """The known name that this one looks like, or nothing."""
    lijkt = get_close_matches(naam.casefold()[:100], einden, n=1, cutoff=0.75)
    return einden[lijkt[0]].naam if lijkt else ""
