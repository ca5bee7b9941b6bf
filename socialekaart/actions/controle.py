"""The owner of an initiative is asked whether it is right; without an answer it takes one step after another.

``STAPPEN`` is the whole course. Each step is taken once, in its own transaction together with its mail.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker
from palliatief.post.models import Bericht

from ..models import Aanmelding, Controle, Controleverzoek, Initiatief, stale_since
from .aanmelding import submit_aanmelding
from .controlemail import ask_owner, mail_key
from .verversen import refresh_initiatieven

Stap = Controleverzoek.Stap
Uitkomst = Controleverzoek.Uitkomst


def _days(setting: str) -> Callable[[Controleverzoek, date], bool]:
    """So many days after the step before; 0 is never."""

    def passed(verzoek: Controleverzoek, vandaag: date) -> bool:
        dagen = getattr(settings, setting)
        return dagen > 0 and verzoek.stap_op + timedelta(days=dagen) <= vandaag

    return passed


def _is_marked(verzoek: Controleverzoek, vandaag: date) -> bool:
    """The site says by itself that it was not checked (``stale_since``), also of what never was."""
    gecontroleerd = verzoek.initiatief.gecontroleerd_op
    return gecontroleerd is None or stale_since(gecontroleerd) is not None


@dataclass(frozen=True)
class Overgang:
    """Where to, and when."""

    naar: Stap
    als: Callable[[Controleverzoek, date], bool]


STAPPEN = {
    Stap.GEVRAAGD: Overgang(Stap.HERINNERD, als=_days("CONTROLE_HERINNERING_DAGEN")),
    Stap.HERINNERD: Overgang(Stap.COORDINATOR, als=_days("CONTROLE_COORDINATOR_DAGEN")),
    Stap.COORDINATOR: Overgang(Stap.GEMARKEERD, als=_is_marked),
    Stap.GEMARKEERD: Overgang(Stap.VAN_DE_KAART, als=_days("CONTROLE_VAN_DE_KAART_DAGEN")),
}
# At these steps the owner gets a mail.
MET_MAIL = {Stap.GEVRAAGD, Stap.HERINNERD, Stap.VAN_DE_KAART}


# --- every day ---


def move_controles() -> int:
    """Begin where the day has come, and take the next step where nobody answered; returns how many steps that were.

    Each initiative takes one step a day at most, also when this runs twice.
    """
    _close_needless()
    bezig = Controleverzoek.objects.open().filter(stap__in=STAPPEN, stap_op__lt=timezone.localdate())
    lopend = list(bezig.filter(initiatief__in=Initiatief.objects.unpaused()).values_list("pk", flat=True))
    nieuw = list(Initiatief.objects.to_ask().values_list("pk", flat=True))
    return sum(_step(pk) for pk in lopend) + sum(_begin(pk) for pk in nieuw)


def _close_needless() -> None:
    """Somebody verified it meanwhile, or took it off the site, or put it back."""
    lopend, nu = Controleverzoek.objects.open(), timezone.now()
    lopend.filter(initiatief__gecontroleerd_op__gte=F("begonnen_op")).update(uitkomst=Uitkomst.KLOPT, afgesloten_op=nu)
    op_de_kaart, eraf = Q(initiatief__status=Initiatief.Status.GEPUBLICEERD), Q(stap=Stap.VAN_DE_KAART)
    anders = op_de_kaart & eraf | ~op_de_kaart & ~eraf
    lopend.filter(anders).update(uitkomst=Uitkomst.VERVALLEN, afgesloten_op=nu)


@transaction.atomic
def _begin(pk: int, wie: Gebruiker | None = None) -> bool:
    initiatief = Initiatief.objects.select_for_update(no_key=True).get(pk=pk)
    if wie is None and not Initiatief.objects.to_ask().filter(pk=pk).exists():
        return False
    vandaag = timezone.localdate()
    # Without an owner to ask it is at once for the coordinator.
    stap = Stap.GEVRAAGD if initiatief.contact_email else Stap.COORDINATOR
    verzoek = Controleverzoek.objects.create(
        initiatief=initiatief, begonnen_op=vandaag, stap=stap, stap_op=vandaag, gevraagd_door=wie
    )
    _mail(verzoek)
    return True


@transaction.atomic
def _step(pk: int) -> bool:
    verzoek, vandaag = _lock(pk), timezone.localdate()
    if verzoek is None or verzoek.stap_op >= vandaag:
        return False
    overgang = STAPPEN[Stap(verzoek.stap)]
    naar = overgang.naar
    if naar == Stap.HERINNERD and not _reaches_owner(verzoek):
        naar = Stap.COORDINATOR
    elif not overgang.als(verzoek, vandaag):
        return False
    verzoek.stap, verzoek.stap_op = naar, vandaag
    verzoek.save()
    if naar == Stap.VAN_DE_KAART:
        _set_status(verzoek.initiatief, Initiatief.Status.GEARCHIVEERD)
    _mail(verzoek)
    return True


def _reaches_owner(verzoek: Controleverzoek) -> bool:
    """There is an address, and the mail did not come back from it."""
    kwijt = [Bericht.Status.TERUGGEKOMEN, Bericht.Status.MISLUKT]
    terug = Bericht.objects.filter(sleutel=mail_key(verzoek), aan=verzoek.initiatief.contact_email, status__in=kwijt)
    return bool(verzoek.initiatief.contact_email) and not terug.exists()


def _mail(verzoek: Controleverzoek) -> None:
    if verzoek.stap in MET_MAIL and verzoek.initiatief.contact_email:
        ask_owner(verzoek)


def _set_status(initiatief: Initiatief, status: str) -> None:
    initiatief.status = status
    initiatief._change_reason = _("de eigenaar antwoordde niet op de vraag of het klopt")  # type: ignore[attr-defined]
    initiatief.save(update_fields=["status", "updated_at"])
    refresh_initiatieven(ids=[initiatief.pk])


# --- by hand ---


@dataclass(frozen=True)
class Uitvraag:
    """How many owners were asked, and of which initiatives not."""

    gevraagd: int
    zonder_adres: list[str]
    net_gebeurd: list[str]


@transaction.atomic
def request_controles(*, ids: Iterable[int], wie: Gebruiker) -> Uitvraag:
    """Ask these owners now. Who was asked today, or answered today, is left in peace."""
    vandaag = timezone.localdate()
    zonder, net, gevraagd = [], [], 0
    for initiatief in Initiatief.objects.filter(pk__in=list(ids)).order_by("pk").select_for_update(no_key=True):
        rondes = Controleverzoek.objects.filter(initiatief=initiatief)
        if not initiatief.contact_email:
            zonder.append(initiatief.naam)
        elif initiatief.gecontroleerd_op == vandaag or rondes.filter(begonnen_op=vandaag).exists():
            net.append(initiatief.naam)
        else:
            rondes.open().update(uitkomst=Uitkomst.VERVALLEN, afgesloten_op=timezone.now())
            gevraagd += _begin(initiatief.pk, wie)
    return Uitvraag(gevraagd, zonder, net)


@transaction.atomic
def close_controles(*, ids: Iterable[int]) -> int:
    """Stop asking; what is off the map stays off. Returns how many that are."""
    lopend = Controleverzoek.objects.open().filter(pk__in=list(ids))
    return lopend.update(uitkomst=Uitkomst.VERVALLEN, afgesloten_op=timezone.now())


# --- answers ---


@transaction.atomic
def confirm_initiatieven(initiatieven: Iterable[Initiatief], *, wie: Gebruiker | None, hoe: str, reden: str) -> int:
    """Write down that these are right today. What left the map for want of an answer is back. For locked rows."""
    lijst = list(initiatieven)
    rondes = Controleverzoek.objects.open().filter(initiatief__in=lijst)
    terug = set(rondes.filter(stap=Stap.VAN_DE_KAART).values_list("initiatief_id", flat=True))
    for initiatief in lijst:
        initiatief.gecontroleerd_op = timezone.localdate()
        if initiatief.pk in terug:
            initiatief.status = Initiatief.Status.GEPUBLICEERD
        initiatief._change_reason = reden  # type: ignore[attr-defined]
        initiatief.save(update_fields=["gecontroleerd_op", "status", "updated_at"])
    note_controles([initiatief.pk for initiatief in lijst], wie=wie, hoe=hoe)
    refresh_initiatieven(ids=[initiatief.pk for initiatief in lijst])
    return len(lijst)


@transaction.atomic
def note_controles(ids: Iterable[int], *, wie: Gebruiker | None, hoe: str) -> None:
    """The date is in the record already: write down who said so, and stop asking."""
    nummers = list(ids)
    Controle.objects.bulk_create(Controle(initiatief_id=pk, wie=wie, hoe=hoe) for pk in nummers)
    rondes = Controleverzoek.objects.open().filter(initiatief__in=nummers)
    rondes.update(uitkomst=Uitkomst.KLOPT, afgesloten_op=timezone.now())


@transaction.atomic
def answer_klopt(*, pk: int) -> bool:
    """The owner says that it is right. False when there was an answer already."""
    if (verzoek := _lock(pk)) is None:
        return False
    reden = _("de eigenaar zegt dat het klopt")
    confirm_initiatieven([verzoek.initiatief], wie=None, hoe=Controle.Hoe.MAIL, reden=reden)
    return True


@transaction.atomic
def answer_anders(*, pk: int, soort: str, gegevens: dict | None = None, toelichting: str = "") -> bool:
    """The owner has a correction, or says that it has stopped: for the coordinator. The link proved the address."""
    if (verzoek := _lock(pk)) is None:
        return False
    initiatief = verzoek.initiatief
    submit_aanmelding(
        sleutel=f"controle:{verzoek.pk}",
        soort=soort,
        initiatief=initiatief,
        gegevens=gegevens,
        toelichting=toelichting,
        afzender_naam=initiatief.contactpersoon,
        afzender_email=initiatief.contact_email,
        afzender_rol=Aanmelding.Rol.ORGANISATIE,
        bevestigd=True,
    )
    weg = soort == Aanmelding.Soort.WEG
    verzoek.uitkomst = Uitkomst.WEG if weg else Uitkomst.WIJZIGING
    verzoek.afgesloten_op = timezone.now()
    verzoek.save()
    return True


@transaction.atomic
def send_new_link(*, pk: int) -> None:
    """The owner came with a link that was too old; at most one a day."""
    if (verzoek := _lock(pk)) and verzoek.initiatief.contact_email:
        ask_owner(verzoek, opnieuw=timezone.localdate())


def _lock(pk: int) -> Controleverzoek | None:
    """A round that is open, with its initiative, both for us alone; the initiative first, as everybody does."""
    initiatieven = Initiatief.objects.filter(controleverzoeken=pk).select_for_update(no_key=True, of=("self",))
    if (initiatief := initiatieven.first()) is None:
        return None
    verzoek = Controleverzoek.objects.open().select_for_update().filter(pk=pk).first()
    if verzoek:
        verzoek.initiatief = initiatief
    return verzoek
