"""What coordinators write for the site itself: texts of pages, good examples and news."""

from datetime import date
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .film import Film
from .gebied import Gebied
from .geschiedenis import Geschiedenis
from .initiatief import Initiatief
from .lijsten import Thema
from .organisatie import Organisatie
from .velden import Opmaakveld

OP_DE_SITE = _("Op de site vanaf")


class TekstQuerySet(models.QuerySet["Tekst"]):
    def current(self, dag: date) -> "TekstQuerySet":
        """Of each place the newest text whose day has come."""
        gekomen = self.filter(plek__in=Tekst.Plek.values, publicatiedatum__lte=dag)
        return gekomen.order_by("plek", "-publicatiedatum").distinct("plek")


class Tekst(models.Model):
    """What a page says in one place from some day on; empty is what the page itself brings (``templates/teksten``)."""

    class Plek(models.TextChoices):
        """The places; the part before the first hyphen is the page."""

        HOME_INLEIDING = "home-inleiding", _("Start: onder de titel")
        HOME_WAAROM = "home-waarom", _("Start: waarom deze kaart?")
        OVER_INLEIDING = "over-inleiding", _("Over ons: inleiding")
        OVER_TEKST = "over-tekst", _("Over ons: wat we willen en hoe we werken")
        OVER_GELD = "over-geld", _("Over ons: wie betaalt en welke gegevens")
        CONTACT_INLEIDING = "contact-inleiding", _("Contact: inleiding")
        CONTACT_FOUT = "contact-fout", _("Contact: een fout doorgeven")
        OPROEP_INLEIDING = "oproep-inleiding", _("Oproep: inleiding")
        OPROEP_TUSSEN = "oproep-tussen", _("Oproep: ook tussen zorg en gemeente")
        OPROEP_BEGIN = "oproep-begin", _("Oproep: ook als u nog moet beginnen")
        PRIVACY_TEKST = "privacy-tekst", _("Privacy: wat we wel en niet bewaren")
        TOEGANKELIJKHEID_TEKST = "toegankelijkheid-tekst", _("Toegankelijkheid: wat we doen en testen")
        PERSONAS_UITLEG = "personas-uitleg", _("Persona’s: zo gebruikt u een verhaal")
        VOORBEELDEN_INLEIDING = "goede_voorbeelden-inleiding", _("Goede voorbeelden: inleiding")
        NIEUWS_INLEIDING = "nieuws-inleiding", _("Nieuws: inleiding")
        ERVARINGEN_INLEIDING = "ervaringen-inleiding", _("Ervaringen: inleiding")
        WIJZER_INLEIDING = "gesprekswijzer-inleiding", _("Gesprekswijzer: inleiding")
        WIJZER_VOORAF = "gesprekswijzer-vooraf", _("Gesprekswijzer: voor het gesprek")
        WIJZER_GEMEENTE = "gesprekswijzer-gemeente", _("Gesprekswijzer: met de gemeente")
        WIJZER_WELZIJN = "gesprekswijzer-welzijn", _("Gesprekswijzer: met een welzijnsorganisatie")
        WIJZER_AFSPRAKEN = "gesprekswijzer-afspraken", _("Gesprekswijzer: afspraken maken")

        @property
        def pagina(self) -> str:
            """The name of the address of its page."""
            return self.value.partition("-")[0]

        @property
        def kop(self) -> int:
            """The level of the highest heading in it: one lower than the heading above this place."""
            onder_tussenkop = {"home-waarom", "contact-fout", "oproep-tussen", "oproep-begin", "personas-uitleg"}
            wijzer = self.pagina == "gesprekswijzer" and self is not self.WIJZER_INLEIDING
            return 3 if wijzer or self.value in onder_tussenkop else 2

    plek = models.CharField(_("plek"), max_length=40, choices=Plek)
    tekst = Opmaakveld(
        _("tekst"), blank=True, help_text=_("Maakt u dit leeg? Dan staat er weer de tekst van de site zelf.")
    )
    tekst_en = Opmaakveld(
        _("tekst in het Engels"),
        blank=True,
        help_text=_("Mag leeg zijn. Dan staat op de Engelse pagina de Nederlandse tekst."),
    )
    publicatiedatum = models.DateField(
        OP_DE_SITE,
        default=localdate,
        help_text=_("Moet de tekst van nu tot die dag blijven staan? Kies dan onderaan ‘Opslaan als nieuw item’."),
    )

    objects = TekstQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van tekst"))

    class Meta:
        verbose_name = _("tekst")
        verbose_name_plural = _("teksten")
        ordering = ["plek", "-publicatiedatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["plek", "publicatiedatum"],
                name="tekst_een_per_plek_en_dag",
                violation_error_message=_("Voor deze plek is er al een tekst vanaf die dag. Kies een andere dag."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_plek_display()

    def get_absolute_url(self) -> str:
        return reverse(self.Plek(self.plek).pagina)


class Woorden(NamedTuple):
    """An item in one language."""

    titel: str
    samenvatting: str
    tekst: str
    taal: str


class InhoudQuerySet(models.QuerySet):
    def published(self):
        """What the site shows today, with what it links to."""
        return self.filter(status="gepubliceerd", publicatiedatum__lte=localdate())

    def with_links(self):
        return self.select_related("organisatie", "initiatief", "stadsdeel").defer("stadsdeel__geometrie")


class GoedVoorbeeldQuerySet(InhoudQuerySet):
    def for_list(self) -> "GoedVoorbeeldQuerySet":
        return self.with_links().prefetch_related("themas")

    def for_page(self) -> "GoedVoorbeeldQuerySet":
        """With all that its page tells, and without the bytes of a picture."""
        return self.for_list().prefetch_related("partners").select_related("film_beeld").defer("film_beeld__inhoud")


class Inhoud(models.Model):
    """A page of its own that a coordinator writes; on the site from its day on."""

    class Status(models.TextChoices):
        CONCEPT = "concept", _("concept")
        GEPUBLICEERD = "gepubliceerd", _("gepubliceerd")

    titel = models.CharField(_("titel"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=140, unique=True)
    samenvatting = models.CharField(
        _("samenvatting"), max_length=300, blank=True, help_text=_("Eén of twee zinnen. Deze staan in de lijst.")
    )
    tekst = Opmaakveld(_("tekst"), blank=True)
    titel_en = models.CharField(_("titel in het Engels"), max_length=120, blank=True)
    samenvatting_en = models.CharField(_("samenvatting in het Engels"), max_length=300, blank=True)
    tekst_en = Opmaakveld(_("tekst in het Engels"), blank=True)
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.CONCEPT)
    publicatiedatum = models.DateField(
        OP_DE_SITE, default=localdate, help_text=_("Deze dag staat er ook bij. Hij mag in de toekomst liggen.")
    )
    bron = models.CharField(_("bron"), max_length=200, blank=True, help_text=_("Waar komen de feiten vandaan?"))
    bron_adres = models.URLField(_("adres van de bron"), blank=True)
    organisatie = models.ForeignKey(Organisatie, models.SET_NULL, null=True, blank=True, verbose_name=_("organisatie"))
    initiatief = models.ForeignKey(
        Initiatief,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("initiatief"),
        help_text=_("De pagina krijgt een link naar dit initiatief, als het op de site staat."),
    )
    stadsdeel = models.ForeignKey(
        Gebied,
        models.SET_NULL,
        null=True,
        blank=True,
        limit_choices_to={"soort": "stadsdeel"},
        verbose_name=_("stadsdeel"),
    )
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen, om de site te laten zien."))

    class Meta:
        abstract = True
        ordering = ["-publicatiedatum", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["concept", "gepubliceerd"]), name="%(class)s_status_bekend"),
            models.CheckConstraint(
                condition=~Q(status="gepubliceerd") | ~Q(samenvatting="") & ~Q(tekst=""),
                name="%(class)s_gepubliceerd_is_af",
                violation_error_message=_("Schrijf een samenvatting en een tekst voordat u dit op de site zet."),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def goed_voorbeeld(self) -> bool:
        return isinstance(self, GoedVoorbeeld)

    @property
    def op_site(self) -> bool:
        return self.status == self.Status.GEPUBLICEERD and self.publicatiedatum <= localdate()

    @property
    def gelinkt(self) -> Initiatief | None:
        """The initiative, when visitors may see it."""
        zichtbaar = self.initiatief and self.initiatief.status == Initiatief.Status.GEPUBLICEERD
        return self.initiatief if zichtbaar else None

    @property
    def woorden(self) -> Woorden:
        """In the language of the page when all of it is there in that language, else in Dutch."""
        engels = Woorden(self.titel_en, self.samenvatting_en, self.tekst_en, "en")
        nederlands = Woorden(self.titel, self.samenvatting, self.tekst, "nl")
        return engels if get_language() == "en" and all(engels) else nederlands


class GoedVoorbeeld(Film, Inhoud):
    """How care and welfare found each other somewhere, for others to follow. ``tekst`` says what they do."""

    plaats = models.CharField(
        _("waar"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: Holendrecht, of Diemen.")
    )
    partners = models.ManyToManyField(
        Organisatie, blank=True, related_name="goede_voorbeelden", verbose_name=_("wie werken samen")
    )
    opbrengst = Opmaakveld(_("wat levert het op"), blank=True)
    navolgen = Opmaakveld(_("zo doet u het na"), blank=True)
    contact = models.CharField(
        _("contact"), max_length=200, blank=True, help_text=_("Een functie en een organisatie, geen naam van iemand.")
    )
    contact_email = models.EmailField(_("e-mail op de site"), blank=True)
    themas = models.ManyToManyField(Thema, blank=True, related_name="goede_voorbeelden", verbose_name=_("thema’s"))

    objects = GoedVoorbeeldQuerySet.as_manager()
    history = Geschiedenis(m2m_fields=[partners, themas], verbose_name=_("geschiedenis van goed voorbeeld"))

    class Meta(Inhoud.Meta):
        verbose_name = _("goed voorbeeld")
        verbose_name_plural = _("goede voorbeelden")
        constraints = [*Inhoud.Meta.constraints, *Film.Meta.constraints]

    def get_absolute_url(self) -> str:
        return reverse("goed_voorbeeld", args=[self.slug])


class Nieuwsbericht(Inhoud):
    """Something new about the map or the project."""

    objects = InhoudQuerySet.as_manager()
    history = Geschiedenis(verbose_name=_("geschiedenis van nieuwsbericht"))

    class Meta(Inhoud.Meta):
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuws")

    def get_absolute_url(self) -> str:
        return reverse("nieuwsbericht", args=[self.slug])
