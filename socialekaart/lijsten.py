"""What can be chosen as one object: the reference lists and what occurs in the data; read once per version."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.utils.translation import get_language

from palliatief.lib.openingstijden import Openingstijden

# A name that has no translation yet is better than none.
SQL = """
SELECT
  (SELECT json_agg(json_build_object('id', id, 'slug', slug, 'naam', naam) ORDER BY naam)
   FROM socialekaart_gebied WHERE soort = 'stadsdeel'),
  (SELECT json_agg(json_build_object(
       'id', id, 'slug', slug, 'naam', coalesce(nullif(naam{taal}, ''), naam),
       'publieksnaam', coalesce(nullif(publieksnaam{taal}, ''), publieksnaam),
       'uitleg', coalesce(nullif(uitleg{taal}, ''), uitleg)) ORDER BY volgorde, naam)
   FROM socialekaart_domein),
  (SELECT json_agg(json_build_object(
       'id', w.id, 'slug', w.slug, 'naam', coalesce(nullif(w.naam{taal}, ''), w.naam), 'domein', d.slug)
       ORDER BY d.volgorde, w.volgorde, w.naam)
   FROM socialekaart_ondersteuningswens w JOIN socialekaart_domein d ON d.id = w.domein_id),
  (SELECT json_agg(json_build_object('id', id, 'slug', slug, 'naam', coalesce(nullif(naam{taal}, ''), naam))
       ORDER BY volgorde, naam)
   FROM socialekaart_doelgroep),
  ARRAY(SELECT DISTINCT unnest(talen) FROM socialekaart_zoekrij),
  ARRAY(SELECT DISTINCT openingstijden FROM socialekaart_zoekrij WHERE openingstijden <> '')
"""


@dataclass(frozen=True)
class Keuze:
    """One value that a visitor can choose."""

    id: int
    slug: str
    naam: str
    domein: str = ""
    publieksnaam: str = ""
    uitleg: str = ""


@dataclass(frozen=True, eq=False)
class Lijsten:
    """All that can be chosen, in the order in which it is shown.

    ``talen`` are the codes of the languages that somebody speaks, ``tijden`` the different opening hours.
    """

    stadsdeel: dict[str, Keuze]
    domein: dict[str, Keuze]
    wens: dict[str, Keuze]
    doelgroep: dict[str, Keuze]
    talen: list[str]
    tijden: list[Openingstijden]
    versie: int


@lru_cache(maxsize=4)
def open_texts(lijsten: Lijsten, minuut: datetime) -> list[str]:
    """The texts of opening hours that say "open" in this minute; many initiatives share one text."""
    return [tijden.tekst for tijden in lijsten.tijden if tijden.is_open(minuut)]


def load_keuzes(versie: int) -> Lijsten:
    """The lists as they are at this version of the data (``Kaartstand``), in the language of the page."""
    return read_keuzes(versie, get_language() == "en")


@lru_cache(maxsize=4)
def read_keuzes(versie: int, engels: bool) -> Lijsten:
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(taal="_en" if engels else ""))
        *kolommen, talen, teksten = cursor.fetchone()
    tijden = [tijden for tekst in teksten if (tijden := Openingstijden.parse(tekst))]
    stadsdeel, domein, wens, doelgroep = ({rij["slug"]: Keuze(**rij) for rij in kolom or []} for kolom in kolommen)
    return Lijsten(stadsdeel, domein, wens, doelgroep, talen=talen, tijden=tijden, versie=versie)
