"""Teaches the search words, and asks it what it makes of a question."""

from django.http import QueryDict

from socialekaart.actions.lexicon import add_uitdrukkingen
from socialekaart.begrip import Begrip
from socialekaart.filters import InitiatiefFilter
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Doelgroep, Initiatief, Kaartstand, Ondersteuningswens


def entry(tekst: str, *, wens="", doelgroep="", andere="", taal="nl", overslaan="", elders="") -> dict[str, str]:
    """A row of the lexicon; several values with ``;`` between them, as in its sheet."""
    eerste = {"tekst": tekst, "wensen": wens, "doelgroepen": doelgroep, "andere_woorden": andere}
    return eerste | {"taal": taal, "overslaan": overslaan, "elders": elders}


def teach(*teksten: str, **betekenis: str) -> None:
    """Put these in the lexicon, with the same meaning."""
    add_uitdrukkingen(rijen=[entry(tekst, **betekenis) for tekst in teksten])


def ask(vraag: str, adres: str = "") -> InitiatiefFilter:
    """A search for these words, with other choices as they stand in an address."""
    data = QueryDict(adres, mutable=True)
    data["q"] = vraag
    return InitiatiefFilter(data, load_keuzes(Kaartstand.objects.current()))


def grasp(vraag: str, *zonder: str) -> Begrip:
    """What the search makes of this question now; ``zonder`` as in an address."""
    return ask(vraag, "&".join(f"zonder={deel}" for deel in zonder)).begrip or Begrip()


def meanings(begrip: Begrip) -> dict[str, set[str]]:
    """The words of each part of the question, with the slugs of what they mean."""
    wensen = dict(Ondersteuningswens.objects.values_list("pk", "slug"))
    doelgroepen = dict(Doelgroep.objects.values_list("pk", "slug"))
    return {
        groep.getypt: {wensen[pk] for pk in groep.wensen} | {doelgroepen[pk] for pk in groep.doelgroepen}
        for groep in begrip.groepen
    }


def found(vraag: str, adres: str = "") -> list[str]:
    """Names of all results of a search, in order."""
    namen = dict(Initiatief.objects.values_list("pk", "naam"))
    return [namen[pk] for pk in ask(vraag, adres).ranked().values_list("pk", flat=True)]
