"""The desk says what the words of a source mean."""

import pytest

from opendata.models import Hsdsbron, Termvertaling
from socialekaart.models import Ondersteuningswens
from tests.socialekaart.admin.formulier import send

TERMEN = "/beheer/opendata/termvertaling/"
BRONNEN = "/beheer/opendata/hsdsbron/"


@pytest.fixture
def bron(client, redacteur):
    client.force_login(redacteur)
    bron = Hsdsbron.objects.create(naam="Elders", adres="https://elders.example/hsds")
    Termvertaling.objects.create(bron=bron, taxonomie="AIRS", term="Meals")
    Termvertaling.objects.create(bron=bron, term="Visits", soort="informeel")
    Termvertaling.objects.create(bron=bron, term="Blue", genegeerd=True)
    return bron


def test_from_a_source_to_its_terms(client, bron):
    html = client.get(BRONNEN).text
    vraag = f"?bron={bron.pk}&amp;betekenis=geen"
    assert f'<a href="{TERMEN}{vraag}">1</a>' in html
    html = client.get(TERMEN + vraag.replace("&amp;", "&")).text
    assert "Meals" in html and "Visits" not in html and "nog geen betekenis" in html
    pagina = client.get(f"{BRONNEN}{bron.pk}/change/").text
    assert 'name="adres"' in pagina and 'name="naam"' not in pagina
    assert client.get(f"{BRONNEN}add/").status_code == 200


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ("", {"Meals", "Visits", "Blue"}),
        ("betekenis=wel", {"Visits"}),
        ("betekenis=genegeerd", {"Blue"}),
        ("betekenis=x", {"Meals", "Visits", "Blue"}),
        ("bron=x", {"Meals", "Visits", "Blue"}),
    ],
)
def test_filters(client, bron, vraag, namen):
    html = client.get(f"{TERMEN}?{vraag}").text
    assert {naam for naam in ("Meals", "Visits", "Blue") if f">{naam}<" in html} == namen


def test_a_meaning(client, bron):
    term = Termvertaling.objects.get(term="Meals")
    adres = f"{TERMEN}{term.pk}/change/"
    wens = Ondersteuningswens.objects.get(slug="maaltijden")
    html = client.get(adres).text
    assert 'name="wens"' in html and 'name="term"' not in html
    antwoord = send(client, adres, wens=wens.pk, genegeerd="on")
    assert "Kies een betekenis, of ‘telt niet mee’. Niet allebei." in antwoord.text
    send(client, adres, wens=wens.pk)
    term.refresh_from_db()
    assert term.wens == wens and wens.naam in client.get(TERMEN).text


def test_many_that_do_not_count(client, bron):
    pks = list(Termvertaling.objects.values_list("pk", flat=True))
    Termvertaling.objects.create(bron=bron, term="Red")
    rood = {"action": "ignore", "_selected_action": Termvertaling.objects.get(term="Red").pk}
    assert "hebben een betekenis" not in client.post(TERMEN, rood, follow=True).text
    html = client.post(TERMEN, {"action": "ignore", "_selected_action": pks}, follow=True).text
    assert "1 term telt niet meer mee." in html and "2 termen hebben een betekenis of telden al niet mee." in html
    term = Termvertaling.objects.get(term="Meals")
    assert term.genegeerd and term.history.latest().genegeerd
