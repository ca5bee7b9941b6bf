"""The municipal layer: what comes in and as what, what never does, and whose words count afterwards."""

import json

import pytest

from socialekaart.actions import import_gebieden, import_voorzieningen
from socialekaart.actions.voorzieningen import BRON
from socialekaart.models import Gebied, Initiatief, Locatie, Ondersteuningswens, Voorzieningsoort, Zoekrij
from tests.socialekaart.importeren.test_voorzieningen import make_feature

pytestmark = pytest.mark.django_db


def load(*features, **anders):
    return import_voorzieningen(collectie={"type": "FeatureCollection", "features": list(features)}, **anders)


@pytest.fixture
def officieel(lijsten):
    """As if the areas were the official ones."""
    Gebied.objects.update(schets=False)


def reasons(regels):
    return [regel["reden"] for regel in regels]


def test_a_facility_becomes_what_the_table_says(officieel):
    rapport = load(make_feature())
    assert (rapport.nieuw, rapport.exit_status) == (1, 0)
    initiatief = Initiatief.objects.get()
    plek = initiatief.locaties.get()
    assert (initiatief.bron, initiatief.bron_id, initiatief.status) == (BRON, "MV1-1", "gepubliceerd")
    assert (initiatief.soort, initiatief.samenvatting[:12]) == ("informeel", "Een huiskame")
    assert [wens.slug for wens in initiatief.wensen.all()] == ["ontmoeting"]
    assert [gebied.slug for gebied in initiatief.werkgebied.all()] == ["zuidoost"]
    assert initiatief.organisatie is None and initiatief.bron_url.startswith("https://maps.amsterdam.nl/")
    assert plek.adres == "Voorbeeldplein 12, 1102 AB Amsterdam"
    assert plek.stadsdeel == plek.stadsdeel_opgegeven == Gebied.objects.get(slug="zuidoost")
    assert Zoekrij.objects.get().x


@pytest.mark.parametrize(
    "velden",
    [
        {"Domein": "Onderwijs"},
        {"Categorie": "Speciaal onderwijs"},
        {"Categorie": "Sporthal"},
        {"Categorie": "Opvanglocatie", "Soort": "Inloophuis"},
        {"Categorie": "Behandel-/woonlocatie", "Soort": ""},
        {"Soort": "Gezinshuis"},
    ],
)
def test_what_may_never_come_in(officieel, velden):
    """Not even when the table says so; and the report gives no name and no address."""
    feature = make_feature(**{**velden, "Naam": "Schuilnaam", "Adres": "Schuilstraat"})
    Voorzieningsoort.objects.get_or_create(
        categorie=feature["properties"]["Categorie"],
        soort_voorziening=feature["properties"]["Soort"],
        defaults={"meenemen": True, "soort": "formeel"},
    )
    rapport = load(feature)
    assert not Initiatief.objects.exists()
    assert "komt nooit op de kaart" in rapport.overgeslagen[0]["reden"]
    assert "Schuil" not in json.dumps(rapport.as_json())


def test_what_became_forbidden_goes_off_the_map(officieel):
    load(make_feature())
    rapport = load(make_feature(Categorie="Opvanglocatie"))
    assert Initiatief.objects.get().status == "gearchiveerd"
    assert not Zoekrij.objects.exists()
    assert "MV1-1 stond op de kaart en is gearchiveerd." in reasons(rapport.opmerkingen)
    assert load(make_feature(Categorie="Opvanglocatie")).opmerkingen == rapport.opmerkingen[:1]


def test_the_most_specific_row_of_the_table_decides(officieel):
    Voorzieningsoort.objects.create(
        categorie="Buurtkamer", soort_voorziening="Bijzonder", meenemen=True, soort="formeel", samenvatting="Bijzonder."
    )
    load(make_feature(), make_feature(MVZN_ID="MV2", Naam="Ander", Soort="BIJZONDER"))
    assert set(Initiatief.objects.values_list("bron_id", "soort")) == {("MV1-1", "informeel"), ("MV2", "formeel")}


def test_left_out_with_a_reason(officieel):
    rapport = load(
        make_feature(),
        make_feature(MVZN_ID="MV2"),
        make_feature(MVZN_ID="MV3", Categorie="Kinderboerderij"),
        make_feature(MVZN_ID="MV4", Categorie="Zwembad", Soort=""),
        make_feature(MVZN_ID="MV5", Adres="", Postcode="", Huisnummer=""),
        make_feature(),
        make_feature(MVZN_ID=""),
    )
    assert (rapport.nieuw, rapport.exit_status) == (1, 3)
    assert [(regel["rij"], regel["reden"]) for regel in rapport.overgeslagen] == [
        (3, "MV3: “Kinderboerderij · Buurtkamer” komt volgens de tabel niet op de kaart."),
        (4, "MV4: “Zwembad” staat niet in de tabel."),
        (5, "MV5: Zonder adres: dit is nog een plan."),
        (2, "MV2 = MV1-1: Zelfde naam, postcode en soort als een andere."),
    ]
    assert [(regel["rij"], regel["reden"]) for regel in rapport.fout] == [
        (6, "Dit nummer staat ook bij rij 1."),
        (7, "MVZN_ID ontbreekt."),
    ]


def test_of_doubles_the_one_that_is_known_stays(officieel):
    load(make_feature(MVZN_ID="MV2"))
    rapport = load(make_feature(), make_feature(MVZN_ID="MV2"))
    assert (rapport.ongewijzigd, rapport.nieuw, rapport.overgeslagen[0]["rij"]) == (1, 0, 1)


def test_the_same_name_without_a_postcode_is_no_double(officieel):
    assert load(make_feature(Postcode=""), make_feature(MVZN_ID="MV2", Postcode="")).nieuw == 2


def test_mended_and_doubtful_values_are_in_the_report(officieel):
    rapport = load(make_feature(Naam="Caf? `t Hoekje", Adres="B?rgerplein"))
    assert rapport.hersteld == [
        {"rij": 1, "kolom": "naam", "waarde": "Caf? `t Hoekje", "reden": "Is nu: Café ’t Hoekje"}
    ]
    assert "MV1-1, straat: er is een letter verloren gegaan." in reasons(rapport.opmerkingen)


def test_points_are_compared_with_what_they_declare(officieel):
    rapport = load(
        make_feature(),
        make_feature(MVZN_ID="MV2", Stadsdeel="Oost"),
        make_feature(MVZN_ID="MV3", Stadsdeel=""),
        make_feature(MVZN_ID="MV4", punt=(5.9, 52.3)),
        make_feature(MVZN_ID="MV5", punt=None),
    )
    assert reasons(rapport.opmerkingen) == [
        "1 van de 4 punten liggen in het stadsdeel dat erbij staat.",
        "MV2 noemt Oost, en het punt ligt in Zuidoost.",
        "MV3 noemt geen stadsdeel, en het punt ligt in Zuidoost.",
        "MV4 noemt Zuidoost, en het punt ligt in geen enkel stadsdeel.",
    ]


def test_a_sketch_is_not_compared(lijsten):
    assert "schets" in reasons(load(make_feature(Stadsdeel="Oost")).opmerkingen)[0]


def test_without_points_and_areas(leeg):
    assert load().exit_status == 1
    Voorzieningsoort.objects.create(categorie="Buurtkamer", meenemen=True, soort="informeel", samenvatting="Kamer.")
    assert load(make_feature(punt=None)).nieuw == 1
    assert not Initiatief.objects.get().werkgebied.exists()


def test_weesp_is_a_town_of_its_own(officieel):
    load(make_feature(punt=(5.042, 52.307), Stadsdeel="Weesp"))
    assert Locatie.objects.get().plaats == "Weesp"


def test_edits_by_hand_outlive_the_same_layer(officieel):
    load(make_feature())
    Initiatief.objects.update(naam="Beter", samenvatting="Beter.", status="concept")
    Initiatief.objects.get().wensen.set(Ondersteuningswens.objects.filter(slug="maatje"))
    Locatie.objects.update(straat="Beter")
    rapport = load(make_feature())
    initiatief = Initiatief.objects.get()
    assert (rapport.ongewijzigd, rapport.gewijzigd) == (1, 0)
    assert (initiatief.naam, initiatief.status, initiatief.locaties.get().straat) == ("Beter", "concept", "Beter")


def test_of_a_changed_facility_only_what_changed_follows_the_layer(officieel):
    load(make_feature())
    Initiatief.objects.update(naam="Beter", samenvatting="Beter.", status="concept")
    assert load(make_feature(Huisnummer="14")).gewijzigd == 1
    initiatief = Initiatief.objects.get()
    assert (initiatief.naam, initiatief.locaties.get().huisnummer) == ("Beter", "14")
    Locatie.objects.all().delete()
    assert load(make_feature(Huisnummer="14", Naam="Nieuw")).gewijzigd == 1
    initiatief.refresh_from_db()
    assert (initiatief.naam, initiatief.samenvatting, initiatief.status) == ("Nieuw", "Beter.", "concept")
    assert not initiatief.locaties.exists() and initiatief.slug == "buurtkamer"
    load(make_feature(Huisnummer="16", Naam="Nieuw"))
    assert initiatief.locaties.get().huisnummer == "16"


def test_what_is_no_longer_there_or_wanted_stays_and_is_named(officieel):
    load(make_feature(), make_feature(MVZN_ID="MV2", Naam="Ander"))
    Voorzieningsoort.objects.filter(categorie="Buurtkamer").update(meenemen=False)
    rapport = load(make_feature())
    assert reasons(rapport.opmerkingen)[1:] == [
        "MV1-1 is er van een vorige keer en blijft staan.",
        "MV2 staat niet meer in de laag en blijft op de kaart.",
    ]
    assert Initiatief.objects.published().count() == 2


def test_a_trial_changes_nothing(officieel):
    assert load(make_feature(), dry_run=True).nieuw == 1
    assert not Initiatief.objects.exists()


def test_the_real_layer(shared, lijsten):
    gebieden = json.loads((shared / "gebieden" / "amsterdam_stadsdelen_9.geojson").read_text(encoding="utf-8"))
    import_gebieden(soort="stadsdeel", collectie=gebieden, bron="gemeente")
    bestand = shared / "open-data" / "amsterdam_maatschappelijke_voorzieningen_1462.geojson"
    collectie = json.loads(bestand.read_text(encoding="utf-8"))
    rapport = import_voorzieningen(collectie=collectie)
    assert rapport.ingelezen + len(rapport.overgeslagen) == 1462 and not rapport.fout
    assert reasons(rapport.opmerkingen) == [
        "1460 van de 1462 punten liggen in het stadsdeel dat erbij staat.",
        "MV2393-1 noemt geen stadsdeel, en het punt ligt in Zuid.",
        "MV1452-1 noemt Nieuw-West, en het punt ligt in West.",
    ]
    eigenschappen = {feature["properties"]["MVZN_ID"]: feature["properties"] for feature in collectie["features"]}
    ingelezen = [eigenschappen[initiatief.bron_id] for initiatief in Initiatief.objects.all()]
    assert {soort["Categorie"] for soort in ingelezen} == {
        "Buurtkamer", "Huis van de wijk", "Buurtteamlocatie", "Dagbestedingslocatie", "OKT",
    }  # fmt: skip
    assert {soort["Soort"] for soort in ingelezen if soort["Categorie"] == "Dagbestedingslocatie"} == {
        "Meedoen ouderen"
    }
    assert not Initiatief.objects.filter(naam__contains="`").exists()
    assert not Initiatief.objects.filter(naam__contains="?").exists()
    opnieuw = import_voorzieningen(collectie=collectie)
    assert (opnieuw.ongewijzigd, opnieuw.nieuw, opnieuw.gewijzigd) == (rapport.nieuw, 0, 0)
