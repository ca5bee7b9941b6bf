"""Whether what the map says still holds: who confirmed it, whom we asked, and links that no longer work."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# So long an owner who answered is not asked again, when nobody did anything with the answer.
RUST = timedelta(days=90)


class Maanden(models.Func):
    """A number of months, as something that can be added to a day."""

    template = "make_interval(months => %(expressions)s)"
    output_field = models.DurationField()


class TeControlerenQuerySet(models.QuerySet[Any]):
    """What asks to be verified. One that was never verified counts from the day that it was made."""

    def with_due_date(self):
        vanaf = Coalesce("gecontroleerd_op", TruncDate("created_at"))
        maanden = Maanden(
            Coalesce(F("controle_maanden"), settings.CONTROLE_MAANDEN, output_field=models.IntegerField())
        )
        som = models.ExpressionWrapper(vanaf + maanden, output_field=models.DateTimeField())
        return self.annotate(controleren_op=Cast(som, models.DateField()))

    def unpaused(self):
        return self.filter(Q(controle_pauze_tot=None) | Q(controle_pauze_tot__lte=timezone.localdate()))

    def due(self):
        """On the site, not paused, and past the day on which somebody should look again."""
        vandaag = timezone.localdate()
        return self.filter(status="gepubliceerd").unpaused().with_due_date().filter(controleren_op__lte=vandaag)

    def to_ask(self):
        """Past its day, real, not being asked, and not answered so lately that a coordinator is still at it."""
        lopend = Controleverzoek.objects.in_hand().filter(initiatief=OuterRef("pk"))
        return self.due().filter(~Exists(lopend), voorbeeld=False)

    def stale(self):
        """For the coordinator: past its day without an owner to ask, or with one who does not answer."""
        verzoeken = Controleverzoek.objects.open().filter(initiatief=OuterRef("pk"), stap__in=Controleverzoek.LAAT)
        op_de_kaart = self.filter(status="gepubliceerd").unpaused().with_due_date()
        zonder_eigenaar = Q(contact_email="", controleren_op__lte=timezone.localdate())
        return op_de_kaart.filter(zonder_eigenaar | Q(Exists(verzoeken)))


class Controle(models.Model):
    """Somebody said that the record is right."""

    class Hoe(models.TextChoices):
        MAIL = "mail", _("de eigenaar, met de link uit de mail")
        BEHEER = "beheer", _("in het beheer")
        AANMELDING = "aanmelding", _("een wijziging die is overgenomen")

    initiatief = models.ForeignKey(
        "socialekaart.Initiatief", models.CASCADE, related_name="controles", verbose_name=_("initiatief")
    )
    wanneer = models.DateTimeField(_("wanneer"), default=timezone.now)
    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="controles",
        verbose_name=_("wie"),
        help_text=_("Leeg: de eigenaar zelf."),
    )
    hoe = models.CharField(_("hoe"), max_length=12, choices=Hoe)

    class Meta:
        verbose_name = _("controle")
        verbose_name_plural = _("controles")
        ordering = ["-wanneer", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(hoe__in=["mail", "beheer", "aanmelding"]), name="controle_hoe_bekend"),
            models.CheckConstraint(condition=~Q(hoe="mail") | Q(wie=None), name="controle_mail_is_van_eigenaar"),
        ]

    def __str__(self) -> str:
        return f"{self.wanneer:%d-%m-%Y}: {self.get_hoe_display()}"


class ControleverzoekQuerySet(models.QuerySet["Controleverzoek"]):
    def open(self) -> "ControleverzoekQuerySet":
        return self.filter(uitkomst="")

    def in_hand(self) -> "ControleverzoekQuerySet":
        """Open, or answered with something that a coordinator has to decide."""
        beantwoord = Q(uitkomst__in=["wijziging", "weg"], afgesloten_op__gt=timezone.now() - RUST)
        return self.filter(Q(uitkomst="") | beantwoord)


class Controleverzoek(models.Model):
    """One round of asking whether a record is right. It takes steps until there is an answer; then it is closed."""

    class Stap(models.TextChoices):
        GEVRAAGD = "gevraagd", _("gevraagd aan de eigenaar")
        HERINNERD = "herinnerd", _("eigenaar herinnerd")
        COORDINATOR = "coordinator", _("bij de coördinator")
        GEMARKEERD = "gemarkeerd", _("‘niet gecontroleerd’ staat op de site")
        VAN_DE_KAART = "van_de_kaart", _("van de kaart gehaald")

    class Uitkomst(models.TextChoices):
        KLOPT = "klopt", _("klopt")
        WIJZIGING = "wijziging", _("de eigenaar geeft een wijziging door")
        WEG = "weg", _("de eigenaar zegt: bestaat niet meer")
        VERVALLEN = "vervallen", _("niet meer nodig")

    # From here on the owner did not answer.
    LAAT = (Stap.COORDINATOR, Stap.GEMARKEERD, Stap.VAN_DE_KAART)

    initiatief = models.ForeignKey(
        "socialekaart.Initiatief", models.CASCADE, related_name="controleverzoeken", verbose_name=_("initiatief")
    )
    begonnen_op = models.DateField(_("begonnen op"))
    stap = models.CharField(_("stap"), max_length=12, choices=Stap)
    stap_op = models.DateField(_("sinds"))
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gevraagd door"),
        help_text=_("Leeg: vanzelf, op de datum."),
    )
    uitkomst = models.CharField(_("uitkomst"), max_length=10, choices=Uitkomst, blank=True)
    afgesloten_op = models.DateTimeField(_("afgesloten op"), null=True, blank=True)

    objects = ControleverzoekQuerySet.as_manager()

    class Meta:
        verbose_name = _("controleverzoek")
        verbose_name_plural = _("controles bij eigenaren")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiatief"], condition=Q(uitkomst=""), name="controleverzoek_een_tegelijk"
            ),
            models.CheckConstraint(
                condition=Q(stap__in=["gevraagd", "herinnerd", "coordinator", "gemarkeerd", "van_de_kaart"]),
                name="controleverzoek_stap_bekend",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="", afgesloten_op=None)
                | Q(uitkomst__in=["klopt", "wijziging", "weg", "vervallen"], afgesloten_op__isnull=False),
                name="controleverzoek_uitkomst_met_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiatief}: {self.get_uitkomst_display() or self.get_stap_display()}"


# So many days on which a link failed before somebody hears of it.
MELDEN_NA = 3


class LinkcontroleQuerySet(models.QuerySet["Linkcontrole"]):
    def current(self) -> "LinkcontroleQuerySet":
        """About what published records say now; what was corrected since is nobody's concern."""
        nu = [Q(soort=soort, waarde=F(f"initiatief__{soort}")) for soort in Linkcontrole.Soort.values]
        return self.filter(nu[0] | nu[1] | nu[2], initiatief__status="gepubliceerd")

    def broken(self) -> "LinkcontroleQuerySet":
        """What a coordinator should look at: a link that fails again and again, a number that cannot be right."""
        vaak = Q(fouten__gte=MELDEN_NA) | Q(soort=Linkcontrole.Soort.TELEFOON, fouten__gte=1)
        return self.current().filter(vaak, akkoord=False)


class Linkcontrole(models.Model):
    """What the last look at one link or phone number of a record gave. ``soort`` is the name of the field."""

    class Soort(models.TextChoices):
        WEBSITE = "website", _("website")
        BRON = "bron_url", _("adres van de bron")
        TELEFOON = "telefoon", _("telefoon")

    initiatief = models.ForeignKey(
        "socialekaart.Initiatief", models.CASCADE, related_name="linkcontroles", verbose_name=_("initiatief")
    )
    soort = models.CharField(_("soort"), max_length=10, choices=Soort)
    waarde = models.CharField(_("link of nummer"), max_length=200)
    reden = models.CharField(_("wat er mis is"), max_length=200, blank=True)
    fouten = models.PositiveSmallIntegerField(_("dagen mis"), default=0)
    laatste_fout_op = models.DateField(_("laatst mis op"), null=True, blank=True)
    nagekeken_op = models.DateTimeField(_("nagekeken op"), null=True, blank=True)
    akkoord = models.BooleanField(
        _("is goed zo"),
        default=False,
        help_text=_("Iemand heeft gekeken: dit hoort zo, en hoeft niet op de werklijst."),
    )

    objects = LinkcontroleQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of nummer")
        verbose_name_plural = _("links en nummers")
        ordering = ["-laatste_fout_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiatief", "soort"], name="linkcontrole_een_per_veld"),
            models.CheckConstraint(
                condition=Q(soort__in=["website", "bron_url", "telefoon"]), name="linkcontrole_soort_bekend"
            ),
            models.CheckConstraint(
                condition=Q(reden="", fouten=0) | (~Q(reden="") & Q(fouten__gte=1, laatste_fout_op__isnull=False)),
                name="linkcontrole_fout_heeft_reden",
            ),
        ]
        indexes = [models.Index(fields=["nagekeken_op"], name="linkcontrole_nagekeken")]

    def __str__(self) -> str:
        return f"{self.initiatief}: {self.get_soort_display()}"
