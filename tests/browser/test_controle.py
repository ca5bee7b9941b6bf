"""An owner opens the link in the mail on a phone, and answers with the keyboard alone."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.actions.controlemail import make_links
from socialekaart.models import Controleverzoek, Initiatief
from tests.browser.axe import check
from tests.browser.conftest import TELEFOON
from tests.factories import InitiatiefFactory


@pytest.fixture
def links(db, settings) -> Iterator[dict[str, str]]:
    settings.SITE_URL = ""
    initiatief = InitiatiefFactory(naam="Waakgroep", contact_email="eigenaar@voorbeeld.example", kosten="gratis")
    verzoek = Controleverzoek.objects.create(
        initiatief=initiatief, begonnen_op=timezone.localdate(), stap="gevraagd", stap_op=timezone.localdate()
    )
    yield make_links(verzoek)
    actions.remove_initiatieven(ids=[initiatief.pk])
    Bericht.objects.all().delete()


def test_an_owner_says_that_it_is_right(visit, links):
    page = visit(links["weg"], viewport=TELEFOON)
    check(page, (TELEFOON,))
    page.get_by_role("link", name="Kijk of het klopt").press("Enter")
    page.get_by_role("heading", name="Klopt dit nog?").wait_for()
    check(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEFOON["width"]
    page.get_by_role("button", name="Ja, dit klopt").press("Enter")
    page.get_by_role("heading", name="Dank u wel").wait_for()
    check(page, (TELEFOON,))
    assert Initiatief.objects.get(naam="Waakgroep").gecontroleerd_op == timezone.localdate()


def test_a_link_that_is_too_old_keeps_to_every_rule(visit, links, settings):
    settings.CONTROLE_LINK_DAGEN = 0
    page = visit(links["klopt"], viewport=TELEFOON, java_script_enabled=False)
    page.get_by_role("button", name="Stuur mij een nieuwe link").press("Enter")
    page.get_by_role("heading", name="Kijk in uw mail").wait_for()
    assert Bericht.objects.filter(sleutel__startswith="controle:").count() == 1
