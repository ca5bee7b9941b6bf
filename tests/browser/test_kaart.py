"""The map shows what the list shows, and the two point at each other."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import TELEFOON, wait_for_map

# Where the lamp is lit: middle and number of the pixels in its colour, in pixels of the screen.
LAMP = """() => {
  const doek = document.querySelector('canvas.puntenlaag');
  const {data, width} = doek.getContext('2d').getImageData(0, 0, doek.width, doek.height);
  let n = 0, x = 0, y = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== 242 || data[i + 1] !== 181 || data[i + 2] !== 68 || data[i + 3] !== 255) continue;
    n++;
    x += (i / 4) % width;
    y += Math.floor(i / 4 / width);
  }
  if (!n) return null;
  const vak = doek.getBoundingClientRect();
  const schaal = vak.width / width;
  return {n, x: vak.left + x / n * schaal, y: vak.top + y / n * schaal};
}"""
SCHAAL = """(([getal, eenheid]) => getal * (eenheid === 'km' ? 1000 : 1))(
  document.querySelector('.leaflet-control-scale-line').textContent.split(' '))"""
FRAME = "() => new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))"


def open_map(visit, pad: str, **opties) -> tuple[Page, dict]:
    """A search page with its map, and the points that the page asked for."""
    page = visit("/over/", **opties)
    with page.expect_response(re.compile(r"/kaart\.json")) as antwoord:
        page.goto(pad)
        if opties.get("viewport") == TELEFOON:
            page.locator(".kaartschakel").get_by_text("Kaart").click()
    wait_for_map(page)
    return page, antwoord.value.json()


WEESP = "/kaart/?stadsdeel=weesp&domein=spiritueel"
ALLEEN = "Dagboerderij Driemondse Hoeve"  # no neighbour near enough to make a stack of them
STAPEL = ["Stiltekring in de toren", "Praten over later, in de huiskamer"]


def row_of(page: Page, naam: str = ALLEEN) -> Locator:
    return page.locator(".rij", has_text=naam)


def lamp(page: Page) -> dict | None:
    page.evaluate(FRAME)
    return page.evaluate(LAMP)


def scale_of(page: Page) -> int:
    """What the scale bar says, in metres."""
    return page.evaluate(f"() => {SCHAAL}")


def wait_for_scale(page: Page, eis: str, meter: int) -> None:
    """The map has come to rest at a scale below (``<``) or above (``>``) this one."""
    page.wait_for_function(
        f"meter => {SCHAAL} {eis} meter && !document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')", arg=meter
    )


def names_of(page: Page) -> dict[int, str]:
    """All rows of all pages of the list, by id."""
    namen: dict[int, str] = {}
    while True:
        for rij in page.locator(".rij").all():
            namen[int(rij.get_attribute("data-initiatief"))] = rij.locator(".rij-titel").inner_text()
        volgende = page.get_by_role("link", name="Volgende")
        if not volgende.count():
            return namen
        page.goto(volgende.get_attribute("href"))


def test_map_holds_what_the_list_says(visit):
    page, punten = open_map(visit, "/kaart/?domein=psychisch")
    assert punten["aantal"] == len(punten["id"]) == len(punten["x"]) > 25
    op_kaart = int(re.search(r"(\d+) sta", page.locator(".lijstkop p").inner_text())[1])
    assert op_kaart == len(set(punten["id"]))
    assert set(punten["id"]) <= set(names_of(page))


def test_map_follows_a_choice(visit):
    page, _punten = open_map(visit, "/kaart/")
    with page.expect_response(re.compile(r"/kaart\.json\?.*soort=formeel")) as antwoord:
        page.locator("#soort-formeel").check()
    wait_for_map(page)
    op_kaart = re.search(r"(\d+) sta", page.locator(".lijstkop p").inner_text())[1]
    assert int(op_kaart) == len(set(antwoord.value.json()["id"]))


def test_marker_opens_its_card_and_finds_its_row(visit):
    page, _punten = open_map(visit, WEESP)
    assert lamp(page) is None
    rij = row_of(page)
    rij.hover()
    gewezen = lamp(page)
    assert gewezen and gewezen["n"] > 20
    page.mouse.move(10, 10)
    assert lamp(page) is None

    page.mouse.click(gewezen["x"], gewezen["y"])
    kaartje = page.get_by_role("dialog", name="Op de kaart")
    link = kaartje.get_by_role("link", name=rij.locator(".rij-titel").inner_text())
    expect(link).to_have_attribute("href", rij.locator(".rij-titel a").get_attribute("href"))
    expect(kaartje).to_contain_text(rij.locator(".soort").inner_text())
    bel = kaartje.locator(".belknop")
    expect(bel).to_have_attribute("href", rij.locator(".belknop").get_attribute("href"))
    assert bel.inner_text().strip() in rij.locator(".belknop").inner_text()
    expect(rij).to_have_class(re.compile(r"\bgekozen\b"))
    expect(rij).to_be_in_viewport()
    expect(kaartje).to_be_focused()
    page.mouse.move(10, 10)
    assert lamp(page)

    page.keyboard.press("Escape")
    expect(kaartje).to_be_hidden()
    expect(rij).not_to_have_class(re.compile(r"\bgekozen\b"))
    assert page.evaluate("document.activeElement !== document.body")
    assert lamp(page) is None


def test_focus_on_a_row_lights_its_marker(visit):
    page, _punten = open_map(visit, WEESP)
    rij = row_of(page)
    rij.locator(".rij-titel a").focus()
    assert lamp(page)
    page.locator("#q").focus()
    assert lamp(page) is None


def test_hovering_a_marker_lights_its_row(visit):
    page, _punten = open_map(visit, WEESP)
    rij = row_of(page)
    rij.hover()
    plek = lamp(page)
    page.mouse.move(10, 10)
    expect(rij).not_to_have_class(re.compile(r"\bgekozen\b"))
    page.mouse.move(plek["x"], plek["y"])
    expect(rij).to_have_class(re.compile(r"\bgekozen\b"))


def test_a_stack_falls_apart_when_pressed(visit):
    page, _punten = open_map(visit, WEESP)
    row_of(page, STAPEL[0]).hover()
    stapel, begin = lamp(page), scale_of(page)
    page.mouse.move(stapel["x"], stapel["y"])
    for naam in STAPEL:
        expect(row_of(page, naam)).to_have_class(re.compile(r"\bgekozen\b"))
    page.mouse.click(stapel["x"], stapel["y"])
    wait_for_scale(page, "<", begin)
    expect(page.get_by_role("dialog", name="Op de kaart")).to_be_hidden()
    plekken = []
    for naam in STAPEL:
        row_of(page, naam).hover()
        plekken.append(lamp(page))
    assert abs(plekken[0]["x"] - plekken[1]["x"]) + abs(plekken[0]["y"] - plekken[1]["y"]) > 30


def test_choosing_a_stadsdeel_zooms_to_it(visit):
    page, _punten = open_map(visit, "/kaart/")
    rand = page.locator("path.gekozenrand.gekozen")
    expect(rand).to_have_count(0)
    page.locator("#knop-stadsdeel").click()
    page.locator("#stadsdeel-weesp").check()
    expect(rand).to_have_count(1)
    wait_for_map(page)
    page.wait_for_function("() => !document.querySelector('.leaflet-zoom-anim')")
    deel, kaart = rand.bounding_box(), page.locator("#kaart").bounding_box()
    hoog = min(kaart["y"] + kaart["height"], 900) - kaart["y"]
    assert kaart["x"] <= deel["x"] and deel["x"] + deel["width"] <= kaart["x"] + kaart["width"]
    assert kaart["y"] <= deel["y"] and deel["y"] + deel["height"] <= kaart["y"] + hoog
    assert deel["width"] > 0.5 * kaart["width"] or deel["height"] > 0.5 * hoog


def test_buttons_zoom_and_give_the_city_back(visit):
    page, _punten = open_map(visit, "/kaart/?stadsdeel=zuidoost")
    begin = scale_of(page)
    page.get_by_role("button", name="Inzoomen").click()
    wait_for_scale(page, "<", begin)
    page.get_by_role("button", name="Hele stad").click()
    wait_for_scale(page, ">", begin)


def test_a_map_that_does_not_load_says_so_and_leaves_the_drawing(visitor):
    page = visitor().new_page()
    page.route("**/gebieden.json", lambda route: route.fulfill(body="{}", content_type="application/json"))
    page.add_init_script("console.error = () => {}")  # the module reports what it met, as it should
    page.goto("/kaart/")
    expect(page.get_by_text("De kaart laadt nu niet. In de lijst staat alles.")).to_be_visible()
    expect(page.locator("#kaart > svg.stadskaart")).to_be_visible()
    expect(page.locator(".rij").first).to_be_visible()


def test_card_on_a_phone_leaves_its_marker_in_sight(visit):
    page, _punten = open_map(visit, WEESP, viewport=TELEFOON)
    # The list is out of sight here; this is how a mouse over a row would tell where its marker is.
    row_of(page).dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
    plek = lamp(page)
    page.mouse.click(plek["x"], plek["y"])
    kaartje = page.get_by_role("dialog", name="Op de kaart")
    expect(kaartje).to_be_visible()
    expect(kaartje.locator(".belknop")).to_be_in_viewport()
    page.wait_for_function("() => !document.querySelector('.leaflet-pan-anim')")
    assert lamp(page)["y"] < kaartje.bounding_box()["y"]
