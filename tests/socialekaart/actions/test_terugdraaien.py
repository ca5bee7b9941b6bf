"""An import that is undone: what it did is gone, what others did is not."""

import pytest
from django.contrib.gis.geos import Point

from socialekaart.actions import start_taak, upload_blad
from socialekaart.models import Domein, Gebied, Initiatief, Inlezing, Locatie, Ondersteuningswens, Organisatie, Zoekrij
from socialekaart.versies import fingerprint, read_now
from tests.factories import InitiatiefFactory, LocatieFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db
KOP = "bron_id;naam;organisatie;soort;samenvatting;wensen;werkgebied;straat;huisnummer;postcode;lon;lat;telefoon"


def read_in(wie, *rijen: str) -> Inlezing:
    blad = upload_blad(
        inhoud="\n".join([KOP, *rijen]).encode(), bestandsnaam="b.csv", bron="proef", alles_of_niets=False, wie=wie
    )
    assert not blad.rapport["fout"], list(blad.regels.values_list("cellen", flat=True))
    return start_taak(pk=blad.pk, taak="inlezen", wie=wie)


def undo(blad: Inlezing, wie) -> dict[str, int]:
    return start_taak(pk=blad.pk, taak="terugdraaien", wie=wie).rapport["ongedaan"]


def states() -> dict[int, str]:
    return {pk: fingerprint(read_now(Initiatief, pk)) for pk in Initiatief.objects.values_list("pk", flat=True)}


def test_all_is_as_before_and_all_of_it_is_in_the_history(lijsten, beheerder):
    """Fields, relations, a place that moved, one that came, one that went, organisations made and made real."""
    verzonnen = OrganisatieFactory(naam="Verzonnen", voorbeeld=True)
    verhuist = InitiatiefFactory(
        bron="proef", bron_id="1", telefoon="+31201234567", wensen=["maatje"], heel_amsterdam=True
    )
    LocatieFactory(initiatief=verhuist, naam="Zaal", punt=Point(4.97123456789, 52.31))
    InitiatiefFactory(bron="proef", bron_id="2", werkgebied=["oost"])
    raakt_kwijt = LocatieFactory(initiatief=InitiatiefFactory(bron="proef", bron_id="3"), naam="Hof")
    voor, organisaties = states(), set(Organisatie.objects.values_list("naam", "voorbeeld"))
    blad = read_in(
        beheerder,
        "1;Anders;Nieuwe stichting;formeel;Ook anders;ontmoeting;Weesp;Elders;9;1011AA;4,9;52,37;020 765 43 21",
        "2;Twee;Verzonnen;informeel;Twee.;;Oost;Dam;1;1012AB;;;",
        "3;Drie;;informeel;Drie.;;;;;;;;",
        "4;Vier;Nieuwe stichting;informeel;Vier.;maatje;Noord;Dam;2;;;;",
    )
    assert blad.status == "ingelezen"
    assert (blad.rapport["nieuw"], blad.rapport["gewijzigd"]) == (1, 3)
    assert not Organisatie.objects.get(pk=verzonnen.pk).voorbeeld
    vierde = Initiatief.objects.get(bron_id="4")

    assert undo(blad, beheerder) == {"teruggezet": 3, "verwijderd": 1, "gelaten": 0}
    assert states() == voor
    assert set(Organisatie.objects.values_list("naam", "voorbeeld")) == organisaties
    assert Locatie.objects.get(pk=raakt_kwijt.pk).naam == "Hof"
    laatste = Initiatief.history.filter(id=verhuist.pk).latest("history_id")
    assert laatste.history_change_reason == "inlezen ongedaan gemaakt: proef"
    assert Initiatief.history.filter(id=vierde.pk).latest("history_id").history_type == "-"
    assert Zoekrij.objects.get(pk=verhuist.pk).rij["naam"] == verhuist.naam
    assert not Zoekrij.objects.filter(pk=vierde.pk).exists()


def test_what_others_did_afterwards_stays_and_is_named(lijsten, beheerder):
    for nummer in range(5):
        InitiatiefFactory(naam=f"Oud {nummer}", bron="proef", bron_id=str(nummer))
    rij = "{};Nieuw {};;informeel;Nieuw.;;Oost;Dam;{};;;;"
    blad = read_in(beheerder, *(rij.format(nummer, nummer, nummer) for nummer in range(8)))
    gewijzigd, nieuw = Initiatief.objects.get(bron_id="0"), Initiatief.objects.get(bron_id="6")
    for initiatief in (gewijzigd, nieuw):
        initiatief.kosten = "gratis"
        initiatief.save()
    Initiatief.objects.get(bron_id="1").delete()
    Initiatief.history.filter(bron_id="2").earliest("history_id").delete()
    LocatieFactory(initiatief=Initiatief.objects.get(bron_id="3"), naam="Later")
    assert undo(blad, beheerder) == {"teruggezet": 1, "verwijderd": 2, "gelaten": 5}
    assert {regel.naam: regel.gelaten for regel in blad.regels.exclude(gelaten="")} == {
        "Nieuw 0": "Iemand heeft dit daarna gewijzigd.",
        "Nieuw 1": "Dit is daarna verwijderd of samengevoegd.",
        "Nieuw 2": "De versie van voor het inlezen is niet meer bewaard.",
        "Nieuw 3": "Iemand heeft dit daarna gewijzigd.",
        "Nieuw 6": "Iemand heeft dit daarna gewijzigd.",
    }
    namen = set(Initiatief.objects.values_list("naam", flat=True))
    assert namen == {"Nieuw 0", "Nieuw 2", "Nieuw 3", "Nieuw 6", "Oud 4"}


def test_what_is_no_longer_theirs_stays(lijsten, coordinator):
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="oost"))
    blad = read_in(coordinator, "1;Een;;informeel;Een.;;Oost;;;;;;")
    coordinator.stadsdelen.set(Gebied.objects.stadsdelen().filter(slug="weesp"))
    assert undo(blad, coordinator)["gelaten"] == 1
    assert blad.regels.get().gelaten == "Een collega houdt dit nu bij."


def test_organisations_that_something_else_needs_stay(lijsten, beheerder):
    OrganisatieFactory(naam="Echt nu", voorbeeld=True)
    blad = read_in(
        beheerder, "1;Een;Pas;informeel;Een.;;Oost;;;;;;", "2;Twee;Echt nu;informeel;Twee.;;Oost;;;;;;",
        "3;Drie;Ook;informeel;Drie.;;Oost;;;;;;", "4;Vier;Weg;informeel;Vier.;;Oost;;;;;;",
    )  # fmt: skip
    InitiatiefFactory(organisatie=Organisatie.objects.get(naam="Pas"))
    InitiatiefFactory(organisatie=Organisatie.objects.get(naam="Echt nu"))
    ook = Organisatie.objects.get(naam="Ook")
    ook.website = "https://ook.example"
    ook.save()
    assert undo(blad, beheerder)["verwijderd"] == 4
    namen = ("Pas", "Echt nu", "Ook", "Weg")
    gebleven = dict(Organisatie.objects.filter(naam__in=namen).values_list("naam", "voorbeeld"))
    assert gebleven == {"Pas": False, "Echt nu": False, "Ook": False}


def test_a_wish_that_is_no_longer_in_the_list_does_not_come_back(lijsten, beheerder):
    wens = Ondersteuningswens.objects.create(naam="Weg", slug="weg", domein=Domein.objects.get(slug="sociaal"))
    initiatief = InitiatiefFactory(naam="Oud", bron="proef", bron_id="1", wensen=["maatje", "weg"])
    blad = read_in(beheerder, "1;Nieuw;;informeel;Een.;ontmoeting;;;;;;;")
    wens.delete()
    assert undo(blad, beheerder)["teruggezet"] == 1
    initiatief.refresh_from_db()
    assert (initiatief.naam, list(initiatief.wensen.values_list("slug", flat=True))) == ("Oud", ["maatje"])
