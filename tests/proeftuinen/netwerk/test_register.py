"""Who is in the network of a stadsdeel, and as what."""

from datetime import date

import pytest

from proeftuinen.netwerk.graaf import build_netwerk
from proeftuinen.netwerk.register import read_register
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import Gebied
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory, ProeftuinFactory, SamenwerkingFactory

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 1)


@pytest.fixture
def zuidoost(lijsten):
    return Gebied.objects.stadsdelen().get(slug="zuidoost")


def make_organisatie(naam, *, werkgebied=(), **velden):
    """An organisation, with an initiative there when ``werkgebied`` says where."""
    soort = velden.pop("soort_organisatie", "overig")
    organisatie = OrganisatieFactory(naam=naam, slug=naam.lower(), soort_organisatie=soort)
    if werkgebied or velden:
        InitiatiefFactory(organisatie=organisatie, werkgebied=werkgebied, **velden)
    return organisatie


def names(netwerk):
    return {knoop.naam for knoop in netwerk.knopen.values()}


def build(stadsdeel, dag=DAG, **keuze):
    refresh_initiatieven()
    return build_netwerk(read_register(), stadsdeel, dag, **keuze)


def test_local_is_who_works_there_is_there_or_takes_part(zuidoost):
    make_organisatie("Werkgebied", werkgebied=["zuidoost"])
    LocatieFactory(initiatief=InitiatiefFactory(organisatie=make_organisatie("Plek")))
    geheim = InitiatiefFactory(organisatie=make_organisatie("Geheim"))
    LocatieFactory(initiatief=geheim, geheim=True)
    make_organisatie("Elders", werkgebied=["oost"])
    make_organisatie("Stad", heel_amsterdam=True)
    make_organisatie("Concept", werkgebied=["zuidoost"], status="concept")
    InitiatiefFactory(naam="Los initiatief", werkgebied=["zuidoost"])
    proef = ProeftuinFactory()
    for naam, van, tot in [("Nu", None, None), ("Straks", date(2026, 7, 1), None), ("Toen", None, date(2026, 1, 1))]:
        proef.deelnames.create(organisatie=make_organisatie(naam), van=van, tot=tot)
    ProeftuinFactory(status="concept").deelnames.create(organisatie=make_organisatie("Niet openbaar"))
    assert names(build(zuidoost)) == {"Werkgebied", "Plek", "Nu"}
    assert names(build(None)) == {"Werkgebied", "Plek", "Geheim", "Nu", "Elders", "Stad"}
    register = read_register()
    assert {register.einden[s].naam for s in register.keys_ever(zuidoost.pk)} == {
        "Werkgebied",
        "Plek",
        "Nu",
        "Straks",
        "Toen",
    }
    assert register.count_alone(zuidoost.pk) == register.count_alone(None) == 1


def test_a_tie_is_of_a_stadsdeel_by_its_word_or_by_its_ends(zuidoost):
    hier, daar = (make_organisatie(naam, werkgebied=["zuidoost"]) for naam in ("Hier", "Daar"))
    elders = make_organisatie("Elders", werkgebied=["oost"])
    stad = make_organisatie("Stad", heel_amsterdam=True)
    nergens = make_organisatie("Nergens")
    oost = Gebied.objects.stadsdelen().get(slug="oost")
    for van, naar, stadsdeel in [
        (hier, daar, None),
        (stad, hier, None),
        (hier, nergens, None),
        (hier, elders, None),
        (stad, nergens, None),
        (elders, stad, zuidoost),
        (daar, nergens, oost),
    ]:
        SamenwerkingFactory(van=van, naar=naar, stadsdeel=stadsdeel)

    def ties(stadsdeel):
        netwerk = build(stadsdeel)
        return {f"{netwerk.knopen[b.van].naam}-{netwerk.knopen[b.naar].naam}" for b in netwerk.banden}

    assert ties(zuidoost) == {"Hier-Daar", "Stad-Hier", "Hier-Nergens", "Elders-Stad"}
    assert ties(oost) == {"Stad-Elders", "Daar-Nergens"} - {"Stad-Elders"}
    assert len(ties(None)) == 7


def test_an_initiative_counts_for_its_organisation_else_for_itself(zuidoost):
    organisatie = make_organisatie("Organisatie", werkgebied=["zuidoost"])
    van_haar = [InitiatiefFactory(organisatie=organisatie, werkgebied=["zuidoost"]) for _ in range(2)]
    los = InitiatiefFactory(naam="Los", slug="los", werkgebied=["zuidoost"])
    concept = InitiatiefFactory(naam="Concept", status="concept")
    ook_concept = InitiatiefFactory(organisatie=make_organisatie("Ander"), status="concept")
    SamenwerkingFactory(van=None, van_initiatief=van_haar[0], naar=None, naar_initiatief=los)
    SamenwerkingFactory(van=None, van_initiatief=van_haar[0], naar=None, naar_initiatief=van_haar[1])
    SamenwerkingFactory(van=organisatie, naar=None, naar_initiatief=concept)
    SamenwerkingFactory(van=organisatie, naar=None, naar_initiatief=ook_concept)
    netwerk = build(zuidoost)
    (band,) = netwerk.banden
    assert (band.van, band.naar) == (f"o{organisatie.pk}", f"i{los.pk}")
    assert [(k.naam, k.adres) for k in netwerk.knopen.values()] == [
        ("Los", "/initiatief/los/"),
        ("Organisatie", "/kaart/?q=Organisatie"),
    ]


@pytest.mark.parametrize(
    ("soort", "aanbod", "vorm", "kant", "domein"),
    [
        ("gemeente", ["formeel:vervoer"], "gemeente", "anders", "fysiek"),
        ("zorg", ["informeel:maatje"], "informeel", "zorg", "sociaal"),
        ("welzijn", [], "formeel", "welzijn", ""),
        ("vrijwilligers", [], "informeel", "welzijn", ""),
        ("netwerk", ["formeel:maatje", "informeel:maatje"], "formeel", "anders", "sociaal"),
        ("overig", ["formeel:vervoer,maatje"], "formeel", "zorg", "fysiek"),
        ("overig", ["formeel:maatje"], "formeel", "welzijn", "sociaal"),
        ("overig", ["formeel:luisterend-oor,maatje", "formeel:rouw-en-verlies"], "formeel", "zorg", "psychisch"),
        ("overig", ["informeel:"], "informeel", "welzijn", ""),
        ("overig", ["formeel:"], "formeel", "anders", ""),
        ("overig", [], "formeel", "anders", ""),
    ],
)
def test_form_side_and_domain(zuidoost, soort, aanbod, vorm, kant, domein):
    organisatie = make_organisatie("Wie", soort_organisatie=soort)
    for deel in aanbod:
        hoe, wensen = deel.split(":")
        InitiatiefFactory(organisatie=organisatie, soort=hoe, wensen=[w for w in wensen.split(",") if w])
    ProeftuinFactory().deelnames.create(organisatie=organisatie)
    (knoop,) = build(zuidoost).knopen.values()
    assert (knoop.vorm, knoop.kant, knoop.domein) == (vorm, kant, domein)


def test_a_tie_on_each_day(zuidoost):
    """Contact since before, a pilot in March, stopped in May, again in July."""
    band = SamenwerkingFactory(
        stadsdeel=zuidoost, fase="structureel", soort="verwijzing", sterkte_van=3, bron="gesprek"
    )
    for maand, fase in [(3, "pilot"), (5, "gestopt"), (7, "structureel")]:
        band.stappen.create(fase=fase, op=date(2026, maand, 1))
    refresh_initiatieven()
    register = read_register()

    def on(maand, dag):
        banden = build_netwerk(register, zuidoost, date(2026, maand, dag)).banden
        return [(b.fase, b.sinds, b.gericht, b.sterkte_van, b.bron) for b in banden]

    assert on(2, 28) == [("structureel", None, True, 3, "gesprek")]
    assert on(3, 1) == [("pilot", None, True, 3, "gesprek")]
    assert on(5, 1) == on(6, 30) == []
    assert on(7, 1) == [("structureel", date(2026, 7, 1), True, 3, "gesprek")]
    nieuw = SamenwerkingFactory(stadsdeel=zuidoost, sinds=date(2026, 6, 2))
    assert build(zuidoost).banden == []
    assert [b.pk for b in build(zuidoost, date(2026, 6, 2)).banden] == [nieuw.pk]


def test_a_choice_of_kind_and_phase_leaves_out_other_ties_and_who_has_only_those(zuidoost):
    SamenwerkingFactory(stadsdeel=zuidoost, fase="pilot")
    SamenwerkingFactory(stadsdeel=zuidoost, soort="verwijzing", fase="contact")
    assert len(build(zuidoost).knopen) == 4
    gekozen = build(zuidoost, soorten=["verwijzing"])
    assert ([b.soort for b in gekozen.banden], len(gekozen.knopen)) == (["verwijzing"], 2)
    assert [b.fase for b in build(zuidoost, fasen=["pilot"]).banden] == ["pilot"]
    assert build(zuidoost, soorten=["verwijzing"], fasen=["pilot"]).banden == []


def test_it_takes_a_fixed_number_of_queries(zuidoost, django_assert_num_queries):
    for _nummer in range(3):
        SamenwerkingFactory(stadsdeel=zuidoost)
    with django_assert_num_queries(8):
        read_register()
