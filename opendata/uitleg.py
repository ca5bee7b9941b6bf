"""The page for people about an API, made from its description."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Parameter:
    """One thing that somebody may ask, in words."""

    naam: str
    uitleg: str
    vorm: str
    verplicht: bool


@dataclass(frozen=True)
class Bewerking:
    """One address of the API; ``voorbeeld`` is one that can be clicked, or empty."""

    adres: str
    wat: str
    uitleg: str
    parameters: list[Parameter]
    voorbeeld: str

    @property
    def anker(self) -> str:
        """What the page calls it in an address."""
        return self.adres.strip("/").replace("/", "-").replace("{", "").replace("}", "") or "start"


def explain(beschrijving: dict[str, Any], voorbeelden: dict[str, str]) -> list[Bewerking]:
    """Every operation of a description, in the language of the page; what it says in Dutch are our own words.

    ``voorbeelden`` has what follows the address of the API, by the path of the operation.
    """
    begin = urlsplit(beschrijving["servers"][0]["url"]).path
    return [
        Bewerking(
            adres=begin + pad,
            wat=_say(operaties["get"]["summary"]),
            uitleg=_say(operaties["get"].get("description", "")),
            parameters=[_read(p) for p in operaties["get"]["parameters"]],
            voorbeeld=begin + voorbeelden[pad] if pad in voorbeelden else "",
        )
        for pad, operaties in beschrijving["paths"].items()
    ]


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
        delen.append(_("anders %(standaard)s") % {"standaard": schema["default"]})
    return "; ".join(delen)


def _kind(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return _(" of ").join(map(str, schema["enum"]))
    if "minimum" in schema and "maximum" in schema:
        return _("getal van %(van)s tot en met %(tot)s") % {"van": schema["minimum"], "tot": schema["maximum"]}
    return {
        "uuid": _("nummer (UUID)"),
        "date-time": _("datum of tijd, zoals 2026-03-01T09:00:00Z"),
        "date": _("datum, zoals 2026-03-01"),
        "boolean": _("true of false"),
        "integer": _("getal"),
        "number": _("getal"),
    }.get(schema.get("format") or schema.get("type", ""), _("tekst"))
