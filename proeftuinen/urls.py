"""Addresses of the proeftuinen."""

from django.urls import URLPattern, path

from .views import bestand, borging, ervaring, logboek, netwerk, proeftuin, publicatie, samenwerking

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = [
    path("borgingsplan/<slug:slug>/", borging.borgingsplan, name="borgingsplan"),
    path("borgingsplan/<slug:slug>/<int:nummer>/", borging.borgingsversie, name="borgingsversie"),
    path("borgingsplan/<slug:slug>/verschil/<int:van>/<int:naar>/", borging.borgingsverschil, name="borgingsverschil"),
    path("ervaringen/", ervaring.ervaringen, name="ervaringen"),
    path("ervaringen/gesprekswijzer/", ervaring.gesprekswijzer, name="gesprekswijzer"),
    path("netwerk/", netwerk.netwerk, name="netwerk"),
    path("proeftuinen/", proeftuin.proeftuinen, name="proeftuinen"),
    path("proeftuinen/<slug:slug>/", proeftuin.proeftuin, name="proeftuin"),
    path("resultaten/", publicatie.resultaten, name="resultaten"),
    path("resultaten/<slug:slug>/", publicatie.publicatie, name="publicatie"),
    path("samenwerkingen/", samenwerking.samenwerkingen, name="samenwerkingen"),
]

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    path("borgingsplan/<slug:slug>.pdf", borging.borgingsplan_pdf, name="borgingsplan_pdf"),
    path("borgingsplan/<slug:slug>/<int:nummer>.pdf", borging.borgingsversie_pdf, name="borgingsversie_pdf"),
    path("netwerk.json", netwerk.netwerk_json, name="netwerk_json"),
    path("netwerk.graphml", netwerk.netwerk_graphml, name="netwerk_graphml"),
    path("netwerk.csv", netwerk.netwerk_csv, name="netwerk_csv"),
    path("netwerk.svg", netwerk.netwerk_svg, name="netwerk_svg"),
    path("netwerk.png", netwerk.netwerk_png, name="netwerk_png"),
    path("bestand/<int:pk>/<path:naam>", bestand.bestand, name="bestand"),
    path("proeftuinen/<slug:slug>/logboek.csv", logboek.logboek_csv, name="logboek_csv"),
    path("proeftuinen/<slug:slug>/logboek.xlsx", logboek.logboek_xlsx, name="logboek_xlsx"),
    path("proeftuinen/<slug:slug>/logboek.pdf", logboek.logboek_pdf, name="logboek_pdf"),
    path("resultaten/feed.atom", publicatie.resultaten_feed, name="resultaten_feed"),
]
