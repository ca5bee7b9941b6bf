"""Static files: one style sheet and one script per page, without a build step."""

import posixpath
import re
from collections.abc import Callable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

STIJLEN = ("css/site.css",)
SCRIPTS = ("js/zoekpagina.js", "js/kaart.js", "js/beheer_kaart.js")

CSS_IMPORT = re.compile(r'@import "(?P<naam>[^"]+)"(?P<media>[^;]*);\n?')
CSS_URL = re.compile(r"""url\((?!["']?(?:data:|[#/]))["']?(?P<adres>[^"')]+)["']?\)""")
JS_IMPORT = re.compile(r'^import (?:(?P<namen>\{[^}]+\}) from )?"(?P<naam>[^"]+)";\n', re.M)
JS_EXPORT = re.compile(r"^export (?=(?:const|function|class) (?P<naam>\w+))", re.M)


class Bundelopslag(CompressedManifestStaticFilesStorage):
    """Joins the parts of a bundle when static files are collected, before names get their hash.

    In development ``@import`` and ``import`` do their ordinary work, so that there is nothing to build.
    """

    # The modules that a module imports get a hash in their name too.
    support_js_module_import_aggregation = True

    def post_process(self, paths: dict, dry_run: bool = False, **options) -> Iterator:
        if not dry_run:
            for namen, join in ((STIJLEN, join_css), (SCRIPTS, join_js)):
                for naam in namen:
                    self._write(naam, join(naam, lambda deel: _read(paths, deel)), paths)
        yield from super().post_process(paths, dry_run, **options)

    def _write(self, naam: str, tekst: str, paths: dict) -> None:
        with open(self.path(naam), "w", encoding="utf-8") as bestand:
            bestand.write(tekst)
        paths[naam] = (self, naam)


def _read(paths: dict, naam: str) -> str:
    """A collected file; one that set-up did not make (fonts) is empty."""
    if naam not in paths:
        return ""
    opslag, pad = paths[naam]
    with opslag.open(pad) as bestand:
        return bestand.read().decode()


def join_css(naam: str, read: Callable[[str], str]) -> str:
    """The style sheet with what it imports in its place; addresses in a part of another folder follow."""
    map_ = posixpath.dirname(naam)

    def inline(vondst: re.Match) -> str:
        pad = posixpath.normpath(posixpath.join(map_, vondst["naam"]))
        elders = posixpath.dirname(pad)
        deel = CSS_URL.sub(lambda v: f'url("{posixpath.relpath(posixpath.join(elders, v["adres"]), map_)}")', read(pad))
        media = vondst["media"].strip()
        return f"@media {media} {{\n{deel}}}\n" if media and deel else deel

    return CSS_IMPORT.sub(inline, read(naam))


def join_js(naam: str, read: Callable[[str], str]) -> str:
    """The module after all that it imports, each in a function of its own that gives back its exports.

    For our own modules only: whole-line ``import { a } from "./b.js"`` and ``export const|function|class``.
    """
    gedaan: dict[str, str] = {}

    def add(module: str) -> None:
        tekst = read(module)
        map_ = posixpath.dirname(module)
        for vondst in JS_IMPORT.finditer(tekst):
            deel = posixpath.normpath(posixpath.join(map_, vondst["naam"]))
            if deel not in gedaan:
                add(deel)
        uit = ", ".join(JS_EXPORT.findall(tekst))
        binnen = JS_EXPORT.sub("", JS_IMPORT.sub(lambda v: _as_const(map_, v), tekst))
        gedaan[module] = f"const {_variable(module)} = (() => {{\n{binnen}\nreturn {{ {uit} }};\n}})();\n"

    add(naam)
    return "".join(gedaan.values())


def _as_const(map_: str, vondst: re.Match) -> str:
    module = posixpath.normpath(posixpath.join(map_, vondst["naam"]))
    return f"const {vondst['namen']} = {_variable(module)};\n" if vondst["namen"] else ""


def _variable(module: str) -> str:
    return "$" + re.sub(r"\W", "_", module)
