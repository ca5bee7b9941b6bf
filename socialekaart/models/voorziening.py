"""Which kinds of municipal facilities come onto the map, as a table that a coordinator edits."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .geschiedenis import Geschiedenis
from .initiatief import Initiatief
from .lijsten import Doelgroep, Ondersteuningswens

# Addresses of vulnerable people, and places that are no support: never imported, whatever the table says.
NOOIT_DOMEINEN = frozenset({"onderwijs"})
NOOIT = frozenset({"opvanglocatie", "gezinshuis", "behandel-/woonlocatie", "sporthal", "sportzaal", "gymzaal"})


def is_verboden(*, domein: str = "", categorie: str, soort: str) -> bool:
    """Whether this kind of facility may never be shown."""
    return (
        domein.strip().lower() in NOOIT_DOMEINEN
        or categorie.strip().lower() in NOOIT
        or soort.strip().lower() in NOOIT
        or "onderwijs" in categorie.lower()
    )


class Voorzieningsoort(models.Model):
    """One category of the municipal layer: whether it comes in, and as what."""

    categorie = models.CharField(_("categorie"), max_length=60)
    soort_voorziening = models.CharField(
        _("soort in de laag"), max_length=60, blank=True, help_text=_("Leeg: elke soort in deze categorie.")
    )
    meenemen = models.BooleanField(_("komt op de kaart"), default=False)
    soort = models.CharField(_("formeel of informeel"), max_length=10, choices=Initiatief.Soort)
    wensen = models.ManyToManyField(Ondersteuningswens, blank=True, related_name="+", verbose_name=_("wensen"))
    doelgroepen = models.ManyToManyField(Doelgroep, blank=True, related_name="+", verbose_name=_("doelgroepen"))
    samenvatting = models.CharField(
        _("samenvatting"), max_length=300, help_text=_("Geldt voor elke plek van deze soort.")
    )

    history = Geschiedenis(m2m_fields=[wensen, doelgroepen], verbose_name=_("geschiedenis van soort voorziening"))

    class Meta:
        verbose_name = _("soort voorziening")
        verbose_name_plural = _("soorten voorzieningen")
        ordering = ["categorie", "soort_voorziening"]
        constraints = [
            models.UniqueConstraint(fields=["categorie", "soort_voorziening"], name="voorzieningsoort_uniek"),
            models.CheckConstraint(
                condition=models.Q(soort__in=["formeel", "informeel"]), name="voorzieningsoort_soort_bekend"
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(deel for deel in (self.categorie, self.soort_voorziening) if deel)

    def clean(self) -> None:
        if is_verboden(categorie=self.categorie, soort=self.soort_voorziening):
            raise ValidationError(
                _("Deze soort komt nooit op de kaart: het is onderwijs of sport, of het adres van kwetsbare mensen.")
            )
