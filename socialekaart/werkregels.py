"""How each thing on the work list is told: one line of a list, and one line under the name of its kind."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.telefoon import show_telefoon

from .dubbel import describe_paar
from .models import Aanmelding, Dubbelpaar, Initiatief, Linkcontrole, Zoektelling, stale_before


@dataclass(frozen=True)
class Regel:
    """One thing to do. ``toon`` is the colour of the label: goed, fout or nothing; ``anker`` the field to look at."""

    titel: str
    url: str
    tekst: str = ""
    wanneer: str = ""
    label: str = ""
    toon: str = ""
    telefoon: str = ""
    voorbeeld: bool = False
    anker: str = ""


@dataclass(frozen=True)
class Toelichting:
    """What to know of a kind before one opens it; ``dringend`` is for what has a date."""

    tekst: str
    dringend: bool = False


def how_long_ago(dag: date | datetime) -> str:
    """``vandaag``, ``gisteren``, ``6 dagen geleden``."""
    dag = timezone.localtime(dag).date() if isinstance(dag, datetime) else dag
    vandaag = timezone.localdate()
    gewoon = {0: _("vandaag"), 1: _("gisteren")}
    return gewoon.get((vandaag - dag).days) or _("%s geleden") % timesince(dag, vandaag, depth=1)


def short_date(dag: date) -> str:
    return date_format(dag, "j F Y").lower()


def change_url(rij: Any) -> str:
    return reverse(f"admin:{rij._meta.app_label}_{rij._meta.model_name}_change", args=[rij.pk])


# --- one line of each kind ---


def tell_aanmelding(aanmelding: Aanmelding, gebruiker: Gebruiker) -> Regel:
    tonen = {Aanmelding.Soort.NIEUW: "goed", Aanmelding.Soort.WEG: "fout"}
    wanneer = how_long_ago(aanmelding.wacht_sinds)
    if aanmelding.afzender_rol == Aanmelding.Rol.ORGANISATIE:
        wanneer = _("%s, door de organisatie zelf") % wanneer
    return Regel(
        str(aanmelding),
        change_url(aanmelding),
        tekst=_describe_proposal(aanmelding),
        wanneer=wanneer,
        label=aanmelding.get_soort_display(),
        toon=tonen.get(Aanmelding.Soort(aanmelding.soort), ""),
        voorbeeld=bool(aanmelding.initiatief and aanmelding.initiatief.voorbeeld),
    )


def tell_paar(paar: Dubbelpaar, gebruiker: Gebruiker) -> Regel:
    return Regel(
        _("%(een)s en %(ander)s") % {"een": paar.een, "ander": paar.ander},
        reverse("admin:socialekaart_dubbelpaar_samenvoegen", args=[paar.een_id, paar.ander_id]),
        tekst=", ".join(reden.tekst for reden in describe_paar(paar) if reden.voor),
        voorbeeld=paar.een.voorbeeld,
    )


def _describe_proposal(aanmelding: Aanmelding) -> str:
    if aanmelding.nog_te_beginnen:
        return _("Nog te beginnen: zoekt hulp bij de start.")
    if aanmelding.soort == Aanmelding.Soort.GOED_VOORBEELD:
        return aanmelding.gegevens.get("samenvatting", "")
    if aanmelding.soort != Aanmelding.Soort.WIJZIGING or not aanmelding.gegevens:
        return aanmelding.toelichting
    velden = (*Initiatief._meta.fields, *Initiatief._meta.many_to_many)
    namen = [str(veld.verbose_name) for veld in velden if veld.name in aanmelding.gegevens]
    return _("Stelt iets anders voor bij: %s.") % ", ".join(namen) if namen else aanmelding.toelichting


def tell_stale(initiatief: Initiatief, gebruiker: Gebruiker) -> Regel:
    gecontroleerd = initiatief.gecontroleerd_op
    return Regel(
        initiatief.naam,
        change_url(initiatief),
        tekst=str(initiatief.organisatie or ""),
        wanneer=_("Gecontroleerd op %s") % short_date(gecontroleerd) if gecontroleerd else _("Nog nooit gecontroleerd"),
        telefoon=_telefoon(initiatief, gebruiker),
        voorbeeld=initiatief.voorbeeld,
    )


def tell_broken(link: Linkcontrole, gebruiker: Gebruiker) -> Regel:
    return Regel(
        link.initiatief.naam,
        change_url(link.initiatief),
        tekst=f"{show_telefoon(link.waarde) if link.soort == link.Soort.TELEFOON else link.waarde}: {link.reden}",
        wanneer=_("laatst mis: %s") % how_long_ago(link.laatste_fout_op) if link.laatste_fout_op else "",
        label=link.get_soort_display().capitalize(),
        toon="fout",
        voorbeeld=link.initiatief.voorbeeld,
        anker=f"id_{link.soort}",
    )


def tell_gaps(initiatief: Any, gebruiker: Gebruiker) -> Regel:
    delen = [
        _("Er is geen wens gekozen.") if initiatief.zonder_wens else "",
        _("Er is geen plek op de kaart.") if initiatief.zonder_plek else "",
    ]
    return Regel(
        initiatief.naam,
        change_url(initiatief),
        tekst=" ".join(deel for deel in delen if deel),
        wanneer=_("gemaakt: %s") % how_long_ago(initiatief.created_at),
        voorbeeld=initiatief.voorbeeld,
        anker="id_wensen" if initiatief.zonder_wens else "locaties-group",
    )


def tell_bericht(bericht: Any, gebruiker: Gebruiker) -> Regel:
    """Solved where the address stands, when it is that of a record's contact."""
    eigenaar = bericht.soort == "controle" and bericht.over
    contact = reverse("admin:socialekaart_initiatief_change", args=[bericht.over]) if eigenaar else ""
    return Regel(
        bericht.onderwerp,
        contact or change_url(bericht),
        tekst=f"{bericht.aan}: {bericht.reden}" if bericht.reden else bericht.aan,
        wanneer=how_long_ago(bericht.created_at),
        label=bericht.get_status_display().capitalize(),
        toon="fout",
        anker="id_contact_email" if contact else "",
    )


def tell_in_vain(vraag: Any, gebruiker: Gebruiker) -> Regel:
    waar = str(vraag.stadsdeel) if vraag.stadsdeel else _("heel Amsterdam")
    keren = ngettext("%d keer gezocht, niets gevonden.", "%d keer gezocht, niets gevonden.", vraag.keren) % vraag.keren
    return Regel(
        _("%(wens)s in %(waar)s") % {"wens": vraag.wens or _("Geen wens herkend"), "waar": waar},
        _add_url(vraag) if vraag.wens and gebruiker.has_perm("socialekaart.add_initiatief") else _report_url(),
        tekst=keren,
        wanneer=_("laatst: %s") % how_long_ago(vraag.laatst),
    )


def _add_url(vraag: Zoektelling) -> str:
    """The form for a new initiative that would have answered this."""
    waar = f"werkgebied={vraag.stadsdeel_id}" if vraag.stadsdeel_id else "heel_amsterdam=1"
    return f"{reverse('admin:socialekaart_initiatief_add')}?wensen={vraag.wens_id}&{waar}"


def _report_url() -> str:
    return reverse("admin:socialekaart_zoektelling_changelist")


def _telefoon(initiatief: Initiatief, gebruiker: Gebruiker) -> str:
    """The number to call, if this person may know it."""
    mag = initiatief.telefoon_openbaar or gebruiker.has_perm("socialekaart.change_initiatief")
    return str(initiatief.telefoon) if initiatief.telefoon and mag else ""


# --- one line under the name of a kind ---


def tell_oldest(rijen: QuerySet, oudste: date | None) -> Toelichting:
    if oudste is None:
        return Toelichting("")
    vandaag = timezone.localdate()
    duur = timesince(oudste, vandaag, depth=1) if oudste < vandaag else _("vandaag")
    return Toelichting(_("oudste: %s") % duur)


def tell_marked_soon(rijen: QuerySet[Initiatief], oudste: date | None) -> Toelichting:
    """Who gets the public mark within a week, if nobody does anything; else the oldest."""
    van = stale_before()
    straks = rijen.filter(gecontroleerd_op__range=(van, van + timedelta(days=6))).count()
    tekst = ngettext("%d krijgt deze week een merkje", "%d krijgen deze week een merkje", straks)
    return Toelichting(tekst % straks, dringend=True) if straks else tell_oldest(rijen, oudste)


def tell_last_look(rijen: QuerySet[Linkcontrole], oudste: date | None) -> Toelichting:
    laatst = rijen.aggregate(laatst=Max("nagekeken_op"))["laatst"]
    return Toelichting(_("nagekeken: %s") % how_long_ago(laatst) if laatst else "")


def tell_not_found(rijen: QuerySet, oudste: date | None) -> Toelichting:
    return Toelichting(_("niet te vinden op de kaart"))


def tell_most_wanted(rijen: QuerySet[Zoektelling], oudste: date | None) -> Toelichting:
    namen = [f"‘{str(vraag.wens).lower()}’" for vraag in rijen[:10] if vraag.wens][:2]
    return Toelichting(_("vooral %s") % _(" en ").join(dict.fromkeys(namen)) if namen else "")
