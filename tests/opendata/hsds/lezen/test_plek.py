"""Places: standard addresses, older ones, ours, and what is no place."""

import pytest

from opendata.hsds.lezen.document import Document
from opendata.hsds.lezen.plek import read_plekken

NUMMER = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"


def read(locatie, *, precies=False):
    document = Document({"service_at_locations": [{"location": {"id": NUMMER} | locatie}]}, precies)
    return list(read_plekken(document)), document.opmerkingen


def address(**delen):
    return {"addresses": [{"address_type": "physical", "city": "Amsterdam", "postal_code": "1102ab"} | delen]}


@pytest.mark.parametrize(
    ("regel", "straat", "huisnummer"),
    [
        ("Voorbeeldplein 12", "Voorbeeldplein", "12"),
        ("Tweede Oosterparkstraat 3-2 hs", "Tweede Oosterparkstraat", "3-2 hs"),
        ("1-30 Main Street", "Main Street", "1-30"),
        ("Plein 1944 7", "Plein 1944", "7"),
        ("Gebouw De Hoek", "Gebouw De Hoek", ""),
        ("a" * 110 + " 12", "a" * 100, ""),
    ],
)
def test_street_and_number(regel, straat, huisnummer):
    (plek,), opmerkingen = read(address(address_1=regel))
    assert (plek.straat, plek.huisnummer, plek.postcode, plek.plaats) == (straat, huisnummer, "1102 AB", "Amsterdam")
    assert not opmerkingen and str(plek.uuid) == NUMMER and plek.as_punt() is None


def test_an_older_address_and_a_postal_one():
    (plek,), _ = read({"physical_addresses": [{"address_1": "Plein 1", "postal_code": "1102 AB", "city": "Weesp"}]})
    assert (plek.straat, plek.plaats) == ("Plein", "Weesp")
    assert read(address(address_1="Postbus 1", address_type="postal")) == ([], [])


def test_our_own_parts_win_over_the_address():
    eigen = {"street": "Kade", "house_number": "1 hs", "postal_code": "1102 AB", "city": "Weesp"}
    (plek,), _ = read(address(address_1="Anders 1") | {"address_nl": eigen, "name": "De Kade "}, precies=True)
    assert (plek.naam, plek.straat, plek.huisnummer, plek.plaats) == ("De Kade ", "Kade", "1 hs", "Weesp")


@pytest.mark.parametrize("soort", ["postal", "virtual"])
def test_no_place_to_go_to(soort):
    assert read({"location_type": soort, "name": "Online"}) == ([], [])


def test_a_place_that_says_nothing_is_none_unless_it_is_ours():
    assert read({}) == ([], [])
    assert len(read({}, precies=True)[0]) == 1


def test_a_point():
    (plek,), _ = read({"longitude": 4.97, "latitude": "52.3100004"})
    assert plek.punt == (4.97, 52.31) and plek.as_punt().srid == 4326


@pytest.mark.parametrize(
    ("lon", "lat", "kolom"),
    [("x", 52.3, "longitude"), (4.9, "NaN", "latitude"), (52.3, 4.9, "latitude, longitude")],
)
def test_a_point_that_cannot_be(lon, lat, kolom):
    (plek,), opmerkingen = read({"name": "De Kade", "longitude": lon, "latitude": lat})
    assert plek.punt is None and [regel[0] for regel in opmerkingen] == [kolom]


def test_the_same_place_twice_is_one():
    hier = {"location": {"name": "De Kade"}}
    document = Document({"service_at_locations": [hier, hier, {"location": {"name": "Elders"}}, {}, "x"]})
    assert [(plek.naam, plek.uuid) for plek in read_plekken(document)] == [("De Kade", None), ("Elders", None)]
