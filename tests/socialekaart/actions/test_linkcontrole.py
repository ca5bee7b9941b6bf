"""Links are asked seldom and politely, and only what fails on several days is reported; numbers are never called."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from palliatief.lib.veilig_ophalen import Antwoord, NietToegestaan, Onbereikbaar
from socialekaart import actions
from socialekaart.actions import linkcontrole
from socialekaart.models import Initiatief, Linkcontrole
from socialekaart.taken import linkcontrole as taken
from tests.factories import InitiatiefFactory, OrganisatieFactory

GOED, STUK = "https://goed.example/", "https://stuk.example/"


@pytest.fixture
def web(monkeypatch, settings):
    """What the world answers, and what was asked of it."""
    settings.SITE_URL = "https://kaart.example"
    monkeypatch.setattr(linkcontrole, "SECONDEN_PER_SITE", 0)

    class Web(dict):
        gevraagd: list[str] = []

    web = Web({GOED: 200})
    web.gevraagd = []

    def fetch(url, *, afzender, resolver):
        assert afzender == "sociale-kaart-linkcontrole (+https://kaart.example)"
        web.gevraagd.append(url)
        antwoord = web.get(url, Onbereikbaar("De site geeft geen antwoord."))
        if isinstance(antwoord, Exception):
            raise antwoord
        return Antwoord(antwoord, url)

    monkeypatch.setattr(linkcontrole, "fetch", fetch)
    return web


def night(dagen: int = 0) -> None:
    """So many days later, the work of a night."""
    duur = timedelta(days=dagen)
    for rij in Linkcontrole.objects.exclude(nagekeken_op=None):
        rij.nagekeken_op -= duur
        rij.laatste_fout_op = rij.laatste_fout_op and rij.laatste_fout_op - duur
        rij.save()
    taken.start_links(timestamp=0)
    taken.check_links()


def one(soort="website") -> Linkcontrole:
    return Linkcontrole.objects.get(soort=soort)


def test_a_link_is_reported_after_three_failures_on_different_days(lijsten, web):
    InitiatiefFactory(naam="Stuk", website=STUK)
    night()
    night()
    assert web.gevraagd == [STUK] and one().fouten == 1
    night(6)
    assert web.gevraagd == [STUK]
    night(1)
    assert one().fouten == 2 and not Linkcontrole.objects.broken()
    night(7)
    assert (one().fouten, one().reden) == (3, "De site geeft geen antwoord.")
    assert list(Linkcontrole.objects.broken()) == [one()]
    assert str(one()) == "Stuk: website"

    taken.check_again(link=one().pk)
    assert one().fouten == 3
    assert actions.accept_links(ids=[one().pk]) == 1 and not Linkcontrole.objects.broken()
    night(7)
    assert one().fouten == 4 and not Linkcontrole.objects.broken()
    web[STUK] = 200
    night(7)
    assert (one().fouten, one().reden, one().laatste_fout_op, one().akkoord) == (0, "", None, False)


@pytest.mark.parametrize(
    ("antwoord", "reden"),
    [
        (200, ""),
        (304, ""),
        (403, ""),
        (429, ""),
        (404, "Deze pagina bestaat niet meer."),
        (410, "Deze pagina bestaat niet meer."),
        (400, "De site geeft een fout (400)."),
        (500, "De site geeft een fout (500)."),
        (NietToegestaan("Dit is geen openbaar adres op internet."), "Dit is geen openbaar adres op internet."),
    ],
)
def test_what_answers_mean(web, antwoord, reden):
    web[GOED] = antwoord
    assert linkcontrole.ask(GOED) == reden


def test_nothing_inside_is_asked_for(lijsten):
    """The real guard stands before it."""
    initiatief = InitiatiefFactory(website="http://127.0.0.1/", bron_url="http://169.254.169.254/latest/")
    actions.start_links()
    for soort in ("website", "bron_url"):
        actions.check_again(pk=one(soort).pk)
        assert one(soort).reden == "Dit is geen openbaar adres op internet."
    Initiatief.objects.filter(pk=initiatief.pk).update(status="concept")
    actions.check_again(pk=one("website").pk)


def test_the_same_link_on_many_records_is_asked_once(lijsten, web):
    for _nummer in range(3):
        InitiatiefFactory(website=GOED, bron_url=STUK)
    night()
    assert sorted(web.gevraagd) == [GOED, STUK]
    assert Linkcontrole.objects.filter(fouten=1).count() == 3


def test_a_link_that_was_changed_starts_anew_and_what_is_gone_is_forgotten(lijsten, web):
    initiatief = InitiatiefFactory(website=STUK, telefoon="+31205555181")
    night()
    Linkcontrole.objects.filter(soort="website").update(fouten=9, akkoord=True)
    Initiatief.objects.update(website=GOED, telefoon="")
    assert not Linkcontrole.objects.broken()
    night()
    assert (one().waarde, one().fouten, one().akkoord) == (GOED, 0, False)
    assert Linkcontrole.objects.count() == 1
    actions.archive_initiatieven(ids=[initiatief.pk])
    night()
    assert not Linkcontrole.objects.exists()


def test_what_is_invented_is_not_asked_for(lijsten, web):
    InitiatiefFactory(website=STUK, voorbeeld=True)
    night()
    assert web.gevraagd == []


def test_a_site_is_not_hurried_and_the_rest_follows_in_a_next_part(lijsten, web, monkeypatch):
    monkeypatch.setattr(linkcontrole, "SECONDEN_PER_SITE", 1)
    monkeypatch.setattr(linkcontrole, "PER_KEER", 3)
    for pad in ("a", "b"):
        InitiatiefFactory(website=f"https://een.example/{pad}")
    InitiatiefFactory(website=GOED)
    InitiatiefFactory(website=STUK)
    linkcontrole.follow_links()
    gewacht = []
    assert actions.check_links(wacht=gewacht.append) == 3
    assert [round(seconden) for seconden in gewacht] == [0, 1, 0]
    assert [job.task_name for job in ProcrastinateJob.objects.all()] == ["socialekaart.kijk_links_na"]
    assert actions.check_links(wacht=gewacht.append) == 1
    assert len(web.gevraagd) == 4


def test_somebody_asks_to_look_now(lijsten, web):
    InitiatiefFactory(website=STUK, telefoon="09001234567")
    linkcontrole.follow_links()
    pks = list(Linkcontrole.objects.order_by("soort").values_list("pk", flat=True))
    for _keer in range(2):
        assert actions.request_links(ids=pks) == 2
    jobs = ProcrastinateJob.objects.filter(task_name="socialekaart.kijk_link_na")
    assert sorted(job.args["link"] for job in jobs) == sorted(pks)
    for pk in pks:
        taken.check_again(link=pk)
    assert one().fouten == one("telefoon").fouten == 1
    with transaction.atomic():
        taken.check_again(link=max(pks) + 1)


# --- numbers ---


@pytest.mark.parametrize(
    ("nummer", "reden"),
    [
        ("+31205555181", ""),
        ("+31612345678", ""),
        ("0800-0113", ""),
        ("14020", ""),
        ("0900-1515", "Dit is een betaald nummer. Klopt dat?"),
        ("+3120555518", "Dit nummer is niet in gebruik. Misschien mist er een cijfer."),
        ("0999999999", "Dit nummer is niet in gebruik. Misschien mist er een cijfer."),
        ("bel ons", "Dit is geen telefoonnummer."),
    ],
)
def test_a_number_that_cannot_be_right_is_reported_at_once(lijsten, web, nummer, reden):
    Initiatief.objects.filter(pk=InitiatiefFactory().pk).update(telefoon=nummer)
    night()
    assert one("telefoon").reden == reden
    assert Linkcontrole.objects.broken().exists() == bool(reden)


def test_a_number_on_many_records_that_have_nothing_to_do_with_each_other(lijsten, web):
    samen, net_te_weinig = "+31205555181", "+31205555182"
    een = OrganisatieFactory()
    for _nummer in range(3):
        InitiatiefFactory(telefoon=samen, organisatie=een)
    InitiatiefFactory(telefoon=samen)
    for _nummer in range(6):
        InitiatiefFactory(telefoon=net_te_weinig, organisatie=een)
    night()
    assert not Linkcontrole.objects.broken()
    laatste = InitiatiefFactory(telefoon=samen, organisatie=OrganisatieFactory())
    night()
    verdacht = Linkcontrole.objects.broken()
    assert verdacht.count() == 5
    tekst = "Dit nummer staat bij 5 initiatieven van verschillende organisaties. Klopt dat?"
    assert verdacht.get(initiatief=laatste).reden == tekst
    taken.check_again(link=verdacht.get(initiatief=laatste).pk)
    assert verdacht.count() == 5
    assert timezone.localdate() == verdacht[0].laatste_fout_op
