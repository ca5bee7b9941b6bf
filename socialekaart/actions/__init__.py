"""The one door for writing more than one row: keyword-only, atomic, and the search rows follow every write."""

from .gebieden import import_gebieden
from .initiatieven import import_initiatieven
from .lijsten import load_lijsten
from .redactie import archive_initiatieven, publish_initiatieven, remove_initiatieven, verify_initiatieven
from .verversen import refresh_initiatieven
from .voorbeelden import load_voorbeelden, remove_voorbeelden
from .voorzieningen import import_voorzieningen

__all__ = [
    "archive_initiatieven",
    "import_gebieden",
    "import_initiatieven",
    "import_voorzieningen",
    "load_lijsten",
    "load_voorbeelden",
    "publish_initiatieven",
    "refresh_initiatieven",
    "remove_initiatieven",
    "remove_voorbeelden",
    "verify_initiatieven",
]
