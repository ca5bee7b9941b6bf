"""Results as visitors read them, and as a reader of feeds does."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from proeftuinen.models import Proeftuin
from socialekaart.actions.verversen import start_version
from socialekaart.models import Bestand
from tests.factories import PublicatieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lijsten")]
ADRES = "/resultaten/"


def test_a_result_is_told_in_plain_words_with_figures_files_and_what_one_may_do_with_it(client):
    publicatie = PublicatieFactory(
        titel="Eén <jaar>", slug="een-jaar", in_proeftuin="oost", licentie="cc-by-sa", voorbeeld=True,
        tekst="## Wat we vonden\n\nMeer **bellen**.", auteurs="Groep A, Groep B", datum="2026-02-03",
    )  # fmt: skip
    publicatie.cijfers.create(tekst="Er waren 20 samenwerkingen.", adres="/kaart.csv?stadsdeel=oost&q=a")
    bestand = Bestand.objects.keep(SimpleUploadedFile("telling.csv", b"maand;aantal\n1;4\n"))
    publicatie.bestanden.create(titel="De telling", bestand=bestand)
    pagina = client.get("/resultaten/een-jaar/").text
    for tekst in ("Eén &lt;jaar&gt;</h1>", "<strong>bellen</strong>", "Groep A, Groep B", "3 februari 2026",
                  "Tussenresultaat", ">Voorbeeld</span>", 'content="noindex"', 'href="/proeftuinen/oost/"',
                  'href="/kaart.csv?stadsdeel=oost&amp;q=a"', "Er waren 20 samenwerkingen.", "CSV, 17",
                  'href="https://creativecommons.org/licenses/by-sa/4.0/deed.nl"'):  # fmt: skip
        assert tekst in pagina, tekst
    adres = f"/bestand/{bestand.pk}/telling.csv"
    assert f'href="{adres}"' in pagina and client.get(adres).content == b"maand;aantal\n1;4\n"
    # Where rights are kept, and the proeftuin is not on the site, there is nothing to follow.
    Proeftuin.objects.update(status="concept")
    type(publicatie).objects.update(licentie="voorbehouden")
    start_version()
    pagina = client.get("/resultaten/een-jaar/").text
    assert (
        "Alle rechten voorbehouden" in pagina and "creativecommons" not in pagina and "/proeftuinen/oost/" not in pagina
    )


def test_what_is_not_on_the_site_yet_is_nowhere(client):
    assert "Er zijn nog geen resultaten." in client.get(ADRES).text
    PublicatieFactory(slug="morgen", titel="Morgen", datum=localdate() + timedelta(1))
    PublicatieFactory(slug="nooit", titel="Nooit", status="concept")
    PublicatieFactory(titel="Nu wel")
    start_version()
    for adres in (ADRES, "/resultaten/feed.atom"):
        tekst = client.get(adres).text
        assert "Nu wel" in tekst and "Morgen" not in tekst and "Nooit" not in tekst
    for slug in ("morgen", "nooit", "bestaat-niet"):
        assert client.get(f"/resultaten/{slug}/").status_code == 404


@pytest.mark.parametrize(
    ("vraag", "titels", "gemeld"),
    [
        ("", ["Van Oost", "Eind", "Van Weesp"], ()),
        ("soort=eind", ["Eind"], ()),
        ("proeftuin=oost", ["Van Oost"], ()),
        ("proeftuin=weesp&soort=eind", [], ()),
        ("proeftuin=noord&soort=%00&q=x&pagina=99999999999999999999", ["Van Oost", "Eind", "Van Weesp"],
         ("Op ‘noord’ kunnen we hier", "Op ‘q’ kunnen we hier", "is er niet. Dit is bladzijde 1.")),
    ],
)  # fmt: skip
def test_they_are_chosen_by_kind_and_proeftuin(client, vraag, titels, gemeld):
    PublicatieFactory(titel="Van Weesp", in_proeftuin="weesp", datum="2025-01-01")
    PublicatieFactory(titel="Eind", soort="eind", datum="2025-02-01")
    PublicatieFactory(titel="Van Oost", in_proeftuin="oost", datum="2025-03-01")
    antwoord = client.get(f"{ADRES}?{vraag}")
    assert [publicatie.titel for publicatie in antwoord.context["pagina"]] == titels
    assert all(melding in antwoord.text for melding in gemeld)
    assert ('role="status"' in antwoord.text.partition("</h1>")[2]) == (bool(vraag) and not gemeld)


def test_the_feed_says_where_each_result_is(client):
    PublicatieFactory(slug="een", titel="Eén & twee")
    antwoord = client.get("/resultaten/feed.atom")
    assert antwoord["Content-Type"].startswith("application/atom+xml")
    assert "Eén &amp; twee" in antwoord.text and "/resultaten/een/</id>" in antwoord.text
    assert client.get("/resultaten/feed.atom", headers={"If-None-Match": antwoord["ETag"]}).status_code == 304


def test_pages_ask_as_much_for_many_as_for_few(client, settings, django_assert_num_queries):
    settings.RESULTATEN_PER_PAGINA = 4
    start_version()
    for _nummer in range(6):
        publicatie = PublicatieFactory(in_proeftuin="oost")
    for nummer in range(3):
        publicatie.cijfers.create(tekst="Cijfer", adres="/kaart.csv")
        bestand = Bestand.objects.keep(SimpleUploadedFile(f"{nummer}.csv", b"a"))
        publicatie.bestanden.create(titel="Deel", bestand=bestand)
    assert 'href="?pagina=2"' in client.get(ADRES).text
    with django_assert_num_queries(3):  # proeftuinen to choose from, how many, and these
        client.get(ADRES)
    with django_assert_num_queries(3):  # this one, figures, files
        client.get(publicatie.get_absolute_url())
