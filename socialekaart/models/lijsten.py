"""Reference lists that a coordinator can extend: domains, wishes and groups of people."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .geschiedenis import Geschiedenis


class Lijst(models.Model):
    """A row of a reference list; the slug is used in addresses and exports and does not change."""

    slug = models.SlugField(
        _("slug"), unique=True, help_text=_("Staat in adressen en exports. Verander dit liever niet.")
    )
    naam = models.CharField(_("naam"), max_length=80)
    naam_en = models.CharField(_("naam in het Engels"), max_length=80, blank=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    history = Geschiedenis(inherit=True, verbose_name=_("geschiedenis van lijst"))

    class Meta:
        abstract = True
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def vertaalde_naam(self) -> str:
        """The name in the language of the page; in Dutch as long as there is no other."""
        return (get_language() == "en" and self.naam_en) or self.naam


class Domein(Lijst):
    """One of the domains of palliative care: physical, social, psychological, spiritual."""

    publieksnaam = models.CharField(_("naam voor bezoekers"), max_length=80)
    publieksnaam_en = models.CharField(_("naam voor bezoekers in het Engels"), max_length=80, blank=True)
    uitleg = models.CharField(_("uitleg"), max_length=200, blank=True)
    uitleg_en = models.CharField(_("uitleg in het Engels"), max_length=200, blank=True)

    class Meta(Lijst.Meta):
        verbose_name = _("domein")
        verbose_name_plural = _("domeinen")


class Ondersteuningswens(Lijst):
    """Something that people in the last phase of life, or those close to them, wish for."""

    domein = models.ForeignKey(Domein, models.PROTECT, related_name="wensen", verbose_name=_("domein"))
    uitleg = models.CharField(_("uitleg"), max_length=200, blank=True)
    uitleg_en = models.CharField(_("uitleg in het Engels"), max_length=200, blank=True)

    class Meta(Lijst.Meta):
        verbose_name = _("ondersteuningswens")
        verbose_name_plural = _("ondersteuningswensen")
        ordering = ["domein__volgorde", "volgorde", "naam"]


class Doelgroep(Lijst):
    """A group of people for whom an initiative is meant."""

    class Meta(Lijst.Meta):
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class Thema(Lijst):
    """What a good example or a cooperation is about, such as spiritual care at home."""

    class Meta(Lijst.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema’s")


class Perspectief(Lijst):
    """One of the groups who see cooperation from their own side: people who are ill, carers, professionals, ..."""

    class Meta(Lijst.Meta):
        verbose_name = _("perspectief")
        verbose_name_plural = _("perspectieven")
