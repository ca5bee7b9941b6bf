"""Asks the Dutch API, and holds each answer against what the API says of itself."""

import json

import pytest
from jsonschema import Draft202012Validator

from opendata.api.beschrijving import describe_api
from socialekaart.actions import refresh_initiatieven

GEOJSON = "application/geo+json"
WORTEL = "/api/v1"


@pytest.fixture(scope="session")
def beschrijving() -> dict:
    return describe_api()


@pytest.fixture
def ask(client, beschrijving):
    """The answer to a question, checked against the description of ``operatie`` (its path there)."""

    def ask(adres: str, operatie: str = "", *, geojson: bool = False, status: int = 200, hoofden=None, **vraag):
        accept = {"accept": GEOJSON} if geojson else {}
        response = client.get(f"{WORTEL}/{adres}", vraag, headers={**accept, **(hoofden or {})})
        assert response.status_code == status, response.content
        antwoorden = beschrijving["paths"]["/" + (operatie or adres)]["get"]["responses"]
        soort = response.headers["Content-Type"]
        vorm = antwoorden[str(status)]["content"][soort]["schema"]
        validator = Draft202012Validator({**vorm, "components": beschrijving["components"]})
        inhoud = json.loads(response.content)
        validator.validate(inhoud)
        assert response.headers["API-Version"] == beschrijving["info"]["version"]
        ask.response = response
        return inhoud

    return ask


@pytest.fixture
def refresh():
    return refresh_initiatieven
