"""Text with a few signs for markup (Markdown) to HTML that is safe to show, and back.

What comes out has only the elements of ``TOEGESTAAN``: no HTML that somebody typed, no images, no style, no scripts.
"""

import re
from html import escape, unescape
from html.parser import HTMLParser
from itertools import count

import nh3
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

TOEGESTAAN = {"p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "blockquote", "a",
              "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
# Other sites and services, an address on this site, or a place on the page. Not //elders, which is another site.
LINK = re.compile(r"(?:https?://[^/]|mailto:|tel:|/(?![/\\])|#)", re.IGNORECASE)
ELDERS = re.compile(r"https?:", re.IGNORECASE)
# What would be read as markup.
TEKEN = re.compile(r"[\\*_\[\]]")


def _make_reader() -> MarkdownIt:
    lezer = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    lezer.disable(["code", "fence", "backticks", "image", "html_block", "html_inline"])
    lezer.validateLink = lambda url: bool(LINK.match(url))  # type: ignore[method-assign]
    return lezer


LEZER = _make_reader()


def render_opmaak(tekst: str, *, kop: int = 2) -> SafeString:
    """HTML of a text; its highest headings are of level ``kop``, and no level is skipped."""
    delen = LEZER.parse(tekst)
    _shift_headings(delen, kop)
    for deel in delen:
        for stuk in deel.children or []:
            if stuk.type == "link_open" and ELDERS.match(str(stuk.attrGet("href"))):
                stuk.attrSet("rel", "external noopener")
    html = nh3.clean(
        LEZER.renderer.render(delen, LEZER.options, {}),
        tags=TOEGESTAAN,
        attributes={"a": {"href", "rel"}, "*": set()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return SafeString(_box_tables(html))  # what nh3 lets through


def _box_tables(html: str) -> str:
    """A wide table scrolls in a box of its own, also by keyboard. A "<" that somebody typed is "&lt;" by now."""
    nummers = count(1)

    def box(gevonden: re.Match) -> str:
        naam = escape(_("Tabel %d") % next(nummers))
        return f'<div class="tabelvak" role="region" aria-label="{naam}" tabindex="0">{gevonden[0]}</div>'

    return re.sub("<table>.*?</table>", box, html, flags=re.DOTALL)


def _shift_headings(delen: list[Token], kop: int) -> None:
    """Levels as a reader needs them: each heading at most one deeper than the one above it."""
    boven: list[str] = []
    for deel in delen:
        if deel.type == "heading_open":
            while boven and boven[-1] >= deel.tag:
                boven.pop()
            boven.append(deel.tag)
        if deel.type in {"heading_open", "heading_close"}:
            deel.tag = f"h{min(kop + len(boven) - 1, 6)}"


def plain_text(tekst: str) -> str:
    """The words of a text without its markup, on one line: for a description of the page."""
    return " ".join(unescape(nh3.clean(render_opmaak(tekst), tags=set())).split())


class _Schrijver(HTMLParser):
    """Writes down the simple HTML of our own pages as Markdown."""

    VOOR = {"p": "\n\n", "h2": "\n\n## ", "h3": "\n\n### ", "ul": "\n\n", "li": "\n- ", "br": "\n",
            "strong": "**", "em": "*", "a": "["}  # fmt: skip
    NA = {"strong": "**", "em": "*", "ul": "\n\n"}

    def __init__(self) -> None:
        super().__init__()
        self.stukken: list[str] = []
        self.adres = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.adres = dict(attrs).get("href") or self.adres
        self.stukken.append(self.VOOR.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.stukken.append(f"]({self.adres})" if tag == "a" else self.NA.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self.stukken.append(TEKEN.sub(r"\\\g<0>", " ".join(f"|{data}|".split())[1:-1]))


def write_opmaak(html: str) -> str:
    """The text that gives this HTML, for somebody who wants to change it: paragraphs, headings, lists, links."""
    schrijver = _Schrijver()
    schrijver.feed(html)
    schrijver.close()
    regels = [regel.strip() for regel in "".join(schrijver.stukken).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()
