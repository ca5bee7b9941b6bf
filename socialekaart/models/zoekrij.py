"""What search and the map read: one row per published initiative, kept current by ``actions``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.gis.db.models import MultiPointField, PointField
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.db.models import Case, F, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _

from .initiatief import Initiatief


class ZoekrijQuerySet(models.QuerySet["Zoekrij"]):
    """Questions to the map. Several values of one choice mean "one of these"."""

    def in_stadsdeel(self, ids: list[int]) -> "ZoekrijQuerySet":
        """What has a public place there, serves it, or serves the whole city."""
        return self.filter(Q(stadsdelen__overlap=ids) | Q(heel_amsterdam=True)) if ids else self

    def with_domein(self, ids: list[int]) -> "ZoekrijQuerySet":
        return self.filter(domeinen__overlap=ids) if ids else self

    def with_wens(self, ids: list[int]) -> "ZoekrijQuerySet":
        return self.filter(wensen__overlap=ids) if ids else self

    def for_doelgroep(self, ids: list[int]) -> "ZoekrijQuerySet":
        return self.filter(doelgroepen__overlap=ids) if ids else self

    def of_soort(self, soorten: list[str]) -> "ZoekrijQuerySet":
        return self.filter(soort__in=soorten) if soorten else self

    def in_taal(self, talen: list[str]) -> "ZoekrijQuerySet":
        return self.filter(talen__overlap=talen) if talen else self

    def near(self, ids: list[int], punt: tuple[float, float] | None, straal: int | None) -> "ZoekrijQuerySet":
        """What has a public place within so many metres, and what serves these stadsdelen without any public place.

        Without a point or a radius: what is in these stadsdelen or serves them.
        """
        if punt is None or straal is None:
            return self.in_stadsdeel(ids)
        hier = Q(heel_amsterdam=True) | Q(stadsdelen__overlap=ids)
        return self.filter(Q(WithinMetres(F("punten"), RDPoint(punt), Value(straal))) | Q(x=[]) & hier)

    def with_afstand(self, punt: tuple[float, float]) -> "ZoekrijQuerySet":
        """Adds ``afstand``, metres in a straight line to the nearest public place."""
        return self.annotate(
            afstand=Func(F("punten"), RDPoint(punt), function="ST_Distance", output_field=models.FloatField())
        )

    def matching(self, tsquery: str) -> "ZoekrijQuerySet":
        """Rows whose words meet this full-text query; all when it is empty."""
        return self.filter(HoldsWords(F("zoekvector"), Value(tsquery))) if tsquery else self

    def with_nabijheid(self, stadsdelen: list[int]) -> "ZoekrijQuerySet":
        """Adds ``nabijheid``: 0 is in the stadsdeel, 1 serves it, 2 is for the whole city."""
        hier = Q(locatie_stadsdelen__overlap=stadsdelen) if stadsdelen else Q(heel_amsterdam=False) & ~Q(x=[])
        return self.annotate(
            nabijheid=Case(
                When(hier, then=0),
                When(heel_amsterdam=False, then=1),
                default=2,
                output_field=models.SmallIntegerField(),
            )
        )

    def nearest_first(
        self,
        *,
        stadsdelen: list[int],
        domeinnummers: Sequence[int] = (),
        punt: tuple[float, float] | None = None,
        op_afstand: bool = False,
    ) -> "ZoekrijQuerySet":
        """What is in the stadsdeel, then what serves it, then the whole city; main domain, distance, name.

        ``op_afstand`` puts the distance first, and what has no public place last.
        """
        tekens = [2 * nummer + informeel for nummer in domeinnummers for informeel in (0, 1)]
        eigen = [Case(When(teken__in=tekens, then=0), default=1)] if tekens else []
        rijen = self.with_nabijheid(stadsdelen)
        if punt is None:
            return rijen.order_by("nabijheid", *eigen, "sorteernaam", "pk")
        afstand = F("afstand").asc(nulls_last=True)
        volgorde: list[Any] = [afstand, "nabijheid", *eigen] if op_afstand else ["nabijheid", *eigen, afstand]
        return rijen.with_afstand(punt).order_by(*volgorde, "sorteernaam", "pk")

    def in_rank(self, rang: list[int]) -> "ZoekrijQuerySet":
        """These rows first, in this order; the others after them as they stood."""
        plek = Func(
            Value(rang, ArrayField(models.IntegerField())),
            F("pk"),
            function="array_position",
            output_field=models.IntegerField(),
        )
        return self.order_by(plek.asc(nulls_last=True), *self.query.order_by)


class RDPoint(Func):
    """A point in metres, as Postgres makes it."""

    template = "ST_SetSRID(ST_MakePoint(%(expressions)s), 28992)"

    def __init__(self, punt: tuple[float, float]):
        super().__init__(*map(Value, punt), output_field=PointField(srid=28992))


class WithinMetres(Func):
    function = "ST_DWithin"
    output_field = models.BooleanField()


class HoldsWords(Func):
    """``zoekvector @@ tsquery``, for a query that is already made of lexemes."""

    template = "(%(expressions)s::tsquery)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


class Zoekrij(models.Model):
    """The read model of one published initiative.

    Arrays hold primary keys; ``rij`` is what a line in a list shows; ``feature`` is its GeoJSON as text; ``regel`` its
    line of the sheet as CSV; ``x`` and ``y`` are the public places in hundred-thousandths of a degree. Secret places
    are in none of them.
    """

    initiatief = models.OneToOneField(
        Initiatief, models.CASCADE, primary_key=True, related_name="zoekrij", verbose_name=_("initiatief")
    )
    sorteernaam = models.CharField(_("naam om op te sorteren"), max_length=200, db_collation="C")
    soort = models.CharField(_("soort"), max_length=10)
    domeinen = ArrayField(models.IntegerField(), verbose_name=_("domeinen"))
    wensen = ArrayField(models.IntegerField(), verbose_name=_("wensen"))
    doelgroepen = ArrayField(models.IntegerField(), verbose_name=_("doelgroepen"))
    stadsdelen = ArrayField(models.IntegerField(), verbose_name=_("stadsdelen waar het werkt of zit"))
    locatie_stadsdelen = ArrayField(models.IntegerField(), verbose_name=_("stadsdelen waar het zit"))
    heel_amsterdam = models.BooleanField(_("heel Amsterdam"))
    x = ArrayField(models.IntegerField(), verbose_name=_("lengtegraden"))
    y = ArrayField(models.IntegerField(), verbose_name=_("breedtegraden"))
    teken = models.SmallIntegerField(_("teken op de kaart"))
    punten = MultiPointField(_("openbare plekken in RD-meters"), srid=28992, null=True)
    talen = ArrayField(models.CharField(max_length=3), verbose_name=_("talen"), default=list)
    gratis = models.BooleanField(_("gratis"), default=False)
    zelf_aanmelden = models.BooleanField(_("zelf aanmelden"), default=False)
    aan_huis = models.BooleanField(_("aan huis"), default=False)
    openingstijden = models.CharField(_("openingstijden"), max_length=500, default="")
    gecontroleerd_op = models.DateField(_("laatst gecontroleerd op"), null=True)
    woorden = ArrayField(models.CharField(max_length=80), verbose_name=_("woorden"), default=list)
    zoekvector = SearchVectorField(_("zoektekst"))
    rij = models.JSONField(_("regel in de lijst"))
    feature = models.TextField(_("GeoJSON"))
    regel = models.TextField(_("regel van het blad"), default="")

    objects = ZoekrijQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoekrij")
        verbose_name_plural = _("zoekrijen")
        indexes = [
            GinIndex(fields=["zoekvector"], name="zoekrij_zoekvector"),
            GinIndex(fields=["wensen"], name="zoekrij_wensen"),
            GinIndex(fields=["doelgroepen"], name="zoekrij_doelgroepen"),
            GinIndex(fields=["sorteernaam"], opclasses=["gin_trgm_ops"], name="zoekrij_naam_lijkt_op"),
        ]

    def __str__(self) -> str:
        return self.sorteernaam


class KaartstandManager(models.Manager["Kaartstand"]):
    def current(self) -> int:
        """The version of the map's data; goes up with every write, and is 0 before the first."""
        # Asked at every request: making the statement anew took three times as long as answering it.
        with connection.cursor() as cursor:
            cursor.execute("SELECT versie FROM socialekaart_kaartstand")
            return (cursor.fetchone() or [0])[0]

    def stamp(self) -> tuple[int, datetime | None]:
        """That version, and since when it is."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT versie, bijgewerkt_op FROM socialekaart_kaartstand")
            return cursor.fetchone() or (0, None)


class Kaartstand(models.Model):
    """One row that says which version the data has, so that what is shared can be cached until it changes."""

    versie = models.BigIntegerField(_("versie"))
    lexicon = models.BigIntegerField(_("versie waarin het lexicon veranderde"), null=True)
    dubbel = models.BigIntegerField(_("versie waarin dubbele zijn gezocht"), null=True)
    bijgewerkt_op = models.DateTimeField(_("bijgewerkt op"), auto_now=True)

    objects = KaartstandManager()

    class Meta:
        verbose_name = _("stand van de kaart")
        verbose_name_plural = _("stand van de kaart")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="kaartstand_een_rij")]

    def __str__(self) -> str:
        return str(self.versie)
