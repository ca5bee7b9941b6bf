"""What the catalogue tells besides the sets themselves."""

from datetime import date, datetime

from django.contrib.gis.db.models import Extent
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Min

from evaluatie.models import Doelgroepschatting, Meting
from socialekaart.models import Gebied

from .catalogus import Stand


def read_stand(gewijzigd: datetime) -> Stand:
    """The catalogue is as old as the tables of the open data here; the city lies where its stadsdelen are."""
    sinds = MigrationRecorder.Migration.objects.filter(app="opendata").aggregate(eerste=Min("applied"))["eerste"]
    hoeken = Gebied.objects.stadsdelen().aggregate(hoeken=Extent("geometrie"))["hoeken"]
    return Stand(sinds, gewijzigd, _perioden(), hoeken)


def _perioden() -> dict[str, tuple[date, date]]:
    """The days of the figures, of the sets that tell of more than today."""
    jaren = Doelgroepschatting.objects.aggregate(van=Min("jaar"), tot=Max("jaar"))
    dagen = Meting.objects.aggregate(van=Min("van"), tot=Max("tot"))
    perioden = {"metingen": (dagen["van"], dagen["tot"])} if dagen["van"] else {}
    if jaren["van"]:
        perioden["doelgroep"] = date(jaren["van"], 1, 1), date(jaren["tot"], 12, 31)
    return perioden
