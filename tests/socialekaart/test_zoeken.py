"""Search: who is found, in which order, and with which counts beside the choices."""

from collections import Counter
from datetime import datetime

import pytest
from django.contrib.gis.geos import Point
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from palliatief.lib.openingstijden import Openingstijden
from socialekaart.actions import load_voorbeelden, refresh_initiatieven
from socialekaart.filters import MEERKEUZES
from socialekaart.models import Domein, Gebied, Initiatief, Postcode, Zoekrij
from socialekaart.rijen import describe_afstand, make_rijen
from socialekaart.zoeken import Zoekopdracht, top_per_domein
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db


def search(vraag: str = "") -> Zoekopdracht:
    return Zoekopdracht(QueryDict(vraag))


def names(vraag: str = "") -> list[str]:
    return [rij.naam for rij in search(vraag).rijen]


def test_what_is_here_comes_first_then_what_serves_here_then_the_whole_city(klein):
    assert names("stadsdeel=zuidoost") == ["Buurtkamer", "Aan huis", "Alles"]


def test_without_a_stadsdeel_places_come_first_and_nothing_is_left_out(klein):
    assert names() == ["Aan huis", "Buurtkamer", "Weespers", "Schuilplaats", "Alles"]


def test_what_is_mainly_about_the_chosen_domain_comes_before_what_also_is(lijsten):
    InitiatiefFactory(naam="Aan tafel", wensen=["maaltijden", "vervoer", "ontmoeting"])
    InitiatiefFactory(naam="Zitje", wensen=["ontmoeting"])
    refresh_initiatieven()
    assert names("domein=sociaal") == ["Zitje", "Aan tafel"]
    assert names("domein=sociaal&domein=fysiek") == names() == ["Aan tafel", "Zitje"]


def test_a_secret_place_is_not_found_by_where_it_is(klein):
    assert "Schuilplaats" not in names("stadsdeel=oost")
    assert search().aantal_op_kaart == 3


def test_choices_within_one_kind_widen_and_between_kinds_narrow(klein):
    assert set(names("wens=maatje&wens=ontmoeting")) == {"Aan huis", "Alles", "Buurtkamer"}
    assert names("wens=maatje&soort=formeel") == ["Alles"]
    assert names("domein=psychisch&stadsdeel=weesp") == ["Weespers", "Alles"]


def test_words_find_name_summary_and_wish_without_accents(lijsten):
    InitiatiefFactory(naam="Café De Boei", samenvatting="Samen koffie drinken.", wensen=["rouw-en-verlies"])
    InitiatiefFactory(naam="Anders", samenvatting="Iets heel anders.")
    refresh_initiatieven()
    for vraag in ("cafe", "CAFÉ", "koffie", "rouw"):
        assert names(f"q={vraag}") == ["Café De Boei"], vraag


MAANDAG = datetime(2026, 11, 23, 10, 30)


@pytest.fixture
def maandagochtend(monkeypatch):
    monkeypatch.setattr("socialekaart.filters.local_now", lambda: MAANDAG)


def expected_counts(gekozen: dict[str, set[str]]) -> dict[str, Counter]:
    """The same counts by plain Python over the records; of the search rows only what was derived from words."""

    stad = set(Gebied.objects.stadsdelen().values_list("slug", flat=True))

    def facts(i: Initiatief) -> dict[str, set[str]]:
        plekken = {p.stadsdeel.slug for p in i.locaties.all() if p.stadsdeel and not p.geheim}
        tijden = Openingstijden.parse(i.openingstijden)
        praktisch = {
            "open": {"nu"} if tijden and tijden.stand(MAANDAG).open else set(),
            "thuis": {"ja"} if i.zoekrij.aan_huis else set(),
            "gratis": {"ja"} if i.zoekrij.gratis else set(),
            "aanmelden": {"zelf"} if i.zoekrij.zelf_aanmelden else set(),
            "gecontroleerd": {"recent"} if i.gecontroleerd_op and not i.niet_gecontroleerd_sinds else set(),
        }
        return praktisch | {
            "stadsdeel": stad if i.heel_amsterdam else plekken | {g.slug for g in i.werkgebied.all()},
            "domein": {w.domein.slug for w in i.wensen.all()},
            "wens": {w.slug for w in i.wensen.all()},
            "doelgroep": {d.slug for d in i.doelgroepen.all()},
            "soort": {i.soort},
            "taal": set(i.talen),
        }

    verbanden = ("locaties__stadsdeel", "werkgebied", "wensen__domein", "doelgroepen")
    alle = [facts(i) for i in Initiatief.objects.published().select_related("zoekrij").prefetch_related(*verbanden)]
    uit = {}
    for facet in gekozen:
        anderen = {naam: waarden for naam, waarden in gekozen.items() if naam != facet and waarden}
        uit[facet] = Counter(
            waarde for feit in alle if all(feit[n] & w for n, w in anderen.items()) for waarde in feit[facet]
        )
    uit["alles"] = Counter(True for feit in alle if all(feit[n] & w for n, w in gekozen.items() if w))
    return uit


def test_every_count_is_what_one_would_get(lijsten, maandagochtend, subtests):
    load_voorbeelden()
    for vraag in [
        "",
        "stadsdeel=weesp",
        "stadsdeel=zuidoost&domein=sociaal",
        "wens=maatje&soort=informeel",
        "stadsdeel=oost&stadsdeel=noord&doelgroep=copd&wens=maatje&wens=lotgenoten",
        "soort=formeel&domein=spiritueel",
        "open=nu",
        "open=nu&gratis=ja&stadsdeel=oost",
        "taal=tr&taal=ar&aanmelden=zelf",
        "thuis=ja&gecontroleerd=recent",
        "taal=ja",
        "open=nu&thuis=ja&gratis=ja&aanmelden=zelf&gecontroleerd=recent&wens=maatje",
    ]:
        with subtests.test(vraag=vraag):
            zoek = search(vraag)
            verwacht = expected_counts({naam: set(zoek.gekozen[naam]) for naam in MEERKEUZES})
            assert zoek.aantal == verwacht["alles"][True]
            assert {k.veld for facet in zoek.facetten for k in facet.keuzes} == set(MEERKEUZES)
            for facet in zoek.facetten:
                for keuze in facet.keuzes:
                    assert keuze.aantal == verwacht[keuze.veld][keuze.waarde], keuze
                    assert keuze.gekozen == (keuze.waarde in zoek.gekozen[keuze.veld])


def test_languages_are_those_that_somebody_speaks_and_those_that_were_asked(lijsten):
    InitiatiefFactory(talen=["nl", "tr"])
    InitiatiefFactory(talen=["nl", "ar"], status="concept")
    refresh_initiatieven()
    facet = next(facet for facet in search("taal=ja").facetten if facet.naam == "taal")
    assert [(k.naam, k.aantal) for k in facet.keuzes] == [("Japans", 0), ("Nederlands", 1), ("Turks", 1)]
    assert search("taal=ja").titel == "Niets gevonden."


def test_open_now_is_what_the_rows_say(lijsten, monkeypatch):
    for moment in (MAANDAG, datetime(2026, 11, 22, 3, 15), datetime(2026, 12, 25, 12), datetime(2026, 7, 20, 11)):
        monkeypatch.setattr("socialekaart.filters.local_now", lambda moment=moment: moment)
        monkeypatch.setattr("socialekaart.rijen.local_now", lambda moment=moment: moment)
        if moment == MAANDAG:
            load_voorbeelden()
        zoek = search("open=nu")
        assert 0 < zoek.aantal < 102
        assert all(rij.stand.open for rij in zoek.rijen)
        dicht = make_rijen(Zoekrij.objects.exclude(pk__in=zoek.filter.rows().values("pk")))
        assert not any(rij.stand and rij.stand.open for rij in dicht)


def test_pages_hold_every_result_once(lijsten):
    load_voorbeelden()
    bladen = [search(f"pagina={n}") for n in range(1, search().pagina.paginator.num_pages + 1)]
    ids = [rij.id for blad in bladen for rij in blad.rijen]
    assert len(ids) == len(set(ids)) == search().aantal
    assert [len(blad.rijen) for blad in bladen] == [25, 25, 25, 25, 2]


def test_a_page_that_does_not_exist_is_told_and_another_shown(lijsten, subtests):
    load_voorbeelden()
    for pagina, nummer in [("99", 5), ("0", 5), ("-1", 5), ("abc", 1), ("1e3", 1), ("9" * 5000, 1)]:
        with subtests.test(pagina=pagina, nummer=nummer):
            zoek = search(f"pagina={pagina}")
            assert zoek.pagina.number == nummer
            assert zoek.meldingen[-1].endswith(f"Dit is bladzijde {nummer}.")


def test_nothing_here_says_how_much_there_is_in_the_city_and_gives_ways_on(klein):
    zoek = search("stadsdeel=weesp&wens=ontmoeting")
    assert zoek.titel == "Niets gevonden in Weesp. Wel 1 in heel Amsterdam."
    assert [(weg.aantal, weg.url) for weg in zoek.uitwegen] == [
        (1, "/kaart/?wens=ontmoeting"),
        (2, "/kaart/?stadsdeel=weesp"),
    ]
    for weg in zoek.uitwegen:
        assert search(weg.url.partition("?")[2]).aantal == weg.aantal


def test_a_large_number_elsewhere_is_written_as_everywhere(klein):
    zoek = search("stadsdeel=weesp&wens=ontmoeting")
    zoek.telling.cellen[:] = [([], False, [], "formeel", False, 1234)]
    assert zoek.titel == "Niets gevonden in Weesp. Wel 1.234 in heel Amsterdam."


def ways(vraag: str) -> list[tuple[str, str, int]]:
    return [(weg.url, weg.uitleg, weg.aantal) for weg in search(vraag).uitwegen]


def test_ways_on_lift_every_kind_of_choice(klein):
    assert ways("q=zzz&stadsdeel=weesp&domein=psychisch") == [
        ("/kaart/?stadsdeel=weesp&domein=psychisch", "Zonder ‘zzz’", 2),
        ("/kaart/?stadsdeel=weesp", "Weesp", 2),
    ]
    assert ways("stadsdeel=weesp&domein=fysiek&soort=formeel")[0] == (
        "/kaart/?stadsdeel=weesp",
        "Zonder ‘Fysiek, Formeel’",
        2,
    )
    assert ways("stadsdeel=weesp&gratis=ja&taal=tr") == [
        ("/kaart/?stadsdeel=weesp", "Zonder ‘Gratis, Turks’", 2),
    ]
    assert ways("wens=maatje&doelgroep=als")[0] == ("/kaart/?wens=maatje", "Zonder ‘Mensen met ALS’", 2)


def test_when_every_single_way_fails_all_choices_but_the_place_go(klein):
    zoek = search("q=zzz&domein=fysiek&doelgroep=als&stadsdeel=weesp")
    assert zoek.titel == "Niets gevonden in Weesp."
    assert [(weg.url, weg.aantal) for weg in zoek.uitwegen] == [("/kaart/?stadsdeel=weesp", 2)]
    assert search("q=zzz").titel == "Niets gevonden."


def test_chips_take_away_one_choice_each(klein):
    zoek = search("q=samen&stadsdeel=oost&stadsdeel=noord&wens=maatje&pagina=1")
    assert [(c.soort, c.naam, c.url) for c in zoek.chips] == [
        ("Woord", "samen", "/kaart/?stadsdeel=oost&stadsdeel=noord&wens=maatje"),
        ("Waar", "Oost", "/kaart/?q=samen&stadsdeel=noord&wens=maatje"),
        ("Waar", "Noord", "/kaart/?q=samen&stadsdeel=oost&wens=maatje"),
        ("Wens", "Maatje", "/kaart/?q=samen&stadsdeel=oost&stadsdeel=noord"),
    ]
    assert [(c.soort, c.naam, c.url) for c in search("open=nu&taal=tr").chips] == [
        ("Praktisch", "Nu open", "/kaart/?taal=tr"),
        ("Taal", "Turks", "/kaart/?open=nu"),
    ]
    assert zoek.waar == "Oost en Noord"
    assert zoek.pagina_url == "/kaart/?q=samen&stadsdeel=oost&stadsdeel=noord&wens=maatje&pagina="
    assert search().pagina_url == "/kaart/?pagina="


def test_the_map_gets_the_same_choices(klein, settings):
    zoek = search("stadsdeel=oost&wens=maatje")
    assert zoek.instellingen["punten"] == "/kaart.json?stadsdeel=oost&wens=maatje"
    assert zoek.instellingen["stadsdelen"] == ["oost"]
    assert zoek.instellingen["tegels"] is None
    assert zoek.svg_url == "/kaart.svg?stadsdeel=oost&wens=maatje"
    assert search().svg_url == "/kaart.svg"
    assert zoek.vormen[0] == ("Excel", "/kaart.xlsx?stadsdeel=oost&wens=maatje")
    settings.PDOK_ACHTERGROND = True
    assert zoek.instellingen["tegels"]["url"].startswith("https://service.pdok.nl/")


def test_a_stadsdeel_has_numbers_and_rows_per_domain(klein):
    psychisch = next(d for d in top_per_domein(search("stadsdeel=weesp")) if d.domein.slug == "psychisch")
    assert (psychisch.aantal, psychisch.formeel, psychisch.informeel) == (2, 1, 1)
    assert [rij.naam for rij in psychisch.rijen] == ["Weespers", "Alles"]
    assert psychisch.url == "/kaart/?stadsdeel=weesp&domein=psychisch"
    assert {d.domein.slug for d in top_per_domein(search())} == set(Domein.objects.values_list("slug", flat=True))


def test_number_of_queries_does_not_grow_with_results(lijsten, django_assert_max_num_queries):
    load_voorbeelden()
    with django_assert_max_num_queries(5):
        zoek = search("stadsdeel=zuidoost&domein=sociaal")
        assert zoek.rijen and zoek.facetten and not zoek.pagina.number > 1


TEKST = st.text(max_size=60) | st.sampled_from(
    ["zuidoost", "maatje", "\0", "Ё" * 30, "' OR 1=1 --", "a" * 10_000, "-1"]
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["q", "pagina", "straal", "plaats", "sorteer", *MEERKEUZES]) | TEKST,
            TEKST,
        ),
        max_size=6,
    )
)
def test_whatever_is_asked_there_is_a_page_that_says_what_was_ignored(klein, client, paren):
    vraag = QueryDict(mutable=True)
    for naam, waarde in paren:
        vraag.appendlist(naam, waarde)
    antwoord = client.get("/kaart/", query_params=vraag)
    assert antwoord.status_code == 200
    bekend = {"zuidoost", "maatje"}
    onbekend = [w for n, w in paren if n == "stadsdeel" and w.replace("\0", "").strip() and w not in bekend]
    assert bool(antwoord.context["zoek"].meldingen) >= bool(onbekend)


# --- place and distance ---

# The middle of 1102, and steps to the east in degrees that are some metres.
MIDDEN = (4.96088, 52.31620)
METER = 1 / 68_150


def at(meters: float) -> Point:
    return Point(MIDDEN[0] + meters * METER, MIDDEN[1], srid=4326)


@pytest.fixture
def rond(lijsten):
    """Initiatives round the middle of 1102, with and without a public place."""
    Postcode.objects.filter(code="1102").update(punt=rd_point(at(0)))
    for naam, meters in (("Vlakbij", 120), ("Verderop", 900), ("Ver", 1_240)):
        LocatieFactory(initiatief=InitiatiefFactory(naam=naam, bron_id=naam), punt=at(meters))
    twee = InitiatiefFactory(naam="Twee plekken", bron_id="Twee plekken")
    LocatieFactory(initiatief=twee, in_stadsdeel="oost")
    LocatieFactory(initiatief=twee, punt=at(-300))
    InitiatiefFactory(naam="Komt langs", werkgebied=["zuidoost"])
    InitiatiefFactory(naam="Overal", heel_amsterdam=True)
    LocatieFactory(initiatief=InitiatiefFactory(naam="Overal uit Oost", heel_amsterdam=True), in_stadsdeel="oost")
    LocatieFactory(initiatief=InitiatiefFactory(naam="Weesper"), in_stadsdeel="weesp")
    refresh_initiatieven()


def rd_point(punt: Point) -> Point:
    kopie = punt.clone()
    kopie.transform(28992)
    return kopie


def distances(vraag: str) -> list[tuple[str, str]]:
    return [(rij.naam, rij.afstand) for rij in search(vraag).rijen]


HIER = [("Vlakbij", "100 m"), ("Twee plekken", "300 m"), ("Verderop", "900 m"), ("Ver", "1,2 km")]


def test_a_postcode_shows_how_far_it_is_and_the_nearest_first_within_what_is_here(rond):
    rijen = distances("plaats=1102")
    assert rijen[:5] == [*HIER, ("Komt langs", "")]
    assert [naam for naam, _afstand in rijen[5:]] == ["Overal uit Oost", "Overal"]
    assert {rij.naam for rij in search("plaats=1102").rijen} == {rij.naam for rij in search("plaats=Zuidoost").rijen}


def test_nearest_first_puts_what_has_no_public_place_last(rond):
    rijen = distances("plaats=1102&sorteer=afstand")
    assert rijen[:4] == HIER
    assert [naam for naam, _afstand in rijen[4:]] == ["Overal uit Oost", "Komt langs", "Overal"]


def test_within_a_distance_is_what_lies_there_and_what_comes_here_without_a_place(rond):
    assert distances("plaats=1102&straal=500") == [*HIER[:2], ("Komt langs", ""), ("Overal", "")]
    zoek = search("plaats=1102&straal=1000&soort=informeel")
    assert zoek.aantal == 5
    assert next(k.aantal for f in zoek.facetten for k in f.keuzes if k.waarde == "informeel") == 5


def test_words_rank_before_distance_unless_distance_is_asked(rond):
    InitiatiefFactory(naam="Rouwgroep", samenvatting="Rouw.", werkgebied=["zuidoost"])
    plek = LocatieFactory(initiatief=InitiatiefFactory(naam="Anders", beschrijving="Ook bij rouw."), punt=at(200))
    LocatieFactory(initiatief=InitiatiefFactory(naam="Rouwcafé"), punt=at(600))
    refresh_initiatieven()
    assert distances("plaats=1102&q=rouw")[-1] == (plek.initiatief.naam, "200 m")
    assert distances("plaats=1102&q=rouw&sorteer=afstand") == [
        ("Anders", "200 m"), ("Rouwcafé", "600 m"), ("Rouwgroep", "")
    ]  # fmt: skip


def test_a_secret_place_has_no_influence_on_distance_or_radius(rond):
    voor = [distances(f"plaats=1102{rest}") for rest in ("", "&sorteer=afstand", "&straal=1000")]
    for naam in ("Overal", "Weesper", "Ver"):
        LocatieFactory(initiatief=Initiatief.objects.get(naam=naam), punt=at(10), geheim=True)
    refresh_initiatieven()
    assert [distances(f"plaats=1102{rest}") for rest in ("", "&sorteer=afstand", "&straal=1000")] == voor


def test_other_forms_take_the_place_too(rond, client):
    namen = [f["properties"]["naam"] for f in client.get("/kaart.geojson?plaats=1102&straal=500").json()["features"]]
    assert namen == ["Vlakbij", "Twee plekken", "Komt langs", "Overal"]
    csv = client.get("/kaart.csv?plaats=1102&sorteer=afstand").getvalue().decode()
    assert [csv.index(naam) for naam, _afstand in HIER] == sorted(csv.index(naam) for naam, _afstand in HIER)
    assert client.get("/kaart.json?plaats=1102&straal=500").json()["aantal"] == 3
    assert client.get("/kaart.geojson?plaats=xyz").json()["meldingen"][0].startswith("‘xyz’ kennen we niet.")


def test_a_place_has_chips_and_choices_of_distance(rond):
    zoek = search("plaats=1102&straal=750&sorteer=afstand")
    assert [(chip.soort, chip.naam, chip.url) for chip in zoek.chips] == [
        ("Waar", "1102", "/kaart/"),
        ("Afstand", "binnen 750 m", "/kaart/?plaats=1102&sorteer=afstand"),
        ("Volgorde", "Dichtstbij eerst", "/kaart/?plaats=1102&straal=750"),
    ]
    assert [(meters, naam) for meters, naam, gekozen in zoek.stralen if gekozen] == [("750", "750 m")]
    assert [naam for _m, naam, _g in search("plaats=1102").stralen] == [
        "Maakt niet uit", "500 m", "1 km", "2 km", "5 km"
    ]  # fmt: skip
    assert zoek.instellingen["stadsdelen"] == ["zuidoost"]


def test_a_postcode_in_two_stadsdelen_offers_one_of_them(lijsten):
    zoek = search("plaats=1061")
    assert zoek.andere_plekken == [
        ("alleen West", "/kaart/?plaats=1061&stadsdeel=west"),
        ("alleen Nieuw-West", "/kaart/?plaats=1061&stadsdeel=nieuw-west"),
    ]
    assert search("plaats=1061&stadsdeel=west").andere_plekken == search("plaats=1102").andere_plekken == []
    assert search("plaats=zuidoots").andere_plekken == [("Zuidoost", "/kaart/?plaats=Zuidoost")]
    assert search("").andere_plekken == []


def test_the_field_keeps_what_we_do_not_know(lijsten):
    assert search("plaats=zuidoots").plaatsveld == "zuidoots"
    assert search("plaats=1102ab").plaatsveld == "1102 AB"
    assert search("plaats=Oost").plaatsveld == ""


def test_nothing_near_says_so_and_looks_farther(rond):
    Initiatief.objects.exclude(naam="Ver").update(status="concept")
    refresh_initiatieven()
    zoek = search("plaats=1102&straal=500")
    assert zoek.titel == "Niets gevonden bij 1102."
    assert [(weg.naam, weg.uitleg, weg.url) for weg in zoek.uitwegen] == [
        ("Zoek verder weg", "Zonder ‘binnen 500 m’", "/kaart/?plaats=1102"),
        ("Zoek in heel Amsterdam", "Met dezelfde keuzes", "/kaart/"),
    ]


@pytest.mark.parametrize(
    ("meters", "tekst"),
    [(0, "50 m"), (74, "50 m"), (76, "100 m"), (974, "950 m"), (976, "1 km"), (1_149, "1,1 km"), (2_040, "2 km"),
     (9_940, "9,9 km"), (9_960, "10 km"), (12_345, "12 km")],
)  # fmt: skip
def test_a_distance_is_no_more_exact_than_it_can_be(meters, tekst):
    assert describe_afstand(meters) == tekst
