"""The matrix against a count in plain Python, record by record, of whatever the tables hold."""

from collections import defaultdict
from datetime import date

import pytest
from django.contrib.gis.geos import Point
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from evaluatie.hiaten.matrix import read_matrix
from evaluatie.hiaten.vraag import Vraag
from evaluatie.models import Doelgroepschatting, Inventarisatie, Meting, Schattingsmethode, Wenscijfer
from socialekaart.actions.verversen import refresh_locaties
from socialekaart.models import Gebied, Initiatief, Locatie, Ondersteuningswens, Perspectief
from tests.factories import (
    PUNTEN,
    InitiatiefFactory,
    InventarisatieFactory,
    MetingFactory,
    SchattingFactory,
    WenscijferFactory,
)

STADSDELEN, WENSEN = ("oost", "weesp", "zuidoost"), ("maatje", "lotgenoten", "vervoer")
DAGEN = [date(2024, 5, 1), date(2025, 5, 1), date(2026, 5, 1)]
METHODEN = ("sterfte-66", "opgave")

initiatieven = st.lists(
    st.fixed_dictionaries(
        {
            "soort": st.sampled_from(["formeel", "informeel"]),
            "status": st.sampled_from(["gepubliceerd", "gepubliceerd", "concept"]),
            "heel_amsterdam": st.booleans(),
            "capaciteit": st.none() | st.integers(0, 30),
            "wensen": st.sets(st.sampled_from(WENSEN)),
            "werkgebied": st.sets(st.sampled_from(STADSDELEN)),
            "plekken": st.lists(st.tuples(st.sampled_from(STADSDELEN), st.booleans()), max_size=3),
        }
    ),
    max_size=12,
)
metingen = st.lists(
    st.tuples(
        st.sampled_from(STADSDELEN),
        st.sampled_from(DAGEN),
        st.dictionaries(st.sampled_from(WENSEN), st.sampled_from([(9, 9), (20, 4), (40, 10), (80, 0), (90, 60)])),
    ),
    max_size=8,
)
schattingen = st.dictionaries(
    st.tuples(st.sampled_from(STADSDELEN), st.sampled_from(METHODEN), st.sampled_from([2023, 2025])),
    st.sampled_from([0, 8, 30, 160, 700]),
)
inventarisaties = st.dictionaries(
    st.tuples(st.sampled_from(STADSDELEN), st.sampled_from(["fysiek", "sociaal"]), st.sampled_from(DAGEN)),
    st.booleans(),
)
vragen = st.builds(
    Vraag,
    meting=st.sampled_from(["", "", "golf-2025-05-01"]),
    schatting=st.sampled_from(["", *METHODEN]),
    soort=st.sampled_from(["", "formeel", "informeel"]),
    werkgebied=st.sampled_from(["hier", "alles"]),
)


def write(aanbod, gemeten, geschat, gezocht):
    """Put all of it in the tables; a measurement is (stadsdeel, last day, figures), in the order of the list."""
    stadsdelen = {gebied.slug: gebied for gebied in Gebied.objects.stadsdelen()}
    wensen = {wens.slug: wens for wens in Ondersteuningswens.objects.select_related("domein")}
    methoden = {methode.slug: methode for methode in Schattingsmethode.objects.all()}
    wie = Perspectief.objects.first()
    rijen = [
        Initiatief(naam=f"i{nr}", slug=f"i{nr}", samenvatting="Hulp.", **{k: rij[k] for k in (
            "soort", "status", "heel_amsterdam", "capaciteit")})
        for nr, rij in enumerate(aanbod)
    ]  # fmt: skip
    Initiatief.objects.bulk_create(rijen)
    plekken = []
    for rij, gegeven in zip(rijen, aanbod, strict=True):
        rij.wensen.set([wensen[slug] for slug in gegeven["wensen"]])
        rij.werkgebied.set([stadsdelen[slug] for slug in gegeven["werkgebied"]])
        plekken += [
            Locatie(initiatief=rij, punt=Point(*PUNTEN[waar], srid=4326), geheim=geheim)
            for waar, geheim in gegeven["plekken"]
        ]
    Locatie.objects.bulk_create(plekken)
    refresh_locaties(ids=None)
    for nr, (waar, tot, cijfers) in enumerate(gemeten):
        meting = Meting(naam=f"m{nr}", perspectief=wie, stadsdeel=stadsdelen[waar], van=date(2024, 1, 1), tot=tot)
        meting.save()
        if not Meting.objects.filter(golf=f"golf-{tot}", stadsdeel=meting.stadsdeel).exists():
            Meting.objects.filter(pk=meting.pk).update(golf=f"golf-{tot}")
        Wenscijfer.objects.bulk_create(
            Wenscijfer(meting=meting, wens=wensen[slug], n=n, gewenst=k) for slug, (n, k) in cijfers.items()
        )
    Doelgroepschatting.objects.bulk_create(
        Doelgroepschatting(
            gebied=stadsdelen[waar], methode=methoden[hoe], jaar=jaar, aantal=n, laag=n * 0.75, hoog=n * 1.5
        )
        for (waar, hoe, jaar), n in geschat.items()
    )
    domeinen = {wens.domein.slug: wens.domein for wens in wensen.values()}
    Inventarisatie.objects.bulk_create(
        Inventarisatie(stadsdeel=stadsdelen[waar], domein=domeinen[wat], op=op, compleet=alles)
        for (waar, wat, op), alles in gezocht.items()
    )


def count(vraag):
    """What the matrix should say of each cell, from the records one by one: the definitions as they are written."""
    gebieden, wensen = list(Gebied.objects.stadsdelen()), Ondersteuningswens.objects.select_related("domein")
    aanbod = list(Initiatief.objects.filter(status="gepubliceerd").prefetch_related("wensen", "werkgebied", "locaties"))
    cijfers = list(Wenscijfer.objects.select_related("meting"))
    geschat = list(Doelgroepschatting.objects.select_related("methode"))
    inventarisaties = list(Inventarisatie.objects.all())
    uit = {}
    for wens in wensen.filter(slug__in=WENSEN):
        cellen, bekend = {}, []
        for gebied in gebieden:
            telling = defaultdict(int)
            for initiatief in aanbod:
                if vraag.soort not in ("", initiatief.soort) or wens not in initiatief.wensen.all():
                    continue
                waar = {g.pk for g in initiatief.werkgebied.all()}
                waar = waar or {plek.stadsdeel_id for plek in initiatief.locaties.all() if not plek.geheim}
                if not initiatief.heel_amsterdam and gebied.pk not in waar:
                    continue
                hoe = "stedelijk" if initiatief.heel_amsterdam else "alleen_hier" if len(waar) == 1 else "gedeeld"
                telling[hoe] += 1
                telling[initiatief.soort] += 1
                telling["bekend"] += initiatief.capaciteit is not None
                telling["plaatsen"] += initiatief.capaciteit or 0
            cel = {naam: telling[naam] for naam in ("alleen_hier", "gedeeld", "stedelijk", "formeel", "informeel")}
            cel |= {"capaciteit": telling["plaatsen"] if telling["bekend"] else None}
            lokaal = telling["alleen_hier"] + telling["gedeeld"]
            lokaal += telling["stedelijk"] if vraag.werkgebied == "alles" else 0
            hier = [c for c in cijfers if (c.meting.stadsdeel_id, c.wens_id) == (gebied.pk, wens.pk)]
            hier = [c for c in hier if vraag.meting in ("", c.meting.golf)]
            cijfer = max(hier, key=lambda c: (c.meting.tot, c.meting.van, c.meting.pk), default=None)
            van_hier = [s for s in geschat if s.gebied_id == gebied.pk]
            gekozen = [s for s in van_hier if vraag.schatting in ("", s.methode.slug)]
            schatting = min(gekozen, key=lambda s: (s.methode.volgorde, -s.jaar), default=None)
            cel |= {"n": cijfer and cijfer.n, "verwacht": None, "dekking": None, "dekking_hoog": None}
            if cijfer and schatting:
                p = cijfer.gewenst / cijfer.n
                laag = float(schatting.laag) * binomtest(cijfer.gewenst, cijfer.n).proportion_ci(method="wilson").low
                verwacht = cel["verwacht"] = float(schatting.aantal) * p
                cel["dekking"] = lokaal / verwacht * 100 if verwacht else None
                cel["dekking_hoog"] = lokaal / laag * 100 if laag > 1e-9 else None
                kleinste = min(float(s.laag) for s in van_hier)
                if cijfer.n >= 10 and cijfer.gewenst >= 10 and kleinste * p >= 10:
                    bekend.append((lokaal, verwacht))
            gezocht = [i for i in inventarisaties if (i.stadsdeel_id, i.domein_id) == (gebied.pk, wens.domein_id)]
            inventarisatie = max(gezocht, key=lambda i: i.op, default=None)
            cellen[gebied.pk] = cel, lokaal, bool(inventarisatie and inventarisatie.compleet)
        stad = 100 * sum(a for a, _v in bekend) / sum(v for _a, v in bekend) if bekend else None
        for gebied, (cel, lokaal, compleet) in cellen.items():
            uit[gebied, wens.pk] = cel | {"stad": stad, "status": word(cel, lokaal, compleet, stad)}
    return uit


def word(cel, lokaal, compleet, stad):
    if cel["n"] is None:
        return "geen-meting"
    if cel["n"] < 10:
        return "te-weinig-gegevens"
    if not compleet:
        return "niet-geinventariseerd"
    if cel["alleen_hier"] + cel["gedeeld"] + cel["stedelijk"] == 0:
        return "geen-aanbod"
    if lokaal == 0:
        return "alleen-stedelijk"
    if cel["verwacht"] is None:
        return "te-weinig-gegevens"
    onder = cel["dekking_hoog"] is not None and stad is not None and cel["dekking_hoog"] < stad - 1e-9
    return "schaars" if onder else "gedekt"


@settings(max_examples=12)
@given(initiatieven, metingen, schattingen, inventarisaties, vragen)
def test_matrix_is_what_counting_record_by_record_gives(lijsten, aanbod, gemeten, geschat, gezocht, vraag):
    with transaction.atomic():
        write(aanbod, gemeten, geschat, gezocht)
        ons = read_matrix(vraag).cellen
        hun = count(vraag)
        transaction.set_rollback(True)
    assert {cel.status for plek, cel in ons.items() if plek not in hun} == {"geen-meting"}
    for plek, verwacht in hun.items():
        gekregen = {naam: getattr(ons[plek], naam) for naam in verwacht}
        assert gekregen == pytest.approx(verwacht)


def test_cell_of_weesp_in_the_drawing(lijsten, django_assert_num_queries):
    """160 (155-185) people × 19 of 52 is 58 people; one initiative of here and one for the whole city."""
    SchattingFactory(in_stadsdeel="weesp", voorbeeld=True)
    WenscijferFactory(meting=MetingFactory(in_stadsdeel="weesp"), vervuld=4)
    InventarisatieFactory(in_stadsdeel="weesp")
    InitiatiefFactory(wensen=["maatje"], werkgebied=["weesp"], capaciteit=20)
    InitiatiefFactory(wensen=["maatje"], heel_amsterdam=True, soort="formeel")
    with django_assert_num_queries(5):
        matrix = read_matrix(Vraag(domein="sociaal"))
    assert {wens.domein.slug for wens in matrix.wensen} == {"sociaal"}
    weesp = next(gebied for gebied in matrix.stadsdelen if gebied.slug == "weesp")
    maatje = next(wens for wens in matrix.wensen if wens.slug == "maatje")
    cel = matrix.cellen[weesp.pk, maatje.pk]
    assert (cel.n, cel.gewenst, cel.vervuld, cel.status, cel.voorbeeld) == (52, 19, 4, "gedekt", True)
    assert (cel.alleen_hier, cel.stedelijk, cel.formeel, cel.capaciteit, cel.capaciteit_bekend) == (1, 1, 1, 20, 1)
    assert cel.dekking == cel.stad == pytest.approx(100 / (160 * 19 / 52))
    assert (cel.dekking_laag, cel.dekking_hoog) == pytest.approx((100 / 92.737, 100 / 38.441), rel=1e-4)
    assert matrix.metingen[cel.meting].tot == date(2026, 4, 30)
    assert matrix.schattingen[cel.schatting].methode.slug == "sterfte-66"
    assert matrix.kleinste[weesp.pk] == 155


def test_on_a_past_day_only_what_was_there_counts(lijsten):
    oud = WenscijferFactory(meting=MetingFactory(naam="Toen", van=date(2025, 1, 1), tot=date(2025, 2, 1)), n=30)
    WenscijferFactory()
    SchattingFactory(jaar=2026, aantal=180)
    SchattingFactory(jaar=2025)
    InventarisatieFactory(op=date(2025, 3, 1))
    InventarisatieFactory(compleet=False)
    plek = (oud.meting.stadsdeel_id, oud.wens_id)
    nu, toen, eerder = (
        read_matrix(Vraag(peildatum=dag)).cellen[plek] for dag in (None, date(2025, 3, 1), date(1, 1, 1))
    )
    assert (nu.n, nu.doelgroep, nu.status) == (52, 180, "niet-geinventariseerd")
    assert (toen.n, toen.doelgroep, toen.status) == (30, 160, "geen-aanbod")
    assert (eerder.n, eerder.doelgroep, eerder.status) == (None, None, "geen-meting")
