"""A sheet on its way into the map: looked at, read in as it was seen, by one person at a time, also by the worker."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import OperationalError, connection, connections
from django.utils import timezone
from procrastinate.contrib.django import app

from palliatief.wachtrij import STIL, defer
from socialekaart.actions import (
    Bezig,
    archive_initiatieven,
    inlezen,
    remove_initiatieven,
    remove_old_inlezingen,
    run_taak,
    start_taak,
    upload_blad,
)
from socialekaart.models import Gebied, Initiatief, Inlezing, Kaartstand, Suggestie, Zoekrij, Zoekwoord
from socialekaart.taken.inlezen import remove_old_inlezingen as ruim_op
from socialekaart.taken.inlezen import run_inlezing
from tests.factories import GebruikerFactory, InitiatiefFactory, LocatieFactory
from tests.socialekaart.admin.formulier import send

KOP = "bron_id;naam;soort;samenvatting;wensen;werkgebied;telefoon;straat;huisnummer;lon;lat;slug"


def upload(wie, *rijen: str, **anders) -> Inlezing:
    inhoud = "\n".join([KOP, *rijen]).encode()
    gegevens = {"bestandsnaam": "b.csv", "bron": "proef", "alles_of_niets": False, **anders}
    return upload_blad(inhoud=inhoud, wie=wie, **gegevens)


def verdicts(blad: Inlezing) -> dict[int, str]:
    return dict(blad.regels.values_list("rij", "oordeel"))


GOED = "{};Naam {};informeel;Kort.;maatje;Oost;;;;;;"


@pytest.mark.django_db
class TestWatHetBladDoet:
    def test_per_row_and_column_before_anything_is_written(self, lijsten, beheerder):
        bekend = InitiatiefFactory(
            naam="Oud", bron="proef", bron_id="1", telefoon="+31201234567", samenvatting="Kort.", wensen=["maatje"]
        )
        LocatieFactory(initiatief=bekend, straat="Dam", huisnummer="1")
        versie = Kaartstand.objects.current()
        blad = upload(
            beheerder,
            "1;Nieuw;informeel;Kort.;ontmoeting;Oost;207654321;Dam;2;4,97;52,31;",
            "2;Fout;iets;Kort.;maatjes;Oosd;020;;;;;",
            "3;Nieuw drie;formeel;Kort.;;Amsterdam;;;;;;",
            "x;Weg;formeel;Kort.;;;;;;;;bestaat-niet",
            f"9;Oud;formeel;Kort.;;;;;;;;{bekend.slug}",
            "\x01;Onleesbaar;formeel;Kort.;;;;;;;;",
        )
        assert verdicts(blad) == {2: "gewijzigd", 3: "fout", 4: "nieuw", 5: "fout", 6: "fout", 7: "fout"}
        cellen = {regel.rij: regel.cellen for regel in blad.regels.all()}
        assert cellen[2] == [
            {"kolom": "naam", "oud": "Oud", "nieuw": "Nieuw"},
            {"kolom": "telefoon", "oud": "020 123 45 67", "nieuw": "020 765 43 21"},
            {"kolom": "werkgebied", "oud": "", "nieuw": "Oost"},
            {"kolom": "wensen", "oud": "Maatje", "nieuw": "Ontmoeting"},
            {"kolom": "huisnummer", "oud": "1", "nieuw": "2"},
            {
                "kolom": "lon, lat",
                "waarde": "",
                "reden": "Het adres is anders, maar lon en lat zijn hetzelfde. Klopt het punt nog?",
            },
        ]
        assert [(cel["kolom"], cel["reden"].split(". Bedoelt u ")[-1]) for cel in cellen[3]] == [
            ("soort", "Kies formeel of informeel."),
            ("wensen", "“maatje”?"),
            ("werkgebied", "“oost”?"),
            ("telefoon", "Dit telefoonnummer klopt niet. Schrijf het zo: 020 123 45 67"),
        ]
        assert {"kolom": "werkgebied", "oud": "", "nieuw": "heel Amsterdam"} in cellen[4]
        assert cellen[5][0]["reden"].startswith("Dit initiatief kennen we niet (meer).")
        assert cellen[6][0]["reden"] == "Bij dit initiatief hoort nummer “1”."
        assert (Initiatief.objects.get().naam, Kaartstand.objects.current()) == ("Oud", versie)

    def test_a_coordinator_writes_what_is_theirs(self, lijsten, coordinator):
        """And finds out nothing of what is hidden in what is not."""
        coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="oost"))
        eigen = InitiatiefFactory(bron="proef", bron_id="1", werkgebied=["oost"])
        for nummer, slug in ((2, "weesp"), (3, "noord"), (4, "noord"), (8, "noord")):
            ander = InitiatiefFactory(
                naam="Ander", samenvatting="Kort.", bron="proef", bron_id=str(nummer), werkgebied=[slug],
                telefoon="+31612345678", telefoon_openbaar=False,
            )  # fmt: skip
            LocatieFactory(initiatief=ander, straat="Schuilweg", huisnummer="5", punt=None, geheim=True)
        blad = upload(
            coordinator,
            "1;Eigen;informeel;Kort.;;Amsterdam;;;;;;",
            "2;Gekaapt;informeel;Kort.;;Oost;;;;;;",
            "3;Ander;informeel;Kort.;;Noord;;;;;;",
            "4;Ander;informeel;Kort.;;Noord;0612345678;Schuilweg;5;;;",
            "5;Nieuw elders;informeel;Kort.;;Weesp;;;;;;",
            "6;Nieuw hier;informeel;Kort.;;Oost;Weesp;;;;;".replace("Oost;Weesp", '"Oost;Weesp"'),
            "7;Nieuw overal;informeel;Kort.;;Amsterdam;;;;;;",
            "8;Ander;informeel;Kort.;;Noord;0612345679;;;;;",
        )
        assert verdicts(blad) == {
            2: "fout", 3: "fout", 4: "ongewijzigd", 5: "fout", 6: "fout", 7: "nieuw", 8: "fout", 9: "fout",
        }  # fmt: skip
        redenen = {regel.rij: regel.cellen[0]["reden"] for regel in blad.regels.filter(oordeel="fout")}
        assert redenen[2] == redenen[8] == "Alleen de stedelijke redactie kan heel Amsterdam kiezen."
        assert (
            redenen[3] == redenen[5] == redenen[9] == "Een collega houdt dit initiatief bij. U kunt het niet wijzigen."
        )
        assert redenen[6] == "Noem bij een nieuw initiatief een van uw stadsdelen: Oost."
        start_taak(pk=blad.pk, taak="inlezen", wie=coordinator)
        assert set(Initiatief.objects.values_list("naam", flat=True)) == {eigen.naam, "Ander", "Nieuw hier"}
        coordinator.stadsdelen.clear()
        geen = upload(coordinator, "66;Nieuw;informeel;Kort.;;Oost;;;;;;").regels.get()
        assert geen.cellen[0]["reden"].startswith("U heeft nog geen stadsdeel.")

    def test_what_was_seen_is_what_is_written(self, lijsten, beheerder):
        """When somebody changed what the sheet touches, the overview is made anew, and nothing is written yet."""
        bekend = InitiatiefFactory(naam="Oud", bron="proef", bron_id="1")
        blad = upload(beheerder, GOED.format(1, 1), GOED.format(2, 2))
        bekend.naam = "Intussen anders"
        bekend.save()
        blad = start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)
        assert (blad.status, blad.melding[:26]) == ("bekeken", "De kaart is veranderd sind")
        assert blad.regels.get(rij=2).cellen[0] == {"kolom": "naam", "oud": "Intussen anders", "nieuw": "Naam 1"}
        assert (Initiatief.objects.get().naam, blad.regels.get(rij=3).versies) == ("Intussen anders", {})
        bekend.kosten = "gratis"  # the sheet says nothing of it
        bekend.save()
        assert start_taak(pk=blad.pk, taak="inlezen", wie=beheerder).status == "ingelezen"
        assert Initiatief.objects.count() == 2

    def test_all_or_nothing(self, lijsten, beheerder):
        blad = upload(beheerder, GOED.format(1, 1), "2;;informeel;;;;;;;;;", alles_of_niets=True)
        with pytest.raises(Bezig, match="alles of niets"):
            start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)
        assert not Initiatief.objects.exists()

    def test_one_step_at_a_time(self, lijsten, beheerder):
        blad = upload(beheerder, GOED.format(1, 1))
        with pytest.raises(Bezig, match="Dit kan nu niet: dit blad is nog niet ingelezen"):
            start_taak(pk=blad.pk, taak="terugdraaien", wie=beheerder)
        Inlezing.objects.update(taak="inlezen")
        with pytest.raises(Bezig, match="Iemand is al met dit blad bezig"):
            start_taak(pk=blad.pk, taak="inlezen", wie=GebruikerFactory())

    def test_what_was_kept_long_enough_goes(self, lijsten, beheerder, settings):
        weg, blijft = upload(beheerder, GOED.format(1, 1)), upload(beheerder, GOED.format(1, 1))
        Inlezing.objects.filter(pk=weg.pk).update(
            created_at=timezone.now() - timedelta(days=settings.INLEZING_BEWAAR_DAGEN + 1)
        )
        ruim_op(timestamp=0)
        assert list(Inlezing.objects.all()) == [blijft]
        assert remove_old_inlezingen() == 0
        assert str(blijft) == "b.csv" and str(blijft.regels.get()) == "2: Naam 1"


@pytest.mark.django_db
class TestGrootBlad:
    """What is too large for a request is done by the worker."""

    @pytest.fixture(autouse=True)
    def klein_is_groot(self, settings):
        settings.INLEZING_METEEN = 1

    def jobs(self) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")
            return cursor.fetchall()

    def test_each_step_is_a_job_and_twice_is_once(self, lijsten, beheerder):
        blad = upload(beheerder, GOED.format(1, 1), GOED.format(2, 2))
        assert (blad.status, blad.taak, blad.regels.count()) == ("geupload", "bekijken", 0)
        assert self.jobs()[-1][0] == "socialekaart.werk_inlezing_bij"
        for taak, status in (("", "bekeken"), ("inlezen", "ingelezen"), ("terugdraaien", "ongedaan")):
            if taak:
                start_taak(pk=blad.pk, taak=taak, wie=beheerder)
            for _keer in range(2):
                run_inlezing(inlezing=blad.pk)
            blad.refresh_from_db()
            assert (blad.status, blad.taak, blad.totaal) == (status, "", 2)
            if status == "ingelezen":
                assert {regel.history_user for regel in Initiatief.history.all()} == {beheerder}
                assert Initiatief.history.count() == 2
        assert not Initiatief.objects.exists()

    def test_a_sheet_that_cannot_be_read_fails_in_words_and_can_be_tried_again(self, lijsten, beheerder, settings):
        settings.INLEZING_RIJEN = 1
        blad = upload(beheerder, GOED.format(1, 1), GOED.format(2, 2))
        run_taak(pk=blad.pk)
        blad.refresh_from_db()
        assert (blad.status, blad.melding) == ("mislukt", "Dit blad is te groot: hooguit 1 rijen en 200 kolommen.")
        settings.INLEZING_RIJEN = 2
        start_taak(pk=blad.pk, taak="bekijken", wie=beheerder)
        run_taak(pk=blad.pk)
        blad.refresh_from_db()
        assert (blad.status, blad.melding) == ("bekeken", "")

    @pytest.mark.parametrize(("fout", "taak"), [(RuntimeError("stuk"), ""), (OperationalError("weg"), "inlezen")])
    def test_a_mistake_of_ours_changes_nothing(self, lijsten, beheerder, monkeypatch, fout, taak):
        """The database that is away is none: then the worker tries again."""
        blad = upload(beheerder, GOED.format(1, 1), GOED.format(2, 2))
        run_taak(pk=blad.pk)
        start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)

        def break_down(**_opties):
            raise fout

        monkeypatch.setattr(inlezen, "import_initiatieven", break_down)
        with pytest.raises(type(fout)):
            run_taak(pk=blad.pk)
        blad.refresh_from_db()
        assert (blad.status, blad.taak, bool(blad.melding)) == ("bekeken", taak, not taak)

    @pytest.mark.parametrize(
        ("fout", "melding"),
        [
            (OperationalError("weg"), ""),
            (RuntimeError("stuk"), "Uw blad is verwerkt, maar het bijwerken van de kaart "),
        ],
    )
    def test_search_follows_in_turns_and_goes_on_where_it_was(
        self, lijsten, beheerder, client, monkeypatch, fout, melding
    ):
        monkeypatch.setattr(inlezen, "PER_BEURT", 1)
        blad = upload(beheerder, *(GOED.format(nummer, nummer) for nummer in range(1, 5)))
        run_taak(pk=blad.pk)
        start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)
        beurten, ververs = [], inlezen.refresh_initiatieven

        def refresh(*, ids):
            beurten.append(list(ids))
            if len(beurten) == 2:
                raise fout
            ververs(ids=ids)

        monkeypatch.setattr(inlezen, "refresh_initiatieven", refresh)
        with pytest.raises(type(fout)):
            run_taak(pk=blad.pk)
        blad.refresh_from_db()
        assert (blad.status, blad.taak, blad.klaar) == ("ingelezen", "bijwerken", 1)
        assert blad.melding.startswith(melding) and bool(blad.melding) == bool(melding)
        client.force_login(beheerder)
        pagina = client.get(f"/beheer/socialekaart/inlezing/{blad.pk}/change/").text
        assert "De kaart wordt bijgewerkt" in pagina and "<span data-klaar>1</span> van <span data-totaal>4<" in pagina
        voortgang = client.get(f"/beheer/socialekaart/inlezing/{blad.pk}/voortgang.json").json()
        assert voortgang == {"taak": "bijwerken", "klaar": 1, "totaal": 4}

        een, twee, drie, vier = Initiatief.objects.order_by("pk")
        assert list(Zoekrij.objects.values_list("pk", flat=True)) == [een.pk]
        # What colleagues did meanwhile is what search shows.
        Initiatief.objects.filter(pk=twee.pk).update(naam="Intussen anders")
        archive_initiatieven(ids=[drie.pk])
        remove_initiatieven(ids=[vier.pk])
        run_taak(pk=blad.pk)
        blad.refresh_from_db()
        assert (blad.taak, blad.klaar, blad.melding) == ("", 4, "")
        assert beurten == [[een.pk], [twee.pk], [twee.pk], [], []]
        rijen = Zoekrij.objects.order_by("pk").values_list("rij", flat=True)
        assert [rij["naam"] for rij in rijen] == ["Naam 1", "Intussen anders"]

    def test_what_an_undo_removes_leaves_search_at_once_and_its_words_after_it(self, lijsten, beheerder, monkeypatch):
        blad = upload(beheerder, "1;Koekoeksbloem;informeel;Kort.;;Oost;;;;4,97;52,31;", GOED.format(2, 2))
        run_taak(pk=blad.pk)
        start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)
        run_taak(pk=blad.pk)
        assert Zoekwoord.objects.get(woord="koekoeksbloem").aantal == 1
        start_taak(pk=blad.pk, taak="terugdraaien", wie=beheerder)
        volg = inlezen._follow
        monkeypatch.setattr(inlezen, "_follow", lambda pk: None)
        run_taak(pk=blad.pk)
        assert not Zoekrij.objects.exists() and not Suggestie.objects.exists()
        volg(blad.pk)
        blad.refresh_from_db()
        assert (blad.status, blad.taak) == ("ongedaan", "")
        assert not Zoekwoord.objects.filter(woord="koekoeksbloem").exists()

    def test_whose_a_record_is_is_known_as_soon_as_it_is_there(self, lijsten, beheerder, monkeypatch):
        """Rights follow from the area of its place, so that does not wait for search."""
        monkeypatch.setattr(inlezen, "_follow", lambda pk: None)
        blad = upload(beheerder, "1;Hier;informeel;Kort.;;;;;;4,97;52,31;", GOED.format(2, 2))
        run_taak(pk=blad.pk)
        start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)
        run_taak(pk=blad.pk)
        assert Initiatief.objects.get(bron_id="1").locaties.get().stadsdeel is not None

    def test_who_began_it_is_gone(self, lijsten):
        """Nobody's rights are not everybody's."""
        wie = GebruikerFactory()
        wie.groups.set(Group.objects.filter(name="Beheerder"))
        blad = upload(wie, GOED.format(1, 1), GOED.format(2, 2))
        wie.delete()
        run_taak(pk=blad.pk)
        blad.refresh_from_db()
        assert (blad.status, blad.melding[:16]) == ("mislukt", "Het account van ")


def wait_for(check, wat: str):
    """Look until it is so; a worker that starts needs some time."""
    einde = time.monotonic() + 30
    while not (uitkomst := check()):
        assert time.monotonic() < einde, wat
        threading.Event().wait(0.02)
    return uitkomst


def fetch(sql: str, *waarden):
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchall()


def start_worker() -> subprocess.Popen:
    """As bin/run starts it, on the database of this test."""
    adres = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    return subprocess.Popen(
        [sys.executable, "manage.py", "procrastinate", "worker"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": adres, "INLEZING_METEEN": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_halfway_leaves_nothing_and_another_does_it_once(
    lijsten, beheerder, client, monkeypatch
):
    """Meanwhile who saves another record does not wait."""
    monkeypatch.setattr(settings, "INLEZING_METEEN", 1)
    client.force_login(beheerder)
    ander = InitiatiefFactory(naam="Ander", bron="elders", bron_id="9", samenvatting="Kort.", heel_amsterdam=True)
    bekend = InitiatiefFactory(naam="Oud", bron="proef", bron_id="1")
    blad = upload(beheerder, *(GOED.format(nummer, nummer) for nummer in range(1, 4)))
    run_taak(pk=blad.pk)
    fetch("DELETE FROM procrastinate_jobs RETURNING id")
    versies = Initiatief.history.exclude(id=ander.pk).count()
    start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)

    naast = connections["default"].copy()
    with naast.cursor() as cursor:
        # All records are written when it comes to its own rows, and there it has to wait.
        cursor.execute("BEGIN; SELECT 1 FROM socialekaart_inleesregel FOR UPDATE")
        werker = start_worker()
        try:
            wacht = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            [(backend,)] = wait_for(lambda: fetch(wacht), "the worker does not come to its rows")
            [(klaar,)] = fetch("SELECT klaar FROM socialekaart_inlezing WHERE id = %s", blad.pk)
            assert klaar == 3  # everybody sees how far it is, nobody what it wrote
            save_name(client, ander, "Anders")
        finally:
            werker.send_signal(signal.SIGKILL)
            werker.wait()
        cursor.execute("ROLLBACK")
    naast.close()
    wait_for(lambda: not fetch("SELECT 1 FROM pg_stat_activity WHERE pid = %s", backend), "its connection stays")

    bekend.refresh_from_db()
    blad.refresh_from_db()
    geschiedenis = Initiatief.history.exclude(id=ander.pk)
    assert (bekend.naam, Initiatief.objects.count(), geschiedenis.count()) == ("Oud", 2, versies)
    assert (blad.status, blad.taak) == ("bekeken", "inlezen")
    with pytest.raises(Bezig):
        start_taak(pk=blad.pk, taak="inlezen", wie=beheerder)

    fetch("UPDATE procrastinate_workers SET last_heartbeat = now() - %s * interval '1 second' RETURNING id", STIL + 1)
    fetch("DELETE FROM procrastinate_jobs WHERE task_name NOT LIKE '%%werk_inlezing_bij' RETURNING id")
    for taak in (["palliatief.red_taken"], []):
        for naam in taak:
            defer(naam, timestamp=0)
        with app.replace_connector(app.connector.get_worker_connector()) as levend:
            levend.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
    blad.refresh_from_db()
    assert (blad.status, blad.taak) == ("ingelezen", "")
    assert (Initiatief.objects.count(), geschiedenis.count()) == (4, versies + 3)
    assert Zoekrij.objects.filter(initiatief__bron="proef").count() == 3

    _undo_while_a_colleague_saves(blad, beheerder, client, monkeypatch)


def save_name(client, initiatief, naam: str) -> None:
    bewaard = send(client, f"/beheer/socialekaart/initiatief/{initiatief.pk}/change/", naam=naam)
    assert bewaard.status_code == 200 and bewaard.redirect_chain, "it has to wait"
    assert Zoekrij.objects.get(pk=initiatief.pk).rij["naam"] == naam


def _undo_while_a_colleague_saves(blad, wie, client, monkeypatch) -> None:
    ander, terugdraaien = Initiatief.objects.get(bron="elders"), inlezen.DOEN["terugdraaien"]

    def save() -> None:
        try:
            save_name(client, ander, "Nog eens anders")
        finally:
            connection.close()

    def undo(inlezing, voortgang) -> None:
        """All is written and nothing is committed when the other begins."""
        terugdraaien(inlezing, voortgang)
        with ThreadPoolExecutor(1) as collega:
            collega.submit(save).result(timeout=30)

    monkeypatch.setitem(inlezen.DOEN, "terugdraaien", undo)
    start_taak(pk=blad.pk, taak="terugdraaien", wie=wie)
    run_taak(pk=blad.pk)
    namen = Zoekrij.objects.filter(initiatief__in=Initiatief.objects.all()).values_list("rij__naam", flat=True)
    assert set(namen) == {"Oud", "Nog eens anders"}
