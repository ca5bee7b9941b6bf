"""Addresses that show what the API answers, of records that are there now."""

from socialekaart.models import Initiatief

# What follows the address of the API, by the path of the operation.
LIJSTEN = {
    "/initiatieven": "/initiatieven?q=maatje&stadsdeel=zuidoost&perPagina=3",
    "/organisaties": "/organisaties?perPagina=3",
    "/stadsdelen": "/stadsdelen",
    "/stadsdelen/{slug}": "/stadsdelen/zuidoost",
    "/wensen": "/wensen",
    "/doelgroepen": "/doelgroepen",
    "/hiaten": "/hiaten?domein=sociaal",
}


def find_examples() -> dict[str, str]:
    """One for each operation; of what is not there, none."""
    op_de_kaart = Initiatief.objects.published().order_by("pk")
    nummers = {
        "initiatieven": op_de_kaart.values_list("uuid", flat=True).first(),
        "organisaties": op_de_kaart.exclude(organisatie=None).values_list("organisatie__uuid", flat=True).first(),
    }
    return LIJSTEN | {f"/{soort}/{{id}}": f"/{soort}/{nummer}" for soort, nummer in nummers.items() if nummer}
