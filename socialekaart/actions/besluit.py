"""What a coordinator does with a suggestion.

Each step is one of ``Aanmelding.MAG_NAAR``, and is refused when a colleague was first.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.gis.geos import Point
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker

from ..models import Aanmelding, Aanmeldingstap, Controle, Gebied, GoedVoorbeeld, Initiatief, Locatie, Organisatie
from ..models.geschiedenis import handeling
from ..voorstel import ADRES, GEWOON, LIJSTEN, ONDERDELEN, Waarden, by_slug, find_plek, read_initiatief
from .aanmelding import make_link, send_mail
from .opslag import Boeking, make_slug, write_boekingen
from .verversen import refresh_initiatieven

Soort = Aanmelding.Soort
Status = Aanmelding.Status
Stap = Aanmeldingstap.Soort


class Ingehaald(Exception):
    """A colleague changed the suggestion or the record meanwhile: look again."""


@transaction.atomic
def take_up_aanmelding(*, pk: int, versie: int, wie: Gebruiker) -> None:
    """Say to colleagues that somebody is at it."""
    aanmelding = _lock(pk, versie, Status.IN_BEHANDELING)
    _move(aanmelding, Status.IN_BEHANDELING, Stap.OPGEPAKT, wie)


@transaction.atomic
def ask_afzender(*, pk: int, versie: int, wie: Gebruiker, vraag: str) -> None:
    """Ask the sender something; the answer comes through a link in that mail."""
    aanmelding = _lock(pk, versie)
    stap = _move(aanmelding, Status.IN_BEHANDELING, Stap.GEVRAAGD, wie, vraag)
    send_mail(aanmelding, "vraag", stap=stap.pk, vraag=vraag, link=make_link(aanmelding, "antwoord"))


@transaction.atomic
def reject_aanmelding(*, pk: int, versie: int, wie: Gebruiker, tekst: str) -> None:
    """Do nothing with it, and tell the sender why."""
    aanmelding = _lock(pk, versie, Status.AFGEWEZEN)
    stap = _move(aanmelding, Status.AFGEWEZEN, Stap.AFGEWEZEN, wie, tekst)
    send_mail(aanmelding, "afgewezen", stap=stap.pk, tekst=tekst)


@transaction.atomic
def close_as_double(
    *, pk: int, versie: int, wie: Gebruiker, initiatief: Initiatief | None = None, ander: Aanmelding | None = None
) -> None:
    """It is on the map already, or in another suggestion; the sender hears that."""
    aanmelding = _lock(pk, versie, Status.DUBBEL)
    aanmelding.dubbel_van = ander
    aanmelding.initiatief = initiatief or aanmelding.initiatief
    stap = _move(aanmelding, Status.DUBBEL, Stap.DUBBEL, wie, str(initiatief or ander))
    send_mail(aanmelding, "dubbel", stap=stap.pk, bekend=initiatief if _is_public(initiatief) else None)


@transaction.atomic
def compare_aanmelding(*, pk: int, versie: int, wie: Gebruiker, initiatief: Initiatief) -> None:
    """A new one is about this record: from now on it is a correction of it."""
    aanmelding = _lock(pk, versie)
    aanmelding.soort, aanmelding.initiatief = Soort.WIJZIGING, initiatief
    _move(aanmelding, Status.IN_BEHANDELING, Stap.OPGEPAKT, wie, str(initiatief))


@transaction.atomic
def take_over_aanmelding(
    *,
    pk: int,
    versie: int,
    wie: Gebruiker,
    onderdelen: Collection[str] = (),
    gelezen: str = "",
    openingstijden: str = "",
    publiceer: bool = False,
    gecontroleerd: bool = False,
    tekst: str = "",
) -> Initiatief:
    """Put these parts of the proposal in the record, and thank the sender.

    ``gelezen`` is the version of the record that was compared with. ``openingstijden`` is what a person made of the
    hours in the proposal. Raises ValidationError when a value cannot be used.
    """
    aanmelding = _lock(pk, versie, Status.OVERGENOMEN)
    if openingstijden:
        aanmelding.gegevens["openingstijden"] = openingstijden
    waarden = _select(aanmelding, onderdelen)
    initiatief = _lock_initiatief(aanmelding, gelezen)
    if aanmelding.soort == Soort.WEG:
        waarden["status"] = Initiatief.Status.GEARCHIVEERD
    elif publiceer:
        waarden["status"] = Initiatief.Status.GEPUBLICEERD
    if gecontroleerd:
        waarden["gecontroleerd_op"] = timezone.localdate()
    aanmelding.oud = _write(initiatief, waarden, aanmelding)
    aanmelding.initiatief = initiatief
    if gecontroleerd:
        Controle.objects.create(initiatief=initiatief, wie=wie, hoe=Controle.Hoe.AANMELDING)
    namen = ", ".join(str(ONDERDELEN[naam].titel) for naam in ONDERDELEN if naam in onderdelen)
    stap = _move(aanmelding, Status.OVERGENOMEN, Stap.OVERGENOMEN, wie, namen)
    te_zien = initiatief if _is_public(initiatief) else None
    send_mail(aanmelding, "bedankt", stap=stap.pk, tekst=tekst, te_zien=te_zien)
    return initiatief


@transaction.atomic
def take_over_goed_voorbeeld(*, pk: int, versie: int, wie: Gebruiker, tekst: str = "") -> GoedVoorbeeld:
    """Make a concept of a good example that somebody told, for a coordinator to finish, and thank the sender."""
    aanmelding = _lock(pk, versie, Status.OVERGENOMEN)
    if aanmelding.soort != Soort.GOED_VOORBEELD:
        raise Ingehaald
    with handeling(reden=_("aanmelding %d") % aanmelding.pk):
        voorbeeld = _make_voorbeeld(aanmelding.gegevens)
    aanmelding.oud = {"goed_voorbeeld": voorbeeld.pk}
    stap = _move(aanmelding, Status.OVERGENOMEN, Stap.OVERGENOMEN, wie, str(voorbeeld))
    send_mail(aanmelding, "bedankt", stap=stap.pk, tekst=tekst)
    return voorbeeld


@transaction.atomic
def reopen_aanmelding(*, pk: int, versie: int, wie: Gebruiker) -> None:
    """Take a decision back. What was taken over gets its old value, unless somebody changed it since; so does a
    concept go that was made of it.

    The sender hears nothing of it.
    """
    aanmelding = _lock(pk, versie, Status.IN_BEHANDELING)
    if aanmelding.is_open:
        raise Ingehaald
    if aanmelding.soort == Soort.GOED_VOORBEELD:
        _remove_untouched(aanmelding)
    if aanmelding.status == Status.OVERGENOMEN and aanmelding.initiatief_id:
        initiatief = _lock_initiatief(aanmelding)
        nu = read_initiatief(initiatief, find_plek(initiatief, aanmelding.gegevens.get("locatie")))
        straks = {
            naam: waarde
            for naam, waarde in aanmelding.oud.items()
            if naam not in nu or nu[naam] == aanmelding.gegevens.get(naam)
        }
        if (aanmelding.soort == Soort.WEG) != (initiatief.status == Initiatief.Status.GEARCHIVEERD):
            straks.pop("status", None)
        _write(initiatief, straks, aanmelding)
    elif aanmelding.status == Status.DUBBEL and aanmelding.soort == Soort.NIEUW:
        aanmelding.initiatief = None
    aanmelding.dubbel_van, aanmelding.oud = None, {}
    _move(aanmelding, Status.IN_BEHANDELING, Stap.HEROPEND, wie)


# --- the steps ---


def _lock(pk: int, versie: int, naar: str = "") -> Aanmelding:
    """The suggestion, for us alone; without ``naar`` it must be open."""
    aanmelding = Aanmelding.objects.confirmed().select_for_update().get(pk=pk)
    mag = aanmelding.may_go_to(naar) if naar else aanmelding.is_open
    if aanmelding.versie != versie or not mag:
        raise Ingehaald
    return aanmelding


def _move(aanmelding: Aanmelding, naar: str, stap: str, wie: Gebruiker, tekst: str = "") -> Aanmeldingstap:
    aanmelding.status = naar
    aanmelding.versie += 1
    aanmelding.besloten_op = None if aanmelding.is_open else timezone.now()
    aanmelding.save()
    return aanmelding.stappen.create(soort=stap, wie=wie, tekst=tekst)


def _is_public(initiatief: Initiatief | None) -> bool:
    return initiatief is not None and initiatief.status == Initiatief.Status.GEPUBLICEERD


# --- the record ---


def _lock_initiatief(aanmelding: Aanmelding, gelezen: str = "") -> Initiatief:
    """The record, for us alone; a new one when there is none yet."""
    if aanmelding.initiatief_id is None:
        if aanmelding.soort != Soort.NIEUW:  # deleted meanwhile
            raise Ingehaald
        return Initiatief(bron=_("aanmelding"), status=Initiatief.Status.CONCEPT)
    initiatief = Initiatief.objects.select_for_update(no_key=True).get(pk=aanmelding.initiatief_id)
    if gelezen and initiatief.updated_at.isoformat() != gelezen:
        raise Ingehaald
    return initiatief


def _select(aanmelding: Aanmelding, onderdelen: Collection[str]) -> Waarden:
    velden = [veld for naam, onderdeel in ONDERDELEN.items() if naam in onderdelen for veld in onderdeel.velden]
    return {veld: aanmelding.gegevens[veld] for veld in velden if veld in aanmelding.gegevens}


def _write(initiatief: Initiatief, waarden: Waarden, aanmelding: Aanmelding) -> Waarden:
    """Give the record these values; returns what they were, as a proposal says it."""
    nieuw = initiatief.pk is None
    plek = None if nieuw else find_plek(initiatief, aanmelding.gegevens.get("locatie"))
    nu = {} if nieuw else read_initiatief(initiatief, plek)
    oud = {naam: nu[naam] for naam in waarden if naam in nu}
    if nieuw or "status" in waarden:
        oud["status"] = initiatief.status
    if plek and plek.punt and "straat" in waarden:
        oud["punt"] = plek.punt.coords
    boeking = Boeking(initiatief, nieuw=nieuw, reden=_("aanmelding %d") % aanmelding.pk)
    for naam in GEWOON & waarden.keys():
        setattr(initiatief, naam, waarden[naam])
    if "organisatie" in waarden:
        initiatief.organisatie = _find_organisatie(waarden["organisatie"])
    if nieuw:
        bezet = Initiatief.objects.values_list("slug", flat=True)
        initiatief.slug = make_slug(initiatief.naam, set(bezet))
    initiatief.clean_fields(exclude={veld.name for veld in initiatief._meta.fields} - waarden.keys() - {"slug"})
    boeking.verbanden = {
        naam: frozenset(model.objects.filter(**by_slug(naam, waarden[naam])).values_list("pk", flat=True))
        for naam, model in LIJSTEN.items()
        if naam in waarden
    }
    if set(ADRES) & waarden.keys():
        _book_plek(boeking, plek, waarden)
    write_boekingen([boeking])
    refresh_initiatieven(ids=[initiatief.pk])
    return oud


def _find_organisatie(naam: str) -> Organisatie | None:
    if not naam:
        return None
    bekend = Organisatie.objects.filter(naam__iexact=naam).first()
    if bekend:
        return bekend
    slug = make_slug(naam, set(Organisatie.objects.values_list("slug", flat=True)))
    return Organisatie.objects.create(naam=naam, slug=slug)


def _book_plek(boeking: Boeking, plek: Locatie | None, waarden: Waarden) -> None:
    """The place gets this address; at another address its point is wrong. Without any address it goes."""
    adres: dict[str, Any] = {naam: waarden.get(naam, "") for naam in ADRES}
    if not any(adres[naam] for naam in ADRES if naam != "plaats"):
        boeking.weg = plek
        return
    boeking.locatie = locatie = plek or Locatie()
    if any(getattr(locatie, naam) != waarde for naam, waarde in adres.items()):
        locatie.punt = Point(*waarden["punt"], srid=4326) if "punt" in waarden else None
    for naam, waarde in adres.items():
        setattr(locatie, naam, waarde)
    locatie.geheim = waarden.get("geheim", locatie.geheim)
    locatie.clean_fields(exclude=["initiatief"])


# --- a good example ---

IN_VOORBEELD = ("titel", "samenvatting", "tekst", "plaats", "opbrengst", "navolgen", "contact", "contact_email")


def _make_voorbeeld(gegevens: Waarden) -> GoedVoorbeeld:
    """A concept with what was told. Organisations that we do not know yet are added."""
    bezet = set(GoedVoorbeeld.objects.values_list("slug", flat=True))
    voorbeeld = GoedVoorbeeld.objects.create(
        **{naam: gegevens[naam] for naam in IN_VOORBEELD},
        slug=make_slug(slugify(gegevens["titel"])[:120] or "goed-voorbeeld", bezet),
        stadsdeel=Gebied.objects.filter(**by_slug("werkgebied", gegevens["werkgebied"])).first(),
        bron=_("aanmelding"),
    )
    voorbeeld.partners.set([_find_organisatie(naam) for naam in gegevens["partners"]])
    return voorbeeld


def _remove_untouched(aanmelding: Aanmelding) -> None:
    """Away with the concept that was made of it, as long as nobody worked on it."""
    gemaakt = GoedVoorbeeld.objects.filter(pk=aanmelding.oud.get("goed_voorbeeld")).first()
    if gemaakt and not gemaakt.history.filter(history_date__gt=aanmelding.besloten_op).exists():
        gemaakt.delete()
