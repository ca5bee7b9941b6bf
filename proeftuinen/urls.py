"""Addresses of the proeftuinen."""

from django.urls import URLPattern, path

from .views import bestand

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = []

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    path("bestand/<int:pk>/<str:naam>", bestand.bestand, name="bestand"),
]
