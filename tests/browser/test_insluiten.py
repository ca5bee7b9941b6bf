"""The map in a frame of another site: where that site is on the list, and where it is not."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TELEFOON


@pytest.fixture
def host():
    """Starts sites of others on this machine: a browser lets only these frame a site on this machine."""
    servers = []

    def serve(pagina: str) -> str:
        class Pagina(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(pagina.encode())

            def log_message(self, *args):
                pass

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Pagina))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://localhost:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def partner(browser, site, settings, db, host):
    """Opens a page of another site that shows our map as /insluiten/ says; ``op_de_lijst`` or not."""
    contexten = []

    def go(*, op_de_lijst: bool, vraag: str = "stadsdeel=oost", **opties) -> Page:
        contexten.append(browser.new_context(**opties))
        page = contexten[-1].new_page()
        page.goto(f"{site}/insluiten/?{vraag}")
        code = page.locator("#code").input_value()
        herkomst = host(f"<!doctype html><html lang='nl'><title>Partner</title><h1>Onze pagina</h1>{code}")
        settings.EMBED_HOSTS = [herkomst] if op_de_lijst else ["https://www.partner.example"]
        page.goto(herkomst)
        return page

    yield go
    for context in contexten:
        assert context.cookies() == []
        context.close()


def test_a_site_on_the_list_shows_list_and_map(partner, site):
    page = partner(op_de_lijst=True)
    kader = page.frame_locator("iframe")
    expect(kader.locator("#titel")).to_have_text(re.compile(r"^\d+ initiatieven$"))
    kader.locator(".kaart.levend:not([aria-busy])").wait_for()
    with page.context.expect_page() as nieuw:
        kader.get_by_role("link", name="Open in de sociale kaart").click()
    assert nieuw.value.url == f"{site}/kaart/?stadsdeel=oost"
    rij = kader.locator(".rij-titel a").first
    naam = rij.inner_text()
    rij.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(naam)
    assert page.url.startswith(f"{site}/initiatief/")


def test_any_other_site_shows_nothing(partner):
    page = partner(op_de_lijst=False)
    expect(page.get_by_role("heading", name="Onze pagina")).to_be_visible()
    with page.expect_console_message(lambda melding: "frame-ancestors" in melding.text):
        page.reload()
    expect(page.frame_locator("iframe").locator("body")).not_to_contain_text("initiatieven")
    assert not [frame for frame in page.frames if "/embed/" in frame.url]


def test_an_english_map_for_a_phone_without_script(partner):
    page = partner(op_de_lijst=True, vraag="taal=en&hoogte=1200", viewport=TELEFOON, java_script_enabled=False)
    kader = page.frame_locator("iframe")
    expect(kader.locator("#titel")).to_have_text(re.compile(r"^\d+ initiatives$"))
    expect(kader.locator("svg.stadskaart")).to_be_visible()


def test_on_a_narrow_page_nothing_goes_sideways(visit):
    for weergave in ("", "lijst", "kaart"):
        page = visit(f"/embed/kaart/?weergave={weergave}", viewport={"width": 320, "height": 600})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), weergave


def test_the_code_is_copied_with_one_press(visitor):
    context = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/insluiten/?stadsdeel=weesp&weergave=lijst")
    page.get_by_role("button", name="Kopieer de code").click()
    expect(page.get_by_text("De code is gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#code").input_value()
    assert "/embed/kaart/?stadsdeel=weesp&amp;weergave=lijst" in page.locator("#code").input_value()


def test_choosing_makes_another_code_without_script(visit):
    page = visit("/insluiten/", java_script_enabled=False)
    expect(page.get_by_role("button", name="Kopieer de code")).to_be_hidden()
    page.get_by_label("Waar?").select_option("Noord")
    page.get_by_label("Hoogte in pixels").fill("500")
    page.get_by_role("button", name="Maak de code").click()
    expect(page.locator("#code")).to_have_value(re.compile(r'\?stadsdeel=noord.* height="500"', re.DOTALL))
