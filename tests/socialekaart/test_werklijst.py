"""What waits for whom: each count is the length of its list, for every role, in one statement."""

from datetime import timedelta

import pytest
from django.utils import timezone

from palliatief.post.models import Bericht
from socialekaart.actions import mark_searches_seen, refresh_initiatieven
from socialekaart.models import Aanmelding, Gebied, Initiatief, Linkcontrole, Ondersteuningswens, Zoektelling
from socialekaart.werklijst import SOORTEN, Stand, count_all, describe_duration, kinds_for
from tests.conftest import make_gebruiker
from tests.factories import InitiatiefFactory, LocatieFactory

VANDAAG = timezone.localdate()
LANG_GELEDEN = VANDAAG - timedelta(days=500)


@pytest.fixture
def wachtend(lijsten) -> None:
    """Of each kind something in Zuidoost, in Weesp, in the whole city and nowhere."""
    plekken = {"zuidoost": {"werkgebied": ["zuidoost"]}, "weesp": {"werkgebied": ["weesp"]}}
    plekken |= {"stad": {"heel_amsterdam": True}, "nergens": {}}
    for naam, waar in plekken.items():
        InitiatiefFactory(naam=f"Oud {naam}", gecontroleerd_op=LANG_GELEDEN, wensen=["maatje"], **waar)
        InitiatiefFactory(naam=f"Zonder wens {naam}", gecontroleerd_op=VANDAAG, **waar)
    InitiatiefFactory(naam="Concept", status="concept", gecontroleerd_op=LANG_GELEDEN, werkgebied=["zuidoost"])
    for slug in ("zuidoost", "weesp", None):
        search_in_vain("maatje", slug, aantal=3)
        search_in_vain("maatje", slug, aantal=4, dagen=3)
        search_in_vain(None, slug)
    search_in_vain("maatje", "zuidoost", niets=False)
    search_in_vain("vervoer", "zuidoost", dagen=200)
    refresh_initiatieven()
    break_link("Oud zuidoost")
    suggest("Kookclub", "kok@voorbeeld.example", gegevens={"werkgebied": ["zuidoost"]})
    suggest("Oud stad", "stad@voorbeeld.example", initiatief=Initiatief.objects.get(naam="Oud stad"))
    suggest("Nooit bevestigd", "x@voorbeeld.example", bevestigd_op=None, gegevens={"werkgebied": ["zuidoost"]})
    Initiatief.objects.filter(naam="Oud weesp").update(contact_email="weesp@voorbeeld.example")
    for soort, aan in (("controle", "weesp"), ("aanmelding-bedankt", "kok"), ("account", "iemand")):
        bounce(soort, f"{aan}@voorbeeld.example")


def break_link(naam: str) -> Linkcontrole:
    initiatief = Initiatief.objects.get(naam=naam)
    Initiatief.objects.filter(pk=initiatief.pk).update(website="https://weg.example")
    return Linkcontrole.objects.create(
        initiatief=initiatief,
        soort="website",
        waarde="https://weg.example",
        reden="de site is er niet meer",
        fouten=3,
        laatste_fout_op=VANDAAG,
        nagekeken_op=timezone.now(),
    )


def suggest(naam: str, afzender: str, **velden) -> Aanmelding:
    soort = "wijziging" if velden.get("initiatief") else "nieuw"
    gewoon = {"sleutel": naam, "soort": soort, "afzender_email": afzender, "bevestigd_op": timezone.now()}
    return Aanmelding.objects.create(naam=naam, **gewoon | velden)


def bounce(soort: str, aan: str) -> Bericht:
    reden = "550 onbekend adres"
    return Bericht.objects.create(
        soort=soort, sleutel=aan, aan=aan, onderwerp=f"Over {aan}", tekst="Dag", status="teruggekomen", reden=reden
    )


def search_in_vain(wens, stadsdeel, aantal=1, niets=True, dagen=0) -> Zoektelling:
    return Zoektelling.objects.create(
        dag=VANDAAG - timedelta(days=dagen),
        wens=wens and Ondersteuningswens.objects.get(slug=wens),
        stadsdeel=stadsdeel and Gebied.objects.stadsdelen().get(slug=stadsdeel),
        niets_gevonden=niets,
        aantal=aantal,
    )


ROLLEN = {
    "zuidoost": (["Netwerkcoördinator"], ["zuidoost"]),
    "twee": (["Netwerkcoördinator"], ["zuidoost", "weesp"]),
    "zonder stadsdeel": (["Netwerkcoördinator"], []),
    "redactie": (["Stedelijke redactie"], []),
    "redactie en zuidoost": (["Stedelijke redactie"], ["zuidoost"]),
    "beheerder": (["Beheerder"], []),
    "onderzoeker": (["Onderzoeker"], []),
    "niemand": ([], []),
}
# The owner of “Oud weesp” will be asked, so it does not wait yet. What is nowhere is for everybody to put right.
SOORT = ["aanmelding", "controle", "link", "plek", "mail", "gezocht"]
AANTALLEN = {
    "zuidoost": dict(zip(SOORT, [1, 2, 1, 4, 1, 2], strict=True)),
    "twee": dict(zip(SOORT, [1, 2, 1, 6, 2, 4], strict=True)),
    "zonder stadsdeel": dict(zip(SOORT, [0, 1, 0, 2, 0, 0], strict=True)),
    "redactie": dict(zip(SOORT, [1, 2, 0, 3, 0, 2], strict=True)),
    "redactie en zuidoost": dict(zip(SOORT, [2, 3, 1, 5, 1, 4], strict=True)),
    "beheerder": dict(zip(SOORT, [2, 3, 1, 7, 3, 6], strict=True)),
    "onderzoeker": {"controle": 3, "plek": 7, "gezocht": 6},
    "niemand": {},
}


@pytest.mark.parametrize("rol", ROLLEN)
def test_each_count_is_the_length_of_its_list(wachtend, django_assert_max_num_queries, rol):
    groepen, stadsdelen = ROLLEN[rol]
    gebruiker = make_gebruiker(*groepen, stadsdelen=stadsdelen)
    gebruiker.has_perm("any")  # the rights come with the first question
    with django_assert_max_num_queries(6):
        standen = count_all(gebruiker)
    geteld = {stand.soort.sleutel: stand.aantal for stand in standen}
    assert {sleutel: n for sleutel, n in geteld.items() if sleutel in SOORT} == AANTALLEN[rol]
    assert geteld == {soort.sleutel: len(soort.rijen(gebruiker)) for soort in kinds_for(gebruiker)}


def test_the_oldest_of_each_kind(wachtend, beheerder):
    oudste = {stand.soort.sleutel: stand.oudste for stand in count_all(beheerder)}
    assert (oudste["controle"], oudste["gezocht"]) == (LANG_GELEDEN, VANDAAG - timedelta(days=3))


def test_each_kind_has_its_own_name():
    assert len({soort.sleutel for soort in SOORTEN}) == len(SOORTEN)


@pytest.mark.parametrize(
    ("plek", "velden", "wacht"),
    [
        ({}, {}, False),
        ({"punt": None}, {}, True),
        ({"punt": None, "geheim": True}, {}, False),
        (None, {}, True),
        (None, {"aan_huis": True}, False),
        (None, {"heel_amsterdam": True}, False),
        ({}, {"wensen": []}, True),
        ({}, {"wensen": [], "status": "concept"}, False),
    ],
)
def test_hard_to_find(lijsten, beheerder, plek, velden, wacht):
    initiatief = InitiatiefFactory(**{"wensen": ["ontmoeting"], "werkgebied": ["zuidoost"]} | velden)
    if plek is not None:
        LocatieFactory(initiatief=initiatief, **plek)
    refresh_initiatieven(ids=[initiatief.pk])
    soort = next(soort for soort in SOORTEN if soort.sleutel == "plek")
    assert (initiatief in soort.rijen(beheerder)) is wacht


def test_what_somebody_looked_at_waits_no_longer_until_it_is_asked_again(lijsten, beheerder):
    soort = next(soort for soort in SOORTEN if soort.sleutel == "gezocht")
    vandaag = search_in_vain("maatje", "weesp", aantal=2)
    search_in_vain("maatje", "weesp", aantal=5, dagen=4)
    search_in_vain("maatje", "zuidoost")
    weesp = soort.rijen(beheerder)[0]
    assert (weesp.keren, weesp.laatst, str(weesp.stadsdeel)) == (7, VANDAAG, "Weesp")
    assert mark_searches_seen(ids=[weesp.pk]) == 1
    assert [str(vraag.stadsdeel) for vraag in soort.rijen(beheerder)] == ["Zuidoost"]
    Zoektelling.objects.filter(pk=vandaag.pk).update(aantal=3)
    assert {(str(vraag.stadsdeel), vraag.keren) for vraag in soort.rijen(beheerder)} == {("Weesp", 1), ("Zuidoost", 1)}
    assert mark_searches_seen(ids=[]) == 0


@pytest.mark.parametrize(
    ("aantal", "tekst"), [(1, "5 minuten"), (38, "40 minuten"), (59, "1 uur"), (75, "1 uur"), (150, "2 uur")]
)
def test_about_how_long(aantal, tekst):
    (een_minuut,) = [soort for soort in SOORTEN if soort.sleutel == "controle"]
    assert describe_duration([Stand(een_minuut, aantal, None)]) == tekst
