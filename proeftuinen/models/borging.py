"""The borgingsplan: what goes on after the project, who does and pays it, and when it is looked at again."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Organisatie
from socialekaart.models.geschiedenis import Geschiedenis
from socialekaart.models.velden import Opmaakveld

from .basis import VanStadsdeelQuerySet
from .proeftuin import Proeftuin


class BorgingsplanQuerySet(VanStadsdeelQuerySet):
    stadsdeel = "proeftuin__stadsdeel"


class Borgingsplan(models.Model):
    """The plan of a proeftuin, or of the whole city (no proeftuin). What it says stands in its versions."""

    proeftuin = models.OneToOneField(
        Proeftuin,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="borgingsplan",
        verbose_name=_("proeftuin"),
        help_text=_("Leeg: het plan voor heel Amsterdam."),
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    herinnerd_op = models.DateField(_("herinnering gestuurd op"), null=True, blank=True, editable=False)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = BorgingsplanQuerySet.as_manager()
    history = Geschiedenis(excluded_fields=["herinnerd_op"], verbose_name=_("geschiedenis van borgingsplan"))

    class Meta:
        verbose_name = _("borgingsplan")
        verbose_name_plural = _("borgingsplannen")
        ordering = ["pk"]
        constraints = [
            # One for the city: of null there may be only one.
            models.UniqueConstraint(
                fields=["proeftuin"],
                nulls_distinct=False,
                name="borgingsplan_een_per_proeftuin",
                violation_error_message=_("Er is al een borgingsplan voor heel Amsterdam."),
            )
        ]

    def __str__(self) -> str:
        return self.proeftuin.naam if self.proeftuin else _now("Heel Amsterdam")

    def get_absolute_url(self) -> str:
        return reverse("borgingsplan", args=[self.slug])


class BorgingsversieQuerySet(VanStadsdeelQuerySet):
    """Versions as people speak of them."""

    stadsdeel = "plan__proeftuin__stadsdeel"

    def public(self) -> "BorgingsversieQuerySet":
        """What the site shows: what was talked about or decided, of the city or of a proeftuin on the site."""
        op_site = Q(plan__proeftuin=None) | Q(plan__proeftuin__status=Proeftuin.Status.GEPUBLICEERD)
        return self.filter(op_site, status__in=[Borgingsversie.Status.BESPROKEN, Borgingsversie.Status.VASTGESTELD])

    def newest(self) -> "BorgingsversieQuerySet":
        """The last one of each plan."""
        return self.order_by("plan_id", "-nummer").distinct("plan_id")

    def to_review(self, dag: date) -> "BorgingsversieQuerySet":
        """The last version of a plan, when its day to be looked at again has come."""
        laatste = Borgingsversie.objects.newest().values("pk")
        return self.filter(pk__in=laatste, herzien_op__lte=dag)


class Borgingsversie(models.Model):
    """One version of a plan. What was decided (vastgesteld) does not change any more: a new version does."""

    DELEN = ("afspraken", "ondertekeningen")
    # Where it stands goes along MAG_NAAR only; an earlier version gives back its words.
    BLIJFT_BIJ_TERUGZETTEN = ("nummer", "status", "besproken_op", "vastgesteld_op")

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        BESPROKEN = "besproken", _("besproken")
        VASTGESTELD = "vastgesteld", _("vastgesteld")

    MAG_NAAR: dict[str, tuple[str, ...]] = {
        Status.CONCEPT: (Status.BESPROKEN,),
        Status.BESPROKEN: (Status.VASTGESTELD, Status.CONCEPT),
        Status.VASTGESTELD: (),
    }

    plan = models.ForeignKey(Borgingsplan, models.CASCADE, related_name="versies", verbose_name=_("borgingsplan"))
    nummer = models.PositiveSmallIntegerField(_("versie"), editable=False)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.CONCEPT, editable=False)
    besproken_op = models.DateField(_("besproken op"), null=True, blank=True, editable=False)
    vastgesteld_op = models.DateField(_("vastgesteld op"), null=True, blank=True, editable=False)
    missie = Opmaakveld(_("gedeelde missie"), blank=True, help_text=_("Waarvoor doen we dit samen?"))
    visie = Opmaakveld(_("gedeelde visie"), blank=True, help_text=_("Hoe ziet het eruit als het goed gaat?"))
    blijft = Opmaakveld(_("wat gaat door"), blank=True)
    monitoring = Opmaakveld(_("hoe volgen we het"), blank=True)
    herzien_op = models.DateField(
        _("opnieuw bekijken op"), null=True, blank=True, help_text=_("Op die dag krijgt u een herinnering.")
    )
    wijziging = models.CharField(
        _("wat is er anders"), max_length=300, blank=True, help_text=_("Vergeleken met de versie hiervoor.")
    )
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    objects = BorgingsversieQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van borgingsplan"))

    class Meta:
        verbose_name = _("versie van een borgingsplan")
        verbose_name_plural = _("versies van borgingsplannen")
        ordering = ["plan", "-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="borgingsversie_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(status__in=["concept", "besproken", "vastgesteld"]), name="borgingsversie_status_bekend"
            ),
            models.CheckConstraint(
                condition=~Q(status="vastgesteld")
                | ~Q(missie="") & ~Q(visie="") & ~Q(blijft="") & Q(herzien_op__isnull=False),
                name="borgingsversie_vastgesteld_is_af",
                violation_error_message=_(
                    "Vul de missie, de visie, wat doorgaat en de dag van herziening in voordat u het plan vaststelt."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {_now('versie')} {self.nummer}"

    def get_absolute_url(self) -> str:
        return reverse("borgingsversie", args=[self.plan.slug, self.nummer])


class Afspraak(models.Model):
    """What somebody promises in a plan, with the money for it."""

    class Geld(models.TextChoices):
        GEREGELD = "geregeld", _("geregeld")
        DEELS = "deels", _("deels geregeld")
        NOG_NIET = "nog-niet", _("nog niet")
        NIET_NODIG = "niet-nodig", _("niet nodig")

    versie = models.ForeignKey(
        Borgingsversie, models.CASCADE, related_name="afspraken", verbose_name=_("versie van een borgingsplan")
    )
    titel = models.CharField(_("afspraak"), max_length=160)
    toelichting = models.CharField(_("toelichting"), max_length=500, blank=True)
    eigenaren = models.ManyToManyField(Organisatie, blank=True, related_name="afspraken", verbose_name=_("wie"))
    termijn = models.DateField(_("voor wanneer"), null=True, blank=True)
    geld = models.CharField(_("geld"), max_length=12, choices=Geld, default=Geld.NOG_NIET)
    geld_tot = models.PositiveSmallIntegerField(_("geregeld tot (jaar)"), null=True, blank=True)
    geldbron = models.CharField(_("wie betaalt"), max_length=160, blank=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    history = Geschiedenis(m2m_fields=[eigenaren], verbose_name=_("geschiedenis van afspraak"))

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        ordering = ["volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geld__in=["geregeld", "deels", "nog-niet", "niet-nodig"]), name="afspraak_geld_bekend"
            ),
            models.CheckConstraint(
                condition=Q(geld_tot=None) | Q(geld_tot__range=(2000, 2100)),
                name="afspraak_geld_tot_een_jaar",
                violation_error_message=_("Vul een jaar in, zoals 2028."),
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Ondertekening(models.Model):
    """An organisation that stands behind a version; by the function of who signed."""

    versie = models.ForeignKey(
        Borgingsversie, models.CASCADE, related_name="ondertekeningen", verbose_name=_("versie van een borgingsplan")
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="ondertekeningen", verbose_name=_("organisatie")
    )
    functie = models.CharField(_("functie"), max_length=100, blank=True, help_text=_("Geen naam van iemand."))
    op = models.DateField(_("op"), null=True, blank=True)

    history = Geschiedenis(verbose_name=_("geschiedenis van ondertekening"))

    class Meta:
        verbose_name = _("ondertekening")
        verbose_name_plural = _("ondertekeningen")
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "organisatie"],
                name="ondertekening_een_keer",
                violation_error_message=_("Deze organisatie staat er al bij."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisatie)
