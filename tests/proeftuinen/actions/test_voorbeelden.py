"""The invented content of the proeftuinen: in, as the pages promise, and out again without touching what is real."""

from datetime import date

import pytest

from proeftuinen.actions import load_proeftuinvoorbeelden, remove_proeftuinvoorbeelden
from proeftuinen.actions.voorbeelden import read_voorbeelden
from proeftuinen.models import (
    Actie,
    Afspraak,
    Bijeenkomst,
    Borgingsplan,
    Cyclus,
    Ervaring,
    Mijlpaal,
    Proeftuin,
    Publicatie,
    Samenwerking,
)
from proeftuinen.netwerk.register import read_register
from socialekaart.models import Organisatie
from tests.factories import ActieFactory, OrganisatieFactory, SamenwerkingFactory

pytestmark = pytest.mark.django_db


def names(deel) -> set[str]:
    """All that is said to be an organisation, anywhere in the file."""
    if isinstance(deel, list):
        return set().union(*map(names, deel))
    if not isinstance(deel, dict):
        return set()
    gevonden = set().union(*(names(waarde) for waarde in deel.values()))
    een = [deel[veld] for veld in ("organisatie", "eigenaar") if veld in deel]
    einden = [deel["van"], deel["naar"]] if "naar" in deel else []
    return gevonden | {*een, *einden, *deel.get("aanwezig", []), *deel.get("eigenaren", [])}


@pytest.fixture
def organisaties(lijsten) -> None:
    """The invented organisations of the map, without their initiatives: those take long to load."""
    rijen = read_voorbeelden()
    namen = names(rijen) - {rij["naam"] for rij in rijen["organisaties"]}
    for nummer, naam in enumerate(sorted(namen)):
        OrganisatieFactory(naam=naam, slug=f"verzonnen-{nummer}", voorbeeld=True)


def test_the_pages_get_what_they_tell(organisaties):
    assert load_proeftuinvoorbeelden() == 4  # three proeftuinen, and the city

    zuidoost = Proeftuin.objects.get(slug="zuidoost")
    assert zuidoost.voorbeeld and zuidoost.doel and zuidoost.eind == date(2026, 9, 30)
    assert [cyclus.fase for cyclus in zuidoost.cycli.order_by("nummer")] == ["afgerond", "afgerond", "observeren", ""]
    assert sorted(zuidoost.acties.values_list("status", flat=True)) == ["bezig"] * 3 + ["klaar"] * 2 + ["te-doen"] * 2
    assert zuidoost.deelnames.on(date(2026, 6, 1)).count() == 21
    banden = Samenwerking.objects.filter(stadsdeel=zuidoost.stadsdeel)
    # 20 before the project; 14 came and 2 stopped.
    verbanden = [v for v in read_register().verbanden if v.stadsdeel == zuidoost.stadsdeel_id]
    dagen = [date(2025, 1, 1), date(2026, 2, 1), date(2026, 6, 1)]
    assert [sum(bool(v.on(dag)[0]) for v in verbanden) for dag in dagen] == [20, 30, 32]
    assert banden.exclude(fase="gestopt").count() == 32
    versies = zuidoost.borgingsplan.versies.order_by("nummer")
    assert [versie.afspraken.count() for versie in versies] == [2, 3, 4]
    assert [versie.created_at.date().isoformat() for versie in versies] == ["2025-11-18", "2026-01-20", "2026-02-14"]
    assert Afspraak.objects.filter(versie__nummer=3, titel="Waken in de nacht").get().eigenaren.count() == 2


def test_invented_content_never_names_who_is_real(organisaties):
    load_proeftuinvoorbeelden()
    echt = Organisatie.objects.filter(voorbeeld=False)
    for relatie in Organisatie._meta.related_objects:
        assert not echt.filter(**{f"{relatie.name}__isnull": False}).exists(), relatie.name


def test_each_step_may_follow_the_one_before(organisaties):
    """The file goes round the actions that guard this, so it is looked at here."""
    load_proeftuinvoorbeelden()
    for model in (Samenwerking, Cyclus):
        for object_ in model.objects.prefetch_related("stappen"):
            fasen = [stap.fase for stap in object_.stappen.all()]
            for van, naar in zip(["", *fasen], fasen, strict=False):
                assert naar in model.MAG_NAAR[van], (object_, fasen)
            assert object_.fase == (fasen[-1] if fasen else "")
    for band in Samenwerking.objects.exclude(bijeenkomst=None):
        assert band.bijeenkomst.datum <= band.stappen.last().op


def test_twice_is_once_and_what_somebody_wrote_stays(organisaties):
    oost = Proeftuin.objects.get(slug="oost")
    oost.doel = "Echt doel."
    oost.save()
    assert load_proeftuinvoorbeelden() == 3
    assert load_proeftuinvoorbeelden() == 0
    assert not oost.cycli.exists() and Proeftuin.objects.get(slug="oost").doel == "Echt doel."


def test_each_record_has_its_history_with_what_belongs_to_it(organisaties):
    load_proeftuinvoorbeelden()
    afspraak = Afspraak.objects.get(titel="Waken in de nacht", versie__nummer=3)
    regel = afspraak.history.get()
    assert regel.history_type == "+" and regel.eigenaren.count() == 2
    assert regel.history_change_reason == "voorbeelden"


def test_all_goes_but_what_is_real(organisaties):
    kaal = list(Proeftuin.objects.values())
    load_proeftuinvoorbeelden()
    echte_band = SamenwerkingFactory()
    proeftuin = Proeftuin.objects.get(slug="zuidoost")
    eigen = ActieFactory(proeftuin=proeftuin)
    mijlpaal = proeftuin.mijlpalen.create(datum="2026-10-01", titel="Ons feest")
    verzonnen = Organisatie.objects.get(naam="Buurtkamer De Kom")
    SamenwerkingFactory(van=verzonnen)
    weesp = Proeftuin.objects.get(slug="weesp")
    weesp.doel = "Zelf geschreven."
    weesp.save()

    aantallen = remove_proeftuinvoorbeelden()

    assert aantallen["samenwerkingen"] == 59 and aantallen["borgingsplannen"] == 3
    # 21 in Zuidoost, 10 in Oost and 8 in Weesp take part, and in cycles 13 rows say of which organisation.
    assert aantallen["wie doen mee"] == 39 + 13
    assert [*Samenwerking.objects.all(), *Actie.objects.all(), *Mijlpaal.objects.all()] == [
        echte_band,
        eigen,
        mijlpaal,
    ]
    for model in (Bijeenkomst, Borgingsplan, Cyclus, Ervaring, Publicatie):
        assert not model.objects.exists(), model
    assert list(Proeftuin.objects.exclude(slug="weesp").values()) == [rij for rij in kaal if rij["slug"] != "weesp"]
    assert Proeftuin.objects.get(slug="weesp").doel == "Zelf geschreven."
    # Nothing holds on to the invented organisations any more.
    Organisatie.objects.filter(voorbeeld=True).delete()
    assert remove_proeftuinvoorbeelden() == {}
