"""The picture shows each node and tie as the legend says, in one place on every date, and says it in words."""

import random
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from proeftuinen.netwerk.legenda import KLEUREN
from proeftuinen.netwerk.tekening import MERKEN_HOOGSTENS, draw, draw_klein
from proeftuinen.netwerk.vel import DRUK, choose_vel

from .figuren import GEEN, NU, TOEN, Makelaar, Maten, make_band, make_knoop, make_netwerk

SOORTEN = ["verwijzing", "afstemming", "gezamenlijk-aanbod", "contact-gemeente", "pilot"]
KNOPEN = [
    make_knoop("o1", "Huisartsen Amstelpoort"),
    make_knoop("o2", "Buurtkamer De Kom", "informeel", "sociaal"),
    make_knoop("o3", "Gemeente: gebiedsteam", "gemeente", "", adres=""),
    make_knoop("o4", "Kunst aan Bed", "informeel", "wonen"),
]
PLAATSEN = {"o1": (120.4, 100.6), "o2": (450, 100), "o3": (780, 100), "o4": (450, 240)}


def render(tekening, naam="netwerkplaatje.html", **meer):
    return render_to_string(f"proeftuinen/delen/{naam}", {"tekening": tekening} | meer)


def make_groot(aantal, banden, zaad=1):
    """So many nodes on a grid with so many ties of all kinds, two thirds of which were there before."""
    vel, toeval = choose_vel(aantal), random.Random(zaad)
    per_rij = round((aantal * vel.breedte / vel.hoogte) ** 0.5) + 1
    stap = (vel.breedte - 180) / per_rij
    knopen = [make_knoop(f"o{i}", f"Stichting Wijkzorg {i}") for i in range(aantal)]
    plaatsen = {f"o{i}": (90 + stap * (i % per_rij), 50 + stap * (i // per_rij)) for i in range(aantal)}
    paren = [toeval.sample(range(aantal), 2) for _i in range(banden)]
    alle = [make_band(i, f"o{a}", f"o{b}", SOORTEN[i % 5]) for i, (a, b) in enumerate(paren)]
    toen = make_netwerk(knopen, alle[: 2 * banden // 3], TOEN, "")
    return make_netwerk(knopen, alle[10:], NU, ""), toen, plaatsen


def test_shapes_kinds_brokers_and_who_stands_alone():
    banden = [make_band(i, "o1", "o2", soort, sinds=date(2026, 3, 1)) for i, soort in enumerate(SOORTEN)]
    banden.append(make_band(9, "o2", "o3", "contact-gemeente"))
    tekening = draw(make_netwerk(KNOPEN, banden), None, PLAATSEN, Maten([Makelaar("o2", "Buurtkamer De Kom")]))
    figuren = {figuur.knoop.sleutel: figuur for figuur in tekening.figuren}
    assert [f.knoop.sleutel for f in tekening.figuren] == ["o1", "o2", "o3", "o4"]  # as one reads: by row
    assert (figuren["o1"].x, figuren["o1"].y) == (120, 101)
    assert figuren["o2"].makelaar and not figuren["o1"].makelaar
    assert figuren["o4"].los and figuren["o4"].glyf == "groep" and figuren["o4"].klassen == "knoop los"
    assert figuren["o1"].klassen == "knoop d-fysiek" and figuren["o1"].kleur == "#1565bf"
    assert figuren["o1"].uitleg == "Huisartsen Amstelpoort. Formeel, fysiek. 5 samenwerkingen."
    assert figuren["o2"].uitleg == "Buurtkamer De Kom. Informeel, sociaal. 6 samenwerkingen. Bruggenbouwer."
    assert figuren["o3"].uitleg == "Gemeente: gebiedsteam. Gemeente. 1 samenwerking."
    assert figuren["o4"].uitleg == "Kunst aan Bed. Informeel, wonen. Staat los."
    strepen = {streep.naam: streep for streep in tekening.strepen}
    assert set(strepen) == set(SOORTEN)
    assert strepen["verwijzing"].pijlen and not strepen["afstemming"].pijlen
    assert [s.naam for s in tekening.strepen if s.dubbel] == ["gezamenlijk-aanbod"]
    assert strepen["pilot"].streepjes == "9 5" and not strepen["pilot"].rond
    assert strepen["contact-gemeente"].rond and strepen["contact-gemeente"].d.count("M") == 2
    woorden = [woorden for _d, woorden in tekening.uitleg]
    assert "Huisartsen Amstelpoort → Buurtkamer De Kom: verwijzing, structureel, sinds 1 maart 2026" in woorden
    assert "Buurtkamer De Kom – Gemeente: gebiedsteam: contact met gemeente, structureel" in woorden
    assert not tekening.breed and tekening.alle_namen and not tekening.verandering and not tekening.merken
    assert tekening.titel == "Netwerk van Zuidoost op 1 juni 2026"
    assert tekening.omschrijving == (
        "Dit plaatje toont 4 organisaties en 6 samenwerkingen. De meeste lijnen hebben Buurtkamer De Kom (6) en"
        " Huisartsen Amstelpoort (5). Bruggenbouwers: Buurtkamer De Kom. Zonder lijn: Kunst aan Bed."
    )
    html = render(tekening)
    assert html.count("<a class=") == 3 and html.count('role="img"') == 1  # who leads nowhere is no link
    assert "Nieuw" not in html and "Bruggenbouwer" in html


def test_what_is_new_and_what_stopped():
    """One tie stays, one is new, one stopped with who is in the network no more."""
    toen = make_netwerk(KNOPEN, [make_band(1, "o1", "o2"), make_band(2, "o2", "o4", "verwijzing", sinds=TOEN)], TOEN)
    nu = make_netwerk(KNOPEN[:3], [make_band(1, "o1", "o2"), make_band(3, "o2", "o3", "gezamenlijk-aanbod")])
    tekening = draw(nu, toen, PLAATSEN, GEEN)
    assert [(s.naam, s.stand) for s in tekening.strepen] == [
        ("gestopt", "gestopt"), ("afstemming", ""), ("nieuw-gezamenlijk-aanbod", "nieuw")
    ]  # fmt: skip
    assert [s.naam for s in tekening.nieuw] == ["nieuw-gezamenlijk-aanbod"]
    assert {soort for soort, _x, _y in tekening.merken} == {"nieuw", "gestopt"}
    assert next(f for f in tekening.figuren if f.knoop.sleutel == "o4").los
    assert "Buurtkamer De Kom → Kunst aan Bed: verwijzing, gestopt" in [woorden for _d, woorden in tekening.uitleg]
    assert tekening.verandering == "Sinds 1 januari 2025: 1 nieuw, 1 gestopt."
    html = render(tekening)
    assert html.count('class="nw-halo"') == 2  # one line, and one in the legend
    assert "Gestopt" in html and html.count('class="nw-binnen"') == 1


def test_the_same_node_stays_in_place_between_dates():
    nu, toen, plaatsen = make_groot(20, 30)
    plekken = [
        {f.knoop.sleutel: (f.x, f.y) for f in draw(netwerk, None, plaatsen, GEEN).figuren} for netwerk in (nu, toen)
    ]
    assert plekken[0] == plekken[1]


def test_marks_keep_off_nodes_and_off_each_other():
    nu, toen, plaatsen = make_groot(25, 40)
    tekening = draw(nu, toen, plaatsen, GEEN)
    assert len(tekening.merken) == 24  # by hand: 10 stopped, and the last 14 of 40 are new
    for _soort, x, y in tekening.merken:
        assert all((x - f.x) ** 2 + (y - f.y) ** 2 > 17**2 for f in tekening.figuren)


def test_a_large_network_stays_small_and_says_what_it_leaves_out():
    nu, toen, plaatsen = make_groot(300, 2000)
    tekening = draw(nu, toen, plaatsen, GEEN)
    assert tekening.vel.druk and not choose_vel(300).with_ties(DRUK).druk
    assert tekening.breed and not tekening.alle_namen and not tekening.uitleg and not tekening.merken
    assert tekening.verandering == "Sinds 1 januari 2025: 667 nieuw, 10 gestopt." and MERKEN_HOOGSTENS < 677
    html = render(tekening)
    klein = [render(draw_klein(*soort, plaatsen), "netwerk_klein.svg.html") for soort in ((toen, None), (nu, toen))]
    assert len(html) < 170_000 and sum(map(len, klein)) < 110_000
    assert "passen niet alle namen" in html and html.count("<title>") == 300
    eerste = next(f for f in tekening.figuren if f.knoop.sleutel == "o0")
    assert len(eerste.buren.split()) == len(
        {eind for b in nu.banden if "o0" in (b.van, b.naar) for eind in (b.van, b.naar)} - {"o0"}
    )  # of the first, all are later ones
    assert "en nog" not in tekening.omschrijving and tekening.titel.startswith("Netwerk van heel Amsterdam")


def test_many_without_a_tie_are_counted_in_words():
    knopen = [make_knoop(f"o{i:02}") for i in range(15)]
    plaatsen = {k.sleutel: (90 + 50 * i, 100) for i, k in enumerate(knopen)}
    tekening = draw(make_netwerk(knopen, []), None, plaatsen, GEEN)
    assert tekening.omschrijving.startswith(
        "Dit plaatje toont 15 organisaties en 0 samenwerkingen. Zonder lijn: Naam o00"
    )
    assert tekening.omschrijving.endswith("Naam o11 en nog 3.")


def test_nothing_known_is_said_in_words():
    html = render(draw(make_netwerk([], []), None, {}, GEEN))
    assert "nog geen organisaties" in html and '<svg class="netwerk' not in html


def test_hostile_names_stay_text_and_nothing_is_inline():
    knopen = [make_knoop("o1", "<script>alert(1)</script> & \"Zorg'"), make_knoop("o2", "أصدقاء " * 30, "informeel")]
    tekening = draw(make_netwerk(knopen, [make_band(1, "o1", "o2")]), None, PLAATSEN, GEEN)
    html = render(tekening)
    assert "<script" not in html and "style=" not in html
    svg = html[html.index('<svg class="netwerk') : html.index("</div>")]
    assert ElementTree.fromstring(svg).tag == "svg"


def test_small_pictures_have_one_line_for_two_and_new_only_where_nothing_was():
    toen = make_netwerk(KNOPEN, [make_band(1, "o1", "o2"), make_band(2, "o3", "o4")], TOEN)
    nu = make_netwerk(KNOPEN, [make_band(1, "o1", "o2"), make_band(3, "o2", "o1", "pilot"), make_band(4, "o2", "o3")])
    klein = draw_klein(nu, toen, PLAATSEN)
    assert klein.strepen == {"oud": "M120 101l330 -1", "nieuw": "M450 100l330 0"}
    assert klein.vormen == {
        "dicht-hoekig": "M110.9 91.9h18.2v18.2h-18.2zM780 86.35l13.65 13.65 -13.65 13.65 -13.65 -13.65z",
        "dicht-rond": "M450 100h0",
        "open-rond": "M450 240h0",
    }
    html = render(klein, "netwerk_klein.svg.html")
    assert 'aria-label="Netwerk van Zuidoost op 1 juni 2026. Dit plaatje toont 4 organisaties' in html
    assert "nw-halo" in html
    vroeger = draw_klein(make_netwerk(KNOPEN, [], TOEN), None, PLAATSEN)
    assert set(vroeger.vormen) == {"open-hoekig", "open-rond"}
    assert "nw-halo" not in render(vroeger, "netwerk_klein.svg.html")


def test_in_english_the_words_are_english_and_names_stay_dutch():
    with override("en"):
        html = render(draw(make_netwerk(KNOPEN, []), None, PLAATSEN, GEEN))
    assert '<text lang="nl"' in html


def test_the_picture_has_the_colours_of_the_page():
    tokens = (Path(__file__).resolve().parents[3] / "static/css/tokens.css").read_text()
    licht = dict(re.findall(r"--([\w-]+): (#\w{6});", tokens.partition("@media")[0]))
    assert {"": licht["inkt-2"]} | {d: licht[d] for d in ("fysiek", "sociaal", "psychisch", "spiritueel")} == KLEUREN
    map_ = Path(__file__).resolve().parents[3] / "templates/proeftuinen/delen"
    gebruikt = {
        kleur for pad in map_.glob("netwerk*.svg.html") for kleur in re.findall(r"#[0-9a-f]{6}\b", pad.read_text())
    }
    assert gebruikt == {licht[naam] for naam in ("inkt", "inkt-2", "lamp", "vlak", "lijn")}


@pytest.mark.parametrize(("aantal", "soort"), [(0, "ruim"), (30, "ruim"), (31, "vol"), (140, "vol"), (141, "propvol")])
def test_the_sheet_grows_with_what_is_on_it(aantal, soort):
    vel = choose_vel(aantal)
    assert vel.soort == soort and vel.hoogte >= 300
    assert choose_vel(800).hoogte > choose_vel(300).hoogte
