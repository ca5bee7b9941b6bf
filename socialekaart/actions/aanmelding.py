"""A suggestion comes in: written down, confirmed by mail, and forgotten in time."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from palliatief.post.actions import queue_mail
from palliatief.post.models import Bericht

from ..models import BEVESTIGEN_BINNEN, Aanmelding, Aanmeldingstap, Initiatief

# How many a day, of one mail address and of everybody. A robot gives up; no person sends so many.
PER_ADRES = 5
PER_DAG = 200
Soort = Aanmeldingstap.Soort


class TeDruk(Exception):
    """Today there were more suggestions than people send."""


@transaction.atomic
def submit_aanmelding(
    *,
    sleutel: str,
    soort: str,
    naam: str = "",
    initiatief: Initiatief | None = None,
    gegevens: dict[str, Any] | None = None,
    toelichting: str = "",
    nog_te_beginnen: bool = False,
    hulp: Iterable[str] = (),
    afzender_naam: str = "",
    afzender_email: str = "",
    afzender_rol: str = Aanmelding.Rol.ANDER,
    bevestigd: bool = False,
) -> Aanmelding | None:
    """Write down a suggestion; of each ``sleutel`` there is one, however often it is sent.

    The sender gets a mail to confirm, unless ``bevestigd``: then we know the address already. None when this address
    sent too many today; raises TeDruk when everybody together did.
    """
    if bekend := Aanmelding.objects.filter(sleutel=sleutel).first():
        return bekend
    if not bevestigd and not _has_room(afzender_email):
        return None
    aanmelding = Aanmelding.objects.create(
        sleutel=sleutel,
        soort=soort,
        naam=initiatief.naam if initiatief else naam,
        initiatief=initiatief,
        gegevens=gegevens or {},
        toelichting=toelichting,
        nog_te_beginnen=nog_te_beginnen,
        hulp=list(hulp),
        afzender_naam=afzender_naam,
        afzender_email=afzender_email,
        afzender_rol=afzender_rol,
    )
    if bevestigd:
        _confirm(aanmelding)
    else:
        send_mail(aanmelding, "bevestig", link=make_link(aanmelding, "bevestig"))
    return aanmelding


def _has_room(email: str) -> bool:
    """Whether one more from this address fits in a day. One at a time, so that two at once count as two."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('socialekaart.aanmelding'))")
    vandaag = Aanmelding.objects.filter(created_at__gt=timezone.now() - timedelta(days=1))
    if vandaag.count() >= PER_DAG:
        raise TeDruk
    return vandaag.filter(afzender_email__iexact=email).count() < PER_ADRES


@transaction.atomic
def confirm_aanmelding(*, sleutel: str) -> Aanmelding | None:
    """The sender clicked the link: from now on coordinators see it. None when it is not there any more."""
    aanmelding = Aanmelding.objects.select_for_update().filter(sleutel=sleutel).first()
    if aanmelding and not aanmelding.bevestigd_op:
        _confirm(aanmelding)
    return aanmelding


def _confirm(aanmelding: Aanmelding) -> None:
    aanmelding.bevestigd_op = timezone.now()
    aanmelding.save(update_fields=["bevestigd_op"])
    aanmelding.stappen.create(soort=Soort.BEVESTIGD)


@transaction.atomic
def answer_aanmelding(*, sleutel: str, tekst: str) -> None:
    """The sender answered a question; whoever is looking at it now sees that something changed."""
    aanmelding = Aanmelding.objects.open().select_for_update().filter(sleutel=sleutel).first()
    if aanmelding:
        aanmelding.versie += 1
        aanmelding.save(update_fields=["versie"])
        aanmelding.stappen.create(soort=Soort.GEANTWOORD, tekst=tekst)


# --- mail ---

ONDERWERPEN = {
    "bevestig": gettext_lazy("Bevestig uw aanmelding"),
    "bedankt": gettext_lazy("Bedankt: uw aanmelding is verwerkt"),
    "vraag": gettext_lazy("Een vraag over uw aanmelding"),
    "afgewezen": gettext_lazy("Over uw aanmelding"),
    "dubbel": gettext_lazy("Over uw aanmelding"),
}
# So long a link in such a mail works.
GELDIG = {"bevestig": BEVESTIGEN_BINNEN, "antwoord": timedelta(days=30)}


def send_mail(aanmelding: Aanmelding, naam: str, *, stap: int = 0, **context: Any) -> None:
    """Mail the sender, in Dutch; nothing when we do not know who that is. ``stap`` tells repeated mails apart."""
    if not aanmelding.afzender_email:
        return
    context |= {"aanmelding": aanmelding, "dagen": settings.AANMELDING_BEWAAR_DAGEN, "site_url": settings.SITE_URL}
    with override(settings.LANGUAGE_CODE):
        queue_mail(
            soort=f"aanmelding-{naam}",
            sleutel=f"{_mail_sleutel(aanmelding)}{naam}:{stap}",
            aan=aanmelding.afzender_email,
            onderwerp=str(ONDERWERPEN[naam]),
            tekst=render_to_string(f"mail/aanmelding_{naam}.txt", context),
        )


def _mail_sleutel(aanmelding: Aanmelding) -> str:
    return f"aanmelding:{aanmelding.pk}:"


def make_link(aanmelding: Aanmelding, doel: str) -> str:
    """The full address of the page where the sender does this: ``bevestig`` or ``antwoord``."""
    token = TimestampSigner(salt=f"aanmelding.{doel}").sign(aanmelding.sleutel)
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse(f"aanmelding_{doel}", args=[token])


def read_link(token: str, doel: str) -> str | None:
    """The ``sleutel`` in such an address; None when it is too old or not ours."""
    try:
        return TimestampSigner(salt=f"aanmelding.{doel}").unsign(token, max_age=GELDIG[doel])
    except BadSignature:
        return None


# --- forgetting ---


@transaction.atomic
def forget_afzenders() -> int:
    """Forget who sent what, where that is no longer needed; returns how many suggestions that are."""
    nooit = list(Aanmelding.objects.never_confirmed().select_for_update(skip_locked=True))
    te_oud = Aanmelding.objects.to_forget().select_related("initiatief")
    klaar = list(te_oud.select_for_update(of=["self"], skip_locked=True))
    for aanmelding in [*nooit, *klaar]:
        Bericht.objects.filter(sleutel__startswith=_mail_sleutel(aanmelding)).delete()
    for aanmelding in klaar:
        _forget(aanmelding)
    Aanmelding.objects.filter(pk__in=[aanmelding.pk for aanmelding in nooit]).delete()
    return len(nooit) + len(klaar)


def _forget(aanmelding: Aanmelding) -> None:
    """What stays: what kind it was, of which initiative, what was decided, when and by whom."""
    aanmelding.afzender_naam = aanmelding.afzender_email = aanmelding.toelichting = ""
    aanmelding.naam = aanmelding.initiatief.naam if aanmelding.initiatief else ""
    aanmelding.gegevens, aanmelding.oud = {}, {}
    aanmelding.gewist_op = timezone.now()
    aanmelding.save()
    aanmelding.stappen.update(tekst="")
