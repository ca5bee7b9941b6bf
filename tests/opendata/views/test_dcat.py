"""The addresses of the catalogue."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from rdflib import Graph
from rdflib import namespace as ns

from opendata.models import Openbestand
from socialekaart.actions.verversen import start_version
from socialekaart.models import Kaartstand


@pytest.mark.parametrize(
    ("adres", "soort", "vorm"),
    [
        ("/open-data/dcat.ttl", "text/turtle; charset=utf-8", "turtle"),
        ("/open-data/dcat.jsonld", "application/ld+json", "json-ld"),
    ],
)
def test_the_catalogue_can_be_read_and_is_sent_again_when_it_changed(client, lijsten, adres, soort, vorm):
    eerst = client.get(adres)
    assert eerst.status_code == 200 and eerst["Content-Type"] == soort
    assert eerst["Access-Control-Allow-Origin"] == "*"
    graaf = Graph().parse(eerst.content, format=vorm)
    assert len(list(graaf.subjects(ns.RDF.type, ns.DCAT.Catalog))) == 1
    houder = {"If-None-Match": eerst["ETag"]}
    assert client.get(adres, headers=houder).status_code == 304
    start_version()
    assert client.get(adres, headers=houder).status_code == 200
    houder = {"If-None-Match": client.get(adres)["ETag"]}
    feiten = {"soort": "text/csv", "grootte": 1, "sha256": "0" * 64, "rijen": 0, "versie": 0}
    Openbestand.objects.create(naam="wensen.csv", gemaakt_op=timezone.now(), **feiten)
    dan = client.get(adres, headers=houder)
    assert dan.status_code == 200 and b"wensen.csv-sha256" in dan.content
    assert client.post(adres).status_code == 405


def test_it_is_made_once(client, lijsten, django_assert_num_queries):
    start_version()
    client.get("/open-data/dcat.ttl")
    with django_assert_num_queries(2):  # the version of the data, and the newest file
        assert json.loads(client.get("/open-data/dcat.jsonld").content)["@graph"]


def test_a_newer_version_with_an_older_file_is_another_catalogue(client, lijsten):
    """As far apart as each other: their sum would be the same."""
    later, versie = timezone.now(), Kaartstand.objects.current()
    feiten = {"soort": "text/csv", "grootte": 1, "sha256": "0" * 64, "rijen": 0, "versie": 0}
    Openbestand.objects.create(naam="wensen.csv", gemaakt_op=later, **feiten)
    assert b"wensen.csv-sha256" in client.get("/open-data/dcat.ttl").content
    Openbestand.objects.update(gemaakt_op=later - timedelta(seconds=1), naam="doelgroepen.csv")
    Kaartstand.objects.update(versie=versie + 1_000_000)
    assert b"doelgroepen.csv-sha256" in client.get("/open-data/dcat.ttl").content


def test_an_empty_site_has_a_catalogue(client, db, leeg):
    inhoud = client.get("/open-data/dcat.ttl").text
    assert "a dcat:Catalog" in inhoud and "dcat:bbox" not in inhoud, "nobody knows yet where the city lies"
