"""Puts the invented examples on the map, and takes them away."""

from django.db import transaction

from palliatief.lib.rapport import Rapport

from ..importeren.initiatiefblad import read_blad
from ..models import Initiatief, Organisatie
from .inhoud import load_inhoud, remove_inhoud
from .initiatieven import import_initiatieven
from .lijsten import GEGEVENS
from .redactie import remove_initiatieven
from .verversen import wait_for_turn

VOORBEELDEN = GEGEVENS / "voorbeelden.csv"


def load_voorbeelden() -> Rapport:
    """Load the examples, or bring them back to how they were; and the invented pages about them."""
    rapport = import_initiatieven(rijen=read_blad(VOORBEELDEN.read_bytes()).rijen, bron="voorbeeld", voorbeeld=True)
    load_inhoud()
    return rapport


@transaction.atomic
def remove_voorbeelden() -> dict[str, int]:
    """Remove all examples, and their organisations as far as nothing else needs them; return how many of each."""
    wait_for_turn()
    berichten = remove_inhoud()
    ids = list(Initiatief.objects.examples().values_list("pk", flat=True))
    remove_initiatieven(ids=ids)
    organisaties = Organisatie.objects.filter(voorbeeld=True, initiatieven=None)
    aantallen = {"initiatieven": len(ids), "organisaties": organisaties.count(), "berichten": berichten}
    organisaties.delete()
    return aantallen
