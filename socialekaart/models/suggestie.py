"""What is suggested while somebody types: the names of published initiatives, by each of their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .initiatief import Initiatief


class Suggestie(models.Model):
    """The name of a published initiative from one of its words on, as it is looked for: plain small letters.

    A narrow table with one index, in which everything that begins with some letters stands together.
    """

    initiatief = models.ForeignKey(Initiatief, models.CASCADE, related_name="suggesties", verbose_name=_("initiatief"))
    begin = models.BooleanField(_("is het begin van de naam"))
    tekst = models.CharField(_("naam vanaf een woord"), max_length=80, db_collation="C")

    class Meta:
        verbose_name = _("suggestie")
        verbose_name_plural = _("suggesties")
        indexes = [models.Index(fields=["begin", "tekst"], include=["initiatief"], name="suggestie_begint_met")]

    def __str__(self) -> str:
        return self.tekst
