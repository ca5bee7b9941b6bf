"""Addresses of the open data."""

from django.urls import URLPattern, path, re_path

from .hsds.api import api as hsds
from .poort import nowhere, open_api
from .views import bestanden, feeds, vindbaar

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = [
    path("open-data/", bestanden.open_data, name="open_data"),
    path("opensearch.xml", vindbaar.opensearch, name="opensearch"),
    path("opensearch-suggesties.json", vindbaar.opensearch_suggesties, name="opensearch_suggesties"),
]

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    *open_api("hsds/", hsds),
    path("hsds/<path:rest>", nowhere, name="hsds_nergens"),
    path(".well-known/change-password", vindbaar.change_password, name="change_password"),
    path(".well-known/security.txt", vindbaar.security_txt, name="security_txt"),
    path("feeds/nieuw.atom", feeds.initiatieven_nieuw, name="initiatieven_nieuw_feed"),
    path("feeds/gewijzigd.atom", feeds.initiatieven_gewijzigd, name="initiatieven_gewijzigd_feed"),
    path("robots.txt", vindbaar.robots, name="robots"),
    path("sitemap.xml", vindbaar.sitemap, name="sitemap"),
    path("sitemap-<int:deel>.xml", vindbaar.sitemap_deel, name="sitemap_deel"),
    # Last: what else stands below it has a name of its own.
    re_path(r"^open-data/(?P<naam>[a-z0-9-]+\.[a-z]+)$", bestanden.open_data_bestand, name="open_data_bestand"),
]
