"""Does a text look as if it is about one person: a number, an address, a date of birth, a name with a title?

Better too often than once too little: what this calls personal is not kept anywhere.
"""

import re

MAANDEN = "jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec|march|may"
STRAAT = (
    "straat|str|laan|weg|plein|gracht|kade|hof|dreef|pad|singel|plantsoen|dijk|steeg|burgwal|markt|park|haven|"
    "eiland|gaarde|veld|baan|boulevard|sloot|eind|brug|oord|poort|wal"
)
PATRONEN = [
    re.compile(patroon, re.IGNORECASE)
    for patroon in (
        r"@|https?:|www\.",
        # five digits or more, however they are kept apart: phone, account, date, number of a citizen
        r"\d(?:[\s.,:;/()+_*–-]*\d){4,}",
        # a whole postcode: with a house number it is one house, without it about twenty
        r"\b[1-9]\d{3}\s*[a-z]{2}\b",
        rf"(?:{STRAAT})\.?\s+\d",
        rf"\b\d{{1,2}}(?:e|ste|de)?\s*(?:{MAANDEN})\w*",
        r"\b(?:geboren|geb)\b.*\d",
        r"\b(?:mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer|mrs)\b\.?\s+\w",
    )
]


def looks_personal(tekst: str) -> bool:
    """True for what may say who somebody is or where somebody lives."""
    return any(patroon.search(tekst) for patroon in PATRONEN)
