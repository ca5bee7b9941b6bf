"""How fast does the browser draw 10,000 points, against Leaflet's own circle markers on a canvas?

Both draw in the same page of the same browser, in turns. Only ratios and shares are reported.
"""

import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.lib.browser import CHROMIUM

REPO = Path(__file__).resolve().parent.parent
LEAFLET = Path(find_spec("leaflet").origin).parent / "static" / "leaflet"  # found, not imported: it wants settings
PUNTEN = 10_000
RONDEN = 20
GRENS = 2.5
TRAAG = 0.02  # share of frames that may miss while panning, above an empty map


class Bestanden(SimpleHTTPRequestHandler):
    """Serves the measuring page, our static files and the Leaflet of django-leaflet."""

    def translate_path(self, path: str) -> str:
        mappen = {
            "kaart_tekenen": REPO / "benchmarks" / "kaart_tekenen",
            "static": REPO / "static",
            "leaflet": LEAFLET,
        }
        map_naam, _, bestand = path.split("?", maxsplit=1)[0].lstrip("/").partition("/")
        return str(mappen.get(map_naam, REPO / "benchmarks") / (bestand or "index.html"))

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the outcome is the output."""


def measure() -> dict[str, Any]:
    """Run the page in Debian's Chromium and return its figures."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bestanden)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/kaart_tekenen/index.html")
        page.wait_for_function("() => Boolean(window.measure)")
        figures = page.evaluate("([n, ronden]) => window.measure(n, ronden)", [PUNTEN, RONDEN])
        browser.close()
    server.shutdown()
    return figures


def main() -> int:
    """Print the ratios beside their limits; 1 when a limit is not met."""
    figures = measure()
    ons, leeg = figures["schuiven"]["ons"], figures["schuiven"]["leeg"]
    rows = [
        (f"first draw of {PUNTEN:,} points, adding included", figures["eerste"], figures["eerste"] >= GRENS),
        ("drawing again after a zoom step", figures["opnieuw"], figures["opnieuw"] >= GRENS),
    ]
    for what, ratio, ok in rows:
        print(f"{what}: {ratio:.1f} x as fast as Leaflet circle markers (limit {GRENS}) {'ok' if ok else 'TOO SLOW'}")
    smooth = ons["traag"] - leeg["traag"] <= TRAAG
    for naam, label in (("ons", "our layer"), ("leaflet", "circle markers"), ("leeg", "empty map")):
        pan = figures["schuiven"][naam]
        print(f"panning, {label}: {pan['traag']:.1%} of frames over 20 ms, {pan['taken']} long tasks")
    print(f"panning without stutter: {'ok' if smooth else 'TOO SLOW'}")
    return 0 if smooth and all(ok for *_, ok in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
