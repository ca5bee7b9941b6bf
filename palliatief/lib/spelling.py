"""Words as people type them: without accents, how they sound, and how far apart two spellings are."""

import re
import unicodedata

# Letters that do not fall apart into a plain letter and a mark; as in ``unaccent`` of Postgres.
LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ŧ": "t", "ħ": "h"}
    # West Africa: Twi, Ewe, Hausa.
    | {"ŋ": "n", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k"}
)
WOORD = re.compile(r"[^\W_]+")
# What is longer is no word; it would not fit the search either.
LANGSTE = 80

# How Dutch sounds, roughly: what people write for the same sound becomes one spelling. In this order.
KLANKEN = [
    (re.compile(patroon), klank)
    for patroon, klank in (
        (r"ph", "f"),
        (r"th", "t"),
        (r"sch(?=[^aeiouy]|$)", "s"),
        (r"ch", "g"),
        (r"ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"qu?", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"v", "f"),
        (r"ij|ei|y", "i"),
        (r"ou", "au"),
        (r"ae", "a"),
        (r"ie", "i"),
        (r"dt?$|d(?=[^aeiou])", "t"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])e?n?$", ""),
    )
]

BIJZONDER = re.compile(r"[^\x00-\x7f]+")


def simplify(tekst: str) -> str:
    """Small letters without accents: what the database makes of it with ``lower(unaccent(tekst))``."""
    # An import of thousands of texts, and the lexicon, spend their time here, and most have no more than ASCII.
    if tekst.isascii():
        return tekst.lower()
    letters = unicodedata.normalize("NFKD", tekst).lower()
    return BIJZONDER.sub(_without_marks, letters).translate(LETTERS)


def _without_marks(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.combining(letter))


def read_words(tekst: str) -> list[str]:
    """The words of a text in order, simplified; digits count as letters."""
    return [woord for woord in WOORD.findall(simplify(tekst)) if len(woord) <= LANGSTE]


def shorten(tekst: str) -> str:
    """What somebody typed, short enough to repeat."""
    return tekst if len(tekst) <= 40 else f"{tekst[:40]}…"


def sound_of(woord: str) -> str:
    """A spelling that words which sound alike share: ``psygologisch`` and ``psychologisch``."""
    for patroon, klank in KLANKEN:
        woord = patroon.sub(klank, woord)
    return woord


def distance(een: str, ander: str) -> int:
    """Number of letters to add, drop, change or swap with their neighbour (optimal string alignment).

    Boytsov, L. (2011). Indexing methods for approximate dictionary searching. ACM JEA 16.
    """
    voorvorige: list[int] = []
    vorige = list(range(len(ander) + 1))
    for i, letter in enumerate(een, start=1):
        rij = [i]
        for j, tegenover in enumerate(ander, start=1):
            prijs = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (letter != tegenover))
            if i > 1 and j > 1 and letter == ander[j - 2] and een[i - 2] == tegenover:
                prijs = min(prijs, voorvorige[j - 2] + 1)
            rij.append(prijs)
        voorvorige, vorige = vorige, rij
    return vorige[-1]
