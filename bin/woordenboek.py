"""Makes the Dutch dictionary of Postgres from that of hunspell (Debian package hunspell-nl).

    python woordenboek.py TARGET

TARGET is the ``tsearch_data`` folder of the database server. Two files appear there, ``sociale_kaart.affix`` and
``sociale_kaart.dict``. As shipped the dictionary does not load: Postgres reads a slash as the start of flags and
knows no ĳ as one letter. Only inflection is kept: endings, and no prefixes or rules for compounds, which the
search splits itself (``socialekaart/begrip.py``). What unaccent leaves of a word is what stands in the dictionary.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from palliatief.lib.spelling import simplify

BRON = Path("/usr/share/hunspell/nl_NL")
NAAM = "sociale_kaart"
WOORD = re.compile(r"[a-z]+")
REGEL = re.compile(r"SFX (?P<vlag>\S+)\s+(?P<weg>\S+)\s+(?P<erbij>[^\s/]+)\S*\s+(?P<bij>\S+)")
KOP = re.compile(r"SFX (?P<vlag>\S+)\s+(?P<kruis>[YN])\s+\d+")


def convert_endings(tekst: str) -> tuple[str, set[str]]:
    """The rules for endings that consist of letters, and the flags that have such rules."""
    regels: dict[str, list[str]] = {}
    kruis: dict[str, str] = {}
    for regel in tekst.splitlines():
        if kop := KOP.match(regel):
            kruis[kop["vlag"]] = kop["kruis"]
        elif vondst := REGEL.match(regel):
            weg, erbij = simplify(vondst["weg"]), simplify(vondst["erbij"])
            if all(deel == "0" or WOORD.fullmatch(deel) for deel in (weg, erbij)):
                regels.setdefault(vondst["vlag"], []).append(f"{weg} {erbij} {simplify(vondst['bij'])}")
    blokken = [
        "\n".join([f"SFX {vlag} {kruis[vlag]} {len(eigen)}", *(f"SFX {vlag} {regel}" for regel in eigen)])
        for vlag, eigen in regels.items()
    ]
    return "SET UTF-8\nFLAG long\n\n" + "\n\n".join(blokken) + "\n", set(regels)


def convert_words(tekst: str, vlaggen: set[str]) -> str:
    """Words of letters with the flags that mean something here; the first line of the source is a number."""
    woorden: dict[str, set[str]] = {}
    for regel in tekst.splitlines()[1:]:
        woord, _, eigen = regel.split("\t")[0].partition("/")
        if WOORD.fullmatch(simplify(woord)):
            paren = {eigen[i : i + 2] for i in range(0, len(eigen), 2)}
            if "Fw" not in paren:
                woorden.setdefault(simplify(woord), set()).update(paren & vlaggen)
    regels = [f"{woord}/{''.join(sorted(eigen))}" if eigen else woord for woord, eigen in sorted(woorden.items())]
    return "\n".join([str(len(regels)), *regels]) + "\n"


def write_dictionary(bron: Path, doel: Path) -> None:
    """Both files, readable for everybody."""
    uitgangen, vlaggen = convert_endings(bron.with_suffix(".aff").read_text(encoding="utf-8"))
    woorden = convert_words(bron.with_suffix(".dic").read_text(encoding="utf-8"), vlaggen)
    for soort, tekst in (("affix", uitgangen), ("dict", woorden)):
        bestand = doel / f"{NAAM}.{soort}"
        bestand.write_text(tekst, encoding="utf-8")
        bestand.chmod(0o644)


if __name__ == "__main__":
    write_dictionary(BRON, Path(sys.argv[1]))
