"""Make the web fonts from Debian's own font packages, and the CSS that names them.

Only the characters that a page can need, without hinting: basic Latin comes with every page, Latin
Extended (Turkish, Polish) only where it is used. Lato is a reserved font name and these are changed
copies, so they get a name of their own. Without the packages the CSS is empty and the system's fonts
serve. Run by bin/omgeving.sh; the result is not in the repository.
"""

import logging
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

BRON = Path("/usr/share/fonts/truetype")
LETTERS = (
    # file in Debian, family, weight
    ("vollkorn/Vollkorn-SemiBold.ttf", "Kaart Serif", 600),
    ("lato/Lato-Regular.ttf", "Kaart Sans", 400),
    ("lato/Lato-Bold.ttf", "Kaart Sans", 700),
)
BEREIKEN = {
    "latin": (
        "U+20-7E,U+A0-FF,U+131,U+132-133,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2010-2015,U+2018-201E,"
        "U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2248,"
        "U+2260,U+2264-2265"
    ),
    "latin-ext": "U+100-130,U+134-151,U+154-24F,U+259,U+1E02-1EF9,U+20A4,U+20B4,U+20BA-20BB,U+2116",
}
FUNCTIES = ["kern", "liga", "locl", "tnum", "ccmp"]
# Copyright, version and the licence stay; the rest named the original.
BEHOUDEN_NAMEN = {0, 5, 13, 14}


def parse_bereik(bereik: str) -> set[int]:
    tekens: set[int] = set()
    for deel in bereik.removeprefix("U+").split(",U+"):
        eerste, _, laatste = deel.partition("-")
        tekens.update(range(int(eerste, 16), int(laatste or eerste, 16) + 1))
    return tekens


def use_lining_figures(font: TTFont) -> None:
    """Vollkorn has old-style figures; a phone number or a count in a heading needs them on one line."""
    glyphs = set(font.getGlyphOrder())
    for tabel in font["cmap"].tables:
        for cijfer in map(ord, "0123456789"):
            lining = f"{tabel.cmap.get(cijfer)}.lf"
            if lining in glyphs:
                tabel.cmap[cijfer] = lining


def rename(font: TTFont, familie: str, gewicht: int) -> None:
    namen = font["name"]
    namen.names = [regel for regel in namen.names if regel.nameID in BEHOUDEN_NAMEN and regel.platformID == 3]
    postscript = f"{familie.replace(' ', '')}-{gewicht}"
    for nummer, tekst in {
        1: f"{familie} {gewicht}",
        2: "Regular",
        3: postscript,
        4: f"{familie} {gewicht}",
        6: postscript,
    }.items():
        namen.setName(tekst, nummer, 3, 1, 0x409)


def make_letter(bron: Path, doel: Path, *, familie: str, gewicht: int, bereik: str) -> None:
    opties = subset.Options(flavor="woff2", hinting=False, layout_features=FUNCTIES, notdef_outline=True)
    opties.name_IDs = ["*"]
    opties.drop_tables += ["kern", "DSIG"]
    font = subset.load_font(str(bron), opties)
    use_lining_figures(font)
    rename(font, familie, gewicht)
    knipper = subset.Subsetter(opties)
    knipper.populate(unicodes=parse_bereik(bereik))
    knipper.subset(font)
    subset.save_font(font, str(doel), opties)


def make_letters(doelmap: Path, stijlblad: Path) -> int:
    """Write the fonts and the style sheet; return how many fonts there are."""
    doelmap.mkdir(parents=True, exist_ok=True)
    regels = []
    for bestand, familie, gewicht in LETTERS:
        if not (BRON / bestand).exists():
            continue
        for naam, bereik in BEREIKEN.items():
            doel = doelmap / f"{familie.lower().replace(' ', '-')}-{gewicht}-{naam}.woff2"
            make_letter(BRON / bestand, doel, familie=familie, gewicht=gewicht, bereik=bereik)
            regels.append(
                f'@font-face {{ font-family: "{familie}"; font-style: normal; font-weight: {gewicht}; '
                f'font-display: swap; src: url("../fonts/{doel.name}") format("woff2"); '
                f"unicode-range: {bereik}; }}\n"
            )
    stijlblad.write_text("".join(regels))
    return len(regels)


if __name__ == "__main__":
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # the dates inside the originals are odd, and known
    static = Path(__file__).resolve().parent.parent / "static"
    if not make_letters(static / "fonts", static / "css" / "letters.css"):
        sys.stderr.write(
            "De letters (fonts-vollkorn, fonts-lato) zijn er niet: de site gebruikt die van het systeem.\n"
        )
