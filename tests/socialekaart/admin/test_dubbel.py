"""Pairs in the admin: the list, two beside each other, merging, parting, and "these are two"."""

import pytest

from socialekaart.actions import find_duplicates, judge_pair, merge_initiatieven, refresh_initiatieven
from socialekaart.models import Dubbelpaar, Gebied, Initiatief, Samenvoeging
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, LocatieFactory
from tests.socialekaart.actions.test_samenvoegen import compose

from .formulier import messages_of

LIJST = "/beheer/socialekaart/dubbelpaar/"


@pytest.fixture
def twee(lijsten):
    paar = [
        InitiatiefFactory(naam="Honingraat", slug=slug, kosten=kosten, wensen=[wens], werkgebied=["oost"])
        for slug, kosten, wens in (("honing", "€ 5", "maatje"), ("raat", "€ 4", "ontmoeting"))
    ]
    for initiatief in paar:
        LocatieFactory(initiatief=initiatief, in_stadsdeel="oost")
    refresh_initiatieven()
    find_duplicates()
    return paar


@pytest.fixture
def van_oost(client, coordinator):
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="oost"))
    client.force_login(coordinator)
    return client


def address(een, ander, rest=""):
    return f"{LIJST}{een.pk}/{ander.pk}/{rest}"


def read(response):
    """What the form would send back unchanged."""
    formulier = response.context["formulier"]
    velden = {naam: formulier.chosen(naam) for naam in formulier.fields if not naam.startswith("gelezen")}
    return velden | {naam: formulier[naam].value() for naam in formulier.fields if naam.startswith("gelezen")}


def test_the_list_says_what_and_why_in_few_queries(van_oost, twee, django_assert_max_num_queries):
    for naam in ("Waterlelie", "Claverhuis", "Koperen Knoop") * 2:
        InitiatiefFactory(naam=naam, werkgebied=["oost"])
    refresh_initiatieven()
    find_duplicates()
    assert Dubbelpaar.objects.count() == 4
    van_oost.get(LIJST)
    with django_assert_max_num_queries(28):
        response = van_oost.get(LIJST)
    tekst = response.content.decode()
    assert "Honingraat" in tekst and "precies dezelfde naam" in tekst and "helpt bij andere wensen" in tekst
    assert f"{address(*twee)}" in tekst


def test_choose_look_and_merge(van_oost, twee):
    een, ander = twee
    response = van_oost.get(address(*twee))
    assert "€ 5" in response.content.decode() and "€ 4" in response.content.decode()
    gekozen = read(response) | {"blijft": str(een.pk), "kosten": str(ander.pk)}
    proef = van_oost.post(address(*twee), gekozen | {"stap": "bekijk"})
    (deel,) = proef.context["moment"].delen
    assert ("Kosten", "€ 5", "€ 4") in [(w.veld, w.oud, w.nieuw) for w in deel.wijzigingen]
    assert not Samenvoeging.objects.exists() and Initiatief.objects.get(pk=een.pk).kosten == "€ 5"
    assert read(proef)["kosten"] == str(ander.pk)
    klaar = van_oost.post(address(*twee), gekozen | {"stap": "voeg"}, follow=True)
    assert klaar.redirect_chain[0][0] == f"/beheer/socialekaart/initiatief/{een.pk}/change/"
    assert "‘Honingraat’ is samengevoegd met ‘Honingraat’" in messages_of(klaar)[0]
    een.refresh_from_db()
    assert een.kosten == "€ 4" and set(een.wensen.values_list("slug", flat=True)) == {"maatje", "ontmoeting"}
    assert een.locaties.count() == 1
    assert van_oost.get("/initiatief/raat/")["Location"] == "/initiatief/honing/"


def test_a_colleague_changed_it_and_the_choices_stay(van_oost, twee):
    een, ander = twee
    gekozen = read(van_oost.get(address(*twee))) | {"kosten": str(een.pk), "stap": "voeg"}
    Initiatief.objects.filter(pk=ander.pk).update(kosten="€ 3")
    response = van_oost.post(address(*twee), gekozen)
    assert "net gewijzigd" in messages_of(response)[0] and "€ 3" in response.content.decode()
    assert read(response)["kosten"] == str(een.pk) and not Samenvoeging.objects.exists()
    van_oost.post(address(*twee), read(response) | {"stap": "voeg"})
    assert Samenvoeging.objects.get().met.kosten == "€ 5"


@pytest.mark.parametrize("onzin", [{"blijft": "7"}, {"kosten": "x"}, {"locaties": ["9999999"]}, {}])
def test_nonsense_is_told_and_merges_nothing(van_oost, twee, onzin):
    response = van_oost.post(
        address(*twee), read(van_oost.get(address(*twee))) | onzin | {"stap": "voeg"} if onzin else {}
    )
    assert response.status_code == 200 and not Samenvoeging.objects.exists()


def test_a_published_one_without_summary_is_told(van_oost, twee):
    ander = twee[1]
    Initiatief.objects.filter(pk=ander.pk).update(status="concept", samenvatting="")
    gekozen = read(van_oost.get(address(*twee))) | {"samenvatting": str(ander.pk), "stap": "voeg"}
    response = van_oost.post(address(*twee), gekozen)
    assert "Schrijf eerst een samenvatting." in response.content.decode() and not Samenvoeging.objects.exists()


def test_merged_meanwhile_goes_back_to_the_list(van_oost, twee):
    ander = twee[1]
    derde = InitiatiefFactory(werkgebied=["oost"])
    merge_initiatieven(keuze=compose(derde, ander), gebruiker=None)
    response = van_oost.post(address(*twee), read(van_oost.get(address(*twee))) | {"stap": "voeg"}, follow=True)
    assert "al met een ander samengevoegd" in messages_of(response)[0]


def test_these_are_two_and_back(van_oost, twee):
    response = van_oost.post(address(*twee, "oordeel/"), {"geen_dubbele": "ja"}, follow=True)
    assert messages_of(response) == ["Onthouden: dit zijn er twee."]
    assert "Geen dubbele, zei coordinator@voorbeeld.example" in van_oost.get(f"{LIJST}?soort=geen").content.decode()
    van_oost.post(address(*twee, "oordeel/"), {"geen_dubbele": "nee"})
    assert Dubbelpaar.objects.open().count() == 1
    van_oost.get(address(*twee, "oordeel/"))
    assert Dubbelpaar.objects.open().count() == 1


def test_undo_from_the_list(van_oost, twee):
    een, ander = twee
    samenvoeging = merge_initiatieven(keuze=compose(een, ander), gebruiker=None)
    assert "raat" in van_oost.get(f"{LIJST}?soort=samengevoegd").content.decode()
    van_oost.get(f"{LIJST}ongedaan/{samenvoeging.pk}/")
    assert Samenvoeging.objects.exists()
    Initiatief.objects.filter(pk=een.pk).update(kosten="gratis")
    response = van_oost.post(f"{LIJST}ongedaan/{samenvoeging.pk}/", follow=True)
    assert [tekst.partition("’")[2] for tekst in messages_of(response)] == [
        " is weer een eigen initiatief.",
        " is na het samenvoegen nog gewijzigd, en blijft zoals het nu is.",
    ]
    assert van_oost.get("/initiatief/raat/").status_code == 200
    assert van_oost.post(f"{LIJST}ongedaan/{samenvoeging.pk}/").status_code == 404


def test_undone_without_a_change_since_says_only_that(van_oost, twee):
    samenvoeging = merge_initiatieven(keuze=compose(*twee), gebruiker=None)
    assert str(samenvoeging) == "Honingraat → Honingraat"
    response = van_oost.post(f"{LIJST}ongedaan/{samenvoeging.pk}/", follow=True)
    assert messages_of(response) == ["‘Honingraat’ is weer een eigen initiatief."]


def test_the_work_list_counts_them_and_takes_a_no(van_oost, twee):
    paar = Dubbelpaar.objects.get()
    response = van_oost.get("/beheer/?soort=dubbel")
    assert address(*twee) in response.content.decode()
    van_oost.post("/beheer/?soort=dubbel", {"doe": f"geen {paar.pk} "})
    paar.refresh_from_db()
    assert paar.geen_dubbele


def test_undo_in_the_wrong_order_is_told(van_oost, twee):
    een, ander = twee
    derde = InitiatiefFactory(naam="Derde", werkgebied=["oost"])
    eerste = merge_initiatieven(keuze=compose(een, ander), gebruiker=None)
    merge_initiatieven(keuze=compose(derde, een), gebruiker=None)
    response = van_oost.post(f"{LIJST}ongedaan/{eerste.pk}/", follow=True)
    assert "is daarna zelf samengevoegd" in messages_of(response)[0]


@pytest.mark.parametrize("rest", ["", "oordeel/"])
def test_of_which_one_is_not_yours_is_not_yours_to_merge(van_oost, twee, rest):
    een, ander = twee
    ander.werkgebied.set(Gebied.objects.stadsdelen().filter(slug="weesp"))
    ander.locaties.all().delete()
    refresh_initiatieven()
    assert van_oost.post(address(een, ander, rest)).status_code == 403
    assert "Honingraat" not in van_oost.get(LIJST).content.decode()
    samenvoeging = merge_initiatieven(keuze=compose(een, ander), gebruiker=None)
    assert van_oost.post(f"{LIJST}ongedaan/{samenvoeging.pk}/").status_code == 403
    assert Samenvoeging.objects.exists()


@pytest.mark.parametrize("adres", ["1/1/", "1/999999999/", "7/8/oordeel/", "ongedaan/5/"])
def test_what_is_not_there_is_404(van_oost, adres):
    assert van_oost.get(f"{LIJST}{adres}").status_code == 404


def test_who_only_reads_comes_in_nowhere(client, onderzoeker, twee):
    client.force_login(onderzoeker)
    samenvoeging = merge_initiatieven(keuze=compose(*twee), gebruiker=None)
    for adres in (LIJST, address(*twee), address(*twee, "oordeel/"), f"{LIJST}ongedaan/{samenvoeging.pk}/"):
        assert client.post(adres).status_code == 403
    assert "dubbelpaar" not in client.get("/beheer/socialekaart/initiatief/").content.decode()


def test_two_that_somebody_picks_from_the_list_of_initiatives(van_oost, twee):
    lijst = "/beheer/socialekaart/initiatief/"
    keuze = {"action": "voeg_samen", "_selected_action": [initiatief.pk for initiatief in twee]}
    assert van_oost.post(lijst, keuze)["Location"] == address(*twee)
    keuze["_selected_action"].append(InitiatiefFactory(werkgebied=["oost"]).pk)
    assert "precies twee" in messages_of(van_oost.post(lijst, keuze, follow=True))[0]


def test_pages_and_names_that_nobody_would_expect(van_oost, twee):
    een, ander = twee
    Initiatief.objects.filter(pk=een.pk).update(naam="<script>alert(1)</script>", beschrijving="<b>vet</b>")
    judge_pair(een=een.pk, ander=ander.pk, geen_dubbele=True, gebruiker=None)
    for adres in (f"{LIJST}?soort=geen", f"{LIJST}?soort=onzin&pagina=x", f"{LIJST}?pagina=99", address(*twee)):
        tekst = van_oost.get(adres).content.decode()
        assert "<script>alert" not in tekst and "<b>vet" not in tekst


def test_with_an_initiative_its_pairs_go(client, twee):
    client.force_login(make_gebruiker("Beheerder", email="b@voorbeeld.example"))
    client.post(f"/beheer/socialekaart/initiatief/{twee[0].pk}/delete/", {"post": "yes"})
    assert not Initiatief.objects.filter(pk=twee[0].pk).exists() and not Dubbelpaar.objects.exists()
