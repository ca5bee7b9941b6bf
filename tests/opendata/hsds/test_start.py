"""The root of the API."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_root_says_which_hsds_and_where_it_is_described(client):
    inhoud = client.get("/hsds/", headers={"Accept-Language": "en"}).json()
    assert inhoud == {
        "version": "3.0",
        "profile": "http://testserver/hsds/profiel/",
        "openapi_url": "http://testserver/hsds/openapi.json",
    }
    assert client.get(inhoud["openapi_url"]).json()["openapi"] == "3.1.0"
    assert client.get(inhoud["profile"]).status_code == 200
