"""Ties: told once, and further from there; along the phases that may follow each other."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from proeftuinen.actions import Geweigerd, advance_samenwerking, record_samenwerking
from proeftuinen.models import Samenwerking
from socialekaart.models import Gebied, Kaartstand, Thema
from tests.factories import InitiatiefFactory, OrganisatieFactory, ProeftuinFactory

pytestmark = pytest.mark.django_db
JANUARI, MAART, JUNI = date(2026, 1, 10), date(2026, 3, 1), date(2026, 6, 1)


@pytest.fixture
def twee(lijsten):
    return {"van": OrganisatieFactory(), "naar": OrganisatieFactory()}


def list_steps(band: Samenwerking) -> list[tuple[date | None, str]]:
    return list(band.stappen.values_list("op", "fase"))


def test_a_new_tie_begins_with_its_phase_and_gives_the_data_a_version(twee):
    versie = Kaartstand.objects.get().versie
    uitslag = record_samenwerking(**twee, soort="verwijzing", fase="pilot", op=MAART, sterkte_van=4, bron="gesprek")
    band = Samenwerking.objects.get()
    assert (uitslag.samenwerking, uitslag.oordeel) == (band, "nieuw")
    assert (band.fase, band.sterkte_van, band.sterkte_naar, band.bron) == ("pilot", 4, None, "gesprek")
    assert list_steps(band) == [(MAART, "pilot")]
    assert Kaartstand.objects.get().versie > versie
    assert band.history.count() == 1


def test_who_tells_it_again_goes_on_from_where_it_was(twee):
    meeting = ProeftuinFactory().bijeenkomsten.create(titel="Overleg")
    record_samenwerking(**twee, soort="afstemming", fase="contact", afspraak="Elke maand bellen", sterkte_van=2)
    andersom = {"van": twee["naar"], "naar": twee["van"]}
    thema = Thema.objects.first() or Thema.objects.create(naam="Rouw", slug="rouw")
    zelfde = {"soort": "afstemming", "fase": "pilot", "op": MAART, "sterkte_van": 5, "themas": [thema]}
    uitslag = record_samenwerking(**andersom, **zelfde, bijeenkomst=meeting)
    band = Samenwerking.objects.get()
    assert uitslag.oordeel == "gewijzigd"
    assert list_steps(band) == [(None, "contact"), (MAART, "pilot")]
    # The other side says 5; what was not told stays.
    assert (band.sterkte_van, band.sterkte_naar, band.afspraak) == (2, 5, "Elke maand bellen")
    assert (band.fase, band.bijeenkomst, list(band.themas.all())) == ("pilot", meeting, [thema])
    assert record_samenwerking(**andersom, **zelfde).oordeel == "ongewijzigd"
    assert record_samenwerking(**andersom, **zelfde, tot=JUNI).oordeel == "gewijzigd"
    assert Samenwerking.objects.get().fase == "gestopt"


def test_a_referral_has_a_direction_and_a_stadsdeel_of_its_own(twee):
    tie = {"soort": "verwijzing", "fase": "contact"}
    for velden in (twee, {"van": twee["naar"], "naar": twee["van"]}):
        assert record_samenwerking(**velden, **tie).oordeel == "nieuw"
    oost = Gebied.objects.stadsdelen().get(slug="oost")
    assert record_samenwerking(**twee, **tie, stadsdeel=oost).oordeel == "nieuw"


def test_an_end_may_be_an_initiative(twee):
    eetgroep = InitiatiefFactory()
    for _keer in range(2):
        record_samenwerking(van=eetgroep, naar=twee["naar"], soort="pilot", fase="verkenning")
    band = Samenwerking.objects.get()
    assert (band.van_initiatief, band.naar, str(band)) == (eetgroep, twee["naar"], f"{eetgroep} – {twee['naar']}")


def test_a_step_may_lie_between_others_and_the_last_is_the_phase(twee):
    band = record_samenwerking(**twee, soort="pilot", fase="contact", op=JANUARI).samenwerking
    assert advance_samenwerking(samenwerking=band, fase="structureel", op=JUNI)
    assert advance_samenwerking(samenwerking=band, fase="verkenning", op=MAART, toelichting="proef")
    assert not advance_samenwerking(samenwerking=band, fase="verkenning", op=MAART + timedelta(1))
    assert [fase for _op, fase in list_steps(band)] == ["contact", "verkenning", "structureel"]
    assert Samenwerking.objects.get().fase == "structureel"


@pytest.mark.parametrize(
    ("fase", "op", "veld", "reden"),
    [
        ("contact", JUNI, "op", "Na ‘structureel, vanaf 1 maart 2026’ kan niet ‘contact, vanaf 1 juni 2026’ komen."),
        ("gestopt", MAART, "op", "Op deze dag staat er al: structureel."),
        ("structureel", JANUARI, "op", "Na ‘structureel, vanaf 10 januari 2026’ kan niet ‘structureel"),
        ("gestopt", None, "fase", "begint niet met ‘gestopt’"),
        ("gestopt", localdate() + timedelta(1), "op", "Deze dag moet nog komen."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(twee, fase, op, veld, reden):
    band = record_samenwerking(**twee, soort="pilot", fase="structureel", op=MAART).samenwerking
    with pytest.raises(Geweigerd, match=reden.replace(".", r"\.")) as fout:
        advance_samenwerking(samenwerking=band, fase=fase, op=op)
    assert fout.value.veld == veld
    assert list_steps(band) == [(MAART, "structureel")]


def test_it_takes_two_and_a_beginning(twee):
    with pytest.raises(Geweigerd, match="Kies twee verschillende"):
        record_samenwerking(van=twee["van"], naar=twee["van"], soort="pilot", fase="contact")
    with pytest.raises(Geweigerd, match="begint niet met ‘gestopt’"):
        record_samenwerking(**twee, soort="pilot", fase="gestopt", op=MAART)
    with pytest.raises(Geweigerd, match="niet na het begin") as fout:
        record_samenwerking(**twee, soort="pilot", fase="contact", op=MAART, tot=JANUARI)
    assert fout.value.veld == "tot"
    assert not Samenwerking.objects.exists()
