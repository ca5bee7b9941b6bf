"""The map on pages of the admin: the same areas and look as on the site (``static/js/beheer_kaart.js``)."""

import json

from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry, Point
from django.forms import Script
from django.urls import reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..kaartbeeld import map_texts


class KaartMedia:
    """Mix into a ModelAdmin whose page has a map."""

    class Media:
        css = {"all": ["leaflet/leaflet.css", "css/kaart.css"]}
        js = [Script("leaflet/leaflet.js", defer=True), Script("js/beheer_kaart.js", type="module")]


def show_map(*, punt: Point | None = None, vlak: GEOSGeometry | None = None, naam: str = "") -> SafeString:
    """A place for the map; with number fields beside it, a click on it fills them."""
    tegels = settings.TEGELS if settings.PDOK_ACHTERGROND else None
    return format_html(
        '<div class="kaart beheerkaart" data-beheerkaart data-gebieden="{}" data-lon="{}" data-lat="{}"'
        ' data-tegels="{}" data-teksten="{}" role="group" aria-label="{}"></div>{}',
        reverse("gebieden"),
        punt.x if punt else "",
        punt.y if punt else "",
        json.dumps(tegels),
        json.dumps({**map_texts(), "mislukt": _("De kaart laadt niet. Vul de twee getallen in.")}),
        naam or _("Kaart"),
        json_script(json.loads(vlak.geojson)) if vlak else "",
    )
