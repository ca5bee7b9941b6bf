"""The picture of the network as a file that stands alone: SVG, and PNG."""

from pathlib import Path

import resvg_py
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from palliatief.lib.tabelbestand import ONZICHTBAAR

from .legenda import lay_out
from .tekening import Tekening

LETTERS = [Path("/usr/share/fonts/truetype/lato") / f"Lato-{soort}.ttf" for soort in ("Regular", "Bold")]
KOP, RAND = 104, 40  # pixels above the drawing, and at its sides
PNG_BREED = 2000


def make_svg(tekening: Tekening, *, site: str) -> str:
    """With title, legend and source; ``site`` (scheme and host) makes its links lead somewhere from anywhere."""
    vel = tekening.vel
    tekens, hoog = lay_out(tekening.legenda, RAND, KOP + vel.hoogte + 40, vel.breedte - RAND)
    context = {
        "tekening": tekening,
        "tekens": tekens,
        "site": site,
        "bron": _("Bron: Sociale kaart palliatieve zorg Amsterdam, %(site)s") % {"site": site.partition("://")[2]},
        "breedte": vel.breedte,
        "kop": KOP,
        "onder": KOP + vel.hoogte,
        "bron_y": KOP + vel.hoogte + 40 + hoog + 14,
        "hoogte": KOP + vel.hoogte + 40 + hoog + 36,
    }
    # XML knows no control characters, and somebody may have pasted one into a name.
    return render_to_string("proeftuinen/delen/netwerk_los.svg.html", context).translate(ONZICHTBAAR)


def make_png(svg: str) -> bytes:
    """The same as pixels, about as sharp as paper needs; with the letters of the site, or else those of the machine."""
    letters = [str(pad) for pad in LETTERS if pad.exists()]
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=PNG_BREED,
        font_files=letters,
        skip_system_fonts=bool(letters),
        sans_serif_family="Lato" if letters else None,
    )
