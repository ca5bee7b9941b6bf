"""The mail of Monday morning: who gets it, what it says, and never twice."""

from datetime import date

import pytest

from palliatief.post.models import Bericht
from socialekaart.taken.weekmail import send_weekmail
from socialekaart.weekmail import send_weekmails
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory
from tests.socialekaart.test_werklijst import LANG_GELEDEN, search_in_vain

pytestmark = pytest.mark.usefixtures("alles_gezocht")
MAANDAG = date(2026, 11, 23)


@pytest.fixture
def noor(lijsten):
    return make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp", "zuidoost"], first_name="Noor")


@pytest.fixture
def wacht(lijsten) -> None:
    InitiatiefFactory(
        naam="Koffie & <b>thee</b>",
        gecontroleerd_op=LANG_GELEDEN,
        werkgebied=["weesp"],
        wensen=["maatje"],
        heel_amsterdam=False,
    )
    search_in_vain("maatje", "zuidoost")


def test_who_keeps_stadsdelen_gets_a_mail(noor, wacht, settings):
    settings.SITE_URL = "https://kaart.example"
    make_gebruiker("Netwerkcoördinator", stadsdelen=["noord"])  # nothing waits there
    make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"], weekmail=False)
    make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"], is_active=False)
    make_gebruiker("Netwerkcoördinator")
    make_gebruiker("Beheerder")
    assert send_weekmails(dag=MAANDAG) == 1
    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.sleutel) == (noor.email, f"weekmail:2026-48:{noor.pk}")
    assert bericht.onderwerp == "Werklijst: 3 dingen wachten op u"
    for regel in (
        "Beste Noor,",
        "Er wachten 3 dingen op uw werklijst. Reken op ongeveer 5 minuten.",
        "Te lang niet gecontroleerd: 1",
        "Als eerste: Koffie & <b>thee</b>",
        f"Het oudste is van {LANG_GELEDEN.day} ",
        "https://kaart.example/beheer/?soort=controle",
        "Gezocht, niet gevonden: 1",
        "omdat u coördinator bent van Weesp, Zuidoost",
        "Zet hem onder aan uw werklijst uit.",
    ):
        assert regel in bericht.tekst
    assert "Aanmeldingen" not in bericht.tekst


def test_never_twice_in_a_week(noor, wacht):
    for dag in (MAANDAG, MAANDAG, date(2026, 11, 29)):
        send_weekmails(dag=dag)
    assert Bericht.objects.count() == 1
    send_weekmails(dag=date(2026, 11, 30))
    assert Bericht.objects.count() == 2


def test_the_worker_calls_it(noor, wacht):
    send_weekmail(timestamp=0)
    assert Bericht.objects.get().soort == "weekmail"
