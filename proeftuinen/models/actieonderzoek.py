"""Action research: cycles of trying and learning, what was seen, and the actions that follow."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from socialekaart.models import Bestand, Ondersteuningswens, Organisatie, Perspectief
from socialekaart.models.geschiedenis import Geschiedenis

from .basis import VanStadsdeelQuerySet
from .proeftuin import Proeftuin


class CyclusQuerySet(VanStadsdeelQuerySet):
    stadsdeel = "proeftuin__stadsdeel"


class Cyclus(models.Model):
    """One round of action research. It goes through its phases in order, and back when something was forgotten."""

    DELEN = ("stappen", "deelnemers", "bewijzen")

    class Fase(models.TextChoices):
        VRAAG = "vraag", _("vraag")
        PLANNEN = "plannen", _("plannen")
        UITVOEREN = "uitvoeren", _("uitvoeren")
        OBSERVEREN = "observeren", _("observeren")
        REFLECTEREN = "reflecteren", _("reflecteren")
        BESLUIT = "besluit", _("besluit")
        AFGEROND = "afgerond", _("afgerond")

    # From where to where; "" is a cycle that is planned and has not begun.
    MAG_NAAR: dict[str, tuple[str, ...]] = {
        "": (Fase.VRAAG,),
        Fase.VRAAG: (Fase.PLANNEN,),
        Fase.PLANNEN: (Fase.UITVOEREN, Fase.VRAAG),
        Fase.UITVOEREN: (Fase.OBSERVEREN, Fase.PLANNEN),
        Fase.OBSERVEREN: (Fase.REFLECTEREN, Fase.UITVOEREN),
        Fase.REFLECTEREN: (Fase.BESLUIT, Fase.OBSERVEREN),
        Fase.BESLUIT: (Fase.AFGEROND, Fase.REFLECTEREN),
        Fase.AFGEROND: (Fase.BESLUIT,),
    }
    # What must have been written before a cycle may enter a phase: the field of the phase that it leaves.
    NODIG: dict[str, str] = {
        Fase.PLANNEN: "vraag",
        Fase.UITVOEREN: "plan",
        Fase.OBSERVEREN: "uitvoering",
        Fase.REFLECTEREN: "observatie",
        Fase.BESLUIT: "geleerd",
        Fase.AFGEROND: "besluit",
    }

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="cycli", verbose_name=_("proeftuin"))
    nummer = models.PositiveSmallIntegerField(_("nummer"))
    vraag = models.CharField(_("vraag"), max_length=200, help_text=_("Wat willen we weten? Eén vraag."))
    begin = models.DateField(_("begin"), null=True, blank=True)
    eind = models.DateField(_("eind"), null=True, blank=True)
    fase = models.CharField(_("fase"), max_length=15, choices=Fase, blank=True, editable=False)
    plan = models.TextField(_("plan"), blank=True, help_text=_("Wat gaan we doen, met wie?"))
    uitvoering = models.TextField(_("uitvoering"), blank=True, help_text=_("Wat deden we?"))
    observatie = models.TextField(_("wat we zagen"), blank=True, help_text=_("Bewijs tot nu toe, in een paar zinnen."))
    geleerd = models.TextField(_("geleerd"), blank=True, help_text=_("Wat leerden we hiervan?"))
    besluit = models.TextField(_("besluit"), blank=True, help_text=_("Wat besluiten we?"))
    verandering = models.TextField(_("wat verandert er hierna"), blank=True)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = CyclusQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van cyclus"))

    class Meta:
        verbose_name = _("cyclus")
        verbose_name_plural = _("cycli")
        ordering = ["proeftuin", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["proeftuin", "nummer"],
                name="cyclus_nummer_uniek",
                violation_error_message=_("Deze proeftuin heeft al een cyclus met dit nummer."),
            ),
            models.CheckConstraint(
                condition=Q(begin=None) | Q(eind=None) | Q(eind__gte=F("begin")),
                name="cyclus_eind_na_begin",
                violation_error_message=_("Het eind ligt voor het begin."),
            ),
            models.CheckConstraint(
                condition=Q(
                    fase__in=["", "vraag", "plannen", "uitvoeren", "observeren", "reflecteren", "besluit", "afgerond"]
                ),
                name="cyclus_fase_bekend",
            ),
        ]

    def __str__(self) -> str:
        return self.vraag


class Cyclusstap(models.Model):
    """On this day a cycle entered this phase."""

    cyclus = models.ForeignKey(Cyclus, models.CASCADE, related_name="stappen", verbose_name=_("cyclus"))
    fase = models.CharField(_("fase"), max_length=15, choices=Cyclus.Fase)
    op = models.DateField(_("op"), default=localdate)

    history = Geschiedenis(verbose_name=_("geschiedenis van cyclusstap"))

    class Meta:
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return self.get_fase_display()


class Cyclusdeelnemer(models.Model):
    """Who take part in a cycle: how many, in which role. Never a name, and never of a patient."""

    cyclus = models.ForeignKey(Cyclus, models.CASCADE, related_name="deelnemers", verbose_name=_("cyclus"))
    rol = models.CharField(_("rol"), max_length=100, help_text=_("Bijvoorbeeld: wijkverpleegkundige. Geen naam."))
    perspectief = models.ForeignKey(
        Perspectief, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("groep")
    )
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cyclusdeelnemers",
        verbose_name=_("organisatie"),
    )
    aantal = models.PositiveSmallIntegerField(_("hoeveel mensen"), default=1)

    history = Geschiedenis(verbose_name=_("geschiedenis van cyclusdeelnemer"))

    class Meta:
        verbose_name = _("deelnemer")
        verbose_name_plural = _("wie doen mee")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aantal__gte=1),
                name="cyclusdeelnemer_minstens_een",
                violation_error_message=_("Vul ten minste 1 in."),
            )
        ]

    def __str__(self) -> str:
        return self.rol


class Bewijs(models.Model):
    """Something that was seen, heard, counted or written during a cycle."""

    class Soort(models.TextChoices):
        OBSERVATIE = "observatie", _("gezien")
        GESPREK = "gesprek", _("gehoord")
        CIJFER = "cijfer", _("geteld")
        DOCUMENT = "document", _("document")

    cyclus = models.ForeignKey(Cyclus, models.CASCADE, related_name="bewijzen", verbose_name=_("cyclus"))
    datum = models.DateField(_("datum"), default=localdate)
    soort = models.CharField(_("soort"), max_length=12, choices=Soort, default=Soort.OBSERVATIE)
    tekst = models.TextField(_("wat"), help_text=_("Schrijf niets over mensen die u kunt herkennen."))
    bron = models.CharField(_("bron"), max_length=200, blank=True, help_text=_("Welke functie, of welk stuk?"))
    bestand = models.ForeignKey(
        Bestand, models.PROTECT, null=True, blank=True, related_name="bewijzen", verbose_name=_("bestand")
    )
    openbaar = models.BooleanField(_("staat op de site"), default=False)

    history = Geschiedenis(verbose_name=_("geschiedenis van bewijs"))

    class Meta:
        verbose_name = _("bewijs")
        verbose_name_plural = _("bewijs")
        ordering = ["datum", "pk"]

    def __str__(self) -> str:
        return self.tekst[:80]


class ActieQuerySet(VanStadsdeelQuerySet):
    """Actions as people speak of them."""

    stadsdeel = "proeftuin__stadsdeel"

    def published(self) -> "ActieQuerySet":
        return self.filter(proeftuin__status=Proeftuin.Status.GEPUBLICEERD)

    def open(self) -> "ActieQuerySet":
        return self.filter(status__in=Actie.OPEN)

    def overdue(self, dag: date) -> "ActieQuerySet":
        return self.open().filter(termijn__lt=dag)

    def on_gap(self, *, stadsdeel: int, wens: int) -> "ActieQuerySet":
        """The actions that answer one gap, by the keys of its stadsdeel and wish."""
        return self.filter(proeftuin__stadsdeel=stadsdeel, wens=wens)


class Actie(models.Model):
    """Something that an organisation will do, by when, and which gap (stadsdeel × wens) it answers."""

    class Status(models.TextChoices):
        TE_DOEN = "te-doen", _("te doen")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        GESTOPT = "gestopt", _("gestopt")

    OPEN = (Status.TE_DOEN, Status.BEZIG)
    MAG_NAAR: dict[str, tuple[str, ...]] = {
        Status.TE_DOEN: (Status.BEZIG, Status.GESTOPT),
        Status.BEZIG: (Status.KLAAR, Status.TE_DOEN, Status.GESTOPT),
        Status.KLAAR: (Status.BEZIG,),
        Status.GESTOPT: (Status.TE_DOEN,),
    }

    proeftuin = models.ForeignKey(Proeftuin, models.CASCADE, related_name="acties", verbose_name=_("proeftuin"))
    cyclus = models.ForeignKey(
        Cyclus, models.SET_NULL, null=True, blank=True, related_name="acties", verbose_name=_("cyclus")
    )
    titel = models.CharField(_("wat"), max_length=160)
    toelichting = models.TextField(_("toelichting"), blank=True)
    eigenaar = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="acties", verbose_name=_("wie (organisatie)")
    )
    termijn = models.DateField(_("klaar op"), null=True, blank=True)
    wens = models.ForeignKey(
        Ondersteuningswens,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acties",
        verbose_name=_("hiaat (wens)"),
        help_text=_("Voor welke wens is er in dit stadsdeel te weinig?"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.TE_DOEN, editable=False)
    begonnen_op = models.DateField(_("begonnen op"), null=True, blank=True, editable=False)
    geeindigd_op = models.DateField(_("geëindigd op"), null=True, blank=True, editable=False)
    resultaat = models.TextField(_("resultaat"), blank=True, help_text=_("Wat kwam eruit? Verplicht aan het eind."))
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = ActieQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van actie"))

    class Meta:
        verbose_name = _("actie")
        verbose_name_plural = _("acties")
        ordering = [F("termijn").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["te-doen", "bezig", "klaar", "gestopt"]), name="actie_status_bekend"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["te-doen", "bezig"]) | ~Q(resultaat=""),
                name="actie_einde_heeft_resultaat",
                violation_error_message=_("Schrijf op wat eruit kwam. Ook als het niet lukte."),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("proeftuin", args=[self.proeftuin.slug]) + f"#actie-{self.pk}"

    @property
    def te_laat(self) -> bool:
        return self.status in self.OPEN and self.termijn is not None and self.termijn < localdate()
