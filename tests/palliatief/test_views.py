"""Health addresses are open to all and never kept."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["/healthz", "/readyz"])
def test_health(client, pad):
    antwoord = client.get(pad)
    assert (antwoord.status_code, antwoord.text) == (200, "ok\n")
    assert "no-store" in antwoord["Cache-Control"]
