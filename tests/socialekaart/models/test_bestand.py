"""What may be kept as a file."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from socialekaart.models import Bestand
from socialekaart.models.bestand import BEELDEN, GROOTSTE, validate_upload

PDF = b"%PDF-1.7 verslag"


@pytest.mark.parametrize(
    ("naam", "inhoud", "reden"),
    [
        ("verslag.exe", PDF, "Dit soort bestand kan hier niet. Kies uit: pdf"),
        ("verslag", PDF, "Dit soort bestand kan hier niet."),
        ("leeg.pdf", b"", "Dit bestand is leeg."),
        ("plaat.pdf", b"<svg onload=alert(1)>", "Dit is geen pdf-bestand, al heet het zo."),
        ("groot.pdf", PDF + bytes(GROOTSTE), "Het mag hoogstens 20 MB zijn."),
    ],
)
def test_what_may_not_be_kept_is_refused_in_words(naam, inhoud, reden):
    with pytest.raises(ValidationError, match=reden.replace(".", r"\.")):
        validate_upload(SimpleUploadedFile(naam, inhoud))


def test_only_pictures_where_a_picture_is_asked():
    with pytest.raises(ValidationError, match="Kies uit: png, jpg, jpeg"):
        validate_upload(SimpleUploadedFile("verslag.pdf", PDF), BEELDEN)


@pytest.mark.django_db
def test_the_same_file_is_kept_once():
    for _keer in range(2):
        bestand = SimpleUploadedFile("Verslag.PDF", PDF)
        validate_upload(bestand)
        bewaard = Bestand.objects.keep(bestand)
    assert Bestand.objects.get() == bewaard
    assert (str(bewaard), bewaard.soort, bewaard.grootte, bewaard.beeld) == (
        "Verslag.pdf",
        "application/pdf",
        16,
        False,
    )
