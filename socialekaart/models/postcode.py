"""Four-digit postcodes: from where to measure, and in which stadsdelen they lie."""

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _


class Postcode(models.Model):
    """A four-digit postcode, which may span several stadsdelen.

    ``aandelen`` is the share that lies in each stadsdeel by its code; ``punt`` is empty when nothing is known there.
    """

    code = models.CharField(_("postcode"), max_length=4, primary_key=True)
    punt = models.PointField(_("midden in RD-meters"), srid=28992, null=True)
    aandelen = models.JSONField(_("aandeel per stadsdeel"))

    class Meta:
        verbose_name = _("postcode")
        verbose_name_plural = _("postcodes")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^[1-9][0-9]{3}$"), name="postcode_vier_cijfers")
        ]

    def __str__(self) -> str:
        return self.code
