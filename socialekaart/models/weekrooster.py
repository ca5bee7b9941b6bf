"""What a text of opening hours means in an ordinary week, for who cannot read that notation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weekrooster(models.Model):
    """The hours of an ordinary week of one text; many records have the same text.

    ``regels`` is a list of ``{"dagen": "MO,TU", "van": "09:00", "tot": "17:00"}``; empty when no week is ordinary.
    Kept by ``actions.refresh_initiatieven``.
    """

    tekst = models.CharField(_("openingstijden"), max_length=500, unique=True)
    regels = models.JSONField(_("uren van een gewone week"), default=list)

    class Meta:
        verbose_name = _("weekrooster")
        verbose_name_plural = _("weekroosters")

    def __str__(self) -> str:
        return self.tekst
