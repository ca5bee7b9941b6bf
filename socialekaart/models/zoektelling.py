"""What is searched for and not found: counts per day, never who, where from or at what time."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .gebied import Gebied
from .lijsten import Ondersteuningswens

# A text is kept in words from so many searches on; until then there is only its key.
TEKST_VANAF = 10


class ZoektellingQuerySet(models.QuerySet["Zoektelling"]):
    def between(self, van: date, tot: date) -> "ZoektellingQuerySet":
        """Both days included."""
        return self.filter(dag__range=(van, tot))

    def unmet_first(self) -> models.QuerySet["Zoektelling", Any]:
        """Per stadsdeel and wens the number of searches and how many found nothing; most of those first."""
        return (
            self.values("stadsdeel__naam", "wens__domein__naam", "wens__naam")
            .annotate(gezocht=Sum("aantal"), niets=Coalesce(Sum("aantal", filter=Q(niets_gevonden=True)), 0))
            .order_by(F("niets").desc(), F("gezocht").desc(), F("stadsdeel__naam").asc(nulls_first=True), "wens__naam")
        )


class Zoektelling(models.Model):
    """How often on one day somebody searched for a wish in a stadsdeel, with or without result.

    Without a stadsdeel it was the whole city; without a wens none was chosen or understood.
    """

    dag = models.DateField(_("dag"))
    stadsdeel = models.ForeignKey(
        Gebied, models.CASCADE, null=True, related_name="zoektellingen", verbose_name=_("stadsdeel")
    )
    wens = models.ForeignKey(
        Ondersteuningswens, models.CASCADE, null=True, related_name="zoektellingen", verbose_name=_("wens")
    )
    niets_gevonden = models.BooleanField(_("niets gevonden"))
    aantal = models.PositiveIntegerField(_("aantal keer gezocht"))

    objects = ZoektellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoektelling")
        verbose_name_plural = _("zoeken zonder antwoord")
        constraints = [
            models.UniqueConstraint(
                fields=["dag", "stadsdeel", "wens", "niets_gevonden"],
                nulls_distinct=False,
                name="zoektelling_een_per_dag",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dag}: {self.aantal}"


class ZoekvraagQuerySet(models.QuerySet["Zoekvraag"]):
    def readable(self, van: date, tot: date) -> "ZoekvraagQuerySet":
        """Asked between these days, and so often that the text is kept; most often without an answer first."""
        gevraagd = self.exclude(tekst="").filter(laatste_dag__gte=van, eerste_dag__lte=tot)
        return gevraagd.order_by("-niets_gevonden", "-aantal", "tekst")


class Zoekvraag(models.Model):
    """A question in words. ``sleutel`` is a keyed hash of it; the words come with the tenth search."""

    sleutel = models.CharField(_("sleutel"), max_length=64, primary_key=True)
    tekst = models.CharField(_("vraag"), max_length=200, blank=True)
    aantal = models.PositiveIntegerField(_("aantal keer gezocht"))
    niets_gevonden = models.PositiveIntegerField(_("aantal keer niets gevonden"))
    eerste_dag = models.DateField(_("eerste dag"))
    laatste_dag = models.DateField(_("laatste dag"))

    objects = ZoekvraagQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoekvraag")
        verbose_name_plural = _("zoekvragen")
        constraints = [
            models.CheckConstraint(
                condition=Q(tekst="") | Q(aantal__gte=TEKST_VANAF), name="zoekvraag_tekst_vaak_genoeg"
            )
        ]
        indexes = [models.Index(fields=["eerste_dag"], condition=Q(aantal__lt=TEKST_VANAF), name="zoekvraag_zeldzaam")]

    def __str__(self) -> str:
        return self.tekst or str(_("nog te weinig gezocht"))
