"""What occurs in the search rows at a version of the data: languages, and opening hours with what is open now."""

from datetime import datetime
from functools import lru_cache

from django.db import connection

from palliatief.lib.openingstijden import Openingstijden

VOORKOMEND = """
SELECT
    ARRAY(SELECT DISTINCT unnest(talen) FROM socialekaart_zoekrij),
    ARRAY(SELECT DISTINCT openingstijden FROM socialekaart_zoekrij WHERE openingstijden <> '')
"""


@lru_cache(maxsize=2)
def _load(versie: int) -> tuple[list[str], list[Openingstijden]]:
    with connection.cursor() as cursor:
        talen, teksten = cursor.execute(VOORKOMEND).fetchone()
    return talen, [tijden for tekst in teksten if (tijden := Openingstijden.parse(tekst))]


def spoken(versie: int) -> list[str]:
    """Codes of the languages that at least one initiative speaks."""
    return _load(versie)[0]


@lru_cache(maxsize=2)
def open_texts(versie: int, minuut: datetime) -> list[str]:
    """The texts of opening hours that say "open" in this minute; many initiatives share one text."""
    return [tijden.tekst for tijden in _load(versie)[1] if tijden.is_open(minuut)]
