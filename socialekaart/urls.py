"""Addresses of the social map."""

from django.urls import path

from .views import (
    aanmelding,
    controle,
    gezondheid,
    inhoud,
    initiatief,
    insluiten,
    kaart,
    meegeeflijst,
    oproep,
    paginas,
    persona,
    stadsdeel,
    suggesties,
)

# What people read, in each language under its own prefix.
PAGINAS = [
    path("", paginas.home, name="home"),
    path("kaart/", kaart.kaart, name="kaart"),
    path("kaart/popup/<int:pk>.json", kaart.kaart_popup, name="kaart_popup"),
    path("suggesties.json", suggesties.suggesties, name="suggesties"),
    path("initiatief/<slug:slug>/", initiatief.initiatief, name="initiatief"),
    path("stadsdeel/<slug:slug>/", stadsdeel.stadsdeel, name="stadsdeel"),
    path("personas/", persona.personas, name="personas"),
    path("personas/<slug:slug>/", persona.persona, name="persona"),
    path("goede-voorbeelden/", inhoud.goede_voorbeelden, name="goede_voorbeelden"),
    path("goede-voorbeelden/<slug:slug>/", inhoud.goed_voorbeeld, name="goed_voorbeeld"),
    path("nieuws/", inhoud.nieuws, name="nieuws"),
    path("nieuws/<slug:slug>/", inhoud.nieuwsbericht, name="nieuwsbericht"),
    path("meegeeflijst/", meegeeflijst.meegeeflijst, name="meegeeflijst"),
    path("meegeeflijst/<str:token>/", meegeeflijst.meegeeflijst_gedeeld, name="meegeeflijst_gedeeld"),
    path("meegeeflijst.pdf", meegeeflijst.meegeeflijst_pdf, name="meegeeflijst_pdf"),
    path("oproep/", oproep.oproep, name="oproep"),
    path("aanmelden/", aanmelding.aanmelden, name="aanmelden"),
    path("aanmelden/wijziging/<slug:slug>/", aanmelding.aanmelden_wijziging, name="aanmelden_wijziging"),
    path("aanmelden/bestaat-niet-meer/<slug:slug>/", aanmelding.aanmelden_weg, name="aanmelden_weg"),
    path("aanmelden/goed-voorbeeld/", aanmelding.aanmelden_voorbeeld, name="aanmelden_voorbeeld"),
    path("aanmelden/bekend.json", aanmelding.aanmelden_bekend, name="aanmelden_bekend"),
    path("aanmelden/verstuurd/", aanmelding.aanmelden_verstuurd, name="aanmelden_verstuurd"),
    path("aanmelden/bevestig/<str:token>/", aanmelding.aanmelding_bevestig, name="aanmelding_bevestig"),
    path("aanmelden/antwoord/<str:token>/", aanmelding.aanmelding_antwoord, name="aanmelding_antwoord"),
    path("controle/<str:token>/klopt/", controle.controle_klopt, name="controle_klopt"),
    path("controle/<str:token>/wijzigen/", controle.controle_wijzigen, name="controle_wijzigen"),
    path("controle/<str:token>/weg/", controle.controle_weg, name="controle_weg"),
    path("controle/<str:token>/nieuwe-link/", controle.controle_nieuwe_link, name="controle_nieuwe_link"),
    path("embed/kaart/", insluiten.embed_kaart, name="embed_kaart"),
    path("insluiten/", insluiten.insluiten, name="insluiten"),
    path("over/", paginas.over, name="over"),
    path("contact/", paginas.contact, name="contact"),
    path("privacy/", paginas.privacy, name="privacy"),
    path("toegankelijkheid/", paginas.toegankelijkheid, name="toegankelijkheid"),
]

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS = [
    path("gezondheid.json", gezondheid.gezondheid, name="gezondheid"),
    path("goede-voorbeelden/feed.atom", inhoud.goede_voorbeelden_feed, name="goede_voorbeelden_feed"),
    path("nieuws/feed.atom", inhoud.nieuws_feed, name="nieuws_feed"),
    path("kaart.geojson", kaart.kaart_geojson, name="kaart_geojson"),
    path("kaart.json", kaart.kaart_punten, name="kaart_punten"),
    path("kaart.svg", kaart.kaart_svg, name="kaart_svg"),
    path("kaart.csv", kaart.kaart_csv, name="kaart_csv"),
    path("kaart.xlsx", kaart.kaart_xlsx, name="kaart_xlsx"),
    path("gebieden.json", kaart.gebieden, name="gebieden"),
    path("gebieden/<slug:slug>.json", kaart.gebied_buurten, name="gebied_buurten"),
]
