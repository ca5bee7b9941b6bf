"""The page for people about an API, made from its description."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.formats import number_format
from django.utils.translation import gettext as _

# What so many operations have in common is told once.
GEDEELD = 3


@dataclass(frozen=True)
class Parameter:
    """One thing that somebody may ask, in words."""

    naam: str
    uitleg: str
    vorm: str
    verplicht: bool


@dataclass(frozen=True)
class Bewerking:
    """One address of the API; ``voorbeeld`` is one that can be clicked, or empty; ``ook`` what is told elsewhere."""

    adres: str
    wat: str
    uitleg: str
    parameters: list[Parameter]
    ook: list[Parameter]
    voorbeeld: str

    @property
    def anker(self) -> str:
        """What the page calls it in an address."""
        return "adres-" + self.adres.strip("/").replace("/", "-").replace("{", "").replace("}", "")


@dataclass(frozen=True)
class Uitleg:
    """All operations of an API, and what many of them have in common."""

    bewerkingen: list[Bewerking]
    gedeeld: list[Parameter]


def explain(beschrijving: dict[str, Any], voorbeelden: dict[str, str]) -> Uitleg:
    """What a description says, in the language of the page; what it says in Dutch are our own words.

    ``voorbeelden`` has what follows the address of the API, by the path of the operation.
    """
    begin = urlsplit(beschrijving["servers"][0]["url"]).path
    operaties = {pad: deel["get"] for pad, deel in beschrijving["paths"].items()}
    parameters = {pad: [_read(p) for p in operatie["parameters"]] for pad, operatie in operaties.items()}
    keren = Counter(parameter for lijst in parameters.values() for parameter in lijst if not parameter.verplicht)
    gedeeld = [parameter for parameter, aantal in keren.items() if aantal >= GEDEELD]
    bewerkingen = [
        Bewerking(
            adres=begin + pad,
            wat=_say(operatie["summary"]),
            uitleg=_say(operatie.get("description", "")),
            parameters=[p for p in parameters[pad] if p not in gedeeld],
            ook=[p for p in parameters[pad] if p in gedeeld],
            voorbeeld=begin + voorbeelden[pad] if pad in voorbeelden else "",
        )
        for pad, operatie in operaties.items()
    ]
    return Uitleg(bewerkingen, gedeeld)


def _read(parameter: dict[str, Any]) -> Parameter:
    uitleg = parameter.get("description") or _("Het vaste nummer.")
    return Parameter(parameter["name"], _say(uitleg), tell_form(parameter["schema"]), parameter.get("required", False))


def _say(tekst: str) -> str:
    """In the language of the page; the words themselves are marked where they stand."""
    return _(tekst) if tekst else ""


def tell_form(schema: dict[str, Any]) -> str:
    """In words what one may write: the kind, the bounds, and what holds when nothing is chosen."""
    if schema.get("type") == "array":
        return _("%(vorm)s; mag vaker") % {"vorm": tell_form(schema["items"])}
    delen = [_kind(schema)]
    if schema.get("default") not in {None, ""} and schema.get("type") != "boolean":
        delen.append(_("zonder keuze: %(standaard)s") % {"standaard": schema["default"]})
    return "; ".join(delen)


def _kind(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return _(" of ").join(map(str, schema["enum"]))
    if "minimum" in schema and "maximum" in schema:
        van, tot = (number_format(schema[grens], force_grouping=True) for grens in ("minimum", "maximum"))
        return _("getal van %(van)s tot en met %(tot)s") % {"van": van, "tot": tot}
    return {
        "uuid": _("nummer (UUID)"),
        "date-time": _("datum of tijd, zoals 2026-03-01T09:00:00Z"),
        "date": _("datum, zoals 2026-03-01"),
        "boolean": _("true of false"),
        "integer": _("getal"),
        "number": _("getal"),
    }.get(schema.get("format") or schema.get("type", ""), _("tekst"))
