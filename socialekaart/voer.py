"""What is new as an Atom feed, for who follows it in a reader."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware

# XML knows no control characters, and somebody may have pasted one.
from palliatief.lib.tabelbestand import ONZICHTBAAR


class Stuk(NamedTuple):
    """One entry; ``adres`` is on our own site."""

    titel: str
    samenvatting: str
    adres: str
    datum: date


def make_feed(*, titel: str, uitleg: str, adres: str, eigen_adres: str, stukken: Iterable[Stuk]) -> HttpResponse:
    """``adres`` is the page with the same in it, ``eigen_adres`` the feed."""
    voer = Atom1Feed(
        title=titel,
        description=uitleg,
        link=settings.SITE_URL + adres,
        feed_url=settings.SITE_URL + eigen_adres,
        language=settings.LANGUAGE_CODE,
    )
    for stuk in stukken:
        dag = make_aware(datetime.combine(stuk.datum, time()))
        voer.add_item(
            title=stuk.titel.translate(ONZICHTBAAR),
            link=settings.SITE_URL + stuk.adres,
            description=stuk.samenvatting.translate(ONZICHTBAAR),
            pubdate=dag,
            updateddate=dag,
            unique_id=settings.SITE_URL + stuk.adres,
        )
    return HttpResponse(voer.writeString("utf-8"), content_type=voer.content_type)
