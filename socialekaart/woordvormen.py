"""Forms of Dutch words that rules for endings do not reach: compounds, participles and plurals in -eren."""

import re
from collections.abc import Callable, Iterator

# What Dutch puts between two parts.
TUSSENLETTERS = ("", "s", "en", "e", "n", "er")
KORTSTE = 3
HOOGSTENS = 3
# Endings that are words too; "regelingen" is not made of "regel" and "ingen".
GEEN_DEEL = {"ing", "ingen", "king", "ring", "sing", "ling", "eling", "lijk", "lijke", "heid", "loos", "loze", "eren"}
GEEN_DEEL |= {"aren", "elen", "tel", "tellen", "teren", "sten", "ster"}
# "betaal" and "betalen": a long vowel is written once in an open syllable.
SLOTKLINKER = re.compile(r"([aeou])\1(?=[^aeiou]$)")


def possible_splits(woord: str) -> Iterator[tuple[str, str]]:
    """Every first part with what follows it, with and without letters in between."""
    for plek in range(KORTSTE, len(woord) - KORTSTE + 1):
        if woord[plek:] in GEEN_DEEL:
            continue
        for tussen in TUSSENLETTERS:
            eerste = woord[:plek].removesuffix(tussen) if woord[:plek].endswith(tussen) else ""
            if len(eerste) >= KORTSTE:
                yield eerste, woord[plek:]


def possible_parts(woord: str) -> set[str]:
    """Every piece that could be a word of its own, to ask for them all at once."""
    delen: set[str] = set()
    for begin in [0, *range(KORTSTE, len(woord) - KORTSTE + 1)]:
        delen.update(woord[begin:eind] for eind in range(begin + KORTSTE, len(woord) + 1))
    return delen - {woord}


def split_compound(woord: str, worth: Callable[[str], float], diepte: int = HOOGSTENS) -> list[str]:
    """The parts of a compound, or an empty list when it is none.

    ``worth`` says how good a word a piece is; 0 means that it is no word. Of several ways to split the one with the
    best parts wins, then the one with the fewest.
    """
    beste: list[str] = []
    waarde = 0.0
    for eerste, rest in possible_splits(woord):
        if not worth(eerste):
            continue
        vervolg = [rest] if worth(rest) else split_compound(rest, worth, diepte - 1) if diepte > 2 else []
        delen = [eerste, *vervolg]
        telt = sum(map(worth, delen)) / len(delen) ** 2
        if vervolg and telt > waarde:
            beste, waarde = delen, telt
    return beste


def possible_base_forms(woord: str) -> set[str]:
    """Words that this may be a form of: ``wassen`` for "gewassen", ``betalen`` for "betaald", ``lied`` for "liederen".

    Only a dictionary can say which of them are words.
    """
    vormen: set[str] = set()
    if woord.endswith("eren") and len(woord) > 6:
        vormen.add(woord.removesuffix("eren"))
    kaal = woord.removeprefix("ge")
    if kaal != woord and kaal.endswith("en"):
        vormen.add(kaal)
    for stam in (kaal, kaal[:-1]) if kaal[-1:] in ("d", "t") and len(kaal) > 4 else ():
        vormen |= {stam + "en", SLOTKLINKER.sub(r"\1", stam) + "en", stam + stam[-1] + "en"}
    return vormen - {woord}
