"""How cycles and actions are told on the page of a proeftuin."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from proeftuinen.actieonderzoek import tell_bord, tell_cycli
from socialekaart.models import Perspectief
from tests.factories import ActieFactory, CyclusFactory, ProeftuinFactory


@pytest.fixture
def proeftuin(lijsten):
    return ProeftuinFactory(slug="hier", naam="Hier")


@pytest.fixture
def vier(proeftuin):
    """As in the picture: two that are done, one at its fourth step, one to come."""
    CyclusFactory(proeftuin=proeftuin, nummer=1, fase="afgerond", geleerd="Bellen werkt.", besluit="Eén nummer.")
    CyclusFactory(proeftuin=proeftuin, nummer=2, fase="afgerond", plan="Elke maandag bellen.")
    nu = CyclusFactory(
        proeftuin=proeftuin, nummer=3, fase="observeren", begin=date(2026, 1, 5), observatie="12 nachten"
    )
    CyclusFactory(proeftuin=proeftuin, nummer=4)
    nu.deelnemers.create(rol="wijkverpleegkundige", aantal=3, perspectief=Perspectief.objects.first())
    nu.bewijzen.create(tekst="Naasten sliepen.", openbaar=True, bron="coördinator waken")
    nu.bewijzen.create(tekst="Dit blijft binnen.")
    return nu


def test_where_the_proeftuin_stands(proeftuin, vier, django_assert_num_queries):
    with django_assert_num_queries(3):
        lijst = tell_cycli(proeftuin)
        assert lijst.samenvatting == "Cyclus 3 van 4. Nu: observeren"
        assert [verhaal.stand for verhaal in lijst.verhalen] == ["klaar", "klaar", "nu", "straks"]
        # Six steps: vraag, plannen, uitvoeren are done, observeren is now, two come later.
        assert [stap.stand for stap in lijst.verhalen[2].stappen] == ["klaar"] * 3 + ["nu"] + ["straks"] * 2
        assert {stap.stand for stap in lijst.verhalen[0].stappen} == {"klaar"}
        assert [verhaal.na for verhaal in lijst.verhalen] == [None, None, None, 3]
        assert [verhaal.meer for verhaal in lijst.verhalen] == [False, True, True, False]
        assert [bewijs.tekst for bewijs in lijst.verhalen[2].bewijzen] == ["Naasten sliepen."]


def test_the_summary_before_and_after(proeftuin):
    assert tell_cycli(proeftuin).samenvatting == ""
    CyclusFactory(proeftuin=proeftuin)
    assert tell_cycli(proeftuin).samenvatting == "Nog niet begonnen"
    proeftuin.cycli.update(fase="afgerond")
    assert tell_cycli(proeftuin).samenvatting == "1 cyclus is klaar"


def test_the_board_has_a_column_for_each_status(proeftuin, django_assert_num_queries):
    assert tell_bord(proeftuin).leeg
    vandaag = localdate()
    ActieFactory(proeftuin=proeftuin, titel="later", termijn=vandaag + timedelta(days=9), voor="maatje")
    ActieFactory(proeftuin=proeftuin, titel="eerst", termijn=vandaag - timedelta(days=1))
    af = {"status": "klaar", "resultaat": "Gelukt."}
    for dag in (1, 3, 2):
        ActieFactory(proeftuin=proeftuin, titel=f"klaar {dag}", geeindigd_op=date(2026, 3, dag), **af)
    ActieFactory(proeftuin=proeftuin, titel="ooit", **af)
    with django_assert_num_queries(1):
        bord = tell_bord(proeftuin)
    titels = {kolom.naam: [k.actie.titel for k in kolom.kaartjes] for kolom in bord.kolommen}
    assert titels == {"Te doen": ["eerst", "later"], "Bezig": [], "Klaar": ["klaar 3", "klaar 2", "klaar 1", "ooit"]}
    assert [k.hiaat for k in bord.kolommen[0].kaartjes] == ["", "/hiaten/zuidoost/maatje/"]
    ActieFactory(proeftuin=proeftuin, status="gestopt", resultaat="Geen tijd.")
    assert [kolom.naam for kolom in tell_bord(proeftuin).kolommen][-1] == "Gestopt"


def test_the_page_tells_what_is_public_and_nothing_else(client, proeftuin, vier):
    ActieFactory(
        proeftuin=proeftuin, titel="<b>Tien</b> wakers", termijn=localdate() - timedelta(days=1), toelichting="Samen."
    )
    ActieFactory(proeftuin=proeftuin, status="klaar", resultaat="18 deden mee.", geeindigd_op=date(2026, 2, 1))
    ActieFactory(proeftuin=proeftuin, status="gestopt", resultaat="Geen tijd.", voorbeeld=True)
    pagina = client.get("/proeftuinen/hier/").text
    for tekst in (
        "Cyclus 3 van 4. Nu: observeren",
        "12 nachten",
        "Naasten sliepen.",
        "3 × ",
        "wijkverpleegkundige",
        "Begint na het besluit van cyclus 3.",
        "Eén nummer.",
        "&lt;b&gt;Tien&lt;/b&gt; wakers",
        "te laat: ",
        "18 deden mee.",
        "februari 2026",
        "Geen tijd.",
        "/proeftuinen/hier/logboek.csv",
    ):
        assert tekst in pagina, tekst
    assert "Dit blijft binnen" not in pagina
    assert "Stappen van cyclus 3" in pagina and 'aria-current="step"' in pagina


def test_what_is_empty_says_so_and_english_marks_what_is_dutch(client, proeftuin):
    leeg = client.get("/proeftuinen/hier/").text
    assert "Er zijn nog geen acties." in leeg and "Hier staat nog niets." in leeg
    CyclusFactory(proeftuin=proeftuin, vraag="Weten ze elkaar te vinden?", fase="plannen", plan="Koffie")
    engels = client.get("/en/proeftuinen/hier/").text
    assert '<h3 lang="nl">Weten ze elkaar te vinden?</h3>' in engels and "Koffie" in engels
