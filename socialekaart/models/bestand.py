"""Files that people add: kept in the database, so that a backup holds everything."""

import hashlib
from datetime import timedelta
from functools import reduce
from operator import and_
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MEGABYTE = 1024 * 1024
GROOTSTE = 20 * MEGABYTE
# So long somebody may take to save a form in which a file was chosen.
BEWAREN = timedelta(days=7)

# What may be kept: the end of the name, how the file begins, and what a browser is told that it is.
SOORTEN: dict[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "odt": (b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
    "ods": (b"PK\x03\x04", "application/vnd.oasis.opendocument.spreadsheet"),
    "zip": (b"PK\x03\x04", "application/zip"),
    "csv": (b"", "text/csv; charset=utf-8"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
}
BEELDEN = ("png", "jpg", "jpeg")


def extension_of(naam: str) -> str:
    return naam.rpartition(".")[2].lower()


def validate_upload(bestand: UploadedFile, soorten: tuple[str, ...] = tuple(SOORTEN)) -> None:
    """Refuse what is too large, empty, of another kind, or not what its name says. Leaves the file at its start."""
    einde = extension_of(bestand.name or "")
    if einde not in soorten:
        raise ValidationError(_("Dit soort bestand kan hier niet. Kies uit: %s.") % ", ".join(soorten))
    if not bestand.size:
        raise ValidationError(_("Dit bestand is leeg."))
    if bestand.size > GROOTSTE:
        raise ValidationError(_("Dit bestand is te groot. Het mag hoogstens 20 MB zijn."))
    begin = SOORTEN[einde][0]
    gelezen = bestand.read(len(begin))
    bestand.seek(0)
    if gelezen != begin:
        raise ValidationError(_("Dit is geen %s-bestand, al heet het zo.") % einde)


class BestandQuerySet(models.QuerySet["Bestand"]):
    def light(self) -> "BestandQuerySet":
        """Without the bytes."""
        return self.defer("inhoud")

    def abandoned(self) -> "BestandQuerySet":
        """Chosen in a form that was never saved, long enough ago: no record points at it, and no history."""
        relaties: list[Any] = [
            r for r in Bestand._meta.get_fields(include_hidden=True) if r.auto_created and r.one_to_many
        ]
        wijzers = (r.related_model._base_manager.filter(**{r.field.name: models.OuterRef("pk")}) for r in relaties)
        ongebruikt = reduce(and_, (~models.Exists(rijen) for rijen in wijzers))
        return self.filter(ongebruikt, created_at__lt=timezone.now() - BEWAREN)

    def keep(self, bestand: UploadedFile) -> "Bestand":
        """The row with these bytes under this name; what is there already is not kept twice. Validate first."""
        inhoud = bestand.read()
        einde = extension_of(bestand.name or "")
        sleutel = hashlib.sha256(inhoud).hexdigest()
        naam = (bestand.name or "").rpartition(".")[0][:180] + "." + einde
        velden = {"soort": SOORTEN[einde][1], "grootte": len(inhoud), "inhoud": inhoud}
        return self.get_or_create(sleutel=sleutel, naam=naam, defaults=velden)[0]


class Bestand(models.Model):
    """The bytes of one file. A row never changes, so records and their history may point at it."""

    naam = models.CharField(gettext_lazy("naam"), max_length=200)
    soort = models.CharField(gettext_lazy("soort"), max_length=100)
    grootte = models.PositiveIntegerField(gettext_lazy("grootte in bytes"))
    sleutel = models.CharField(gettext_lazy("sleutel (SHA-256)"), max_length=64)
    inhoud = models.BinaryField(gettext_lazy("inhoud"))
    created_at = models.DateTimeField(gettext_lazy("bewaard op"), auto_now_add=True)

    objects = BestandQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("bestand")
        verbose_name_plural = gettext_lazy("bestanden")
        constraints = [
            models.UniqueConstraint(fields=["sleutel", "naam"], name="bestand_een_keer"),
            models.CheckConstraint(condition=models.Q(grootte__gt=0), name="bestand_niet_leeg"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def einde(self) -> str:
        return extension_of(self.naam)

    @property
    def beeld(self) -> bool:
        return self.einde in BEELDEN
