"""An action on its page: an end asks for its result, a cycle is of the same proeftuin, the work list leads here."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from proeftuinen.models import Actie
from tests.conftest import make_gebruiker
from tests.factories import ActieFactory, CyclusFactory, ProeftuinFactory
from tests.socialekaart.admin.formulier import messages_of, read_form, send

LIJST = "/beheer/proeftuinen/actie/"


@pytest.fixture
def actie(lijsten, client) -> Actie:
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return ActieFactory(titel="Tien wakers", status="bezig", termijn=localdate() - timedelta(days=2))


def page(actie: Actie) -> str:
    return f"{LIJST}{actie.pk}/change/"


def test_an_end_asks_for_its_result(client, actie):
    antwoord = send(client, page(actie), _naar="klaar")
    assert antwoord.context["adminform"].form.errors.keys() == {"resultaat"}
    antwoord = send(client, page(actie), _naar="klaar", resultaat="Het zijn er elf.")
    assert messages_of(antwoord)[-1] == "‘Tien wakers’ staat nu op: klaar."
    actie.refresh_from_db()
    assert (actie.status, actie.resultaat, actie.geeindigd_op) == ("klaar", "Het zijn er elf.", localdate())
    # Once ended, the result cannot be emptied.
    assert "Schrijf op wat eruit kwam" in send(client, page(actie), resultaat="").text
    assert "Toch weer bezig" in client.get(page(actie)).text


def test_saving_without_a_button_takes_no_step(client, actie):
    send(client, page(actie), titel="Elf wakers", resultaat="Al drie.")
    actie.refresh_from_db()
    assert (actie.titel, actie.status) == ("Elf wakers", "bezig")


def test_from_the_work_list_and_back(client, actie):
    adres = f"{page(actie)}?werklijst=actie&daarna=7"
    antwoord = client.post(adres, read_form(client.get(adres)) | {"_naar": "gestopt", "resultaat": "Geen tijd."})
    assert antwoord["Location"] == "/beheer/?soort=actie&bij=7#ding-7"


def test_a_cycle_of_another_proeftuin_does_not_fit(client, actie):
    ander = CyclusFactory(proeftuin=ProeftuinFactory())
    eigen = CyclusFactory(proeftuin=actie.proeftuin)
    assert "Kies een cyclus van dezelfde proeftuin." in send(client, page(actie), cyclus=str(ander.pk)).text
    send(client, page(actie), cyclus=str(eigen.pk))
    assert Actie.objects.get(pk=actie.pk).cyclus == eigen


def test_the_list_and_what_is_late(client, actie):
    ActieFactory(titel="Folder", termijn=date(2099, 1, 1))
    alles, laat = client.get(LIJST).text, client.get(f"{LIJST}?termijn=voorbij").text
    assert "Folder" in alles and "Tien wakers" in laat and "Folder" not in laat
    assert 'label="Sociaal"' in client.get(page(actie)).text  # wishes under their domain
    assert f"#actie-{actie.pk}" in client.get(page(actie)).text
    ProeftuinFactory._meta.model.objects.update(status="concept")
    assert f"#actie-{actie.pk}" not in client.get(page(actie)).text


def test_who_may_only_look_gets_no_buttons(client, actie, onderzoeker):
    client.force_login(onderzoeker)
    assert "Een stap verder" not in client.get(page(actie)).text
