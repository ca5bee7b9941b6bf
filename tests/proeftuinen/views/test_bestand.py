"""Files reach a visitor when a record on the site points at them, and else nobody but who keeps the records."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from proeftuinen.models import Ervaring, Publicatie
from socialekaart.models import Bestand, GoedVoorbeeld, Perspectief
from tests.factories import ProeftuinFactory

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 verslag"
PNG = b"\x89PNG\r\n\x1a\nbeeld"


def keep(naam: str, inhoud: bytes) -> Bestand:
    return Bestand.objects.keep(SimpleUploadedFile(naam, inhoud))


def address(bestand: Bestand) -> str:
    return reverse("bestand", args=[bestand.pk, bestand.naam])


def test_what_no_record_shows_is_not_there(client, lijsten):
    """Neither a number without a file, nor a file of a record, or a document, that is not on the site."""
    proeftuin = ProeftuinFactory(status="concept")
    concept, besloten = keep("plan.pdf", PDF), keep("geheim.pdf", PDF + b"2")
    proeftuin.documenten.create(titel="Plan", bestand=concept)
    ProeftuinFactory().documenten.create(titel="Intern", bestand=besloten, openbaar=False)
    niets = Bestand(pk=10**30, naam="niets.pdf")
    assert [client.get(address(bestand)).status_code for bestand in (niets, concept, besloten)] == [404] * 3


def test_who_reads_the_records_in_the_admin_reads_their_files(client, onderzoeker, settings):
    besloten = keep("geheim.pdf", PDF)
    assert client.get(address(besloten)).status_code == 404
    client.force_login(onderzoeker)
    assert client.get(address(besloten)).content == PDF
    # Not without the second step, and not who left.
    settings.MFA_VERPLICHT = True
    assert client.get(address(besloten)).status_code == 404
    TOTP.activate(onderzoeker, "GEHEIM")
    assert client.get(address(besloten)).content == PDF
    type(onderzoeker).objects.update(is_staff=False)
    assert client.get(address(besloten)).status_code == 404


def test_a_document_is_for_keeping_and_a_picture_for_looking(client, django_assert_num_queries, lijsten):
    proeftuin = ProeftuinFactory()
    document, beeld = keep("Verslag één.pdf", PDF), keep("foto.png", PNG)
    proeftuin.documenten.create(titel="Verslag", bestand=document)
    proeftuin.documenten.create(titel="Foto", bestand=beeld)
    with django_assert_num_queries(2):
        antwoord = client.get(address(document))
    assert antwoord.content == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == "attachment; filename*=utf-8''Verslag%20%C3%A9%C3%A9n.pdf"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert client.get(address(beeld))["Content-Disposition"] == 'inline; filename="foto.png"'
    with django_assert_num_queries(1):
        assert client.get(address(document), headers={"If-None-Match": antwoord["ETag"]}).status_code == 304
    anders = reverse("bestand", args=[document.pk, "iets-anders.pdf"])
    assert [client.get(pad).status_code for pad in (anders, anders + "%00")] == [404, 404]


def test_each_kind_of_record_shows_its_files_when_it_is_on_the_site(client, lijsten):
    """Evidence, a publication, an experience and a good example: each once on the site, once not."""
    morgen = localdate() + timedelta(days=1)
    open_, dicht = {}, {}
    cyclus = ProeftuinFactory().cycli.create(nummer=1, vraag="Wie weet wat?")
    for plek, openbaar in ((open_, True), (dicht, False)):
        plek["bewijs"] = keep(f"bewijs-{openbaar}.png", PNG)
        cyclus.bewijzen.create(tekst="Gezien", bestand=plek["bewijs"], openbaar=openbaar)
        plek["rapport"] = keep(f"rapport-{openbaar}.pdf", PDF)
        publicatie = Publicatie.objects.create(
            titel="Rapport", slug=f"rapport-{openbaar}", samenvatting="Kort.", auteurs="Het team",
            status="gepubliceerd", datum=localdate() if openbaar else morgen,
        )  # fmt: skip
        publicatie.bestanden.create(titel="Alles", bestand=plek["rapport"])
        plek["film"] = keep(f"film-{openbaar}.png", PNG)
        Ervaring.objects.create(
            citaat="Het werkt.", functie="huisarts", perspectief=Perspectief.objects.first(), voorbeeld=True,
            status="gepubliceerd" if openbaar else "concept", film_beeld=plek["film"],
        )  # fmt: skip
        plek["voorbeeld"] = keep(f"voorbeeld-{openbaar}.png", PNG)
        GoedVoorbeeld.objects.create(
            titel="Samen", slug=f"samen-{openbaar}", samenvatting="Kort.", tekst="Lang.", film_beeld=plek["voorbeeld"],
            status="gepubliceerd" if openbaar else "concept",
        )  # fmt: skip
    assert {naam: client.get(address(b)).status_code for naam, b in open_.items()} == dict.fromkeys(open_, 200)
    assert {naam: client.get(address(b)).status_code for naam, b in dicht.items()} == dict.fromkeys(dicht, 404)
