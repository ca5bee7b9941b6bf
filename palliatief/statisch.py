"""Static files: one style sheet per page, without a build step."""

import posixpath
import re
from collections.abc import Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDELS = ("css/site.css",)
IMPORT = re.compile(r'@import "(?P<naam>[^"]+)"(?P<media>[^;]*);\n?')


class Bundelopslag(CompressedManifestStaticFilesStorage):
    """Joins the parts of a bundle when static files are collected, before names get their hash.

    In development the ``@import`` lines do their ordinary work, so that there is nothing to build.
    """

    # The modules that a module imports get a hash in their name too.
    support_js_module_import_aggregation = True

    def post_process(self, paths: dict, dry_run: bool = False, **options) -> Iterator:
        if not dry_run:
            for naam in BUNDELS:
                if naam in paths:
                    self._join(naam, paths)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, naam: str, paths: dict) -> None:
        """Write the bundle with its parts in place; a part that set-up did not make is left out."""

        def read(deel: str) -> str:
            opslag, pad = paths[deel]
            with opslag.open(pad) as bestand:
                return bestand.read().decode()

        def inline(vondst: re.Match) -> str:
            deel = posixpath.join(posixpath.dirname(naam), vondst["naam"])
            if deel not in paths:
                return ""
            media = vondst["media"].strip()
            return f"@media {media} {{\n{read(deel)}}}\n" if media else read(deel)

        tekst = IMPORT.sub(inline, read(naam))
        with open(self.path(naam), "w", encoding="utf-8") as bestand:
            bestand.write(tekst)
        paths[naam] = (self, naam)
