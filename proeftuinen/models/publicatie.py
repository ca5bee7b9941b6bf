"""Results: interim and final publications, with their files and the figures that can be made again."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Bestand
from socialekaart.models.geschiedenis import Geschiedenis
from socialekaart.models.velden import Opmaakveld

from .basis import VanStadsdeelQuerySet
from .proeftuin import Proeftuin

# An address of the site itself: figures lead to our own exports.
validate_eigen_adres = RegexValidator(
    r"^/(?!/)[\w./?&=%+:,-]*\Z", _("Schrijf een adres van deze site, zoals: /netwerk.csv?stadsdeel=zuidoost")
)


class PublicatieQuerySet(VanStadsdeelQuerySet):
    stadsdeel = "proeftuin__stadsdeel"

    def published(self) -> "PublicatieQuerySet":
        """What the site shows today."""
        return self.filter(status=Publicatie.Status.GEPUBLICEERD, datum__lte=localdate())


class Publicatie(models.Model):
    """One publication; of a proeftuin, or of the whole project."""

    DELEN = ("bestanden", "cijfers")

    class Soort(models.TextChoices):
        TUSSEN = "tussen", _("tussenresultaat")
        EIND = "eind", _("eindresultaat")
        ARTIKEL = "artikel", _("artikel")
        HULPMIDDEL = "hulpmiddel", _("hulpmiddel")

    class Licentie(models.TextChoices):
        CC0 = "cc0", _("CC0: iedereen mag alles")
        CC_BY = "cc-by", _("CC BY 4.0: met de naam van de maker")
        CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0: met de naam van de maker, en onder dezelfde voorwaarde")
        CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0: met de naam van de maker, en niet om geld te verdienen")
        VOORBEHOUDEN = "voorbehouden", _("alle rechten voorbehouden")

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        GEPUBLICEERD = "gepubliceerd", _("gepubliceerd")

    titel = models.CharField(_("titel"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=180, unique=True)
    soort = models.CharField(_("soort"), max_length=12, choices=Soort)
    datum = models.DateField(_("datum"), default=localdate, help_text=_("Vanaf deze dag staat het op de site."))
    auteurs = models.CharField(
        _("auteurs"), max_length=300, blank=True, help_text=_("Zoals op de publicatie, met komma’s ertussen.")
    )
    licentie = models.CharField(_("wat mogen anderen ermee"), max_length=15, choices=Licentie, default=Licentie.CC_BY)
    samenvatting = models.CharField(
        _("samenvatting"), max_length=300, blank=True, help_text=_("Eén of twee zinnen. Deze staan in de lijst.")
    )
    tekst = Opmaakveld(_("in gewone taal"), blank=True, help_text=_("Wat is gevonden, en wat betekent dat?"))
    proeftuin = models.ForeignKey(
        Proeftuin,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="publicaties",
        verbose_name=_("proeftuin"),
    )
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.CONCEPT)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = PublicatieQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van publicatie"))

    class Meta:
        verbose_name = _("publicatie")
        verbose_name_plural = _("resultaten")
        ordering = ["-datum", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["concept", "gepubliceerd"]), name="publicatie_status_bekend"
            ),
            models.CheckConstraint(
                condition=~Q(status="gepubliceerd") | ~Q(samenvatting="") & ~Q(auteurs=""),
                name="publicatie_gepubliceerd_is_af",
                violation_error_message=_("Schrijf een samenvatting en de auteurs op voordat u dit op de site zet."),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("publicatie", args=[self.slug])

    @property
    def op_site(self) -> bool:
        return self.status == self.Status.GEPUBLICEERD and self.datum <= localdate()


class Publicatiebestand(models.Model):
    """A file of a publication, such as the report or its data."""

    publicatie = models.ForeignKey(Publicatie, models.CASCADE, related_name="bestanden", verbose_name=_("publicatie"))
    titel = models.CharField(_("titel"), max_length=120, help_text=_("Bijvoorbeeld: het hele rapport."))
    bestand = models.ForeignKey(Bestand, models.PROTECT, related_name="publicaties", verbose_name=_("bestand"))

    history = Geschiedenis(verbose_name=_("geschiedenis van publicatiebestand"))

    class Meta:
        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.titel


class Cijfer(models.Model):
    """A figure in a publication, and the export of this site that yields it again."""

    publicatie = models.ForeignKey(Publicatie, models.CASCADE, related_name="cijfers", verbose_name=_("publicatie"))
    tekst = models.CharField(_("het cijfer in een zin"), max_length=200)
    adres = models.CharField(
        _("adres van de export"),
        max_length=300,
        validators=[validate_eigen_adres],
        help_text=_("Op deze site. Bijvoorbeeld: /netwerk.csv?stadsdeel=zuidoost&peildatum=2026-06-01"),
    )

    history = Geschiedenis(verbose_name=_("geschiedenis van cijfer"))

    class Meta:
        verbose_name = _("cijfer")
        verbose_name_plural = _("cijfers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.tekst
