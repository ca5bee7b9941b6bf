"""The one door for writing more than one row: keyword-only, atomic, and the search rows follow every write."""

from .aanmelding import TeDruk, confirm_aanmelding, forget_afzenders, submit_aanmelding
from .dubbelen import find_duplicates, judge_pair
from .gebieden import import_gebieden
from .initiatieven import import_initiatieven
from .lexicon import has_dictionary, load_lexicon, rebuild_search, refresh_lexicon, use_dictionary
from .lijsten import load_lijsten
from .personas import load_personas
from .redactie import archive_initiatieven, publish_initiatieven, remove_initiatieven, verify_initiatieven
from .verversen import refresh_initiatieven
from .voorbeelden import load_voorbeelden, remove_voorbeelden
from .voorzieningen import import_voorzieningen
from .zoektelling import count_search, mark_searches_seen

__all__ = [
    "TeDruk",
    "archive_initiatieven",
    "confirm_aanmelding",
    "count_search",
    "find_duplicates",
    "forget_afzenders",
    "has_dictionary",
    "import_gebieden",
    "import_initiatieven",
    "import_voorzieningen",
    "judge_pair",
    "load_lexicon",
    "load_lijsten",
    "load_personas",
    "load_voorbeelden",
    "mark_searches_seen",
    "publish_initiatieven",
    "rebuild_search",
    "refresh_initiatieven",
    "refresh_lexicon",
    "remove_initiatieven",
    "remove_voorbeelden",
    "submit_aanmelding",
    "use_dictionary",
    "verify_initiatieven",
]
