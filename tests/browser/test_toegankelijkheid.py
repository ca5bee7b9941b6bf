"""Every page, wide and on a phone, light and dark, against all rules of axe."""

from pathlib import Path

import axe_playwright_python
import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory
from django.urls import reverse
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied, server_error
from playwright.sync_api import Page

from palliatief.views import unreachable
from tests.browser.conftest import BREED, TELEFOON, wait_for_map
from tests.browser.paginas import PAGINAS, TOESTANDEN

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Left out: contrast of 7 to 1 is level AAA; the style promises AA and measures it per colour.
ZONDER = ["color-contrast-enhanced"]
# The themes differ in colours and in nothing else: the second one needs only the rules that look at colours.
KLEUR = ["color-contrast", "link-in-text-block"]
RUN = """({alleen, zonder}) => axe.run(document, {
  resultTypes: ['violations'],
  runOnly: {type: 'rule', values: axe.getRules().map(r => r.ruleId)
    .filter(id => (!alleen || alleen.includes(id)) && !zonder.includes(id))},
}).then(({violations}) => violations.map(v =>
  `${v.id}: ${v.help} ${v.nodes.map(n => `${n.target} ${n.failureSummary}`).join(' | ')}`))"""

FOUTPAGINAS = {
    "400": lambda verzoek: bad_request(verzoek, SuspiciousOperation()),
    "403_csrf": csrf_failure,
    "403": lambda verzoek: permission_denied(verzoek, PermissionDenied()),
    "500": server_error,
    "503": lambda verzoek: unreachable(),
}


def check(page: Page, schermen: tuple[dict, ...] = (BREED, TELEFOON)) -> None:
    """All rules, on both screens and in both themes, in one page load."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # not as a script element: the content security policy forbids that
    for scherm in schermen:
        page.set_viewport_size(scherm)
        for thema, alleen in (("light", None), ("dark", KLEUR)):
            page.emulate_media(color_scheme=thema, reduced_motion="reduce")
            fouten = page.evaluate(RUN, {"alleen": alleen, "zonder": ZONDER})
            assert fouten == [], f"{page.url} {scherm['width']} {thema}"


@pytest.mark.parametrize("pad", [*PAGINAS.values(), *TOESTANDEN.values()], ids=[*PAGINAS, *TOESTANDEN])
def test_page_keeps_to_every_rule(visit, pad):
    page = visit(pad)
    if page.locator("#kaart").count():
        wait_for_map(page)
    check(page)


@pytest.mark.parametrize("soort", FOUTPAGINAS)
def test_error_page_keeps_to_every_rule(visitor, soort):
    page = visitor().new_page()
    inhoud = FOUTPAGINAS[soort](RequestFactory().get("/")).content
    page.route("**/fout", lambda route: route.fulfill(body=inhoud, content_type="text/html; charset=utf-8"))
    page.goto("/fout")
    check(page)


def test_refused_login_keeps_to_every_rule(visit):
    page = visit(reverse("account_login"))
    page.locator("main input[type=email]").fill("niemand@voorbeeld.example")
    page.locator("main input[type=password]").fill("niet het wachtwoord")
    page.locator("main form button").click()
    page.locator("[role=alert]").wait_for()
    check(page)


def test_what_opens_on_a_phone_keeps_to_every_rule(visit):
    page = visit("/kaart/?stadsdeel=oost", viewport=TELEFOON)
    page.locator("#knop-stadsdeel").click()
    check(page, (TELEFOON,))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Filters").click()
    check(page, (TELEFOON,))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Menu").click()
    check(page, (TELEFOON,))
    page.keyboard.press("Escape")
    page.locator(".kaartschakel").get_by_text("Kaart").click()
    wait_for_map(page)
    check(page, (TELEFOON,))
