"""What is wrong with a parameter, in words that say what would be right."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

GETAL = gettext_lazy("Schrijf een heel getal.")
KOMMAGETAL = gettext_lazy("Schrijf een getal.")
MOMENT = gettext_lazy("Schrijf een datum, of een datum met tijd. Bijvoorbeeld: 2026-03-01T09:00:00Z")
DAG = gettext_lazy("Schrijf een datum. Bijvoorbeeld: 2026-03-01")

# By the kind of error that pydantic gives; the values between brackets are what it tells besides.
REDENEN = {
    "missing": gettext_lazy("Deze parameter is nodig."),
    "int_parsing": GETAL,
    "int_from_float": GETAL,
    "int_parsing_size": gettext_lazy("Dit getal is te groot."),
    "float_parsing": KOMMAGETAL,
    "finite_number": KOMMAGETAL,
    "greater_than": gettext_lazy("Kies meer dan %(gt)s."),
    "greater_than_equal": gettext_lazy("Kies %(ge)s of meer."),
    "less_than_equal": gettext_lazy("Kies %(le)s of minder."),
    "uuid_parsing": gettext_lazy("Schrijf een UUID. Bijvoorbeeld: 5c4d79d7-cc55-470e-9f1f-8cad074e4892"),
    "datetime_parsing": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "datetime_object_invalid": MOMENT,
    "date_parsing": DAG,
    "date_from_datetime_parsing": DAG,
    "date_from_datetime_inexact": DAG,
    "bool_parsing": gettext_lazy("Kies true of false."),
    "string_too_short": gettext_lazy("Schrijf minstens %(min_length)s tekens."),
    "string_too_long": gettext_lazy("Schrijf hooguit %(max_length)s tekens."),
    "too_long": gettext_lazy("Deze parameter mag er hooguit %(max_length)s keer in."),
}
WEER_ANDERS = gettext_lazy("Dit klopt niet. Kijk in de uitleg wat hier mag.")


def give_reason(fout: Mapping[str, Any]) -> str:
    """The reason of one error of pydantic. What a validator of ours says, it says itself."""
    gegevens = fout.get("ctx", {})
    match fout["type"]:
        case "literal_error" | "enum":
            return _("Kies een van deze: %(keuzes)s.") % {"keuzes": gegevens["expected"].replace(" or ", ", ")}
        case "value_error":
            return gegevens["error"]
        case soort:
            return str(REDENEN.get(soort, WEER_ANDERS)) % gegevens
