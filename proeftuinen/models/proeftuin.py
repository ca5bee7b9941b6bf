"""A proeftuin: where care and welfare try out working together, who takes part, and what happened when."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Bestand, Gebied, Organisatie
from socialekaart.models.geschiedenis import Geschiedenis
from socialekaart.models.velden import Opmaakveld

from .basis import VanStadsdeelQuerySet


class ProeftuinQuerySet(VanStadsdeelQuerySet):
    """Proeftuinen as people speak of them."""

    def published(self) -> "ProeftuinQuerySet":
        return self.filter(status=Proeftuin.Status.GEPUBLICEERD)

    def with_stadsdeel(self) -> "ProeftuinQuerySet":
        return self.select_related("stadsdeel").defer("stadsdeel__geometrie")

    def with_deelnemers(self, dag: date) -> "ProeftuinQuerySet":
        """``aantal_deelnemers``: how many organisations take part on that day; after the end, on the last day."""
        op = Least("eind", Value(dag, models.DateField()))
        begonnen = Q(deelnames__van=None) | Q(deelnames__van__lte=op)
        nog_bij = Q(deelnames__tot=None) | Q(deelnames__tot__gte=op)
        organisaties = models.Count("deelnames__organisatie", distinct=True, filter=begonnen & nog_bij)
        return self.annotate(aantal_deelnemers=organisaties)


class Proeftuin(models.Model):
    """One proeftuin; its stadsdeel says whose it is."""

    DELEN = ("managers", "deelnames", "mijlpalen", "documenten")

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        GEPUBLICEERD = "gepubliceerd", _("gepubliceerd")

    naam = models.CharField(
        _("naam"), max_length=80, help_text=_("Zonder het woord proeftuin. Bijvoorbeeld: Zuidoost.")
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    stadsdeel = models.ForeignKey(
        Gebied,
        models.PROTECT,
        related_name="proeftuinen",
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
    )
    doel = models.CharField(_("doel"), max_length=300, blank=True, help_text=_("Eén zin die iedereen begrijpt."))
    beschrijving = Opmaakveld(_("wat we doen"), blank=True)
    begin = models.DateField(_("begin"), null=True, blank=True)
    eind = models.DateField(_("eind"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.CONCEPT)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = ProeftuinQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van proeftuin"))

    class Meta:
        verbose_name = _("proeftuin")
        verbose_name_plural = _("proeftuinen")
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["concept", "gepubliceerd"]), name="proeftuin_status_bekend"),
            models.CheckConstraint(
                condition=Q(begin=None) | Q(eind=None) | Q(eind__gte=F("begin")),
                name="proeftuin_eind_na_begin",
                violation_error_message=_("Het eind ligt voor het begin."),
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("proeftuin", args=[self.slug])

    @property
    def op_site(self) -> bool:
        return self.status == self.Status.GEPUBLICEERD

    @property
    def afgelopen(self) -> bool:
        return self.eind is not None and self.eind < localdate()


class Netwerkmanager(models.Model):
    """Who leads a proeftuin: a function at an organisation, never a name."""

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="managers", verbose_name=_("proeftuin"))
    functie = models.CharField(_("functie"), max_length=100, help_text=_("Geen naam van iemand."))
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="netwerkmanagers", verbose_name=_("organisatie")
    )

    history = Geschiedenis(verbose_name=_("geschiedenis van netwerkmanager"))

    class Meta:
        verbose_name = _("netwerkmanager")
        verbose_name_plural = _("netwerkmanagers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.functie}, {self.organisatie}"


class DeelnameQuerySet(models.QuerySet["Deelname"]):
    def on(self, dag: date) -> "DeelnameQuerySet":
        """Of this day; a day that nobody knows is no limit."""
        return self.filter(Q(van=None) | Q(van__lte=dag), Q(tot=None) | Q(tot__gte=dag))


class Deelname(models.Model):
    """An organisation that takes part, as what, and in which period (both days included)."""

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="deelnames", verbose_name=_("proeftuin"))
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="deelnames", verbose_name=_("organisatie")
    )
    rol = models.CharField(_("rol"), max_length=100, blank=True, help_text=_("Bijvoorbeeld: doet mee, of denkt mee."))
    van = models.DateField(_("van"), null=True, blank=True)
    tot = models.DateField(_("tot en met"), null=True, blank=True)

    objects = DeelnameQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van deelname"))

    class Meta:
        verbose_name = _("deelname")
        verbose_name_plural = _("wie doen mee")
        ordering = ["organisatie__naam", "van", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proeftuin", "organisatie", "van"],
                nulls_distinct=False,
                name="deelname_een_keer",
                violation_error_message=_("Deze organisatie staat er al bij vanaf die dag."),
            ),
            models.CheckConstraint(
                condition=Q(van=None) | Q(tot=None) | Q(tot__gte=F("van")),
                name="deelname_tot_na_van",
                violation_error_message=_("Het eind ligt voor het begin."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisatie)

    def is_on(self, dag: date) -> bool:
        """As ``Deelname.objects.on``, for one that was read."""
        return (self.van is None or self.van <= dag) and (self.tot is None or self.tot >= dag)


class Mijlpaal(models.Model):
    """Something that happened, or is planned, on the timeline of a proeftuin."""

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="mijlpalen", verbose_name=_("proeftuin"))
    datum = models.DateField(_("datum"))
    titel = models.CharField(_("titel"), max_length=120)
    tekst = models.CharField(_("wat er gebeurde"), max_length=500, blank=True)

    history = Geschiedenis(verbose_name=_("geschiedenis van mijlpaal"))

    class Meta:
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("tijdlijn")
        ordering = ["datum", "pk"]

    def __str__(self) -> str:
        return self.titel


class Document(models.Model):
    """A file that a proeftuin shares."""

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="documenten", verbose_name=_("proeftuin"))
    titel = models.CharField(_("titel"), max_length=120)
    datum = models.DateField(_("datum"), default=localdate)
    bestand = models.ForeignKey(Bestand, models.PROTECT, related_name="documenten", verbose_name=_("bestand"))
    openbaar = models.BooleanField(_("staat op de site"), default=True)

    history = Geschiedenis(verbose_name=_("geschiedenis van document"))

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        ordering = ["-datum", "pk"]

    def __str__(self) -> str:
        return self.titel
