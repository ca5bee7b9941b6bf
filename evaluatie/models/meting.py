"""Measurements of wishes: of how many people who were asked, how many wish it, and for how many it is met."""

from zlib import crc32

from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Gebied, Ondersteuningswens, Perspectief
from socialekaart.models.geschiedenis import Geschiedenis

# So much of its name stands in the key of a wave.
LANGSTE_DEEL = 80


def make_golf(naam: str, perspectief: Perspectief) -> str:
    """The key of a wave: one measurement in all stadsdelen, seen by one group.

    A name that does not fit ends in a mark of its own: names that only differ at their end are not the same wave.
    """
    deel = slugify(naam)
    if not 0 < len(deel) <= LANGSTE_DEEL:
        deel = f"{deel[: LANGSTE_DEEL - 9] or 'meting'}-{crc32((deel or naam).encode()):08x}"
    return f"{deel}-{perspectief.slug}"


class MetingQuerySet(models.QuerySet["Meting"]):
    def newest_first(self) -> "MetingQuerySet":
        return self.order_by("-tot", "-van", "-pk")


class Meting(models.Model):
    """One wave of a measurement in one stadsdeel: who was asked, with which instrument, and when.

    ``golf`` is the same for the same wave in other stadsdelen; it stands in addresses (``?meting=``).
    """

    DELEN = ("cijfers",)

    naam = models.CharField(_("naam"), max_length=120, help_text=_("Bijvoorbeeld: Voorjaar 2026"))
    golf = models.SlugField(_("golf"), max_length=140, editable=False)
    instrument = models.CharField(_("instrument"), max_length=160, help_text=_("Waarmee is gevraagd?"))
    perspectief = models.ForeignKey(
        Perspectief, models.PROTECT, related_name="metingen", verbose_name=_("wie zijn gevraagd")
    )
    stadsdeel = models.ForeignKey(
        Gebied,
        models.PROTECT,
        related_name="metingen",
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
    )
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"))
    bron = models.CharField(_("bron"), max_length=300)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = MetingQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van meting"))

    class Meta:
        verbose_name = _("meting")
        verbose_name_plural = _("metingen")
        ordering = ["-tot", "naam", "stadsdeel__naam"]
        permissions = [("view_precies", "Mag de precieze cijfers zien, ook onder de drempel")]
        constraints = [
            models.UniqueConstraint(
                fields=["golf", "stadsdeel"],
                name="meting_een_per_stadsdeel",
                violation_error_message=_("Deze meting is er al voor dit stadsdeel en deze groep."),
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="meting_tot_na_van",
                violation_error_message=_("Het eind ligt voor het begin."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.stadsdeel}"

    def save(self, *args, **kwargs) -> None:
        self.golf = make_golf(self.naam, self.perspectief)
        super().save(*args, **kwargs)


class Wenscijfer(models.Model):
    """Of ``n`` people who answered, ``gewenst`` wish this, and for ``vervuld`` of those it is met (null: not asked)."""

    meting = models.ForeignKey(Meting, models.CASCADE, related_name="cijfers", verbose_name=_("meting"))
    wens = models.ForeignKey(Ondersteuningswens, models.PROTECT, related_name="cijfers", verbose_name=_("wens"))
    n = models.PositiveIntegerField(_("hoeveel mensen antwoordden"))
    gewenst = models.PositiveIntegerField(_("van hen wensen dit"))
    vervuld = models.PositiveIntegerField(_("van hen hebben het al"), null=True, blank=True)

    history = Geschiedenis(verbose_name=_("geschiedenis van wenscijfer"))

    class Meta:
        verbose_name = _("wens")
        verbose_name_plural = _("wensen")
        ordering = ["wens__domein__volgorde", "wens__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["meting", "wens"],
                name="wenscijfer_een_per_wens",
                violation_error_message=_("Deze wens staat er al in."),
            ),
            models.CheckConstraint(
                condition=Q(n__gte=1, gewenst__lte=F("n")),
                name="wenscijfer_gewenst_binnen_n",
                violation_error_message=_("Er wensen niet meer mensen dit dan er antwoordden."),
            ),
            models.CheckConstraint(
                condition=Q(vervuld=None) | Q(vervuld__lte=F("gewenst")),
                name="wenscijfer_vervuld_binnen_gewenst",
                violation_error_message=_("Het is niet voor meer mensen vervuld dan het wensen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wens}: {self.gewenst} van {self.n}"
