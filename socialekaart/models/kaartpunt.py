"""The public places as the makers of other maps get them: one narrow row a place."""

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

from .initiatief import Initiatief, Locatie

# Stands in a feature for the address of the site, which is in the settings. JSON has this sign nowhere else.
SITE = b"\x01"


class Kaartpunt(models.Model):
    """The read model of one public place of a published initiative, in the projection of map tiles.

    ``feature`` is that of the search row, with the names that the Dutch API gives them and with ``SITE`` before the
    address of its page: there it stands among much else, here together with those of its neighbours. Kept by
    ``actions.refresh_initiatieven``; secret places are not in it.
    """

    locatie = models.OneToOneField(
        Locatie, models.CASCADE, primary_key=True, related_name="kaartpunt", verbose_name=_("locatie")
    )
    initiatief = models.ForeignKey(Initiatief, models.CASCADE, related_name="kaartpunten", verbose_name=_("initiatief"))
    punt = models.PointField(_("punt in Web Mercator"), srid=3857)
    naam = models.CharField(_("naam"), max_length=200)
    slug = models.CharField(_("slug"), max_length=220)
    soort = models.CharField(_("soort"), max_length=10)
    domein = models.CharField(_("eerste domein"), max_length=50)
    voorbeeld = models.BooleanField(_("voorbeeld"), default=False)
    feature = models.TextField(_("GeoJSON van het initiatief"), default="")

    class Meta:
        verbose_name = _("kaartpunt")
        verbose_name_plural = _("kaartpunten")

    def __str__(self) -> str:
        return self.naam
