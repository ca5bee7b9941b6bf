"""What people type becomes HTML of a few elements; nothing that acts, and nothing of elsewhere, gets through."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from palliatief.lib.opmaak import LINK, TOEGESTAAN, plain_text, render_opmaak, write_opmaak

# What makes markup and what makes trouble, in any order, with words between.
STUKKEN = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:x\" onclick=\"x\">",
    "<div style=", "<!--", "-->", "<svg/onload=x>", "](javascript:alert(1))", "](data:text/html,x)",
    "](//elders.nl)", "](/kaart/)", "](HTTPS://a.nl)", "](vbscript:x)", "](\tjavascript:x)", "](&#106;avascript:x)",
    "](https://a.nl 'titel\" onclick=x')", "![", "[", "<javascript:x>", "<https://a.nl/\"onmouseover=x>", "|",
    "|-|-:|", "\n", "\n\n", "# ", "#### ", "> ", "- ", "1. ", "**", "*", "`", "```", "    ", "\\", "&lt;script&gt;",
    "&#60;b&#62;", "[a]: javascript:x", "\u0000", "é", "woord", " ",
]  # fmt: skip


class Lezer(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.delen: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.delen.append((tag, dict(attrs)))


@given(st.lists(st.sampled_from(STUKKEN) | st.text(max_size=8), max_size=25).map("".join))
@example("[x](javascript:alert(1)) <b onclick=x>h</b>")
def test_nothing_dangerous_survives(tekst):
    niveau = 1
    for tag, attrs in Lezer(render_opmaak(tekst)).delen:
        assert tag in TOEGESTAAN | {"div"}
        assert attrs.keys() <= {"a": {"href", "rel"}, "div": {"class", "role", "aria-label", "tabindex"}}.get(
            tag, set()
        )
        if tag == "a":
            assert LINK.match(attrs["href"])
            assert ("rel" in attrs) == attrs["href"].lower().startswith("http")
        if tag[0] == "h" and tag != "hr":
            assert 2 <= int(tag[1]) <= niveau + 1
            niveau = int(tag[1])


@pytest.mark.parametrize(
    ("tekst", "html"),
    [
        ("# Een\n\n#### Twee\n\n## Drie", "<h2>Een</h2>\n<h3>Twee</h3>\n<h3>Drie</h3>"),
        ("een\ntwee", "<p>een<br>\ntwee</p>"),
        ("[mail](mailto:a@b.nl) [bel](tel:112) [op](#x)", '<a href="mailto:a@b.nl">mail</a> <a href="tel:112">bel</a>'),
        ("[uit](https://a.nl)", '<a href="https://a.nl" rel="external noopener">uit</a>'),
        ("|a|\n|-|\n|b|", '<div class="tabelvak" role="region" aria-label="Tabel 1" tabindex="0"><table>'),
        ("<table>", "<p>&lt;table&gt;</p>"),
    ],
)
def test_markup(tekst, html):
    assert html in render_opmaak(tekst)


def test_headings_fit_below_the_one_above():
    assert render_opmaak("# Een\n\n## Twee", kop=3) == "<h3>Een</h3>\n<h4>Twee</h4>\n"


def test_a_description_is_words_only():
    assert plain_text("## Kop\n\n**Thuis** & [meer](/x/)\n\n- a < b") == "Kop Thuis & meer a < b"


ALINEAS = ["## Kop", "### Klein", "Met **vet** en *schuin*.", "[Link](/kaart/) \\[x\\] 2 \\* 3", "- a\n- b"]


@given(st.lists(st.sampled_from(ALINEAS), max_size=6, unique=True))
def test_html_is_written_as_text_that_gives_it_again(alineas):
    html = render_opmaak("\n\n".join(alineas))
    assert render_opmaak(write_opmaak(html)) == html


def test_our_own_html_becomes_text():
    html = '<p class="lead">Bel\n   <a href="tel:112">112</a>.<br>Nu</p>\n<ul>\n  <li><strong>A:</strong> b</li>\n</ul>'
    assert write_opmaak(html) == "Bel [112](tel:112).\nNu\n\n- **A:** b"
