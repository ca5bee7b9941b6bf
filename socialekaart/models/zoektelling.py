"""What is searched for and not found: counts per day, never who, where from or at what time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Max, Q, Sum, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .gebied import Gebied
from .lijsten import Ondersteuningswens

if TYPE_CHECKING:
    from palliatief.gebruikers.models import Gebruiker

# A text is kept in words from so many searches on; until then there is only its key.
TEKST_VANAF = 10
# What was searched in vain longer ago is for the report, not for the work list.
OPVOLGEN = timedelta(days=90)


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

    def for_gebruiker(self, gebruiker: "Gebruiker") -> "ZoektellingQuerySet":
        """Searches in their stadsdelen, for the city desk those in the whole city; who keeps no part of it sees all."""
        leest_alleen = not gebruiker.has_perm("socialekaart.change_initiatief")
        if leest_alleen or gebruiker.has_perm("socialekaart.edit_elk_initiatief"):
            return self
        eigen = Q(stadsdeel__in=gebruiker.stadsdelen.values("pk"))
        stedelijk = gebruiker.has_perm("socialekaart.edit_stedelijk_initiatief")
        return self.filter(eigen | Q(stadsdeel=None)) if stedelijk else self.filter(eigen)

    def in_vain(self) -> "ZoektellingQuerySet":
        """Lately, without an answer, and nobody looked at it yet."""
        sinds = timezone.localdate() - OPVOLGEN
        return self.filter(niets_gevonden=True, dag__gte=sinds, aantal__gt=F("gezien"))

    def per_question(self) -> "ZoektellingQuerySet":
        """One row, the first, per stadsdeel and wens, with ``keren`` and ``laatst`` of all; most often first."""
        samen: dict[str, Any] = {"partition_by": ["stadsdeel", "wens"]}
        return (
            self.annotate(
                keren=Window(Sum(F("aantal") - F("gezien")), **samen),
                laatst=Window(Max("dag"), **samen),
                nummer=Window(RowNumber(), order_by=["dag", "pk"], **samen),
            )
            .filter(nummer=1)
            .order_by("-keren", "pk")
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
    gezien = models.PositiveIntegerField(
        _("waarvan gezien"), default=0, db_default=0, help_text=_("Iemand heeft gekeken wat hieraan te doen is.")
    )

    objects = ZoektellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoektelling")
        verbose_name_plural = _("zoeken zonder antwoord")
        constraints = [
            models.UniqueConstraint(
                fields=["dag", "stadsdeel", "wens", "niets_gevonden"],
                nulls_distinct=False,
                name="zoektelling_een_per_dag",
            ),
            models.CheckConstraint(condition=Q(gezien__lte=F("aantal")), name="zoektelling_gezien_is_geteld"),
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
