"""What people in care and welfare say about working together."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Gebied, Organisatie, Perspectief, Thema
from socialekaart.models.film import Film
from socialekaart.models.geschiedenis import Geschiedenis

from .basis import VanStadsdeelQuerySet


class ErvaringQuerySet(VanStadsdeelQuerySet):
    def published(self) -> "ErvaringQuerySet":
        """What the site shows today."""
        return self.filter(status=Ervaring.Status.GEPUBLICEERD, publicatiedatum__lte=localdate())

    def for_page(self) -> "ErvaringQuerySet":
        """With all that the page tells, and without areas and the bytes of pictures."""
        verbonden = self.select_related("perspectief", "organisatie", "stadsdeel", "film_beeld")
        return verbonden.defer("stadsdeel__geometrie", "film_beeld__inhoud").prefetch_related("themas")


class Ervaring(Film):
    """A short quote, with or without a film; of a function, never of a name."""

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        GEPUBLICEERD = "gepubliceerd", _("gepubliceerd")

    citaat = models.CharField(_("wat iemand zegt"), max_length=400)
    functie = models.CharField(_("functie"), max_length=100, help_text=_("Bijvoorbeeld: huisarts. Geen naam."))
    perspectief = models.ForeignKey(Perspectief, models.PROTECT, related_name="ervaringen", verbose_name=_("groep"))
    organisatie = models.ForeignKey(
        Organisatie, models.SET_NULL, null=True, blank=True, related_name="ervaringen", verbose_name=_("organisatie")
    )
    stadsdeel = models.ForeignKey(
        Gebied,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="ervaringen",
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
    )
    themas = models.ManyToManyField(Thema, blank=True, related_name="ervaringen", verbose_name=_("thema’s"))
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.CONCEPT)
    publicatiedatum = models.DateField(_("Op de site vanaf"), default=localdate)
    toestemming = models.BooleanField(_("wie dit zei, vindt het goed dat het op de site staat"), default=False)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = ErvaringQuerySet.as_manager()
    history = Geschiedenis(m2m_fields=[themas], verbose_name=_("geschiedenis van ervaring"))

    class Meta:
        verbose_name = _("ervaring")
        verbose_name_plural = _("ervaringen")
        ordering = ["-publicatiedatum", "-pk"]
        constraints = [
            *Film.Meta.constraints,
            models.CheckConstraint(condition=Q(status__in=["concept", "gepubliceerd"]), name="ervaring_status_bekend"),
            models.CheckConstraint(
                condition=~Q(status="gepubliceerd") | Q(toestemming=True) | Q(voorbeeld=True),
                name="ervaring_op_site_met_toestemming",
                violation_error_message=_("Vraag eerst of dit op de site mag."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.functie}: {self.citaat[:60]}"

    @property
    def komt_nog(self) -> bool:
        """Ready, but its day has not come."""
        return self.status == self.Status.GEPUBLICEERD and self.publicatiedatum > localdate()
