"""The one door for writing more than one row: keyword-only, atomic, and the search rows follow every write."""

from .gebieden import import_gebieden
from .initiatieven import import_initiatieven
from .lexicon import has_dictionary, load_lexicon, rebuild_search, refresh_lexicon, use_dictionary
from .lijsten import load_lijsten
from .personas import load_personas
from .redactie import archive_initiatieven, publish_initiatieven, remove_initiatieven, verify_initiatieven
from .verversen import refresh_initiatieven
from .voorbeelden import load_voorbeelden, remove_voorbeelden
from .voorzieningen import import_voorzieningen
from .zoektelling import count_search

__all__ = [
    "archive_initiatieven",
    "count_search",
    "has_dictionary",
    "import_gebieden",
    "import_initiatieven",
    "import_voorzieningen",
    "load_lexicon",
    "load_lijsten",
    "load_personas",
    "load_voorbeelden",
    "publish_initiatieven",
    "rebuild_search",
    "refresh_initiatieven",
    "refresh_lexicon",
    "remove_initiatieven",
    "remove_voorbeelden",
    "use_dictionary",
    "verify_initiatieven",
]
