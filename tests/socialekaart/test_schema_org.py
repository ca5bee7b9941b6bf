"""An initiative for search engines."""

import json
import re

import pytest

from socialekaart.actions import refresh_initiatieven
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db


def describe(client, initiatief) -> dict:
    refresh_initiatieven()
    pagina = client.get(initiatief.get_absolute_url()).text
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', pagina, re.S).group(1))


def test_what_is_known_is_told(client, lijsten):
    initiatief = InitiatiefFactory(
        naam="Naast je", organisatie=OrganisatieFactory(naam="Stichting Naast Je"), wensen=["maatje"],
        doelgroepen=["copd"], werkgebied=["zuidoost"], talen=["nl", "srn"], telefoon="+31200000112",
        website="https://naastje.example",
    )  # fmt: skip
    LocatieFactory(initiatief=initiatief, naam="De Kom")
    gegevens = describe(client, initiatief)
    assert gegevens["@type"] == "Service"
    assert gegevens["provider"]["name"] == "Stichting Naast Je"
    assert gegevens["areaServed"] == [{"@type": "AdministrativeArea", "name": "Zuidoost"}]
    kanaal = gegevens["availableChannel"]
    assert kanaal["servicePhone"]["telephone"] == "+31200000112"
    assert kanaal["serviceLocation"][0]["name"] == "De Kom"
    assert kanaal["serviceLocation"][0]["geo"]["latitude"] == pytest.approx(52.31)


def test_what_is_not_known_or_not_public_is_left_out(client, lijsten):
    initiatief = InitiatiefFactory(heel_amsterdam=True, telefoon="+31612345678", telefoon_openbaar=False)
    LocatieFactory(initiatief=initiatief, punt=None)
    LocatieFactory(initiatief=initiatief, straat="Geheimlaan", geheim=True)
    gegevens = describe(client, initiatief)
    assert gegevens["areaServed"][0]["name"] == "Amsterdam"
    assert "provider" not in gegevens and "audience" not in gegevens
    assert "servicePhone" not in gegevens["availableChannel"]
    assert len(gegevens["availableChannel"]["serviceLocation"]) == 1
    assert "geo" not in gegevens["availableChannel"]["serviceLocation"][0]


def test_no_value_can_end_the_script(client, lijsten):
    kwaad = "</script><script>alert(1)</script>"
    initiatief = InitiatiefFactory(naam=kwaad, samenvatting=kwaad)
    assert describe(client, initiatief)["name"] == kwaad
