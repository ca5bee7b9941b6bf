"""What becomes of a suggestion in the database: taking over, taking back, and nothing lost or leaked on the way."""

import pytest
from django.core.exceptions import ValidationError

from palliatief.post.models import Bericht
from socialekaart import actions
from socialekaart.models import Aanmelding, Controle, Initiatief, Organisatie, Zoekrij
from tests.factories import InitiatiefFactory, LocatieFactory

pytestmark = pytest.mark.django_db
NIEUW = {
    "naam": "Kookclub Gein", "samenvatting": "Samen koken.", "soort": "informeel", "organisatie": "Stichting Kook",
    "wensen": ["ontmoeting"], "doelgroepen": ["mantelzorgers"], "heel_amsterdam": False, "werkgebied": ["zuidoost"],
    "telefoon": "+31205555181", "telefoon_openbaar": False, "email": "", "email_openbaar": True, "website": "",
    "straat": "Wisselweg", "huisnummer": "3", "postcode": "1102 AB", "plaats": "Amsterdam", "geheim": True,
    "openingstijden": "di 10-12", "kosten": "gratis", "verwijzen": "",
}  # fmt: skip
ALLES = ["organisatie", "naam", "soort", "samenvatting", "wensen", "doelgroepen", "werkgebied", "telefoon", "adres"]


def submit(soort="nieuw", **velden):
    standaard = {
        "sleutel": f"s{Aanmelding.objects.count()}",
        "afzender_email": "a@voorbeeld.example",
        "bevestigd": True,
    }
    return actions.submit_aanmelding(soort=soort, **standaard | velden)


def versie(aanmelding) -> int:
    return Aanmelding.objects.get(pk=aanmelding.pk).versie


@pytest.fixture
def maatje(lijsten):
    initiatief = InitiatiefFactory(naam="Naast je", telefoon="+31205555190", kosten="5 euro", wensen=["maatje"])
    LocatieFactory(initiatief=initiatief)
    LocatieFactory(initiatief=initiatief, straat="Schuilstraat", geheim=True)
    actions.refresh_initiatieven()
    return initiatief


def test_new_one_is_taken_over_whole_and_leaks_nothing(beheerder):
    aanmelding = submit(gegevens=NIEUW, naam="Kookclub Gein")
    initiatief = actions.take_over_aanmelding(
        pk=aanmelding.pk, versie=1, wie=beheerder, onderdelen=[*ALLES, "openingstijden"], publiceer=True,
        openingstijden="Tu 10:00-12:00", gecontroleerd=True, tekst="Welkom!",
    )  # fmt: skip
    assert initiatief.status == "gepubliceerd" and initiatief.slug == "kookclub-gein"
    assert initiatief.organisatie.naam == "Stichting Kook" and initiatief.openingstijden == "Tu 10:00-12:00"
    assert initiatief.kosten == "" and initiatief.locaties.get().geheim
    assert [wens.slug for wens in initiatief.wensen.all()] == ["ontmoeting"]
    assert Controle.objects.get(initiatief=initiatief).wie == beheerder and initiatief.gecontroleerd_op
    rij = Zoekrij.objects.get(pk=initiatief.pk)
    assert "5555181" not in str(rij.rij) + str(rij.feature) and "Wisselweg" not in str(rij.rij) + str(rij.feature)
    assert initiatief.history.count() == 1 and "aanmelding" in initiatief.history.get().history_change_reason
    mail = Bericht.objects.get()
    assert "Welkom!" in mail.tekst and initiatief.get_absolute_url() in mail.tekst


def test_new_one_without_publishing_is_a_concept_and_organisations_are_not_doubled(beheerder):
    Organisatie.objects.create(naam="stichting kook", slug="kook")
    InitiatiefFactory(naam="Kookclub Gein", slug="kookclub-gein")
    initiatief = actions.take_over_aanmelding(
        pk=submit(gegevens=NIEUW).pk, versie=1, wie=beheerder, onderdelen=[*ALLES[:4]]
    )
    assert initiatief.status == "concept" and initiatief.slug == "kookclub-gein-2"
    assert initiatief.organisatie.slug == "kook" and not initiatief.locaties.exists()
    assert not Zoekrij.objects.filter(pk=initiatief.pk).exists()
    assert "nog na" in Bericht.objects.get().tekst


def test_taking_back_a_new_one_takes_it_off_the_map(beheerder):
    aanmelding = submit(gegevens=NIEUW)
    besluit = {"pk": aanmelding.pk, "wie": beheerder}
    initiatief = actions.take_over_aanmelding(**besluit, versie=1, onderdelen=ALLES, publiceer=True)
    actions.reopen_aanmelding(**besluit, versie=versie(aanmelding))
    initiatief.refresh_from_db()
    assert initiatief.status == "concept" and Aanmelding.objects.get().status == "in_behandeling"
    weer = actions.take_over_aanmelding(**besluit, versie=versie(aanmelding), onderdelen=ALLES, publiceer=True)
    assert weer == initiatief and Initiatief.objects.count() == 1


def test_correction_is_taken_over_by_part_and_taken_back_unless_changed_since(beheerder, maatje):
    plek = maatje.locaties.get(geheim=False)
    gegevens = {
        "telefoon": "+31205555191", "telefoon_openbaar": True, "kosten": "gratis", "wensen": ["ontmoeting"],
        "straat": "Nieuwstraat", "huisnummer": "1", "postcode": "1102 AB", "plaats": "Amsterdam", "geheim": False,
        "organisatie": "", "locatie": plek.pk,
    }  # fmt: skip
    aanmelding = submit("wijziging", initiatief=maatje, gegevens=gegevens)
    besluit = {"pk": aanmelding.pk, "wie": beheerder}
    gelezen = maatje.updated_at.isoformat()
    onderdelen = ["telefoon", "wensen", "adres", "organisatie"]
    actions.take_over_aanmelding(**besluit, versie=1, gelezen=gelezen, onderdelen=onderdelen)
    maatje.refresh_from_db()
    plek.refresh_from_db()
    assert maatje.telefoon.as_e164 == "+31205555191" and maatje.kosten == "5 euro" and maatje.status == "gepubliceerd"
    assert plek.straat == "Nieuwstraat" and plek.punt is None
    assert maatje.locaties.get(geheim=True).straat == "Schuilstraat"

    maatje.telefoon = "+31205555199"
    maatje.save()
    actions.reopen_aanmelding(**besluit, versie=versie(aanmelding))
    maatje.refresh_from_db()
    plek.refresh_from_db()
    assert maatje.telefoon.as_e164 == "+31205555199"
    assert plek.straat == "Voorbeeldplein" and plek.punt is not None
    assert [wens.slug for wens in maatje.wensen.all()] == ["maatje"]


def test_address_that_only_becomes_secret_keeps_its_point_and_leaves_the_map(beheerder, maatje):
    plek = maatje.locaties.get(geheim=False)
    adres = {naam: getattr(plek, naam) for naam in ("straat", "huisnummer", "postcode", "plaats")}
    aanmelding = submit("wijziging", initiatief=maatje, gegevens=adres | {"geheim": True, "locatie": plek.pk})
    actions.take_over_aanmelding(pk=aanmelding.pk, versie=1, wie=beheerder, onderdelen=["adres"])
    plek.refresh_from_db()
    assert plek.geheim and plek.punt is not None
    assert "Voorbeeldplein" not in str(Zoekrij.objects.get(pk=maatje.pk).rij)


def test_address_comes_and_goes(beheerder, lijsten):
    initiatief = InitiatiefFactory()
    adres = {"straat": "Wisselweg", "huisnummer": "3", "postcode": "", "plaats": "Amsterdam", "geheim": False}
    erbij = submit("wijziging", initiatief=initiatief, gegevens=adres)
    actions.take_over_aanmelding(pk=erbij.pk, versie=1, wie=beheerder, onderdelen=["adres"])
    assert initiatief.locaties.get().straat == "Wisselweg"
    leeg = dict.fromkeys(adres, "") | {"plaats": "Amsterdam", "geheim": False}
    eraf = submit("wijziging", initiatief=initiatief, gegevens=leeg)
    actions.take_over_aanmelding(pk=eraf.pk, versie=1, wie=beheerder, onderdelen=["adres"])
    assert not initiatief.locaties.exists()
    actions.reopen_aanmelding(pk=eraf.pk, versie=2, wie=beheerder)
    assert initiatief.locaties.get().straat == "Wisselweg"
    actions.reopen_aanmelding(pk=erbij.pk, versie=2, wie=beheerder)
    assert not initiatief.locaties.exists()


def test_what_stopped_leaves_the_map_and_comes_back(beheerder, maatje):
    aanmelding = submit("weg", initiatief=maatje)
    besluit = {"pk": aanmelding.pk, "wie": beheerder}
    actions.take_over_aanmelding(**besluit, versie=1)
    assert not Zoekrij.objects.filter(pk=maatje.pk).exists() and "van de kaart" in Bericht.objects.get().tekst
    actions.reopen_aanmelding(**besluit, versie=2)
    assert Zoekrij.objects.filter(pk=maatje.pk).exists()
    actions.take_over_aanmelding(**besluit, versie=3)
    Initiatief.objects.update(status="concept")
    actions.reopen_aanmelding(**besluit, versie=4)
    maatje.refresh_from_db()
    assert maatje.status == "concept"


def test_double_closes_and_reopens(beheerder, maatje):
    een, twee = submit(gegevens=NIEUW, naam="Kook"), submit("wijziging", initiatief=maatje)
    actions.close_as_double(pk=een.pk, versie=1, wie=beheerder, initiatief=maatje)
    assert maatje.get_absolute_url() in Bericht.objects.get().tekst
    actions.reopen_aanmelding(pk=een.pk, versie=2, wie=beheerder)
    een.refresh_from_db()
    assert een.initiatief is None and een.status == "in_behandeling"
    actions.close_as_double(pk=twee.pk, versie=1, wie=beheerder, ander=een)
    actions.reopen_aanmelding(pk=twee.pk, versie=2, wie=beheerder)
    twee.refresh_from_db()
    assert twee.initiatief == maatje and twee.dubbel_van is None


def test_new_one_becomes_a_correction_of_a_record(beheerder, maatje):
    aanmelding = submit(gegevens=NIEUW)
    actions.compare_aanmelding(pk=aanmelding.pk, versie=1, wie=beheerder, initiatief=maatje)
    actions.take_over_aanmelding(pk=aanmelding.pk, versie=2, wie=beheerder, onderdelen=["naam"])
    maatje.refresh_from_db()
    assert maatje.naam == "Kookclub Gein" and Initiatief.objects.count() == 1


@pytest.mark.parametrize("doe", ["oud", "initiatief", "open", "besloten", "verwijderd"])
def test_who_is_second_is_told(beheerder, maatje, doe):
    aanmelding = submit("wijziging", initiatief=maatje, gegevens={"kosten": "gratis"})
    besluit = {"pk": aanmelding.pk, "versie": 1, "wie": beheerder}
    gelezen = maatje.updated_at.isoformat()
    if doe == "oud":
        actions.take_up_aanmelding(**besluit)
    elif doe == "initiatief":
        maatje.save()
    elif doe == "besloten":
        actions.reject_aanmelding(**besluit, tekst="Nee.")
        besluit["versie"] = 2
    elif doe == "verwijderd":
        actions.remove_initiatieven(ids=[maatje.pk])
    with pytest.raises(actions.Ingehaald):
        if doe == "open":
            actions.reopen_aanmelding(**besluit)
        else:
            actions.take_over_aanmelding(**besluit, onderdelen=["kosten"], gelezen=gelezen)
    assert not Initiatief.objects.filter(kosten="gratis").exists()


def test_value_that_cannot_be_used_changes_nothing(beheerder, maatje):
    aanmelding = submit("wijziging", initiatief=maatje, gegevens={"website": "javascript:alert(1)", "kosten": "gratis"})
    with pytest.raises(ValidationError):
        actions.take_over_aanmelding(pk=aanmelding.pk, versie=1, wie=beheerder, onderdelen=["website", "kosten"])
    maatje.refresh_from_db()
    assert maatje.kosten == "5 euro" and Aanmelding.objects.get().status == "nieuw"


def test_without_an_address_nobody_is_mailed(beheerder):
    aanmelding = submit(afzender_email="")
    actions.reject_aanmelding(pk=aanmelding.pk, versie=1, wie=beheerder, tekst="Nee.")
    assert not Bericht.objects.exists()
