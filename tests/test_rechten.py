"""Who may do what: every address and every action of the admin, for every role.

Made from the resolver and the registry of the admin: an address or action without a line in these tables fails. A line
has a sign for each role: ``l`` is sent to the login page, ``-`` is refused, ``+`` may.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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

# All rows of the tables below are about something in Zuidoost.
ROLLEN = ["bezoeker", "coordinator_hier", "coordinator_elders", "redactie", "onderzoeker", "beheerder"]
OPEN, LEZEN, REDACTIE = "++++++", "l+++++", "l+++-+"
EIGEN, BEHEER, NIEMAND = "l+---+", "l----+", "l-----"
ONDERZOEK = "l---++"
STEDELIJK = "l--+-+"


@dataclass(frozen=True)
class Pagina:
    """What the pages of a ModelAdmin are for: see, add, change, delete; and rows that only some may see."""

    zien: str = LEZEN
    toevoegen: str = REDACTIE
    wijzigen: str = REDACTIE
    verwijderen: str = BEHEER
    een: str = ""

    def look(self, pagina: str) -> str:
        rechten = {
            "changelist": self.zien,
            "add": self.toevoegen,
            "change": self.een or self.zien,
            "history": self.een or self.zien,
            "delete": self.verwijderen,
            "prullenbak": self.toevoegen,
            "terughalen": self.toevoegen,
            "terugzetten": self.wijzigen,
        }
        return rechten[pagina]

    def write(self, pagina: str) -> str:
        return {"change": self.wijzigen, "changelist": "", "history": "", "prullenbak": ""}.get(
            pagina, self.look(pagina)
        )


BEWERKT = Pagina()
ONDERZOCHT = Pagina(zien=ONDERZOEK, toevoegen=ONDERZOEK, wijzigen=ONDERZOEK, verwijderen=ONDERZOEK)
PAGINAS = {
    Initiatief: Pagina(wijzigen=EIGEN),
    OrganisatieFactory._meta.model: Pagina(wijzigen=EIGEN),
    Persona: BEWERKT,
    Domein: BEWERKT,
    Ondersteuningswens: BEWERKT,
    Doelgroep: BEWERKT,
    Thema: BEWERKT,
    Perspectief: BEWERKT,
    Uitdrukking: Pagina(verwijderen=REDACTIE),
    Voorzieningsoort: Pagina(toevoegen=BEHEER, wijzigen=REDACTIE),
    Gebied: Pagina(toevoegen=NIEMAND, wijzigen=NIEMAND, verwijderen=NIEMAND),
    Tekst: BEWERKT,
    GoedVoorbeeld: BEWERKT,
    Nieuwsbericht: BEWERKT,
    Zoektelling: Pagina(),
    Aanmelding: Pagina(zien=REDACTIE, een=EIGEN, toevoegen=NIEMAND, wijzigen=EIGEN, verwijderen=NIEMAND),
    Controleverzoek: Pagina(zien=REDACTIE, een=EIGEN, toevoegen=NIEMAND, wijzigen=NIEMAND, verwijderen=NIEMAND),
    Dubbelpaar: Pagina(zien=REDACTIE),
    Linkcontrole: Pagina(zien=REDACTIE, een=EIGEN, toevoegen=NIEMAND, wijzigen=NIEMAND, verwijderen=NIEMAND),
    Inlezing: Pagina(zien=REDACTIE, een=EIGEN, wijzigen=EIGEN, verwijderen=NIEMAND),
    Bericht: Pagina(zien=REDACTIE, een=EIGEN, toevoegen=NIEMAND, wijzigen=NIEMAND, verwijderen=NIEMAND),
    GebruikerFactory._meta.model: Pagina(zien=BEHEER, toevoegen=BEHEER, wijzigen=BEHEER),
    Proeftuin: Pagina(wijzigen=EIGEN),
    Bijeenkomst: Pagina(wijzigen=EIGEN, verwijderen=EIGEN),
    Samenwerking: Pagina(wijzigen=EIGEN, verwijderen=EIGEN),
    Ervaring: Pagina(wijzigen=EIGEN),
    Publicatie: Pagina(wijzigen=EIGEN),
    Cyclus: Pagina(wijzigen=EIGEN),
    Borgingsplan: Pagina(wijzigen=EIGEN),
    Borgingsversie: Pagina(wijzigen=EIGEN),
    Actie: Pagina(wijzigen=EIGEN, verwijderen=EIGEN),
    Schattingsmethode: ONDERZOCHT,
    Bevolkingscijfer: ONDERZOCHT,
    Doelgroepschatting: ONDERZOCHT,
    Meting: ONDERZOCHT,
    Inventarisatie: Pagina(wijzigen=EIGEN, verwijderen=EIGEN),
    Codethema: Pagina(zien=ONDERZOEK, toevoegen=ONDERZOEK, wijzigen=ONDERZOEK, verwijderen=ONDERZOEK),
    OpenAntwoord: Pagina(zien=ONDERZOEK, toevoegen=NIEMAND, wijzigen=ONDERZOEK, verwijderen=NIEMAND),
    Rapport: Pagina(zien=ONDERZOEK, toevoegen=ONDERZOEK, wijzigen=ONDERZOEK, verwijderen=ONDERZOEK),
    Schaal: Pagina(zien=ONDERZOEK, toevoegen=ONDERZOEK, wijzigen=ONDERZOEK, verwijderen=ONDERZOEK),
    Vragenlijst: Pagina(zien=ONDERZOEK, toevoegen=ONDERZOEK, wijzigen=ONDERZOEK, verwijderen=ONDERZOEK),
    Meetmoment: Pagina(zien=ONDERZOEK, toevoegen=ONDERZOEK, wijzigen=ONDERZOEK, verwijderen=ONDERZOEK),
    Hsdsbron: Pagina(zien=STEDELIJK, toevoegen=STEDELIJK, wijzigen=STEDELIJK, verwijderen=STEDELIJK),
    Termvertaling: Pagina(zien=STEDELIJK, toevoegen=STEDELIJK, wijzigen=STEDELIJK, verwijderen=STEDELIJK),
    Openbestand: Pagina(zien=STEDELIJK, toevoegen=NIEMAND, wijzigen=NIEMAND, verwijderen=NIEMAND),
    Logregel: Pagina(zien=BEHEER, toevoegen=NIEMAND, wijzigen=NIEMAND, verwijderen=NIEMAND),
}

# Addresses of the admin that belong to no row, or are of one page only: to look at, and to send something to.
EIGEN_ADRESSEN = {
    "admin:index": LEZEN,
    "admin:gezondheid": BEHEER,
    "admin:proeftuinbord": LEZEN,
    "admin:proeftuinen_borgingsversie_pdf": LEZEN,
    "admin:proeftuinen_cyclus_logboek": LEZEN,
    "admin:evaluatie_openantwoord_opschonen": ONDERZOEK,
    "admin:evaluatie_openantwoord_coderen": ONDERZOEK,
    "admin:evaluatie_openantwoord_overeenstemming": ONDERZOEK,
    "admin:evaluatie_openantwoord_antwoorden": ONDERZOEK,
    "admin:inventarisaties": LEZEN,
    "admin:evaluatie_bevolkingscijfer_inlezen": ONDERZOEK,
    "admin:evaluatie_bevolkingscijfer_inlezen_leeg": ONDERZOEK,
    "admin:evaluatie_doelgroepschatting_inlezen": ONDERZOEK,
    "admin:evaluatie_doelgroepschatting_inlezen_leeg": ONDERZOEK,
    "admin:evaluatie_meting_inlezen": ONDERZOEK,
    "admin:evaluatie_meting_inlezen_leeg": ONDERZOEK,
    "admin:evaluatie_rapport_voortgang": ONDERZOEK,
    "admin:evaluatie_rapport_bestand": ONDERZOEK,
    "admin:evaluatie_rapport_opnieuw": ONDERZOEK,
    "admin:evaluatie_meetmoment_papier": ONDERZOEK,
    "admin:evaluatie_meetmoment_qr": ONDERZOEK,
    "admin:opendata_openbestand_opnieuw": STEDELIJK,
    "admin:login": NIEMAND,  # leads on to the start page
    "admin:logout": LEZEN,
    "admin:password_change": LEZEN,
    "admin:password_change_done": LEZEN,
    "admin:autocomplete": NIEMAND,  # no list of ours completes
    "admin:jsi18n": LEZEN,
    "admin:view_on_site": LEZEN,
    "admin:app_list": LEZEN,
    "admin:socialekaart_aanmelding_history": LEZEN,  # leads on to its page
    "admin:socialekaart_zoektelling_tellingen": LEZEN,
    "admin:socialekaart_zoektelling_vragen": LEZEN,
    "admin:socialekaart_inlezing_sjabloon": REDACTIE,
    "admin:socialekaart_inlezing_initiatieven": REDACTIE,
    "admin:socialekaart_inlezing_voortgang": EIGEN,
    "admin:socialekaart_inlezing_fouten": EIGEN,
    "admin:socialekaart_inlezing_begin": EIGEN,
    "admin:proeftuinen_bijeenkomst_banden": EIGEN,
    "admin:proeftuinen_samenwerking_inlezen": REDACTIE,
    "admin:socialekaart_dubbelpaar_samenvoegen": EIGEN,
    "admin:socialekaart_dubbelpaar_oordeel": EIGEN,
    "admin:socialekaart_dubbelpaar_ongedaan": NIEMAND,  # there is no merge here
}

# With an account, whatever the role.
ACCOUNT = {
    "account_change_password", "account_set_password", "account_reauthenticate", "veiligheid", "mfa_index",
    "mfa_list_webauthn", "log_uit_elders", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip

OPENBAAR = {
    "healthz", "readyz", "gezondheid", "account_login", "account_logout", "account_inactive", "account_signup",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate",
    "home", "kaart", "kaart_geojson", "kaart_punten", "kaart_svg", "kaart_csv", "kaart_xlsx", "kaart_popup",
    "gebieden", "gebied_buurten", "suggesties", "initiatief", "stadsdeel", "personas", "persona",
    "goede_voorbeelden", "goed_voorbeeld", "nieuws", "nieuwsbericht", "meegeeflijst", "meegeeflijst_gedeeld",
    "goede_voorbeelden_feed", "aanmelden_voorbeeld", "ervaringen", "gesprekswijzer",
    "meegeeflijst_pdf", "oproep", "aanmelden", "aanmelden_wijziging", "aanmelden_weg", "aanmelden_bekend",
    "aanmelden_verstuurd", "aanmelding_bevestig", "aanmelding_antwoord", "controle_klopt", "controle_wijzigen",
    "controle_weg", "controle_nieuwe_link", "embed_kaart", "insluiten", "over", "contact", "privacy",
    "borgingsplan", "borgingsplan_pdf", "borgingsverschil", "borgingsversie", "borgingsversie_pdf",
    "toegankelijkheid", "bestand", "proeftuinen", "proeftuin", "samenwerkingen",
    "hiaat", "hiaten", "bereik", "wensen", "evaluatie", "vragenlijsten_csv",
    "netwerk", "netwerk_csv", "netwerk_graphml", "netwerk_json", "netwerk_png", "netwerk_svg",
    "logboek_csv", "logboek_pdf", "logboek_xlsx", "resultaten", "publicatie", "resultaten_feed",
    "hiaten_csv", "hiaten_xlsx", "hiaten_pdf", "hiaten_zip", "methode", "doelgroep", "doelgroep_csv", "grafieken",
    "invullen", "ingevuld", "code_invullen", "invullen_pdf", "open_data", "open_data_bestand",
    "tegel", "tegels_json", "tegels_nergens",
    "change_password", "opensearch", "opensearch_suggesties", "robots", "security_txt", "sitemap", "sitemap_deel",
    "initiatieven_gewijzigd_feed", "initiatieven_nieuw_feed", "nieuws_feed", "dcat_jsonld", "dcat_ttl",
    "hsds_start", "hsds_openapi", "hsds_nergens", "hsds_uitleg", "hsds_profiel", "hsds_taxonomies", "hsds_taxonomy",
    "hsds_taxonomy_terms", "hsds_taxonomy_term", "hsds_services", "hsds_service", "hsds_organizations",
    "hsds_organization", "hsds_service_at_locations", "hsds_service_at_location",
    "api_initiatieven", "api_initiatief", "api_organisaties", "api_organisatie", "api_stadsdelen", "api_stadsdeel",
    "api_wensen", "api_doelgroepen", "api_hiaten", "api_openapi", "api_nergens", "api_uitleg",
}  # fmt: skip

# For whom an action of the admin changes anything, or makes a file or mail of it; asked of the row of Zuidoost.
ACTIES = {
    (Initiatief, "publiceer"): EIGEN,
    (Initiatief, "archiveer"): EIGEN,
    (Initiatief, "vandaag_gecontroleerd"): EIGEN,
    (Initiatief, "vraag_eigenaar"): EIGEN,
    (Initiatief, "exporteer"): LEZEN,
    (Initiatief, "delete_selected"): BEHEER,
    (Initiatief, "voeg_samen"): NIEMAND,  # leads to the page of two
    (Dubbelpaar, "delete_selected"): NIEMAND,  # their pages have no actions
    (Zoektelling, "delete_selected"): NIEMAND,
    (Controleverzoek, "klopt"): EIGEN,
    (Controleverzoek, "stop"): EIGEN,
    (Linkcontrole, "kijk_opnieuw"): EIGEN,
    (Linkcontrole, "is_goed_zo"): EIGEN,
    (Bericht, "stuur_opnieuw"): EIGEN,
    (Bericht, "gezien_maken"): EIGEN,
    (GebruikerFactory._meta.model, "stuur_wachtwoordlink"): BEHEER,
    (GebruikerFactory._meta.model, "zet_tweede_stap_uit"): BEHEER,
    (GebruikerFactory._meta.model, "delete_selected"): BEHEER,
    (OrganisatieFactory._meta.model, "delete_selected"): NIEMAND,  # others need it
    (Persona, "delete_selected"): BEHEER,
    (Domein, "delete_selected"): NIEMAND,  # others need it
    (Ondersteuningswens, "delete_selected"): NIEMAND,  # others need it
    (Doelgroep, "delete_selected"): BEHEER,
    (Thema, "delete_selected"): BEHEER,
    (Perspectief, "delete_selected"): NIEMAND,  # others need it
    (Uitdrukking, "delete_selected"): REDACTIE,
    (Voorzieningsoort, "delete_selected"): BEHEER,
    (Tekst, "delete_selected"): BEHEER,
    (GoedVoorbeeld, "delete_selected"): BEHEER,
    (Nieuwsbericht, "delete_selected"): BEHEER,
    (Proeftuin, "delete_selected"): BEHEER,
    (Bijeenkomst, "delete_selected"): EIGEN,
    (Samenwerking, "delete_selected"): EIGEN,
    (Ervaring, "delete_selected"): BEHEER,
    (Publicatie, "delete_selected"): BEHEER,
    (Cyclus, "delete_selected"): BEHEER,
    (Actie, "delete_selected"): EIGEN,
    (Borgingsplan, "delete_selected"): BEHEER,
    (Borgingsversie, "delete_selected"): BEHEER,
    (Schattingsmethode, "delete_selected"): ONDERZOEK,
    (Bevolkingscijfer, "delete_selected"): ONDERZOEK,
    (Doelgroepschatting, "delete_selected"): ONDERZOEK,
    (Meting, "delete_selected"): ONDERZOEK,
    (Inventarisatie, "delete_selected"): EIGEN,
    (Codethema, "delete_selected"): ONDERZOEK,
    (Rapport, "delete_selected"): ONDERZOEK,
    (Schaal, "delete_selected"): NIEMAND,  # the lists need it
    (Vragenlijst, "delete_selected"): ONDERZOEK,
    (Vragenlijst, "maak_kopie"): ONDERZOEK,
    (Meetmoment, "delete_selected"): ONDERZOEK,
    (Meetmoment, "sluit"): ONDERZOEK,
    (Hsdsbron, "delete_selected"): STEDELIJK,
    (Termvertaling, "delete_selected"): STEDELIJK,
    (Termvertaling, "ignore"): STEDELIJK,
}

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


def find_page(naam: str) -> tuple[type, str] | None:
    """The model and the kind of page, of an address of a ModelAdmin."""
    for model in PAGINAS:
        begin = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        if naam.startswith(begin) and naam not in EIGEN_ADRESSEN:
            return model, naam.removeprefix(begin)
    return None


def expect(naam: str) -> tuple[str, str]:
    """Who may look at this address, and who may send something to it."""
    if naam in OPENBAAR:
        return OPEN, ""
    if naam in ACCOUNT:
        return LEZEN, LEZEN
    if naam in EIGEN_ADRESSEN:
        return EIGEN_ADRESSEN[naam], EIGEN_ADRESSEN[naam]
    gevonden = find_page(naam)
    assert gevonden, f"{naam} has no line in the tables of this file"
    model, pagina = gevonden
    return PAGINAS[model].look(pagina), PAGINAS[model].write(pagina)


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
        for app in ("socialekaart", "proeftuinen", "evaluatie", "post", "gebruikers", "procrastinate")
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
