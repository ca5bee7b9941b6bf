"""All rules of axe, on both screens and in both themes."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.conftest import BREED, TELEFOON

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


def check(page: Page, schermen: tuple[dict, ...] = (BREED, TELEFOON)) -> None:
    """All rules, on both screens and in both themes, in one page load."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # not as a script element: the content security policy forbids that
    for scherm in schermen:
        page.set_viewport_size(scherm)
        for thema, alleen in (("light", None), ("dark", KLEUR)):
            page.emulate_media(color_scheme=thema, reduced_motion="reduce")
            fouten = page.evaluate(RUN, {"alleen": alleen, "zonder": ZONDER})
            assert fouten == [], f"{page.url} {scherm['width']} {thema}"
