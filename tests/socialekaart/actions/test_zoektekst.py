"""The search text follows every write, and equals what a full rebuild makes of it."""

from collections import Counter

import pytest
from django.db import connection

from palliatief.lib.spelling import read_words
from socialekaart import actions
from socialekaart.actions import lexicon as lexiconacties
from socialekaart.actions.zoektekst import learn_words
from socialekaart.models import Initiatief, Ondersteuningswens, Organisatie, Zoekrij, Zoekwoord
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory
from tests.socialekaart.lexicon import found, teach


def count(woord: str) -> int:
    """How many records hold this word, as the map knows; 0 when it knows it not."""
    return sum(Zoekwoord.objects.filter(woord=woord).values_list("aantal", flat=True))


def fields(naam: str) -> dict[str, str]:
    """Every lexeme of a record with the letter of its field."""
    vector = Zoekrij.objects.get(initiatief__naam=naam).zoekvector
    return {deel.split("'")[1]: deel.split(":")[-1][-1].replace("1", "D") for deel in vector.split(" ")}


def state() -> tuple:
    """All that the search reads."""
    rijen = {rij.pk: (frozenset(rij.woorden), rij.zoekvector) for rij in Zoekrij.objects.all()}
    woorden = Zoekwoord.objects.filter(aantal__gt=0).values_list("woord", "klank", "stammen", "eigen", "aantal")
    return rijen, {rij[0]: (rij[1], tuple(rij[2]), *rij[3:]) for rij in woorden}


# --- what is in it ---


def test_a_word_counts_in_the_best_field_where_it_stands(leeg_lexicon):
    InitiatiefFactory(
        naam="Kwaarst",
        samenvatting="Kwaarst en frobbel.",
        beschrijving="Frobbel en zwilk.",
        organisatie=OrganisatieFactory(naam="Stichting Plomp"),
        heel_amsterdam=True,
    )
    actions.refresh_initiatieven()
    gevonden = fields("Kwaarst")
    assert {w: gevonden[w] for w in ("kwaarst", "frobbel", "plomp", "zwilk")} == {
        "kwaarst": "A",
        "frobbel": "B",
        "plomp": "C",
        "zwilk": "D",
    }
    assert "en" not in gevonden


def test_labels_places_and_languages_are_searched_too(leeg_lexicon):
    initiatief = InitiatiefFactory(
        naam="Kwaarst", wensen=["maatje"], doelgroepen=["copd"], talen=["nl", "tr", "xx"], heel_amsterdam=True
    )
    LocatieFactory(initiatief=initiatief, naam="Frobbelhuis", straat="Zwilkplein", in_stadsdeel="oost")
    actions.refresh_initiatieven()
    for vraag in ("maatje", "copd", "turks", "frobbelhuis", "zwilkplein", "oost"):
        assert found(vraag) == ["Kwaarst"], vraag
    wens = Ondersteuningswens.objects.get(slug="maatje")
    assert fields("Kwaarst")[f"wens:{wens.pk}"] == "C"
    # Who speaks Dutch is no answer to a question about Dutch.
    assert found("nederlands") == []


def test_parts_of_a_compound_count_one_field_lower(leeg_lexicon):
    teach("frobbel", "kwaarst", andere="iets")
    InitiatiefFactory(naam="Frobbelkwaarst", beschrijving="Kwaarstfrobbel.", heel_amsterdam=True)
    actions.refresh_initiatieven()
    gevonden = fields("Frobbelkwaarst")
    assert (gevonden["frobbelkwaarst"], gevonden["frobbel"]) == ("A", "B")
    assert gevonden["kwaarstfrobbel"] == "D"


def test_a_stop_word_stands_only_in_a_name(leeg_lexicon):
    InitiatiefFactory(naam="Er Zijn", samenvatting="Wie dat wil.", heel_amsterdam=True)
    actions.refresh_initiatieven()
    assert fields("Er Zijn").get("er") == "A" and "wie" not in fields("Er Zijn")
    assert found("er zijn") == ["Er Zijn"]


def test_private_data_and_secret_places_never_enter(leeg_lexicon):
    initiatief = InitiatiefFactory(
        naam="Kwaarst",
        telefoon="+31612345678",
        telefoon_openbaar=False,
        email="geheim@frobbel.example",
        email_openbaar=False,
        heel_amsterdam=True,
    )
    LocatieFactory(initiatief=initiatief, naam="Zwilkhuis", straat="Plompstraat", geheim=True, in_stadsdeel="weesp")
    actions.refresh_initiatieven()
    inhoud = " ".join([*Zoekrij.objects.get().woorden, Zoekrij.objects.get().zoekvector])
    for woord in ("12345678", "geheim", "frobbel", "zwilkhuis", "plompstraat", "weesp", "1102"):
        assert woord not in inhoud, woord
        assert count(woord) == 0
        assert found(woord) == []


def test_the_words_of_a_place_go_when_it_becomes_secret(leeg_lexicon):
    plek = LocatieFactory(initiatief__naam="Kwaarst", naam="Zwilkhuis")
    actions.refresh_initiatieven()
    assert found("zwilkhuis") == ["Kwaarst"]
    plek.geheim = True
    plek.save()
    actions.refresh_initiatieven(ids=[plek.initiatief_id])
    assert found("zwilkhuis") == [] and count("zwilkhuis") == 0


# --- how often ---


def test_words_are_counted_per_record(leeg_lexicon):
    een, twee = (InitiatiefFactory(samenvatting="Kwaarst kwaarst.", heel_amsterdam=True) for _ in range(2))
    InitiatiefFactory(samenvatting="Kwaarst.", status="concept")
    actions.refresh_initiatieven()
    assert count("kwaarst") == 2
    Initiatief.objects.filter(pk=een.pk).update(samenvatting="Frobbel.")
    actions.refresh_initiatieven(ids=[een.pk])
    assert (count("kwaarst"), count("frobbel")) == (1, 1)
    actions.archive_initiatieven(ids=[twee.pk])
    assert count("kwaarst") == 0
    actions.remove_initiatieven(ids=[een.pk])
    assert count("frobbel") == 0


def test_refreshing_twice_counts_once(leeg_lexicon):
    een = InitiatiefFactory(samenvatting="Kwaarst.", heel_amsterdam=True)
    for _ in range(2):
        actions.refresh_initiatieven(ids=[een.pk, een.pk])
    actions.refresh_initiatieven()
    assert count("kwaarst") == 1


def test_a_mistake_that_was_corrected_is_no_word_any_more(leeg_lexicon):
    """Else the question with the same mistake would find nothing, and nobody would say why."""
    een = InitiatiefFactory(naam="Een", samenvatting="Paliatieve zorg.", heel_amsterdam=True)
    InitiatiefFactory(naam="Twee", samenvatting="Palliatieve zorg.", heel_amsterdam=True)
    actions.refresh_initiatieven()
    assert found("paliatieve")[0] == "Een"
    Initiatief.objects.filter(pk=een.pk).update(samenvatting="Palliatieve zorg.")
    actions.refresh_initiatieven(ids=[een.pk])
    assert set(found("paliatieve")) == {"Een", "Twee"}


def test_words_of_the_lexicon_are_not_forgotten(leeg_lexicon):
    teach("kwaarst frobbel", wens="maatje")
    teach("zwilk", wens="maatje", taal="tr")
    een = InitiatiefFactory(samenvatting="Kwaarst zwilk plomp.", heel_amsterdam=True)
    actions.refresh_initiatieven()
    Initiatief.objects.filter(pk=een.pk).update(samenvatting="Iets.")
    actions.refresh_initiatieven(ids=[een.pk])
    gekend = set(Zoekwoord.objects.values_list("woord", flat=True))
    assert {"kwaarst", "frobbel", "zwilk"} <= gekend and "plomp" not in gekend


def test_learning_nothing(leeg_lexicon):
    assert learn_words(woorden=[]) == set()


def test_learning_tells_what_is_other_than_before(leeg_lexicon):
    assert learn_words(woorden=["kwaarst", "wens:1"]) == {"kwaarst", "wens:1"}
    assert learn_words(woorden=["kwaarst", "wens:1"]) == set()


# --- a series of writes equals a rebuild ---


def test_no_new_words_wait_outside_the_index(leeg_lexicon):
    """Postgres may look a word up there, and would read all that waits with every look: slow, with many at once."""
    learn_words(woorden=[f"woord{nummer}" for nummer in range(100)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('zoekwoord_lijkt_op')")
        assert cursor.fetchone() == (0,)


def test_after_any_series_of_writes_it_equals_a_rebuild(leeg_lexicon, monkeypatch):
    monkeypatch.setattr("socialekaart.actions.zoektekst.PER_KEER", 2)
    teach("frobbel", "kwaarst", "zwilk", "plomp", andere="iets")
    namen = ["Frobbel", "Kwaarst", "Frobbelkwaarst", "De zwilk", "Plompzwilk"]
    initiatieven = [
        InitiatiefFactory(naam=naam, samenvatting=f"Met {naam} en buddy's.", wensen=["maatje"], heel_amsterdam=True)
        for naam in namen
    ]
    actions.refresh_initiatieven()
    pks = [initiatief.pk for initiatief in initiatieven]

    def same_after_rebuild():
        rijen, woorden = state()
        for rebuild in (actions.refresh_initiatieven, lexiconacties.relearn_all):
            rebuild()
            assert state()[0] == rijen
            assert state()[1].items() ^ woorden.items() == set()

    same_after_rebuild()
    Initiatief.objects.filter(pk=pks[0]).update(naam="Zwilkkwaarst", beschrijving="Heel anders 24/7.")
    actions.refresh_initiatieven(ids=pks[:1])
    same_after_rebuild()
    actions.archive_initiatieven(ids=pks[1:3])
    same_after_rebuild()
    teach("buddy", wens="maatje", doelgroep="copd")
    initiatieven[0].wensen.set(Ondersteuningswens.objects.filter(slug="vervoer"))
    actions.refresh_initiatieven(ids=[pks[0], pks[3]])
    same_after_rebuild()
    actions.publish_initiatieven(ids=pks[1:2])
    same_after_rebuild()
    actions.remove_initiatieven(ids=[pks[4]])
    same_after_rebuild()
    Organisatie.objects.create(naam="Plomp", slug="plomp")
    Initiatief.objects.filter(pk=pks[3]).update(organisatie=Organisatie.objects.get(slug="plomp"))
    actions.refresh_initiatieven(ids=pks)
    same_after_rebuild()
    geteld = Counter(woord for rij in Zoekrij.objects.all() for woord in rij.woorden)
    assert {woord: aantal for woord, (*_, aantal) in state()[1].items()} == geteld


@pytest.mark.parametrize("tekst", ["' OR 1=1; --", "\\' : & | !", "𝔘𝔫𝔦 ﷺ ㌖㌖", "x" * 200, "🦖", "a'b\\c:d"])
def test_any_text_can_stand_in_a_record(leeg_lexicon, tekst):
    een = InitiatiefFactory(naam=tekst, samenvatting=tekst, heel_amsterdam=True)
    actions.refresh_initiatieven(ids=[een.pk])
    assert set(Zoekrij.objects.get().woorden) == set(read_words(tekst))
