"""The sheet with measured wishes: one row per stadsdeel and wens."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.importeren.blad import Blad, Fouten
from socialekaart.importeren.cellen import read_regel
from socialekaart.models import Gebied, Ondersteuningswens, Perspectief

from . import cellen

METINGEN = {
    "meting": (gettext_lazy("Hoe heet deze meting? In alle rijen van één meting hetzelfde."), "Voorjaar 2026"),
    "instrument": (gettext_lazy("Waarmee is gevraagd?"), "Vragenlijst aan huis"),
    "perspectief": (gettext_lazy("Wie zijn gevraagd? De naam of de slug, zoals in het beheer."), "mantelzorgers"),
    "stadsdeel": (gettext_lazy("De naam van het stadsdeel."), "Weesp"),
    "van": (gettext_lazy("De eerste dag."), "1-3-2026"),
    "tot": (gettext_lazy("De laatste dag."), "30-4-2026"),
    "n": (gettext_lazy("Hoeveel mensen gaven antwoord op de vraag naar deze wens?"), "40"),
    "wens": (gettext_lazy("De naam of de slug van de wens."), "maatje"),
    "gewenst": (gettext_lazy("Hoeveel van hen wensen dit? Een aantal, geen percentage."), "15"),
    "vervuld": (gettext_lazy("Voor hoeveel van die mensen is de wens vervuld? Leeg: niet gevraagd."), "4"),
    "bron": (gettext_lazy("Waar komen deze cijfers vandaan?"), "Onderzoek van de hogeschool, 2026"),
}
# What all rows of one measurement in one stadsdeel say in the same way.
GELIJK = ("instrument", "van", "tot", "bron")


def make_metingenblad(
    stadsdelen: list[Gebied], wensen: list[Ondersteuningswens], perspectieven: list[Perspectief]
) -> Blad:
    """How each column is read, by the rows that it may name; without these only the head can be read."""
    return Blad(
        {
            "meting": read_regel(120),
            "instrument": read_regel(160),
            "perspectief": cellen.read_een_van(_by_name(perspectieven), [rij.slug for rij in perspectieven]),
            "stadsdeel": cellen.read_keuze(
                _by_name(stadsdelen) | {gebied.code.casefold(): gebied for gebied in stadsdelen}
            ),
            "van": cellen.read_dag,
            "tot": cellen.read_dag,
            "n": cellen.read_aantal,
            "wens": cellen.read_keuze(_by_name(wensen)),
            "gewenst": cellen.read_aantal,
            "vervuld": cellen.read_aantal,
            "bron": read_regel(300),
        },
        tuple(kolom for kolom in METINGEN if kolom != "vervuld"),
    )


def _by_name(rijen: list[Any]) -> dict[str, Any]:
    return {naam.casefold(): rij for rij in rijen for naam in (rij.naam, rij.slug)}


def check_cijfer(n: int, gewenst: int, vervuld: int | None) -> Fouten:
    """What cannot be, of people who answered, who wish it, and for whom it is met."""
    fouten = []
    if n == 0:
        fouten.append(("n", "0", _("Niemand antwoordde. Laat deze rij weg, of vul in hoeveel mensen antwoordden.")))
    elif gewenst > n:
        fouten.append(("gewenst", str(gewenst), _("Er wensen niet meer mensen dit dan er antwoordden (%d).") % n))
    if vervuld is not None and vervuld > gewenst:
        reden = _("Het is niet voor meer mensen vervuld dan het wensen (%d).")
        fouten.append(("vervuld", str(vervuld), reden % gewenst))
    return fouten


def check_rij(waarden: dict[str, Any]) -> Fouten:
    """What is wrong between cells that are each right."""
    fouten = check_cijfer(waarden["n"], waarden["gewenst"], waarden["vervuld"])
    if waarden["tot"] < waarden["van"]:
        fouten.append(("tot", waarden["tot"].isoformat(), _("Het eind ligt voor het begin.")))
    return fouten
