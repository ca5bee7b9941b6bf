"""Addresses of the proeftuinen."""

from django.urls import URLPattern, path

from .views import bestand, ervaring, hiaat, logboek, proeftuin

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = [
    path("ervaringen/", ervaring.ervaringen, name="ervaringen"),
    path("ervaringen/gesprekswijzer/", ervaring.gesprekswijzer, name="gesprekswijzer"),
    path("proeftuinen/", proeftuin.proeftuinen, name="proeftuinen"),
    path("proeftuinen/<slug:slug>/", proeftuin.proeftuin, name="proeftuin"),
    path("hiaten/<slug:stadsdeel>/<slug:wens>/", hiaat.hiaat, name="hiaat"),
]

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    path("bestand/<int:pk>/<str:naam>", bestand.bestand, name="bestand"),
    path("proeftuinen/<slug:slug>/logboek.csv", logboek.logboek_csv, name="logboek_csv"),
    path("proeftuinen/<slug:slug>/logboek.xlsx", logboek.logboek_xlsx, name="logboek_xlsx"),
    path("proeftuinen/<slug:slug>/logboek.pdf", logboek.logboek_pdf, name="logboek_pdf"),
]
