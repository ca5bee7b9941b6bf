"""How many people are in the last phase of life, per area; by which method, how sure, and according to whom."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Gebied
from socialekaart.models.geschiedenis import Geschiedenis

JAAR = [MinValueValidator(1990), MaxValueValidator(2100)]


class Schattingsmethode(models.Model):
    """A way to estimate. With shares it is computed: deaths of a year × the share of them that was expected.

    ``aandeel_laag`` and ``aandeel_hoog`` are the lowest and highest share that a publication gives.
    """

    slug = models.SlugField(
        _("slug"), unique=True, help_text=_("Staat in bladen en exports. Verander dit liever niet.")
    )
    naam = models.CharField(_("naam"), max_length=80)
    naam_en = models.CharField(_("naam in het Engels"), max_length=80, blank=True)
    uitleg = models.TextField(_("uitleg"), blank=True)
    uitleg_en = models.TextField(_("uitleg in het Engels"), blank=True)
    aandeel = models.DecimalField(_("deel van de sterfgevallen"), max_digits=6, decimal_places=5, null=True, blank=True)
    aandeel_laag = models.DecimalField(_("laagste deel"), max_digits=6, decimal_places=5, null=True, blank=True)
    aandeel_hoog = models.DecimalField(_("hoogste deel"), max_digits=6, decimal_places=5, null=True, blank=True)
    bron = models.TextField(_("bron"), blank=True, help_text=_("Welke publicatie, van welk jaar?"))
    volgorde = models.PositiveSmallIntegerField(
        _("volgorde"), default=100, help_text=_("De laagste is de eerste keuze op de site.")
    )

    history = Geschiedenis(verbose_name=_("geschiedenis van schattingsmethode"))

    class Meta:
        verbose_name = _("schattingsmethode")
        verbose_name_plural = _("schattingsmethoden")
        ordering = ["volgorde", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aandeel=None, aandeel_laag=None, aandeel_hoog=None)
                | Q(
                    aandeel_laag__gte=0,
                    aandeel__gte=F("aandeel_laag"),
                    aandeel_hoog__gte=F("aandeel"),
                    aandeel_hoog__lte=1,
                ),
                name="schattingsmethode_delen_op_volgorde",
                violation_error_message=_("Vul drie delen tussen 0 en 1 in, van laag naar hoog. Of geen van drie."),
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Bevolkingscijfer(models.Model):
    """How many people live in an area, and how many of a thousand die, in one year."""

    gebied = models.ForeignKey(Gebied, models.CASCADE, related_name="bevolking", verbose_name=_("gebied"))
    jaar = models.PositiveSmallIntegerField(_("jaar"), validators=JAAR)
    inwoners = models.PositiveIntegerField(_("inwoners"))
    vijfenzestigplus = models.PositiveIntegerField(_("65 jaar en ouder"), null=True, blank=True)
    sterfte_per_1000 = models.DecimalField(
        _("overledenen per 1.000 inwoners"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    bron = models.CharField(_("bron"), max_length=300, blank=True)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    history = Geschiedenis(verbose_name=_("geschiedenis van bevolkingscijfer"))

    class Meta:
        verbose_name = _("bevolkingscijfer")
        verbose_name_plural = _("bevolkingscijfers")
        ordering = ["gebied__naam", "-jaar"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "jaar"],
                name="bevolkingscijfer_een_per_jaar",
                violation_error_message=_("Van dit gebied en jaar is er al een cijfer."),
            ),
            models.CheckConstraint(condition=Q(jaar__range=(1990, 2100)), name="bevolkingscijfer_jaar_redelijk"),
            models.CheckConstraint(
                condition=Q(vijfenzestigplus=None) | Q(vijfenzestigplus__lte=F("inwoners")),
                name="bevolkingscijfer_ouderen_zijn_inwoners",
                violation_error_message=_("Er zijn niet meer 65-plussers dan inwoners."),
            ),
            models.CheckConstraint(
                condition=Q(sterfte_per_1000=None) | Q(sterfte_per_1000__range=(0, 1000)),
                name="bevolkingscijfer_sterfte_redelijk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebied} {self.jaar}"


class Doelgroepschatting(models.Model):
    """How many people in this area are in the last phase of life in one year, by one method, with its range.

    ``gemodelleerd``: computed from population, deaths and the shares of the method. Otherwise somebody gave the figure.
    """

    gebied = models.ForeignKey(Gebied, models.CASCADE, related_name="schattingen", verbose_name=_("gebied"))
    jaar = models.PositiveSmallIntegerField(_("jaar"), validators=JAAR)
    methode = models.ForeignKey(
        Schattingsmethode, models.PROTECT, related_name="schattingen", verbose_name=_("methode")
    )
    aantal = models.DecimalField(_("aantal mensen"), max_digits=10, decimal_places=2)
    laag = models.DecimalField(_("ten minste"), max_digits=10, decimal_places=2)
    hoog = models.DecimalField(_("ten hoogste"), max_digits=10, decimal_places=2)
    bron = models.TextField(_("bron"), help_text=_("Waar komt dit cijfer vandaan?"))
    gemodelleerd = models.BooleanField(_("berekend"), default=False, editable=False)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    history = Geschiedenis(verbose_name=_("geschiedenis van doelgroepschatting"))

    class Meta:
        verbose_name = _("doelgroepschatting")
        verbose_name_plural = _("doelgroepschattingen")
        ordering = ["gebied__naam", "-jaar", "methode__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebied", "jaar", "methode"],
                name="doelgroepschatting_een_per_methode",
                violation_error_message=_("Van dit gebied, dit jaar en deze methode is er al een schatting."),
            ),
            models.CheckConstraint(condition=Q(jaar__range=(1990, 2100)), name="doelgroepschatting_jaar_redelijk"),
            models.CheckConstraint(
                condition=Q(laag__gte=0, aantal__gte=F("laag"), hoog__gte=F("aantal")),
                name="doelgroepschatting_van_laag_naar_hoog",
                violation_error_message=_("Het aantal ligt tussen ‘ten minste’ en ‘ten hoogste’, en is niet negatief."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebied} {self.jaar}: {self.methode}"
