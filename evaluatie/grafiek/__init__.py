"""Charts as drawings that the server makes: each with its title, a description and a table with the same figures."""

from .balken import Balk, make_balken
from .basis import Grafiek
from .intervallen import Intervalrij, make_intervallen
from .kaart import Vlak, make_kaart
from .verdeling import Verdeling, make_verdeling
from .verloop import Lijn, make_verloop

__all__ = [
    "Balk",
    "Grafiek",
    "Intervalrij",
    "Lijn",
    "Verdeling",
    "Vlak",
    "make_balken",
    "make_intervallen",
    "make_kaart",
    "make_verdeling",
    "make_verloop",
]
