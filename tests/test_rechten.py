"""Asks every address of the site and every action of the admin, for every role: as ``tests/rechten.py`` says.

The addresses come from the resolver and the actions from the registry of the admin, so none is forgotten.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from evaluatie.hiaten.vraag import Vraag
from evaluatie.models import (
    Bevolkingscijfer,
    Codethema,
    Doelgroepschatting,
    Inventarisatie,
    Meetmoment,
    Meting,
    OpenAntwoord,
    Rapport,
    Schaal,
    Schattingsmethode,
    Vragenlijst,
)
from evaluatie.rapporten import Opdracht
from opendata.hsds.nummers import derive_nummer
from opendata.models import Hsdsbron, Openbestand, Termvertaling
from palliatief.gebruikers.models import Logregel
from palliatief.post.models import Bericht
from proeftuinen.models import (
    Actie,
    Bijeenkomst,
    Borgingsplan,
    Borgingsversie,
    Cyclus,
    Ervaring,
    Proeftuin,
    Publicatie,
    Samenwerking,
)
from socialekaart.actions import refresh_initiatieven
from socialekaart.models import (
    Aanmelding,
    Bestand,
    Controleverzoek,
    Doelgroep,
    Domein,
    Dubbelpaar,
    Gebied,
    GoedVoorbeeld,
    Initiatief,
    Inlezing,
    Linkcontrole,
    Nieuwsbericht,
    Ondersteuningswens,
    Persona,
    Perspectief,
    Tekst,
    Thema,
    Uitdrukking,
    Voorzieningsoort,
    Zoektelling,
)
from tests.conftest import make_gebruiker
from tests.factories import (
    ActieFactory,
    BorgingsversieFactory,
    CyclusFactory,
    ErvaringFactory,
    GebruikerFactory,
    InitiatiefFactory,
    InventarisatieFactory,
    LocatieFactory,
    MeetmomentFactory,
    MetingFactory,
    OpenAntwoordFactory,
    OrganisatieFactory,
    ProeftuinFactory,
    PublicatieFactory,
    SamenwerkingFactory,
    SchattingFactory,
)
from tests.rechten import ACCOUNT, ACTIES, EIGEN_ADRESSEN, OPENBAAR, PAGINAS, ROLLEN, expect, find_page

# Django's own: an object's bare address leads to its page, and what does not exist is not found.
ZONDER_NAAM = {"<path:object_id>/", "(?P<url>.*)$"}


def walk(resolver=None, ruimte: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its name."""
    for patroon in (resolver or get_resolver()).url_patterns:
        if isinstance(patroon, URLResolver):
            yield from walk(patroon, ruimte + (f"{patroon.namespace}:" if patroon.namespace else ""))
        elif patroon.name:
            yield ruimte + patroon.name, patroon
        else:
            assert str(patroon.pattern) in ZONDER_NAAM, f"an address without a name: {patroon.pattern}"


PATRONEN = dict(walk())
NAMEN = sorted(PATRONEN)


def test_every_address_has_a_line():
    assert not [naam for naam in NAMEN if not expect(naam)]
    tabel = OPENBAAR | ACCOUNT | set(EIGEN_ADRESSEN)
    assert not tabel - set(NAMEN), "lines for addresses that are not there"


def test_every_model_of_the_admin_and_each_of_its_actions_has_a_line(beheerder, rf):
    assert set(PAGINAS) == set(admin.site._registry)
    vraag = rf.get("/")
    vraag.user = GebruikerFactory(is_superuser=True, is_staff=True)
    beheer = admin.site._registry.items()
    acties = {
        (model, naam) for model, pagina in beheer if pagina.actions is not None for naam in pagina.get_actions(vraag)
    }
    assert acties == set(ACTIES)


# --- the city, and the people in it ---


@pytest.fixture
def mensen(lijsten) -> dict:
    return {
        "bezoeker": None,
        "coordinator_hier": make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]),
        "coordinator_elders": make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"]),
        "redactie": make_gebruiker("Stedelijke redactie"),
        "onderzoeker": make_gebruiker("Onderzoeker"),
        "beheerder": make_gebruiker("Beheerder"),
    }


@pytest.fixture
def rijen(mensen) -> dict:
    """A row of each kind, about Zuidoost where that makes a difference."""
    organisatie = OrganisatieFactory()
    contact = {"contact_email": "an@voorbeeld.example", "website": "https://voorbeeld.example/"}
    initiatief = InitiatiefFactory(organisatie=organisatie, status="concept", **contact)
    LocatieFactory(initiatief=initiatief)
    gepubliceerd = InitiatiefFactory(slug="op-de-site", werkgebied=["zuidoost"], **contact)
    refresh_initiatieven()
    vandaag = timezone.localdate()
    wens = Ondersteuningswens.objects.first()
    zuidoost = Gebied.objects.stadsdelen().get(slug="zuidoost")
    return {
        Initiatief: initiatief,
        type(organisatie): organisatie,
        Persona: Persona.objects.first(),
        Domein: Domein.objects.first(),
        Ondersteuningswens: wens,
        Doelgroep: Doelgroep.objects.first(),
        Thema: Thema.objects.first(),
        Perspectief: Perspectief.objects.first(),
        Uitdrukking: Uitdrukking.objects.first(),
        Voorzieningsoort: Voorzieningsoort.objects.first(),
        Gebied: zuidoost,
        Tekst: Tekst.objects.first(),
        GoedVoorbeeld: GoedVoorbeeld.objects.create(titel="Samen", slug="samen"),
        Nieuwsbericht: Nieuwsbericht.objects.create(titel="Nieuw", slug="nieuw"),
        Zoektelling: Zoektelling(pk=1),
        Dubbelpaar: Dubbelpaar.objects.create(een=initiatief, ander=gepubliceerd),
        Aanmelding: Aanmelding.objects.create(
            sleutel="a", soort="weg", initiatief=gepubliceerd, bevestigd_op=timezone.now()
        ),
        Controleverzoek: Controleverzoek.objects.create(
            initiatief=gepubliceerd, begonnen_op=vandaag, stap="gevraagd", stap_op=vandaag
        ),
        Linkcontrole: Linkcontrole.objects.create(
            initiatief=gepubliceerd,
            soort="website",
            waarde=contact["website"],
            fouten=3,
            reden="weg",
            laatste_fout_op=vandaag,
        ),
        Inlezing: Inlezing.objects.create(
            bestand=b"naam\n", bestandsnaam="blad.csv", bron="blad", wie=mensen["coordinator_hier"]
        ),
        Bericht: Bericht.objects.create(
            sleutel="b", soort="controle", aan="an@voorbeeld.example", status="mislukt", tekst="x"
        ),
        Proeftuin: ProeftuinFactory(slug="op-de-site"),
        Bijeenkomst: Proeftuin.objects.get(slug="zuidoost").bijeenkomsten.create(titel="Overleg"),
        Samenwerking: SamenwerkingFactory(stadsdeel=zuidoost),
        Ervaring: ErvaringFactory(in_stadsdeel="zuidoost"),
        Publicatie: PublicatieFactory(in_proeftuin="zuidoost"),
        Cyclus: CyclusFactory(),
        Actie: ActieFactory(),
        Borgingsplan: (versie := BorgingsversieFactory()).plan,
        Borgingsversie: versie,
        type(mensen["beheerder"]): GebruikerFactory(),
        Schattingsmethode: Schattingsmethode.objects.get(slug="opgave"),
        Bevolkingscijfer: Bevolkingscijfer.objects.create(gebied=zuidoost, jaar=2020, inwoners=10),
        Doelgroepschatting: SchattingFactory(),
        Meting: MetingFactory(),
        Inventarisatie: InventarisatieFactory(),
        Codethema: Codethema.objects.create(slug="tijd", naam="Op tijd"),
        OpenAntwoord: OpenAntwoordFactory(),
        Rapport: _make_rapport(mensen["onderzoeker"]),
        Schaal: Schaal.objects.first(),
        Vragenlijst: Vragenlijst.objects.first(),
        Meetmoment: MeetmomentFactory(),
        Hsdsbron: (bron := Hsdsbron.objects.create(naam="Elders")),
        Termvertaling: Termvertaling.objects.create(bron=bron, term="Maatje"),
        Openbestand: Openbestand.objects.create(
            naam="er-is-niets.csv",
            soort="text/csv",
            grootte=0,
            sha256="0" * 64,
            rijen=0,
            versie=0,
            gemaakt_op=timezone.now(),
        ),
        Logregel: Logregel.objects.create(soort="ingelogd"),
    }


def _make_rapport(wie) -> Rapport:
    """One that is done."""
    bestand = Bestand.objects.keep(SimpleUploadedFile("hiaten.zip", b"PK"))
    keuzes = Opdracht(Vraag(), precies=True).as_json()
    return Rapport.objects.create(wie=wie, vorm="zip", keuzes=keuzes, status="klaar", bestand=bestand)


def address_of(naam: str, rijen: dict) -> str:
    """An address that exists, with the rows above."""
    argumenten = {
        "kaart_popup": [rijen[Initiatief].pk],
        "gebied_buurten": ["zuidoost"],
        "stadsdeel": ["zuidoost"],
        "sitemap_deel": [0],
        "hiaat": ["zuidoost", "maatje"],
        "bestand": [1, "er-is-niets.pdf"],
        "open_data_bestand": ["er-is-niets.zip"],
        "tegel": [12, 2104, 1346],
        "tegels_nergens": ["nergens"],
        "hsds_nergens": ["nergens"],
        "api_nergens": ["nergens"],
        "api_initiatief": [rijen[Initiatief].uuid],
        "api_organisatie": [rijen[Initiatief].uuid],
        "hsds_service": [rijen[Initiatief].uuid],
        "hsds_organization": [rijen[Initiatief].uuid],
        "hsds_service_at_location": [rijen[Initiatief].uuid],
        "hsds_taxonomy": [derive_nummer("taxonomie:wensen")],
        "hsds_taxonomy_term": [derive_nummer("wens:maatje")],
        "persona": [rijen[Persona].slug],
        "admin:proeftuinen_cyclus_logboek": ["op-de-site", "csv"],
        "admin:proeftuinen_borgingsversie_pdf": [rijen[Borgingsversie].pk],
        "admin:view_on_site": [1, 1],
        "admin:app_list": ["socialekaart"],
        "account_reset_password_from_key": ["1", "a-b"],
        "admin:evaluatie_meetmoment_qr": [rijen[Meetmoment].pk, "svg"],
        "admin:evaluatie_meetmoment_papier": [rijen[Meetmoment].pk],
        "admin:evaluatie_rapport_voortgang": [rijen[Rapport].pk],
        "admin:evaluatie_rapport_bestand": [rijen[Rapport].pk],
        "admin:evaluatie_rapport_opnieuw": [rijen[Rapport].pk],
        "admin:proeftuinen_bijeenkomst_banden": [rijen[Bijeenkomst].pk],
        "admin:socialekaart_inlezing_fouten": [rijen[Inlezing].pk, "csv"],
        "admin:socialekaart_inlezing_begin": [rijen[Inlezing].pk, "bekijken"],
        "admin:socialekaart_inlezing_voortgang": [rijen[Inlezing].pk],
    }
    if "dubbelpaar" in naam and naam.endswith(("samenvoegen", "oordeel")):
        return reverse(naam, args=[rijen[Dubbelpaar].een_id, rijen[Dubbelpaar].ander_id])
    if naam == "admin:socialekaart_aanmelding_history":
        return reverse(naam, args=[rijen[Aanmelding].pk])
    if naam in argumenten:
        return reverse(naam, args=argumenten[naam])
    patroon = PATRONEN[naam]
    gevonden = find_page(naam)
    rij = rijen[gevonden[0]] if gevonden else None
    if gevonden and gevonden[1] == "terughalen":
        return reverse(naam, args=[0])
    if gevonden and gevonden[1] == "terugzetten":
        return reverse(naam, args=[rij.pk, rij.history.latest().pk])
    vast = {"object_id": rij and rij.pk, "pk": 1, "slug": "op-de-site", "token": "klopt-niet", "sleutel": "klopt-niet"}
    vast |= dict.fromkeys(("nummer", "van", "naar"), 1)
    return reverse(naam, kwargs={naam: vast[naam] for naam in patroon.pattern.converters})


def judge(antwoord: HttpResponse) -> str:
    """Which sign this answer deserves."""
    if antwoord.status_code == 302 and antwoord["Location"].startswith(("/account/login/?", "/beheer/login/?")):
        return "l"
    # A row that one may not see is as one that does not exist: the admin goes back to its start page.
    if antwoord.status_code in (403, 404, 405) or (antwoord.status_code == 302 and antwoord["Location"] == "/beheer/"):
        return "-"
    assert antwoord.status_code < 500
    return "+"


@pytest.fixture
def ongetekend(monkeypatch):
    """Views decide who may; what they then draw takes nine tenths of the time, and is other tests' matter."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_address_opens_for_whom_it_is_meant(rol, mensen, rijen, ongetekend):
    client, plaats, fouten = Client(), ROLLEN.index(rol), []
    if mensen[rol]:
        client.force_login(mensen[rol])
    for naam in NAMEN:
        adres = address_of(naam, rijen)
        zien, sturen = (rechten[plaats : plaats + 1] for rechten in expect(naam))
        gekregen = judge(client.get(adres))
        # What is public may well not exist, nothing was thrown away here, and a step only takes what is sent.
        bestaat_niet = naam in OPENBAAR | ACCOUNT or naam.endswith(("terughalen", "view_on_site", "_begin", "_opnieuw"))
        if gekregen != zien and not (gekregen == "-" and zien == "+" and bestaat_niet):
            fouten.append(f"{naam}: looking gives {gekregen}, not {zien}")
        if sturen in {"l", "-"} and (gekregen := judge(client.post(adres, {"post": "yes"}))) != sturen:
            fouten.append(f"{naam}: sending gives {gekregen}, not {sturen}")
    assert not fouten, "\n".join(fouten)


# --- actions ---


def snapshot(rij) -> tuple:
    """What an action could leave behind: mail, rows of our tables, and the row itself."""
    onze = [
        apps.get_app_config(app)
        for app in ("socialekaart", "proeftuinen", "evaluatie", "opendata", "post", "gebruikers", "procrastinate")
    ]
    klein = [model for app in onze for model in app.get_models() if "uitdrukking" not in model._meta.model_name]
    # All counts in one statement: a statement each took most of the time of these tests.
    tellingen = ", ".join(f'(SELECT count(*) FROM "{model._meta.db_table}")' for model in klein)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {tellingen}")
        aantallen = cursor.fetchone()
    return len(mail.outbox), aantallen, type(rij).objects.filter(pk=rij.pk).values().first()


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_action_does_its_work_for_whom_it_is_meant(rol, mensen, rijen, ongetekend):
    client, plaats, fouten = Client(), ROLLEN.index(rol), []
    if mensen[rol]:
        client.force_login(mensen[rol])
    for (model, actie), rechten in ACTIES.items():
        rij = rijen[model]
        adres = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        with transaction.atomic():
            voor = snapshot(rij)
            antwoord = client.post(adres, {"action": actie, "_selected_action": [rij.pk], "post": "yes"})
            gekregen = "l" if judge(antwoord) == "l" else "-+"[snapshot(rij) != voor]
            transaction.set_rollback(True)
        if gekregen != rechten[plaats]:
            fouten.append(f"{model.__name__}.{actie}: {gekregen}, not {rechten[plaats]}")
    assert not fouten, "\n".join(fouten)


def test_every_group_has_a_role_here(lijsten):
    assert Group.objects.count() == len(set(ROLLEN) - {"bezoeker", "coordinator_elders"})
