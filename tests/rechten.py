"""Who may do what, as tables: every address of the site and every action of the admin, for every role.

``tests/test_rechten.py`` asks them all. A line has a sign for each role: ``l`` is sent to the login page, ``-`` is
refused, ``+`` may. An address or action without a line here fails.
"""

from dataclasses import dataclass

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
from opendata.models import Hsdsbron, Openbestand, Termvertaling
from palliatief.gebruikers.models import Gebruiker, Logregel
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
from socialekaart.models import (
    Aanmelding,
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
    Organisatie,
    Persona,
    Perspectief,
    Tekst,
    Thema,
    Uitdrukking,
    Voorzieningsoort,
    Zoektelling,
)

# All rows that these tables speak of are about something in Zuidoost.
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
    Organisatie: Pagina(wijzigen=EIGEN),
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
    Gebruiker: Pagina(zien=BEHEER, toevoegen=BEHEER, wijzigen=BEHEER),
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
    Codethema: ONDERZOCHT,
    OpenAntwoord: Pagina(zien=ONDERZOEK, toevoegen=NIEMAND, wijzigen=ONDERZOEK, verwijderen=NIEMAND),
    Rapport: ONDERZOCHT,
    Schaal: ONDERZOCHT,
    Vragenlijst: ONDERZOCHT,
    Meetmoment: ONDERZOCHT,
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
    (Gebruiker, "stuur_wachtwoordlink"): BEHEER,
    (Gebruiker, "zet_tweede_stap_uit"): BEHEER,
    (Gebruiker, "delete_selected"): BEHEER,
    (Organisatie, "delete_selected"): NIEMAND,  # others need it
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
