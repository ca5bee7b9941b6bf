"""What it does for people: how many there are, what they wish for, what is missing, and what working together gives."""

from .doelgroep import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode
from .inventarisatie import Inventarisatie
from .inzending import Antwoord, Codering, Codethema, Inzending, OpenAntwoord
from .meting import Meting, Wenscijfer
from .rapport import Rapport
from .vragenlijst import Meetmoment, Schaal, Schaalpunt, Vraag, Vragenlijst

__all__ = [
    "Antwoord",
    "Bevolkingscijfer",
    "Codering",
    "Codethema",
    "Doelgroepschatting",
    "Inventarisatie",
    "Inzending",
    "Meetmoment",
    "Meting",
    "OpenAntwoord",
    "Rapport",
    "Schaal",
    "Schaalpunt",
    "Schattingsmethode",
    "Vraag",
    "Vragenlijst",
    "Wenscijfer",
]
