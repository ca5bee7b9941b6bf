"""Services taken over from others: what is new, what follows the source, and what a person keeps."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from opendata.actions import import_hsds, read_until
from opendata.hsds.lezen import Diensten, Onleesbaar
from opendata.hsds.lezen.bron import open_diensten
from opendata.hsds.nummers import derive_nummer
from opendata.hsds.stand import TEKENS
from opendata.models import Hsdsbron, Termvertaling
from opendata.pakket import write_ndjson, write_pakket
from socialekaart.importeren import Invoerfout
from socialekaart.models import (
    Doelgroep,
    Initiatief,
    Kaartstand,
    Locatie,
    Ondersteuningswens,
    Organisatie,
    Samenvoeging,
    Zoekrij,
)
from socialekaart.versies import read_versions
from tests.factories import InitiatiefFactory, OrganisatieFactory
from tests.opendata.verzameling import fill_everything

pytestmark = pytest.mark.usefixtures("lijsten")
NUMMER = "ac148810-d857-441c-9679-408f346de14b"
PLEK = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"
TOEN = "2026-01-02T03:04:05.600000Z"


def make(**anders):
    dienst = {
        "id": NUMMER,
        "name": "Maatje",
        "description": "Er komt iemand langs. Elke week.",
        "application_process": "Bel ons.",
        "last_modified": TOEN,
        "organization": {"id": "9", "name": "Stichting Oost", "website": "https://oost.example"},
        "service_areas": [{"name": "Zuidoost"}],
        "service_at_locations": [{"location": {"id": PLEK, "name": "De Kade", "longitude": 4.97, "latitude": 52.31}}],
    }
    return {naam: waarde for naam, waarde in (dienst | anders).items() if waarde is not None}


def run(*diensten, naam="elders", volledig=True, adres="", **opties):
    bron = Diensten(len(diensten), iter(list(enumerate(diensten, start=1))), volledig=volledig, adres=adres)
    return import_hsds(diensten=bron, naam=naam, **opties)


def counts(rapport):
    return rapport.nieuw, rapport.gewijzigd, rapport.ongewijzigd, len(rapport.overgeslagen), len(rapport.fout)


def notes(rapport):
    return [regel["reden"] for regel in rapport.opmerkingen]


# --- there and back ---


def export(pad, write):
    with pad.open("wb") as bestand:
        write(bestand)
    return pad


def read_in(pad):
    with open_diensten(str(pad)) as diensten:
        rapport = import_hsds(diensten=diensten, naam="ons", publiceren=True)
    assert rapport.as_json()["opmerkingen"] == rapport.as_json()["hersteld"] == []
    return counts(rapport)


def test_round_trip(tmp_path):
    """Every optional field filled and missing, and hostile text: as tables and as lines the same bytes come out."""
    fill_everything(54)
    regels, tabellen = export(tmp_path / "a.ndjson", write_ndjson), export(tmp_path / "a.zip", write_pakket)
    aantal = regels.read_bytes().count(b"\n")
    Initiatief.objects.all().delete()
    Organisatie.objects.all().delete()
    assert read_in(tabellen) == (aantal, 0, 0, 0, 0)
    assert export(tmp_path / "b.ndjson", write_ndjson).read_bytes() == regels.read_bytes()
    assert read_in(regels) == (0, 0, aantal, 0, 0)


# --- something new ---


def test_a_foreign_service_is_a_draft():
    rapport = run(make(), adres="https://elders.example/services", soort="informeel")
    assert counts(rapport) == (1, 0, 0, 0, 0) and "1 dienst zegt niet" in notes(rapport)[0]
    initiatief = Initiatief.objects.get()
    assert (initiatief.status, initiatief.soort, str(initiatief.uuid)) == ("concept", "informeel", NUMMER)
    assert (initiatief.bron, initiatief.bron_id) == ("elders", NUMMER)
    assert initiatief.bron_url == f"https://elders.example/services/{NUMMER}"
    # Who asks what changed here since yesterday, wants to hear of it.
    assert datetime.now(UTC) - initiatief.updated_at < timedelta(hours=1)
    assert read_until(naam=" elders ") == datetime(2026, 1, 2, 3, 4, 5, 600000, UTC)
    assert [gebied.slug for gebied in initiatief.werkgebied.all()] == ["zuidoost"]
    plek = initiatief.locaties.get()
    # By the area of its place a coordinator finds the draft.
    assert (str(plek.uuid), plek.stadsdeel.slug) == (PLEK, "zuidoost")
    assert initiatief.organisatie.website == "https://oost.example"
    assert initiatief.history.count() == plek.history.count() == 1
    assert not Zoekrij.objects.exists()


def test_published_at_once_when_asked():
    rapport = run(make(), make(id="b", description=None), publiceren=True)
    assert [i.status for i in Initiatief.objects.order_by("pk")] == ["gepubliceerd", "concept"]
    assert Zoekrij.objects.count() == 1
    assert any("geen samenvatting" in reden for reden in notes(rapport))


def test_nothing_is_published_because_of_what_it_says_of_itself():
    """Not in an empty map either: anybody can write as we do. There it keeps the moment at which it changed."""
    eigen = make(summary="Kort.", description="Kort.")
    run(eigen)
    run(eigen | {"id": str(uuid4())})
    een, twee = Initiatief.objects.order_by("pk")
    assert een.status == twee.status == "concept"
    assert (een.updated_at.month, een.updated_at.day) == (1, 2) and twee.updated_at - een.updated_at > timedelta(days=9)


def test_a_name_or_a_summary_of_spaces_is_none():
    leeg = make(id="a", name="  ", summary="Kort.")
    rapport = run(leeg, make(id="b", summary=" ", description=" "), publiceren=True)
    assert counts(rapport) == (1, 0, 0, 0, 1) and rapport.fout[0]["kolom"] == "name"
    assert Initiatief.objects.get().status == "concept"


def test_places_that_services_share():
    """The number of a place goes to the first; the others get one that stays the same."""
    run(make(), make(id="b", name="Soep"))
    een, twee = Locatie.objects.order_by("pk")
    assert (str(een.uuid), een.initiatief.naam, twee.initiatief.naam) == (PLEK, "Maatje", "Soep")
    anders = [{"location": {"id": PLEK, "name": "De Kade 2"}}]
    assert counts(run(make(), make(id="b", name="Soep", service_at_locations=anders))) == (0, 1, 1, 0, 0)
    assert [plek.naam for plek in Locatie.objects.filter(uuid=twee.uuid)] == ["De Kade 2"]


def test_a_place_without_a_point_is_where_it_says():
    """In a stadsdeel that we have; with a point that says where it is."""

    def here(**anders):
        locatie = {"id": PLEK, "address_nl": {"street": "Kade", "stadsdeel": "zuidoost"}} | anders
        return make(service_at_locations=[{"location": locatie}])

    run(here())
    plek = Locatie.objects.get()
    assert plek.stadsdeel_opgegeven.slug == plek.stadsdeel.slug == "zuidoost"
    assert counts(run(here())) == (0, 0, 1, 0, 0)
    assert counts(run(here(address_nl={"street": "Kade", "stadsdeel": "utrecht"}))) == (0, 1, 0, 0, 0)
    assert Locatie.objects.get().stadsdeel_opgegeven is None
    assert counts(run(here(longitude=4.97, latitude=52.31))) == (0, 1, 0, 0, 0)
    assert Locatie.objects.get().stadsdeel_opgegeven is None


def test_organisations_by_number_by_name_or_new():
    bekend = OrganisatieFactory(naam="Stichting Oost", voorbeeld=True)
    nummer = uuid4()
    run(
        make(id="a", organization={"name": "stichting oost"}),
        make(id="b", organization={"id": str(nummer), "name": "Nieuw", "kind": "zorg"}),
        make(id="c", organization={"id": str(nummer), "name": "Anders"}),
        make(id="d", organization=None),
        make(id="e", organization={"id": "9", "name": "Verzonnen", "example": True}, example=True),
    )
    namen = [str(i.organisatie) for i in Initiatief.objects.order_by("bron_id")]
    assert namen == ["Stichting Oost", "Nieuw", "Nieuw", "None", "Verzonnen"]
    bekend.refresh_from_db()
    nieuw, verzonnen = Organisatie.objects.get(uuid=nummer), Organisatie.objects.get(naam="Verzonnen")
    assert not bekend.voorbeeld and verzonnen.voorbeeld and nieuw.soort_organisatie == "zorg"


def test_an_organisation_that_turns_out_to_be_real_is_a_new_version():
    """Although nothing of what was written is on the map."""
    verzonnen = OrganisatieFactory(naam="Stichting Oost", voorbeeld=True)
    versie = Kaartstand.objects.current()
    run(make())
    verzonnen.refresh_from_db()
    assert not verzonnen.voorbeeld and Kaartstand.objects.current() != versie


def test_an_organisation_that_the_source_writes_otherwise_is_not_changed_by_hand():
    OrganisatieFactory(naam="Stichting Oost")
    anders = OrganisatieFactory(naam="West")
    run(make(organization={"id": "9", "name": "STICHTING OOST"}))
    assert not notes(run(make(organization={"id": "8", "name": "west"})))[1:]
    assert Initiatief.objects.get().organisatie == anders


# --- what is no service, or not for us ---


def test_what_is_wrong_stays_out_and_is_told():
    run(make(id="bestond"))
    rapport = run(
        make(id="goed"),
        Onleesbaar("Kapot.", "x"),
        ["geen dienst"],
        make(id=None),
        make(id="x" * 101),
        make(id="b", name=" "),
        make(id="goed"),
        make(id="weg", status="inactive"),
    )
    assert counts(rapport) == (1, 0, 0, 2, 5) and rapport.exit_status == 3
    assert [(regel["rij"], regel["kolom"]) for regel in rapport.fout] == [
        *((2, ""), (3, ""), (4, "id"), (5, "id"), (6, "name"))
    ]
    assert [regel["rij"] for regel in rapport.overgeslagen] == [7, 8]
    assert any("“Maatje” (bestond) staat niet meer bij de bron" in reden for reden in notes(rapport))


@pytest.mark.parametrize("tekst", ["<p>x</p><![foo[bar", "<" * 200 + "a>" * 200 + "</p>"])
def test_one_that_cannot_be_read_does_not_stop_the_others(tekst):
    rapport = run(make(description=tekst), make(id="b"))
    assert counts(rapport) == (1, 0, 0, 0, 1)
    assert rapport.fout == [{"rij": 1, "kolom": "", "waarde": NUMMER, "reden": "Deze dienst is niet te lezen."}]


def test_a_number_in_capitals_is_the_same():
    assert counts(run(make(), make(id=NUMMER.upper()))) == (1, 0, 0, 1, 0)
    rapport = run(make(id=NUMMER.upper()))
    assert counts(rapport) == (0, 0, 1, 0, 0) and not any("niet meer" in reden for reden in notes(rapport))


def test_all_or_nothing_and_a_trial():
    assert run(make(), ["x"], alles_of_niets=True).exit_status == 1
    assert counts(run(make(), dry_run=True)) == (1, 0, 0, 0, 0)
    assert not Initiatief.objects.exists() and not Hsdsbron.objects.exists()
    assert not Organisatie.objects.filter(naam="Stichting Oost").exists()


@pytest.mark.parametrize("naam", ["", " ", "x" * 101, "a\nb"])
def test_a_source_has_a_name(naam):
    with pytest.raises(Invoerfout):
        run(naam=naam)


def test_errors_do_not_move_on_what_was_read():
    """What was wrong is asked for again."""
    run(make())
    later = make(id="b", last_modified="2026-05-05T00:00:00Z")
    run(later, ["x"])
    assert read_until(naam="elders").month == 1
    run(later, volledig=False)
    assert read_until(naam="elders").month == 5 and read_until(naam="wie") is None


def test_our_own_records_that_come_back():
    eigen = InitiatiefFactory(uuid=UUID(NUMMER), soort="formeel", samenvatting="Kort.", naam="Maatje")
    kaal = {"description": "Kort.", "organization": None, "service_areas": None, "service_at_locations": None}
    zelfde = make(**kaal, application_process=None)
    assert counts(run(zelfde)) == (0, 0, 1, 0, 0)
    rapport = run(zelfde | {"wait_time": "lang"})
    assert rapport.overgeslagen[0]["reden"].endswith("onze eigen kaart. Hier is anders: wachttijd.")
    eigen.refresh_from_db()
    assert eigen.bron == "" and eigen.wachttijd == ""


def test_what_was_merged_stays_merged():
    run(make())
    Samenvoeging.objects.create(weg=Initiatief.objects.get(), met=InitiatiefFactory())
    assert run(make()).overgeslagen[0]["reden"].endswith("Samengevoegd met een ander initiatief.")


# --- the second time ---


def test_the_source_changes():
    run(make())
    assert counts(run(make(last_modified="2026-02-02T00:00:00Z"))) == (0, 0, 1, 0, 0)
    anders = make(
        name="Maatje thuis",
        service_at_locations=[],
        organization={"id": "9", "name": "West"},
        service_areas=[{"name": "Amsterdam"}, {"name": "Utrecht"}],
        last_modified="2026-03-03T00:00:00Z",
    )
    rapport = run(anders)
    assert counts(rapport) == (0, 1, 0, 0, 0) and rapport.hersteld[0]["waarde"] == "Utrecht"
    initiatief = Initiatief.objects.get()
    assert (initiatief.naam, initiatief.slug, initiatief.organisatie.naam) == ("Maatje thuis", "maatje", "West")
    assert initiatief.heel_amsterdam and not initiatief.werkgebied.exists() and not initiatief.locaties.exists()
    assert initiatief.history.count() == 2
    assert counts(run(anders)) == (0, 0, 1, 0, 0) and initiatief.history.count() == 2


def test_what_somebody_changed_here_stays():
    """Where the source changes the same, both are told of until they agree."""
    run(make())
    initiatief = Initiatief.objects.get()
    initiatief.verwijzen, initiatief.kosten = "Mail ons.", "Gratis"
    initiatief.save()
    assert not any("met de hand" in n for n in notes(run(make())))
    botsing = make(application_process="App ons.", name="Maatje thuis")
    for oordeel in ((0, 1, 0, 0, 0), (0, 0, 1, 0, 0)):
        rapport = run(botsing)
        assert counts(rapport) == oordeel and any("“verwijzen” is hier met de hand" in n for n in notes(rapport))
    initiatief.refresh_from_db()
    assert (initiatief.verwijzen, initiatief.kosten, initiatief.naam) == ("Mail ons.", "Gratis", "Maatje thuis")
    initiatief.verwijzen = "App ons."
    initiatief.save()
    assert not any("met de hand" in n for n in notes(run(botsing)))
    run(make(application_process="Kom langs."))
    initiatief.refresh_from_db()
    assert initiatief.verwijzen == "Kom langs."


def test_history_tells_people_that_it_was_an_import():
    run(make())
    versies = read_versions(Initiatief, Initiatief.objects.get().pk)
    assert {versie.reden for versie in versies} == {"HSDS-import", "ingelezen uit: elders"}


def test_a_place_that_became_secret_stays_so():
    run(make())
    Locatie.objects.update(geheim=True)
    elders = [{"location": {"id": PLEK, "name": "De Kade", "longitude": 4.98, "latitude": 52.31}}]
    assert any("“plekken”" in n for n in notes(run(make(service_at_locations=elders), publiceren=True)))
    assert Locatie.objects.get().geheim and Locatie.objects.get().punt.x == 4.97


def test_a_trail_of_fewer_fields_is_still_one():
    """As from before there was a field at the end: of the others it tells what changed."""
    run(make())
    initiatief = Initiatief.objects.get()
    regel = initiatief.history.get(history_change_reason__startswith="HSDS-import (")
    regel.history_change_reason = regel.history_change_reason[: -TEKENS - 1] + ")"
    regel.save()
    assert counts(run(make(name="Maatje thuis"))) == (0, 1, 0, 0, 0)
    initiatief.refresh_from_db()
    assert initiatief.naam == "Maatje thuis"


def test_a_record_without_a_trail_only_gets_what_it_lacks():
    """Somebody made it by hand, with the number of the source; and a trail that nobody can read is none."""
    ons = InitiatiefFactory(naam="Ons maatje", bron="elders", bron_id="a", soort="formeel")
    ons.history.update(history_change_reason="HSDS-import (anders)")
    rapport = run(make(id="a", wait_time="lang"))
    initiatief = Initiatief.objects.get()
    assert (initiatief.naam, initiatief.wachttijd) == ("Ons maatje", "lang")
    assert counts(rapport) == (0, 1, 0, 0, 0) and any("“naam”" in n for n in notes(rapport))


# --- terms ---


def attribute(**term):
    return {"taxonomy_term": term}


def test_terms_get_a_meaning():
    kenmerken = [
        attribute(id=str(derive_nummer("wens:maatje")), name="Maatje"),
        attribute(id=str(derive_nummer("domein:sociaal"))),
        attribute(id="1", code="kanker", taxonomy="doelgroepen"),
        attribute(id="2", code="informeel", taxonomy_detail={"name": "Formeel of informeel"}),
        attribute(id="3", code="BD-1", name="Meals", taxonomy="AIRS"),
        attribute(id="4", code="PH-1", name="Visits", taxonomy="AIRS"),
        attribute(id="5", name="Blue"),
    ]
    dienst = make(attributes=kenmerken)
    rapport = run(dienst)
    assert notes(rapport) == ["3 termen hebben nog geen betekenis. Kies die in het beheer: Meals, Visits, Blue"]
    initiatief = Initiatief.objects.get()
    assert [wens.slug for wens in initiatief.wensen.all()] == ["maatje"] and initiatief.soort == "informeel"
    assert [groep.slug for groep in initiatief.doelgroepen.all()] == ["kanker"]
    assert [(t.taxonomie, t.term, t.history.count()) for t in Termvertaling.objects.order_by("pk")] == [
        *(("AIRS", "Meals", 1), ("AIRS", "Visits", 1), ("", "Blue", 1))
    ]
    Termvertaling.objects.filter(term="Blue").update(genegeerd=True)
    Termvertaling.objects.filter(term="Visits").update(
        doelgroep=Doelgroep.objects.get(slug="dementie"), soort="formeel"
    )
    # By its code as well.
    Termvertaling.objects.filter(term="Meals").update(
        term="BD-1", wens=Ondersteuningswens.objects.get(slug="maaltijden")
    )
    rapport = run(dienst)
    assert counts(rapport) == (0, 1, 0, 0, 0) and not notes(rapport)
    assert sorted(wens.slug for wens in initiatief.wensen.all()) == ["maaltijden", "maatje"]
    assert sorted(groep.slug for groep in initiatief.doelgroepen.all()) == ["dementie", "kanker"]
    assert Termvertaling.objects.count() == 3


def test_what_cannot_be_used_is_left_out_and_told():
    rapport = run(make(id="a" * 36, email="geen adres", last_modified=None))
    assert counts(rapport) == (1, 0, 0, 0, 0) and rapport.hersteld[0]["kolom"] == "email"
    assert Initiatief.objects.get().email == "" and read_until(naam="elders") is None


def test_progress_counts_what_came():
    klaar = []
    bron = Diensten(1, iter([(1, make()), (2, make(id="b"))]))
    import_hsds(diensten=bron, naam="elders", voortgang=klaar.append)
    assert klaar == [1]
