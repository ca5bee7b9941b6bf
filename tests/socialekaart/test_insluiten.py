"""Which sites may show the map, and the piece of HTML that they get."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from socialekaart.insluiten import Insluitformulier, embed_hosts, refused_hosts, take_weergave
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Kaartstand

pytestmark = pytest.mark.django_db

GOED = [
    "https://www.partner.nl",
    "https://partner.example:8443",
    "https://*.partner.nl",
    "http://localhost:8000",
    "http://127.0.0.1",
]
FOUT = [
    "*",
    "https://*",
    "https://*.nl",
    "https:",
    "http://www.partner.nl",
    "www.partner.nl",
    "https://partner",
    "https://www.partner.nl/pagina",
    "https://www.partner.nl https://kwaad.example",
    "https://www.partner.nl; script-src *",
    "https://www.partner.nl;",
    "https://www.partner.nl\nX-Frame-Options: ALLOWALL",
    "https://www.partner.nl\n",
    "https://gebruiker@www.partner.nl",
    "'unsafe-inline'",
    "data:",
    "",
]


@pytest.mark.parametrize("host", GOED)
def test_the_name_of_a_site_is_allowed(settings, host):
    settings.EMBED_HOSTS = [host]
    assert (embed_hosts(), refused_hosts()) == ([host], [])


@pytest.mark.parametrize("host", FOUT)
def test_anything_else_never_reaches_a_header(settings, host):
    settings.EMBED_HOSTS = ["https://www.partner.nl", host]
    assert (embed_hosts(), refused_hosts()) == (["https://www.partner.nl"], [host])


def choose(vraag: str = "") -> Insluitformulier:
    return Insluitformulier(QueryDict(vraag), load_keuzes(Kaartstand.objects.current()))


@pytest.mark.parametrize(
    ("vraag", "adres", "titel", "hoogte"),
    [
        ("", "/embed/kaart/", "Sociale kaart palliatieve zorg Amsterdam", 600),
        (
            "stadsdeel=oost&domein=sociaal&weergave=kaart&hoogte=450",
            "/embed/kaart/?stadsdeel=oost&domein=sociaal&weergave=kaart",
            "Sociale kaart palliatieve zorg Amsterdam: Oost",
            450,
        ),
        (
            "taal=en&stadsdeel=oost",
            "/en/embed/kaart/?stadsdeel=oost",
            "Social map palliative care Amsterdam: Oost",
            600,
        ),
        ("hoogte=1&stadsdeel=mars&taal=xx", "/embed/kaart/", "Sociale kaart palliatieve zorg Amsterdam", 600),
        ("hoogte=%00&domein=%00&stadsdeel=a%00b", "/embed/kaart/", "Sociale kaart palliatieve zorg Amsterdam", 600),
    ],
)
def test_the_frame_follows_the_choices(lijsten, vraag, adres, titel, hoogte):
    formulier = choose(vraag)
    assert (formulier.adres, formulier.titel, formulier.gekozen["hoogte"]) == (adres, titel, hoogte)


def test_the_choices_follow_the_language_of_the_page_and_the_frame_its_own(lijsten):
    with override("en"):
        formulier = choose("domein=fysiek")
        assert dict(formulier.fields["domein"].choices) == {
            "": "Every kind of support",
            "fysiek": "Physical",
            "sociaal": "Social",
            "psychisch": "Psychological",
            "spiritueel": "Spiritual",
        }
        assert formulier.adres == "/embed/kaart/?domein=fysiek"
        assert formulier.titel == "Sociale kaart palliatieve zorg Amsterdam"


def test_a_wrong_choice_says_what_to_do(lijsten):
    assert list(choose("hoogte=2000").errors) == ["hoogte"]
    assert not choose().errors


def test_the_code_is_one_element_whatever_is_in_it(lijsten):
    assert choose("stadsdeel=oost&hoogte=1200").frame('https://kaart.example/?a=1&b="><script>') == (
        '<iframe src="https://kaart.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;"'
        ' title="Sociale kaart palliatieve zorg Amsterdam: Oost" width="100%" height="1200" loading="lazy"'
        ' referrerpolicy="no-referrer"></iframe>'
    )


@pytest.mark.parametrize(
    ("vraag", "weergave", "meldingen"),
    [
        ("stadsdeel=oost", "", []),
        ("weergave=lijst&stadsdeel=oost", "lijst", []),
        ("weergave=kaart&weergave=lijst&stadsdeel=oost", "lijst", []),
        ("weergave=globe%00&stadsdeel=oost", "", ["‘globe’ kennen we niet. We lieten het weg."]),
    ],
)
def test_what_to_show_is_no_part_of_the_search(vraag, weergave, meldingen):
    rest, *gevonden = take_weergave(QueryDict(vraag))
    assert rest.urlencode() == "stadsdeel=oost"
    assert gevonden == [weergave, meldingen]
