"""Mail that goes out: each message once, also when a worker is killed half-way."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

# So long the worker may try before a person hears of it.
GEDULD = timedelta(days=1)


class BerichtQuerySet(models.QuerySet["Bericht"]):
    def unsolved(self) -> "BerichtQuerySet":
        """What a person should look at: it came back, was refused, waits for a day, or nobody knows if it went out."""
        blijft = models.Q(
            status__in=[Bericht.Status.WACHT, Bericht.Status.BEZIG], created_at__lt=timezone.now() - GEDULD
        )
        anders = models.Q(status__in=[Bericht.Status.ONZEKER, Bericht.Status.TERUGGEKOMEN, Bericht.Status.MISLUKT])
        return self.filter(blijft | anders, gezien=False)

    def settled_before(self, moment: datetime) -> "BerichtQuerySet":
        """Made before this moment, and nobody needs to look at it any more; what was forgotten already is not in it."""
        klaar = models.Q(status=Bericht.Status.VERSTUURD) | models.Q(gezien=True)
        return self.filter(klaar, created_at__lt=moment).exclude(aan="", tekst="", reden="")


class Bericht(models.Model):
    """One message to one address. ``sleutel`` says which step it belongs to; there is one message for each step."""

    class Status(models.TextChoices):
        WACHT = "wacht", _("wacht")
        BEZIG = "bezig", _("wordt verstuurd")
        VERSTUURD = "verstuurd", _("verstuurd")
        ONZEKER = "onzeker", _("niet zeker of het verstuurd is")
        TERUGGEKOMEN = "teruggekomen", _("teruggekomen")
        MISLUKT = "mislukt", _("niet verstuurd")

    soort = models.SlugField(_("soort"), max_length=40)
    sleutel = models.CharField(_("sleutel"), max_length=200, unique=True)
    aan = models.EmailField(_("aan"), blank=True)
    onderwerp = models.CharField(_("onderwerp"), max_length=200)
    tekst = models.TextField(_("tekst"), blank=True)
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.WACHT)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    gezien = models.BooleanField(_("gezien"), default=False)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    verstuurd_op = models.DateTimeField(_("verstuurd op"), null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mail")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["wacht", "bezig", "verstuurd", "onzeker", "teruggekomen", "mislukt"]),
                name="bericht_status_bekend",
            )
        ]

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def message_id(self) -> str:
        """Its Message-ID, the same at each attempt; nobody else can make one, so what comes back in it is ours."""
        teken = salted_hmac("palliatief.post", str(self.pk)).hexdigest()[:16]
        return f"<bericht.{self.pk}.{teken}@{parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition('@')[2]}>"
