"""The social map: who gives which support, and where."""

from .aanmelding import BEVESTIGEN_BINNEN, Aanmelding, Aanmeldingstap
from .bestand import Bestand
from .controle import MELDEN_NA, Controle, Controleverzoek, Linkcontrole
from .dubbel import Dubbelpaar, Samenvoeging
from .gebied import Gebied
from .inhoud import GoedVoorbeeld, Nieuwsbericht, Tekst
from .initiatief import Initiatief, Locatie, stale_before, stale_since
from .inlezing import Inleesregel, Inlezing
from .kaartpunt import Kaartpunt
from .lexicon import Uitdrukking, Zoekwoord
from .lijsten import Doelgroep, Domein, Ondersteuningswens, Perspectief, Thema
from .organisatie import Organisatie
from .persona import Gespreksvraag, Persona, PersonaWens
from .postcode import Postcode
from .suggestie import Suggestie
from .voorziening import Voorzieningsoort
from .weekrooster import Weekrooster
from .zoekrij import Kaartstand, Zoekrij, ZoekrijQuerySet
from .zoektelling import TEKST_VANAF, Zoektelling, Zoekvraag

__all__ = [
    "BEVESTIGEN_BINNEN",
    "MELDEN_NA",
    "TEKST_VANAF",
    "Aanmelding",
    "Aanmeldingstap",
    "Bestand",
    "Controle",
    "Controleverzoek",
    "Doelgroep",
    "Domein",
    "Dubbelpaar",
    "Gebied",
    "Gespreksvraag",
    "GoedVoorbeeld",
    "Initiatief",
    "Inleesregel",
    "Inlezing",
    "Kaartpunt",
    "Kaartstand",
    "Linkcontrole",
    "Locatie",
    "Nieuwsbericht",
    "Ondersteuningswens",
    "Organisatie",
    "Persona",
    "PersonaWens",
    "Perspectief",
    "Postcode",
    "Samenvoeging",
    "Suggestie",
    "Tekst",
    "Thema",
    "Uitdrukking",
    "Voorzieningsoort",
    "Weekrooster",
    "Zoekrij",
    "ZoekrijQuerySet",
    "Zoektelling",
    "Zoekvraag",
    "Zoekwoord",
    "stale_before",
    "stale_since",
]
