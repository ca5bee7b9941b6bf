"""Records of a proeftuin are changed by who keeps its stadsdeel; shown on the proeftuinen themselves."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from palliatief.gebruikers.models import Logregel
from proeftuinen.admin.basis import ProeftuinModelAdmin
from proeftuinen.models import Ervaring, Proeftuin
from socialekaart.models import Kaartstand
from tests.conftest import make_gebruiker
from tests.factories import ProeftuinFactory
from tests.socialekaart.admin.formulier import messages_of, read_form, send

LIJST = "/beheer/proeftuinen/proeftuin/"


def address(proeftuin: Proeftuin) -> str:
    return f"{LIJST}{proeftuin.pk}/change/"


@pytest.fixture
def hier(lijsten) -> Proeftuin:
    return ProeftuinFactory(naam="Hier", slug="hier", status="concept")


@pytest.fixture
def elders(lijsten) -> Proeftuin:
    return ProeftuinFactory(naam="Elders", slug="elders", in_stadsdeel="weesp")


@pytest.fixture
def van_zuidoost(client, lijsten):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    return client


def test_somebody_changes_what_is_of_their_stadsdeel_and_reads_the_rest(van_zuidoost, hier, elders):
    send(van_zuidoost, address(hier), doel="Niemand alleen.")
    hier.refresh_from_db()
    assert hier.doel == "Niemand alleen."
    pagina = van_zuidoost.get(address(elders))
    assert "Elders" in pagina.text and "Bewaar" not in pagina.text
    assert messages_of(pagina) == ["Dit hoort niet bij uw stadsdeel. U kunt het bekijken, maar niet wijzigen."]
    assert van_zuidoost.post(address(elders), read_form(van_zuidoost.get(address(hier)))).status_code == 403


def test_the_list_tells_what_is_ones_own(van_zuidoost, hier, elders):
    alles, eigen = (van_zuidoost.get(LIJST + vraag).context["cl"].queryset for vraag in ("", "?van=mij"))
    assert {hier, elders} < set(alles) and hier in eigen and elders not in eigen


def test_who_only_looks_has_no_filter_of_their_own(client, onderzoeker, hier):
    client.force_login(onderzoeker)
    assert "wat ik bijhoud" not in client.get(LIJST).text.lower()


def test_a_record_goes_to_no_stadsdeel_of_others(van_zuidoost, hier, elders):
    """One stadsdeel to choose from is filled in already; another is no choice."""
    nieuw = read_form(van_zuidoost.get(LIJST + "add/"))
    assert nieuw["stadsdeel"] == str(hier.stadsdeel_id)
    fout = van_zuidoost.post(LIJST + "add/", nieuw | {"naam": "Nieuw", "stadsdeel": elders.stadsdeel_id})
    assert "stadsdeel" in fout.context["adminform"].form.errors
    van_zuidoost.post(LIJST + "add/", nieuw | {"naam": "Nieuw"})
    assert Proeftuin.objects.get(naam="Nieuw").stadsdeel == hier.stadsdeel


def test_only_who_keeps_the_city_leaves_the_stadsdeel_empty(redacteur, hier, rf):
    """Of records that may be of the whole city: experiences, and what hangs under a proeftuin."""

    def field(gebruiker, naam: str = "stadsdeel", model: type = Ervaring):
        vraag = rf.get("/")
        vraag.user = gebruiker
        beheer = ProeftuinModelAdmin(model, admin.site)
        return beheer.formfield_for_foreignkey(model._meta.get_field(naam), vraag)

    coordinator = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
    beheerder = make_gebruiker("Beheerder")
    namen = [gebied.slug for gebied in field(coordinator).queryset]
    assert namen == ["zuidoost"] and field(coordinator).required
    assert not field(redacteur).queryset and not field(redacteur).required
    assert field(beheerder).queryset.count() > 5 and not field(beheerder).required
    cyclus = type(hier).cycli.rel.related_model
    assert set(field(coordinator, "proeftuin", cyclus).queryset) == {hier, Proeftuin.objects.get(slug="zuidoost")}
    assert not field(coordinator, "perspectief").queryset.query.has_filters(), "other lists are everybody's"


def test_for_many_at_once_only_ones_own_are_taken(hier, elders, lijsten):
    """An action that changes leaves out what is of others and says so; one that looks takes all."""

    class MetActies(ProeftuinModelAdmin):
        actions = ["verander", "bekijk"]

        @admin.action(permissions=["change"])
        def verander(self, request, queryset):
            self.kreeg = set(queryset)

        @admin.action(permissions=["view"])
        def bekijk(self, request, queryset):
            self.kreeg = set(queryset)

    beheer = MetActies(Proeftuin, admin.site)
    for actie, verwacht, gezegd in (
        ("verander", {hier}, ["1 regel is niet van u, en is dus niet gewijzigd."]),
        ("bekijk", {hier, elders}, []),
    ):
        vraag = RequestFactory().post(LIJST, {"action": actie, "index": 0, "_selected_action": [hier.pk, elders.pk]})
        vraag.user = make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"])
        vraag._messages = gemeld = Meldingen()  # type: ignore[attr-defined]
        beheer.response_action(vraag, Proeftuin.objects.all())
        assert beheer.kreeg == verwacht and gemeld == gezegd


class Meldingen(list):
    def add(self, niveau, tekst, extra_tags=""):
        self.append(str(tekst))


def test_pages_follow_and_what_visitors_get_to_read_is_written_down(van_zuidoost, hier):
    def version() -> int:
        return Kaartstand.objects.current()

    eerst = version()
    send(van_zuidoost, address(hier), doel="Niemand alleen.")
    assert version() > eerst and not Logregel.objects.filter(soort="publicatie").exists()
    send(van_zuidoost, address(hier), status="gepubliceerd")
    assert Logregel.objects.get(soort="publicatie").wat == "proeftuin: Hier"


def test_what_visitors_get_to_read_by_going_back_is_written_down(client, beheerder, van_zuidoost, hier):
    def go_back(adres: str) -> None:
        gelezen = client.get(adres).context.get("gelezen", "")
        assert client.post(adres, {"gelezen": gelezen}).status_code == 302

    def logged() -> list[str]:
        return list(Logregel.objects.filter(soort="publicatie").values_list("wat", flat=True))

    eerst = client.get(f"{LIJST}{hier.pk}/history/").context["momenten"][0].nummer
    for status in ("gepubliceerd", "concept"):
        send(client, address(hier), status=status)
    op_site = client.get(f"{LIJST}{hier.pk}/history/").context["momenten"][1].nummer
    assert logged() == ["proeftuin: Hier"]
    # Twice: the second time it is there already. What is taken off the site is no publication.
    for nummer, verwacht in ((op_site, 2), (op_site, 2), (eerst, 2), (op_site, 3)):
        go_back(f"{LIJST}{hier.pk}/history/{nummer}/terug/")
        assert logged() == ["proeftuin: Hier"] * verwacht
    client.force_login(beheerder)
    client.post(f"{LIJST}{hier.pk}/delete/", {"post": "yes"})
    go_back(f"{LIJST}prullenbak/{hier.pk}/")
    assert logged() == ["proeftuin: Hier"] * 4


def test_deleting_is_for_who_may_and_pages_follow(client, beheerder, hier, elders):
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    assert client.post(f"{LIJST}{hier.pk}/delete/", {"post": "yes"}).status_code == 403
    client.force_login(beheerder)
    eerst = Kaartstand.objects.current()
    client.post(f"{LIJST}{hier.pk}/delete/", {"post": "yes"})
    tussen = Kaartstand.objects.current()
    client.post(LIJST, {"action": "delete_selected", "_selected_action": [elders.pk], "post": "yes"})
    assert eerst < tussen < Kaartstand.objects.current()
    assert not Proeftuin.objects.filter(slug__in=["hier", "elders"]).exists()
    assert client.get(f"{LIJST}prullenbak/").text.count("Hier") >= 1


def test_a_list_of_parts_asks_once_for_what_can_be_chosen(van_zuidoost, hier, django_assert_max_num_queries):
    from tests.factories import OrganisatieFactory

    for organisatie in OrganisatieFactory.create_batch(12):
        hier.deelnames.create(organisatie=organisatie)
    van_zuidoost.get(address(hier))
    with django_assert_max_num_queries(60):
        van_zuidoost.get(address(hier))
