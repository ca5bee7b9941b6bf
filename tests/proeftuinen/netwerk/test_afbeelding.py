"""The picture as a file: complete without the page, with links that work from anywhere."""

import struct
from xml.etree import ElementTree

from proeftuinen.netwerk import afbeelding
from proeftuinen.netwerk.afbeelding import PNG_BREED, make_png, make_svg
from proeftuinen.netwerk.tekening import draw

from .figuren import GEEN, TOEN, make_band, make_knoop, make_netwerk

SVG = "{http://www.w3.org/2000/svg}"


def make_tekening(naam="Huisartsen & Co"):
    knopen = [make_knoop("o1", naam), make_knoop("o2", vorm="informeel", domein="sociaal")]
    nu = make_netwerk(knopen, [make_band(1, "o1", "o2", "verwijzing")])
    return draw(nu, make_netwerk(knopen, [], TOEN), {"o1": (120, 100), "o2": (700, 100)}, GEEN)


def test_the_svg_stands_alone():
    """Title, legend and source are in it; every sign that it uses is in it; no class is needed to see it."""
    svg = make_svg(make_tekening(), site="https://kaart.example")
    boom = ElementTree.fromstring(svg)
    teksten = [tekst.text for tekst in boom.iter(f"{SVG}text")]
    assert (
        "Netwerk van Zuidoost op 1 juni 2026" in teksten and "Sinds 1 januari 2025: 1 nieuw, 0 gestopt. " not in teksten
    )
    assert {"Formeel", "Verwijzing", "Nieuw", "Fysiek"} <= set(teksten)
    assert any("kaart.example" in (tekst or "") for tekst in teksten)
    ids = {element.get("id") for element in boom.iter()}
    gebruikt = {element.get("href")[1:] for element in boom.iter(f"{SVG}use")}
    assert gebruikt <= ids
    assert {a.get("href") for a in boom.iter(f"{SVG}a")} == {"https://kaart.example/kaart/?q=x"}
    breedte, hoogte = (float(n) for n in boom.get("viewBox").split()[2:])
    assert all(
        float(u.get("y")) < hoogte and float(u.get("x")) < breedte for u in boom.iter(f"{SVG}use") if u.get("width")
    )


def test_what_xml_cannot_hold_is_left_out():
    """Somebody may have pasted a control character into a name."""
    svg = make_svg(make_tekening("Zorg\x01groep"), site="https://kaart.example")
    assert "Zorg groep" in "".join(ElementTree.fromstring(svg).itertext()) and make_png(svg)


def test_the_png_has_the_width_that_print_needs(monkeypatch, tmp_path):
    svg = make_svg(make_tekening(), site="https://kaart.example")
    png = make_png(svg)
    assert png.startswith(b"\x89PNG") and struct.unpack(">I", png[16:20]) == (PNG_BREED,)
    # On a machine without Debian's Lato it takes what letters there are.
    monkeypatch.setattr(afbeelding, "LETTERS", [tmp_path / "geen.ttf"])
    assert make_png(svg).startswith(b"\x89PNG")
