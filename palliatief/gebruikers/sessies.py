"""Where somebody is logged in. It is read from the sessions themselves: nothing is kept besides, and no address."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.lib.apparaat import name_device

from .models import Gebruiker

APPARAAT, BEGONNEN = "apparaat", "begonnen"


@dataclass(frozen=True)
class Sessie:
    """One browser in which somebody is logged in."""

    sleutel: str
    apparaat: str
    begonnen: datetime | None
    hier: bool


def mark_session(request: HttpRequest) -> None:
    """Remember with the session what its owner knows it by."""
    request.session[APPARAAT] = name_device(request.headers.get("User-Agent", ""))
    request.session[BEGONNEN] = timezone.now().isoformat()


def list_sessies(gebruiker: Gebruiker, huidige: str | None) -> list[Sessie]:
    """The newest first. Only who has an account has a session, so there are few to look through."""
    lopend = [(rij.session_key, rij.get_decoded()) for rij in Session.objects.filter(expire_date__gt=timezone.now())]
    eigen = [
        Sessie(
            sleutel,
            gegevens.get(APPARAAT, _("Een browser")),
            datetime.fromisoformat(gegevens[BEGONNEN]) if BEGONNEN in gegevens else None,
            sleutel == huidige,
        )
        for sleutel, gegevens in lopend
        if gegevens.get(SESSION_KEY) == str(gebruiker.pk)
    ]
    return sorted(eigen, key=lambda sessie: (sessie.hier, sessie.begonnen or timezone.now()), reverse=True)


def end_sessies(gebruiker: Gebruiker, *, behalve: str | None = None) -> int:
    """Log this person out everywhere, or everywhere else; returns in how many browsers that was."""
    weg = [sessie.sleutel for sessie in list_sessies(gebruiker, behalve) if not sessie.hier]
    Session.objects.filter(session_key__in=weg).delete()
    return len(weg)
