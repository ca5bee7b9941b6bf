"""What the open data page tells: each set with its files as they were made, and how to name them."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from evaluatie.effect.pagina import has_examples
from evaluatie.models import Doelgroepschatting, Meting
from palliatief.lib import licentie as cc
from proeftuinen.models import Samenwerking
from socialekaart.models import Initiatief

from .bestanden import DATASETS, Dataset, Vorm
from .models import Openbestand

# Whether a set holds invented examples; a set that is not here has none.
VOORBEELDEN: dict[str, Callable[[], bool]] = {
    "initiatieven": lambda: Initiatief.objects.published().examples().exists(),
    "doelgroep": lambda: Doelgroepschatting.objects.filter(voorbeeld=True).exists(),
    "metingen": lambda: Meting.objects.filter(voorbeeld=True).exists(),
    "vragenlijsten": has_examples,
    "samenwerkingen": lambda: Samenwerking.objects.filter(voorbeeld=True).exists(),
}
# These rest on others.
RUST_OP = {"hsds": ("initiatieven",), "hiaten": ("initiatieven", "doelgroep", "metingen")}


class Bestandregel(NamedTuple):
    """A file, and what was made of it; None as long as that never happened."""

    vorm: Vorm
    gemaakt: Openbestand | None


class Datasetregel(NamedTuple):
    """A set with its files; ``voorbeeld``: a part of it is invented."""

    dataset: Dataset
    bestanden: list[Bestandregel]
    voorbeeld: bool

    @property
    def gemaakt(self) -> list[Openbestand]:
        return [regel.gemaakt for regel in self.bestanden if regel.gemaakt]


class Overzicht:
    """All sets, in the order of the page."""

    licentie, licentieadres, uitgever = cc.NAAM, cc.UITLEGADRES, settings.PUBLISHER_NAME

    def __init__(self) -> None:
        gemaakt = {bestand.naam: bestand for bestand in Openbestand.objects.all()}
        verzonnen = {slug for slug, is_there in VOORBEELDEN.items() if is_there()}
        self.datasets = [
            Datasetregel(
                dataset,
                [Bestandregel(vorm, gemaakt.get(vorm.naam)) for vorm in dataset.vormen],
                not verzonnen.isdisjoint(RUST_OP.get(dataset.slug, (dataset.slug,))),
            )
            for dataset in DATASETS
        ]

    @cached_property
    def voorbeeld(self) -> bool:
        return any(regel.voorbeeld for regel in self.datasets)

    @cached_property
    def gemaakt_op(self) -> datetime | None:
        """When the newest of the files was made."""
        momenten = [bestand.gemaakt_op for regel in self.datasets for bestand in regel.gemaakt]
        return max(momenten, default=None)

    def cite(self) -> str:
        """How to name the data in a publication."""
        wanneer = date_format(localtime(self.gemaakt_op), "j F Y")
        adres = settings.SITE_URL + reverse("open_data")
        return (
            f"{self.uitgever}. {_('Sociale kaart palliatieve zorg Amsterdam')}: {_('open data')} ({wanneer}). {adres}"
        )
