"""Reports that somebody asks for: the worker makes them, tells when they are done, and forgets them after some days."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.gebruikers.actions import log
from palliatief.gebruikers.models import Gebruiker, Logregel
from palliatief.lib.beurt import Bezet
from palliatief.post.actions import queue_mail
from palliatief.wachtrij import defer
from socialekaart.models import Bestand

from ..models import Rapport
from ..rapporten import Opdracht, make_bestand

Status = Rapport.Status
TAAK = "evaluatie.maak_rapport"


class RapportGeweigerd(Exception):
    """This cannot be done; the text says why."""


@transaction.atomic
def ask_rapport(*, wie: Gebruiker, vorm: str, opdracht: Opdracht) -> Rapport:
    """Have the worker make it. Exact figures are only for who may see them (RapportGeweigerd)."""
    if opdracht.precies and not wie.has_perm("evaluatie.view_precies"):
        raise RapportGeweigerd(_("U mag de precieze cijfers niet zien."))
    rapport = Rapport.objects.create(wie=wie, vorm=vorm, keuzes=opdracht.as_json())
    defer(TAAK, rapport=rapport.pk)
    return rapport


@transaction.atomic
def retry_rapport(*, pk: int) -> Rapport:
    """Have the worker try once more what failed (else RapportGeweigerd)."""
    rapport = Rapport.objects.select_for_update(of=("self",)).get(pk=pk)
    _move(rapport, Status.WACHT, voortgang=0)
    defer(TAAK, rapport=pk)
    return rapport


def make_rapport(*, pk: int) -> None:
    """What the worker does. Twice is once; how far it is, can be seen meanwhile.

    A worker that was killed leaves it ``bezig``: the next goes on. What cannot be made is told in words, and the reason
    stays with the job.
    """
    rapport = _begin(pk)
    if rapport is None:
        return
    try:
        inhoud = _make(rapport)
    except (OperationalError, InterfaceError, Bezet):
        raise  # the database went away, or another report is being made; the worker tries again
    except RapportGeweigerd:
        _end(pk, Status.MISLUKT)
        return
    except Exception:
        _end(pk, Status.MISLUKT)
        raise
    _end(pk, Status.KLAAR, inhoud)


@transaction.atomic
def remove_rapporten(*, ids: Iterable[int]) -> int:
    """Forget reports, and at once their files: those may hold exact figures. Returns how many reports."""
    rapporten = Rapport.objects.filter(pk__in=list(ids))
    bestanden = list(rapporten.exclude(bestand=None).values_list("bestand", flat=True))
    aantal = rapporten.delete()[0]
    Bestand.objects.light().filter(pk__in=bestanden).delete()
    return aantal


def remove_old_rapporten() -> int:
    """Forget what was kept long enough; returns how many that are."""
    grens = timezone.now() - timedelta(days=settings.RAPPORT_BEWAAR_DAGEN)
    return remove_rapporten(ids=Rapport.objects.filter(created_at__lt=grens).values_list("pk", flat=True))


@transaction.atomic
def _begin(pk: int) -> Rapport | None:
    """The report, when there is still something to do for it."""
    rapport = Rapport.objects.select_for_update(of=("self",)).select_related("wie").filter(pk=pk).first()
    if rapport is None or rapport.status not in (Status.WACHT, Status.BEZIG):
        return None
    if rapport.status == Status.WACHT:
        _move(rapport, Status.BEZIG)
    return rapport


def _make(rapport: Rapport) -> bytes:
    opdracht = Opdracht.from_json(rapport.keuzes)
    if opdracht.precies and not (rapport.wie.is_active and rapport.wie.has_perm("evaluatie.view_precies")):
        raise RapportGeweigerd("the right to see exact figures was taken back")
    tonen = Rapport.objects.filter(pk=rapport.pk)
    return make_bestand(rapport.vorm, opdracht, lambda procent: tonen.update(voortgang=procent))


@transaction.atomic
def _end(pk: int, status: Rapport.Status, inhoud: bytes = b"") -> None:
    """Write down how it ended, and mail who asked; nothing when another worker was first."""
    rapport = Rapport.objects.select_for_update(of=("self",)).select_related("wie").filter(pk=pk).first()
    if rapport is None or rapport.status != Status.BEZIG:
        return
    velden: dict = {"klaar_op": timezone.now()}
    if status == Status.KLAAR:
        # Nobody can guess this name, so only the page of the report gives the file.
        bestand = Bestand.objects.keep(SimpleUploadedFile(f"{uuid4().hex}.{rapport.vorm}", inhoud))
        velden |= {"bestand": bestand, "voortgang": 100}
    _move(rapport, status, **velden)
    if rapport.keuzes.get("precies") and status == Status.KLAAR:
        log(soort=Logregel.Soort.EXPORT, gebruiker=rapport.wie, wat=_("precieze cijfers: %s") % rapport)
    _tell(rapport)


def _move(rapport: Rapport, naar: Rapport.Status, **velden: object) -> None:
    """One of the allowed steps."""
    if naar not in rapport.MAG_NAAR[rapport.status]:
        raise RapportGeweigerd(_("Dit kan nu niet: dit rapport is ‘%s’.") % rapport.get_status_display())
    for veld, waarde in {**velden, "status": naar}.items():
        setattr(rapport, veld, waarde)
    rapport.save()


def _tell(rapport: Rapport) -> None:
    gelukt = rapport.status == Status.KLAAR
    adres = settings.SITE_URL + reverse("admin:evaluatie_rapport_change", args=[rapport.pk])
    context = {"rapport": rapport, "gelukt": gelukt, "adres": adres, "dagen": settings.RAPPORT_BEWAAR_DAGEN}
    queue_mail(
        soort="rapport",
        sleutel=f"rapport:{rapport.pk}:{rapport.status}:{rapport.klaar_op:%Y%m%d%H%M%S}",
        aan=rapport.wie.email,
        onderwerp=_("Uw rapport is klaar") if gelukt else _("Uw rapport is niet gelukt"),
        tekst=render_to_string("mail/rapport.txt", context),
    )
