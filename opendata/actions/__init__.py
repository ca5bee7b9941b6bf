"""The one door for writing: keyword-only and atomic."""

from .bestanden import ask_open_data, make_open_data, replace_withdrawn
from .hsds_inlezen import import_hsds, read_until
from .hsds_termen import ignore_termen
from .hsdsdiensten import prepare_hsdsdiensten, refresh_hsdsdiensten

__all__ = [
    "ask_open_data",
    "ignore_termen",
    "import_hsds",
    "make_open_data",
    "prepare_hsdsdiensten",
    "read_until",
    "refresh_hsdsdiensten",
    "replace_withdrawn",
]
