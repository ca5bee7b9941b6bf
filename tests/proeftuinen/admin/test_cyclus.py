"""A cycle on its page: buttons along the table, the evidence beside it, and the whole log for researchers."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from palliatief.gebruikers.models import Logregel
from proeftuinen.models import Bewijs, Bijeenkomst, Cyclus
from tests.conftest import make_gebruiker
from tests.factories import CyclusFactory, OrganisatieFactory, ProeftuinFactory
from tests.socialekaart.admin.formulier import messages_of, read_form, send

LIJST = "/beheer/proeftuinen/cyclus/"


@pytest.fixture
def cyclus(lijsten, client) -> Cyclus:
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return CyclusFactory(proeftuin__slug="hier", fase="plannen")


def page(cyclus: Cyclus) -> str:
    return f"{LIJST}{cyclus.pk}/change/"


def test_a_button_saves_what_was_typed_and_takes_the_step(client, cyclus):
    pagina = client.get(page(cyclus)).text
    assert "Verder naar: uitvoeren" in pagina and "Terug naar: vraag" in pagina
    # Enter in a field saves: no step comes before the button that saves.
    assert pagina.index('name="_save"') < pagina.index('name="_naar"')
    antwoord = send(client, page(cyclus), plan="Samen koffie.", _naar="uitvoeren", _op="2026-02-03")
    assert messages_of(antwoord)[-1].endswith("is nu bij: uitvoeren.")
    cyclus.refresh_from_db()
    assert (cyclus.fase, cyclus.plan, cyclus.stappen.get().op) == ("uitvoeren", "Samen koffie.", date(2026, 2, 3))
    assert "Begin: plannen" not in client.get(f"{LIJST}{cyclus.pk}/history/").text


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(client, cyclus):
    antwoord = send(client, page(cyclus), vraag="Anders?", _naar="uitvoeren")
    assert "Daarna kan de cyclus verder naar: uitvoeren" in str(antwoord.context["errors"])
    assert antwoord.context["adminform"].form.errors.keys() == {"plan"} and "Anders?" in antwoord.text
    for dag, reden in (("9999-99-99", "geldige datum"), (f"{localdate() + timedelta(days=1)}", "nog niet geweest")):
        assert reden in send(client, page(cyclus), plan="Koffie.", _naar="uitvoeren", _op=dag).text
    assert "een collega u voor" in send(client, page(cyclus), _naar="onzin").text
    cyclus.refresh_from_db()
    assert cyclus.fase == "plannen" and not cyclus.plan


def test_a_day_that_changes_in_the_same_form_can_still_refuse_the_step(client, cyclus):
    stap = cyclus.stappen.create(fase="plannen", op=date(2026, 1, 1))
    assert send(client, page(cyclus), **{"stappen-0-op": "2026-01-09"}).status_code == 200
    stap.refresh_from_db()
    assert stap.op == date(2026, 1, 9)
    antwoord = send(
        client, page(cyclus), plan="Koffie.", _naar="uitvoeren", _op="2026-02-01", **{"stappen-0-op": "2026-03-01"}
    )
    assert any("voor de stap ervoor" in melding for melding in messages_of(antwoord))
    cyclus.refresh_from_db()
    assert (cyclus.fase, cyclus.plan) == ("plannen", "Koffie.")


def test_a_new_cycle_gets_the_next_number(client, cyclus):
    Cyclus.objects.update(nummer=3)
    nieuw = {"proeftuin": str(cyclus.proeftuin_id), "vraag": "Wat blijft?"}
    formulier = read_form(client.get(f"{LIJST}add/"))
    assert "Een stap verder" not in client.get(f"{LIJST}add/").text
    client.post(f"{LIJST}add/", formulier | nieuw)
    assert list(Cyclus.objects.order_by("nummer").values_list("nummer", "fase")) == [(3, "plannen"), (4, "")]
    assert "al een cyclus" in client.post(f"{LIJST}add/", formulier | nieuw | {"nummer": "4"}).text
    lijst = client.get(LIJST).text
    assert "komt nog" in lijst and "Wat blijft?" in lijst


def test_evidence_and_people_stand_on_the_same_page(client, cyclus):
    rij = {"bewijzen-0-datum": "2026-01-05", "bewijzen-0-soort": "gesprek", "bewijzen-0-tekst": "Naasten sliepen."}
    wie = {"deelnemers-0-rol": "huisarts", "deelnemers-0-aantal": "2"}
    antwoord = send(client, page(cyclus), **rij, **wie)
    assert Bewijs.objects.get().tekst == "Naasten sliepen." and not Bewijs.objects.get().openbaar
    assert cyclus.deelnemers.get().aantal == 2
    assert antwoord.status_code == 200 and "Naasten sliepen." in client.get(f"{LIJST}{cyclus.pk}/history/").text


def test_the_link_to_the_site_is_there_when_the_page_is(client, cyclus):
    assert f"/proeftuinen/hier/#cyclus-{cyclus.nummer}" in client.get(page(cyclus)).text
    cyclus.proeftuin.__class__.objects.update(status="concept")
    assert "/proeftuinen/hier/" not in client.get(page(cyclus)).text


def test_researchers_take_along_the_whole_log(client, onderzoeker):
    cyclus = CyclusFactory(proeftuin=ProeftuinFactory(slug="hier", naam="Hier", status="concept"))
    cyclus.bewijzen.create(tekst="Dit blijft binnen.", datum=date(2026, 1, 5))
    bijeenkomst = Bijeenkomst.objects.create(proeftuin=cyclus.proeftuin, titel="Maart", verslag="=geheim()")
    bijeenkomst.aanwezig.add(OrganisatieFactory(naam="Buurtkamer"))
    client.force_login(onderzoeker)
    assert "Een stap verder" not in client.get(page(cyclus)).text  # reads all, moves nothing
    antwoord = client.get(f"{LIJST}logboek/hier/csv/")
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig"))))
    assert {(rij["soort"], rij["openbaar"]) for rij in rijen} == {
        ("cyclus", "ja"), ("bewijs", "nee"), ("bijeenkomst", "nee"),
    }  # fmt: skip
    assert rijen[-1]["tekst"] == "Maart\n=geheim()" and rijen[-1]["wie"] == "Buurtkamer"
    assert 'filename="logboek-hier-volledig.csv"' in antwoord["Content-Disposition"]
    regel = Logregel.objects.get(soort="export")
    assert regel.wie == onderzoeker.email and "Hier (csv)" in regel.wat
    assert client.get(f"{LIJST}logboek/hier/xlsx/").content[:2] == b"PK"
    assert client.get(f"{LIJST}logboek/hier/docx/").status_code == 404
    assert client.get(f"{LIJST}logboek/daar/csv/").status_code == 404


def test_the_log_is_not_for_who_may_not_read_it(client, lijsten):
    ProeftuinFactory(slug="hier")
    client.force_login(make_gebruiker())
    assert client.get(f"{LIJST}logboek/hier/csv/").status_code == 403 and not Logregel.objects.filter(soort="export")
