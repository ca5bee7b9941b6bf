"""The public log: what stands on the site, in three forms that say the same."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from palliatief.lib import pdf
from palliatief.lib.beurt import Bezet
from socialekaart.models import Perspectief
from tests.factories import ActieFactory, CyclusFactory, OrganisatieFactory, ProeftuinFactory

ADRES = "/proeftuinen/hier/logboek."


@pytest.fixture
def proeftuin(lijsten):
    proeftuin = ProeftuinFactory(slug="hier", naam="Hier")
    cyclus = CyclusFactory(proeftuin=proeftuin, nummer=1, fase="plannen", plan="=2+2", voorbeeld=True)
    cyclus.stappen.create(fase="vraag", op=date(2026, 1, 5))
    mantelzorgers = Perspectief.objects.get(slug="mantelzorgers")
    cyclus.deelnemers.create(rol="dochter", aantal=2, perspectief=mantelzorgers)
    cyclus.deelnemers.create(rol="huisarts", organisatie=OrganisatieFactory(naam="De Praktijk"))
    cyclus.bewijzen.create(tekst="Openbaar bewijs", openbaar=True, bron="verslag", datum=date(2026, 2, 1))
    cyclus.bewijzen.create(tekst="Geheim bewijs")
    ActieFactory(
        proeftuin=proeftuin, cyclus=cyclus, titel="Bellen", voor="maatje", termijn=date(2026, 3, 1),
        status="klaar", resultaat="41 keer", geeindigd_op=date(2026, 2, 20), begonnen_op=date(2026, 1, 9),
    )  # fmt: skip
    ActieFactory(proeftuin=proeftuin, titel="Folder")
    proeftuin.bijeenkomsten.create(titel="Geheime bijeenkomst", verslag="Geheim verslag")
    return proeftuin


def read_csv(antwoord) -> list[dict]:
    return list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig"))))


def test_csv_and_excel_say_the_same_and_nothing_that_is_not_public(client, proeftuin, django_assert_num_queries):
    client.get(f"{ADRES}csv")
    with django_assert_num_queries(9):
        rijen = read_csv(client.get(f"{ADRES}csv"))
    assert [(rij["soort"], rij["onderdeel"]) for rij in rijen] == [
        ("cyclus", "vraag"), ("cyclus", "plan"), ("stap", "vraag"), ("deelnemer", "Mantelzorgers"), ("deelnemer", ""),
        ("bewijs", "observatie"), ("actie", "klaar"), ("actie", "te-doen"),
    ]  # fmt: skip
    assert rijen[1]["tekst"] == "'=2+2" and rijen[1]["voorbeeld"] == "ja"  # no formula
    assert rijen[4]["wie"] == "huisarts, De Praktijk" and rijen[3]["aantal"] == "2"
    actie = rijen[6]
    assert (actie["termijn"], actie["datum"], actie["begonnen_op"]) == ("2026-03-01", "2026-02-20", "2026-01-09")
    assert (actie["wens"], actie["resultaat"], actie["cyclus"]) == ("maatje", "41 keer", "1")
    blad = load_workbook(io.BytesIO(client.get(f"{ADRES}xlsx").content)).active
    excel = [["" if cel is None else str(cel) for cel in rij] for rij in blad.iter_rows(values_only=True)]
    assert excel[0] == list(rijen[0]) and excel[1:] == [list(rij.values()) for rij in rijen]
    assert "eheim" not in str(excel)


def test_the_paper_is_a_tagged_pdf_with_the_same(client, proeftuin, monkeypatch):
    gezien = []
    monkeypatch.setattr(pdf, "make_pdf", lambda html, stijl: gezien.append((html, stijl)) or b"%PDF-")
    assert client.get(f"{ADRES}pdf")["Content-Type"] == "application/pdf"
    html, stijl = gezien[0]
    assert stijl == "css/proeftuin_papier.css"
    for tekst in ("Openbaar bewijs", "41 keer", "De Praktijk", "Folder", "2 × dochter"):
        assert tekst in html, tekst
    assert "eheim" not in html


def test_the_whole_paper_for_researchers_says_what_stays_inside(client, proeftuin, monkeypatch, onderzoeker):
    gezien = []
    monkeypatch.setattr(pdf, "make_pdf", lambda html, stijl: gezien.append(html) or b"%PDF-")
    client.force_login(onderzoeker)
    client.get("/beheer/proeftuinen/cyclus/logboek/hier/pdf/")
    assert "Geheim bewijs" in gezien[0] and "Geheim verslag" in gezien[0] and "niet op de site" in gezien[0]


def test_a_real_pdf(client, proeftuin):
    assert client.get(f"{ADRES}pdf").content.startswith(b"%PDF-1.7")


def test_when_it_is_busy_it_says_so(client, proeftuin, monkeypatch):
    def refuse(html, stijl):
        raise Bezet

    monkeypatch.setattr(pdf, "make_pdf", refuse)
    antwoord = client.get(f"{ADRES}pdf")
    assert antwoord.status_code == 503 and "Het is nu druk." in antwoord.content.decode()


def test_what_is_not_on_the_site_has_no_log_there(client, proeftuin):
    proeftuin.__class__.objects.update(status="concept")
    assert {client.get(f"{ADRES}{vorm}").status_code for vorm in ("csv", "xlsx", "pdf")} == {404}
    assert client.get("/proeftuinen/bestaat-niet/logboek.csv").status_code == 404
