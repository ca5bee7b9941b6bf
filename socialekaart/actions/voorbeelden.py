"""Puts the invented examples on the map, and takes them away."""

from django.db import transaction

from palliatief.lib.rapport import Rapport

from ..importeren.initiatiefblad import read_blad
from ..models import Initiatief, Organisatie
from .initiatieven import import_initiatieven
from .lijsten import GEGEVENS
from .redactie import remove_initiatieven
from .verversen import wait_for_turn

VOORBEELDEN = GEGEVENS / "voorbeelden.csv"


def load_voorbeelden() -> Rapport:
    """Load the examples, or bring them back to how they were."""
    return import_initiatieven(rijen=read_blad(VOORBEELDEN.read_bytes()).rijen, bron="voorbeeld", voorbeeld=True)


@transaction.atomic
def remove_voorbeelden() -> dict[str, int]:
    """Remove all examples, and their organisations as far as nothing else needs them; return how many of each."""
    wait_for_turn()
    ids = list(Initiatief.objects.examples().values_list("pk", flat=True))
    remove_initiatieven(ids=ids)
    organisaties = Organisatie.objects.filter(voorbeeld=True, initiatieven=None)
    aantallen = {"initiatieven": len(ids), "organisaties": organisaties.count()}
    organisaties.delete()
    return aantallen
