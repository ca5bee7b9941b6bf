"""A sheet that somebody read in: the file, what it does to each record, and how far it is."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .initiatief import Initiatief

if TYPE_CHECKING:
    from palliatief.gebruikers.models import Gebruiker


class InlezingQuerySet(models.QuerySet["Inlezing"]):
    """Sheets as people speak of them."""

    def for_gebruiker(self, gebruiker: "Gebruiker") -> "InlezingQuerySet":
        """One's own; a sheet shows what its reader may see, so a colleague's is only for who may see everything."""
        alle = gebruiker.has_perm("socialekaart.edit_elk_initiatief")
        return self if alle else self.filter(wie=gebruiker)

    def without_file(self) -> "InlezingQuerySet":
        return self.defer("bestand")

    def expired(self) -> "InlezingQuerySet":
        """Kept long enough; what a worker is busy with stays."""
        grens = timezone.now() - timedelta(days=settings.INLEZING_BEWAAR_DAGEN)
        return self.filter(created_at__lt=grens, taak="")


class Inlezing(models.Model):
    """One upload, from the file to what became of it. ``taak`` is what the worker has to do or is doing."""

    class Status(models.TextChoices):
        GEUPLOAD = "geupload", _("geüpload")
        BEKEKEN = "bekeken", _("nog niet ingelezen")
        INGELEZEN = "ingelezen", _("ingelezen")
        ONGEDAAN = "ongedaan", _("ongedaan gemaakt")
        MISLUKT = "mislukt", _("mislukt")

    class Taak(models.TextChoices):
        BEKIJKEN = "bekijken", _("we bekijken het blad")
        INLEZEN = "inlezen", _("we lezen het blad in")
        TERUGDRAAIEN = "terugdraaien", _("we maken het ongedaan")
        # What follows on reading in and undoing; nobody starts it.
        BIJWERKEN = "bijwerken", _("de kaart wordt bijgewerkt")

    # Which task may start in which status.
    STAPPEN = {
        Status.GEUPLOAD: {Taak.BEKIJKEN},
        Status.BEKEKEN: {Taak.BEKIJKEN, Taak.INLEZEN},
        Status.INGELEZEN: {Taak.TERUGDRAAIEN},
        Status.ONGEDAAN: set(),
        Status.MISLUKT: {Taak.BEKIJKEN},
    }

    bestand = models.BinaryField(_("bestand"))
    bestandsnaam = models.CharField(_("bestand"), max_length=200)
    bron = models.CharField(_("bron"), max_length=100)
    alles_of_niets = models.BooleanField(_("alles of niets"), default=False)
    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="inlezingen", verbose_name=_("wie")
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wie deze stap doet"),
        help_text=_("Diens rechten gelden, en die staat in de geschiedenis."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.GEUPLOAD)
    taak = models.CharField(_("bezig met"), max_length=15, choices=Taak, blank=True)
    klaar = models.PositiveIntegerField(_("rijen klaar"), default=0)
    totaal = models.PositiveIntegerField(_("rijen"), default=0)
    rapport = models.JSONField(_("rapport"), default=dict, blank=True)
    vingerafdruk = models.CharField(_("vingerafdruk van het overzicht"), max_length=64, blank=True)
    melding = models.TextField(_("melding"), blank=True)
    created_at = models.DateTimeField(_("gekozen op"), auto_now_add=True)
    ingelezen_op = models.DateTimeField(_("ingelezen op"), null=True, blank=True)

    objects = InlezingQuerySet.as_manager()

    class Meta:
        verbose_name = _("blad")
        verbose_name_plural = _("inlezen")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["geupload", "bekeken", "ingelezen", "ongedaan", "mislukt"]),
                name="inlezing_status_bekend",
            ),
            models.CheckConstraint(
                condition=models.Q(taak__in=["", "bekijken", "inlezen", "terugdraaien", "bijwerken"]),
                name="inlezing_taak_bekend",
            ),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam

    def may_start(self, taak: str) -> bool:
        """Whether this is a next step, and nobody is busy with one."""
        return not self.taak and taak in self.STAPPEN[self.Status(self.status)]

    def written(self) -> models.QuerySet["Inleesregel"]:
        """The rows for which something was written, in the order of the sheet."""
        oordelen = [Inleesregel.Oordeel.NIEUW, Inleesregel.Oordeel.GEWIJZIGD]
        return self.regels.filter(oordeel__in=oordelen).order_by("rij")

    @property
    def te_doen(self) -> int:
        """How many rows the task goes through: of a sheet about, of what was written exactly."""
        return self.rapport["nieuw"] + self.rapport["gewijzigd"] if self.taak == self.Taak.BIJWERKEN else self.totaal


class Inleesregel(models.Model):
    """What one row of the sheet does. ``versies`` are the lines of history that it made, to go back to before them."""

    class Oordeel(models.TextChoices):
        FOUT = "fout", _("fout")
        NIEUW = "nieuw", _("nieuw")
        GEWIJZIGD = "gewijzigd", _("gewijzigd")
        ONGEWIJZIGD = "ongewijzigd", _("ongewijzigd")
        OVERGESLAGEN = "overgeslagen", _("overgeslagen")

    inlezing = models.ForeignKey(Inlezing, models.CASCADE, related_name="regels", verbose_name=_("blad"))
    rij = models.PositiveIntegerField(_("rij"))
    oordeel = models.CharField(_("wat er gebeurt"), max_length=12, choices=Oordeel)
    naam = models.CharField(_("naam"), max_length=200)
    cellen = models.JSONField(_("per kolom"), default=list, blank=True)
    initiatief = models.ForeignKey(
        Initiatief, models.SET_NULL, null=True, related_name="+", verbose_name=_("initiatief")
    )
    versies = models.JSONField(_("versies in de geschiedenis"), default=dict, blank=True)
    gelaten = models.CharField(_("waarom niet teruggezet"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("rij van een blad")
        verbose_name_plural = _("rijen van een blad")
        ordering = ["rij"]
        constraints = [
            models.UniqueConstraint(fields=["inlezing", "rij"], name="inleesregel_rij_uniek"),
            models.CheckConstraint(
                condition=models.Q(oordeel__in=["fout", "nieuw", "gewijzigd", "ongewijzigd", "overgeslagen"]),
                name="inleesregel_oordeel_bekend",
            ),
        ]
        indexes = [models.Index(fields=["inlezing", "oordeel", "rij"], name="inleesregel_oordeel")]

    def __str__(self) -> str:
        return f"{self.rij}: {self.naam}"
