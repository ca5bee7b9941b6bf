"""The address, understood as far as it goes."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils.timezone import localdate

from evaluatie.hiaten.vraag import Vraag, from_request
from tests.factories import MetingFactory, SchattingFactory


@pytest.fixture
def keuzes(lijsten):
    MetingFactory()
    SchattingFactory()


def test_address_becomes_a_question_and_a_question_an_address(keuzes, django_assert_num_queries):
    adres = (
        "meting=voorjaar-2026-mantelzorgers&schatting=sterfte-66&soort=formeel&werkgebied=alles&domein=sociaal"
        "&peildatum=2026-01-31"
    )
    with django_assert_num_queries(3):
        vraag, meldingen = from_request(QueryDict(adres))
    hele = Vraag("voorjaar-2026-mantelzorgers", "sterfte-66", "formeel", "alles", "sociaal", date(2026, 1, 31))
    assert (vraag, meldingen, vraag.query(), vraag.dag) == (hele, [], adres, date(2026, 1, 31))
    assert vraag.query(domein="", open="sociaal").endswith("peildatum=2026-01-31&open=sociaal")
    assert from_request(QueryDict("utm_source=x&weergave=kaart"), ook=["weergave"]) == (Vraag(), [])
    assert (Vraag().query(), Vraag().dag) == ("", localdate())
    assert from_request(QueryDict("peildatum=31-1-2026"))[0].peildatum == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("soort=formel", "‘formel’ kennen we niet. Bedoelt u Formeel: beroepskrachten? We lieten het weg."),
        ("domein=sociaal&domein=fysiek", "We tonen één keuze tegelijk. Dit is Sociaal."),
        ("meting=%00x", "‘x’ kennen we niet. We lieten het weg."),
        ("schatting=opgave", "‘opgave’ kennen we niet. We lieten het weg."),
        ("peildatum=2026-13-01", "‘2026-13-01’ is geen datum. Schrijf het zo: 2026-06-01. We tonen vandaag."),
        ("peildatum=morgen", "‘morgen’ is geen datum. Schrijf het zo: 2026-06-01. We tonen vandaag."),
        (f"peildatum={localdate() + timedelta(days=1)}", "Die dag moet nog komen. We tonen vandaag."),
        ("kleur=%00rood", "Een deel van het adres kennen we niet: ‘kleur’. Dat lieten we weg."),
    ],
)
def test_what_we_do_not_understand_is_told_and_left_out(keuzes, adres, zin):
    vraag, meldingen = from_request(QueryDict(adres))
    assert vraag.peildatum is None
    assert meldingen == [zin]
