"""Puts the invented examples on the map, and takes them away."""

from django.db import transaction

from palliatief.lib.rapport import Rapport

from ..importeren.initiatiefblad import read_blad
from ..models import Initiatief, Organisatie
from .initiatieven import import_initiatieven
from .lijsten import GEGEVENS
from .verversen import refresh_initiatieven, wait_for_turn

VOORBEELDEN = GEGEVENS / "voorbeelden.csv"


def load_voorbeelden() -> Rapport:
    """Load the examples, or bring them back to how they were."""
    return import_initiatieven(rijen=read_blad(VOORBEELDEN.read_bytes()).rijen, bron="voorbeeld", voorbeeld=True)


@transaction.atomic
def remove_voorbeelden() -> dict[str, int]:
    """Remove all examples, and their organisations as far as nothing else needs them; return how many of each."""
    wait_for_turn()
    # Before and not after: a refresh by somebody else may not wait for these rows while we wait for it.
    refresh_initiatieven(ids=[])
    initiatieven = Initiatief.objects.examples()
    aantal = initiatieven.count()
    initiatieven.delete()
    organisaties = Organisatie.objects.filter(voorbeeld=True, initiatieven=None)
    aantallen = {"initiatieven": aantal, "organisaties": organisaties.count()}
    organisaties.delete()
    return aantallen
