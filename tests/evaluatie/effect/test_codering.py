"""Agreement of two people who read the same answers."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from evaluatie.actions.codering import Veranderd, clean_antwoord, code_antwoord, find_herkenbaar, state_of
from evaluatie.effect.codering import tell_paren, to_code
from evaluatie.models import Codethema, OpenAntwoord
from tests.conftest import make_gebruiker
from tests.factories import OpenAntwoordFactory


@pytest.fixture
def themas(lijsten) -> list[Codethema]:
    return [Codethema.objects.create(slug=naam, naam=naam, volgorde=n) for n, naam in enumerate(["tijd", "kennen"])]


def test_agreement_per_theme_and_where_they_differ(themas):
    """Ten answers. Time: both 4, only the first 1, only the second 1, neither 4.

    Agreement 0.8; each sees it in half, so by chance 0.5; kappa (0.8 - 0.5) / 0.5 = 0.6. Nobody saw the other theme.
    """
    een, ander = make_gebruiker("Onderzoeker", email="a@x.example"), make_gebruiker("Onderzoeker", email="b@x.example")
    tijd, kennen = themas
    for nummer in range(10):
        antwoord = OpenAntwoordFactory()
        code_antwoord(antwoord=antwoord, codeur=een, themas=[tijd] if nummer < 5 else [])
        code_antwoord(antwoord=antwoord, codeur=ander, themas=[tijd] if 1 <= nummer < 6 else [])
    alleen = OpenAntwoordFactory()
    code_antwoord(antwoord=alleen, codeur=een, themas=[kennen])
    derde = make_gebruiker("Onderzoeker", email="c@x.example")
    code_antwoord(antwoord=OpenAntwoordFactory(), codeur=derde, themas=[])

    [paar] = tell_paren()
    assert (paar.een, paar.ander, paar.samen) == (een, ander, 10)
    [over_tijd, over_kennen] = paar.themas
    assert (over_tijd.beide, over_tijd.alleen_een, over_tijd.alleen_ander, over_tijd.geen) == (4, 1, 1, 4)
    assert over_tijd.kappa == pytest.approx(0.6) and over_tijd.woorden == "redelijk eens"
    assert over_kennen.kappa is None and over_kennen.woorden == ""
    assert [(verschil.een, verschil.ander) for verschil in paar.verschillen] in (
        [([tijd], []), ([], [tijd])],
        [([], [tijd]), ([tijd], [])],
    )
    assert list(to_code(ander)) and not to_code(een).filter(pk=alleen.pk).exists()


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Bel an@voorbeeld.example maar", "een mailadres: “an@voorbeeld.example”"),
        ("Mijn nummer is 06 12 34 56 78.", "een telefoonnummer"),
        ("Op 1102 ab, nee 1102 AB", "een postcode: “1102 AB”"),
        ("Toen kwam mevrouw Jansen", "een naam: “mevrouw Jansen”"),
        ("Ik belde Fatima.", "een woord met een hoofdletter"),
        ("Dat ik niet alles opnieuw hoef te vertellen. Dat helpt.", ""),
    ],
)
def test_what_may_tell_who_it_was_is_pointed_out(tekst, gevonden):
    assert gevonden in "; ".join(find_herkenbaar(tekst))
    assert bool(find_herkenbaar(tekst)) == bool(gevonden)


def test_cleaning_throws_away_what_was_sent(client, onderzoeker):
    antwoord = OpenAntwoordFactory(tekst="Fatima belde mij terug.", schoon="", status="nieuw")
    client.force_login(onderzoeker)
    adres = reverse("admin:evaluatie_openantwoord_change", args=[antwoord.pk])
    naar = client.get(reverse("admin:evaluatie_openantwoord_opschonen"))
    assert naar["Location"] == adres
    pagina = client.get(adres).content.decode()
    assert "Fatima belde mij terug." in pagina and antwoord.vraag.tekst in pagina and "Mantelzorgers, T0" in pagina
    assert "_continue" not in pagina
    gegevens = {"schoon": "Toen belde Fatima terug.", "status": "tonen", "stand": state_of(antwoord)}
    assert "Kijk dit na" in client.post(adres, gegevens).content.decode()
    assert "Schrijf de opgeschoonde tekst op" in client.post(adres, gegevens | {"schoon": " "}).content.decode()
    client.post(adres, gegevens | {"schoon": "Iemand belde mij terug."})
    antwoord.refresh_from_db()
    assert (antwoord.tekst, antwoord.schoon, antwoord.status) == ("", "Iemand belde mij terug.", "tonen")
    # A colleague who still has the page open hears it, and loses nothing.
    later = client.post(adres, gegevens | {"schoon": "iets anders"}).content.decode()
    assert "Een collega heeft dit net ook opgeschoond" in later and "iets anders" in later
    # What cannot be used keeps no words at all.
    client.post(adres, gegevens | {"status": "weg", "stand": state_of(antwoord)})
    antwoord.refresh_from_db()
    assert (antwoord.schoon, antwoord.status) == ("", "weg")
    # Nor does the log of the admin.
    assert not LogEntry.objects.filter(object_repr__icontains="belde").exists() and LogEntry.objects.exists()
    lijst = client.get(reverse("admin:evaluatie_openantwoord_opschonen"), follow=True).content.decode()
    assert "Alle antwoorden zijn opgeschoond." in lijst and "Mantelzorgers, T0" in lijst


def test_who_was_a_moment_later_hears_it(client, onderzoeker, monkeypatch):
    """Between looking and writing a colleague can be first."""

    def be_late(**_velden):
        raise Veranderd

    monkeypatch.setattr("evaluatie.admin.openantwoord.clean_antwoord", be_late)
    antwoord = OpenAntwoordFactory(tekst="Zo.", schoon="", status="nieuw")
    client.force_login(onderzoeker)
    gegevens = {"schoon": "Zo.", "status": "tonen", "stand": state_of(antwoord)}
    adres = reverse("admin:evaluatie_openantwoord_change", args=[antwoord.pk])
    assert "net iets eerder" in client.post(adres, gegevens, follow=True).content.decode()


def test_cleaning_at_the_same_moment_is_refused(themas):
    antwoord = OpenAntwoordFactory(tekst="x", schoon="", status="nieuw")
    stand = state_of(antwoord)
    clean_antwoord(antwoord=antwoord, stand=stand, schoon="eerst", status="klaar")
    with pytest.raises(Veranderd):
        clean_antwoord(antwoord=antwoord, stand=stand, schoon="later", status="klaar")
    assert OpenAntwoord.objects.get().schoon == "eerst"


def test_coding_one_by_one_without_seeing_what_others_chose(client, onderzoeker, themas):
    collega = make_gebruiker("Onderzoeker", email="a@x.example")
    antwoord = OpenAntwoordFactory(schoon="Op tijd bellen.")
    code_antwoord(antwoord=antwoord, codeur=collega, themas=themas[:1])
    Codethema.objects.filter(pk=themas[0].pk).update(uitleg="Er belt iemand.")
    client.force_login(onderzoeker)
    adres = reverse("admin:evaluatie_openantwoord_coderen")
    pagina = client.get(adres).content.decode()
    assert "Op tijd bellen." in pagina and "checked" not in pagina
    fout = client.post(adres, {"antwoord": antwoord.pk, "themas": ["0"]}).content.decode()
    assert "errornote" in fout
    nummer = re.search(r'name="antwoord" value="([^"]*)"', pagina)[1]
    for _keer in range(2):  # a double click
        antwoorden = client.post(adres, {"antwoord": nummer, "themas": [themas[0].pk, themas[1].pk]}, follow=True)
        assert antwoorden.status_code == 200
    assert set(antwoord.coderingen.get(codeur=onderzoeker).themas.all()) == set(themas)
    assert "U hebt alle opgeschoonde antwoorden gecodeerd" in client.get(adres).content.decode()
    assert client.post(adres, {"antwoord": "1" * 40}).status_code == 404
    verander = re.search(r'href="([^"]*)">Verander uw keuze', antwoorden.content.decode())[1]
    assert client.get(verander).content.decode().count(" checked") == 2
    assert "Er belt iemand." in pagina
    eens = client.get(reverse("admin:evaluatie_openantwoord_overeenstemming")).content.decode()
    assert "1 antwoord door beiden gecodeerd" in eens and "Hier zagen zij iets anders" in eens


def test_exact_answers_are_for_who_may_see_them(client, onderzoeker, coordinator):
    adres = reverse("admin:evaluatie_openantwoord_antwoorden")
    client.force_login(onderzoeker)
    assert client.get(adres).content.decode("utf-8-sig").startswith("inzending,perspectief,moment")
    client.force_login(coordinator)
    assert client.get(adres).status_code == 403
    assert client.get(reverse("admin:evaluatie_openantwoord_coderen")).status_code == 403
