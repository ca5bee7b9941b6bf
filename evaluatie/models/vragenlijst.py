"""Questionnaires for each group, and the rounds in which they are filled in."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from proeftuinen.models import Proeftuin
from socialekaart.models import Gebied, Perspectief
from socialekaart.models.geschiedenis import Geschiedenis


class Schaal(models.Model):
    """The answers that one can choose from, such as always, mostly, sometimes, hardly ever."""

    DELEN = ("punten",)

    naam = models.CharField(_("naam"), max_length=80, unique=True)

    history = Geschiedenis(verbose_name=_("geschiedenis van schaal"))

    class Meta:
        verbose_name = _("schaal")
        verbose_name_plural = _("schalen")
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def beantwoord(self) -> bool:
        """Whether somebody chose one of these: from then on their meaning stays."""
        return self.punten.filter(antwoorden__isnull=False).exists()


class Schaalpunt(models.Model):
    """One answer of a scale. A higher value is better; without a value it says nothing, such as "I do not know"."""

    schaal = models.ForeignKey(Schaal, models.CASCADE, related_name="punten", verbose_name=_("schaal"))
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), help_text=_("Zo staan de antwoorden onder elkaar."))
    label = models.CharField(_("antwoord"), max_length=60)
    waarde = models.PositiveSmallIntegerField(
        _("punten"), null=True, blank=True, help_text=_("Hoger is beter. Leeg: telt niet mee, zoals ‘weet ik niet’.")
    )

    history = Geschiedenis(verbose_name=_("geschiedenis van schaalpunt"))

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        ordering = ["schaal", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["schaal", "volgorde"],
                name="schaalpunt_volgorde_uniek",
                violation_error_message=_("Er is al een antwoord met dit nummer."),
            )
        ]

    def __str__(self) -> str:
        return self.label


class VragenlijstQuerySet(models.QuerySet["Vragenlijst"]):
    def in_use(self) -> "VragenlijstQuerySet":
        return self.filter(status=Vragenlijst.Status.IN_GEBRUIK)


class Vragenlijst(models.Model):
    """An instrument: questions for one group in one language, and on what terms it may be used."""

    DELEN = ("vragen",)

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        IN_GEBRUIK = "in-gebruik", _("in gebruik")
        GESTOPT = "gestopt", _("gestopt")

    naam = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    perspectief = models.ForeignKey(
        Perspectief, models.PROTECT, related_name="vragenlijsten", verbose_name=_("voor wie")
    )
    taal = models.CharField(_("taal"), max_length=3, default="nl")
    titel = models.CharField(
        _("titel"), max_length=80, help_text=_("Staat boven elke vraag. Bijvoorbeeld: Hoe gaat het samen?")
    )
    inleiding = models.TextField(_("inleiding"), blank=True)
    dank = models.TextField(_("aan het eind"), blank=True, help_text=_("Wat leest iemand na het versturen?"))
    licentie = models.TextField(_("licentie"), help_text=_("Van wie is deze lijst, en wie mag hem gebruiken?"))
    bron = models.TextField(_("bron"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.CONCEPT)

    objects = VragenlijstQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van vragenlijst"))

    class Meta:
        verbose_name = _("vragenlijst")
        verbose_name_plural = _("vragenlijsten")
        ordering = ["perspectief__volgorde", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["concept", "in-gebruik", "gestopt"]), name="vragenlijst_status_bekend"
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def beantwoord(self) -> bool:
        """Whether somebody filled it in: from then on its questions stay."""
        return self.meetmomenten.filter(inzendingen__isnull=False).exists()


class Vraag(models.Model):
    """One item. The same ``code`` in the list of another group is the same question: answers stand side by side."""

    class Soort(models.TextChoices):
        SCHAAL = "schaal", _("kies een antwoord")
        OPEN = "open", _("eigen woorden")

    vragenlijst = models.ForeignKey(Vragenlijst, models.CASCADE, related_name="vragen", verbose_name=_("vragenlijst"))
    volgorde = models.PositiveSmallIntegerField(_("volgorde"))
    code = models.SlugField(_("code"), help_text=_("Dezelfde code in een andere lijst: dezelfde vraag."))
    tekst = models.CharField(_("vraag"), max_length=200)
    uitleg = models.CharField(_("uitleg"), max_length=300, blank=True)
    soort = models.CharField(_("soort"), max_length=6, choices=Soort, default=Soort.SCHAAL)
    schaal = models.ForeignKey(
        Schaal, models.PROTECT, null=True, blank=True, related_name="vragen", verbose_name=_("antwoorden")
    )

    history = Geschiedenis(verbose_name=_("geschiedenis van vraag"))

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ["vragenlijst", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["vragenlijst", "code"],
                name="vraag_code_uniek",
                violation_error_message=_("Deze code staat al in deze lijst."),
            ),
            models.CheckConstraint(
                condition=Q(soort="open", schaal=None) | Q(soort="schaal", schaal__isnull=False),
                name="vraag_schaal_bij_soort",
                violation_error_message=_("Kies antwoorden bij ‘kies een antwoord’. Laat ze leeg bij ‘eigen woorden’."),
            ),
        ]

    def __str__(self) -> str:
        return self.tekst


def make_sleutel() -> str:
    """Hard to guess, and easy to type over from paper: no letters that look like figures."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _teken in range(10))


class MeetmomentQuerySet(models.QuerySet["Meetmoment"]):
    def open(self) -> "MeetmomentQuerySet":
        """Those in which somebody may fill in the list today."""
        return self.filter(van__lte=localdate(), tot__gte=localdate(), gesloten=False)

    def counted(self) -> "MeetmomentQuerySet":
        """Those of which results are told: invented ones only of a group that has no real one.

        Everybody can know the invented answers, so together with them a few real people would not be hidden.
        """
        echt = Meetmoment.objects.filter(voorbeeld=False).values("vragenlijst__perspectief")
        return self.exclude(voorbeeld=True, vragenlijst__perspectief__in=echt)


class Meetmoment(models.Model):
    """A round: one group gets one list at one moment, through one link that is of the group and of no person."""

    class Moment(models.TextChoices):
        T0 = "T0", _("T0: voor het begin")
        T1 = "T1", _("T1: halverwege")
        T2 = "T2", _("T2: aan het eind")

    vragenlijst = models.ForeignKey(
        Vragenlijst, models.PROTECT, related_name="meetmomenten", verbose_name=_("vragenlijst")
    )
    moment = models.CharField(_("moment"), max_length=2, choices=Moment)
    groep = models.CharField(_("groep"), max_length=120, help_text=_("Wie krijgen de link? Geen namen."))
    stadsdeel = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetmomenten",
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
    )
    proeftuin = models.ForeignKey(
        Proeftuin, models.PROTECT, null=True, blank=True, related_name="meetmomenten", verbose_name=_("proeftuin")
    )
    van = models.DateField(_("open van"), default=localdate)
    tot = models.DateField(_("tot en met"))
    gesloten = models.BooleanField(_("gesloten"), default=False, help_text=_("Dan kan niemand meer iets insturen."))
    uitgenodigd = models.PositiveIntegerField(_("hoeveel mensen kregen de link"), null=True, blank=True)
    sleutel = models.CharField(
        _("sleutel van de link"), max_length=20, unique=True, default=make_sleutel, editable=False
    )
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    objects = MeetmomentQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van meetmoment"))

    class Meta:
        verbose_name = _("meetmoment")
        verbose_name_plural = _("meetmomenten")
        ordering = ["-van", "vragenlijst"]
        constraints = [
            models.CheckConstraint(condition=Q(moment__in=["T0", "T1", "T2"]), name="meetmoment_moment_bekend"),
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="meetmoment_tot_na_van",
                violation_error_message=_("Het eind ligt voor het begin."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vragenlijst}, {self.moment}: {self.groep}"

    def get_absolute_url(self) -> str:
        with override(self.sitetaal):
            return reverse("invullen", args=[self.sleutel])

    @property
    def sitetaal(self) -> str:
        """The language of what stands around the questions: their own, if the site speaks it."""
        taal = self.vragenlijst.taal
        return taal if taal in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    @property
    def beantwoord(self) -> bool:
        """Whether somebody filled it in: from then on it stays the round of this list."""
        return self.inzendingen.exists()

    @property
    def is_open(self) -> bool:
        return not self.gesloten and self.van <= localdate() <= self.tot
