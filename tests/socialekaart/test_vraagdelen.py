"""How the search page shows what it understood, and how a visitor changes that."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from socialekaart.actions import refresh_initiatieven
from socialekaart.actions.lexicon import add_uitdrukkingen
from socialekaart.models import Doelgroep, Ondersteuningswens
from tests.factories import InitiatiefFactory

from .lexicon import entry, found


@pytest.fixture
def geleerd(leeg_lexicon):
    add_uitdrukkingen(
        rijen=[
            entry("luisteraar", wens="luisterend-oor;maatje"),
            entry("benauwd", doelgroep="copd"),
            entry("ik zoek", overslaan="ja"),
            entry("tandarts", elders="Bel de tandarts in de buurt."),
        ]
    )
    InitiatiefFactory(
        naam="Wandelen", wensen=["luisterend-oor"], doelgroepen=["copd"], samenvatting="Buiten.", heel_amsterdam=True
    )
    InitiatiefFactory(naam="Praten", wensen=["luisterend-oor"], samenvatting="Binnen.", heel_amsterdam=True)
    InitiatiefFactory(naam="Fietsen", wensen=["maatje"], samenvatting="Buiten.", heel_amsterdam=True)
    InitiatiefFactory(naam="Ademen", doelgroepen=["copd"], samenvatting="Binnen.", heel_amsterdam=True)
    InitiatiefFactory(naam="Iets met palliatieve zorg", samenvatting="Boven.", heel_amsterdam=True)
    refresh_initiatieven()


def search(client, vraag="", **andere):
    return client.get("/kaart/", {"q": vraag} | andere)


def chips(response) -> dict[str, str]:
    """Name and address of each part that is searched for."""
    return {f"{chip.soort}: {chip.naam}": chip.url for chip in response.context["zoek"].chips}


def names(response) -> list[str]:
    return [rij.naam for rij in response.context["zoek"].rijen]


def label(model, slug: str) -> str:
    return model.objects.get(slug=slug).naam


# --- each part of the question ---


def test_the_page_shows_how_the_question_was_understood(client, geleerd):
    pagina = search(client, "ik zoek een luisteraar, benauwd, buiten")
    assert set(chips(pagina)) == {
        f"Wens: {label(Ondersteuningswens, 'luisterend-oor')}",
        f"Wens: {label(Ondersteuningswens, 'maatje')}",
        f"Voor: {label(Doelgroep, 'copd')}",
        "Woord: buiten",
    }
    assert "Zo begrepen wij uw vraag" in pagina.text and "weghalen" in pagina.text


def test_without_one_part_there_are_other_results_and_back_again(client, geleerd):
    begin = search(client, "luisteraar")
    assert set(names(begin)) == {"Wandelen", "Praten", "Fietsen"}
    oor = f"Wens: {label(Ondersteuningswens, 'luisterend-oor')}"
    zonder = client.get(chips(begin)[oor])
    assert names(zonder) == ["Fietsen"]
    assert oor not in chips(zonder)
    assert f"<s>{label(Ondersteuningswens, 'luisterend-oor')}</s>" in zonder.text and "Weggelaten" in zonder.text
    # The form keeps what was left out, so that another choice keeps it too.
    assert '<input type="hidden" name="zonder" value="wens:luisterend-oor">' in zonder.text
    (terug,) = zonder.context["zoek"].vraagdelen.weggelaten
    assert names(client.get(terug.url)) == names(begin)


@pytest.mark.parametrize(
    ("vraag", "weg", "over"),
    [
        ("luisteraar, benauwd", "doelgroep:copd", {"Wandelen", "Praten", "Fietsen"}),
        ("luisteraar buiten", "woord:buiten", {"Wandelen", "Praten", "Fietsen"}),
        ("benauwd buiten", "woord:buiten", {"Wandelen", "Ademen"}),
    ],
)
def test_each_kind_of_part_can_be_left_out(client, geleerd, vraag, weg, over):
    (url,) = (url for url in chips(search(client, vraag)).values() if parse_qs(urlsplit(url).query)["zonder"] == [weg])
    assert set(names(client.get(url))) == over


def test_without_the_last_part_nothing_is_asked(client, geleerd):
    (url,) = chips(search(client, "benauwd")).values()
    assert url == "/kaart/"
    leeg = search(client, "benauwd", zonder=["doelgroep:copd"])
    assert list(chips(leeg)) == ["Woorden: benauwd"] and list(chips(leeg).values()) == ["/kaart/"]


def test_precisely_my_words(client, geleerd):
    begin = search(client, "luisteraar buiten", stadsdeel="oost")
    adres = begin.context["zoek"].vraagdelen.letterlijk
    assert parse_qs(urlsplit(adres).query)["stadsdeel"] == ["oost"]
    assert "Zoek precies op mijn woorden" in begin.text
    precies = client.get(adres)
    assert not any(chip.startswith(("Wens", "Voor")) for chip in chips(precies))
    assert "Zoek precies op mijn woorden" not in precies.text
    assert "Praten" not in names(precies)


def test_nothing_to_leave_out_when_all_are_words(client, geleerd):
    assert "Zoek precies op mijn woorden" not in search(client, "buiten").text


def test_other_choices_are_kept_in_every_address(client, geleerd):
    pagina = search(client, "luisteraar buiten", soort="informeel", zonder=["wens:maatje"])
    for naam, url in chips(pagina).items():
        keuzes = parse_qs(urlsplit(url).query)
        assert ("soort" in keuzes) != naam.startswith("Wie helpt"), naam
        assert "wens:maatje" in keuzes["zonder"]


def test_what_was_left_out_means_nothing_without_the_question(client, geleerd):
    pagina = search(client, "luisteraar buiten", zonder=["wens:maatje"])
    assert "zonder" not in pagina.context["zoek"].query(q="")


# --- spelling ---


def test_did_you_mean(client, geleerd):
    pagina = search(client, "paliatieve")
    assert names(pagina) == ["Iets met palliatieve zorg"]
    assert "Bedoelde u <strong>palliatieve</strong>?" in pagina.text
    (bedoeling,) = pagina.context["zoek"].vraagdelen.bedoelingen
    precies = client.get(bedoeling.url)
    assert names(precies) == [] and "Bedoelde u" not in precies.text
    assert "Niets gevonden" in precies.text


# --- not here, and nothing at all ---


def test_what_is_not_on_the_map_says_where_it_is(client, geleerd):
    pagina = search(client, "ik zoek een tandarts")
    assert names(pagina) == [] and "Bel de tandarts in de buurt." in pagina.text
    assert "Niets gevonden" in pagina.text and "Liever iemand spreken?" in pagina.text


def test_the_sentence_stands_above_results_too(client, geleerd):
    pagina = search(client, "luisteraar, tandarts")
    assert len(names(pagina)) == 3 and "Bel de tandarts in de buurt." in pagina.text


def test_a_question_that_nothing_answers_gives_no_noise(client, geleerd):
    for vraag in ("qwrtpzx", "zgfhjk bbbvvv", "🦖", "?!", "'"):
        pagina = search(client, vraag)
        assert names(pagina) == [], vraag
        assert "Dat betekent niet dat er geen hulp is." in pagina.text, vraag
    (weg,) = search(client, "qwrtpzx").context["zoek"].uitwegen
    assert weg.aantal == 5 and weg.url == "/kaart/"


# --- the same in every form ---


def test_list_downloads_and_map_have_the_same_rows_in_the_same_order(client, geleerd):
    vraag = {"q": "luisteraar, benauwd, binnen", "zonder": ["woord:buiten"]}
    lijst = names(client.get("/kaart/", vraag))
    assert len(lijst) == 4
    features = client.get("/kaart.geojson", vraag).json()["features"]
    assert [feature["properties"]["naam"] for feature in features] == lijst
    regels = b"".join(client.get("/kaart.csv", vraag).streaming_content).decode("utf-8-sig").splitlines()
    assert [regel.split(";")[1] if ";" in regel else regel.split(",")[1] for regel in regels[1:]] == lijst
    assert found("luisteraar, benauwd, binnen") == lijst


@pytest.mark.parametrize("adres", ["/kaart.geojson", "/kaart.csv"])
def test_downloads_follow_what_was_left_out(client, geleerd, adres):
    vraag = {"q": "luisteraar", "zonder": ["wens:luisterend-oor"]}
    antwoord = client.get(adres, vraag)
    tekst = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    assert b"Fietsen" in tekst and b"Praten" not in tekst


# --- performance and safety ---


@pytest.mark.parametrize(
    ("vraag", "hoogstens"), [("luisteraar buiten", 8), ("paliatieve luisteraar", 10), ("qwrtpzx", 10)]
)
def test_a_question_takes_few_queries(client, geleerd, django_assert_max_num_queries, vraag, hoogstens):
    """Two more for a word that nobody knows: what it looks like, and what is known of that."""
    search(client, vraag)
    with django_assert_max_num_queries(hoogstens):
        search(client, vraag)


def test_what_people_type_is_shown_as_text(client, geleerd):
    InitiatiefFactory(naam="alert script", heel_amsterdam=True)
    refresh_initiatieven()
    pagina = search(client, "<script>alert(1)</script>", zonder=['"><b>', "woord:<i>"])
    assert "<script>alert" not in pagina.text and '"><b>' not in pagina.text and "woord:<i>" not in pagina.text


@given(st.text(max_size=200), st.lists(st.text(max_size=12), max_size=4))
@example("㌖" * 200, ["wens:", "doelgroep:copd", "wens:x", "woord", "spelling:"])
@example("' & | ! <-> :* \\ (", ["'"] * 40)
@example("luisteraar\0benauwd", ["\0", "wens:\0"])
def test_every_question_gets_a_page(client, geleerd, vraag, zonder):
    data = QueryDict(mutable=True)
    data["q"] = vraag
    data.setlist("zonder", zonder)
    antwoord = client.get(f"/kaart/?{data.urlencode()}")
    assert antwoord.status_code == 200
    for url in chips(antwoord).values():
        assert url.startswith("/kaart/")
