"""The areas of the city: stadsdeel, gebied, wijk and buurt."""

from django.conf import settings
from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _


class GebiedQuerySet(models.QuerySet["Gebied"]):
    """Areas by kind."""

    def stadsdelen(self) -> "GebiedQuerySet":
        return self.filter(soort=Gebied.Soort.STADSDEEL)

    def wijken(self) -> "GebiedQuerySet":
        return self.filter(soort=Gebied.Soort.WIJK)

    def buurten(self) -> "GebiedQuerySet":
        return self.filter(soort=Gebied.Soort.BUURT)

    def in_stadsdeel(self, stadsdeel: "Gebied") -> "GebiedQuerySet":
        """Wijken and buurten whose code starts with that of the stadsdeel (the layers' own hierarchy)."""
        return self.filter(code__startswith=stadsdeel.code)


class Gebied(models.Model):
    """An area with an official code.

    The hierarchy is in the code: stadsdeel ``T``, wijk ``TA``, buurt ``TA01``; a gebied has ``G``, the letter of
    its stadsdeel and a number (``GT21``). Layers come from different years and do not nest exactly, so a point is
    looked up in each layer apart.
    """

    class Soort(models.TextChoices):
        STADSDEEL = "stadsdeel", _("stadsdeel")
        GEBIED = "gebied", _("gebied")
        WIJK = "wijk", _("wijk")
        BUURT = "buurt", _("buurt")

    soort = models.CharField(_("soort"), max_length=10, choices=Soort)
    code = models.CharField(_("code"), max_length=10)
    naam = models.CharField(_("naam"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=120)
    geometrie = models.MultiPolygonField(_("grens"), srid=4326)
    schets = models.BooleanField(_("schets"), default=False, help_text=_("Getekend, geen officiële grens."))
    bron = models.CharField(_("bron"), max_length=300)
    bijgewerkt_op = models.DateTimeField(_("bijgewerkt op"), auto_now=True)
    coordinatoren = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="stadsdelen", verbose_name=_("coördinatoren")
    )

    objects = GebiedQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        ordering = ["soort", "naam"]
        constraints = [
            models.UniqueConstraint(fields=["soort", "code"], name="gebied_soort_code_uniek"),
            models.UniqueConstraint(fields=["soort", "slug"], name="gebied_soort_slug_uniek"),
            models.CheckConstraint(
                condition=models.Q(soort__in=["stadsdeel", "gebied", "wijk", "buurt"]),
                name="gebied_soort_bekend",
            ),
            models.CheckConstraint(condition=~models.Q(code=""), name="gebied_code_gevuld"),
        ]

    def __str__(self) -> str:
        return self.naam
