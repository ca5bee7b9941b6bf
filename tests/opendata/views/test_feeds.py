"""The feeds of initiatieven."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from socialekaart.actions.verversen import start_version
from socialekaart.models import Initiatief, Nieuwsbericht
from tests.factories import InitiatiefFactory

NS = {"a": "http://www.w3.org/2005/Atom"}
NIEUW, GEWIJZIGD = "/feeds/nieuw.atom", "/feeds/gewijzigd.atom"
GISTEREN = timezone.now() - timedelta(days=1)


def read(client, adres: str) -> list[dict]:
    antwoord = client.get(adres)
    assert antwoord["Content-Type"].startswith("application/atom+xml")
    velden = ("title", "summary", "id", "updated")
    return [
        {veld: stuk.findtext(f"a:{veld}", namespaces=NS) for veld in velden}
        | {"link": stuk.find("a:link", NS).get("href")}
        for stuk in ElementTree.fromstring(antwoord.content).findall("a:entry", NS)
    ]


@pytest.fixture
def zonder_op_de_site(lijsten):
    """Written yesterday, on the site today; and one that was there before and is gone."""
    initiatief = InitiatiefFactory(naam="Oude naam", slug="maatje", status="concept")
    Initiatief.history.filter(id=initiatief.pk).update(history_date=GISTEREN)
    InitiatiefFactory(naam="Er al", slug="er-al")
    Initiatief.history.filter(slug="er-al").update(history_date=GISTEREN + timedelta(hours=1))
    weg = InitiatiefFactory(naam="Weg")
    weg.status = "gearchiveerd"
    weg.save()
    return initiatief


def test_what_is_new_is_what_came_onto_the_site_last(client, zonder_op_de_site):
    assert [stuk["title"] for stuk in read(client, NIEUW)] == ["Er al"]
    initiatief = zonder_op_de_site
    initiatief.status = "gepubliceerd"
    initiatief.save()
    initiatief.naam = "Maatje & meer\x01"
    initiatief.save()
    start_version()
    nieuwste, er_al = read(client, NIEUW)
    op_site = initiatief.history.filter(status="gepubliceerd").earliest().history_date
    assert datetime.fromisoformat(nieuwste.pop("updated")) == op_site
    assert nieuwste == {
        "title": "Maatje & meer ",
        "summary": "Een vrijwilliger komt bij u langs.",
        "id": "http://127.0.0.1:8000/initiatief/maatje/",
        "link": "http://127.0.0.1:8000/initiatief/maatje/",
    }
    assert er_al["title"] == "Er al"


def test_each_change_is_an_entry_of_its_own(client, lijsten):
    een, ander = InitiatiefFactory(naam="Een", slug="een"), InitiatiefFactory(naam="Ander", voorbeeld=True)
    InitiatiefFactory(status="concept")
    for initiatief, dag in ((een, 1), (ander, 2)):
        Initiatief.objects.filter(pk=initiatief.pk).update(updated_at=datetime(2026, 5, dag, 9, tzinfo=UTC))
    eerst = read(client, GEWIJZIGD)
    assert [stuk["title"] for stuk in eerst] == ["Ander", "Een"]
    assert eerst[0]["summary"] == "Dit is een verzonnen voorbeeld. Een vrijwilliger komt bij u langs."
    Initiatief.objects.filter(pk=een.pk).update(updated_at=datetime(2026, 5, 3, 9, tzinfo=UTC))
    start_version()
    dan = read(client, GEWIJZIGD)
    assert [stuk["title"] for stuk in dan] == ["Een", "Ander"]
    assert dan[0]["link"] == eerst[1]["link"] and dan[0]["id"] != eerst[1]["id"]
    assert dan[1]["id"] == eerst[0]["id"]


def test_a_feed_asks_as_much_for_many_as_for_few(client, lijsten, django_assert_num_queries):
    for _nummer in range(3):
        InitiatiefFactory()
    with django_assert_num_queries(3):  # version, first versions, records
        antwoord = client.get(NIEUW)
    with django_assert_num_queries(2):
        client.get(GEWIJZIGD)
    assert client.get(NIEUW, headers={"If-None-Match": antwoord["ETag"]}).status_code == 304


def test_each_feed_has_an_id_of_its_own(client, lijsten):
    feeds = [ElementTree.fromstring(client.get(adres).content) for adres in (NIEUW, GEWIJZIGD)]
    namen = [feed.findtext("a:id", namespaces=NS) for feed in feeds]
    assert namen == [f"http://127.0.0.1:8000{adres}" for adres in (NIEUW, GEWIJZIGD)]


def test_the_map_says_where_they_are(client, lijsten):
    pagina = client.get("/kaart/").text
    for adres in (NIEUW, GEWIJZIGD):
        assert f'href="{adres}"' in pagina


def test_news_has_a_feed_too(client, lijsten):
    velden = {"status": "gepubliceerd", "samenvatting": "Kort.", "tekst": "Lang."}
    Nieuwsbericht.objects.create(titel="Open", slug="open", voorbeeld=True, publicatiedatum="2026-03-01", **velden)
    Nieuwsbericht.objects.create(titel="Later", slug="later", publicatiedatum="2999-03-01", **velden)
    [stuk] = read(client, "/nieuws/feed.atom")
    assert stuk["link"].endswith("/nieuws/open/") and stuk["updated"] == "2026-03-01T00:00:00+01:00"
    assert stuk["summary"] == "Dit is een verzonnen voorbeeld. Kort."
    assert client.get("/nieuws/").text.count('href="/nieuws/feed.atom"') == 2, "for programs, and for people"


FEEDS = [NIEUW, GEWIJZIGD, "/goede-voorbeelden/feed.atom", "/nieuws/feed.atom", "/resultaten/feed.atom"]


@pytest.mark.parametrize("adres", FEEDS)
def test_a_feed_says_whose_it_is(client, lijsten, settings, adres):
    """RFC 4287: without an author a reader may refuse it."""
    voer = ElementTree.fromstring(client.get(adres).content)
    assert voer.findtext("a:author/a:name", namespaces=NS) == settings.PUBLISHER_NAME


def test_a_reader_shows_the_text_as_it_was_written(client, lijsten):
    """It takes a summary for HTML, in which a sign would begin a tag."""
    InitiatiefFactory(samenvatting="Voor wie < 65 is & <b>thuis</b> woont.")
    (stuk,) = read(client, NIEUW)
    assert stuk["summary"] == "Voor wie &lt; 65 is &amp; &lt;b&gt;thuis&lt;/b&gt; woont."
