"""Puts the invented examples on the map, and takes them away."""

from django.db import transaction

from palliatief.lib.rapport import Rapport

from ..importeren.initiatiefblad import VERPLICHTE_KOLOMMEN
from ..importeren.tabel import read_tabel
from ..models import Initiatief, Organisatie
from ..tabellen import KOLOMMEN
from .initiatieven import import_initiatieven
from .lijsten import GEGEVENS
from .verversen import refresh_initiatieven

VOORBEELDEN = GEGEVENS / "voorbeelden.csv"


def load_voorbeelden() -> Rapport:
    """Load the examples, or bring them back to how they were."""
    tabel = read_tabel(VOORBEELDEN.read_bytes(), kolommen=KOLOMMEN, verplicht=VERPLICHTE_KOLOMMEN)
    return import_initiatieven(rijen=tabel.rijen, bron="voorbeeld", voorbeeld=True)


@transaction.atomic
def remove_voorbeelden() -> dict[str, int]:
    """Remove all examples, and their organisations as far as nothing else needs them; return how many of each."""
    initiatieven = Initiatief.objects.examples()
    aantal = initiatieven.count()
    initiatieven.delete()
    organisaties = Organisatie.objects.filter(voorbeeld=True, initiatieven=None)
    aantallen = {"initiatieven": aantal, "organisaties": organisaties.count()}
    organisaties.delete()
    refresh_initiatieven(ids=[])
    return aantallen
