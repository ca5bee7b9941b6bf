"""Experiences by who tells them and what they are about."""

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from socialekaart.kiesvorm import Kiesvorm, Lijst
from socialekaart.models import Perspectief, Thema

from .models import Ervaring


class Ervaringenkiezer(Kiesvorm):
    """The experiences that an address asks for."""

    def __init__(self, data: QueryDict):
        groepen = {groep.slug: groep.vertaalde_naam for groep in Perspectief.objects.all()}
        themas = {thema.slug: thema.vertaalde_naam for thema in Thema.objects.all()}
        lijsten = [
            Lijst("perspectief", _("Wie vertelt"), _("Iedereen"), groepen),
            Lijst("thema", _("Thema"), _("Alle thema’s"), themas),
        ]
        super().__init__(data, lijsten)

    @property
    def gevonden(self) -> QuerySet[Ervaring]:
        """Group by group; in each the newest first."""
        ervaringen = Ervaring.objects.published().for_page()
        if perspectief := self.gekozen["perspectief"]:
            ervaringen = ervaringen.filter(perspectief__slug=perspectief)
        if thema := self.gekozen["thema"]:
            ervaringen = ervaringen.filter(themas__slug=thema)
        return ervaringen.order_by("perspectief__volgorde", "perspectief", "-publicatiedatum", "-pk")
