"""The personas that the map begins with: complete, and loaded once."""

import json

import pytest

from socialekaart.actions import load_personas
from socialekaart.actions.lijsten import LIJSTEN
from socialekaart.actions.personas import PERSONAS
from socialekaart.models import Doelgroep, Domein, Gespreksvraag, Ondersteuningswens, Persona, PersonaWens

SEED = json.loads(PERSONAS.read_text(encoding="utf-8"))
DOMEINEN = {"fysiek", "sociaal", "psychisch", "spiritueel"}


def slugs_of(lijst: str) -> dict[str, dict]:
    return {rij["slug"]: rij for rij in json.loads(LIJSTEN.read_text(encoding="utf-8"))[lijst]}


def test_the_stories_that_were_promised_are_there():
    kenmerken = " ".join(rij["kenmerk"].lower() for rij in SEED)
    for woord in ("parkinson", "copd", "dementie", "kanker, jong gezin", "hartfalen", "mantelzorger", "nierfalen"):
        assert woord in kenmerken


@pytest.mark.parametrize("rij", SEED, ids=lambda rij: rij["slug"])
def test_a_story_is_complete(rij):
    wensen = slugs_of("wensen")
    gewenst = [wens["wens"] for wens in rij["wensen"]]
    assert set(gewenst) <= wensen.keys() and set(rij["doelgroepen"]) <= slugs_of("doelgroepen").keys()
    assert 8 <= len(gewenst) == len(set(gewenst)) <= 12
    per_domein = [wensen[slug]["domein"] for slug in gewenst]
    assert all(per_domein.count(domein) >= 2 for domein in DOMEINEN)
    assert rij["vragen"].keys() == DOMEINEN
    vragen = [vraag for vragen in rij["vragen"].values() for vraag in vragen]
    assert 6 <= len(vragen) <= 10 and all(vraag.endswith("?") for vraag in vragen)
    assert 2 <= rij["situatie"].count(".") <= 4 and rij["aandachtspunten"]


@pytest.mark.parametrize("rij", SEED, ids=lambda rij: rij["slug"])
def test_what_is_loaded_fits_the_fields(lijsten, rij):
    persona = Persona.objects.get(slug=rij["slug"])
    for regel in (persona, *persona.wensen.all(), *persona.vragen.all()):
        regel.full_clean()
    assert persona.gepubliceerd
    assert [wens.wens.slug for wens in persona.wensen.order_by("volgorde")] == [wens["wens"] for wens in rij["wensen"]]
    assert persona.vragen.count() == sum(len(vragen) for vragen in rij["vragen"].values())
    assert {groep.slug for groep in persona.doelgroepen.all()} == set(rij["doelgroepen"])
    assert persona.aandachtspunten.splitlines() == rij["aandachtspunten"]


def test_a_second_time_adds_nothing_and_keeps_what_was_edited(lijsten):
    Persona.objects.filter(slug="ria").update(naam="Rietje", gepubliceerd=False)
    PersonaWens.objects.filter(persona__slug="ria").first().delete()
    aantallen = PersonaWens.objects.count(), Gespreksvraag.objects.count()
    assert load_personas() == 0
    assert (PersonaWens.objects.count(), Gespreksvraag.objects.count()) == aantallen
    assert Persona.objects.get(slug="ria").naam == "Rietje"


def test_one_that_is_missing_comes_back_with_its_history(lijsten):
    Persona.objects.get(slug="frank").delete()
    assert load_personas() == 1
    frank = Persona.objects.get(slug="frank")
    assert (frank.volgorde, frank.history.filter(history_type="+").count()) == (8, 1)
    assert PersonaWens.history.filter(persona=frank).count() == frank.wensen.count() == 11
    assert Gespreksvraag.history.filter(persona=frank).count() == frank.vragen.count() == 8


def test_a_story_stands_without_what_left_the_lists(lijsten):
    Persona.objects.all().delete()
    Ondersteuningswens.objects.filter(slug="maatje").update(slug="buddy")
    Domein.objects.filter(slug="spiritueel").update(slug="zin")
    Doelgroep.objects.filter(slug="parkinson").delete()
    assert load_personas() == len(SEED)
    ria = Persona.objects.get(slug="ria")
    assert not ria.wensen.filter(wens__slug="buddy").exists() and ria.wensen.count() == 9
    assert {vraag.domein.slug for vraag in ria.vragen.all()} == {"fysiek", "sociaal", "psychisch"}
