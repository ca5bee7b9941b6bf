"""Reads one row of the initiative sheet: clean values, or all that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from palliatief.lib.tabelbestand import as_cell_text

from ..tabellen import KOLOMMEN
from . import cellen
from .bladrij import PLEK
from .cellen import Celfout
from .geojson import Vormfout, check_positie
from .tabel import MEESTE_RIJEN, TE_VEEL, Tabel, read_tabel

# An export of our own says which record a row is, also of one that has no number at a source.
BLADKOLOMMEN = [*KOLOMMEN, "slug"]
VERPLICHT = ("bron_id", "naam", "soort")
# A summary may come from the description, but a sheet that has no place for it is another sheet.
VERPLICHTE_KOLOMMEN = (*VERPLICHT, "samenvatting")
Fouten = list[tuple[str, str, str]]


def read_blad(inhoud: bytes, *, meeste_rijen: int = MEESTE_RIJEN) -> Tabel:
    """The rows of the sheet in these bytes, as text."""
    return read_tabel(inhoud, kolommen=BLADKOLOMMEN, verplicht=VERPLICHTE_KOLOMMEN, meeste_rijen=meeste_rijen)


def find_same(rij: Mapping[str, str], was: Mapping[str, str]) -> set[str]:
    """The columns that say what an export says now: nobody changed them, so nothing is wrong with them."""
    zelfde = {kolom for kolom, tekst in was.items() if kolom in rij and _as_exported(kolom, rij[kolom]) == tekst}
    if not {kolom for kolom in PLEK if kolom in rij} <= zelfde:
        zelfde -= {*PLEK}
    # Without a summary the description gives it.
    return zelfde if "samenvatting" in zelfde else zelfde - {"beschrijving"}


def keeps_point(rij: Mapping[str, str], was: Mapping[str, str]) -> bool:
    """Whether the address is another one and the coordinates are still the old ones."""

    def same(kolom: str) -> bool:
        return kolom not in rij or _as_exported(kolom, rij[kolom]) == was[kolom]

    met_punt = bool(was.get("lon") and rij.get("lon"))
    return met_punt and same("lon") and same("lat") and not all(map(same, PLEK[:3]))


def _as_exported(kolom: str, cel: str) -> str:
    tekst = as_cell_text(cellen.BESCHERMD.sub("", cel))
    return tekst.replace(",", ".") if kolom in ("lon", "lat") else tekst


class Initiatiefblad:
    """The columns of the sheet, with the reference lists that they refer to."""

    def __init__(self, *, wensen: Mapping[str, int], doelgroepen: Mapping[str, int], stadsdelen: Mapping[str, int]):
        self.lezers: dict[str, Callable[[str], Any]] = {
            "bron_id": cellen.read_regel(100),
            "naam": cellen.read_regel(200),
            "organisatie": cellen.read_regel(200),
            "soort": cellen.read_soort,
            "samenvatting": cellen.read_regel(300),
            "beschrijving": cellen.read_alinea,
            "wensen": cellen.read_keuzes(wensen),
            "doelgroepen": cellen.read_keuzes(doelgroepen),
            "werkgebied": cellen.read_werkgebied(stadsdelen),
            "straat": cellen.read_regel(100),
            "huisnummer": cellen.read_huisnummer,
            "postcode": cellen.read_postcode,
            "plaats": cellen.read_regel(60),
            "lon": cellen.read_graden,
            "lat": cellen.read_graden,
            "telefoon": cellen.read_telefoon,
            "email": cellen.read_email,
            "website": cellen.read_website,
            "verwijzen": cellen.read_alinea,
            "kosten": cellen.read_regel(200),
            "talen": cellen.read_talen,
            "openingstijden": cellen.read_openingstijden,
            "capaciteit": cellen.read_capaciteit,
            "gecontroleerd_op": cellen.read_datum,
        }

    def read_rij(
        self, rij: Mapping[str, object], zelfde: AbstractSet[str] = frozenset()
    ) -> tuple[dict[str, Any], Fouten]:
        """Clean values of the columns that the row has, ``punt`` from lon and lat, and what is wrong.

        Columns in ``zelfde`` are as they were, and not looked at.
        """
        fouten: Fouten = []
        if rij.get(TE_VEEL):
            reden = _("Er zijn meer cellen dan in de eerste rij. Staat er een scheidingsteken in een tekst?")
            fouten.append(("", str(rij[TE_VEEL]), reden))
        waarden = self._read_cellen({kolom: cel for kolom, cel in rij.items() if kolom not in zelfde}, fouten)
        fout_in = {kolom for kolom, _waarde, _reden in fouten}
        for kolom in VERPLICHT:
            if not waarden.get(kolom) and kolom not in fout_in | zelfde:
                fouten.append((kolom, "", _("Dit moet ingevuld zijn.")))
        if not fout_in & {"lon", "lat"}:
            _add_punt(waarden, fouten)
        if not (fout_in | zelfde) & {"samenvatting", "beschrijving"}:
            _add_samenvatting(waarden, fouten)
        return waarden, fouten

    def _read_cellen(self, rij: Mapping[str, object], fouten: Fouten) -> dict[str, Any]:
        waarden = {}
        for kolom, read in self.lezers.items():
            if kolom not in rij:
                continue
            try:
                tekst = cellen.clean_cel(rij[kolom])
                # An empty required cell has one reason: that it is empty.
                waarden[kolom] = read(tekst) if tekst or kolom not in VERPLICHT else ""
            except Celfout as fout:
                fouten.append((kolom, str(rij[kolom]), str(fout)))
        return waarden


def _add_punt(waarden: dict[str, Any], fouten: Fouten) -> None:
    """Turn lon and lat into a point; both or none."""
    lon, lat = waarden.pop("lon", None), waarden.pop("lat", None)
    if lon is None and lat is None:
        return
    if lon is None or lat is None:
        leeg = "lon" if lon is None else "lat"
        fouten.append((leeg, "", _("Vul lon en lat allebei in, of geen van beide.")))
        return
    try:
        check_positie(lon, lat)
    except Vormfout as fout:
        fouten.append(("lon", f"{lon} {lat}", str(fout)))
        return
    waarden["punt"] = Point(lon, lat, srid=4326)


def _add_samenvatting(waarden: dict[str, Any], fouten: Fouten) -> None:
    """Without a summary the first sentence of the description is one."""
    if waarden.get("samenvatting"):
        return
    zin = re.split(r"(?<=[.!?])\s", " ".join(waarden.get("beschrijving", "").split()), maxsplit=1)[0]
    if not zin or len(zin) > 300:
        fouten.append(("samenvatting", "", _("Schrijf een samenvatting van hooguit 300 tekens.")))
    waarden["samenvatting"] = zin
