"""The lexicon: what people say, and what they mean by it. And the words that the map knows."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from .geschiedenis import Geschiedenis
from .lijsten import Doelgroep, Ondersteuningswens


class Uitdrukking(models.Model):
    """A word or phrase that people type, and the wishes, groups and other words that it stands for."""

    tekst = models.CharField(
        _("woord of uitdrukking"), max_length=80, unique=True, help_text=_("Zoals mensen het typen, in gewone letters.")
    )
    wensen = models.ManyToManyField(
        Ondersteuningswens, blank=True, related_name="uitdrukkingen", verbose_name=_("wensen")
    )
    doelgroepen = models.ManyToManyField(
        Doelgroep, blank=True, related_name="uitdrukkingen", verbose_name=_("doelgroepen")
    )
    andere_woorden = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("andere woorden"),
        default=list,
        blank=True,
        help_text=_("Woorden die hetzelfde betekenen, met komma’s ertussen. We zoeken ook daarop."),
    )
    taal = models.CharField(
        _("taal"), max_length=3, default="nl", help_text=_("De taal van het woord, als code: nl, en, tr, ar, srn, pl.")
    )
    overslaan = models.BooleanField(
        _("zegt niets over de vraag"), default=False, help_text=_("Zoals ‘ik zoek’. We slaan het over bij het zoeken.")
    )
    elders = models.CharField(
        _("waar dan wel"),
        max_length=200,
        blank=True,
        help_text=_("Voor wat niet op deze kaart staat: een zin die zegt waar iemand het wel vindt."),
    )
    history = Geschiedenis(
        m2m_fields=[wensen, doelgroepen],
        verbose_name=_("geschiedenis van uitdrukking"),
    )

    class Meta:
        verbose_name = _("uitdrukking")
        verbose_name_plural = _("lexicon")
        ordering = ["tekst"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="uitdrukking_heeft_tekst"),
        ]

    def __str__(self) -> str:
        return self.tekst


class Zoekwoord(models.Model):
    """A word that stands in published records or in the lexicon: for spelling, compounds and how telling it is.

    ``stammen`` are the ``eigen`` stems of the word itself, then those of its parts when it is a compound; ``klank`` is
    how it sounds (``palliatief.lib.spelling``); ``aantal`` is the number of records that hold it. The wishes and
    groups of records are counted in the same way, as ``wens:12`` and ``doelgroep:3``. ``lexicon`` is a Dutch word that
    is an expression by itself, ``genoemd`` any word of any expression.
    """

    woord = models.CharField(_("woord"), max_length=80, primary_key=True, db_collation="C")
    klank = models.CharField(_("klank"), max_length=80, db_collation="C")
    stammen = ArrayField(models.CharField(max_length=80), verbose_name=_("stammen en delen"), default=list)
    eigen = models.PositiveSmallIntegerField(_("aantal eigen stammen"), default=1)
    lexicon = models.BooleanField(_("staat in het lexicon"), default=False)
    genoemd = models.BooleanField(_("staat in een uitdrukking"), default=False)
    aantal = models.IntegerField(_("aantal initiatieven"))

    class Meta:
        verbose_name = _("zoekwoord")
        verbose_name_plural = _("zoekwoorden")
        indexes = [
            # Postgres looks words up here too; what waits to be put in is read as a whole with every look.
            GinIndex(fields=["woord"], opclasses=["gin_trgm_ops"], name="zoekwoord_lijkt_op", fastupdate=False),
            GinIndex(fields=["stammen"], name="zoekwoord_stammen"),
            models.Index(fields=["klank"], name="zoekwoord_klank"),
        ]

    def __str__(self) -> str:
        return self.woord
