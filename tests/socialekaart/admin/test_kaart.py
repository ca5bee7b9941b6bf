"""The place of the map on a page."""

import html
import json
import re

from django.contrib.gis.geos import Point

from socialekaart.admin.kaart import show_map


def test_no_tiles_by_default():
    vak = show_map(punt=Point(4.97, 52.31, srid=4326))
    assert 'data-tegels="null"' in vak and 'data-lon="4.97"' in vak and 'data-lat="52.31"' in vak


def test_tiles_when_the_setting_asks_for_them(settings):
    settings.PDOK_ACHTERGROND = True
    (tegels,) = re.findall(r'data-tegels="(.*?)"', show_map())
    assert json.loads(html.unescape(tegels)) == settings.TEGELS
