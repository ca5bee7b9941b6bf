"""What hostile text does: in every field of every record, on every page and in every export."""

import csv
import io
import re
from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models, transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from openpyxl import load_workbook

from palliatief.post.models import Bericht
from proeftuinen.actions import load_proeftuinvoorbeelden
from proeftuinen.models import Borgingsversie, Proeftuin, Publicatie
from socialekaart.actions import find_duplicates, load_voorbeelden, refresh_initiatieven, refresh_lexicon
from socialekaart.models import Aanmelding, GoedVoorbeeld, Initiatief, Inleesregel, Inlezing, Linkcontrole, Locatie
from socialekaart.werklijst import SOORTEN
from tests.factories import InitiatiefFactory, LocatieFactory

KWAAD = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{7|add:7}}"
UITGEVOERD = re.compile(r"<img src=x|<script>alert|onerror=alert\(1\)>|&amp;lt;script|\b14\b(?=\}\})")
FORMULE = '=HYPERLINK("https://kwaad.example";"klik")'
# Keys, codes and what the database itself keeps to a form.
VAST = {
    "slug",
    "code",
    "plek",
    "sleutel",
    "postcode",
    "soort",
    "woord",
    "klank",
    "telefoon",
    "password",
    "icoon",
    "taal",
}
EIGEN = ("palliatief", "socialekaart", "proeftuinen", "evaluatie")
DAG = date(2020, 1, 1)


def text_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields of a model in which somebody can write what they like."""
    return [
        veld
        for veld in model._meta.concrete_fields
        if type(veld) in (models.CharField, models.TextField) and not veld.choices and veld.name not in VAST
    ]


def fill_with(tekst: str) -> None:
    """This text in every such field of every record, as far as it fits; what must be unique begins with a number."""
    for model in apps.get_models(include_auto_created=True):
        velden = text_fields(model) if model.__module__.startswith(EIGEN) and model._meta.managed else []
        if not velden or model.__name__.startswith(("Zoek", "Suggestie", "Postcode", "Logregel")):
            continue
        samen = {n for eis in model._meta.constraints if isinstance(eis, models.UniqueConstraint) for n in eis.fields}
        for record in model._default_manager.all()[:60]:
            nieuw = {}
            for veld in velden:
                nummer = f" {record.pk}" if veld.unique or veld.name in samen else ""
                nieuw[veld.name] = tekst[: (veld.max_length or 1000) - len(nummer)] + nummer
            model._default_manager.filter(pk=record.pk).update(**nieuw)


@pytest.fixture
def vol(lijsten) -> Initiatief:
    """A record of each kind that the admin shows."""
    load_voorbeelden()
    load_proeftuinvoorbeelden()
    een = InitiatiefFactory(website='https://voorbeeld.example/"><script>alert(1)</script>', werkgebied=["oost"])
    ander = InitiatiefFactory(naam=een.naam, telefoon="+31200000570")
    LocatieFactory(initiatief=een)
    LocatieFactory(initiatief=ander)
    Initiatief.objects.filter(pk=een.pk).update(telefoon="+31200000570", gecontroleerd_op=DAG)
    Aanmelding.objects.create(
        sleutel="a",
        soort="wijziging",
        initiatief=een,
        naam="x",
        gegevens={"samenvatting": KWAAD, "kosten": KWAAD},
        oud={"samenvatting": "", "kosten": ""},
        toelichting="x",
        afzender_naam="x",
        afzender_email="iemand@voorbeeld.example",
        bevestigd_op=timezone.now(),
    )
    blad = Inlezing.objects.create(bestand=b"", bestandsnaam="x", bron="x", status="bekeken", melding="x")
    Inleesregel.objects.create(inlezing=blad, rij=2, oordeel="fout", naam="x", cellen=[])
    Linkcontrole.objects.create(initiatief=een, soort="website", waarde="x", reden="x", fouten=3, laatste_fout_op=DAG)
    Bericht.objects.create(
        soort="x", sleutel="x", aan="x@voorbeeld.example", onderwerp="x", tekst="x", status="onzeker"
    )
    een.save()
    find_duplicates()
    return een


def admin_pages() -> list[str]:
    """The list, the page, the history and the question before deleting, of the first record of each kind."""
    paden = [reverse("admin:index")]
    for model, beheer in admin.site._registry.items():
        stam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        record = model._default_manager.first()
        namen = {patroon.name for patroon in beheer.get_urls() if isinstance(patroon, URLPattern)}
        for soort in ("changelist", "add", "change", "history", "delete"):
            args = [record.pk] if record and soort not in ("changelist", "add") else []
            if f"{stam.removeprefix('admin:')}_{soort}" in namen and (args or soort in ("changelist", "add")):
                paden.append(reverse(f"{stam}_{soort}", args=args))
    return paden


def public_pages() -> list[str]:
    """Every address of the site without parts that vary, and one of each kind that has them."""
    paden = []

    def walk(patronen, begin: str) -> None:
        for patroon in patronen:
            if isinstance(patroon, URLResolver):
                if patroon.app_name != "admin":
                    walk(patroon.url_patterns, begin + str(patroon.pattern))
            elif not patroon.pattern.converters and "(" not in str(patroon.pattern):
                paden.append(f"/{begin}{patroon.pattern}")

    walk(get_resolver().url_patterns, "")
    return [pad for pad in paden if "logout" not in pad]


def proeftuin_pages() -> list[str]:
    versie = Borgingsversie.objects.public().newest().get(plan__proeftuin__slug="zuidoost")
    return [
        Proeftuin.objects.get(slug="zuidoost").get_absolute_url(),
        "/en/proeftuinen/zuidoost/",
        *(f"/netwerk{soort}?stadsdeel=zuidoost&peildatum=2026-06-01" for soort in ("/", ".svg", ".graphml", ".json")),
        versie.get_absolute_url(),
        f"/borgingsplan/{versie.plan.slug}/verschil/1/{versie.nummer}/",
        "/hiaten/zuidoost/maatje/",
        *(publicatie.get_absolute_url() for publicatie in Publicatie.objects.published()),
        *(voorbeeld.get_absolute_url() for voorbeeld in GoedVoorbeeld.objects.published()),
        "/beheer/proeftuinbord/?proeftuin=zuidoost",
    ]


def test_no_text_of_a_record_runs_on_any_page(client, vol, beheerder):
    """Stored in every text field, shown on every page: it stays text."""
    fill_with(KWAAD)
    refresh_lexicon()
    refresh_initiatieven()
    beheerder.is_superuser = True
    beheerder.save()
    client.force_login(beheerder)
    een = Initiatief.objects.get(pk=vol.pk)
    paden = [
        *public_pages(),
        een.get_absolute_url(),
        f"/en{een.get_absolute_url()}",
        f"/kaart/popup/{een.pk}.json",
        "/kaart/?q=script+alert+onerror",
        "/aanmelden/bekend.json?naam=script+alert",
        *proeftuin_pages(),
        *admin_pages(),
        reverse("admin:socialekaart_initiatief_terugzetten", args=[een.pk, een.history.last().pk]),
        reverse("admin:socialekaart_dubbelpaar_samenvoegen", args=[een.pk, een.pk + 1]),
        *(f"/beheer/?soort={soort.sleutel}" for soort in SOORTEN),
    ]
    gezien = 0
    for pad in paden:
        antwoord = client.get(pad)
        assert antwoord.status_code < 500, pad
        if antwoord.headers.get("Content-Type", "").startswith("text/html"):
            inhoud = antwoord.content.decode()
            assert not UITGEVOERD.search(inhoud), pad
            gezien += "&lt;script&gt;alert" in inhoud
        else:
            assert antwoord.headers["X-Content-Type-Options"] == "nosniff", pad
    assert gezien > 20  # the text is really there


def exports(client, vol) -> dict[str, list[list[object]]]:
    """Every table that leaves the site, as a spreadsheet reads it."""
    blad = Inlezing.objects.get()
    Inleesregel.objects.filter(inlezing=blad).update(
        cellen=[{"kolom": "naam", "oud": "", "nieuw": FORMULE, "waarde": FORMULE, "reden": FORMULE}]
    )
    adressen = ["/kaart.csv", "/kaart.xlsx", "/netwerk.csv?peildatum=2026-06-01"]
    adressen += [f"/proeftuinen/zuidoost/logboek.{soort}" for soort in ("csv", "xlsx")]
    for beheer in admin.site._registry.values():
        for patroon in beheer.get_urls():
            naam = getattr(patroon, "name", "") or ""
            if re.search(r"(csv|xlsx)$|tellingen|vragen|export|blad$|fouten", f"{patroon.pattern}"):
                args = [blad.pk, "xlsx"][: str(patroon.pattern).count("<")]
                adressen.append(reverse(f"admin:{naam}", args=args))
    tabellen = {}
    for adres in adressen:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
        if "csv" in antwoord.headers["Content-Type"]:
            tabellen[adres] = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"))))
        else:
            boek = load_workbook(io.BytesIO(inhoud))
            tabellen[adres] = [list(rij) for tabel in boek for rij in tabel.iter_rows()]
    return tabellen


def test_no_export_holds_a_formula(client, vol, beheerder):
    fill_with(FORMULE)
    refresh_initiatieven()
    beheerder.is_superuser = True
    beheerder.save()
    client.force_login(beheerder)
    tabellen = exports(client, vol)
    assert len(tabellen) >= 4
    for adres, rijen in tabellen.items():
        for cel in (cel for rij in rijen for cel in rij):
            if isinstance(cel, str):
                assert not cel.startswith(("=", "+", "-", "@", "\t", "\r")), adres
            else:
                assert cel.data_type != "f", (adres, cel.coordinate)
                assert not str(cel.value or "").startswith(("=", "@")), (adres, cel.coordinate)


@pytest.mark.parametrize(
    "adres", ["javascript:alert(1)", "data:text/html,x", "vbscript:alert(1)", "file:///etc/passwd"]
)
def test_a_website_is_a_web_address(client, vol, coordinator, adres):
    """What is no http address is refused in words where somebody types it."""
    client.force_login(coordinator)
    antwoord = client.post(reverse("admin:socialekaart_organisatie_add"), {"naam": "Nieuw", "website": adres})
    assert antwoord.status_code == 200
    assert "website" in antwoord.context["adminform"].form.errors


def test_every_form_that_changes_something_asks_for_the_token(vol, beheerder):
    """With the check on, a POST from elsewhere is refused, on every address that takes one."""
    from django.test import Client

    streng = Client(enforce_csrf_checks=True)
    streng.force_login(beheerder)
    for pad in [reverse("aanmelden"), *admin_pages()]:
        with transaction.atomic():
            voor = Initiatief.objects.count(), Locatie.objects.count()
            antwoord = streng.post(pad, {"action": "archiveer", "post": "yes"})
            assert antwoord.status_code in (403, 404, 405), pad
            assert (Initiatief.objects.count(), Locatie.objects.count()) == voor
