"""The public pages, by the name of their address: an example of each that a visitor can open."""

PAGINAS = {
    "home": "/",
    "kaart": "/kaart/?stadsdeel=zuidoost&domein=sociaal",
    "initiatief": "/initiatief/naast-je-een-maatje-aan-huis/",
    "stadsdeel": "/stadsdeel/zuidoost/",
    "personas": "/personas/",
    "persona": "/personas/ria/?stadsdeel=zuidoost",
    "meegeeflijst": "/meegeeflijst/",
    "meegeeflijst_gedeeld": "/meegeeflijst/klopt-niet/",
    "oproep": "/oproep/",
    "aanmelden": "/aanmelden/",
    "aanmelden_wijziging": "/aanmelden/wijziging/naast-je-een-maatje-aan-huis/",
    "aanmelden_weg": "/aanmelden/bestaat-niet-meer/naast-je-een-maatje-aan-huis/",
    "aanmelden_verstuurd": "/aanmelden/verstuurd/",
    "aanmelding_bevestig": "/aanmelden/bevestig/klopt-niet/",
    "aanmelding_antwoord": "/aanmelden/antwoord/klopt-niet/",
    "embed_kaart": "/embed/kaart/?stadsdeel=oost",
    "insluiten": "/insluiten/?stadsdeel=oost&hoogte=500",
    "over": "/over/",
    "contact": "/contact/",
    "privacy": "/privacy/",
    "toegankelijkheid": "/toegankelijkheid/",
}

# Addresses that give data, not a page.
DATA = {
    "aanmelden_bekend",
    "gebied_buurten",
    "gebieden",
    "kaart_csv",
    "kaart_geojson",
    "kaart_popup",
    "kaart_punten",
    "kaart_svg",
    "kaart_xlsx",
    "meegeeflijst_pdf",
    "suggesties",
}

# What a page or a visitor may come to besides.
TOESTANDEN = {
    "kaart_alles": "/kaart/",
    "kaart_leeg": "/kaart/?q=onvindbaarwoord&stadsdeel=weesp",
    "kaart_plaats": "/kaart/?plaats=1061&straal=2000&thuis=ja&taal=tr",
    "kaart_plaats_onbekend": "/kaart/?plaats=zuidoots",
    "kaart_meldingen": "/kaart/?stadsdeel=zuidoots&domein=sociaal&kleur=blauw&pagina=99",
    "persona_overal": "/personas/humphrey/",
    "persona_meldingen": "/personas/fatma/?stadsdeel=zuidoots",
    "niet_gevonden": "/bestaat-niet/",
    "home_engels": "/en/",
    "kaart_engels": "/en/kaart/?stadsdeel=zuidoost&domein=sociaal",
    "initiatief_engels": "/en/initiatief/naast-je-een-maatje-aan-huis/",
    "persona_engels": "/en/personas/ria/?stadsdeel=zuidoost",
    "embed_lijst": "/embed/kaart/?weergave=lijst&q=praten",
    "embed_alleen_kaart": "/embed/kaart/?weergave=kaart",
    "inloggen": "/account/login/",
    "wachtwoord_vergeten": "/account/password/reset/",
}
