"""The open data: services of HSDS against SQL and COPY, places in a box and vector tiles against tipg.

All of it from one site on one database of 100,000 initiatives, in one run; see ``api_delen``.
"""

import os
import sys

import django

from benchmarks.lib.database import migrate, use_own_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palliatief.settings")
# Who measures asks more in a minute than anybody else may.
os.environ["API_PER_MINUUT"] = "1000000"
use_own_database()
django.setup()

from benchmarks.api_delen import diensten, kaarten
from benchmarks.lib.server import Site, backends, gunicorn
from benchmarks.lib.vulling import fill

AANTAL = 100_000


def bench(aantal: int) -> bool:
    """Measure all of it with so many initiatives; True when the limits are kept."""
    fill(aantal)
    anderen = backends()
    with gunicorn() as (poort, werker):
        Site(poort).wait_until_ready()
        goed = diensten.bench(poort, werker, anderen, aantal)
        return kaarten.bench(poort, werker, anderen) and goed


def main() -> None:
    migrate()
    goed = [bench(aantal) for aantal in [int(a) for a in sys.argv[1:]] or [AANTAL]]
    sys.exit(0 if all(goed) else 1)


if __name__ == "__main__":
    main()
