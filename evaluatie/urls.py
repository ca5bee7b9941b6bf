"""Addresses of the evaluation."""

from django.urls import URLPattern

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = []

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = []
