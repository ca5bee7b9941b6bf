"""Organisations that offer initiatives or take part in the project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .geschiedenis import Geschiedenis
from .velden import uuidveld


class OrganisatieQuerySet(models.QuerySet["Organisatie"]):
    def partners(self) -> "OrganisatieQuerySet":
        """Partners of the project, by name."""
        return self.filter(partner=True).order_by("naam")


class Organisatie(models.Model):
    """An organisation. Whether help is formal or informal belongs to the initiative, not to the organisation."""

    class Soort(models.TextChoices):
        ZORG = "zorg", _("zorg")
        WELZIJN = "welzijn", _("welzijn")
        VRIJWILLIGERS = "vrijwilligers", _("vrijwilligers")
        GEMEENTE = "gemeente", _("gemeente")
        NETWERK = "netwerk", _("netwerk")
        ONDERZOEK = "onderzoek", _("onderzoek en onderwijs")
        OVERIG = "overig", _("anders")

    uuid = uuidveld()
    naam = models.CharField(_("naam"), max_length=200, unique=True)
    slug = models.SlugField(_("slug"), max_length=220, unique=True)
    soort_organisatie = models.CharField(_("soort organisatie"), max_length=20, choices=Soort, default=Soort.OVERIG)
    website = models.URLField(_("website"), blank=True)
    partner = models.BooleanField(_("partner van het project"), default=False)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de kaart te laten zien."))

    objects = OrganisatieQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van organisatie"))

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    soort_organisatie__in=[
                        "zorg",
                        "welzijn",
                        "vrijwilligers",
                        "gemeente",
                        "netwerk",
                        "onderzoek",
                        "overig",
                    ]
                ),
                name="organisatie_soort_bekend",
            ),
            models.CheckConstraint(
                condition=models.Q(partner=False) | models.Q(voorbeeld=False),
                name="organisatie_partner_is_echt",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
