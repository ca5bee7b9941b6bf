"""Secrets are unreadable without a key, and the keys can change."""

import pytest
from hypothesis import given
from hypothesis import settings as proeven
from hypothesis import strategies as st

from palliatief.lib import kluis


@proeven(max_examples=25)
@given(st.text())
def test_what_goes_in_comes_out(tekst):
    assert kluis.decrypt(kluis.encrypt(tekst)) == tekst


def test_keys_change_one_after_the_other(settings):
    oud = kluis.encrypt("geheim")
    settings.GEHEIMSLEUTELS = ["nieuw"]
    nieuw = kluis.encrypt("geheim")
    assert "geheim" not in nieuw and kluis.decrypt(oud) == kluis.decrypt(nieuw) == "geheim"
    settings.GEHEIMSLEUTELS = []
    with pytest.raises(ValueError, match="no key"):
        kluis.decrypt(nieuw)
