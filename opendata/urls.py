"""Addresses of the open data."""

from django.urls import URLPattern, path

from .hsds.api import api as hsds
from .poort import nowhere, open_api

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = []

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    *open_api("hsds/", hsds),
    path("hsds/<path:rest>", nowhere, name="hsds_nergens"),
]
