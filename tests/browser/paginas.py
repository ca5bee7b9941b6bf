"""The public pages, by the name of their address: an example of each that a visitor can open."""

PAGINAS = {
    "home": "/",
    "kaart": "/kaart/?stadsdeel=zuidoost&domein=sociaal",
    "initiatief": "/initiatief/naast-je-een-maatje-aan-huis/",
    "stadsdeel": "/stadsdeel/zuidoost/",
    "over": "/over/",
    "contact": "/contact/",
    "privacy": "/privacy/",
    "toegankelijkheid": "/toegankelijkheid/",
}

# Addresses that give data, not a page.
DATA = {
    "gebied_buurten",
    "gebieden",
    "kaart_csv",
    "kaart_geojson",
    "kaart_popup",
    "kaart_punten",
    "kaart_svg",
    "kaart_xlsx",
}
