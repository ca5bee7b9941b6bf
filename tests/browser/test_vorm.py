"""Room for thumbs (WCAG 2.5.8)."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import BREED, TELEFOON, wait_for_map
from tests.browser.paginas import PAGINAS, TOESTANDEN

# What may be pressed, and how high it is at least (stijl.md: 44, in a list of choices 40).
DOELEN = {".knop, .belknop, .keuzeknop, .menuknop, .kaartschakel a": 44, ".chip, .keuze, .kaartknop": 40}
TE_KLEIN = """([kiezer, hoog]) => [...document.querySelectorAll(kiezer)].filter(el => {
  const vak = el.getBoundingClientRect();
  return vak.height && (vak.height < hoog - 0.5 || vak.width < hoog - 0.5);
}).map(el => `${el.className} ${el.getBoundingClientRect().width} x ${el.getBoundingClientRect().height}`)"""


def check_targets(page: Page) -> None:
    for kiezer, hoog in DOELEN.items():
        assert page.evaluate(TE_KLEIN, [kiezer, hoog]) == []


@pytest.mark.parametrize("scherm", [BREED, TELEFOON], ids=["breed", "telefoon"])
@pytest.mark.parametrize("pad", [PAGINAS["home"], PAGINAS["kaart"], PAGINAS["initiatief"], TOESTANDEN["inloggen"]])
def test_targets_are_large_enough(visit, pad, scherm):
    page = visit(pad, viewport=scherm)
    check_targets(page)
    if page.locator("#kaart").count():
        if scherm is TELEFOON:
            page.get_by_role("button", name="Filters").click()
            check_targets(page)
            page.keyboard.press("Escape")
            page.locator(".kaartschakel").get_by_text("Kaart").click()
        wait_for_map(page)
        check_targets(page)
