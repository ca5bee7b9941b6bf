"""What search engines, browsers and finders of weak spots ask for."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from opendata import sitemap
from opendata.models import Openbestand
from palliatief.urls import PAGINAS as PATRONEN
from socialekaart.actions import refresh_initiatieven
from socialekaart.actions.verversen import start_version
from socialekaart.models import Initiatief, Nieuwsbericht, Ondersteuningswens
from tests.browser.paginas import PAGINAS
from tests.factories import (
    BorgingsversieFactory,
    GoedVoorbeeldFactory,
    InitiatiefFactory,
    PersonaFactory,
    PublicatieFactory,
)

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "http://testserver"


@pytest.fixture
def site(lijsten):
    """Of each kind one on the site, one invented, and one that is not there yet."""
    dag = date(2026, 3, 1)
    for maak, velden in [
        (InitiatiefFactory, {}),
        (GoedVoorbeeldFactory, {"publicatiedatum": dag}),
        (PublicatieFactory, {"datum": dag}),
    ]:
        maak(slug="op-de-site", **velden)
        maak(slug="verzonnen", voorbeeld=True, **velden)
        maak(slug="concept", status="concept", **velden)
    later = {"status": "gepubliceerd", "samenvatting": "Kort.", "tekst": "Lang.", "publicatiedatum": date(2999, 1, 1)}
    Nieuwsbericht.objects.create(titel="Later", slug="later", **later)
    PersonaFactory(slug="an")
    PersonaFactory(slug="ben", gepubliceerd=False)
    BorgingsversieFactory(plan__slug="stad", status="besproken", besproken_op=dag)
    refresh_initiatieven()


def read(client, adres: str) -> ElementTree.Element:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200 and antwoord["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(antwoord.content)


def locs(wortel: ElementTree.Element) -> list[str]:
    return [loc.text.removeprefix(SITE) for loc in wortel.findall(".//s:loc", NS)]


def test_the_sitemap_has_what_is_on_the_site_and_nothing_that_asks_not_to_be_found(client, site):
    adressen = locs(read(client, "/sitemap.xml"))
    assert len(adressen) == len(set(adressen)), "an address comes once"
    slugs = {adres.rstrip("/").rpartition("/")[2] for adres in adressen}
    assert {"op-de-site", "an", "stad", "zuidoost", "maatje"} <= slugs
    assert not {"verzonnen", "concept", "later", "ben"} & slugs
    for naam in ("initiatief", "goed_voorbeeld", "publicatie"):
        assert reverse(naam, args=["op-de-site"]) in adressen and f"/en{reverse(naam, args=['op-de-site'])}" in adressen


def test_the_pages_that_are_left_out_are_those_that_say_noindex(client, site):
    adressen = set(locs(read(client, "/sitemap.xml")))
    vast = {patroon.name for patroon in PATRONEN if not patroon.pattern.converters}
    for naam in vast & set(PAGINAS):
        antwoord = client.get(reverse(naam))
        verborgen = "X-Robots-Tag" in antwoord or '<meta name="robots" content="noindex">' in antwoord.text
        assert verborgen == (reverse(naam) not in adressen), naam
    assert not sitemap.NIET_VINDBAAR - vast


def test_the_languages_of_a_page_name_each_other(client, site):
    wortel = read(client, "/sitemap.xml")
    nederlands, engels = (
        next(url for url in wortel if url.findtext("s:loc", namespaces=NS) == SITE + adres)
        for adres in ("/initiatief/op-de-site/", "/en/initiatief/op-de-site/")
    )
    talen = {link.get("hreflang"): link.get("href") for link in nederlands.findall("x:link", NS)}
    assert talen == {
        "nl": f"{SITE}/initiatief/op-de-site/",
        "en": f"{SITE}/en/initiatief/op-de-site/",
        "x-default": f"{SITE}/initiatief/op-de-site/",
    }
    assert [link.attrib for link in engels.findall("x:link", NS)] == [
        link.attrib for link in nederlands.findall("x:link", NS)
    ]


def test_each_page_says_since_when_it_is_as_it_is(client, site):
    moment = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
    Initiatief.objects.filter(slug="op-de-site").update(updated_at=moment)
    voorbeeld = GoedVoorbeeldFactory(slug="gewijzigd", publicatiedatum=date(2020, 1, 1))
    GoedVoorbeeldFactory(slug="net-erop", publicatiedatum=localdate())
    GoedVoorbeeldFactory._meta.model.history.filter(slug="net-erop").delete()
    start_version()
    sinds = {
        url.findtext("s:loc", namespaces=NS).removeprefix(SITE): url.findtext("s:lastmod", namespaces=NS)
        for url in read(client, "/sitemap.xml")
    }
    assert sinds["/initiatief/op-de-site/"] == moment.isoformat()
    assert sinds["/goede-voorbeelden/gewijzigd/"] == voorbeeld.history.latest().history_date.date().isoformat()
    assert sinds["/goede-voorbeelden/net-erop/"] == localdate().isoformat()
    assert sinds["/borgingsplan/stad/"] == "2026-03-01"
    assert sinds["/kaart/"] is None


def test_many_pages_come_in_more_files(client, lijsten, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sitemap, "PER_DEEL", 2)
    for nummer in range(5):
        InitiatiefFactory(slug=f"een-{nummer}")
    refresh_initiatieven()
    delen = locs(read(client, "/sitemap.xml"))
    assert delen == [f"/sitemap-{deel}.xml" for deel in range(4)]
    with django_assert_num_queries(3):  # the version, how many, and these
        laatste = locs(read(client, delen[-1]))
    assert laatste == ["/initiatief/een-4/", "/en/initiatief/een-4/"]
    alles = [adres for deel in delen for adres in locs(read(client, deel))]
    assert len(alles) == len(set(alles)) and {f"/initiatief/een-{n}/" for n in range(5)} <= set(alles)
    wensen = Ondersteuningswens.objects.count()
    assert sum(adres.startswith("/hiaten/zuidoost/") for adres in alles) == wensen
    for adres in ("/sitemap-4.xml", f"/sitemap-{10**30}.xml"):
        assert client.get(adres).status_code == 404


def test_the_sitemap_is_sent_again_only_when_something_changed(client, site):
    eerst = client.get("/sitemap.xml")
    assert client.get("/sitemap.xml", headers={"If-None-Match": eerst["ETag"]}).status_code == 304
    start_version()
    assert client.get("/sitemap.xml", headers={"If-None-Match": eerst["ETag"]}).status_code == 200


def test_robots_keeps_search_engines_out_of_what_is_personal(client):
    antwoord = client.get("/robots.txt")
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    dicht = re.findall(r"^Disallow: (\S+)$", antwoord.text, re.M)
    for adres in ("/beheer/", "/account/login/", "/v/abc/", "/en/v/abc/", "/controle/abc/klopt/", "/meegeeflijst/a/"):
        assert any(adres.startswith(pad) for pad in dicht), adres
    for adres in ("/", "/en/", "/kaart/", "/initiatief/x/", "/hsds/services", "/open-data/", "/aanmelden/"):
        assert not any(adres.startswith(pad) for pad in dicht), adres
    assert antwoord.text.endswith(f"\nSitemap: {SITE}/sitemap.xml\n")


def test_search_engines_list_the_page_about_data_and_not_the_data(client, site):
    Openbestand.objects.create(
        naam="wensen.csv", soort="text/csv", grootte=1, sha256="0" * 64, rijen=0, versie=0, gemaakt_op=timezone.now()
    )
    for adres in (
        *("/kaart.csv", "/hsds/", "/api/v1/stadsdelen", "/nieuws/feed.atom", "/hsds/er-is-niets"),
        *("/open-data/wensen.csv", "/open-data/dcat.ttl", "/open-data/dcat.jsonld"),
    ):
        assert client.get(adres)["X-Robots-Tag"] == "noindex", adres
    for adres in ("/initiatief/op-de-site/", "/open-data/"):
        assert "X-Robots-Tag" not in client.get(adres), adres


def test_security_txt_follows_rfc_9116(client, settings):
    settings.SECURITY_CONTACT = ["veilig@voorbeeld.example", "https://voorbeeld.example/meld", "tel:+31-20-1"]
    settings.SECURITY_POLICY = "https://voorbeeld.example/regels"
    settings.SITE_URL = "https://kaart.example"
    antwoord = client.get("/.well-known/security.txt")
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    velden = [tuple(regel.split(": ", 1)) for regel in antwoord.text.splitlines()]
    assert [waarde for naam, waarde in velden if naam == "Contact"] == [
        "mailto:veilig@voorbeeld.example",
        "https://voorbeeld.example/meld",
        "tel:+31-20-1",
    ]
    eenmaal = {naam: waarde for naam, waarde in velden if naam != "Contact"}
    assert len(velden) == 3 + len(eenmaal)
    nog = datetime.fromisoformat(eenmaal.pop("Expires")) - datetime.now(UTC)
    assert 0 < nog.days < 365, "the standard: less than a year"
    assert eenmaal == {
        "Policy": "https://voorbeeld.example/regels",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://kaart.example/.well-known/security.txt",
    }


def test_security_txt_says_no_more_than_is_known(client, settings):
    settings.SECURITY_CONTACT = ["veilig@voorbeeld.example"]
    settings.SECURITY_POLICY, settings.SITE_URL = "", "http://127.0.0.1:8000"
    tekst = client.get("/.well-known/security.txt").text
    assert "Policy" not in tekst and "Canonical" not in tekst
    settings.SECURITY_CONTACT = []
    antwoord = client.get("/.well-known/security.txt")
    assert antwoord.status_code == 404 and antwoord.text == "Er is hier nog geen adres om een zwakke plek te melden.\n"


def test_a_password_manager_finds_where_to_change_a_password(client):
    assert client.get("/.well-known/change-password")["Location"] == reverse("account_change_password")


@pytest.mark.parametrize(("begin", "taal"), [("", "nl"), ("/en", "en")])
def test_a_browser_learns_how_to_search(client, lijsten, begin, taal):
    refresh_initiatieven()
    pagina = client.get(f"{begin}/over/").text
    assert '<link rel="search" type="application/opensearchdescription+xml"' in pagina
    adres = re.search(r'rel="search"[^>]* href="([^"]+)"', pagina)[1]
    antwoord = client.get(adres)
    assert antwoord["Content-Type"].startswith("application/opensearchdescription+xml")
    ns = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    wortel = ElementTree.fromstring(antwoord.content)
    assert wortel.findtext("o:Language", namespaces=ns) == taal
    assert len(wortel.findtext("o:ShortName", namespaces=ns)) <= 16, "the standard: sixteen letters"
    zoek = {url.get("type"): url.get("template") for url in wortel.findall("o:Url", ns)}
    assert zoek["text/html"] == f"{SITE}{begin}/kaart/?q={{searchTerms}}"
    assert client.get(zoek["text/html"].replace("{searchTerms}", "maatje")).status_code == 200
    assert zoek["application/opensearchdescription+xml"] == SITE + adres
    vraag, namen, uitleg, adressen = client.get(
        zoek["application/x-suggestions+json"].replace("{searchTerms}", "maatj" if taal == "nl" else "transp")
    ).json()
    assert vraag in namen[0].lower() and len(namen) == len(uitleg) == len(adressen)
    assert adressen[0].startswith(f"{SITE}{begin}/kaart/?wens=")


def test_suggestions_for_nothing_are_none(client, lijsten):
    assert client.get("/opensearch-suggesties.json").json() == ["", [], [], []]
    assert client.get("/opensearch-suggesties.json?q=%00").json() == ["\0", [], [], []]
