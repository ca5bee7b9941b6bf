"""The reference lists as one object, read once per version of the data."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

SQL = """
SELECT
  (SELECT json_agg(json_build_object('id', id, 'slug', slug, 'naam', naam) ORDER BY naam)
   FROM socialekaart_gebied WHERE soort = 'stadsdeel'),
  (SELECT json_agg(json_build_object('id', id, 'slug', slug, 'naam', naam, 'publieksnaam', publieksnaam,
                                     'uitleg', uitleg) ORDER BY volgorde, naam)
   FROM socialekaart_domein),
  (SELECT json_agg(json_build_object('id', w.id, 'slug', w.slug, 'naam', w.naam, 'domein', d.slug)
                   ORDER BY d.volgorde, w.volgorde, w.naam)
   FROM socialekaart_ondersteuningswens w JOIN socialekaart_domein d ON d.id = w.domein_id),
  (SELECT json_agg(json_build_object('id', id, 'slug', slug, 'naam', naam) ORDER BY volgorde, naam)
   FROM socialekaart_doelgroep)
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


@dataclass(frozen=True)
class Lijsten:
    """All that can be chosen, in the order in which it is shown."""

    stadsdeel: dict[str, Keuze]
    domein: dict[str, Keuze]
    wens: dict[str, Keuze]
    doelgroep: dict[str, Keuze]


@lru_cache(maxsize=2)
def load_keuzes(versie: int) -> Lijsten:
    """The lists as they are at this version of the data (``Kaartstand``)."""
    with connection.cursor() as cursor:
        cursor.execute(SQL)
        kolommen = cursor.fetchone()
    return Lijsten(*({rij["slug"]: Keuze(**rij) for rij in kolom or []} for kolom in kolommen))
