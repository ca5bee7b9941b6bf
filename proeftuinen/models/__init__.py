"""What the proeftuinen do with the map: cooperation, action research, what stays, and results."""

from .actieonderzoek import Actie, Bewijs, Cyclus, Cyclusdeelnemer, Cyclusstap
from .borging import Afspraak, Borgingsplan, Borgingsversie, Ondertekening
from .ervaring import Ervaring
from .proeftuin import Deelname, Document, Mijlpaal, Netwerkmanager, Proeftuin
from .publicatie import Cijfer, Publicatie, Publicatiebestand
from .samenwerking import Bijeenkomst, Fasestap, Samenwerking

__all__ = [
    "Actie",
    "Afspraak",
    "Bewijs",
    "Bijeenkomst",
    "Borgingsplan",
    "Borgingsversie",
    "Cijfer",
    "Cyclus",
    "Cyclusdeelnemer",
    "Cyclusstap",
    "Deelname",
    "Document",
    "Ervaring",
    "Fasestap",
    "Mijlpaal",
    "Netwerkmanager",
    "Ondertekening",
    "Proeftuin",
    "Publicatie",
    "Publicatiebestand",
    "Samenwerking",
]
