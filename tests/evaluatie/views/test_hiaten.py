"""The pages of the gaps: every figure with its range and status, nothing withheld, nothing asked that breaks."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from socialekaart.models import Gebied, Kaartstand, Zoektelling
from tests.factories import (
    ActieFactory,
    InitiatiefFactory,
    InventarisatieFactory,
    LocatieFactory,
    MetingFactory,
    ProeftuinFactory,
    SchattingFactory,
    WenscijferFactory,
)

pytestmark = pytest.mark.django_db
WAT = "/hiaten/"
CEL = "/hiaten/zuidoost/maatje/"


@pytest.fixture
def gat(db):
    """Of maatje in Zuidoost 19 of 52 people wish it: of 165 (155–185) people about 60, and only the city has one."""
    InventarisatieFactory()
    SchattingFactory(aantal=165, laag=155, hoog=185)
    InitiatiefFactory(naam="Maatjes <overal>", wensen=["maatje"], heel_amsterdam=True)
    return WenscijferFactory()


def test_without_any_figure_it_says_what_is_missing_and_how_to_add_it(client):
    html = client.get(WAT).text
    for ontbreekt in ("Een meting van wensen:", "Een schatting van de doelgroep:", "Een inventarisatie:"):
        assert ontbreekt in html
    assert "0 hiaten in" in html and "De grootste hiaten nu" not in html
    for adres in (CEL, "/hiaten/bereik/", "/evaluatie/wensen/"):
        assert client.get(adres).status_code == 200
    wensen = client.get("/evaluatie/wensen/")
    assert "Er is nog geen meting." in wensen.text and wensen.context["pagina"].verloop is None


def test_a_cell_says_status_supply_on_people_and_range_in_words(client, gat, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        pagina = client.get(WAT)
    vak = pagina.context["pagina"].bovenaan[0]
    # 165 × 19/52 = 60.3; Wilson: 24.8–50.1 %, so 155 × 0.248 = 38.4 to 185 × 0.501 = 92.8.
    assert (vak.status.woorden, vak.aanbod, vak.mensen, vak.marge) == ("Alleen stedelijk", 0, "60", "40–95")
    assert "ongeveer 60 mensen (40–95)" in pagina.text and "1 hiaat in" in pagina.text
    assert 'href="/hiaten/zuidoost/maatje/"' in pagina.text
    ruim = client.get(WAT, {"werkgebied": "alles"}).context["pagina"]
    assert ruim.totaal.gaten == 0 and "werkgebied=alles" in ruim.lijst[0][2][0].adres


def test_a_gap_whose_people_nobody_estimated_is_not_said_to_concern_few(client, gat):
    gat.meting.stadsdeel.schattingen.all().delete()
    html = client.get(WAT).text
    assert "0 van hier" in html and "weinig mensen" not in html
    SchattingFactory(aantal=12, laag=12, hoog=12)
    Kaartstand.objects.update(versie=99)
    assert "weinig mensen" in client.get(WAT).text


def test_what_is_chosen_stays_when_a_phone_shows_another_stadsdeel(client, gat):
    html = client.get(WAT, {"stadsdeel": "noord", "soort": "informeel"}).text
    assert '<input type="hidden" name="stadsdeel" value="noord">' in html
    assert '<input type="hidden" name="soort" value="informeel">' in html
    assert "stadsdeel=noord" in client.get(WAT, {"stadsdeel": "noord"}).context["pagina"].groepen[0].knop


def test_a_cell_opens_below_its_row_and_closes_again(client, gat, django_assert_max_num_queries):
    open_ = client.get(WAT).context["pagina"].bovenaan[0].openen
    with django_assert_max_num_queries(22):
        html = client.get(open_).text
    assert "Maatje in Zuidoost: zo is dit berekend" in html and 'href="/hiaten/#matrix"' in html
    assert "zo is dit berekend" not in client.get(WAT, {"cel": "zuidoost.niets"}).text


def test_who_opens_a_link_to_a_cell_on_a_phone_sees_its_stadsdeel(client, gat):
    for ook, slug in (("", "weesp"), ("&stadsdeel=noord", "noord")):
        assert client.get(f"/hiaten/?cel=weesp.maatje{ook}").context["pagina"].stadsdeel.slug == slug


def test_a_group_folds_without_a_script(client, gat):
    groepen = client.get(WAT).context["pagina"].groepen
    dicht = client.get(groepen[1].knop).context["pagina"].groepen
    assert [groep.open for groep in dicht] == [True, False, True, True]
    # What it counts stays readable.
    assert sum(telling.gaten for telling in dicht[1].tellingen) == 1
    assert client.get(dicht[1].knop).context["pagina"].groepen[1].open


def test_the_other_views_and_a_phone_show_the_same(client, gat):
    grootste = client.get(WAT, {"beeld": "grootste"}).text
    assert "Maatje in Zuidoost" in grootste and "0 op ongeveer 60 mensen (40–95)" in grootste
    kaart = client.get(WAT, {"beeld": "kaart"})
    assert "Hiaten per stadsdeel" in kaart.text and "1 hiaat" in kaart.text
    telefoon = client.get(WAT).context["pagina"]
    # Where most is missing comes first, until one chooses.
    assert (telefoon.stadsdeel.slug, telefoon.hier.gaten) == ("zuidoost", 1)
    assert client.get(WAT, {"stadsdeel": "noord"}).context["pagina"].stadsdeel.slug == "noord"
    for wens in gat.wens.domein.wensen.exclude(pk=gat.wens_id):
        WenscijferFactory(meting=gat.meting, voor=wens.slug)
    Kaartstand.objects.update(versie=99)
    sociaal = client.get(WAT, {"domein": "sociaal", "beeld": "kaart"})
    assert [groep.domein.slug for groep in sociaal.context["pagina"].groepen] == ["sociaal"]
    # Of all nine we know enough here.
    assert "<td>9 hiaten</td>" in sociaal.text


def test_nothing_that_is_withheld_is_on_a_page(client, gat):
    """In Westpoort live 8 such people; in Weesp 9 of 52 wish it."""
    SchattingFactory(in_stadsdeel="westpoort", aantal=8, laag=7, hoog=9)
    SchattingFactory(in_stadsdeel="weesp", aantal=4321, laag=4321, hoog=4321)
    InventarisatieFactory(in_stadsdeel="weesp")
    WenscijferFactory(meting=MetingFactory(in_stadsdeel="weesp"), gewenst=9)
    pagina = client.get(WAT)
    assert "Westpoort staat er niet bij" in pagina.text
    assert "westpoort" not in {gebied.slug for gebied in pagina.context["pagina"].stadsdelen}
    weesp = client.get("/hiaten/weesp/maatje/")
    assert weesp.context["som"].stappen[1].uitleg.startswith("Te weinig gegevens: minder dan 10 mensen")
    assert [stap.uitkomst for stap in weesp.context["som"].stappen] == ["4.320", "", "", "0"]
    assert "4.321" not in weesp.text and "4321" not in weesp.text
    westpoort = client.get("/hiaten/westpoort/maatje/")
    assert westpoort.context["som"].stappen[0].uitkomst == "<10"
    assert "Te weinig mensen om te tonen." in westpoort.text


def test_the_pages_name_the_threshold_that_was_set(client, gat, settings):
    settings.ONDERDRUKKING_DREMPEL = 25
    gat.vervuld = 4
    gat.save()
    zinnen = {
        WAT: "Aantallen onder de 25 tonen we niet.",
        CEL: "minder dan 25 mensen",
        "/evaluatie/wensen/": "minder dan 25 mensen gaat, tonen we niets",
        "/privacy/": "uitkomsten van 25 mensen of meer",
    }
    for adres, zin in zinnen.items():
        assert zin in client.get(adres).text, adres


def test_where_too_few_people_live_everywhere_the_table_is_empty(client, gat):
    for stadsdeel in Gebied.objects.stadsdelen():
        SchattingFactory(in_stadsdeel=stadsdeel.slug, jaar=2025, aantal=8, laag=7, hoog=9)
    pagina = client.get(WAT)
    assert "0 hiaten in 0 stadsdelen" in pagina.text and "Zuidoost staat er niet bij" in pagina.text
    assert (pagina.context["pagina"].lijst, pagina.context["pagina"].veranderingen) == ([], [])
    assert client.get(WAT, {"beeld": "kaart"}).status_code == 200


def test_the_page_of_a_cell_shows_the_whole_sum(client, gat, django_assert_max_num_queries):
    maatje, zuidoost = gat.wens, gat.meting.stadsdeel
    InitiatiefFactory(naam="Buren", wensen=["maatje"], werkgebied=["zuidoost"], capaciteit=12, soort="formeel")
    Zoektelling.objects.create(dag=localdate(), stadsdeel=zuidoost, wens=maatje, niets_gevonden=True, aantal=14)
    with django_assert_max_num_queries(17):
        pagina = client.get(CEL)
    stappen = [(stap.uitkomst, stap.marge) for stap in pagina.context["som"].stappen]
    assert stappen == [("165", "155–185"), ("37%", "25–50%"), ("60", "40–95"), ("1", "+ 1 stedelijk")]
    for woorden in (
        "ongeveer 20 van de 50 mensen die antwoord gaven",
        "165 × 37%, afgerond op 5",
        "1 alleen hier · 0 gedeeld met een ander stadsdeel · 1 voor heel Amsterdam (samen 1 formeel, 1 informeel)",
        "Van 2 initiatieven is bij 1 het aantal plaatsen bekend.",
        "Maatjes &lt;overal&gt;",
        "12 plaatsen",
        "14 keer in 90 dagen",
        "Een bron",
    ):
        assert woorden in pagina.text
    assert "Cookie" not in pagina.get("Vary", "")


def test_a_cell_says_whether_somebody_looked_for_offers_and_when(client, gat):
    """On a past day as it was then; another domain says nothing of this one."""
    InventarisatieFactory(in_stadsdeel="weesp", compleet=False, op=date(2026, 2, 1))
    InventarisatieFactory(in_stadsdeel="weesp", van_domein="fysiek")
    zinnen = {
        CEL: "Al het aanbod in dit domein is gezocht op 20 mei 2026, door:",
        "/hiaten/weesp/maatje/": "Een deel van het aanbod in dit domein is gezocht op 1 februari 2026, door:",
        "/hiaten/weesp/maatje/?peildatum=2026-01-31": "Het aanbod in dit domein is hier nog niet gezocht.",
    }
    for adres, zin in zinnen.items():
        tekst = client.get(adres).text
        assert zin in tekst and ("Coördinator." in tekst) is ("door:" in zin), adres


def test_the_chart_of_a_cell_does_not_take_not_looked_for_nothing(client, gat):
    """The same figures in both stadsdelen; in Weesp nobody looked."""
    SchattingFactory(in_stadsdeel="weesp", aantal=165, laag=155, hoog=185)
    WenscijferFactory(meting=MetingFactory(in_stadsdeel="weesp"))
    rijen = {rij.label: rij.cellen[0] for rij in client.get(CEL).context["som"].grafiek.rijen}
    assert (rijen["Zuidoost"], rijen["Weesp"]) == ("0 van hier", "niet gezocht")


def test_a_computed_estimate_tells_of_what_and_another_how(client, gat):
    assert "66% van de sterfte, 2024" in client.get(CEL).context["som"].stappen[0].uitleg
    SchattingFactory(in_stadsdeel="weesp", gemodelleerd=True)
    weesp = Gebied.objects.stadsdelen().get(slug="weesp")
    weesp.bevolking.create(jaar=2024, inwoners=25300, sterfte_per_1000="9.70")
    Kaartstand.objects.update(versie=99)
    uitleg = client.get("/hiaten/weesp/maatje/").context["som"].stappen[0].uitleg
    assert uitleg == "25.300 inwoners × 9,7 per 1.000 overleden × 66%"


def test_two_days_side_by_side(client, gat):
    vroeger = client.get(WAT, {"vergelijk": "2026-01-01"})
    assert "Wat is er anders dan op 1 januari 2026?" in vroeger.text
    assert "geen meting → alleen stedelijk" in vroeger.text and "Hiaat dat we nu pas kennen (1)" in vroeger.text
    assert "Niets. De status van elke cel is dezelfde." in client.get(WAT, {"vergelijk": localdate().isoformat()}).text


@pytest.mark.parametrize(
    "vraag",
    [
        "meting=%00&schatting=" + "x" * 500,
        "stadsdeel=nergens%00&cel=%00&dicht=%00",
        "peildatum=gisteren&vergelijk=99999-99-99",
        "peildatum=0001-01-01&vergelijk=9999-12-31",
        "beeld=taart&kleur=blauw&soort=formeel&soort=informeel",
    ],
)
@pytest.mark.parametrize("adres", [WAT, CEL, "/hiaten/bereik/", "/evaluatie/wensen/"])
def test_what_it_does_not_know_is_told_and_ignored(client, gat, adres, vraag):
    pagina = client.get(f"{adres}?{vraag}")
    assert pagina.status_code == 200 and 'class="melding"' in pagina.text


def test_wishes_that_are_not_met_with_their_waves(client, gat, django_assert_max_num_queries):
    oud = MetingFactory(naam="Najaar 2025", van=date(2025, 9, 1), tot=date(2025, 10, 31), voorbeeld=True)
    for meting, gewenst in ((oud, 30), (gat.meting, 40)):
        WenscijferFactory(meting=meting, voor="lotgenoten", gewenst=gewenst, vervuld=12)
        WenscijferFactory(meting=meting, voor="vervoer", gewenst=14, vervuld=13)
    with django_assert_max_num_queries(22):
        nieuw = client.get("/evaluatie/wensen/")
    # 40 − 12 of 52 is 54 %, Wilson 41–67 %. One of fourteen may not be told.
    assert "54% (41–67%)" in nieuw.text and "te weinig" in nieuw.text
    assert "Niet vervuld, meting na meting" in nieuw.text and "Voorbeeld" not in nieuw.text
    # The waves are read once.
    with django_assert_max_num_queries(12):
        toen = client.get("/evaluatie/wensen/", {"meting": oud.golf}).text
    assert "35% (23–48%)" in toen and "Voorbeeld" in toen
    assert "In deze meting is niet gevraagd" not in toen


def test_a_wave_that_did_not_ask_whether_it_is_met_says_so(client, gat):
    assert "In deze meting is niet gevraagd of wensen zijn vervuld." in client.get("/evaluatie/wensen/").text


def test_reach_on_the_map_and_as_a_table(client, gat, django_assert_max_num_queries):
    zuidoost = gat.meting.stadsdeel
    for nummer in (1, 2):
        Gebied.objects.create(
            soort="wijk",
            code=f"{zuidoost.code}{nummer}",
            naam=f"Wijk {nummer}",
            slug=f"wijk-{nummer}",
            geometrie=zuidoost.geometrie,
        )
    LocatieFactory(
        initiatief=InitiatiefFactory(wensen=["ontmoeting"], werkgebied=["zuidoost"]),
        punt=zuidoost.geometrie.point_on_surface,
    )
    Kaartstand.objects.update(versie=99)
    with django_assert_max_num_queries(12):
        html = client.get("/hiaten/bereik/").text
    assert "1 van de 1 initiatieven bereiken mensen." in html and "Wijk 1" in html
    assert "naar oppervlakte. Dat is ruw." in html and "0,6 op 100 mensen" in html
    zuidoost.schattingen.all().delete()
    SchattingFactory(in_stadsdeel="zuidoost", jaar=2025)
    for wijk in Gebied.objects.filter(soort="wijk"):
        wijk.bevolking.create(jaar=2025, inwoners=500)
    Kaartstand.objects.update(versie=100)
    assert "verdeeld naar het aantal inwoners" in client.get("/hiaten/bereik/").text
    zuidoost.schattingen.all().delete()
    Kaartstand.objects.update(versie=101)
    assert "niet bekend" in client.get("/hiaten/bereik/").text
    assert "zijn hier nog niet ingelezen" in client.get("/hiaten/bereik/", {"laag": "buurt"}).text


# --- what there is and what is done about it ---


def test_nothing_from_here_and_nothing_at_all(client, lijsten):
    leeg = client.get("/hiaten/noord/rituelen-en-afscheid/").text
    assert "Dat betekent niet dat er geen hulp is." in leeg and "/kaart/?wens=rituelen-en-afscheid" in leeg
    assert "In Noord is nog geen proeftuin." in leeg and "Start een actie" not in leeg


def test_the_actions_on_it_and_the_way_to_a_new_one(client, lijsten):
    proeftuin = ProeftuinFactory(slug="hier")
    assert "In Zuidoost is hier nog geen actie voor." in client.get(CEL).text
    actie = ActieFactory(proeftuin=proeftuin, titel="Maatjes zoeken", voor="maatje")
    ActieFactory(proeftuin=proeftuin, titel="Iets anders", voor="lotgenoten")
    ActieFactory(proeftuin__status="concept", titel="Nog niet openbaar", voor="maatje")
    pagina = client.get(CEL)
    assert "Maatjes zoeken" in pagina.text and f"/proeftuinen/hier/#actie-{actie.pk}" in pagina.text
    assert "Hiaat: maatje" not in pagina.text  # one is there
    assert "Iets anders" not in pagina.text and "Nog niet openbaar" not in pagina.text
    assert "/beheer/proeftuinbord/?proeftuin=hier&amp;wens=maatje#nieuw" in pagina.text


@pytest.mark.parametrize("adres", ["/hiaten/nergens/maatje/", "/hiaten/zuidoost/niets/", "/hiaten/zuidoost/maatje%00/"])
def test_what_does_not_exist_is_not_found(client, lijsten, adres):
    assert client.get(adres).status_code == 404


@pytest.mark.parametrize("adres", [WAT, CEL, "/hiaten/bereik/", "/evaluatie/wensen/"])
def test_in_english(client, gat, adres):
    assert client.get(f"/en{adres}").status_code == 200
