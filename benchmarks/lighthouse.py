"""What Lighthouse says of the first visit on a middling phone: performance and accessibility.

Lighthouse measures on this machine as it is; other work on it only lowers a score, so the best of three runs counts.

Needs npm and the network once, to install Lighthouse beside the project's other local things.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import django

from benchmarks.lib.browser import CHROMIUM
from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
use_own_database()
django.setup()

from benchmarks.lib.server import Site, gunicorn
from benchmarks.lib.vulling import fill

LIGHTHOUSE = "lighthouse@12.8.2"
MAP = Path(__file__).resolve().parent.parent / ".lokaal" / "lighthouse"
PAGINAS = ["/", "/kaart/?stadsdeel=zuidoost&domein=sociaal"]
GRENZEN = {"performance": 95, "accessibility": 100}
RONDEN = 3
INITIATIEVEN = 1_000


def install() -> Path:
    """The program itself, installed once per version."""
    programma = MAP / "node_modules" / ".bin" / "lighthouse"
    stempel = MAP / "versie"
    if not (programma.exists() and stempel.exists() and stempel.read_text() == LIGHTHOUSE):
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("Voor Lighthouse is npm nodig: apt-get install npm")
        MAP.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", MAP, LIGHTHOUSE], check=True)
        stempel.write_text(LIGHTHOUSE)
    return programma


def measure(programma: Path, url: str) -> dict[str, float]:
    """The scores of one run, out of a hundred."""
    uitslag = subprocess.run(
        [
            programma,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(GRENZEN)}",
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        stdout=subprocess.PIPE,
        check=True,
    )
    return {naam: 100 * deel["score"] for naam, deel in json.loads(uitslag.stdout)["categories"].items()}


def main() -> int:
    """Print the scores beside their limits; 1 when one of them is lower."""
    programma = install()
    migrate()
    fill(INITIATIEVEN)
    goed = True
    with gunicorn() as (poort, _pid):
        Site(poort).wait_until_ready()
        for pad in PAGINAS:
            ronden = [measure(programma, f"http://127.0.0.1:{poort}{pad}") for _ronde in range(RONDEN)]
            for naam, grens in GRENZEN.items():
                score = max(ronde[naam] for ronde in ronden)
                goed &= score >= grens
                oordeel = "gehaald" if score >= grens else "NIET gehaald"
                print(f"{pad:<44} {naam:<14} {score:3.0f}   grens {grens}  {oordeel}", flush=True)
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
