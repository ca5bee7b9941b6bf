"""An initiative as a row of the sheet: what an export writes, and what an import takes for "still the same"."""

from typing import TYPE_CHECKING, Any

from django.contrib.gis.geos import Point

from palliatief.lib.tabelbestand import as_cell_text

if TYPE_CHECKING:
    from ..models import Initiatief, Locatie

# The columns about the place: they are one answer, so one that differs makes all of them count.
PLEK = ("straat", "huisnummer", "postcode", "plaats", "lon", "lat")
# What is not for everybody has a field that says so.
CONTACT = {"telefoon": "telefoon_openbaar", "email": "email_openbaar"}
# Columns of text that people typed.
TEKST = ("naam", "soort", "samenvatting", "beschrijving", "website", "verwijzen", "kosten", "openingstijden")


def make_rij(initiatief: "Initiatief", *, met_contact: bool) -> dict[str, str]:
    """Its cells as text. Secret places are never in it; a private number only for who keeps this record.

    Prefetch ``wensen``, ``doelgroepen``, ``werkgebied`` and ``locaties``, and select ``organisatie``.
    """
    rij = {
        "bron_id": initiatief.bron_id,
        "organisatie": initiatief.organisatie.naam if initiatief.organisatie else "",
        "wensen": _join(wens.slug for wens in initiatief.wensen.all()),
        "doelgroepen": _join(doelgroep.slug for doelgroep in initiatief.doelgroepen.all()),
        "werkgebied": _join(
            [*(["Amsterdam"] if initiatief.heel_amsterdam else []), *_names(initiatief.werkgebied.all())]
        ),
        "telefoon": _telefoon(initiatief.telefoon),
        "email": initiatief.email,
        "talen": ";".join(initiatief.talen),
        "capaciteit": "" if initiatief.capaciteit is None else str(initiatief.capaciteit),
        "gecontroleerd_op": initiatief.gecontroleerd_op.isoformat() if initiatief.gecontroleerd_op else "",
        "voorbeeld": "ja" if initiatief.voorbeeld else "",
        "slug": initiatief.slug,
        **{kolom: getattr(initiatief, kolom) for kolom in TEKST},
        **_plek(next((plek for plek in initiatief.locaties.all() if not plek.geheim), None)),
    }
    for kolom, openbaar in CONTACT.items():
        if not met_contact and not getattr(initiatief, openbaar):
            rij[kolom] = ""
    return {kolom: as_cell_text(waarde) for kolom, waarde in rij.items()}


def round_punt(punt: Point) -> tuple[float, float]:
    """A point as the sheet can say it: to the decimetre."""
    return round(punt.x, 6), round(punt.y, 6)


def _join(namen: Any) -> str:
    return ";".join(namen)


def _names(gebieden: Any) -> list[str]:
    return sorted(gebied.naam for gebied in gebieden)


def _telefoon(nummer: Any) -> str:
    """As people dial it: a leading + would have to be escaped."""
    e164 = getattr(nummer, "as_e164", "") or ""
    return f"0{e164[3:]}" if e164.startswith("+31") else e164.replace("+", "00", 1)


def _plek(plek: "Locatie | None") -> dict[str, str]:
    if plek is None:
        return dict.fromkeys(PLEK, "")
    lon, lat = map(_graden, round_punt(plek.punt)) if plek.punt else ("", "")
    return {**{kolom: getattr(plek, kolom) for kolom in PLEK[:4]}, "lon": lon, "lat": lat}


def _graden(graden: float) -> str:
    return f"{graden:.6f}".rstrip("0").rstrip(".")
