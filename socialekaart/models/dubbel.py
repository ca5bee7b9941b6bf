"""Records that may be the same, what somebody judged of them, and what became one."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from .initiatief import Initiatief

# From each merged record on to the one that is left; ``UNION`` ends where it began, should there ever be a circle.
KETEN = """
WITH RECURSIVE keten AS (
    SELECT s.weg_id AS begin, s.met_id AS einde FROM socialekaart_samenvoeging s
    JOIN socialekaart_initiatief i ON i.id = s.weg_id WHERE {welke}
    UNION
    SELECT k.begin, s.met_id FROM keten k JOIN socialekaart_samenvoeging s ON s.weg_id = k.einde
)
SELECT k.begin, i.id, i.slug, i.status FROM keten k JOIN socialekaart_initiatief i ON i.id = k.einde
WHERE NOT EXISTS (SELECT FROM socialekaart_samenvoeging s WHERE s.weg_id = k.einde)
"""


class DubbelpaarQuerySet(models.QuerySet["Dubbelpaar"]):
    """Pairs, the likeliest first."""

    def open(self) -> "DubbelpaarQuerySet":
        """Pairs that nobody judged yet; a record that left the map is no part of one any more."""
        weg = Initiatief.Status.GEARCHIVEERD
        return self.filter(geen_dubbele=False).exclude(een__status=weg).exclude(ander__status=weg)

    def different(self) -> "DubbelpaarQuerySet":
        """Pairs of which somebody said that they are two, the last judged first."""
        return self.filter(geen_dubbele=True).order_by("-beoordeeld_op", "pk")

    def for_gebruiker(self, gebruiker: Any) -> "DubbelpaarQuerySet":
        """Pairs of which this person may edit both."""
        eigen = Initiatief.objects.editable_by(gebruiker)
        return self.filter(een__in=eigen, ander__in=eigen)


class Dubbelpaar(models.Model):
    """Two records that look like one: why (``socialekaart.dubbel`` has the table), how much, and what was judged.

    ``actions.find_duplicates`` keeps the pairs; those that somebody judged stay.
    """

    een = models.ForeignKey(Initiatief, models.CASCADE, related_name="+", verbose_name=_("eerste initiatief"))
    ander = models.ForeignKey(Initiatief, models.CASCADE, related_name="+", verbose_name=_("tweede initiatief"))
    score = models.SmallIntegerField(_("score"), default=0)
    signalen = ArrayField(models.CharField(max_length=30), verbose_name=_("signalen"), default=list)
    naam = models.PositiveSmallIntegerField(_("naam lijkt, in procenten"), null=True)
    afstand = models.PositiveIntegerField(_("afstand in meters"), null=True)
    geen_dubbele = models.BooleanField(_("geen dubbele"), default=False)
    beoordeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("beoordeeld door")
    )
    beoordeeld_op = models.DateTimeField(_("beoordeeld op"), null=True)
    created_at = models.DateTimeField(_("gevonden op"), auto_now_add=True)

    objects = DubbelpaarQuerySet.as_manager()

    class Meta:
        verbose_name = _("mogelijke dubbele")
        verbose_name_plural = _("dubbele")
        ordering = ["-score", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(een__lt=models.F("ander")), name="dubbelpaar_op_volgorde"),
            models.UniqueConstraint(fields=["een", "ander"], name="dubbelpaar_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.een} / {self.ander}"


class SamenvoegingQuerySet(models.QuerySet["Samenvoeging"]):
    """Where to find what was merged, also when that was merged again."""

    def for_gebruiker(self, gebruiker: Any) -> "SamenvoegingQuerySet":
        """Merges that this person may undo."""
        eigen = Initiatief.objects.editable_by(gebruiker)
        return self.filter(weg__in=eigen, met__in=eigen)

    def kept_ids(self, ids: Iterable[int]) -> dict[int, int]:
        """Of these numbers those that were merged, each with the number of the record that is left."""
        return {begin: pk for begin, pk, _slug, _status in self._follow("i.id = ANY(%s::bigint[])", list(ids))}

    def kept_slug(self, slug: str) -> str | None:
        """Under which slug the map has now what was called so; None when it has not, or never merged it."""
        op_de_kaart = Initiatief.Status.GEPUBLICEERD
        gevonden = self._follow("i.slug = %s", slug)
        return next((nieuw for _begin, _pk, nieuw, status in gevonden if status == op_de_kaart), None)

    def _follow(self, welke: str, waarde: Any) -> list[tuple[int, int, str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(KETEN.format(welke=welke), [waarde])
            return cursor.fetchall()


class Samenvoeging(models.Model):
    """Two records that became one. What went stays in the archive with its number, its old address and its source.

    ``vorige`` is what undoing needs: what the kept record had, and which rows moved along.
    """

    weg = models.OneToOneField(
        Initiatief, models.CASCADE, related_name="samenvoeging", verbose_name=_("samengevoegd initiatief")
    )
    met = models.ForeignKey(
        Initiatief, models.CASCADE, related_name="samengevoegd", verbose_name=_("initiatief dat bleef")
    )
    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("door")
    )
    vorige = models.JSONField(_("hoe het was"), default=dict)
    created_at = models.DateTimeField(_("samengevoegd op"), auto_now_add=True)

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(weg=models.F("met")), name="samenvoeging_van_twee"),
        ]

    def __str__(self) -> str:
        return f"{self.weg} → {self.met}"
