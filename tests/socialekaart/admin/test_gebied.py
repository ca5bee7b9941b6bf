"""Areas are there to look at."""

import json
import re

from socialekaart.models import Gebied


def test_the_page_carries_the_shape_for_the_map(client, coordinator):
    client.force_login(coordinator)
    weesp = Gebied.objects.get(slug="weesp")
    tekst = client.get(f"/beheer/socialekaart/gebied/{weesp.pk}/change/").content.decode()
    assert 'data-gebieden="/gebieden.json"' in tekst and "Kaart van Weesp" in tekst
    (vorm,) = re.findall(r'<script type="application/json">(.*?)</script>', tekst)
    assert json.loads(vorm)["type"] in {"Polygon", "MultiPolygon"}


def test_the_list_does_not_fetch_shapes(client, coordinator, django_assert_max_num_queries):
    client.force_login(coordinator)
    with django_assert_max_num_queries(12) as vragen:
        client.get("/beheer/socialekaart/gebied/")
    assert not any("geometrie" in vraag["sql"] for vraag in vragen.captured_queries)
