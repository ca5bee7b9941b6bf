"""What the five groups answered, as a table of the data package."""

from django.utils.translation import gettext as _

from socialekaart.models import Kaartstand

from ..effect.uitvoer import KOLOMMEN, PRECIES, exact_rows, public_rows
from .tabel import Kolom, Soort, Tabel


def make_vragenlijsten(*, precies: bool) -> Tabel:
    """The counts that everybody may see, or a row for each answer of each person."""
    if precies:
        return Tabel(
            naam="vragenlijsten-intern",
            titel=_("Vragenlijsten"),
            uitleg=_(
                "Elk gekozen antwoord van iedereen die een vragenlijst invulde, zonder naam: één rij per antwoord."
            ),
            kolommen=[explain_kolom(naam) for naam in PRECIES],
            rijen=exact_rows(),
            sleutel=("inzending", "vraag"),
        )
    return Tabel(
        naam="vragenlijsten",
        titel=_("Vragenlijsten"),
        uitleg=_("Hoe vaak elk antwoord is gekozen: één rij per groep, moment, vraag en antwoord."),
        kolommen=[explain_kolom(naam) for naam in KOLOMMEN],
        rijen=public_rows(Kaartstand.objects.current()),
        sleutel=("perspectief", "moment", "vraag", "tekst", "antwoord"),
    )


def explain_kolom(naam: str) -> Kolom:
    """One column of the answers or of their counts. Raises KeyError for another name."""
    uitleg: dict[str, tuple[Soort, str]] = {
        "inzending": ("integer", _("Een ingevulde vragenlijst. Het nummer geldt alleen in dit bestand.")),
        "perspectief": ("string", _("Welke groep mensen dit invulde.")),
        "moment": ("string", _("T0: voor het begin. T1: halverwege. T2: aan het eind.")),
        "groep": ("string", _("Wie de link kregen.")),
        "stadsdeel": ("string", _("Het stadsdeel, zoals in het adres van de site. Leeg: heel Amsterdam.")),
        "vorm": ("string", _("Op het scherm (online) of op papier.")),
        "vragenlijst": ("string", _("De vragenlijst.")),
        "vraag": ("string", _("De code van de vraag. In elke vragenlijst is dezelfde code dezelfde vraag.")),
        "tekst": ("string", _("De vraag zelf.")),
        "antwoord": ("string", _("Het antwoord dat te kiezen was.")),
        "punten": ("integer", _("Zoveel punten telt dit antwoord. Hoger is beter. Leeg: telt niet mee.")),
        "aantal": ("integer", _("Zoveel mensen kozen dit antwoord.")),
        "n": ("integer", _("Zoveel mensen beantwoordden deze vraag.")),
        "gemiddelde": ("number", _("Het gemiddelde van de punten.")),
        "gemiddelde_laag": ("number", _("Het laagste gemiddelde dat erbij past (95%).")),
        "gemiddelde_hoog": ("number", _("Het hoogste gemiddelde dat erbij past (95%).")),
        "versie": ("string", _("De versie van de rekenwijze.")),
    }
    return Kolom(naam, *uitleg[naam])
