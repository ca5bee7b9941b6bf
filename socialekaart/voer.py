"""What is new as an Atom feed, for who follows it in a reader."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

# XML knows no control characters, and somebody may have pasted one.
from palliatief.lib.tabelbestand import ONZICHTBAAR


class Stuk(NamedTuple):
    """One entry; ``adres`` is on our own site, also when it is only told of a change (``kenmerk`` says which)."""

    titel: str
    samenvatting: str
    adres: str
    datum: date
    voorbeeld: bool = False
    kenmerk: str = ""

    @property
    def uitleg(self) -> str:
        """The summary; what is invented says so."""
        return f"{_('Dit is een verzonnen voorbeeld.')} {self.samenvatting}" if self.voorbeeld else self.samenvatting

    @property
    def moment(self) -> datetime:
        """The moment, or the beginning of the day."""
        return self.datum if isinstance(self.datum, datetime) else make_aware(datetime.combine(self.datum, time()))


def make_feed(*, titel: str, uitleg: str, adres: str, eigen_adres: str, stukken: Iterable[Stuk]) -> HttpResponse:
    """``adres`` is the page with the same in it, ``eigen_adres`` the feed."""
    voer = Atom1Feed(
        title=titel,
        description=uitleg,
        link=settings.SITE_URL + adres,
        feed_url=settings.SITE_URL + eigen_adres,
        # Two feeds may be about one page.
        feed_guid=settings.SITE_URL + eigen_adres,
        language=settings.LANGUAGE_CODE,
        author_name=settings.PUBLISHER_NAME,
    )
    for stuk in stukken:
        voer.add_item(
            title=stuk.titel.translate(ONZICHTBAAR),
            link=settings.SITE_URL + stuk.adres,
            # A reader takes this for HTML, and it is plain text.
            description=escape(stuk.uitleg.translate(ONZICHTBAAR)),
            pubdate=stuk.moment,
            updateddate=stuk.moment,
            unique_id=settings.SITE_URL + stuk.adres + stuk.kenmerk,
        )
    return HttpResponse(voer.writeString("utf-8"), content_type=voer.content_type)
