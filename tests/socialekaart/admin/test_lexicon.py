"""A coordinator teaches the search a word, and the search knows it at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Doelgroep, Domein, Kaartstand, Ondersteuningswens, Uitdrukking
from tests.factories import InitiatiefFactory

from .formulier import send

LIJST = "/beheer/socialekaart/uitdrukking/"


@pytest.fixture
def ingelogd(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def maatjes(lijsten):
    """Something to find, whose words are not asked for."""
    initiatief = InitiatiefFactory(naam="Samen op pad", wensen=["maatje"], heel_amsterdam=True)
    refresh_initiatieven()
    return initiatief


def pk_of(slug):
    return Ondersteuningswens.objects.get(slug=slug).pk


def add(client, **getypt):
    return send(client, f"{LIJST}add/", **getypt)


def errors_of(response):
    return dict(response.context["adminform"].form.errors)


def found(client, vraag):
    return [rij.naam for rij in client.get("/kaart/", {"q": vraag}).context["zoek"].rijen]


# --- the search follows at once ---


def test_a_new_word_is_understood_at_once(ingelogd, maatjes):
    assert found(ingelogd, "wandelbroeder") == []
    add(ingelogd, tekst="Wandelbroeder", wensen=[pk_of("maatje")])
    assert found(ingelogd, "wandelbroeder") == ["Samen op pad"]
    assert str(Ondersteuningswens.objects.get(slug="maatje")) in chips(ingelogd, "wandelbroeder")


def chips(client, vraag):
    return [chip.naam for chip in client.get("/kaart/", {"q": vraag}).context["zoek"].chips]


def test_a_changed_meaning_counts_at_once(ingelogd, maatjes):
    add(ingelogd, tekst="wandelbroeder", wensen=[pk_of("maaltijden")])
    assert found(ingelogd, "wandelbroeder") == []
    eigen = Uitdrukking.objects.get(tekst="wandelbroeder")
    send(ingelogd, f"{LIJST}{eigen.pk}/change/", wensen=[pk_of("maatje")])
    assert found(ingelogd, "wandelbroeder") == ["Samen op pad"]


@pytest.mark.parametrize("veel", [False, True])
def test_a_word_that_goes_is_understood_no_more(ingelogd, maatjes, veel):
    add(ingelogd, tekst="wandelbroeder", wensen=[pk_of("maatje")])
    eigen = Uitdrukking.objects.get(tekst="wandelbroeder")
    if veel:
        ingelogd.post(LIJST, {"action": "delete_selected", "_selected_action": [eigen.pk], "post": "yes"})
    else:
        ingelogd.post(f"{LIJST}{eigen.pk}/delete/", {"post": "yes"})
    assert not Uitdrukking.objects.filter(pk=eigen.pk).exists()
    assert found(ingelogd, "wandelbroeder") == []


@pytest.mark.parametrize("lijst", ["ondersteuningswens", "doelgroep"])
def test_a_wish_or_group_that_goes_is_meant_no_more(client, beheerder, lijst):
    """The expression stays, and its word is searched for as it stands."""
    client.force_login(beheerder)
    wens = Ondersteuningswens.objects.create(naam="Zingen", slug="zingen", domein=Domein.objects.first(), volgorde=99)
    doelgroep = Doelgroep.objects.create(naam="Zangers", slug="zangers", volgorde=99)
    add(client, tekst="zangbroeder", wensen=[wens.pk], doelgroepen=[doelgroep.pk])
    assert chips(client, "zangbroeder") == ["Zingen", "Zangers"]
    weg = {"ondersteuningswens": wens, "doelgroep": doelgroep}[lijst]
    client.post(f"/beheer/socialekaart/{lijst}/{weg.pk}/delete/", {"post": "yes"})
    assert chips(client, "zangbroeder") == [{"Zingen", "Zangers"}.difference([weg.naam]).pop()]


def test_the_map_gets_a_new_version_when_no_record_changes(ingelogd):
    versies = [Kaartstand.objects.current()]
    add(ingelogd, tekst="wandelbroeder", wensen=[pk_of("maatje")])
    versies.append(Kaartstand.objects.current())
    eigen = Uitdrukking.objects.get(tekst="wandelbroeder")
    send(ingelogd, f"{LIJST}{eigen.pk}/change/", wensen=[pk_of("vervoer")])
    versies.append(Kaartstand.objects.current())
    ingelogd.post(f"{LIJST}{eigen.pk}/delete/", {"post": "yes"})
    versies.append(Kaartstand.objects.current())
    assert versies == sorted(set(versies))


def test_when_the_search_cannot_follow_nothing_is_kept(ingelogd, monkeypatch):
    def fail():
        raise RuntimeError

    monkeypatch.setattr("socialekaart.actions.refresh_lexicon", fail)
    with pytest.raises(RuntimeError):
        add(ingelogd, tekst="wandelbroeder", wensen=[pk_of("maatje")])
    assert not Uitdrukking.objects.filter(tekst="wandelbroeder").exists()


# --- what is kept ---


def test_words_are_kept_in_small_letters_with_their_accents(ingelogd):
    add(
        ingelogd,
        tekst="  Privé   CHAUFFEUR ",
        wensen=[pk_of("vervoer")],
        andere_woorden="Rijden,  met de Auto,, rijden",
        taal="fr",
    )
    nieuw = Uitdrukking.objects.get(tekst="privé chauffeur")
    assert (nieuw.andere_woorden, nieuw.taal) == (["rijden", "met de auto"], "fr")
    assert list(nieuw.wensen.values_list("slug", flat=True)) == ["vervoer"]


def test_saving_without_a_change_changes_nothing(ingelogd):
    eigen = Uitdrukking.objects.exclude(andere_woorden=[]).first()
    oud = (eigen.tekst, eigen.andere_woorden, [wens.pk for wens in eigen.wensen.all()])
    antwoord = send(ingelogd, f"{LIJST}{eigen.pk}/change/")
    assert antwoord.request["PATH_INFO"] == LIJST
    eigen = Uitdrukking.objects.get(pk=eigen.pk)
    assert (eigen.tekst, eigen.andere_woorden, [wens.pk for wens in eigen.wensen.all()]) == oud


@pytest.mark.parametrize("veld", ["doelgroepen", "andere_woorden", "overslaan", "elders"])
def test_each_kind_of_meaning_is_enough(ingelogd, veld):
    waarden = {"doelgroepen": [Doelgroep.objects.get(slug="copd").pk], "andere_woorden": "wandelen"}
    waarden |= {"overslaan": "on", "elders": "Daarvoor belt u de tandarts."}
    add(ingelogd, tekst="wandelbroeder", **{veld: waarden[veld]})
    assert Uitdrukking.objects.filter(tekst="wandelbroeder").exists()


# --- what is refused, in words ---


@pytest.mark.parametrize("anders", ["wandelkróég", "WANDELKROEG", " wandelkroeg ", "wandel-kroëg"])
def test_the_same_word_is_refused_and_shown(ingelogd, anders):
    bestaand = Uitdrukking.objects.create(tekst="wandel kroeg" if "-" in anders else "wandelkroeg")
    aantal = Uitdrukking.objects.count()
    (fout,) = errors_of(add(ingelogd, tekst=anders, wensen=[pk_of("maaltijden")]))["tekst"]
    assert "Dit staat er al" in fout and f"{LIJST}{bestaand.pk}/change/" in fout
    assert Uitdrukking.objects.count() == aantal


def test_a_word_without_meaning_is_refused(ingelogd):
    assert "Zeg wat mensen hiermee bedoelen" in str(errors_of(add(ingelogd, tekst="wandelbroeder")))


def test_a_word_that_says_nothing_has_no_meaning(ingelogd):
    fouten = errors_of(add(ingelogd, tekst="wandelbroeder", overslaan="on", wensen=[pk_of("maatje")]))
    assert list(fouten) == ["overslaan"] and "heeft geen betekenis" in str(fouten)


def test_what_is_elsewhere_has_no_meaning_here(ingelogd):
    fouten = errors_of(add(ingelogd, tekst="wandelbroeder", elders="Bel de gemeente.", wensen=[pk_of("maatje")]))
    assert list(fouten) == ["elders"] and "niet op deze kaart" in str(fouten)


@pytest.mark.parametrize(("tekst", "reden"), [("?!", "geen letters of cijfers"), ("㌖" * 20, "te lang")])
@pytest.mark.parametrize("veld", ["tekst", "andere_woorden"])
def test_what_has_no_words_or_too_long_ones_is_refused(ingelogd, veld, tekst, reden):
    """One of these signs is six letters for the search."""
    getypt = {"tekst": "wandelbroeder", "wensen": [pk_of("maatje")], "andere_woorden": ""} | {veld: tekst}
    assert reden in str(errors_of(add(ingelogd, **getypt))[veld])


def test_a_phrase_that_is_too_long_is_refused(ingelogd):
    getypt = {"tekst": "wandelbroeder", "wensen": [pk_of("maatje")]}
    assert "te lang" in str(errors_of(add(ingelogd, **getypt, andere_woorden="samen " * 20))["andere_woorden"])
    assert list(errors_of(add(ingelogd, **getypt | {"tekst": "samen " * 20}))) == ["tekst"]


# --- looking ---


def test_the_list_shows_what_each_stands_for(ingelogd):
    copd = Doelgroep.objects.get(slug="copd")
    add(ingelogd, tekst="qaap", wensen=[pk_of("maatje")], doelgroepen=[copd.pk])
    add(ingelogd, tekst="qnoot", andere_woorden="mies, qwim", taal="srn")
    add(ingelogd, tekst="qzus", overslaan="on")
    add(ingelogd, tekst="qjet", elders="Bel de gemeente.", taal="en")
    lijst = ingelogd.get(f"{LIJST}?q=q")
    beheer = lijst.context["cl"].model_admin
    getoond = {u.tekst: (beheer.betekenis(u), beheer.taalnaam(u)) for u in lijst.context["cl"].result_list}
    assert getoond.items() >= {
        ("qaap", (f"{Ondersteuningswens.objects.get(slug='maatje')}, {copd}", "Nederlands")),
        ("qnoot", ("‘mies’, ‘qwim’", "Sranan")),
        ("qzus", ("slaan we over", "Nederlands")),
        ("qjet", ("Bel de gemeente.", "Engels")),
    }
    for vraag, tekst in (
        ("q=QWIM", "qnoot"),
        ("q=qaa", "qaap"),
        ("q=qnoot&taal=srn", "qnoot"),
        ("q=qzus&overslaan__exact=1", "qzus"),
        (f"q=qaap&wensen__id__exact={pk_of('maatje')}", "qaap"),
        (f"q=qaap&doelgroepen__id__exact={copd.pk}", "qaap"),
    ):
        assert [u.tekst for u in ingelogd.get(f"{LIJST}?{vraag}").context["cl"].result_list] == [tekst], vraag
    for vraag in ("q=qaap&taal=srn", "q=qaap&overslaan__exact=1", f"q=qnoot&wensen__id__exact={pk_of('maatje')}"):
        assert not ingelogd.get(f"{LIJST}?{vraag}").context["cl"].result_list, vraag


def test_the_list_asks_as_much_for_many_as_for_few(ingelogd, django_assert_max_num_queries):
    ingelogd.get(LIJST)  # what is read once per process
    with CaptureQueriesContext(connection) as weinig:
        assert len(ingelogd.get(f"{LIJST}?q=imam").context["cl"].result_list) < 50
    with django_assert_max_num_queries(len(weinig)):
        assert len(ingelogd.get(LIJST).context["cl"].result_list) == 100


def test_from_the_word_to_what_people_find_with_it(ingelogd, maatjes):
    assert "Bewaar eerst" in ingelogd.get(f"{LIJST}add/").text
    add(ingelogd, tekst="wandel & broeder", wensen=[pk_of("maatje")])
    eigen = Uitdrukking.objects.get(tekst="wandel & broeder")
    pagina = ingelogd.get(f"{LIJST}{eigen.pk}/change/").text
    assert 'href="/kaart/?q=wandel+%26+broeder"' in pagina and "Bekijk het zoekresultaat" in pagina


def test_the_history_says_who_did_what(ingelogd, coordinator):
    add(ingelogd, tekst="wandelbroeder", wensen=[pk_of("maatje")])
    eigen = Uitdrukking.objects.get(tekst="wandelbroeder")
    send(ingelogd, f"{LIJST}{eigen.pk}/change/", wensen=[pk_of("vervoer")], andere_woorden="rijden")
    tekst = ingelogd.get(f"{LIJST}{eigen.pk}/history/").text
    for woord in (str(coordinator), "gemaakt", "gewijzigd", "Vervoer", "rijden"):
        assert woord in tekst, woord


def test_who_may_only_look_sees_all_but_changes_nothing(client, onderzoeker):
    client.force_login(onderzoeker)
    eigen = Uitdrukking.objects.filter(wensen__isnull=False).first()
    assert eigen.tekst in client.get(f"{LIJST}{eigen.pk}/change/").text
    gegevens = {"action": "delete_selected", "_selected_action": [eigen.pk], "post": "yes"}
    client.post(LIJST, gegevens)
    assert client.post(f"{LIJST}{eigen.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{LIJST}add/", {"tekst": "wandelbroeder", "overslaan": "on"}).status_code == 403
    assert Uitdrukking.objects.filter(pk=eigen.pk).exists()
