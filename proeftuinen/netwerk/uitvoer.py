"""The network to take along: JSON with the measures, GraphML for network programs, CSV for a spreadsheet."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx

from palliatief.lib.beurt import Beurt
from palliatief.lib.tabelbestand import as_cell_text, make_csv
from socialekaart.momentopname import kept

from .afbeelding import make_png, make_svg
from .graaf import Band, Knoop, Netwerk
from .maten import Maten
from .pagina import Netwerkpagina

# The sheet that import_samenwerkingen reads, and what else one wants to know.
KOLOMMEN = ["van", "naar", "soort", "fase", "sinds", "tot", "sterkte_van", "sterkte_naar", "bron"]
KOLOMMEN += ["peildatum", "stadsdeel", "voorbeeld"]
# Pixels of a large network take seconds of a processor.
_beurt = Beurt()


def as_json(pagina: Netwerkpagina) -> dict[str, Any]:
    """Everything that the page shows, as figures; with ``vergelijk`` also what changed."""
    netwerk, vraag = pagina.netwerk, pagina.vraag
    gegevens = {
        "stadsdeel": vraag.slug or None,
        "peildatum": netwerk.dag,
        "soort": vraag.soorten,
        "fase": vraag.fasen,
        "versie": vraag.versie,
        "voorbeeld": pagina.voorbeeld,
        "organisaties": [_tell_node(knoop, pagina.maten) for knoop in netwerk.knopen.values()],
        "banden": _tell_ties(netwerk.banden, netwerk),
        **_tell_measures(pagina.maten),
    }
    if pagina.verandering:
        v = pagina.verandering
        gegevens["verandering"] = {
            "vergelijk": v.toen.dag,
            "aantal_nieuw": len(v.nieuw),
            "aantal_gestopt": len(v.gestopt),
            "nieuw": _tell_ties(v.nieuw, netwerk),
            "gestopt": _tell_ties(v.gestopt, v.toen),
            "toen": _tell_measures(v.maten_toen),
        }
    return gegevens


def _tell_node(knoop: Knoop, maten: Maten) -> dict[str, Any]:
    return {
        "sleutel": knoop.sleutel,
        "naam": knoop.naam,
        "vorm": knoop.vorm,
        "kant": knoop.kant,
        "domein": knoop.domein,
        "banden": maten.graad[knoop.sleutel],
        "voorbeeld": knoop.voorbeeld,
    }


def _tell_ties(banden: Iterable[Band], netwerk: Netwerk) -> list[dict[str, Any]]:
    """``van`` and ``naar`` are keys of nodes; the names stand beside them."""
    return [
        {
            "van": band.van,
            "van_naam": netwerk.knopen[band.van].naam,
            "naar": band.naar,
            "naar_naam": netwerk.knopen[band.naar].naam,
            "soort": band.soort,
            "fase": band.fase,
            "sinds": band.sinds,
            "sterkte_van": band.sterkte_van,
            "sterkte_naar": band.sterkte_naar,
            "bron": band.bron,
            "voorbeeld": band.voorbeeld,
        }
        for band in banden
    ]


def _tell_measures(maten: Maten) -> dict[str, Any]:
    return {
        "aantal_organisaties": maten.organisaties,
        "aantal_banden": maten.banden,
        "dichtheid": maten.dichtheid,
        "aandeel_zorg_welzijn": maten.zorg_welzijn.waarde,
        "aandeel_formeel_informeel": maten.formeel_informeel.waarde,
        "geisoleerd": [knoop.naam for knoop in maten.geisoleerd],
        "makelaars": [{"naam": makelaar.naam, "waarde": makelaar.waarde} for makelaar in maten.makelaars],
    }


def as_graphml(pagina: Netwerkpagina) -> bytes:
    """Every tie an edge from ``van`` to ``naar``; ``gericht`` says whether its direction means something."""
    netwerk = pagina.netwerk
    graaf = nx.MultiDiGraph(stadsdeel=pagina.vraag.slug, peildatum=netwerk.dag.isoformat(), versie=pagina.vraag.versie)
    for sleutel, knoop in netwerk.knopen.items():
        graaf.add_node(
            sleutel,
            label=as_cell_text(knoop.naam),
            vorm=knoop.vorm,
            kant=knoop.kant,
            domein=knoop.domein,
            x=pagina.plaatsen[sleutel][0],
            y=pagina.plaatsen[sleutel][1],
            voorbeeld=knoop.voorbeeld,
        )
    for band in netwerk.banden:
        bekend = {
            "soort": band.soort,
            "fase": band.fase,
            "gericht": band.gericht,
            "sinds": band.sinds and band.sinds.isoformat(),
            "sterkte_van": band.sterkte_van,
            "sterkte_naar": band.sterkte_naar,
            "bron": as_cell_text(band.bron),
            "voorbeeld": band.voorbeeld,
        }
        graaf.add_edge(band.van, band.naar, band.pk, **{naam: w for naam, w in bekend.items() if w is not None})
    uit = io.BytesIO()
    nx.write_graphml(graaf, uit, edge_id_from_attribute=None)
    return uit.getvalue()


def as_csv(pagina: Netwerkpagina) -> bytes:
    """A row for each tie on this day, as ``import_samenwerkingen`` reads them."""
    netwerk, vraag = pagina.netwerk, pagina.vraag
    rijen = (
        (
            as_cell_text(netwerk.knopen[band.van].naam),
            as_cell_text(netwerk.knopen[band.naar].naam),
            band.soort,
            band.fase,
            _day(band.sinds),
            "",
            band.sterkte_van,
            band.sterkte_naar,
            as_cell_text(band.bron),
            _day(netwerk.dag),
            vraag.slug,
            "ja" if band.voorbeeld else "",
        )
        for band in netwerk.banden
    )
    return make_csv(KOLOMMEN, rijen)


def as_svg(pagina: Netwerkpagina, site: str) -> str:
    return make_svg(pagina.tekening, site=site)


def as_png(pagina: Netwerkpagina, site: str) -> bytes:
    """Made in turn, or raises Bezet; of each stadsdeel the last one is kept."""
    vraag = pagina.vraag

    def make() -> bytes:
        with _beurt:
            return make_png(as_svg(pagina, site))

    return kept(f"netwerk-png-{vraag.slug}", hash((vraag.versie, vraag.query(), site)), make)


def _day(dag: date | None) -> str:
    return dag.isoformat() if dag else ""
