"""Which gaps somebody asks for: the choices of the page, the exports and the command."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Vraag:
    """The choices; every default is what most people want to see.

    ``domein`` only narrows what is shown: it changes no figure. ``peildatum`` None: today, nothing is left out.
    """

    meting: str = ""
    schatting: str = ""
    soort: str = ""
    werkgebied: str = "hier"
    domein: str = ""
    peildatum: date | None = None
