"""Somebody takes all that is published, and the rules by which it is, and tries to work out what is withheld.

Every figure becomes a linear constraint on the counts behind it; scipy's linprog says how little and how much each
withheld count can be. None may be left with fewer whole values than the threshold.
"""

import csv
import io
import itertools
import math
import uuid
from collections import defaultdict

import numpy as np
import pytest
from django.core.cache import caches
from scipy.optimize import linprog

from evaluatie import onderdrukking
from evaluatie.effect.uitvoer import KOLOMMEN, public_rows
from evaluatie.models import Antwoord, Inzending, Vraag
from evaluatie.pakket.metingen import make_metingen
from socialekaart.models import Gebied
from tests.factories import InitiatiefFactory, MeetmomentFactory, MetingFactory, SchattingFactory, WenscijferFactory

DREMPEL = 10
GEHEIM = "onderdrukt"
# Stadsdeel: people by two methods, each with a range. In one almost nobody lives.
METHODEN = ("sterfte-66", "sterfte-73-75")
DOELGROEP = {"zuidoost": (160, 174), "oost": (410, 452), "weesp": (42, 46), "westpoort": (4, 5)}
WIJKEN = [5, 21, 58, 76]
# Wens: how many of how many, per stadsdeel.
CIJFERS = {
    "maatje": {"zuidoost": (52, 19), "oost": (64, 4), "weesp": (60, 12), "westpoort": (12, 10)},
    "ontmoeting": {"zuidoost": (52, 0), "oost": (64, 40), "weesp": (23, 15), "westpoort": (9, 9)},
    "lotgenoten": {"zuidoost": (52, 9), "oost": (64, 10), "weesp": (8, 2), "westpoort": (12, 1)},
}
# Per question of the questionnaire how often each answer was given; the last is "I do not know".
ANTWOORDEN = [(12, 15, 20, 11, 10), (2, 16, 22, 5, 1), (0, 8, 31, 18, 1), (11, 25, 10, 0, 2), (4, 3, 2, 1, 1),
              (3, 4, 1, 0, 0)]  # fmt: skip


class Stelsel:
    """What is known of whole counts: bounds of each, and linear constraints between them."""

    def __init__(self):
        self.grenzen = {}
        self.regels = {}
        self.geheim = set()

    def know(self, naam, laag=0.0, hoog=math.inf):
        """What was known already stays known."""
        al = self.grenzen.get(naam, (0.0, math.inf))
        self.grenzen[naam] = max(al[0], laag), min(al[1], hoog)
        return naam

    def read(self, naam, getoond, marge=2.0, geheim_hoog=math.inf):
        """A count as it was published: rounded to 5 and at least the threshold, or withheld."""
        if getoond == GEHEIM:
            self.geheim.add(naam)
            return self.know(naam, 0, geheim_hoog)
        return self.know(naam, max(DREMPEL, int(getoond) - marge), int(getoond) + marge)

    def constrain(self, termen, hoogste=0.0):
        """The sum of these counts, each with its factor, is at most this."""
        self.regels[frozenset(termen.items())] = min(hoogste, self.regels.get(frozenset(termen.items()), math.inf))

    def between(self, termen, laag, hoog):
        self.constrain(termen, hoog)
        self.constrain({naam: -factor for naam, factor in termen.items()}, -laag)

    def around(self, naam):
        """All counts that have anything to do with this one, and what is known between them."""
        namen, regels, nieuw = {naam}, {}, {naam}
        while nieuw:
            erbij = {r: h for r, h in self.regels.items() if r not in regels and any(n in nieuw for n, _factor in r)}
            nieuw = {n for regel in erbij for n, _factor in regel} - namen
            regels |= erbij
            namen |= nieuw
        return {n: i for i, n in enumerate(sorted(namen, key=str))}, regels

    def attack(self):
        """For each withheld count how many whole values are left."""
        return {naam: self.count_values(naam) for naam in self.geheim}

    def count_values(self, naam):
        plek, regels = self.around(naam)
        links = np.zeros((len(regels), len(plek)))
        for i, regel in enumerate(regels):
            for deel, factor in regel:
                links[i, plek[deel]] = factor
        einden = []
        for richting in (1, -1):
            doel = np.zeros(len(plek))
            doel[plek[naam]] = richting
            uit = linprog(doel, A_ub=links, b_ub=list(regels.values()), bounds=[self.grenzen[deel] for deel in plek])
            assert uit.status in (0, 3), f"{naam}: the attacker contradicts what is published"
            einden.append(richting * uit.fun if uit.status == 0 else math.inf)
        return math.inf if einden[1] == math.inf else math.floor(einden[1] + 1e-6) - math.ceil(einden[0] - 1e-6) + 1


@pytest.fixture
def gepubliceerd(lijsten):
    """A city in which much is small, measured twice, with wijken, supply and filled-in questionnaires."""
    zuidoost = Gebied.objects.stadsdelen().get(slug="zuidoost")
    for nummer, deel in enumerate(WIJKEN):
        wijk = Gebied.objects.create(soort="wijk", code=f"TX{nummer}", naam=f"Wijk {nummer}", slug=f"wijk-{nummer}",
                                     geometrie=zuidoost.geometrie)  # fmt: skip
        estimate([aantal * deel / sum(WIJKEN) for aantal in DOELGROEP["zuidoost"]], gebied=wijk)
    for stadsdeel, aantallen in DOELGROEP.items():
        estimate(aantallen, in_stadsdeel=stadsdeel)
        for naam, dagen in (("Voorjaar", {}), ("Najaar", {"van": "2025-09-01", "tot": "2025-10-31"})):
            meting = MetingFactory(naam=naam, in_stadsdeel=stadsdeel, **dagen)
            for wens, cijfers in CIJFERS.items():
                n, gewenst = cijfers[stadsdeel]
                gewenst = gewenst if naam == "Voorjaar" else n - gewenst
                WenscijferFactory(meting=meting, voor=wens, n=n, gewenst=gewenst, vervuld=gewenst // 3)
    for stadsdeel in DOELGROEP:
        InitiatiefFactory(wensen=list(CIJFERS), werkgebied=[stadsdeel])
    fill_in(MeetmomentFactory())


def estimate(aantallen, **waar):
    """By both methods, with a range; the source is the method."""
    for volgens, aantal in zip(METHODEN, aantallen, strict=True):
        SchattingFactory(volgens=volgens, aantal=aantal, laag=aantal * 0.95, hoog=aantal * 1.1, bron=volgens, **waar)


def fill_in(moment):
    """Answers so that each question gets its counts; who skipped a question has no answer to it."""
    vragen = list(Vraag.objects.filter(vragenlijst=moment.vragenlijst, soort="schaal").order_by("volgorde"))
    meeste = max(sum(aantallen) for aantallen in ANTWOORDEN)
    mensen = Inzending.objects.bulk_create(Inzending(meetmoment=moment, kenmerk=uuid.uuid4()) for _i in range(meeste))
    antwoorden = []
    for vraag, aantallen in zip(vragen, ANTWOORDEN, strict=True):
        punten = list(vraag.schaal.punten.order_by("volgorde"))
        keuzes = [punt for punt, aantal in zip(punten, aantallen, strict=True) for _i in range(aantal)]
        antwoorden += [
            Antwoord(inzending=wie, vraag=vraag, punt=punt) for wie, punt in zip(mensen, keuzes, strict=False)
        ]
    Antwoord.objects.bulk_create(antwoorden)


def read_csv(antwoord):
    assert antwoord.status_code == 200
    return list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig"))))


DELEN = ("laag", "aantal", "hoog")
KEUZES = [
    *({"meting": golf, "schatting": methode} for golf, methode in itertools.product(
        ("", "voorjaar-mantelzorgers", "najaar-mantelzorgers"), ("", "sterfte-66", "sterfte-73-75"))),
    {"soort": "formeel"}, {"werkgebied": "alles"}, {"domein": "sociaal"}, {"peildatum": "2025-12-31"},
]  # fmt: skip


def read_hiaten(stelsel, client):
    """Every table of gaps that somebody can ask for; a cell is the same count whatever was asked."""
    for keuze in KEUZES:
        for rij in read_csv(client.get("/hiaten.csv", keuze)):
            if rij["doelgroep"]:
                read_mensen(stelsel, rij["stadsdeel"], rij["bron_doelgroep"].split(": ")[1],
                            (rij["doelgroep_laag"], rij["doelgroep"], rij["doelgroep_hoog"]))  # fmt: skip
            if rij["meting"]:
                read_cel(stelsel, rij, float(rij["doelgroep_laag"]) if rij["doelgroep_laag"].isdigit() else None)


def read_mensen(stelsel, gebied, methode, drie):
    """An estimate with its range: withheld together, when the smallest of all that is stored is too small."""
    laag, midden, hoog = (
        stelsel.read(("mensen", gebied, methode, deel), getoond, marge=2.5)
        for deel, getoond in zip(DELEN, drie, strict=True)
    )
    stelsel.constrain({laag: 1, midden: -1})
    stelsel.constrain({midden: 1, hoog: -1})


def read_cel(stelsel, rij, doelgroep=None):
    """n and k of a cell. Withheld with enough answers: k < 10, or too few of ``doelgroep`` at least are expected."""
    plek = rij["meting"], rij["stadsdeel"], rij["wens"]
    n = stelsel.read(("n", *plek), rij["n"], geheim_hoog=DREMPEL - 1)
    k = stelsel.read(("k", *plek), rij["gewenst"])
    stelsel.constrain({k: 1, n: -1})
    if rij["gewenst"] != GEHEIM:
        deel = float(rij["aandeel"])
        stelsel.constrain({k: 1, n: -(deel + 0.005)})
        stelsel.constrain({k: -1, n: deel - 0.005})
    elif doelgroep and rij["n"] != GEHEIM:
        weinig = DREMPEL * (int(rij["n"]) + 2) / (doelgroep - 2.5)
        stelsel.know(k, 0, max(DREMPEL - 1, math.floor(weinig)))
    return k


def read_metingen(stelsel):
    """The table of measurements in the data package, which says too for how many a wish is met."""
    tabel = make_metingen(peildatum=None, domein="", precies=False)
    for waarden in tabel.rijen:
        rij = {kolom.naam: str(waarde) for kolom, waarde in zip(tabel.kolommen, waarden, strict=True)}
        k = read_cel(stelsel, rij)
        vervuld = stelsel.read(("vervuld", *k[1:]), rij["vervuld"])
        stelsel.constrain({vervuld: 1, k: -1}, 0 if rij["vervuld"] == GEHEIM else -DREMPEL)


def read_vragenlijsten(stelsel):
    """Parts of a total that is published, with the mean."""
    vragen = defaultdict(list)
    for waarden in public_rows(1):
        rij = dict(zip(KOLOMMEN, map(str, waarden), strict=True))
        vragen[rij["perspectief"], rij["moment"], rij["vraag"]].append(rij)
    for vraag, rijen in vragen.items():
        alle, tellen, punten = {}, {}, {}
        for rij in rijen:
            deel = stelsel.read((*vraag, rij["antwoord"]), rij["aantal"])
            alle[deel] = 1
            if rij["punten"]:
                tellen[deel], punten[deel] = 1, int(rij["punten"])
        if rijen[0]["n"] == GEHEIM:
            stelsel.constrain(alle, DREMPEL - 1)
        else:
            stelsel.between(alle, max(DREMPEL, int(rijen[0]["n"]) - 2), int(rijen[0]["n"]) + 2)
        if rijen[0]["gemiddelde"]:
            midden = float(rijen[0]["gemiddelde"])
            stelsel.constrain({deel: punten[deel] - midden - 0.05 for deel in tellen})
            stelsel.constrain({deel: midden - 0.05 - punten[deel] for deel in tellen})
    return vragen


def read_doelgroep(stelsel, client):
    """The same people as beside the gaps, their wijken, which add up, and the sum of the city, which gives nothing."""
    rijen = read_csv(client.get("/doelgroep.csv"))
    for rij in rijen:
        if rij["soort"] != "stad":
            read_mensen(stelsel, rij["gebied"].lower(), rij["methode"], [rij[deel] for deel in DELEN])
    for methode, deel in itertools.product(METHODEN, DELEN):
        wijken = {("mensen", f"wijk {nummer}", methode, deel): 1 for nummer in range(len(WIJKEN))}
        stelsel.between(wijken | {("mensen", "zuidoost", methode, deel): -1}, -0.1, 0.1)
        hier = [rij for rij in rijen if rij["methode"] == methode]
        som = sum(int(rij[deel]) for rij in hier if rij["soort"] == "stadsdeel" and rij[deel] != GEHEIM)
        assert [int(rij[deel]) for rij in hier if rij["soort"] == "stad"] == [som]


def test_nobody_can_work_out_what_is_withheld(client, gepubliceerd):
    stelsel = Stelsel()
    read_hiaten(stelsel, client)
    read_metingen(stelsel)
    read_vragenlijsten(stelsel)
    read_doelgroep(stelsel, client)
    over = stelsel.attack()
    soorten = {str(naam[0]) for naam in over}
    assert {"n", "k", "vervuld", "mensen", "mantelzorgers"} <= soorten
    assert {naam[1] for naam in over if naam[0] == "mensen"} == {"westpoort", "wijk 0", "wijk 1"}
    assert {naam: ruimte for naam, ruimte in over.items() if ruimte < DREMPEL} == {}


def test_the_attack_finds_what_a_broken_rule_gives_away(gepubliceerd, monkeypatch):
    """With only the small counts withheld, and every mean told, much can be worked out."""
    monkeypatch.setattr(onderdrukking, "_leaves_room", lambda *_args: True)
    monkeypatch.setattr(onderdrukking, "_mean_leaves_room", lambda *_args: True)
    caches["geheugen"].clear()
    stelsel = Stelsel()
    read_vragenlijsten(stelsel)
    assert min(stelsel.attack().values()) < DREMPEL
