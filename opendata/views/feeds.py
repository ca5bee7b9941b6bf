"""What came onto the map and what changed on it, as Atom feeds for who follows that in a reader."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from socialekaart.models import Initiatief
from socialekaart.views.inhoud import IN_FEED
from socialekaart.views.publiek import public_data
from socialekaart.voer import Stuk, make_feed


@public_data
def initiatieven_nieuw(request: HttpRequest, versie: int) -> HttpResponse:
    """What came onto the map last, with when it did."""
    return make_feed(
        titel=_("Nieuwe initiatieven: sociale kaart palliatieve zorg Amsterdam"),
        uitleg=_("Wat er nieuw is op de kaart."),
        adres=reverse("kaart"),
        eigen_adres=reverse("initiatieven_nieuw_feed"),
        stukken=[as_stuk(initiatief, sinds) for initiatief, sinds in newest_on_site()],
    )


@public_data
def initiatieven_gewijzigd(request: HttpRequest, versie: int) -> HttpResponse:
    """What changed last; each change is an entry of its own, so that a reader shows it again."""
    return make_feed(
        titel=_("Gewijzigde initiatieven: sociale kaart palliatieve zorg Amsterdam"),
        uitleg=_("Wat er nieuw of anders is op de kaart."),
        adres=reverse("kaart"),
        eigen_adres=reverse("initiatieven_gewijzigd_feed"),
        stukken=[
            as_stuk(initiatief, initiatief.updated_at, f"#{initiatief.updated_at:%Y%m%dT%H%M%S}")
            for initiatief in Initiatief.objects.published().order_by("-updated_at", "pk")[:IN_FEED]
        ],
    )


def as_stuk(initiatief: Initiatief, moment: datetime, kenmerk: str = "") -> Stuk:
    adres = initiatief.get_absolute_url()
    return Stuk(initiatief.naam, initiatief.samenvatting, adres, moment, initiatief.voorbeeld, kenmerk)


def newest_on_site() -> Iterator[tuple[Initiatief, datetime]]:
    """What is on the site and when it first came there, the newest first.

    Its first published version says so: a record may have been written long before.
    """
    versies = Initiatief.history.model.objects.filter(status=Initiatief.Status.GEPUBLICEERD)
    eerder = versies.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    op_site = Initiatief.objects.published().filter(pk=OuterRef("id"))
    eerste = versies.filter(Exists(op_site), ~Exists(eerder)).order_by("-history_date", "-history_id")
    sinds = dict(eerste.values_list("id", "history_date")[:IN_FEED])
    gevonden = Initiatief.objects.in_bulk(sinds)
    return ((gevonden[pk], moment) for pk, moment in sinds.items())
