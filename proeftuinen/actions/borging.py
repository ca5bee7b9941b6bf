"""The one door for borgingsplannen: a plan, its next version, what is decided, and who is reminded to look again."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker
from palliatief.post.actions import queue_mail
from socialekaart.actions.opslag import make_slug
from socialekaart.actions.verversen import start_version
from socialekaart.rechten import ELK, STEDELIJK

from ..models import Borgingsplan, Borgingsversie, Proeftuin
from .samenwerking import Geweigerd

Status = Borgingsversie.Status
# What a new version takes along from the one before; what is different has still to be written.
BLIJFT = ("missie", "visie", "blijft", "monitoring")
AFSPRAAK = ("titel", "toelichting", "termijn", "geld", "geld_tot", "geldbron", "volgorde")
# What must have been written before a plan is decided.
NODIG = ("missie", "visie", "blijft", "herzien_op")
MAANDEN_PER_KWARTAAL = 3


@transaction.atomic
def make_plan(*, proeftuin: Proeftuin | None, voorbeeld: bool = False) -> Borgingsversie:
    """A plan for a proeftuin, or for the whole city, with its first version still empty."""
    start_version()
    if Borgingsplan.objects.filter(proeftuin=proeftuin).exists():
        raise Geweigerd("proeftuin", _("Dit borgingsplan is er al."))
    bezet = set(Borgingsplan.objects.values_list("slug", flat=True))
    slug = make_slug(proeftuin.slug if proeftuin else "amsterdam", bezet)
    plan = Borgingsplan.objects.create(proeftuin=proeftuin, slug=slug, voorbeeld=voorbeeld)
    return plan.versies.create(nummer=1)


def check_next(plan: Borgingsplan) -> None:
    """Raises ``Geweigerd`` when somebody is still writing a version of this plan."""
    if concept := plan.versies.filter(status=Status.CONCEPT).first():
        raise Geweigerd("plan", _("Versie %d is nog een concept. Schrijf daarin verder.") % concept.nummer)


@transaction.atomic
def make_version(*, plan: Borgingsplan) -> Borgingsversie:
    """The next version begins as the last one: its words, its agreements, and who are asked to sign again."""
    start_version()
    check_next(plan)
    vorige = plan.versies.first()
    if vorige is None:
        return plan.versies.create(nummer=1)
    straks = vorige.herzien_op if vorige.herzien_op and vorige.herzien_op > localdate() else None
    nieuw = plan.versies.create(
        nummer=vorige.nummer + 1, herzien_op=straks, **{veld: getattr(vorige, veld) for veld in BLIJFT}
    )
    for afspraak in vorige.afspraken.prefetch_related("eigenaren"):
        kopie = nieuw.afspraken.create(**{veld: getattr(afspraak, veld) for veld in AFSPRAAK})
        kopie.eigenaren.set(afspraak.eigenaren.all())
    for ondertekening in vorige.ondertekeningen.all():
        nieuw.ondertekeningen.create(organisatie_id=ondertekening.organisatie_id, functie=ondertekening.functie)
    return nieuw


def check_versie(versie: Borgingsversie, *, naar: str, op: date) -> None:
    """Raises ``Geweigerd`` when the version, as it is written now, may not go there on this day."""
    if naar not in Borgingsversie.MAG_NAAR[versie.status]:
        raise Geweigerd("", _("Dat kan niet vanuit deze stap. Misschien was een collega u voor. Kijk nog eens."))
    if versie.plan.versies.filter(nummer__gt=versie.nummer).exists():
        raise Geweigerd("", _("Er is al een nieuwere versie. Ga daarin verder."))
    if op > localdate():
        raise Geweigerd("op", _("Deze dag is nog niet geweest."))
    if naar == Status.VASTGESTELD:
        _check_decision(versie, op)


def _check_decision(versie: Borgingsversie, op: date) -> None:
    for veld in NODIG:
        if not getattr(versie, veld):
            raise Geweigerd(veld, _("Vul dit in voordat u het plan vaststelt."))
    if versie.besproken_op and op < versie.besproken_op:
        besproken = date_format(versie.besproken_op, "j F Y")
        raise Geweigerd("op", _("Deze dag ligt voor de bespreking (%s).") % besproken)
    if versie.herzien_op and versie.herzien_op <= op:
        raise Geweigerd("herzien_op", _("Kies een dag na het vaststellen."))


@transaction.atomic
def advance_versie(*, versie: Borgingsversie, naar: str, op: date | None = None) -> Borgingsversie:
    """The version was talked about, decided, or goes back to be written on."""
    start_version()
    nu = Borgingsversie.objects.select_for_update(no_key=True).get(pk=versie.pk)
    dag = op or localdate()
    check_versie(nu, naar=naar, op=dag)
    if naar == Status.VASTGESTELD:
        nu.vastgesteld_op = dag
    else:
        nu.besproken_op = dag if naar == Status.BESPROKEN else None
    nu.status = naar
    nu.save()
    return nu


# --- reminders ---


def remind(*, dag: date) -> int:
    """Who keeps a plan hears that its day to be looked at again has come, and each quarter after that until there is a
    newer version; returns how many plans that are. Each in a transaction of its own."""
    versies = Borgingsversie.objects.to_review(dag).select_related("plan__proeftuin__stadsdeel")
    return sum(_remind(versie, dag) for versie in versies.defer("plan__proeftuin__stadsdeel__geometrie"))


@transaction.atomic
def _remind(versie: Borgingsversie, dag: date) -> bool:
    """Who is told once in a quarter is not told again, also when a backup forgot that: the quarter is in the key."""
    plan = Borgingsplan.objects.select_for_update(no_key=True, of=("self",)).get(pk=versie.plan_id)
    begin: Any = versie.herzien_op
    kwartaal = count_quarters(begin, dag)
    eerder = plan.herinnerd_op
    if eerder and eerder >= begin and count_quarters(begin, eerder) == kwartaal:
        return False
    ontvangers = list(find_keepers(versie.plan))
    for gebruiker in ontvangers:
        queue_mail(
            soort="borging",
            sleutel=f"borging:{versie.pk}:{begin}:{kwartaal}:{gebruiker.pk}",
            aan=gebruiker.email,
            onderwerp=_("Kijk opnieuw naar het borgingsplan: %s") % versie.plan,
            tekst=_write(versie, gebruiker),
        )
    if ontvangers:
        Borgingsplan.objects.filter(pk=plan.pk).update(herinnerd_op=dag)
    return bool(ontvangers)


def count_quarters(van: date, tot: date) -> int:
    """How many whole quarters lie between two days."""
    maanden = (tot.year - van.year) * 12 + tot.month - van.month - (tot.day < van.day)
    return maanden // MAANDEN_PER_KWARTAAL


def find_keepers(plan: Borgingsplan) -> QuerySet[Gebruiker]:
    """The coordinators of its stadsdeel; when those are gone, or the plan is the city's: the city desk."""
    mensen = Gebruiker.objects.filter(is_active=True, is_staff=True)
    elk, stedelijk = (
        mensen.filter(groups__permissions__codename=recht.partition(".")[2]) for recht in (ELK, STEDELIJK)
    )
    kringen = [stedelijk.exclude(pk__in=elk), elk]
    if plan.proeftuin:
        bewerken = mensen.filter(groups__permissions__codename="change_borgingsplan")
        kringen.insert(0, bewerken.filter(stadsdelen=plan.proeftuin.stadsdeel_id))
    return next((kring.distinct() for kring in kringen if kring.exists()), Gebruiker.objects.none())


def _write(versie: Borgingsversie, gebruiker: Gebruiker) -> str:
    context = {
        "gebruiker": gebruiker,
        "plan": versie.plan,
        "versie": versie,
        "adres": settings.SITE_URL + reverse("admin:proeftuinen_borgingsversie_change", args=[versie.pk]),
    }
    return render_to_string("mail/borging.txt", context)
