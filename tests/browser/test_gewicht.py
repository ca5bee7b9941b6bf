"""What a first visit costs: bytes over the line and requests, fonts included (200 kB and 12)."""

import pytest

from tests.browser.conftest import BREED, TELEFOON, wait_for_map

GRENS_BYTES = 200_000
GRENS_VERZOEKEN = 12


@pytest.mark.parametrize("scherm", [BREED, TELEFOON], ids=["breed", "telefoon"])
@pytest.mark.parametrize("pad", ["/", "/kaart/", "/kaart/?stadsdeel=zuidoost&domein=sociaal"])
def test_first_visit_is_light(visitor, pad, scherm):
    """A new visitor has nothing in the cache; what goes to another host fails the test by itself."""
    page = visitor(viewport=scherm).new_page()
    verzoeken: dict[str, str] = {}
    bytes_: dict[str, int] = {}
    netwerk = page.context.new_cdp_session(page)
    netwerk.send("Network.enable")
    netwerk.on("Network.requestWillBeSent", lambda e: verzoeken.update({e["requestId"]: e["request"]["url"]}))
    netwerk.on("Network.loadingFinished", lambda e: bytes_.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(pad)
    if pad != "/" and scherm is BREED:
        wait_for_map(page)
    page.wait_for_load_state("networkidle")
    echt = {id_: url for id_, url in verzoeken.items() if not url.startswith("data:")}
    assert set(echt) <= set(bytes_)
    lijst = sorted((bytes_[id_], url) for id_, url in echt.items())
    assert any(url.endswith(".woff2") for url in echt.values())
    assert len(echt) <= GRENS_VERZOEKEN, lijst
    assert sum(bytes_[id_] for id_ in echt) <= GRENS_BYTES, lijst
