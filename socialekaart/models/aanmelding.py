"""A suggestion from outside, and what is done with it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .initiatief import Initiatief

if TYPE_CHECKING:
    from palliatief.gebruikers.models import Gebruiker

# So long a sender may wait with the click in the mail.
BEVESTIGEN_BINNEN = timedelta(days=7)


class AanmeldingQuerySet(models.QuerySet["Aanmelding"]):
    """Suggestions as coordinators speak of them."""

    def confirmed(self) -> "AanmeldingQuerySet":
        """The sender clicked the link in the mail; all others do not exist yet for anybody."""
        return self.filter(bevestigd_op__isnull=False)

    def open(self) -> "AanmeldingQuerySet":
        """Waiting for a decision; the oldest first."""
        return self.confirmed().filter(status__in=Aanmelding.OPEN).order_by("bevestigd_op", "pk")

    def for_gebruiker(self, gebruiker: "Gebruiker") -> "AanmeldingQuerySet":
        """Those that this user may see and decide: about records that they may edit, and new ones that would be.

        What names no stadsdeel is nobody's, so everybody sees it.
        """
        if gebruiker.has_perm("socialekaart.edit_elk_initiatief"):
            return self
        stadsdelen = list(gebruiker.stadsdelen.values_list("slug", flat=True))
        van_de_stad = Q(gegevens__contains={"heel_amsterdam": True})
        nieuw = Q(gegevens__werkgebied__has_any_keys=stadsdelen) | Q(gegevens__werkgebied__0__isnull=True)
        if gebruiker.has_perm("socialekaart.edit_stedelijk_initiatief"):
            nieuw |= van_de_stad
        else:
            nieuw &= ~van_de_stad
        bestaand = Q(initiatief__in=Initiatief.objects.editable_by(gebruiker))
        return self.filter(bestaand | Q(initiatief=None) & nieuw)

    def never_confirmed(self) -> "AanmeldingQuerySet":
        """Too late for the link: to be forgotten."""
        return self.filter(bevestigd_op=None, created_at__lt=timezone.now() - BEVESTIGEN_BINNEN)

    def to_forget(self) -> "AanmeldingQuerySet":
        """Decided so long ago that nothing of the sender may stay."""
        grens = timezone.now() - timedelta(days=settings.AANMELDING_BEWAAR_DAGEN)
        return self.filter(besloten_op__lt=grens, gewist_op=None)


class Aanmelding(models.Model):
    """A suggestion: a new initiative, a correction, that something has stopped, or a good example.

    ``gegevens`` are the proposed fields, ``oud`` what those that were taken over had before (of a good example: which
    record was made of it). There is no history: that would keep the sender. ``stappen`` tells who did what.
    """

    class Soort(models.TextChoices):
        NIEUW = "nieuw", _("Nieuw")
        WIJZIGING = "wijziging", _("Wijziging")
        WEG = "weg", _("Bestaat niet meer")
        GOED_VOORBEELD = "goed_voorbeeld", _("Goed voorbeeld")

    class Status(models.TextChoices):
        NIEUW = "nieuw", _("nieuw")
        IN_BEHANDELING = "in_behandeling", _("in behandeling")
        OVERGENOMEN = "overgenomen", _("overgenomen")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        DUBBEL = "dubbel", _("dubbel")

    class Rol(models.TextChoices):
        ORGANISATIE = "organisatie", _("de organisatie zelf")
        ANDER = "ander", _("iemand anders")

    class Hulp(models.TextChoices):
        BESCHRIJVEN = "beschrijven", _("het initiatief beschrijven")
        VINDBAAR = "vindbaar", _("gevonden worden door zorgverleners")
        CONTACT = "contact", _("contact met het netwerk")
        BEGINNEN = "beginnen", _("meedenken over de start")

    BESLUITEN = (Status.OVERGENOMEN, Status.AFGEWEZEN, Status.DUBBEL)
    OPEN = (Status.NIEUW, Status.IN_BEHANDELING)
    # From where to where. Back from a decision is only possible as long as the sender is known.
    MAG_NAAR = {
        Status.NIEUW: (Status.IN_BEHANDELING, *BESLUITEN),
        Status.IN_BEHANDELING: BESLUITEN,
        Status.OVERGENOMEN: (Status.IN_BEHANDELING,),
        Status.AFGEWEZEN: (Status.IN_BEHANDELING,),
        Status.DUBBEL: (Status.IN_BEHANDELING,),
    }

    sleutel = models.CharField(_("sleutel"), max_length=64, unique=True)
    soort = models.CharField(_("soort"), max_length=15, choices=Soort)
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.NIEUW)
    versie = models.PositiveIntegerField(_("versie"), default=1)
    initiatief = models.ForeignKey(
        Initiatief,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="aanmeldingen",
        verbose_name=_("initiatief"),
    )
    dubbel_van = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="dubbelen", verbose_name=_("dubbel van")
    )
    naam = models.CharField(_("naam van het initiatief"), max_length=200, blank=True)
    gegevens = models.JSONField(_("voorstel"), default=dict, blank=True)
    oud = models.JSONField(_("zoals het was"), default=dict, blank=True)
    nog_te_beginnen = models.BooleanField(_("moet nog beginnen"), default=False)
    hulp = ArrayField(
        models.CharField(max_length=20, choices=Hulp), verbose_name=_("gevraagde hulp"), default=list, blank=True
    )
    toelichting = models.TextField(_("toelichting"), blank=True)
    afzender_naam = models.CharField(_("naam van de afzender"), max_length=100, blank=True)
    afzender_email = models.EmailField(_("e-mail van de afzender"), blank=True)
    afzender_rol = models.CharField(_("wie meldt dit"), max_length=15, choices=Rol, default=Rol.ANDER)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    bevestigd_op = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    besloten_op = models.DateTimeField(_("besloten op"), null=True, blank=True)
    gewist_op = models.DateTimeField(_("afzender gewist op"), null=True, blank=True)

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ["-bevestigd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=["nieuw", "wijziging", "weg", "goed_voorbeeld"]), name="aanmelding_soort_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["nieuw", "in_behandeling", "overgenomen", "afgewezen", "dubbel"]),
                name="aanmelding_status_bekend",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["nieuw", "in_behandeling"], besloten_op=None)
                | Q(status__in=["overgenomen", "afgewezen", "dubbel"], besloten_op__isnull=False),
                name="aanmelding_besluit_heeft_dag",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_op__isnull=False) | Q(status="nieuw"), name="aanmelding_eerst_bevestigd"
            ),
            models.CheckConstraint(
                condition=Q(gewist_op=None)
                | Q(afzender_naam="", afzender_email="", toelichting="", gegevens={}, oud={}),
                name="aanmelding_gewist_is_leeg",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "bevestigd_op"], name="aanmelding_wachtrij"),
            models.Index(fields=["created_at"], name="aanmelding_gemaakt"),
        ]

    def __str__(self) -> str:
        return self.naam or str(_("Aanmelding %d") % self.pk)

    def may_go_to(self, status: str) -> bool:
        """Whether the workflow has this step; what was forgotten stays as it is."""
        return status in self.MAG_NAAR[self.Status(self.status)] and self.gewist_op is None

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def wacht_sinds(self) -> datetime:
        return self.bevestigd_op or self.created_at


class Aanmeldingstap(models.Model):
    """One thing that happened to a suggestion; ``wie`` is empty when the sender did it."""

    class Soort(models.TextChoices):
        BEVESTIGD = "bevestigd", _("bevestigd")
        OPGEPAKT = "opgepakt", _("opgepakt")
        GEVRAAGD = "gevraagd", _("vraag gesteld")
        GEANTWOORD = "geantwoord", _("antwoord gekregen")
        OVERGENOMEN = "overgenomen", _("overgenomen")
        AFGEWEZEN = "afgewezen", _("afgewezen")
        DUBBEL = "dubbel", _("als dubbel gesloten")
        HEROPEND = "heropend", _("heropend")

    aanmelding = models.ForeignKey(Aanmelding, models.CASCADE, related_name="stappen", verbose_name=_("aanmelding"))
    soort = models.CharField(_("stap"), max_length=15, choices=Soort)
    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("wie")
    )
    wanneer = models.DateTimeField(_("wanneer"), auto_now_add=True)
    tekst = models.TextField(_("tekst"), blank=True)

    class Meta:
        verbose_name = _("stap van een aanmelding")
        verbose_name_plural = _("stappen van een aanmelding")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    soort__in=[
                        "bevestigd",
                        "opgepakt",
                        "gevraagd",
                        "geantwoord",
                        "overgenomen",
                        "afgewezen",
                        "dubbel",
                        "heropend",
                    ]
                ),
                name="aanmeldingstap_soort_bekend",
            )
        ]

    def __str__(self) -> str:
        return self.get_soort_display()
