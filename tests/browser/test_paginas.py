"""Every page in one visit: all rules of axe, room for small screens and large letters (WCAG 1.4.4, 1.4.10, 1.4.12)."""

import pytest

from tests.browser.axe import check
from tests.browser.conftest import BREED, TELEFOON, wait_for_map
from tests.browser.paginas import PAGINAS, TOESTANDEN

ALLE = {**PAGINAS, **TOESTANDEN}
# 1280 pixels wide at 400 %: as many CSS pixels as the smallest phone.
VIER_KEER = {"width": 320, "height": 256}

# Elements that reach past the sides of the screen, where nothing around them scrolls or cuts on purpose.
UITSTEKEND = """() => {
  const breed = document.documentElement.clientWidth;
  const bladzijde = document.scrollingElement.scrollWidth;
  const gevonden = bladzijde > breed ? [`page ${bladzijde}`] : [];
  const houder = el => {
    for (let ouder = el.parentElement; ouder && ouder !== document.body; ouder = ouder.parentElement)
      if (getComputedStyle(ouder).overflowX !== 'visible') return ouder;
    return null;
  };
  for (const el of document.body.querySelectorAll('*')) {
    const {left, right, width, height} = el.getBoundingClientRect();
    if (!width || !height || !el.checkVisibility() || el.closest('.vh, .springlink, svg, noscript')) continue;
    if ((right > breed + 1 || left < -1) && !houder(el)) gevonden.push(`${el.className} ${left} ${right}`);
  }
  return gevonden;
}"""

# Elements that hide a part of their own text.
AFGESNEDEN = """() => [...document.body.querySelectorAll('*')].filter(el => {
  if (el.closest('.vh, svg, .kaart, [hidden], select, input') || !el.textContent.trim()) return false;
  const {overflowX, overflowY, display} = getComputedStyle(el);
  // One pixel large: hidden from sight on purpose, read aloud.
  if (display === 'inline' || el.clientWidth <= 1 || el.clientHeight <= 1) return false;
  const verbergt = o => o === 'hidden' || o === 'clip';
  return (verbergt(overflowX) && el.scrollWidth > el.clientWidth + 1)
    || (verbergt(overflowY) && el.scrollHeight > el.clientHeight + 1);
}).map(el => `${el.tagName}.${el.className}: ${el.textContent.trim().slice(0, 60)}`)"""

# Text that lies over other text, which wide spacing does to boxes of a fixed height.
OVER_ELKAAR = """() => {
  const vakken = [...document.querySelectorAll('main :is(h1, h2, h3, p, a, button, label, li, dt, dd, th, td, legend)')]
    .filter(el => el.checkVisibility() && !el.closest('.vh, svg, .kaart, .kaartschakel, .kaartlegenda, [popover]')
      && [...el.childNodes].some(k => k.nodeType === 3 && k.data.trim()))
    .map(el => ({el, vak: el.getBoundingClientRect()})).filter(({vak}) => vak.width > 1 && vak.height > 1);
  const gevonden = [];
  const begin = ({el}) => el.textContent.trim().slice(0, 40);
  vakken.forEach((a, i) => vakken.slice(i + 1).forEach(b => {
    if (a.el.contains(b.el) || b.el.contains(a.el)) return;
    const breed = Math.min(a.vak.right, b.vak.right) - Math.max(a.vak.left, b.vak.left);
    const hoog = Math.min(a.vak.bottom, b.vak.bottom) - Math.max(a.vak.top, b.vak.top);
    if (breed > 4 && hoog > 6) gevonden.push(`${begin(a)} / ${begin(b)}`);
  }));
  return gevonden;
}"""

# Through an adopted style sheet, because the content security policy refuses a style element.
RUIM_GEZET = """() => {
  const blad = new CSSStyleSheet();
  blad.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [blad];
}"""


@pytest.mark.parametrize("pad", ALLE.values(), ids=ALLE)
def test_page(visit, pad):
    page = visit(pad, viewport=VIER_KEER)
    assert page.evaluate(UITSTEKEND) == [], "sideways scroll at four times the size"
    assert page.evaluate(AFGESNEDEN) == [], "text cut off at four times the size"
    page.set_viewport_size(BREED)
    if page.locator("#kaart").count():
        wait_for_map(page)
    check(page)
    page.evaluate(RUIM_GEZET)
    for scherm in (BREED, TELEFOON):
        page.set_viewport_size(scherm)
        for wat in (AFGESNEDEN, OVER_ELKAAR, UITSTEKEND):
            assert page.evaluate(wat) == [], f"widely spaced, {scherm['width']} px"
