"""What people sent in, without anything that says who they are; and what researchers make of their words."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialekaart.models.geschiedenis import Geschiedenis

from .vragenlijst import Meetmoment, Schaalpunt, Vraag


class Inzending(models.Model):
    """One filled-in list. No moment, no address, no device: ``kenmerk`` makes that what is sent twice counts once."""

    class Vorm(models.TextChoices):
        ONLINE = "online", _("op het scherm")
        PAPIER = "papier", _("op papier")

    meetmoment = models.ForeignKey(Meetmoment, models.PROTECT, related_name="inzendingen", verbose_name=_("meetmoment"))
    kenmerk = models.UUIDField(_("kenmerk"), unique=True, editable=False)
    vorm = models.CharField(_("vorm"), max_length=6, choices=Vorm, default=Vorm.ONLINE)

    class Meta:
        verbose_name = _("inzending")
        verbose_name_plural = _("inzendingen")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(vorm__in=["online", "papier"]), name="inzending_vorm_bekend")]

    def __str__(self) -> str:
        return f"{self.meetmoment} #{self.pk}"


class Antwoord(models.Model):
    """The answer of one person to one question with choices; a question that was skipped has no row."""

    inzending = models.ForeignKey(Inzending, models.CASCADE, related_name="antwoorden", verbose_name=_("inzending"))
    vraag = models.ForeignKey(Vraag, models.PROTECT, related_name="antwoorden", verbose_name=_("vraag"))
    punt = models.ForeignKey(Schaalpunt, models.PROTECT, related_name="antwoorden", verbose_name=_("antwoord"))

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        constraints = [models.UniqueConstraint(fields=["inzending", "vraag"], name="antwoord_een_per_vraag")]

    def __str__(self) -> str:
        return f"{self.vraag}: {self.punt}"


class OpenAntwoordQuerySet(models.QuerySet["OpenAntwoord"]):
    def cleaned(self) -> "OpenAntwoordQuerySet":
        """What a researcher cleaned and can be coded."""
        return self.filter(status__in=[OpenAntwoord.Status.KLAAR, OpenAntwoord.Status.TONEN])

    def shown(self) -> "OpenAntwoordQuerySet":
        """What a researcher cleaned and put on the site."""
        return self.filter(status=OpenAntwoord.Status.TONEN)


class OpenAntwoord(models.Model):
    """Own words, tied to the round and to no other answer, so that nobody can put one person's answers together.

    What was sent (``tekst``) is for the researcher who cleans it; what may be read is ``schoon``. No history: it would
    keep what was taken out.
    """

    class Status(models.TextChoices):
        NIEUW = "nieuw", _("nog niet opgeschoond")
        KLAAR = "klaar", _("opgeschoond, niet op de site")
        TONEN = "tonen", _("opgeschoond, op de site")
        WEG = "weg", _("niet te gebruiken")

    meetmoment = models.ForeignKey(
        Meetmoment, models.PROTECT, related_name="open_antwoorden", verbose_name=_("meetmoment")
    )
    vraag = models.ForeignKey(Vraag, models.PROTECT, related_name="open_antwoorden", verbose_name=_("vraag"))
    kenmerk = models.UUIDField(_("kenmerk"), unique=True, editable=False)
    tekst = models.TextField(_("wat er stond"), blank=True, editable=False)
    schoon = models.TextField(
        _("opgeschoond"), blank=True, help_text=_("Zonder namen, en zonder iets waaraan u iemand herkent.")
    )
    status = models.CharField(_("status"), max_length=6, choices=Status, default=Status.NIEUW)

    objects = OpenAntwoordQuerySet.as_manager()

    class Meta:
        verbose_name = _("open antwoord")
        verbose_name_plural = _("open antwoorden")
        ordering = ["kenmerk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["nieuw", "klaar", "tonen", "weg"]), name="openantwoord_status_bekend"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["klaar", "tonen"]) | ~Q(schoon=""),
                name="openantwoord_opgeschoond_heeft_tekst",
                violation_error_message=_("Schrijf de opgeschoonde tekst op."),
            ),
            # Who cleaned it threw the rest away.
            models.CheckConstraint(condition=Q(status="nieuw") | Q(tekst=""), name="openantwoord_rest_is_weg"),
        ]

    def __str__(self) -> str:
        # Without the words: the log of the admin keeps what this says, and they may tell who it was.
        return f"{self._meta.verbose_name} {self.pk}"


class Codethema(models.Model):
    """A theme that researchers see in open answers; ``uitleg`` says when it fits and when not."""

    slug = models.SlugField(_("slug"), unique=True)
    naam = models.CharField(_("naam"), max_length=80)
    uitleg = models.TextField(_("wanneer past dit"), blank=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    history = Geschiedenis(verbose_name=_("geschiedenis van codethema"))

    class Meta:
        verbose_name = _("codethema")
        verbose_name_plural = _("codethema’s")
        ordering = ["volgorde", "naam"]

    def __str__(self) -> str:
        return self.naam


class Codering(models.Model):
    """One researcher read one answer and saw these themes in it; none is a finding too."""

    antwoord = models.ForeignKey(
        OpenAntwoord, models.CASCADE, related_name="coderingen", verbose_name=_("open antwoord")
    )
    codeur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="coderingen",
        verbose_name=_("wie codeerde"),
        help_text=_("Leeg: een voorbeeld, of van iemand die hier niet meer werkt."),
    )
    themas = models.ManyToManyField(Codethema, blank=True, related_name="coderingen", verbose_name=_("thema’s"))

    class Meta:
        verbose_name = _("codering")
        verbose_name_plural = _("coderingen")
        constraints = [models.UniqueConstraint(fields=["antwoord", "codeur"], name="codering_een_per_codeur")]

    def __str__(self) -> str:
        return f"{self.antwoord} ({self.codeur})"
