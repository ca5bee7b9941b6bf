"""From whom we take services over, and what their words for them are in ours."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Doelgroep, Ondersteuningswens
from socialekaart.models.geschiedenis import Geschiedenis


class Hsdsbron(models.Model):
    """A server or file with services in HSDS. Records that come from it have its name as ``Initiatief.bron``."""

    naam = models.CharField(_("naam"), max_length=100, unique=True, help_text=_("Komt als bron bij elk initiatief."))
    adres = models.URLField(_("adres"), blank=True, help_text=_("Van de HSDS-dienst, zoals https://voorbeeld.nl/hsds"))
    gelezen_tot = models.DateTimeField(
        _("gelezen tot"), null=True, blank=True, help_text=_("Wat daarna is gewijzigd, komt er de volgende keer bij.")
    )

    history = Geschiedenis(verbose_name=_("geschiedenis van HSDS-bron"))

    class Meta:
        verbose_name = _("HSDS-bron")
        verbose_name_plural = _("HSDS-bronnen")
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class TermvertalingQuerySet(models.QuerySet["Termvertaling"]):
    def without_meaning(self) -> "TermvertalingQuerySet":
        """What came by and waits for somebody who says what it means."""
        return self.filter(wens=None, doelgroep=None, soort="", genegeerd=False)


class Termvertaling(models.Model):
    """What a term of somebody else's taxonomy means here: a wish, a group, a kind, or nothing that we keep.

    A term that came by and that nobody looked at yet is one without a meaning, that is not ``genegeerd``.
    """

    class Soort(models.TextChoices):
        FORMEEL = "formeel", _("Formeel")
        INFORMEEL = "informeel", _("Informeel")

    bron = models.ForeignKey(Hsdsbron, models.CASCADE, related_name="termen", verbose_name=_("bron"))
    taxonomie = models.CharField(_("taxonomie"), max_length=200, blank=True)
    term = models.CharField(_("term"), max_length=200, help_text=_("De code of de naam, zoals de bron die schrijft."))
    wens = models.ForeignKey(
        Ondersteuningswens, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("wens")
    )
    doelgroep = models.ForeignKey(
        Doelgroep, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("doelgroep")
    )
    soort = models.CharField(_("soort"), max_length=10, choices=Soort, blank=True)
    genegeerd = models.BooleanField(_("telt niet mee"), default=False)

    objects = TermvertalingQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van vertaling"))

    class Meta:
        verbose_name = _("vertaling van een term")
        verbose_name_plural = _("vertalingen van termen")
        ordering = ["bron", "taxonomie", "term"]
        constraints = [
            models.UniqueConstraint(fields=["bron", "taxonomie", "term"], name="termvertaling_een_per_term"),
            models.CheckConstraint(
                condition=Q(soort__in=["", "formeel", "informeel"]), name="termvertaling_soort_bekend"
            ),
            models.CheckConstraint(
                condition=Q(genegeerd=False) | Q(wens=None, doelgroep=None, soort=""),
                name="termvertaling_genegeerd_zegt_niets",
                violation_error_message=_("Kies een betekenis, of ‘telt niet mee’. Niet allebei."),
            ),
        ]

    def __str__(self) -> str:
        return self.term
