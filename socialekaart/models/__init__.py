"""The social map: who gives which support, and where."""

from .gebied import Gebied
from .initiatief import Initiatief, Locatie, stale_before, stale_since
from .lexicon import Uitdrukking, Zoekwoord
from .lijsten import Doelgroep, Domein, Ondersteuningswens
from .organisatie import Organisatie
from .persona import Gespreksvraag, Persona, PersonaWens
from .postcode import Postcode
from .suggestie import Suggestie
from .voorziening import Voorzieningsoort
from .zoekrij import Kaartstand, Zoekrij, ZoekrijQuerySet
from .zoektelling import TEKST_VANAF, Zoektelling, Zoekvraag

__all__ = [
    "TEKST_VANAF",
    "Doelgroep",
    "Domein",
    "Gebied",
    "Gespreksvraag",
    "Initiatief",
    "Kaartstand",
    "Locatie",
    "Ondersteuningswens",
    "Organisatie",
    "Persona",
    "PersonaWens",
    "Postcode",
    "Suggestie",
    "Uitdrukking",
    "Voorzieningsoort",
    "Zoekrij",
    "ZoekrijQuerySet",
    "Zoektelling",
    "Zoekvraag",
    "Zoekwoord",
    "stale_before",
    "stale_since",
]
