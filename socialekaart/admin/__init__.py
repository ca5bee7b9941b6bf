"""What coordinators edit, a module for each noun; the order here is the order of the menu."""

from .initiatief import InitiatiefAdmin  # isort: skip
from .organisatie import OrganisatieAdmin  # isort: skip
from .aanmelding import AanmeldingAdmin  # isort: skip
from .inlezing import InlezingAdmin  # isort: skip
from .controle import ControleverzoekAdmin, LinkcontroleAdmin  # isort: skip
from .bericht import EigenBerichtAdmin  # isort: skip
from .persona import PersonaAdmin  # isort: skip
from .dubbel import DubbelpaarAdmin  # isort: skip
from .zoektelling import ZoektellingAdmin  # isort: skip
from .lijsten import (  # isort: skip
    DoelgroepAdmin,
    DomeinAdmin,
    OndersteuningswensAdmin,
    PerspectiefAdmin,
    ThemaAdmin,
)
from .lexicon import UitdrukkingAdmin  # isort: skip
from .voorziening import VoorzieningsoortAdmin  # isort: skip
from .gebied import GebiedAdmin  # isort: skip
from .inhoud import GoedVoorbeeldAdmin, NieuwsberichtAdmin, TekstAdmin  # isort: skip
from .gebruiker import GebruikerMetStadsdelen  # isort: skip
from .gezondheid import show_gezondheid  # isort: skip

__all__ = [
    "AanmeldingAdmin",
    "ControleverzoekAdmin",
    "DoelgroepAdmin",
    "DomeinAdmin",
    "DubbelpaarAdmin",
    "EigenBerichtAdmin",
    "GebiedAdmin",
    "GebruikerMetStadsdelen",
    "GoedVoorbeeldAdmin",
    "InitiatiefAdmin",
    "InlezingAdmin",
    "LinkcontroleAdmin",
    "NieuwsberichtAdmin",
    "OndersteuningswensAdmin",
    "OrganisatieAdmin",
    "PersonaAdmin",
    "PerspectiefAdmin",
    "TekstAdmin",
    "ThemaAdmin",
    "UitdrukkingAdmin",
    "VoorzieningsoortAdmin",
    "ZoektellingAdmin",
    "show_gezondheid",
]
