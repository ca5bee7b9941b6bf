"""The public data as files: made every night, kept until the next, in pieces that can be sent one by one."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Openbestand(models.Model):
    """One file of the open data page; ``naam`` is the last part of its address.

    ``versie`` is the version of the data (``Kaartstand``) that it was made of, ``rijen`` how many records it holds,
    ``intrekkingen`` how many withdrawals it knows of.
    """

    naam = models.CharField(_("naam"), max_length=100, unique=True)
    soort = models.CharField(_("mediatype"), max_length=100)
    grootte = models.PositiveBigIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    rijen = models.PositiveIntegerField(_("aantal rijen"))
    versie = models.BigIntegerField(_("versie van de gegevens"))
    intrekkingen = models.PositiveIntegerField(_("intrekkingen die erin zijn verwerkt"), default=0)
    gemaakt_op = models.DateTimeField(_("gemaakt op"))

    class Meta:
        verbose_name = _("bestand met open data")
        verbose_name_plural = _("bestanden met open data")
        ordering = ["naam"]
        constraints = [models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="openbestand_sha256")]

    def __str__(self) -> str:
        return self.naam


class Openbestanddeel(models.Model):
    """The next so many bytes of a file."""

    bestand = models.ForeignKey(Openbestand, models.CASCADE, related_name="delen", verbose_name=_("bestand"))
    nummer = models.PositiveIntegerField(_("nummer"))
    inhoud = models.BinaryField(_("inhoud"))

    class Meta:
        verbose_name = _("deel van een bestand")
        verbose_name_plural = _("delen van bestanden")
        ordering = ["bestand", "nummer"]
        constraints = [models.UniqueConstraint(fields=["bestand", "nummer"], name="openbestanddeel_een_per_nummer")]

    def __str__(self) -> str:
        return f"{self.bestand_id}/{self.nummer}"


class Intrekking(models.Model):
    """Something left the public data, or a part of it became secret; a trigger of the database adds it, by every way.

    They are counted and never removed. A file that was begun when there were fewer may hold what was withdrawn: a
    moment or a version would miss what was committed while the file was being made.
    """

    op = models.DateTimeField(_("op"), db_default=Now())

    class Meta:
        verbose_name = _("intrekking")
        verbose_name_plural = _("intrekkingen")

    def __str__(self) -> str:
        return str(self.op)
