"""What is no page of its own, against all rules of axe: errors, and what opens on a phone."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory
from django.urls import reverse
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied, server_error

from palliatief.views import unreachable
from tests.browser.axe import check
from tests.browser.conftest import TELEFOON, wait_for_map

FOUTPAGINAS = {
    "400": lambda verzoek: bad_request(verzoek, SuspiciousOperation()),
    "403_csrf": csrf_failure,
    "403": lambda verzoek: permission_denied(verzoek, PermissionDenied()),
    "500": server_error,
    "503": lambda verzoek: unreachable(),
}


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
