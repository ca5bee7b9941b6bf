"""How easy our own Dutch is to read: no sentence of more than 20 words, and a score that we agreed on.

The score is that of Flesch in the version for Dutch of W.H. Douma (De leesbaarheid van landbouwbladen, 1960):
206.84 − 0.93 × words per sentence − 77 × syllables per word. From 60 it is called "standaard", from 70 "vrij
gemakkelijk". Every page that has enough words to measure reaches the first, all together reach the second
(docs/adr/0004-leesbaarheid.md).

Read are the texts of the site, the lists and the personas that come with it. The admin, mails and commands are for
people who work with it every day, and what initiatives write themselves is theirs.
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

import pyphen
from vertalingen import ROOT, extract

MEESTE_WOORDEN = 20
LAAGSTE_SCORE = 60
LAAGSTE_GEHEEL = 70
# A score over a few sentences says more about chance than about the writer.
GENOEG_WOORDEN = 60
GEGEVENS = ROOT / "socialekaart" / "gegevens"
# Names of fields and help with them: only the admin shows these.
ZONDER = ("socialekaart/models/", "proeftuinen/models/", "evaluatie/models/", "opendata/models/")

INGEVULD = re.compile(r"%\(\w+\)\w|\{\w+\}")
OPMAAK = re.compile(r"<[^>]+>")
ZINSEINDE = re.compile(r"(?<=[.!?])[’”\"]?\s+|\n")
WOORD = re.compile(r"\w+(?:[’'/.-]\w+)*")
# Hyphenation never leaves one letter alone: a-dem, i-ni-ti-a-tief, and ra-di-o.
EERSTE_ALLEEN = re.compile(r"[aeiou][bcdfghjklmnpqrstvwxz][aeiouyáéèëïö]")
LAATSTE_ALLEEN = re.compile(r"(io|ia|eo|ua|uo)$")
LETTERGREPEN = pyphen.Pyphen(lang="nl_NL")


@dataclass
class Tekst:
    """The texts of one page or list, measured together."""

    naam: str
    zinnen: list[str] = field(default_factory=list)

    @property
    def hele_zinnen(self) -> list[str]:
        """Without labels and headings: those are no sentences, and short by nature."""
        return [zin for zin in self.zinnen if zin.rstrip('’”"').endswith((".", "!", "?"))]

    @property
    def woorden(self) -> int:
        return sum(len(split_words(zin)) for zin in self.hele_zinnen)

    @property
    def score(self) -> float:
        woorden = [woord for zin in self.hele_zinnen for woord in split_words(zin)]
        if not woorden:
            return 100
        return score(len(self.hele_zinnen), len(woorden), sum(count_syllables(woord) for woord in woorden))


def score(zinnen: int, woorden: int, lettergrepen: int) -> float:
    """Flesch-Douma."""
    return 206.84 - 0.93 * woorden / zinnen - 77 * lettergrepen / woorden


def split_sentences(tekst: str) -> list[str]:
    """The sentences of a text, without markup; what is filled in later becomes a name."""
    kaal = OPMAAK.sub("", INGEVULD.sub("Iks", tekst))
    return [zin.strip() for zin in ZINSEINDE.split(kaal) if zin.strip()]


def split_words(zin: str) -> list[str]:
    """The words; a name of several words, or a number, is one."""
    woorden = WOORD.findall(zin)
    soorten = groupby(enumerate(woorden), lambda paar: is_naam(paar[1], eerste=paar[0] == 0))
    uit: list[str] = []
    for naam, groep in soorten:
        delen = [woord for _nummer, woord in groep]
        uit += [" ".join(delen)] if naam else delen
    return uit


def is_naam(woord: str, *, eerste: bool) -> bool:
    """A capital that does not begin a sentence, more than one, or a figure."""
    hoofdletters = sum(letter.isupper() for letter in woord)
    return hoofdletters > 1 or woord[0].isdigit() or (hoofdletters == 1 and not eerste)


@cache
def count_syllables(woord: str) -> int:
    """By the hyphenation of Dutch. A name or number counts for two: nobody can write it shorter."""
    if " " in woord or is_naam(woord, eerste=True):
        return 2
    return sum(_syllables_of(deel) for deel in re.split(r"[’'/.-]", woord.lower()) if deel)


def _syllables_of(woord: str) -> int:
    delen = LETTERGREPEN.inserted(woord).split("-")
    return len(delen) + bool(EERSTE_ALLEEN.match(delen[0])) + bool(LAATSTE_ALLEEN.search(delen[-1]))


def read_po(po: str) -> Iterator[tuple[list[str], str]]:
    """Every text of a catalogue, with the files that say it."""
    for deel in po.split("\n\n")[1:]:
        bestanden = [pad for regel in re.findall(r"^#: (.+)$", deel, re.M) for pad in regel.split()]
        for vondst in re.finditer(r'^msgid(?:_plural)? ((?:".*"\n)+)', deel, re.M):
            tekst = "".join(re.findall(r'"(.*)"', vondst[1]))
            yield bestanden, tekst.replace('\\"', '"').replace("\\n", "\n")


def read_interface() -> list[Tekst]:
    """The texts of the site, by the file that has them."""
    teksten: dict[str, Tekst] = {}
    for bestanden, tekst in read_po(extract("--add-location=file")):
        for bestand in bestanden:
            if not bestand.startswith(ZONDER):
                teksten.setdefault(bestand, Tekst(bestand)).zinnen += split_sentences(tekst)
    return list(teksten.values())


def read_gegevens() -> list[Tekst]:
    """What comes with the site: the lists, the personas, and where to turn for what is not on the map."""
    lijsten = json.loads((GEGEVENS / "lijsten.json").read_text(encoding="utf-8"))
    personas = json.loads((GEGEVENS / "personas.json").read_text(encoding="utf-8"))
    with (GEGEVENS / "lexicon.csv").open(encoding="utf-8", newline="") as bestand:
        elders = sorted({rij["elders"] for rij in csv.DictReader(bestand)})
    delen = [*lijsten.items(), *((persona["slug"], persona) for persona in personas), ("lexicon", elders)]
    return [
        Tekst(naam, [zin for waarde in _values(inhoud) for zin in split_sentences(waarde)]) for naam, inhoud in delen
    ]


def _values(waarde) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for naam, deel in waarde.items():
            if not naam.endswith("_en"):
                yield from _values(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _values(deel)


def check(teksten: list[Tekst]) -> list[str]:
    """What is above the agreed level."""
    klachten = [
        f"{tekst.naam}: {len(split_words(zin))} woorden: {zin}"
        for tekst in teksten
        for zin in tekst.zinnen
        if len(split_words(zin)) > MEESTE_WOORDEN
    ]
    klachten += [
        f"{tekst.naam}: score {tekst.score:.0f}, minstens {LAAGSTE_SCORE}"
        for tekst in teksten
        if tekst.woorden >= GENOEG_WOORDEN and tekst.score < LAAGSTE_SCORE
    ]
    geheel = join(teksten)
    if geheel.score < LAAGSTE_GEHEEL:
        klachten.append(f"{geheel.naam}: score {geheel.score:.0f}, minstens {LAAGSTE_GEHEEL}")
    return klachten


def join(teksten: list[Tekst]) -> Tekst:
    return Tekst("alles samen", [zin for tekst in teksten for zin in tekst.zinnen])


def main() -> int:
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--alles", action="store_true", help="toon de score van elke tekst")
    teksten = read_interface() + read_gegevens()
    if opties.parse_args().alles:
        for tekst in sorted([*teksten, join(teksten)], key=lambda t: t.score):
            sys.stdout.write(f"{tekst.score:4.0f} {tekst.woorden:5} woorden  {tekst.naam}\n")
    klachten = check(teksten)
    for klacht in klachten:
        sys.stderr.write(f"{klacht}\n")
    return 1 if klachten else 0


if __name__ == "__main__":
    sys.exit(main())
