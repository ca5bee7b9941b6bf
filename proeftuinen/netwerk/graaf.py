"""The network of a stadsdeel on a day: organisations, and the ties between them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import networkx as nx
from django.urls import reverse
from django.utils.http import urlencode

from socialekaart.models import Gebied

from ..models import Samenwerking
from .register import Eind, Register, Verband


@dataclass(frozen=True)
class Knoop:
    """An organisation, or an initiative that belongs to none."""

    sleutel: str  # "o12" or "i7"
    naam: str
    vorm: str  # "formeel", "informeel" or "gemeente"
    kant: str  # "zorg", "welzijn" or "anders"
    domein: str  # slug of its main domain, or ""
    adres: str  # where it leads: the page of the initiative, or the search by organisation; "" if nowhere
    voorbeeld: bool


@dataclass(frozen=True)
class Band:
    """One Samenwerking, as it was on that day."""

    pk: int
    van: str
    naar: str
    soort: str
    fase: str
    gericht: bool
    sterkte_van: int | None
    sterkte_naar: int | None
    sinds: date | None
    bron: str
    voorbeeld: bool


@dataclass(frozen=True)
class Netwerk:
    stadsdeel: Gebied | None
    dag: date
    knopen: dict[str, Knoop]
    banden: list[Band]

    def graph(self) -> nx.Graph:
        """The simple graph of it: two nodes are joined once or not at all, in no direction."""
        graaf = nx.Graph()
        graaf.add_nodes_from(self.knopen)
        graaf.add_edges_from((band.van, band.naar) for band in self.banden)
        return graaf


def build_netwerk(
    register: Register,
    stadsdeel: Gebied | None,
    dag: date,
    soorten: Collection[str] = (),
    fasen: Collection[str] = (),
) -> Netwerk:
    """The network as it was on that day; with ``soorten`` and ``fasen`` only ties of those, between the same nodes."""
    gebied = stadsdeel.pk if stadsdeel else None
    banden = [
        band
        for verband in register.ties_of(gebied)
        if not soorten or verband.soort in soorten
        if (band := _make_band(verband, dag)) and (not fasen or band.fase in fasen)
    ]
    sleutels = {eind for band in banden for eind in (band.van, band.naar)}
    sleutels.update(register.local_organisations(gebied, dag))
    einden = sorted((register.einden[sleutel] for sleutel in sleutels), key=lambda eind: (eind.naam, eind.sleutel))
    zoeken = reverse("kaart")
    return Netwerk(stadsdeel, dag, {eind.sleutel: _make_knoop(eind, zoeken) for eind in einden}, banden)


def _make_band(verband: Verband, dag: date) -> Band | None:
    fase, sinds = verband.on(dag)
    if not fase:
        return None
    return Band(
        pk=verband.pk,
        van=verband.van,
        naar=verband.naar,
        soort=verband.soort,
        fase=fase,
        gericht=verband.soort in Samenwerking.GERICHT,
        sterkte_van=verband.sterkte_van,
        sterkte_naar=verband.sterkte_naar,
        sinds=sinds,
        bron=verband.bron,
        voorbeeld=verband.voorbeeld,
    )


def _make_knoop(eind: Eind, zoeken: str) -> Knoop:
    return Knoop(
        sleutel=eind.sleutel,
        naam=eind.naam,
        vorm=eind.vorm,
        kant=eind.kant,
        domein=eind.domein,
        adres=_address_of(eind, zoeken),
        voorbeeld=eind.voorbeeld,
    )


def _address_of(eind: Eind, zoeken: str) -> str:
    """The page of its only initiative, or a search for all of them."""
    if len(eind.slugs) == 1:
        return reverse("initiatief", args=eind.slugs)
    return f"{zoeken}?{urlencode({'q': eind.naam})}" if eind.slugs else ""
