"""Which records may be the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from socialekaart.actions import refresh_initiatieven
from socialekaart.dubbel import find_known
from socialekaart.models import Initiatief
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory


def names(**vraag):
    return [bekende.naam for bekende in find_known(**vraag)]


@pytest.fixture
def kaart(lijsten):
    eetclub = InitiatiefFactory(
        naam="Eetclub de Bron",
        organisatie=OrganisatieFactory(naam="Stichting Wiel"),
        telefoon="+31205555181",
        email="Eten@wiel.example",
        website="https://www.wiel.example/eten/",
    )
    LocatieFactory(initiatief=eetclub)
    geheim = InitiatiefFactory(
        naam="Schuilplaats",
        telefoon="+31612345678",
        telefoon_openbaar=False,
        email="noor@wiel.example",
        email_openbaar=False,
    )
    LocatieFactory(initiatief=geheim, geheim=True, postcode="1103 XY")
    InitiatiefFactory(naam="Concertbezoek", status="concept", telefoon="+31205555199")
    for nummer in range(8):
        InitiatiefFactory(naam=f"Inloop {'abcdefgh'[nummer] * 5}")
    refresh_initiatieven()


class TestFindKnown:
    """What is already on the map, for who is about to add it."""

    @pytest.mark.parametrize(
        ("vraag", "redenen"),
        [
            ({"naam": "Eetklub De Bron"}, ["naam lijkt 68 %"]),
            ({"telefoon": "020 555 51 81"}, ["zelfde telefoon"]),
            ({"email": " eten@WIEL.example "}, ["zelfde e-mail"]),
            ({"website": "http://wiel.example/eten?bron=mail#top"}, ["zelfde website"]),
            ({"naam": "De eetgroep", "postcode": "1102ab"}, ["naam lijkt 35 %", "zelfde postcode"]),
        ],
    )
    def test_by_each_sign_in_words(self, kaart, vraag, redenen):
        (bekende,) = find_known(**vraag)
        assert bekende.redenen == redenen
        assert (bekende.naam, bekende.organisatie, bekende.plek) == ("Eetclub de Bron", "Stichting Wiel", "Zuidoost")
        assert bekende.url == f"/initiatief/{Initiatief.objects.get(pk=bekende.id).slug}/"

    def test_nothing_that_is_private_or_not_published_is_found(self, kaart):
        assert not find_known(telefoon="06 12 34 56 78")
        assert not find_known(email="noor@wiel.example")
        assert not find_known(naam="Concertbezoek", telefoon="020 555 51 99")
        (bekende,) = find_known(naam="Schuilplaats", postcode="1103 XY", telefoon="0612345678")
        assert bekende.redenen == ["naam lijkt 100 %"]

    def test_a_common_word_alone_finds_little_and_the_rest_of_the_name_decides(self, kaart):
        assert names(naam="Inloop bbbbb")[0] == "Inloop bbbbb"
        assert names(naam="Inloop zzzzz") == []
        assert len(names(naam="Inloop")) == 5

    def test_another_site_of_the_same_host_is_another(self, kaart):
        assert not find_known(website="wiel.example/wandelen")
        assert not find_known(website="wiel.example")

    def test_two_signs_go_before_one(self, kaart):
        InitiatiefFactory(naam="Eetclub de Brom", telefoon="+31205555111")
        refresh_initiatieven()
        assert names(naam="Eetclub de Bro", telefoon="0205555111") == ["Eetclub de Brom", "Eetclub de Bron"]


class TestWhateverIsTyped(TestCase):
    @given(st.tuples(*[st.text(max_size=400)] * 5))
    def test_half_or_wrong_gives_no_error(self, velden):
        find_known(**dict(zip(["naam", "postcode", "telefoon", "website", "email"], velden, strict=True)))

    def test_nothing_typed_finds_nothing(self):
        assert find_known() == []
