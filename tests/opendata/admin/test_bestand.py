import io

import pytest

from opendata.actions.bestanden import keep_bestand
from opendata.bestanden import list_vormen
from opendata.taken.bestanden import make_open_data
from socialekaart.models import Kaartstand

pytestmark = pytest.mark.django_db
LIJST = "/beheer/opendata/openbestand/"


def test_the_desk_sees_what_is_of_now_and_has_the_rest_made(client, redacteur):
    client.force_login(redacteur)
    versie = Kaartstand.objects.current()
    for vorm, van in zip(list_vormen(), (versie, versie - 1), strict=False):
        bestand = keep_bestand(vorm=vorm, inhoud=io.BytesIO(b"a"), rijen=1, versie=van)
    html = client.get(LIJST).text
    assert html.count("icon-yes") == 1 and html.count("icon-no") == 1 and "Maak de bestanden nu" in html
    assert bestand.sha256 in client.get(f"{LIJST}{bestand.pk}/change/").text
    antwoord = client.post(f"{LIJST}opnieuw/", follow=True)
    assert "We maken de bestanden opnieuw" in antwoord.text
    from procrastinate.contrib.django.models import ProcrastinateJob

    assert ProcrastinateJob.objects.filter(task_name=make_open_data.name).exists()


def test_others_do_not(client, coordinator):
    client.force_login(coordinator)
    assert client.post(f"{LIJST}opnieuw/").status_code == 403
