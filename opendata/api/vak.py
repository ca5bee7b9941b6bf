"""All that is in a box of the map, as features.

Read from the narrow rows of ``Kaartpunt``, where neighbours stand together and each feature has the names of this API:
the makers of maps ask for a box with every move, so this answer passes through as few hands as can be.
"""

import math

from django.conf import settings
from django.db import connection

from socialekaart.models.kaartpunt import SITE

# Half of the world in Web Mercator, in metres; it ends at this latitude, and nobody lives beyond.
HALVE_WERELD = 20037508.342789244
HOOGSTE_BREEDTE = 85.0

HIER = "socialekaart_kaartpunt WHERE ST_Intersects(punt, ST_MakeEnvelope(%s, %s, %s, %s, 3857))"
FEATURES = f"""
SELECT count(*), coalesce(string_agg(feature, ',' ORDER BY initiatief_id), '') FROM (
    SELECT DISTINCT ON (initiatief_id) initiatief_id, feature FROM {HIER} ORDER BY initiatief_id LIMIT %s OFFSET %s
) AS bladzijde
"""  # noqa: S608  (our own text)
AANTAL = f"SELECT count(DISTINCT initiatief_id) FROM {HIER}"  # noqa: S608

Vak = tuple[float, float, float, float]


def read_features(vak: Vak, begin: int, aantal: int) -> tuple[int, bytes]:
    """So many features in the box after the first ``begin``, with commas between them, and how many that are."""
    with connection.cursor() as cursor:
        cursor.execute(FEATURES, [*to_metres(vak), aantal, begin])
        aantal, tekst = cursor.fetchone()
    return aantal, tekst.encode().replace(SITE, settings.SITE_URL.encode())


def count_features(vak: Vak) -> int:
    """How many there are in the box."""
    with connection.cursor() as cursor:
        cursor.execute(AANTAL, to_metres(vak))
        return cursor.fetchone()[0]


def to_metres(vak: Vak) -> Vak:
    """West, south, east and north in degrees, as metres in Web Mercator (EPSG:3857)."""
    west, zuid, oost, noord = vak
    return to_x(west), to_y(zuid), to_x(oost), to_y(noord)


def to_x(lengte: float) -> float:
    """Metres east of Greenwich, from degrees."""
    return lengte / 180 * HALVE_WERELD


def to_y(breedte: float) -> float:
    """Metres north of the equator, from degrees; what lies beyond the map is at its edge."""
    graad = min(max(breedte, -HOOGSTE_BREEDTE), HOOGSTE_BREEDTE)
    return math.asinh(math.tan(math.radians(graad))) / math.pi * HALVE_WERELD
