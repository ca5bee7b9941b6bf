"""The queue and the page on which a suggestion is decided, as a coordinator uses them."""

import pytest
from django.urls import reverse

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, Initiatief
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, LocatieFactory
from tests.socialekaart.admin.formulier import messages_of

pytestmark = pytest.mark.django_db
LIJST = "/beheer/socialekaart/aanmelding/"
NIEUW = {
    "naam": "Naast je",
    "samenvatting": "Koken.",
    "soort": "formeel",
    "werkgebied": ["zuidoost"],
    "heel_amsterdam": False,
}


def submit(soort="wijziging", **velden):
    standaard = {
        "sleutel": f"s{Aanmelding.objects.count()}",
        "afzender_email": "a@voorbeeld.example",
        "bevestigd": True,
    }
    return actions.submit_aanmelding(soort=soort, **standaard | velden)


def page_of(aanmelding: Aanmelding) -> str:
    return reverse("admin:socialekaart_aanmelding_change", args=[aanmelding.pk])


@pytest.fixture
def zuidoost(client, lijsten):
    """Logged in: the coordinator of Zuidoost."""
    gebruiker = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"], first_name="Noor")
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def maatje(lijsten):
    initiatief = InitiatiefFactory(
        naam="Naast je", telefoon="+31205555190", openingstijden="Tu 10:00-12:00; PH off", werkgebied=["zuidoost"]
    )
    LocatieFactory(initiatief=initiatief)
    actions.refresh_initiatieven()
    return initiatief


@pytest.fixture
def wijziging(maatje):
    gegevens = {
        "telefoon": "+31205555191",
        "telefoon_openbaar": True,
        "openingstijden": "di en do 10-12",
        "kosten": "gratis",
    }
    return submit(initiatief=maatje, gegevens=gegevens, afzender_naam="<b>Jan</b>", toelichting="<script>x</script>")


def decide(client, aanmelding, besluit, **velden):
    """What the page would send, with what somebody chose."""
    initiatief = Initiatief.objects.filter(pk=aanmelding.initiatief_id).first()
    gelezen = initiatief.updated_at.isoformat() if initiatief else ""
    vast = {"versie": aanmelding.versie, "gelezen": gelezen, "besluit": besluit}
    return client.post(page_of(aanmelding), vast | velden, follow=True)


def test_only_what_was_ticked_is_taken_over(client, zuidoost, wijziging, maatje):
    tekst = client.get(page_of(wijziging)).content.decode()
    assert "Neem 3 over en bedank" in tekst and 'value="Tu,Th 10:00-12:00"' in tekst
    assert f'name="gelezen" value="{maatje.updated_at.isoformat()}"' in tekst
    assert "<script>x" not in tekst and "<b>Jan" not in tekst and "020 555 51 90" in tekst
    velden = {"onderdelen": ["telefoon", "openingstijden"], "openingstijden": "Tu,Th 10:00-12:00; PH off"}
    response = decide(client, wijziging, "overnemen", **velden, gecontroleerd="on", tekst="Fijn!")
    assert messages_of(response) == ["2 velden overgenomen. De afzender krijgt een bedankje."]
    maatje.refresh_from_db()
    assert maatje.telefoon.as_e164 == "+31205555191" and maatje.kosten == ""
    assert maatje.openingstijden == "Tu,Th 10:00-12:00; PH off" and maatje.gecontroleerd_op
    assert maatje.history.first().history_user == zuidoost
    assert "Fijn!" in Bericht.objects.get().tekst and "Draai dit terug" in response.content.decode()
    wijziging.refresh_from_db()
    response = decide(client, wijziging, "heropenen")
    maatje.refresh_from_db()
    assert maatje.telefoon.as_e164 == "+31205555190" and maatje.openingstijden == "Tu 10:00-12:00; PH off"


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({}, "Kies eerst wat u overneemt."),
        ({"onderdelen": ["openingstijden"], "openingstijden": "dinsdag"}, "Deze openingstijden begrijpen we niet."),
        ({"onderdelen": ["openingstijden"], "openingstijden": ""}, "Of haal het vinkje weg."),
        ({"onderdelen": ["naam"]}, "Dit lukte niet."),
        ({"onderdelen": ["kosten"], "versie": ""}, "Dit lukte niet."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(client, zuidoost, wijziging, velden, woord):
    response = decide(client, wijziging, "overnemen", tekst="Mijn woorden", **velden)
    assert woord in response.content.decode() and "Mijn woorden" in response.content.decode()
    assert Aanmelding.objects.get().status == "nieuw"


def test_hours_can_be_taken_away(client, zuidoost, maatje):
    aanmelding = submit(initiatief=maatje, gegevens={"openingstijden": ""})
    assert "weghalen" in client.get(page_of(aanmelding)).content.decode()
    decide(client, aanmelding, "overnemen", onderdelen=["openingstijden"])
    maatje.refresh_from_db()
    assert maatje.openingstijden == ""


def test_value_that_the_record_refuses_is_told(client, zuidoost, maatje):
    aanmelding = submit(initiatief=maatje, gegevens={"website": "javascript:alert(1)"})
    response = decide(client, aanmelding, "overnemen", onderdelen=["website"])
    assert "Voer een geldige URL in." in response.content.decode()


def test_second_of_two_sees_what_the_first_did(client, zuidoost, wijziging, maatje):
    vast = {"versie": 1, "gelezen": maatje.updated_at.isoformat(), "besluit": "overnemen", "onderdelen": ["kosten"]}
    maatje.telefoon = "+31205555199"
    maatje.save()
    response = client.post(page_of(wijziging), vast | {"tekst": "Dank"})
    tekst = response.content.decode()
    assert "Uw collega heeft dit net ook gewijzigd" in tekst and "020 555 51 99" in tekst and "Dank" in tekst
    assert response.context["formulieren"]["overnemen"].gekozen == ["kosten"]
    decide(client, wijziging, "afwijzen", tekst="Nee.")
    response = client.post(page_of(wijziging), vast)
    assert "Uw collega heeft dit net ook gewijzigd" in response.content.decode()
    assert "Afgewezen" in response.content.decode() and Initiatief.objects.get().kosten == ""


def test_asking_rejecting_and_taking_up(client, zuidoost, wijziging):
    assert "U heeft dit opgepakt" in messages_of(decide(client, wijziging, "oppakken"))[0]
    wijziging.refresh_from_db()
    assert "Schrijf eerst iets" in decide(client, wijziging, "vraag", tekst=" ").content.decode()
    decide(client, wijziging, "vraag", tekst="Sinds wanneer?")
    wijziging.refresh_from_db()
    assert wijziging.status == "in_behandeling" and "Sinds wanneer?" in Bericht.objects.get().tekst
    response = decide(client, wijziging, "afwijzen", tekst="We belden zelf.")
    assert "Neem dit besluit terug" in response.content.decode()
    assert (
        "Wacht op een besluit" in client.get(LIJST).content.decode()
        and not client.get(LIJST).context["cl"].result_count
    )


def test_new_one_goes_on_the_map_or_is_compared_or_closed(client, zuidoost, maatje):
    kaal, dubbel, zelfde = (submit("nieuw", naam="Naast je", gegevens=NIEUW) for _keer in range(3))
    response = decide(client, kaal, "overnemen", onderdelen=["werkgebied"], publiceer="ja")
    nieuw = Initiatief.objects.exclude(pk=maatje.pk).get()
    assert nieuw.status == "gepubliceerd" and nieuw.naam == "Naast je" and "is overgenomen" in messages_of(response)[0]
    assert client.get(page_of(kaal)).status_code == 200
    assert "Kies waarvan" in decide(client, dubbel, "dubbel").content.decode()
    decide(client, dubbel, "dubbel", van=f"initiatief-{maatje.pk}")
    decide(client, zelfde, "vergelijken", van=f"initiatief-{maatje.pk}")
    dubbel.refresh_from_db()
    zelfde.refresh_from_db()
    assert (dubbel.status, dubbel.initiatief) == ("dubbel", maatje)
    assert (zelfde.status, zelfde.soort, zelfde.initiatief) == ("in_behandeling", "wijziging", maatje)
    decide(client, zelfde, "dubbel", van=f"aanmelding-{kaal.pk}")
    zelfde.refresh_from_db()
    assert zelfde.dubbel_van == kaal


def test_what_stopped_leaves_the_map(client, zuidoost, maatje):
    assert "van de kaart gehaald" in messages_of(decide(client, submit("weg", initiatief=maatje), "overnemen"))[0]
    maatje.refresh_from_db()
    assert maatje.status == "gearchiveerd"


def test_who_may_not_decide_sees_nothing(client, wijziging, onderzoeker):
    oost = make_gebruiker("Netwerkcoördinator", stadsdelen=["oost"])
    client.force_login(oost)
    assert client.get(LIJST).context["cl"].result_count == 0
    assert client.get(page_of(wijziging), follow=True).redirect_chain
    assert client.post(page_of(wijziging), {"besluit": "oppakken", "versie": 1}).status_code == 302
    client.force_login(onderzoeker)
    assert client.get(LIJST).status_code == client.get(page_of(wijziging)).status_code == 403
    assert Aanmelding.objects.get().status == "nieuw"
    kijker = make_gebruiker(is_superuser=False)
    kijker.user_permissions.set(_permissions("view_aanmelding", "edit_elk_initiatief"))
    client.force_login(kijker)
    assert "Neem over en bedank" not in client.get(page_of(wijziging)).content.decode()
    assert client.post(page_of(wijziging), {"besluit": "oppakken", "versie": 1}).status_code == 403


def _permissions(*namen):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=namen)


def test_no_other_doors(client, zuidoost, wijziging):
    assert client.post(page_of(wijziging), {"besluit": "alles", "versie": 1}).status_code == 403
    assert client.get(f"{LIJST}add/").status_code == 403
    assert client.post(page_of(wijziging).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert client.get(page_of(wijziging).replace("change", "history")).status_code == 302
    for stand, aantal in (("", 1), ("alles", 1), ("dubbel", 0), ("raar", 1)):
        assert client.get(LIJST, {"stand": stand} if stand else {}).context["cl"].result_count == aantal


def test_forgotten_one_says_so(client, zuidoost, wijziging):
    decide(client, wijziging, "afwijzen", tekst="Nee.")
    Aanmelding.objects.update(besloten_op="2020-01-01T00:00Z")
    actions.forget_afzenders()
    tekst = client.get(page_of(wijziging)).content.decode()
    assert "Het voorstel en de afzender zijn gewist." in tekst and "Neem dit besluit terug" not in tekst


def test_number_of_queries_does_not_grow(client, zuidoost, maatje, django_assert_max_num_queries):
    for _keer in range(12):
        submit(initiatief=maatje, gegevens={"kosten": "gratis"})
    client.get(LIJST)
    with django_assert_max_num_queries(16):
        client.get(LIJST)
    with django_assert_max_num_queries(30):
        client.get(page_of(Aanmelding.objects.first()))
