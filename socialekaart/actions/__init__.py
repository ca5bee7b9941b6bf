"""The one door for writing more than one row: keyword-only, atomic, and the search rows follow every write."""

from .aanmelding import (
    PER_ADRES,
    TeDruk,
    answer_aanmelding,
    confirm_aanmelding,
    forget_afzenders,
    read_link,
    submit_aanmelding,
)
from .besluit import (
    Ingehaald,
    ask_afzender,
    close_as_double,
    compare_aanmelding,
    reject_aanmelding,
    reopen_aanmelding,
    take_over_aanmelding,
    take_over_goed_voorbeeld,
    take_up_aanmelding,
)
from .bestanden import remove_abandoned
from .controle import (
    answer_anders,
    answer_klopt,
    close_controles,
    move_controles,
    note_controles,
    request_controles,
    send_new_link,
)
from .controlemail import find_verzoek, list_regels
from .dubbelen import find_duplicates, judge_pair
from .gebieden import import_gebieden
from .herstellen import Herstel, Onmogelijk, restore_version
from .inhoud import add_teksten
from .initiatieven import import_initiatieven
from .inlezen import Bezig, remove_old_inlezingen, run_taak, start_taak, upload_blad
from .lexicon import has_dictionary, load_lexicon, rebuild_search, refresh_lexicon, use_dictionary
from .lijsten import load_lijsten
from .linkcontrole import accept_links, check_again, check_links, request_links, start_links
from .personas import load_personas
from .redactie import archive_initiatieven, publish_initiatieven, remove_initiatieven, verify_initiatieven
from .samenvoegen import NietMogelijk, Samenstelling, Verouderd, merge_initiatieven, undo_merge
from .verversen import refresh_initiatieven
from .voorbeelden import load_voorbeelden, remove_voorbeelden
from .voorzieningen import import_voorzieningen
from .zoektelling import count_search, mark_searches_seen

__all__ = [
    "PER_ADRES",
    "Bezig",
    "Herstel",
    "Ingehaald",
    "NietMogelijk",
    "Onmogelijk",
    "Samenstelling",
    "TeDruk",
    "Verouderd",
    "accept_links",
    "add_teksten",
    "answer_aanmelding",
    "answer_anders",
    "answer_klopt",
    "archive_initiatieven",
    "ask_afzender",
    "check_again",
    "check_links",
    "close_as_double",
    "close_controles",
    "compare_aanmelding",
    "confirm_aanmelding",
    "count_search",
    "find_duplicates",
    "find_verzoek",
    "forget_afzenders",
    "has_dictionary",
    "import_gebieden",
    "import_initiatieven",
    "import_voorzieningen",
    "judge_pair",
    "list_regels",
    "load_lexicon",
    "load_lijsten",
    "load_personas",
    "load_voorbeelden",
    "mark_searches_seen",
    "merge_initiatieven",
    "move_controles",
    "note_controles",
    "publish_initiatieven",
    "read_link",
    "rebuild_search",
    "refresh_initiatieven",
    "refresh_lexicon",
    "reject_aanmelding",
    "remove_abandoned",
    "remove_initiatieven",
    "remove_old_inlezingen",
    "remove_voorbeelden",
    "reopen_aanmelding",
    "request_controles",
    "request_links",
    "restore_version",
    "run_taak",
    "send_new_link",
    "start_links",
    "start_taak",
    "submit_aanmelding",
    "take_over_aanmelding",
    "take_over_goed_voorbeeld",
    "take_up_aanmelding",
    "undo_merge",
    "upload_blad",
    "use_dictionary",
    "verify_initiatieven",
]
