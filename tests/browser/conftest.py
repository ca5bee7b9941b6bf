"""The site in Debian's Chromium: one server and one set of example data for all tests of this folder.

Tests that change data take back what they changed; the others only read.
"""

import fcntl
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import restore_basis

ROOT = Path(__file__).resolve().parent.parent.parent
BREED = {"width": 1440, "height": 900}
TELEFOON = {"width": 360, "height": 800}
# The shell draws the same pages for a fraction of the work; not every distribution has it.
CHROMIUM = next(pad for pad in ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium") if Path(pad).exists())


def is_collected(map_: Path) -> bool:
    """The collected files are there, and nothing that they come from is newer."""
    lijst = map_ / "staticfiles.json"
    bronnen = [p for p in (ROOT / "static").rglob("*") if p.is_file()]
    bronnen += [ROOT / "requirements.txt", ROOT / "palliatief" / "settings.py", ROOT / "palliatief" / "statisch.py"]
    return lijst.exists() and max(p.stat().st_mtime for p in bronnen) < lijst.stat().st_mtime


@pytest.fixture(scope="session")
def static_root(run_map: Path) -> Path:
    """Static files as they are now, with the real hashed names: those of bin/test, else collected for this run."""
    if is_collected(Path(settings.STATIC_ROOT)):
        return Path(settings.STATIC_ROOT)
    map_ = run_map / "static"
    with open(map_.with_suffix(".slot"), "w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not (map_ / "staticfiles.json").exists():
            with override_settings(STATIC_ROOT=map_):
                call_command("collectstatic", interactive=False, verbosity=0)
    return map_


@pytest.fixture(scope="package")
def browser(django_db_setup) -> Iterator[Browser]:
    """Debian's Chromium.

    Playwright keeps an event loop in this thread as long as it runs. Django takes that for asynchronous code, and
    keeps other connections there; so it starts after the test database was made, and ends with this folder.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def site(browser: Browser, django_db_blocker, static_root: Path) -> Iterator[str]:
    """The address of the running site, with the lists and the example data.

    WSGI as in production: whitenoise serves the static files, which Django's own live server would keep to itself.
    """
    als_echt = override_settings(STATIC_ROOT=static_root, WHITENOISE_AUTOREFRESH=False)
    with als_echt, django_db_blocker.unblock():
        call_command("load_voorbeelden", stdout=io.StringIO())
        server = LiveServerThread("127.0.0.1", lambda _handler: WSGIHandler())
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://127.0.0.1:{server.port}"
        server.terminate()
        restore_basis()


@pytest.fixture
def db(site: str) -> None:
    """The test database without the usual rollback: the server has to see what a test wrote. Tries to log in before
    this test do not count."""
    caches["default"].clear()


def listen(context: BrowserContext, site: str) -> list[str]:
    """What goes wrong in a browser without anybody seeing it: errors, blocked content, other hosts."""
    problemen: list[str] = []

    def hear(message) -> None:
        # A page may itself be a 404; anything that it needs may not.
        eigen = message.page is not None and message.location.get("url") == message.page.url
        if message.type == "error" and not (eigen and "Failed to load resource" in message.text):
            problemen.append(f"{message.text} ({message.location.get('url')})")

    def look(request) -> None:
        adres = urlsplit(request.url)
        if adres.scheme in {"http", "https"} and f"{adres.scheme}://{adres.netloc}" != site:
            problemen.append(f"request to another host: {request.url}")

    context.on("console", hear)
    context.on("weberror", lambda fout: problemen.append(str(fout.error)))
    context.on("request", look)
    return problemen


@pytest.fixture
def visitor(browser: Browser, site: str, db) -> Iterator[Callable[..., BrowserContext]]:
    """Makes visitors: ``visitor(viewport=TELEFOON, java_script_enabled=False)``.

    A test fails when any of its visitors met an error or was sent to another host.
    """
    alle: dict[BrowserContext, list[str]] = {}

    def make(**opties) -> BrowserContext:
        context = browser.new_context(**{"base_url": site, "locale": "nl-NL", "viewport": BREED, **opties})
        context.set_default_timeout(20_000)
        alle[context] = listen(context, site)
        return context

    yield make
    for context in alle:
        context.close()
    assert not [probleem for problemen in alle.values() for probleem in problemen]


@pytest.fixture
def visit(visitor) -> Callable[..., Page]:
    """Opens an address as a new visitor."""

    def go(pad: str, **opties) -> Page:
        page = visitor(**opties).new_page()
        page.goto(pad)
        return page

    return go


def wait_for_map(page: Page) -> None:
    """The map has drawn the points of the search that the page shows."""
    page.locator("#kaart.levend:not([aria-busy])").wait_for()
