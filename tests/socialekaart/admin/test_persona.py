"""A coordinator writes the stories; who may only look cannot."""

import pytest

from socialekaart.models import Domein, Ondersteuningswens, Persona

from .formulier import read_form, send

BEHEER = "/beheer/socialekaart/persona"


@pytest.fixture
def ria(lijsten) -> Persona:
    return Persona.objects.get(slug="ria")


def test_a_coordinator_writes_a_new_story(client, coordinator):
    client.force_login(coordinator)
    gegevens = {
        "naam": "Noor",
        "leeftijd": "31",
        "kenmerk": "ALS",
        "uitspraak": "Ik wil nog reizen.",
        "situatie": "Noor woont samen.",
        "volgorde": "9",
        "gepubliceerd": "on",
        "wensen-0-wens": Ondersteuningswens.objects.get(slug="maatje").pk,
        "wensen-0-uitspraak": "Iemand die meegaat.",
        "vragen-0-domein": Domein.objects.get(slug="sociaal").pk,
        "vragen-0-vraag": "Met wie reist u?",
    }
    send(client, f"{BEHEER}/add/", **gegevens)
    pagina = client.get("/personas/noor/").text
    for tekst in ("Noor, 31", "Iemand die meegaat.", "Met wie reist u?"):
        assert tekst in pagina


def test_a_coordinator_changes_and_takes_away(client, coordinator, ria):
    client.force_login(coordinator)
    adres = f"{BEHEER}/{ria.pk}/change/"
    aantal = ria.vragen.count()
    send(
        client, adres, **{"uitspraak": "Ik blijf hier.", "vragen-0-DELETE": "on", "wensen-0-uitspraak": "Help mij op."}
    )
    ria.refresh_from_db()
    assert (ria.uitspraak, ria.vragen.count()) == ("Ik blijf hier.", aantal - 1)
    assert ria.wensen.first().uitspraak == "Help mij op."
    geschiedenis = client.get(f"{BEHEER}/{ria.pk}/history/").text
    for tekst in (
        coordinator.email,
        "Ik blijf hier.",
        "Wens van een persona: Hulpmiddelen",
        "Gespreksvraag: ",
        "verwijderd",
    ):
        assert tekst in geschiedenis


def test_the_same_wish_twice_is_told(client, coordinator, ria):
    client.force_login(coordinator)
    nummer = ria.wensen.count()
    antwoord = send(client, f"{BEHEER}/{ria.pk}/change/", **{"wensen-1-wens": ria.wensen.first().wens_id})
    assert not antwoord.context["inline_admin_formsets"][0].formset.is_valid()
    assert ria.wensen.count() == nummer


def test_who_may_only_look_reads_and_changes_nothing(client, onderzoeker, ria):
    client.force_login(onderzoeker)
    adres = f"{BEHEER}/{ria.pk}/change/"
    pagina = client.get(adres).text
    assert "Ik wil zelf uit mijn stoel kunnen komen." in pagina and 'name="_save"' not in pagina
    assert client.post(adres, {"naam": "Anders"}).status_code == 403


def test_a_wish_is_chosen_under_its_domain(client, coordinator, ria):
    client.force_login(coordinator)
    pagina = client.get(f"{BEHEER}/{ria.pk}/change/").text
    aantal = ria.wensen.count() + 1  # the form that the script copies
    assert pagina.count('<optgroup label="Spiritueel">') == aantal


def test_the_page_asks_as_much_for_many_wishes_as_for_few(
    client, coordinator, ria, django_assert_max_num_queries, django_assert_num_queries
):
    client.force_login(coordinator)
    adres = f"{BEHEER}/{ria.pk}/change/"
    read_form(client.get(adres))
    with django_assert_max_num_queries(25) as veel:
        client.get(adres)
    aantal = len(veel)
    ria.wensen.exclude(pk=ria.wensen.first().pk).delete()
    with django_assert_num_queries(aantal):
        client.get(adres)


def test_the_list_shows_how_much_there_is_of_each(client, coordinator, ria):
    client.force_login(coordinator)
    lijst = client.get(f"{BEHEER}/?q=parkinson").context["cl"]
    beheer = lijst.model_admin
    getallen = [
        (beheer.aantal_wensen(rij), beheer.aantal_vragen(rij)) for rij in lijst.result_list if rij.slug == "ria"
    ]
    assert getallen == [(10, 8)]


def test_the_way_to_the_site_is_there_once_it_is_published(client, coordinator, ria):
    client.force_login(coordinator)
    adres = f"{BEHEER}/{ria.pk}/change/"
    assert 'href="/personas/ria/"' in client.get(adres).text
    Persona.objects.filter(pk=ria.pk).update(gepubliceerd=False)
    assert 'href="/personas/ria/"' not in client.get(adres).text


def test_a_beheerder_removes_a_story(client, beheerder, ria):
    client.force_login(beheerder)
    vraag = client.get(f"{BEHEER}/{ria.pk}/delete/")
    assert {naam for naam, _aantal in vraag.context["model_count"]} == {
        "persona’s",
        "wensen van een persona",
        "gespreksvragen",
    }
    client.post(f"{BEHEER}/{ria.pk}/delete/", {"post": "yes"})
    assert not Persona.objects.filter(slug="ria").exists()
