"""Two records become one, and two again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socialekaart.actions import (
    NietMogelijk,
    Samenstelling,
    Verouderd,
    find_duplicates,
    import_initiatieven,
    import_voorzieningen,
    merge_initiatieven,
    publish_initiatieven,
    refresh_initiatieven,
    undo_merge,
)
from socialekaart.actions.samenvoegen import pointing_fields
from socialekaart.actions.voorzieningen import BRON
from socialekaart.meegeeflijst import Meegeeflijst, select_regels
from socialekaart.models import (
    Aanmelding,
    Controle,
    Dubbelpaar,
    GoedVoorbeeld,
    Initiatief,
    Linkcontrole,
    Samenvoeging,
    Zoekrij,
)
from socialekaart.versies import read_token
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory
from tests.socialekaart.importeren.test_voorzieningen import make_feature


@pytest.fixture
def twee(lijsten):
    """The kept one, and the one that goes."""
    blijft = InitiatiefFactory(
        naam="Eetclub", slug="eetclub", wensen=["maatje"], werkgebied=["oost"], telefoon="+31205555181"
    )
    weg = InitiatiefFactory(
        naam="Eetclub de Bron",
        slug="de-bron",
        organisatie=OrganisatieFactory(naam="Stichting Wiel"),
        wensen=["ontmoeting"],
        werkgebied=["zuidoost"],
        telefoon="+31612345678",
        telefoon_openbaar=False,
        bron="blad",
        bron_id="7",
    )
    LocatieFactory(initiatief=blijft, in_stadsdeel="oost")
    LocatieFactory(initiatief=weg, geheim=True)
    refresh_initiatieven()
    return blijft, weg


def compose(blijft, weg, *, velden=(), samen=("wensen",), locaties=None):
    """Take these fields of the one that goes, and these relations of both."""
    plekken = [*blijft.locaties.all(), *weg.locaties.all()] if locaties is None else locaties
    return Samenstelling(
        blijft=blijft.pk,
        weg=weg.pk,
        velden=dict.fromkeys(velden, weg.pk),
        verbanden={
            naam: frozenset({blijft.pk, weg.pk} if naam in samen else {blijft.pk})
            for naam in ("wensen", "doelgroepen", "werkgebied")
        },
        locaties=frozenset(plek.pk for plek in plekken),
        gelezen={i.pk: read_token(Initiatief, i.pk) for i in (blijft, weg)},
    )


def merge(blijft, weg, gebruiker=None, **keuzes):
    return merge_initiatieven(keuze=compose(blijft, weg, **keuzes), gebruiker=gebruiker)


def slugs(initiatief, naam="wensen"):
    return set(getattr(initiatief, naam).values_list("slug", flat=True))


def test_the_kept_one_gets_what_was_chosen_and_nothing_else(twee, coordinator):
    blijft, weg = twee
    merge(*twee, coordinator, velden=["naam", "organisatie_id"])
    blijft.refresh_from_db()
    weg.refresh_from_db()
    assert (blijft.naam, blijft.slug, blijft.organisatie.naam) == ("Eetclub de Bron", "eetclub", "Stichting Wiel")
    assert (blijft.telefoon.as_e164, blijft.telefoon_openbaar) == ("+31205555181", True)
    assert slugs(blijft) == {"maatje", "ontmoeting"} and slugs(blijft, "werkgebied") == {"oost"}
    assert sorted(blijft.locaties.values_list("geheim", flat=True)) == [False, True]
    assert (weg.status, weg.slug, weg.bron_id, weg.locaties.count()) == ("gearchiveerd", "de-bron", "7", 1)
    assert set(Zoekrij.objects.values_list("pk", flat=True)) == {blijft.pk}
    assert Zoekrij.objects.get().x == [493000]


def test_the_history_of_both_says_so_in_one_line(twee, coordinator):
    blijft, weg = twee
    voor = blijft.history.count(), weg.history.count()
    merge(*twee, coordinator, velden=["naam"])
    assert (blijft.history.count(), weg.history.count()) == (voor[0] + 1, voor[1] + 1)
    assert blijft.history.first().history_change_reason == "samengevoegd met ‘Eetclub de Bron’"
    assert weg.history.first().history_change_reason == "samengevoegd met ‘Eetclub’"


def test_what_points_at_the_one_points_at_the_other(twee):
    blijft, weg = twee
    aanmelding = Aanmelding.objects.create(sleutel="a", soort="wijziging", initiatief=weg)
    controle = Controle.objects.create(initiatief=weg, hoe="mail")
    voorbeeld = GoedVoorbeeld.objects.create(titel="Zo werkt het", slug="zo", initiatief=weg)
    for initiatief in twee:
        Linkcontrole.objects.create(initiatief=initiatief, soort="telefoon", waarde=str(initiatief.telefoon))
    Linkcontrole.objects.create(initiatief=weg, soort="website", waarde="https://wiel.example")
    samenvoeging = merge(*twee)
    for rij in (aanmelding, controle, voorbeeld):
        rij.refresh_from_db()
        assert rij.initiatief_id == blijft.pk
    assert set(blijft.linkcontroles.values_list("soort", flat=True)) == {"telefoon", "website"}
    assert set(weg.linkcontroles.values_list("soort", flat=True)) == {"telefoon"}
    undo_merge(pk=samenvoeging.pk)
    aanmelding.refresh_from_db()
    assert aanmelding.initiatief_id == weg.pk and weg.linkcontroles.count() == 2


def test_every_model_that_points_at_an_initiative_was_thought_of():
    """A new one moves along; when that is wrong for it, ``BLIJFT_ACHTER`` says so."""
    assert {veld.model.__name__ for veld in pointing_fields()} == {
        "Aanmelding",
        "Controle",
        "Controleverzoek",
        "GoedVoorbeeld",
        "Linkcontrole",
        "Nieuwsbericht",
        "Samenwerking",
    }


def test_undone_both_are_what_they_were(twee):
    blijft, weg = twee
    voor = [Initiatief.objects.filter(pk=i.pk).values().get() for i in twee]
    plekken = [set(i.locaties.values_list("pk", "geheim")) for i in twee]
    samenvoeging = merge(*twee, velden=["naam", "telefoon", "telefoon_openbaar"], locaties=weg.locaties.all())
    assert blijft.locaties.get().geheim
    assert undo_merge(pk=samenvoeging.pk)
    for oud, initiatief in zip(voor, twee, strict=True):
        nu = Initiatief.objects.filter(pk=initiatief.pk).values().get()
        assert {**nu, "updated_at": None} == {**oud, "updated_at": None}
    assert [set(i.locaties.values_list("pk", "geheim")) for i in twee] == plekken
    assert slugs(blijft) == {"maatje"}
    assert Zoekrij.objects.count() == 2 and not Samenvoeging.objects.exists()
    with pytest.raises(NietMogelijk):
        undo_merge(pk=samenvoeging.pk)


def test_what_was_written_after_the_merge_stays(twee):
    blijft, weg = twee
    samenvoeging = merge(*twee, velden=["naam"])
    nu = Initiatief.objects.get(pk=blijft.pk)
    nu.kosten = "gratis"
    nu.save()
    assert not undo_merge(pk=samenvoeging.pk)
    blijft.refresh_from_db()
    weg.refresh_from_db()
    assert (blijft.naam, blijft.kosten, weg.status) == ("Eetclub de Bron", "gratis", "gepubliceerd")


def test_three_of_the_same_become_one_in_steps_and_part_in_the_other_order(twee):
    a, b = twee
    c = InitiatiefFactory(naam="Eetclub Bron", slug="bron")
    eerste = merge(b, a)
    tweede = merge(c, b)
    assert Samenvoeging.objects.kept_ids([a.pk, b.pk, c.pk]) == {a.pk: c.pk, b.pk: c.pk}
    assert Samenvoeging.objects.kept_slug("eetclub") == "bron"
    with pytest.raises(NietMogelijk, match="daarna zelf samengevoegd"):
        undo_merge(pk=eerste.pk)
    assert undo_merge(pk=tweede.pk) and undo_merge(pk=eerste.pk)
    assert Initiatief.objects.published().count() == 3


def test_a_circle_has_an_end(twee):
    """It cannot be made here; should somebody make one in the database, nobody waits for ever."""
    a, b = twee
    Samenvoeging.objects.bulk_create([Samenvoeging(weg=a, met=b), Samenvoeging(weg=b, met=a)])
    assert Samenvoeging.objects.kept_slug("eetclub") is None


def test_what_is_merged_or_gone_cannot_be_merged_again(twee):
    a, b = twee
    c = InitiatiefFactory()
    keuze = compose(c, b)
    merge(a, b)
    with pytest.raises(NietMogelijk, match="al met een ander"):
        merge_initiatieven(keuze=keuze, gebruiker=None)
    keuze = compose(c, a)
    c.delete()
    with pytest.raises(NietMogelijk, match="niet meer"):
        merge_initiatieven(keuze=keuze, gebruiker=None)


@pytest.mark.parametrize("wie", [0, 1])
def test_what_changed_since_it_was_read_is_not_merged(twee, wie):
    keuze = compose(*twee)
    twee[wie].locaties.update(naam="Achter")
    with pytest.raises(Verouderd):
        merge_initiatieven(keuze=keuze, gebruiker=None)
    assert Initiatief.objects.published().count() == 2


def test_choices_that_do_not_go_together_are_refused(twee):
    blijft, weg = twee
    Initiatief.objects.filter(pk=weg.pk).update(status="concept", samenvatting="")
    with pytest.raises(ValidationError, match="samenvatting"):
        merge(*twee, velden=["samenvatting"])
    assert Initiatief.objects.get(pk=blijft.pk).samenvatting


def test_a_merged_pair_is_no_pair_any_more(twee):
    find_duplicates()
    merge(*twee)
    assert not Dubbelpaar.objects.open().exists()
    find_duplicates()
    assert not Dubbelpaar.objects.exists()


def test_the_database_refuses_a_merge_with_itself(twee):
    with connection.cursor() as cursor, pytest.raises(Exception, match="samenvoeging_van_twee"):
        cursor.execute(
            "INSERT INTO socialekaart_samenvoeging (weg_id, met_id, vorige, created_at) VALUES (%s, %s, '{}', now())",
            [twee[0].pk, twee[0].pk],
        )


# --- what still knows the old one ---


def sheet(**cellen):
    rij = {"bron_id": "7", "naam": "Eetclub van het blad", "soort": "informeel", "samenvatting": "Samen eten."} | cellen
    return [(2, rij)]


def test_an_import_of_the_old_number_changes_the_kept_one(twee):
    blijft, weg = twee
    merge(*twee)
    rapport = import_initiatieven(rijen=sheet(), bron="blad")
    assert (rapport.nieuw, rapport.gewijzigd) == (0, 1)
    blijft.refresh_from_db()
    weg.refresh_from_db()
    assert (blijft.naam, weg.naam, weg.status) == ("Eetclub van het blad", "Eetclub de Bron", "gearchiveerd")


def test_of_one_source_the_own_row_of_the_kept_one_counts(twee):
    blijft, _weg = twee
    Initiatief.objects.filter(pk=blijft.pk).update(bron="blad", bron_id="6")
    merge(*twee)
    rapport = import_initiatieven(rijen=[*sheet(), (3, sheet(bron_id="6", naam="Eetclub")[0][1])], bron="blad")
    assert (rapport.nieuw, len(rapport.fout), len(rapport.overgeslagen)) == (0, 0, 1)
    assert "Samengevoegd met ‘Eetclub’" in rapport.overgeslagen[0]["reden"]
    assert set(Initiatief.objects.values_list("naam", flat=True)) == {"Eetclub", "Eetclub de Bron"}


def test_it_cannot_be_published_again_as_long_as_it_is_merged(twee):
    _blijft, weg = twee
    samenvoeging = merge(*twee)
    assert publish_initiatieven(ids=[weg.pk]).gewijzigd == 0
    weg = Initiatief.objects.get(pk=weg.pk)
    weg.clean()
    weg.status = "concept"
    with pytest.raises(ValidationError, match="samengevoegd met ‘Eetclub’"):
        weg.clean()
    undo_merge(pk=samenvoeging.pk)
    Initiatief.objects.get(pk=weg.pk).clean()


def test_the_old_address_leads_to_the_new_one_also_in_english(twee, client):
    a, b = twee
    c = InitiatiefFactory(naam="Eetclub Bron", slug="bron")
    merge(b, a)
    tweede = merge(c, b)
    response = client.get("/initiatief/eetclub/")
    assert (response.status_code, response["Location"]) == (301, "/initiatief/bron/")
    assert client.get("/en/initiatief/de-bron/")["Location"] == "/en/initiatief/bron/"
    assert client.get("/initiatief/onzin/").status_code == 404
    undo_merge(pk=tweede.pk)
    assert client.get("/initiatief/eetclub/")["Location"] == "/initiatief/de-bron/"
    Initiatief.objects.filter(pk=b.pk).update(status="gearchiveerd")
    assert client.get("/initiatief/eetclub/").status_code == 404


def test_only_what_would_be_404_costs_a_question_more(twee, client):
    merge(*twee)
    with CaptureQueriesContext(connection) as gevonden:
        client.get("/initiatief/eetclub/")
    assert not [q for q in gevonden.captured_queries if "samenvoeging" in q["sql"]]
    with CaptureQueriesContext(connection) as doorverwezen:
        client.get("/initiatief/de-bron/")
    assert len([q for q in doorverwezen.captured_queries if "samenvoeging" in q["sql"]]) == 1


def test_a_list_to_take_along_still_has_it(twee):
    blijft, weg = twee
    ander = InitiatiefFactory(naam="Wandelen")
    merge(*twee)
    lijst = Meegeeflijst((ander.pk, weg.pk))
    assert [regel.initiatief.pk for regel in select_regels(lijst)] == [ander.pk, blijft.pk]
    assert len(select_regels(lijst.with_all([blijft.pk, 987654]))) == 2


def test_a_facility_that_was_merged_stays_as_it_is(twee):
    Initiatief.objects.filter(pk=twee[1].pk).update(bron=BRON, bron_id="MV1-1")
    merge(*twee)
    rapport = import_voorzieningen(collectie={"type": "FeatureCollection", "features": [make_feature()]})
    assert rapport.overgeslagen[0]["reden"].startswith("MV1-1: Samengevoegd met een ander")
    assert set(Initiatief.objects.values_list("naam", flat=True)) == {"Eetclub", "Eetclub de Bron"}
