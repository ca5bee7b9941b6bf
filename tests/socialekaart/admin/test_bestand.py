"""A file in a form of the admin: kept when it may be, refused in words when not, and never lost on the way.

Shown on the documents of a proeftuin, and on the picture of a film.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proeftuinen.models import Document
from socialekaart.admin.bestand import find_by_mark, mark_of
from socialekaart.models import Bestand, GoedVoorbeeld
from tests.factories import ProeftuinFactory

from .formulier import read_form

PDF, PNG = b"%PDF-1.7 een verslag", b"\x89PNG\r\n\x1a\nbeeld"
RIJ = "documenten-0-"


def upload(naam: str = "verslag.pdf", inhoud: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


@pytest.fixture
def adres(client, coordinator) -> str:
    client.force_login(coordinator)
    return f"/beheer/proeftuinen/proeftuin/{ProeftuinFactory(slug='hier').pk}/change/"


def test_a_file_is_kept_shown_and_replaced(client, adres):
    client.post(adres, read_form(client.get(adres)) | {f"{RIJ}titel": "Verslag", f"{RIJ}bestand-nieuw": upload()})
    document = Document.objects.get()
    assert bytes(document.bestand.inhoud) == PDF and document.bestand.naam == "verslag.pdf"
    pagina = client.get(adres)
    assert f"/bestand/{document.bestand_id}/verslag.pdf" in pagina.text
    client.post(adres, read_form(pagina))
    assert Document.objects.get().bestand == document.bestand, "nothing chosen: the file stays"
    assert Document.history.count() == 1
    client.post(adres, read_form(client.get(adres)) | {f"{RIJ}bestand-nieuw": upload("nieuw.pdf", PDF + b"2")})
    assert Document.objects.get().bestand.naam == "nieuw.pdf"


@pytest.mark.parametrize(
    ("bestand", "reden"),
    [
        (("virus.exe", b"MZ"), "Dit soort bestand kan hier niet."),
        (("nep.pdf", b"geen pdf"), "Dit is geen pdf-bestand, al heet het zo."),
    ],
)
def test_what_may_not_be_kept_is_refused_in_words(client, adres, bestand, reden):
    velden = read_form(client.get(adres)) | {f"{RIJ}titel": "Verslag", f"{RIJ}bestand-nieuw": upload(*bestand)}
    assert reden in client.post(adres, velden).text
    assert not Bestand.objects.exists() and not Document.objects.exists()


def test_after_a_mistake_elsewhere_the_file_need_not_be_chosen_again(client, adres):
    fout = read_form(client.get(adres)) | {f"{RIJ}titel": "", f"{RIJ}bestand-nieuw": upload()}
    terug = client.post(adres, fout)
    assert "verslag.pdf" in terug.text and not Document.objects.exists()
    client.post(adres, read_form(terug) | {f"{RIJ}titel": "Verslag"})
    assert Document.objects.get().bestand.naam == "verslag.pdf"


@pytest.mark.parametrize("merk", ["geheim.pdf #00000000000000000000", "geheim.pdf #", "1", "\0"])
def test_a_file_of_others_cannot_be_guessed(client, adres, merk):
    Bestand.objects.keep(upload("geheim.pdf"))
    velden = read_form(client.get(adres)) | {f"{RIJ}titel": "Gekaapt", f"{RIJ}bestand": merk}
    assert "We kennen dit bestand niet." in client.post(adres, velden).text or merk == "\0"
    assert not Document.objects.exists()


def test_who_may_not_save_keeps_no_file_either(client, adres, onderzoeker):
    velden = read_form(client.get(adres)) | {f"{RIJ}titel": "Verslag", f"{RIJ}bestand-nieuw": upload()}
    client.force_login(onderzoeker)
    assert client.post(adres, velden).status_code == 403
    assert client.post("/beheer/proeftuinen/proeftuin/add/", velden).status_code == 403
    assert not Bestand.objects.exists()


def test_a_picture_may_be_left_out_taken_away_and_is_nothing_but_a_picture(client, redacteur):
    client.force_login(redacteur)
    voorbeeld = GoedVoorbeeld.objects.create(titel="Samen", slug="samen")
    adres = f"/beheer/socialekaart/goedvoorbeeld/{voorbeeld.pk}/change/"
    document = Bestand.objects.keep(upload())

    def send(**velden) -> str:
        antwoord = client.post(adres, read_form(client.get(adres)) | velden)
        voorbeeld.refresh_from_db()
        return antwoord.text

    send()
    assert voorbeeld.film_beeld is None
    assert "Kies uit: png, jpg, jpeg." in send(film_beeld=mark_of(document))
    send(**{"film_beeld-nieuw": upload("foto.png", PNG)})
    assert voorbeeld.film_beeld and voorbeeld.film_beeld.naam == "foto.png"
    assert "Haal dit bestand weg" in client.get(adres).text
    send(**{"film_beeld-weg": "on"})
    assert voorbeeld.film_beeld is None


def test_a_mark_finds_its_file(db):
    """Also a name with the sign in it; two files of one name are told apart."""
    een, ander = Bestand.objects.keep(upload("a #b.pdf")), Bestand.objects.keep(upload("a #b.pdf", PDF + b"2"))
    assert [find_by_mark(mark_of(bestand)) for bestand in (een, ander)] == [een, ander]
