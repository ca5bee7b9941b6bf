"""What counted on a past day, and what changed since."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import get_current_timezone, localdate

from evaluatie.hiaten.cel import tell_cel
from evaluatie.hiaten.matrix import read_matrix
from evaluatie.hiaten.toen import compare
from evaluatie.hiaten.vraag import Vraag
from socialekaart.models import Gebied, Initiatief, Locatie, Ondersteuningswens, Zoektelling
from tests.factories import (
    InitiatiefFactory,
    InventarisatieFactory,
    LocatieFactory,
    MetingFactory,
    SchattingFactory,
    WenscijferFactory,
)

TOEN = date(2026, 3, 1)


def write_history(rij, dag, uur=12):
    """What was last written of this record was written on this day."""
    moment = datetime(dag.year, dag.month, dag.day, uur, 59, tzinfo=get_current_timezone())
    type(rij).history.filter(pk=rij.history.first().pk).update(history_date=moment)


@pytest.fixture
def zuidoost(lijsten):
    InventarisatieFactory(op=date(2026, 1, 1))
    InventarisatieFactory(op=date(2026, 1, 1), van_domein="fysiek")
    SchattingFactory()
    meting = MetingFactory(van=date(2026, 1, 1), tot=date(2026, 2, 1))
    for wens in ("maatje", "lotgenoten", "vervoer"):
        WenscijferFactory(meting=meting, voor=wens)
    return meting.stadsdeel


def test_supply_of_a_past_day_is_what_was_published_at_its_end(zuidoost):
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    # Late on the day itself it came for Zuidoost; later it went to Weesp.
    eerst = InitiatiefFactory(wensen=["maatje"], werkgebied=["zuidoost"], naam="Eerst hier")
    write_history(eerst, TOEN, uur=23)
    eerst.werkgebied.set(Gebied.objects.stadsdelen().filter(slug="weesp"))
    # A place in Zuidoost without werkgebied, and one of which only the stadsdeel is known; both have moved.
    plek = LocatieFactory(initiatief__wensen=["maatje"], initiatief__naam="Met een plek")
    zonder_punt = LocatieFactory(initiatief=InitiatiefFactory(wensen=["maatje"], naam="Zonder punt"), punt=None)
    zonder_punt.stadsdeel_opgegeven = zuidoost
    zonder_punt.save()
    geheim = LocatieFactory(initiatief=InitiatiefFactory(wensen=["maatje"]), geheim=True)
    # In the whole city, and then archived; a concept; one that was removed before that day.
    stad = InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True, naam="Voor de stad")
    concept = InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True, status="concept")
    weg = InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True)
    nummer = weg.pk
    weg.delete()
    Initiatief.history.filter(id=nummer).update(history_date=datetime(2026, 2, 1, tzinfo=get_current_timezone()))
    plekken = (plek, zonder_punt, geheim)
    for rij in (*plekken, *(locatie.initiatief for locatie in plekken), stad, concept):
        write_history(rij, TOEN - timedelta(days=3))
    stad.status = "gearchiveerd"
    stad.save()
    Locatie.objects.all().delete()

    matrix = read_matrix(Vraag(peildatum=TOEN))
    cel = matrix.cellen[zuidoost.pk, maatje.pk]
    assert (cel.alleen_hier, cel.gedeeld, cel.stedelijk, cel.status) == (3, 0, 1, "gedekt")
    verhaal = tell_cel(matrix, zuidoost, maatje)
    geteld = [(rij.naam, rij.hoe, bool(rij.adres)) for rij in verhaal.initiatieven]
    assert geteld == [
        ("Eerst hier", "alleen-hier", True),
        ("Met een plek", "alleen-hier", True),
        ("Zonder punt", "alleen-hier", True),
        ("Voor de stad", "stedelijk", False),
    ]
    dag_ervoor = read_matrix(Vraag(peildatum=TOEN - timedelta(days=1))).cellen[zuidoost.pk, maatje.pk]
    assert (dag_ervoor.alleen_hier, dag_ervoor.stedelijk) == (2, 1)
    nu = read_matrix(Vraag()).cellen[zuidoost.pk, maatje.pk]
    assert (nu.alleen_hier, nu.stedelijk, nu.status) == (0, 0, "geen-aanbod")
    vandaag = read_matrix(Vraag(peildatum=localdate())).cellen[zuidoost.pk, maatje.pk]
    assert vandaag == nu


def test_two_days_say_which_gaps_closed_came_were_found_or_changed(zuidoost):
    blijft = InitiatiefFactory(wensen=["lotgenoten"], werkgebied=["zuidoost"])
    write_history(blijft, TOEN)
    blijft.wensen.set(Ondersteuningswens.objects.filter(slug="maatje"))
    InitiatiefFactory(wensen=["vervoer"], heel_amsterdam=True)
    WenscijferFactory(meting=MetingFactory(naam="Later"), voor="ontmoeting")
    veranderingen = compare(read_matrix(Vraag(peildatum=TOEN)), read_matrix(Vraag()))
    assert [(v.wens.slug, v.toen.status, v.nu.status, v.soort) for v in veranderingen] == [
        ("vervoer", "geen-aanbod", "alleen-stedelijk", "anders"),
        ("maatje", "geen-aanbod", "gedekt", "opgelost"),
        ("ontmoeting", "geen-meting", "geen-aanbod", "gevonden"),
        ("lotgenoten", "gedekt", "geen-aanbod", "ontstaan"),
    ]
    assert {v.stadsdeel.slug for v in veranderingen} == {"zuidoost"}


def test_cell_tells_how_often_people_searched_in_vain_and_what_its_estimate_was_made_of(
    zuidoost, django_assert_num_queries
):
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    hier = {"stadsdeel": zuidoost, "wens": maatje}
    for dagen, niets, aantal in ((0, True, 4), (90, True, 10), (91, True, 100), (0, False, 1000)):
        dag = localdate() - timedelta(days=dagen)
        Zoektelling.objects.create(**hier, dag=dag, niets_gevonden=niets, aantal=aantal)
    InitiatiefFactory(wensen=["maatje"], werkgebied=["weesp", "zuidoost"], capaciteit=5)
    matrix = read_matrix(Vraag())
    with django_assert_num_queries(6):
        verhaal = tell_cel(matrix, zuidoost, maatje)
    assert (verhaal.gezocht, verhaal.bevolking, verhaal.meting.stadsdeel) == (14, None, zuidoost)
    assert [(rij.hoe, rij.capaciteit, rij.soort) for rij in verhaal.initiatieven] == [("gedeeld", 5, "informeel")]
    matrix.schattingen[verhaal.cel.schatting].gemodelleerd = True
    cijfer = zuidoost.bevolking.create(jaar=2024, inwoners=25_000)
    assert tell_cel(matrix, zuidoost, maatje).bevolking == cijfer


def test_a_place_that_became_secret_is_not_told_of_an_earlier_day(zuidoost):
    """When it was open, and when it went while it was secret."""
    maatje = Ondersteuningswens.objects.get(slug="maatje")
    plekken = [LocatieFactory(initiatief__wensen=["maatje"]) for _nummer in range(2)]
    for rij in (*plekken, *(plek.initiatief for plek in plekken)):
        write_history(rij, TOEN)
    assert read_matrix(Vraag(peildatum=TOEN)).cellen[zuidoost.pk, maatje.pk].alleen_hier == 2
    for plek in plekken:
        plek.geheim = True
        plek.save()
    plekken[1].delete()
    assert read_matrix(Vraag(peildatum=TOEN)).cellen[zuidoost.pk, maatje.pk].alleen_hier == 0
