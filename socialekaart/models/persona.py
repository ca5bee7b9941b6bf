"""Personas: invented people who show what somebody may wish for, and how to begin the conversation."""

from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from .geschiedenis import Geschiedenis
from .lijsten import Doelgroep, Domein, Ondersteuningswens
from .velden import Opmaakveld


class PersonaQuerySet(models.QuerySet["Persona"]):
    """Personas as people speak of them."""

    def published(self) -> "PersonaQuerySet":
        """What the site shows today."""
        return self.filter(gepubliceerd=True, publicatiedatum__lte=localdate())

    def for_page(self) -> "PersonaQuerySet":
        """Published, with all that the page of one persona shows."""
        return self.published().prefetch_related(
            "doelgroepen",
            models.Prefetch("wensen", queryset=PersonaWens.objects.select_related("wens__domein")),
            models.Prefetch("vragen", queryset=Gespreksvraag.objects.select_related("domein")),
        )


class Persona(models.Model):
    """An invented person in the last phase of life, or close to somebody who is."""

    DELEN = ("wensen", "vragen")

    naam = models.CharField(_("naam"), max_length=40, help_text=_("Een voornaam. Verzin de persoon."))
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    leeftijd = models.PositiveSmallIntegerField(_("leeftijd"), null=True, blank=True)
    kenmerk = models.CharField(
        _("in een paar woorden"), max_length=60, help_text=_("De ziekte of de rol, zoals: COPD, of mantelzorger.")
    )
    uitspraak = models.CharField(
        _("uitspraak"), max_length=120, help_text=_("Eén zin die deze persoon zou zeggen. Zonder aanhalingstekens.")
    )
    situatie = Opmaakveld(_("situatie"), help_text=_("Wie is dit? Twee tot vier korte zinnen."))
    doelgroepen = models.ManyToManyField(
        Doelgroep,
        blank=True,
        related_name="personas",
        verbose_name=_("doelgroepen"),
        help_text=_("Initiatieven voor deze groepen, of voor iedereen, staan bovenaan."),
    )
    aandachtspunten = models.TextField(
        _("waar u op let"), blank=True, help_text=_("Voor wie het gesprek voert. Elk punt op een eigen regel.")
    )
    gepubliceerd = models.BooleanField(_("gepubliceerd"), default=False)
    publicatiedatum = models.DateField(_("Op de site vanaf"), default=localdate)

    objects = PersonaQuerySet.as_manager()
    history = Geschiedenis(m2m_fields=[doelgroepen], verbose_name=_("geschiedenis van persona"))

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("persona’s")
        ordering = ["volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(leeftijd__isnull=True) | models.Q(leeftijd__lte=120), name="persona_leeftijd_kan"
            ),
            models.CheckConstraint(
                condition=~models.Q(naam="") & ~models.Q(uitspraak="") & ~models.Q(situatie=""),
                name="persona_is_ingevuld",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.leeftijd}" if self.leeftijd else self.naam

    def get_absolute_url(self) -> str:
        return reverse("persona", args=[self.slug])

    @property
    def op_site(self) -> bool:
        return self.gepubliceerd and self.publicatiedatum <= localdate()


class PersonaWens(models.Model):
    """A wish of a persona, and how this person would say it."""

    persona = models.ForeignKey(Persona, models.CASCADE, related_name="wensen", verbose_name=_("persona"))
    wens = models.ForeignKey(
        Ondersteuningswens, models.PROTECT, related_name="personas", verbose_name=_("ondersteuningswens")
    )
    uitspraak = models.CharField(
        _("in eigen woorden"), max_length=160, help_text=_("Zo zou deze persoon het zeggen. Zonder aanhalingstekens.")
    )
    toelichting = models.CharField(
        _("toelichting"), max_length=250, blank=True, help_text=_("Wat kan helpen, of waar moet u aan denken?")
    )
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    history = Geschiedenis(verbose_name=_("geschiedenis van wens van persona"))

    class Meta:
        verbose_name = _("wens van een persona")
        verbose_name_plural = _("wensen van een persona")
        ordering = ["wens__domein__volgorde", "volgorde", "wens__volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["persona", "wens"],
                name="personawens_eenmaal_per_persona",
                violation_error_message=_("Deze persona heeft deze wens al."),
            ),
            models.CheckConstraint(condition=~models.Q(uitspraak=""), name="personawens_heeft_uitspraak"),
        ]

    def __str__(self) -> str:
        return self.wens.naam


class Gespreksvraag(models.Model):
    """An open question to begin the conversation with."""

    persona = models.ForeignKey(Persona, models.CASCADE, related_name="vragen", verbose_name=_("persona"))
    domein = models.ForeignKey(Domein, models.PROTECT, related_name="gespreksvragen", verbose_name=_("domein"))
    vraag = models.CharField(_("vraag"), max_length=200, help_text=_("Een open vraag, zoals u hem hardop stelt."))
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    history = Geschiedenis(verbose_name=_("geschiedenis van gespreksvraag"))

    class Meta:
        verbose_name = _("gespreksvraag")
        verbose_name_plural = _("gespreksvragen")
        ordering = ["domein__volgorde", "volgorde", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(vraag=""), name="gespreksvraag_heeft_vraag")]

    def __str__(self) -> str:
        return self.vraag
