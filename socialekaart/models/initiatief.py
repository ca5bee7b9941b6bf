"""An initiative, one offering of support, and the places where it is given."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .controle import TeControlerenQuerySet
from .gebied import Gebied
from .geschiedenis import Geschiedenis
from .lijsten import Doelgroep, Domein, Ondersteuningswens
from .organisatie import Organisatie
from .velden import Telefoonveld, uuidveld, validate_openingstijden, validate_postcode, validate_taal

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from palliatief.gebruikers.models import Gebruiker

Stadsdelen = Iterable[int] | models.QuerySet


def stale_before() -> date:
    """A record that was last verified before this day has not been checked for too long."""
    return timezone.localdate() - timedelta(days=settings.CONTROLE_GELDIG_DAGEN)


def stale_since(gecontroleerd_op: date | None) -> date | None:
    """The last verified date when it is too long ago, else None."""
    return gecontroleerd_op if gecontroleerd_op and gecontroleerd_op < stale_before() else None


class InitiatiefQuerySet(TeControlerenQuerySet):
    """Initiatives as people speak of them."""

    def published(self) -> "InitiatiefQuerySet":
        return self.filter(status=Initiatief.Status.GEPUBLICEERD)

    def for_page(self) -> "InitiatiefQuerySet":
        """Published, with all that the page of one initiative shows."""
        plekken = Locatie.objects.public().select_related("stadsdeel", "wijk", "buurt")
        return (
            self.published()
            .select_related("organisatie")
            .prefetch_related(
                models.Prefetch("wensen", queryset=Ondersteuningswens.objects.select_related("domein")),
                models.Prefetch("locaties", queryset=plekken),
                "doelgroepen",
                "werkgebied",
            )
        )

    def for_sheet(self) -> "InitiatiefQuerySet":
        """With all that a row of the sheet holds."""
        gebieden = models.Prefetch("werkgebied", queryset=Gebied.objects.defer("geometrie"))
        return self.select_related("organisatie").prefetch_related("wensen", "doelgroepen", "locaties", gebieden)

    def examples(self) -> "InitiatiefQuerySet":
        return self.filter(voorbeeld=True)

    def hard_to_find(self) -> "InitiatiefQuerySet":
        """On the site without a wish, or without a point while people have to go there; says which in two fields."""
        plekken = Locatie.objects.filter(initiatief=models.OuterRef("pk"))
        zonder_punt = models.Exists(plekken.filter(geheim=False, punt=None))
        nergens = ~models.Exists(plekken) & models.Q(heel_amsterdam=False) & ~models.Q(zoekrij__aan_huis=True)
        wensen = Initiatief.wensen.through.objects.filter(initiatief=models.OuterRef("pk"))
        gaten = self.annotate(zonder_wens=~models.Exists(wensen), zonder_plek=models.Q(zonder_punt | nergens))
        return gaten.published().filter(models.Q(zonder_wens=True) | models.Q(zonder_plek=True))

    def editable_by(self, gebruiker: "Gebruiker | AnonymousUser") -> "InitiatiefQuerySet":
        """What this person may change: a coordinator what is of their stadsdelen, the city desk what is city-wide.

        What is nowhere is nobody's: whoever sees that may put it right.
        """
        if not gebruiker.has_perm("socialekaart.change_initiatief"):
            return self.none()
        if gebruiker.has_perm("socialekaart.edit_elk_initiatief"):
            return self
        alle = Gebied.objects.stadsdelen().values("pk")
        mijn = alle.filter(coordinatoren=gebruiker.pk)
        eigen = _belongs_to(mijn) | ~_belongs_to(alle)
        stedelijk = gebruiker.has_perm("socialekaart.edit_stedelijk_initiatief")
        van_de_stad = models.Q(heel_amsterdam=True)
        return self.filter(eigen | van_de_stad) if stedelijk else self.filter(eigen, ~van_de_stad)


def _belongs_to(stadsdelen: Stadsdelen) -> models.Q:
    hier = Locatie.objects.filter(initiatief=models.OuterRef("pk"), stadsdeel__in=stadsdelen)
    voor_hier = Initiatief.werkgebied.through.objects.filter(initiatief=models.OuterRef("pk"), gebied__in=stadsdelen)
    return models.Q(models.Exists(hier)) | models.Q(models.Exists(voor_hier))


class Initiatief(models.Model):
    """One offering: who gives which support to whom, where it serves, and how to reach and refer."""

    DELEN = ("locaties",)

    class Soort(models.TextChoices):
        FORMEEL = "formeel", _("Formeel")
        INFORMEEL = "informeel", _("Informeel")

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        GEPUBLICEERD = "gepubliceerd", _("gepubliceerd")
        GEARCHIVEERD = "gearchiveerd", _("gearchiveerd")

    class Verwijzer(models.TextChoices):
        ONBEKEND = "onbekend", _("niet bekend")
        IEDEREEN = "iedereen", _("iedereen")
        ZORGVERLENER = "zorgverlener", _("een zorgverlener of welzijnswerker")
        HUISARTS = "huisarts", _("alleen de huisarts of specialist")

    uuid = uuidveld()
    naam = models.CharField(_("naam"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=220, unique=True)
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatieven",
        verbose_name=_("organisatie"),
    )
    soort = models.CharField(
        _("soort"),
        max_length=10,
        choices=Soort,
        help_text=_("Formeel: beroepskrachten. Informeel: vrijwilligers."),
    )
    samenvatting = models.CharField(_("samenvatting"), max_length=300, help_text=_("Een of twee korte zinnen."))
    samenvatting_en = models.CharField(
        _("samenvatting in het Engels"), max_length=300, blank=True, help_text=_("Voor wie geen Nederlands leest.")
    )
    beschrijving = models.TextField(_("beschrijving"), blank=True)
    wensen = models.ManyToManyField(
        Ondersteuningswens, blank=True, related_name="initiatieven", verbose_name=_("wensen")
    )
    doelgroepen = models.ManyToManyField(
        Doelgroep, blank=True, related_name="initiatieven", verbose_name=_("doelgroepen")
    )

    heel_amsterdam = models.BooleanField(_("werkt in heel Amsterdam"), default=False)
    werkgebied = models.ManyToManyField(
        Gebied,
        blank=True,
        related_name="initiatieven",
        verbose_name=_("werkt in deze stadsdelen"),
        limit_choices_to={"soort": "stadsdeel"},
    )

    telefoon = Telefoonveld(_("telefoon"), blank=True)
    telefoon_openbaar = models.BooleanField(
        _("telefoon mag op de site"), default=True, help_text=_("Zet dit uit bij een privénummer.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    email_openbaar = models.BooleanField(_("e-mail mag op de site"), default=True)
    website = models.URLField(_("website"), blank=True)

    verwijzer = models.CharField(_("wie mag verwijzen"), max_length=20, choices=Verwijzer, default=Verwijzer.ONBEKEND)
    zelf_aanmelden = models.BooleanField(_("mensen kunnen zichzelf aanmelden"), null=True, blank=True)
    verwijzen = models.TextField(_("zo verwijst u"), blank=True, help_text=_("Wat moet iemand doen, stap voor stap?"))
    criteria = models.TextField(_("voorwaarden"), blank=True, help_text=_("Voor wie is het wel, en niet?"))
    terugkoppeling = models.TextField(_("bericht terug"), blank=True, help_text=_("Wat hoort de verwijzer terug?"))

    aan_huis = models.BooleanField(_("komt bij mensen thuis"), null=True, blank=True)
    kosten = models.CharField(_("kosten"), max_length=200, blank=True)
    gratis = models.BooleanField(_("gratis"), null=True, blank=True)
    talen = ArrayField(
        models.CharField(max_length=3, validators=[validate_taal]),
        verbose_name=_("talen"),
        default=list,
        blank=True,
        help_text=_("Taalcodes met komma’s ertussen, zoals: nl,en,tr"),
    )
    openingstijden = models.CharField(
        _("openingstijden"),
        max_length=500,
        blank=True,
        validators=[validate_openingstijden],
        help_text=_("Zoals in OpenStreetMap: Mo-Fr 09:00-17:00; PH off"),
    )
    capaciteit = models.PositiveIntegerField(_("plaatsen"), null=True, blank=True)
    wachttijd = models.CharField(_("wachttijd"), max_length=100, blank=True)

    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.CONCEPT)
    bron = models.CharField(_("bron"), max_length=100, blank=True, help_text=_("Waar komt dit vandaan?"))
    bron_id = models.CharField(_("nummer bij de bron"), max_length=100, blank=True)
    bron_url = models.URLField(_("adres van de bron"), blank=True)
    gecontroleerd_op = models.DateField(_("laatst gecontroleerd op"), null=True, blank=True)
    contactpersoon = models.CharField(
        _("contactpersoon"),
        max_length=100,
        blank=True,
        help_text=_("Wie weet of dit nog klopt? Komt nergens op de site."),
    )
    contact_email = models.EmailField(
        _("e-mail van de contactpersoon"),
        blank=True,
        help_text=_("Hier vragen we of het nog klopt. Komt nergens op de site of in een export."),
    )
    controle_maanden = models.PositiveSmallIntegerField(
        _("om de hoeveel maanden vragen"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Leeg: zoals bij de meeste initiatieven."),
    )
    controle_pauze_tot = models.DateField(
        _("niets vragen tot"), null=True, blank=True, help_text=_("Bijvoorbeeld als de eigenaar op vakantie is.")
    )
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de kaart te laten zien."))
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    updated_at = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    objects = InitiatiefQuerySet.as_manager()
    history = Geschiedenis(m2m_fields=[wensen, doelgroepen, werkgebied], verbose_name=_("geschiedenis van initiatief"))

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")
        ordering = ["naam"]
        permissions = [
            ("edit_stedelijk_initiatief", "Mag initiatieven voor heel Amsterdam wijzigen"),
            ("edit_elk_initiatief", "Mag elk initiatief wijzigen"),
        ]
        indexes = [models.Index(fields=["updated_at"], name="initiatief_gewijzigd_op")]
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "bron_id"],
                condition=~models.Q(bron_id=""),
                name="initiatief_bron_uniek",
                violation_error_message=_("Er is al een initiatief met dit nummer uit deze bron."),
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=["formeel", "informeel"]), name="initiatief_soort_bekend"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["concept", "gepubliceerd", "gearchiveerd"]),
                name="initiatief_status_bekend",
            ),
            models.CheckConstraint(
                condition=models.Q(verwijzer__in=["onbekend", "iedereen", "zorgverlener", "huisarts"]),
                name="initiatief_verwijzer_bekend",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="gepubliceerd") | ~models.Q(samenvatting=""),
                name="initiatief_gepubliceerd_heeft_samenvatting",
                violation_error_message=_("Schrijf eerst een samenvatting. Dan kunt u het publiceren."),
            ),
            models.CheckConstraint(
                condition=models.Q(controle_maanden__range=(1, 60)), name="initiatief_controle_maanden_redelijk"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def clean(self) -> None:
        """What was merged lives on in another record; two of it on the site would be the double again."""
        if self.status != self.Status.GEARCHIVEERD and hasattr(self, "samenvoeging"):
            tekst = _("Dit is samengevoegd met ‘%(naam)s’. Maak dat eerst ongedaan, bij Dubbele.")
            raise ValidationError(tekst % {"naam": self.samenvoeging.met})

    def get_absolute_url(self) -> str:
        return reverse("initiatief", args=[self.slug])

    @property
    def vertaalde_samenvatting(self) -> str:
        """The summary in the language of the page; empty when nobody wrote it yet."""
        return self.samenvatting_en if get_language() == "en" else self.samenvatting

    @property
    def domeinen(self) -> list[Domein]:
        """The domains of its wishes; the one with most wishes first."""
        domeinen = Counter(wens.domein for wens in self.wensen.all())
        return sorted(domeinen, key=lambda domein: (-domeinen[domein], domein.volgorde))

    @property
    def niet_gecontroleerd_sinds(self) -> date | None:
        """The last verified date when it is too long ago, else None."""
        return stale_since(self.gecontroleerd_op)


class LocatieQuerySet(models.QuerySet["Locatie"]):
    def public(self) -> "LocatieQuerySet":
        """Places that may be shown, searched and exported."""
        return self.filter(geheim=False)

    def visible_to(self, gebruiker: "Gebruiker | AnonymousUser") -> "LocatieQuerySet":
        """A secret place is for who keeps its record."""
        return self.filter(models.Q(geheim=False) | models.Q(initiatief__in=Initiatief.objects.editable_by(gebruiker)))


class Locatie(models.Model):
    """A place where an initiative is given.

    ``stadsdeel``, ``wijk`` and ``buurt`` follow from the point and are kept by ``actions.refresh_initiatieven``.
    """

    uuid = uuidveld()
    initiatief = models.ForeignKey(Initiatief, models.CASCADE, related_name="locaties", verbose_name=_("initiatief"))
    naam = models.CharField(_("naam van de plek"), max_length=200, blank=True)
    straat = models.CharField(_("straat"), max_length=100, blank=True)
    huisnummer = models.CharField(_("huisnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True, validators=[validate_postcode])
    plaats = models.CharField(_("plaats"), max_length=60, blank=True, default="Amsterdam")
    punt = models.PointField(_("punt op de kaart"), geography=True, srid=4326, null=True, blank=True)
    geheim = models.BooleanField(
        _("geheim"), default=False, help_text=_("Komt nergens op de site, in een export of bij het zoeken.")
    )
    stadsdeel_opgegeven = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stadsdeel volgens opgave"),
        limit_choices_to={"soort": "stadsdeel"},
    )
    stadsdeel = models.ForeignKey(
        Gebied,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="locaties",
        verbose_name=_("stadsdeel"),
    )
    wijk = models.ForeignKey(
        Gebied, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("wijk")
    )
    buurt = models.ForeignKey(
        Gebied, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("buurt")
    )

    objects = LocatieQuerySet.as_manager()
    history = Geschiedenis(excluded_fields=["stadsdeel", "wijk", "buurt"], verbose_name=_("geschiedenis van locatie"))

    class Meta:
        verbose_name = _("locatie")
        verbose_name_plural = _("locaties")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(postcode="") | models.Q(postcode__regex=r"^[1-9][0-9]{3} [A-Z]{2}$"),
                name="locatie_postcode_vorm",
                violation_error_message=_("Schrijf de postcode zo: 1102 AB"),
            )
        ]

    def __str__(self) -> str:
        return self.naam or self.adres or str(_("plek zonder adres"))

    @property
    def adres(self) -> str:
        """Street, number, postcode and town on one line, as far as known."""
        straat = f"{self.straat} {self.huisnummer}".strip()
        plaats = f"{self.postcode} {self.plaats}".strip() if straat or self.postcode else ""
        return ", ".join(deel for deel in (straat, plaats) if deel)

    @property
    def verkeerd_stadsdeel(self) -> bool:
        """True when the point lies in another stadsdeel than somebody typed."""
        return bool(self.punt and self.stadsdeel_opgegeven_id and self.stadsdeel_opgegeven_id != self.stadsdeel_id)
