"""Who works with whom: ties between organisations and initiatives, how far they are, and since when."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Gebied, Initiatief, Organisatie, Thema
from socialekaart.models.geschiedenis import Geschiedenis

from .basis import VanStadsdeelQuerySet
from .proeftuin import Proeftuin


class BijeenkomstQuerySet(VanStadsdeelQuerySet):
    stadsdeel = "proeftuin__stadsdeel"


class Bijeenkomst(models.Model):
    """A meeting of a proeftuin, at which ties are told; who were there by organisation, never by name."""

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="bijeenkomsten", verbose_name=_("proeftuin"))
    datum = models.DateField(_("datum"), default=localdate)
    titel = models.CharField(_("titel"), max_length=120)
    aanwezig = models.ManyToManyField(
        Organisatie, blank=True, related_name="bijeenkomsten", verbose_name=_("welke organisaties waren er")
    )
    verslag = models.TextField(
        _("verslag"), blank=True, help_text=_("Niet op de site. Schrijf niets over mensen die u kunt herkennen.")
    )

    objects = BijeenkomstQuerySet.as_manager()
    history = Geschiedenis(m2m_fields=[aanwezig], verbose_name=_("geschiedenis van bijeenkomst"))

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        ordering = ["-datum", "-pk"]

    def __str__(self) -> str:
        return self.titel


class SamenwerkingQuerySet(VanStadsdeelQuerySet):
    """Ties as people speak of them."""

    def with_ends(self) -> "SamenwerkingQuerySet":
        return self.select_related("van", "naar", "van_initiatief__organisatie", "naar_initiatief__organisatie")


class Samenwerking(models.Model):
    """A tie between two ends. Each end is an organisation, or an initiative.

    How far it is on which day stands in ``stappen``; ``fase`` is the last one, kept for lists and filters.
    """

    DELEN = ("stappen",)

    class Soort(models.TextChoices):
        VERWIJZING = "verwijzing", _("verwijzing")
        AFSTEMMING = "afstemming", _("afstemming")
        GEZAMENLIJK_AANBOD = "gezamenlijk-aanbod", _("gezamenlijk aanbod")
        GEMEENTE = "contact-gemeente", _("contact met gemeente")
        PILOT = "pilot", _("pilot")

    class Fase(models.TextChoices):
        CONTACT = "contact", _("contact")
        VERKENNING = "verkenning", _("verkenning")
        PILOT = "pilot", _("pilot")
        STRUCTUREEL = "structureel", _("structureel")
        GESTOPT = "gestopt", _("gestopt")

    # From where to where; a tie may begin anywhere but at its end, and what stopped may begin again.
    MAG_NAAR: dict[str, tuple[str, ...]] = {
        "": (Fase.CONTACT, Fase.VERKENNING, Fase.PILOT, Fase.STRUCTUREEL),
        Fase.CONTACT: (Fase.VERKENNING, Fase.PILOT, Fase.STRUCTUREEL, Fase.GESTOPT),
        Fase.VERKENNING: (Fase.CONTACT, Fase.PILOT, Fase.STRUCTUREEL, Fase.GESTOPT),
        Fase.PILOT: (Fase.VERKENNING, Fase.STRUCTUREEL, Fase.GESTOPT),
        Fase.STRUCTUREEL: (Fase.PILOT, Fase.GESTOPT),
        Fase.GESTOPT: (Fase.CONTACT, Fase.VERKENNING, Fase.PILOT, Fase.STRUCTUREEL),
    }
    # Only these have a direction: from ``van`` to ``naar``.
    GERICHT = (Soort.VERWIJZING,)

    van = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="samenwerkingen_van", verbose_name=_("van")
    )
    van_initiatief = models.ForeignKey(
        Initiatief,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="samenwerkingen_van",
        verbose_name=_("van (initiatief)"),
    )
    naar = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="samenwerkingen_naar", verbose_name=_("naar")
    )
    naar_initiatief = models.ForeignKey(
        Initiatief,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="samenwerkingen_naar",
        verbose_name=_("naar (initiatief)"),
    )
    soort = models.CharField(_("soort"), max_length=20, choices=Soort)
    fase = models.CharField(_("fase"), max_length=15, choices=Fase, editable=False)
    stadsdeel = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="samenwerkingen",
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
        help_text=_("Waar werken ze samen? Leeg: overal waar beide werken."),
    )
    bijeenkomst = models.ForeignKey(
        Bijeenkomst,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="samenwerkingen",
        verbose_name=_("verteld bij"),
    )
    afspraak = models.CharField(_("afspraak"), max_length=500, blank=True, help_text=_("Wat spraken ze af?"))
    sterkte_van = models.PositiveSmallIntegerField(
        _("hoe sterk, volgens de eerste"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("1 is zwak, 5 is sterk."),
    )
    sterkte_naar = models.PositiveSmallIntegerField(
        _("hoe sterk, volgens de tweede"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text=_("1 is zwak, 5 is sterk."),
    )
    bron = models.CharField(
        _("bron"),
        max_length=200,
        blank=True,
        help_text=_("Welke functie vertelde dit, of waar staat het? Komt in de open gegevens: geen namen van mensen."),
    )
    themas = models.ManyToManyField(Thema, blank=True, related_name="samenwerkingen", verbose_name=_("thema’s"))
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = SamenwerkingQuerySet.as_manager()
    history = Geschiedenis(m2m_fields=[themas], verbose_name=_("geschiedenis van samenwerking"))

    class Meta:
        verbose_name = _("samenwerking")
        verbose_name_plural = _("samenwerkingen")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(van__isnull=True, van_initiatief__isnull=False)
                | Q(van__isnull=False, van_initiatief__isnull=True),
                name="samenwerking_een_van",
                violation_error_message=_("Kies bij ‘van’ een organisatie of een initiatief."),
            ),
            models.CheckConstraint(
                condition=Q(naar__isnull=True, naar_initiatief__isnull=False)
                | Q(naar__isnull=False, naar_initiatief__isnull=True),
                name="samenwerking_een_naar",
                violation_error_message=_("Kies bij ‘naar’ een organisatie of een initiatief."),
            ),
            models.CheckConstraint(
                condition=(Q(van=None) | Q(naar=None) | ~Q(van=F("naar")))
                & (Q(van_initiatief=None) | Q(naar_initiatief=None) | ~Q(van_initiatief=F("naar_initiatief"))),
                name="samenwerking_niet_met_zichzelf",
                violation_error_message=_("Kies twee verschillende."),
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["verwijzing", "afstemming", "gezamenlijk-aanbod", "contact-gemeente", "pilot"]),
                name="samenwerking_soort_bekend",
            ),
            models.CheckConstraint(
                condition=Q(fase__in=["contact", "verkenning", "pilot", "structureel", "gestopt"]),
                name="samenwerking_fase_bekend",
            ),
            models.CheckConstraint(
                condition=(Q(sterkte_van=None) | Q(sterkte_van__range=(1, 5)))
                & (Q(sterkte_naar=None) | Q(sterkte_naar__range=(1, 5))),
                name="samenwerking_sterkte_1_tot_5",
            ),
            # One tie of a kind between two, wherever; with a direction: in each direction. Initiatives count below 0.
            models.UniqueConstraint(
                Coalesce("van", -F("van_initiatief")),
                Coalesce("naar", -F("naar_initiatief")),
                "soort",
                Coalesce("stadsdeel", 0),
                condition=Q(soort="verwijzing"),
                name="samenwerking_gericht_een_keer",
                violation_error_message=_("Deze samenwerking staat er al."),
            ),
            models.UniqueConstraint(
                Least(Coalesce("van", -F("van_initiatief")), Coalesce("naar", -F("naar_initiatief"))),
                Greatest(Coalesce("van", -F("van_initiatief")), Coalesce("naar", -F("naar_initiatief"))),
                "soort",
                Coalesce("stadsdeel", 0),
                condition=~Q(soort="verwijzing"),
                name="samenwerking_een_keer",
                violation_error_message=_("Deze samenwerking staat er al."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.eind_van} – {self.eind_naar}"

    @property
    def eind_van(self) -> Organisatie | Initiatief:
        return self.van or self.van_initiatief  # type: ignore[return-value]

    @property
    def eind_naar(self) -> Organisatie | Initiatief:
        return self.naar or self.naar_initiatief  # type: ignore[return-value]

    @property
    def gericht(self) -> bool:
        return self.soort in self.GERICHT


class Fasestap(models.Model):
    """From a day on a tie is in this phase. Without a day: before the project, nobody knows since when."""

    samenwerking = models.ForeignKey(
        Samenwerking, models.CASCADE, related_name="stappen", verbose_name=_("samenwerking")
    )
    fase = models.CharField(_("fase"), max_length=15, choices=Samenwerking.Fase)
    op = models.DateField(_("vanaf"), null=True, blank=True)
    toelichting = models.CharField(_("toelichting"), max_length=300, blank=True)

    history = Geschiedenis(verbose_name=_("geschiedenis van fasestap"))

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        ordering = [F("op").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["samenwerking", "op"],
                nulls_distinct=False,
                name="fasestap_een_per_dag",
                violation_error_message=_("Op deze dag staat er al een stap."),
            ),
            models.CheckConstraint(
                condition=Q(fase__in=["contact", "verkenning", "pilot", "structureel", "gestopt"]),
                name="fasestap_fase_bekend",
            ),
        ]

    def __str__(self) -> str:
        return self.get_fase_display()
