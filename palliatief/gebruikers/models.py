"""The people who log in: coordinators, researchers and beheerders. Visitors have no account."""

from datetime import timedelta

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes users who are known by their e-mail address."""

    def get_by_natural_key(self, email: str) -> "Gebruiker":
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields) -> "Gebruiker":
        """Return a saved user; raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("an e-mail address is needed")
        gebruiker = self.model(email=self.normalize_email(email), **fields)
        gebruiker.set_password(password)
        gebruiker.save()
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "Gebruiker":
        """Return a saved user who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Gebruiker(AbstractUser):
    """Someone with an account; the e-mail address is the login."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(
        _("e-mailadres"),
        unique=True,
        error_messages={"unique": _("Er is al een gebruiker met dit e-mailadres.")},
    )

    weekmail = models.BooleanField(
        _("krijgt elke maandag een mail"), default=True, help_text=_("Met wat er op de werklijst staat.")
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = GebruikerManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message=_("Er is al een gebruiker met dit e-mailadres."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class LogregelQuerySet(models.QuerySet["Logregel"]):
    def expired(self) -> "LogregelQuerySet":
        """What has been kept long enough."""
        return self.filter(wanneer__lt=timezone.now() - Logregel.BEWAARTERMIJN)


class Logregel(models.Model):
    """Something that must be traceable: who did it and when. The database lets nobody change a line, or delete it
    before its time (migration 0002). ``wie`` is a name and no link: it stays when the account goes.
    """

    class Soort(models.TextChoices):
        INGELOGD = "ingelogd", _("ingelogd")
        MISLUKT = "mislukt", _("inloggen mislukt")
        ACCOUNT = "account", _("account gewijzigd")
        RECHTEN = "rechten", _("rechten gewijzigd")
        EXPORT = "export", _("export")
        PUBLICATIE = "publicatie", _("publicatie")

    # As in the trigger of the database.
    BEWAARTERMIJN = timedelta(days=730)

    wanneer = models.DateTimeField(_("wanneer"), default=timezone.now, db_index=True)
    soort = models.CharField(_("soort"), max_length=15, choices=Soort)
    wie = models.CharField(_("wie"), max_length=254, blank=True)
    wat = models.TextField(_("wat"), blank=True)

    objects = LogregelQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel in het logboek")
        verbose_name_plural = _("logboek")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=["ingelogd", "mislukt", "account", "rechten", "export", "publicatie"]),
                name="logregel_soort_bekend",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.wie}"
