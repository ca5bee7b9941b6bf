"""What an address asks of the network, and what is said of what nobody can answer."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from proeftuinen.models import Proeftuin
from proeftuinen.netwerk.vraag import PARAMETERS, Netwerkvraag
from socialekaart.models import Kaartstand

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def proef(lijsten):
    proef = Proeftuin.objects.get(slug="zuidoost")
    proef.begin = date(2025, 1, 1)
    proef.save()
    return proef


def ask(adres=""):
    return Netwerkvraag(QueryDict(adres), Kaartstand.objects.current())


def test_without_a_question_it_is_the_whole_city_today():
    vraag = ask()
    assert (vraag.stadsdeel, vraag.dag, vraag.vergelijk, vraag.meldingen) == (None, localdate(), None, [])
    assert vraag.query() == f"peildatum={localdate().isoformat()}&vergelijk="
    assert not vraag.vanaf_start


def test_a_stadsdeel_is_beside_the_day_on_which_its_proeftuin_began():
    vraag = ask("stadsdeel=zuidoost&peildatum=1-6-2026&soort=pilot&soort=verwijzing&fase=contact&utm_source=x")
    assert (vraag.slug, vraag.dag, vraag.vergelijk, vraag.vanaf_start) == (
        "zuidoost",
        date(2026, 6, 1),
        date(2025, 1, 1),
        True,
    )
    assert (vraag.soorten, vraag.fasen, vraag.meldingen) == (["pilot", "verwijzing"], ["contact"], [])
    assert vraag.query() == (
        "stadsdeel=zuidoost&peildatum=2026-06-01&vergelijk=2025-01-01&soort=pilot&soort=verwijzing&fase=contact"
    )
    assert ask(vraag.query()).query() == vraag.query()
    assert ask("stadsdeel=zuidoost&vergelijk=").vergelijk is None
    assert ask("stadsdeel=zuidoost&peildatum=2024-12-31").vergelijk is None


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("stadsdeel=zuidoots", "‘zuidoots’ kennen we niet. Bedoelt u Zuidoost? We tonen heel Amsterdam."),
        ("stadsdeel=oost&stadsdeel=xyz", "‘xyz’ kennen we niet. We lieten het weg."),
        ("stadsdeel=oost&stadsdeel=weesp", "We tonen één stadsdeel tegelijk. Dit is Oost."),
        ("soort=afstemmen", "‘afstemmen’ kennen we niet. Bedoelt u afstemming? We lieten het weg."),
        ("fase=gestopt", "‘gestopt’ kennen we niet. We lieten het weg."),
        ("peildatum=gisteren", "‘gisteren’ is geen datum. Schrijf het zo: 2026-06-01. We tonen vandaag."),
        ("peildatum=2026-02-30", "‘2026-02-30’ is geen datum. Schrijf het zo: 2026-06-01. We tonen vandaag."),
        ("vergelijk=0000-00-00", "‘0000-00-00’ is geen datum. Schrijf het zo: 2026-06-01. We vergelijken niet."),
        (
            "peildatum=2026-06-01&vergelijk=2026-06-01",
            "1 juni 2026 ligt niet voor 1 juni 2026. We vergelijken niet.",
        ),
        ("kleur=blauw", "Een deel van het adres kennen we niet: ‘kleur’. Dat lieten we weg."),
        ("kle%00ur=1&vorm=2", "Delen van het adres kennen we niet: ‘kleur’, ‘vorm’. Die lieten we weg."),
    ],
)
def test_what_we_do_not_know_is_said(adres, zin):
    assert ask(adres).meldingen == [zin]


@given(st.lists(st.tuples(st.sampled_from([*PARAMETERS, "x"]), st.text(max_size=60)), max_size=5))
def test_anything_can_be_asked(paren):
    vraag = QueryDict(mutable=True)
    for naam, waarde in paren:
        vraag.appendlist(naam, waarde)
    assert not any("\0" in melding for melding in Netwerkvraag(vraag, 1).meldingen)
