"""The weekly mail: on Monday morning what waits, to every coordinator who wants it."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import ngettext

from palliatief.gebruikers.models import Gebruiker
from palliatief.post.actions import queue_mail

from .models import Gebied
from .werklijst import Stand, count_all, describe_duration


def send_weekmails(*, dag: date) -> int:
    """Queue the mails of the week of this day; returns how many people have something waiting.

    Each in a transaction of its own, and once: the week and the person are its key.
    """
    ontvangers = Gebruiker.objects.filter(is_active=True, is_staff=True, weekmail=True)
    ontvangers = ontvangers.filter(stadsdelen__in=Gebied.objects.stadsdelen()).distinct()
    return sum(_send(gebruiker, dag) for gebruiker in ontvangers)


@transaction.atomic
def _send(gebruiker: Gebruiker, dag: date) -> bool:
    standen = [stand for stand in count_all(gebruiker) if stand.aantal]
    if not standen:
        return False
    aantal = sum(stand.aantal for stand in standen)
    jaar, week, _weekdag = dag.isocalendar()
    queue_mail(
        soort="weekmail",
        sleutel=f"weekmail:{jaar}-{week:02}:{gebruiker.pk}",
        aan=gebruiker.email,
        onderwerp=ngettext("Werklijst: %d ding wacht op u", "Werklijst: %d dingen wachten op u", aantal) % aantal,
        tekst=_write(gebruiker, standen, aantal),
    )
    return True


def _write(gebruiker: Gebruiker, standen: list[Stand], aantal: int) -> str:
    werklijst = settings.SITE_URL + reverse("admin:index")
    regels = [
        {
            "titel": stand.soort.titel,
            "aantal": stand.aantal,
            "oudste": date_format(stand.oudste, "j F Y").lower() if stand.oudste else "",
            "eerste": capfirst(stand.soort.regel(stand.soort.rijen(gebruiker)[0], gebruiker).titel),
            "url": f"{werklijst}?soort={stand.soort.sleutel}",
        }
        for stand in standen
    ]
    context = {
        "gebruiker": gebruiker,
        "aantal": aantal,
        "stadsdelen": list(gebruiker.stadsdelen.order_by("naam").values_list("naam", flat=True)),
        "duur": describe_duration(standen),
        "regels": regels,
        "werklijst": werklijst,
    }
    return render_to_string("mail/weekmail.txt", context)
