"""Addresses that show what the API answers, of records that are there now."""

from socialekaart.models import Initiatief, Locatie

from .nummers import derive_nummer

# What follows the address of the API, by the path of the operation.
LIJSTEN = {
    "/": "/",
    "/services": "/services?search=maatje&per_page=3",
    "/organizations": "/organizations?search=zorg&per_page=3",
    "/service_at_locations": "/service_at_locations?postcode=1102&per_page=3",
    "/taxonomies": "/taxonomies",
    "/taxonomies/{id}": f"/taxonomies/{derive_nummer('taxonomie:wensen')}",
    "/taxonomy_terms": "/taxonomy_terms?search=rouw",
    "/taxonomy_terms/{id}": f"/taxonomy_terms/{derive_nummer('wens:maatje')}",
}


def find_examples() -> dict[str, str]:
    """One for each operation; of what is not there, none."""
    op_de_kaart = Initiatief.objects.published().order_by("pk")
    plek = Locatie.objects.public().filter(initiatief__in=op_de_kaart).order_by("pk").values_list("uuid", flat=True)
    dienst = op_de_kaart.values_list("uuid", flat=True)
    aanbieder = op_de_kaart.exclude(organisatie=None).values_list("organisatie__uuid", flat=True)
    nummers = {
        "services": dienst.first(),
        "organizations": aanbieder.first(),
        "service_at_locations": (uuid := plek.first()) and derive_nummer(f"service_at_location:{uuid}"),
    }
    gevonden = {f"/{soort}/{{id}}": f"/{soort}/{nummer}" for soort, nummer in nummers.items() if nummer}
    return LIJSTEN | gevonden
