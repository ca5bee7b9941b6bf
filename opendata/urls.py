"""Addresses of the open data."""

from django.urls import URLPattern, path, re_path

from .api.api import VERSIE
from .api.api import api as api_v1
from .api.beschrijving import show_openapi
from .hsds.api import api as hsds
from .poort import gate, nowhere, open_api
from .views import bestanden, dcat, feeds, tegels, uitleg, vindbaar

# What people read, in each language under its own prefix.
PAGINAS: list[URLPattern] = [
    path("api/uitleg/", uitleg.api_uitleg, name="api_uitleg"),
    path("hsds/profiel/", uitleg.hsds_profiel, name="hsds_profiel"),
    path("hsds/uitleg/", uitleg.hsds_uitleg, name="hsds_uitleg"),
    path("open-data/", bestanden.open_data, name="open_data"),
    path("opensearch.xml", vindbaar.opensearch, name="opensearch"),
    path("opensearch-suggesties.json", vindbaar.opensearch_suggesties, name="opensearch_suggesties"),
]

# What machines read: one address and one form, whatever the language of the page that links to it.
GEGEVENS: list[URLPattern] = [
    *open_api("hsds/", hsds),
    path("hsds/openapi.json", gate(uitleg.hsds_openapi, {}), name="hsds_openapi"),
    re_path(r"^hsds/(?!(?:uitleg|profiel)/\Z)(?P<rest>[\s\S]+)\Z", nowhere, name="hsds_nergens"),
    *open_api("api/v1/", api_v1, van_vandaag={"api_hiaten"}),
    path("api/v1/openapi.json", gate(show_openapi, {}, api_versie=VERSIE), name="api_openapi"),
    re_path(r"^api/v1(?:/(?P<rest>[\s\S]*))?\Z", nowhere, {"api_versie": VERSIE}, name="api_nergens"),
    path(".well-known/change-password", vindbaar.change_password, name="change_password"),
    path(".well-known/security.txt", vindbaar.security_txt, name="security_txt"),
    path("open-data/dcat.jsonld", dcat.dcat_jsonld, name="dcat_jsonld"),
    path("open-data/dcat.ttl", dcat.dcat_ttl, name="dcat_ttl"),
    path("feeds/nieuw.atom", feeds.initiatieven_nieuw, name="initiatieven_nieuw_feed"),
    path("feeds/gewijzigd.atom", feeds.initiatieven_gewijzigd, name="initiatieven_gewijzigd_feed"),
    path("tegels/tegels.json", tegels.tegels_json, name="tegels_json"),
    path("tegels/<int:z>/<int:x>/<int:y>.mvt", tegels.tegel, name="tegel"),
    re_path(r"^tegels/(?P<rest>[\s\S]+)\Z", nowhere, name="tegels_nergens"),
    path("robots.txt", vindbaar.robots, name="robots"),
    path("sitemap.xml", vindbaar.sitemap, name="sitemap"),
    path("sitemap-<int:deel>.xml", vindbaar.sitemap_deel, name="sitemap_deel"),
    # Last: what else stands below it has a name of its own.
    re_path(r"^open-data/(?P<naam>[a-z0-9-]+\.[a-z]+)$", bestanden.open_data_bestand, name="open_data_bestand"),
]
