"""How we understood a question, in words, and each part with the address of the search without it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .begrip import Begrip
from .lijsten import Keuze, Lijsten


@dataclass(frozen=True)
class Chip:
    """A choice that was made, and the address without it."""

    veld: str
    soort: str
    naam: str
    url: str


@dataclass(frozen=True)
class Bedoeling:
    """A word that we took for another one, and the address of the search for what was typed."""

    getypt: str
    bedoeld: str
    url: str


@dataclass(frozen=True)
class Vraagdelen:
    """The parts of a question: ``chips`` are searched for, ``weggelaten`` are not any more.

    ``letterlijk`` is the address of the search for the bare words, empty when there is nothing to leave out.
    """

    chips: list[Chip]
    weggelaten: list[Chip]
    bedoelingen: list[Bedoeling]
    elders: list[str]
    letterlijk: str


def make_vraagdelen(
    begrip: Begrip, lijsten: Lijsten, zonder: list[str], make_url: Callable[[list[str]], str]
) -> Vraagdelen:
    """``zonder`` is what was switched off, as it stands in the address; ``make_url`` gives the address for a list."""
    delen = dict(_list_parts(begrip, lijsten))
    begrepen = [sleutel for sleutel in delen if not sleutel.startswith("woord:")]
    return Vraagdelen(
        chips=[
            Chip("zonder", soort, naam, make_url([*zonder, sleutel]))
            for sleutel, (soort, naam) in delen.items()
            if sleutel not in zonder
        ],
        weggelaten=[
            Chip("zonder", *delen[sleutel], make_url([ander for ander in zonder if ander != sleutel]))
            for sleutel in zonder
            if sleutel in delen
        ],
        bedoelingen=[
            Bedoeling(v.getypt, v.bedoeld, make_url([*zonder, f"spelling:{v.getypt}"])) for v in begrip.verbeteringen
        ],
        elders=begrip.elders,
        letterlijk="" if set(begrepen) <= set(zonder) else make_url(list(dict.fromkeys([*zonder, *begrepen]))),
    )


def _list_parts(begrip: Begrip, lijsten: Lijsten) -> Iterator[tuple[str, tuple[str, str]]]:
    """Key, kind and name of each wish and group that was understood, and of the words that stand for themselves."""
    wensen = {keuze.id: keuze for keuze in lijsten.wens.values()}
    doelgroepen = {keuze.id: keuze for keuze in lijsten.doelgroep.values()}
    for deel in begrip.delen:
        for pk in deel.wensen:
            yield _name("wens", _("Wens"), wensen[pk])
        for pk in deel.doelgroepen:
            yield _name("doelgroep", _("Voor"), doelgroepen[pk])
        if not (deel.wensen or deel.doelgroepen or deel.elders):
            yield f"woord:{deel.getypt}", (_("Woord"), deel.getypt)


def _name(veld: str, soort: str, keuze: Keuze) -> tuple[str, tuple[str, str]]:
    return f"{veld}:{keuze.slug}", (soort, keuze.naam)
