"""The page of a measurement: all wishes below each other, one number for most of them, nothing typed gets lost."""

import pytest

from evaluatie.models import Meting, Wenscijfer
from socialekaart.models import Gebied, Ondersteuningswens, Perspectief
from tests.factories import MetingFactory, WenscijferFactory

pytestmark = pytest.mark.django_db
LIJST = "/beheer/evaluatie/meting/"


@pytest.fixture
def pagina(onderzoeker, client):
    """Sends the page of a measurement as a browser would, with other figures for some wishes."""
    client.force_login(onderzoeker)

    def send(adres: str, cijfers: dict[str, tuple], **velden):
        form = client.get(adres).context
        formset = form["inline_admin_formsets"][0].formset
        data = {f"cijfers-{naam}": formset.management_form[naam].value() for naam in ("TOTAL_FORMS", "INITIAL_FORMS")}
        data |= {"gelezen": form.get("gelezen", "")}
        slugs = dict(Ondersteuningswens.objects.values_list("pk", "slug"))
        for rij in formset.forms:
            waarden = {naam: rij[naam].value() for naam in ("wens", "n", "gewenst", "vervuld")}
            nieuw = cijfers.get(slugs[waarden["wens"]])
            if nieuw:
                waarden |= dict(zip(("gewenst", "vervuld", "n"), nieuw, strict=True))
            if rij.instance.pk:
                waarden |= {"id": rij.instance.pk, "meting": rij.instance.meting_id}
            data |= {f"{rij.prefix}-{naam}": "" if w is None else w for naam, w in waarden.items()}
        kop = form["adminform"].form
        data |= {naam: kop[naam].value() or "" for naam in kop.fields if naam != "voorbeeld"}
        return client.post(adres, data | velden)

    return send


@pytest.fixture
def kop(lijsten) -> dict:
    return {
        "naam": "Voorjaar 2026",
        "instrument": "Interview",
        "perspectief": Perspectief.objects.get(slug="mantelzorgers").pk,
        "stadsdeel": Gebied.objects.stadsdelen().get(slug="weesp").pk,
        "van": "1-3-2026",
        "tot": "30-4-2026",
        "bron": "Onderzoek",
        "n": "40",
    }


def figures() -> list[tuple]:
    return list(Wenscijfer.objects.order_by("wens__slug").values_list("wens__slug", "n", "gewenst", "vervuld"))


def test_a_small_measurement_is_typed_on_one_page(pagina, kop, client):
    antwoord = pagina(f"{LIJST}add/", {"maatje": (15, 4, ""), "vervoer": (0, "", 38)}, **kop, _addanother="ja")
    assert figures() == [("maatje", 40, 15, 4), ("vervoer", 38, 0, None)]
    # The next stadsdeel begins with what is the same there.
    volgende = client.get(antwoord["Location"]).context["adminform"].form
    assert (volgende["naam"].value(), volgende["van"].value()) == ("Voorjaar 2026", "1-3-2026")
    assert volgende["stadsdeel"].value() is None
    lijst = client.get(LIJST, {"stadsdeel": kop["stadsdeel"]})
    assert [meting.wensen for meting in lijst.context["cl"].result_list] == [2] and f"{LIJST}inlezen/" in lijst.text
    assert client.get(LIJST).context["cl"].result_count == 1


def test_another_number_of_people_counts_for_the_wishes_without_their_own(pagina):
    meting = MetingFactory()
    for wens, n in (("maatje", 40), ("vervoer", 40), ("lotgenoten", 30)):
        WenscijferFactory(meting=meting, voor=wens, n=n, gewenst=20)
    antwoord = pagina(f"{LIJST}{meting.pk}/change/", {"maatje": ("", "", "")}, n="50")
    assert antwoord.status_code == 302
    # What was made empty was not asked after all.
    assert figures() == [("lotgenoten", 30, 20, None), ("vervoer", 50, 20, None)]
    assert Wenscijfer.history.filter(wens__slug="lotgenoten").count() == 1


def test_what_cannot_be_is_said_and_all_that_was_typed_stays(pagina, kop):
    """Each wish with its own mistake, in one go."""
    fout = {
        "maatje": (41, "", "", "niet meer mensen dit dan er antwoordden (40)"),
        "ontmoeting": (15, 16, "", "niet voor meer mensen vervuld dan het wensen (15)"),
        "lotgenoten": ("", 3, "", "Hoeveel mensen wensen dit?"),
        "vervoer": ("-1", "", "", "minstens 0"),
        "maaltijden": ("15,5", "", "", "geheel getal"),
        "laatste-wens": (0, "", 0, "Niemand antwoordde"),
    }
    tekst = pagina(
        f"{LIJST}add/", {slug: rij[:3] for slug, rij in fout.items()} | {"taal-en-cultuur": (7, 2, "")}, **kop
    ).text
    assert not Meting.objects.exists()
    for *getypt, reden in fout.values():
        assert reden in tekst and all(f'value="{waarde}"' in tekst for waarde in getypt if waarde != "")
    assert 'value="7"' in tekst and 'value="Interview"' in tekst and "Maatje: Er wensen" in tekst


@pytest.mark.parametrize("n", ["", "veel"])
def test_without_a_number_of_people_nothing_is_saved(pagina, kop, n):
    antwoord = pagina(f"{LIJST}add/", {"maatje": (3, "", "")}, **kop | {"n": n, "naam": ""})
    assert "Vul bovenaan in hoeveel mensen antwoordden" in antwoord.text and not Meting.objects.exists()


def test_a_day_that_must_still_come_or_never_was_is_refused(pagina, kop):
    """As in a sheet: a measurement of 2062 would be the newest until then."""
    antwoord = pagina(f"{LIJST}add/", {"maatje": (15, 4, "")}, **kop | {"van": "1-3-0226", "tot": "30-4-2062"})
    assert "Schrijf een dag vanaf 1990." in antwoord.text and "Deze datum ligt in de toekomst." in antwoord.text
    assert not Meting.objects.exists()


def test_the_same_measurement_twice_is_refused_in_words(pagina, kop):
    MetingFactory(in_stadsdeel="weesp")
    # Also from a page that was made before there were any wishes.
    antwoord = pagina(f"{LIJST}add/", {}, **kop | {"cijfers-TOTAL_FORMS": "0"})
    assert "Deze meting is er al" in antwoord.text and Meting.objects.count() == 1
    assert pagina(f"{LIJST}add/", {}, **kop | {"naam": "Najaar"})["Location"] == LIJST


def test_who_asks_for_the_page_asks_little_of_the_database(onderzoeker, client, django_assert_max_num_queries):
    meting = MetingFactory()
    for wens in Ondersteuningswens.objects.all():
        WenscijferFactory(meting=meting, wens=wens)
    client.force_login(onderzoeker)
    client.get(f"{LIJST}{meting.pk}/change/")
    with django_assert_max_num_queries(45):
        client.get(f"{LIJST}{meting.pk}/change/")
