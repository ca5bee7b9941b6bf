"""Where was looked for offers, and how well; so that "nothing there" and "not looked" are never the same."""

from datetime import date

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from proeftuinen.models.basis import VanStadsdeelQuerySet
from socialekaart.models import Domein, Gebied
from socialekaart.models.geschiedenis import Geschiedenis


class InventarisatieQuerySet(VanStadsdeelQuerySet):
    def newest(self, dag: date | None = None) -> "InventarisatieQuerySet":
        """The last word, up to a day, on each stadsdeel and domain."""
        tot = self if dag is None else self.filter(op__lte=dag)
        return tot.order_by("stadsdeel_id", "domein_id", "-op", "-pk").distinct("stadsdeel_id", "domein_id")


class Inventarisatie(models.Model):
    """Somebody looked for all offers of one domain in one stadsdeel, on a day; completely or not yet."""

    stadsdeel = models.ForeignKey(
        Gebied,
        models.CASCADE,
        related_name="inventarisaties",
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
    )
    domein = models.ForeignKey(Domein, models.CASCADE, related_name="inventarisaties", verbose_name=_("domein"))
    op = models.DateField(_("op"), default=localdate)
    door = models.CharField(_("door"), max_length=120, help_text=_("Welke organisatie of functie? Geen naam."))
    compleet = models.BooleanField(
        _("alles is gezocht"), default=False, help_text=_("Pas als dit aan staat, betekent ‘niets’ ook echt: niets.")
    )
    toelichting = models.TextField(_("toelichting"), blank=True, help_text=_("Waar is gezocht, en waar nog niet?"))
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = InventarisatieQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van inventarisatie"))

    class Meta:
        verbose_name = _("inventarisatie")
        verbose_name_plural = _("inventarisaties")
        ordering = ["stadsdeel__naam", "domein__volgorde", "-op"]
        constraints = [
            models.UniqueConstraint(
                fields=["stadsdeel", "domein", "op"],
                name="inventarisatie_een_per_dag",
                violation_error_message=_("Van dit stadsdeel, domein en deze dag is er al een."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.stadsdeel}, {self.domein}"
