"""Reports for researchers that take a while: asked for, made by the worker, kept for some days."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Bestand


class Rapport(models.Model):
    """What somebody asked for, how far it is, and the file when it is done; kept for ``RAPPORT_BEWAAR_DAGEN``."""

    class Vorm(models.TextChoices):
        CSV = "csv", _("CSV")
        XLSX = "xlsx", _("Excel")
        PDF = "pdf", _("PDF")
        ZIP = "zip", _("datapakket")

    class Status(models.TextChoices):
        WACHT = "wacht", _("wacht")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        MISLUKT = "mislukt", _("mislukt")

    MAG_NAAR: dict[str, tuple[str, ...]] = {
        Status.WACHT: (Status.BEZIG,),
        Status.BEZIG: (Status.KLAAR, Status.MISLUKT),
        Status.KLAAR: (),
        Status.MISLUKT: (Status.WACHT,),
    }

    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="rapporten", verbose_name=_("voor wie")
    )
    vorm = models.CharField(_("vorm"), max_length=4, choices=Vorm)
    keuzes = models.JSONField(_("keuzes"), default=dict)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WACHT, editable=False)
    voortgang = models.PositiveSmallIntegerField(_("voortgang in procenten"), default=0, editable=False)
    bestand = models.ForeignKey(
        Bestand,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="rapporten",
        verbose_name=_("bestand"),
    )
    created_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    klaar_op = models.DateTimeField(_("klaar op"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("rapport")
        verbose_name_plural = _("rapporten")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["wacht", "bezig", "klaar", "mislukt"]), name="rapport_status_bekend"
            ),
            models.CheckConstraint(condition=Q(vorm__in=["csv", "xlsx", "pdf", "zip"]), name="rapport_vorm_bekend"),
            models.CheckConstraint(condition=Q(voortgang__lte=100), name="rapport_voortgang_tot_honderd"),
            models.CheckConstraint(
                condition=~Q(status="klaar") | Q(bestand__isnull=False), name="rapport_klaar_heeft_bestand"
            ),
        ]

    def __str__(self) -> str:
        moment = f"{localtime(self.created_at):%d-%m-%Y %H:%M}" if self.created_at else ""
        return f"{self.get_vorm_display()} {moment}".strip()
