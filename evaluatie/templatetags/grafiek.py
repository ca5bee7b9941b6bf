"""``{% grafiek g %}``: a chart as a figure, with its drawing, its legend and its table."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..grafiek.basis import PATRONEN, STIJL, Grafiek, Vorm

register = template.Library()


@register.simple_tag
def grafiek(figuur: Grafiek, tabel: str = "dicht") -> str:
    """``tabel="open"``: the table is simply there, as on paper; otherwise somebody opens it."""
    context = {
        "grafiek": figuur,
        "open": tabel == "open",
        "kader": " ".join(f"{maat:g}" for maat in figuur.kader),
        "breedte": f"{figuur.kader[2]:g}",
        "hoogte": f"{figuur.kader[3]:g}",
        "tekening": draw(figuur.vormen, figuur.id),
        "legenda": [
            (draw(teken.vormen, f"{figuur.id}-{nummer}"), teken.woorden) for nummer, teken in enumerate(figuur.legenda)
        ],
    }
    return render_to_string("evaluatie/delen/grafiek.html", context)


def draw(vormen, id_: str) -> SafeString:
    """The shapes as SVG, after the patterns that they use; ``id_`` keeps those of charts on one page apart."""
    gebruikt = {str(v.maten["fill"])[1:] for v in _flatten(vormen) if "fill" in v.maten}
    patronen = format_html_join(
        "",
        '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>',
        [
            (id_, naam, _draw(Vorm("path", {"d": PATRONEN[naam][0]}, PATRONEN[naam][1]), id_))
            for naam in sorted(gebruikt)
        ],
    )
    defs = format_html("<defs>{}</defs>", patronen) if patronen else ""
    return format_html("{}{}", defs, format_html_join("", "{}", ((_draw(vorm, id_),) for vorm in vormen)))


def _flatten(vormen):
    for vorm in vormen:
        yield vorm
        yield from _flatten(vorm.binnen)


def _draw(vorm: Vorm, id_: str) -> SafeString:
    maten = dict(STIJL.get(vorm.klasse, {}))
    maten |= {naam: _write(waarde) for naam, waarde in vorm.maten.items()}
    if "fill" in vorm.maten:
        maten["fill"] = f"url(#{id_}-{str(vorm.maten['fill'])[1:]})"
    if vorm.klasse:
        maten["class"] = f"gr-{vorm.klasse}"
    if vorm.adres:
        maten["href"] = vorm.adres
    titel = format_html("<title>{}</title>", vorm.titel) if vorm.titel else ""
    binnen = format_html_join("\n", "{}", ((_draw(deel, id_),) for deel in vorm.binnen))
    attributen = format_html_join("", ' {}="{}"', maten.items())
    return format_html("<{0}{1}>{2}{3}{4}</{0}>", vorm.naam, attributen, titel, vorm.tekst, binnen)


def _write(waarde: float | str) -> str:
    return waarde if isinstance(waarde, str) else f"{waarde:g}"
