"""The social map: who gives which support, and where."""

from .gebied import Gebied
from .initiatief import Initiatief, Locatie, stale_before, stale_since
from .lexicon import Uitdrukking, Zoekwoord
from .lijsten import Doelgroep, Domein, Ondersteuningswens
from .organisatie import Organisatie
from .voorziening import Voorzieningsoort
from .zoekrij import Kaartstand, Zoekrij

__all__ = [
    "Doelgroep",
    "Domein",
    "Gebied",
    "Initiatief",
    "Kaartstand",
    "Locatie",
    "Ondersteuningswens",
    "Organisatie",
    "Uitdrukking",
    "Voorzieningsoort",
    "Zoekrij",
    "Zoekwoord",
    "stale_before",
    "stale_since",
]
