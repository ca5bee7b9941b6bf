"""What a suggestion proposes: part by part beside what is there, and what is written when it is taken over.

A proposal is plain JSON: the names of fields with text, lists of slugs and yes or no.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib.gewone_week import summarize_week
from palliatief.lib.openingstijden import Openingstijden, local_now
from palliatief.lib.telefoon import show_telefoon
from palliatief.lib.weektekst import read_weektekst

from .models import Doelgroep, Gebied, Initiatief, Locatie, Ondersteuningswens

Waarden = dict[str, Any]
ADRES = ("straat", "huisnummer", "postcode", "plaats")
# Fields of an initiative that are text, yes or no; all other parts are relations or a place.
GEWOON = {
    *("naam", "soort", "samenvatting", "kosten", "verwijzen", "openingstijden", "website", "heel_amsterdam"),
    *("telefoon", "telefoon_openbaar", "email", "email_openbaar", "contactpersoon", "contact_email"),
    *("status", "gecontroleerd_op"),
}
LIJSTEN: dict[str, Any] = {"wensen": Ondersteuningswens, "doelgroepen": Doelgroep, "werkgebied": Gebied}


@dataclass(frozen=True)
class Onderdeel:
    """What people change as one thing; ``velden`` are the names in a proposal."""

    naam: str
    titel: Any
    velden: tuple[str, ...]
    verplicht: bool = False


ONDERDELEN = {
    onderdeel.naam: onderdeel
    for onderdeel in (
        Onderdeel("naam", gettext_lazy("Naam"), ("naam",), verplicht=True),
        Onderdeel("organisatie", gettext_lazy("Organisatie"), ("organisatie",)),
        Onderdeel("soort", gettext_lazy("Formeel of informeel"), ("soort",), verplicht=True),
        Onderdeel("samenvatting", gettext_lazy("Wat het is"), ("samenvatting",), verplicht=True),
        Onderdeel("wensen", gettext_lazy("Waarmee het helpt"), ("wensen",)),
        Onderdeel("doelgroepen", gettext_lazy("Voor wie"), ("doelgroepen",)),
        Onderdeel("werkgebied", gettext_lazy("Waar het werkt"), ("heel_amsterdam", "werkgebied")),
        Onderdeel("telefoon", gettext_lazy("Telefoon"), ("telefoon", "telefoon_openbaar")),
        Onderdeel("email", gettext_lazy("E-mail"), ("email", "email_openbaar")),
        Onderdeel("website", gettext_lazy("Website"), ("website",)),
        Onderdeel("adres", gettext_lazy("Adres"), (*ADRES, "geheim")),
        Onderdeel("openingstijden", gettext_lazy("Open"), ("openingstijden",)),
        Onderdeel("kosten", gettext_lazy("Kosten"), ("kosten",)),
        Onderdeel("verwijzen", gettext_lazy("Zo verwijst u"), ("verwijzen",)),
        Onderdeel("contact", gettext_lazy("Contactpersoon voor ons"), ("contactpersoon", "contact_email")),
    )
}
# The same of a good example that somebody told.
VOORBEELDDELEN = {
    onderdeel.naam: onderdeel
    for onderdeel in (
        Onderdeel("titel", gettext_lazy("Titel"), ("titel",)),
        Onderdeel("samenvatting", gettext_lazy("Wat ze samen doen"), ("samenvatting",)),
        Onderdeel("tekst", gettext_lazy("Meer erover"), ("tekst",)),
        Onderdeel("waar", gettext_lazy("Waar"), ("werkgebied", "plaats")),
        Onderdeel("partners", gettext_lazy("Wie werken samen"), ("partners",)),
        Onderdeel("opbrengst", gettext_lazy("Wat het oplevert"), ("opbrengst",)),
        Onderdeel("navolgen", gettext_lazy("Zo doet u het na"), ("navolgen",)),
        Onderdeel("vragen", gettext_lazy("Contact op de site"), ("contact", "contact_email")),
    )
}


@dataclass(frozen=True)
class Regel:
    """One part of a proposal beside what is there now."""

    onderdeel: Onderdeel
    nu: str
    voorstel: str
    zelfde: bool


# --- reading ---


def find_plek(initiatief: Initiatief, nummer: int | None = None) -> Locatie | None:
    """The place that a proposal speaks of: that one, else the first that everybody may see."""
    plekken = list(initiatief.locaties.all())
    gevraagd = [plek for plek in plekken if plek.pk == nummer]
    return next(iter([*gevraagd, *(plek for plek in plekken if not plek.geheim)]), None)


def read_initiatief(initiatief: Initiatief, plek: Locatie | None) -> Waarden:
    """An initiative as a proposal would say it, also what is not public."""
    return {
        **{naam: getattr(initiatief, naam) for naam in ("naam", "soort", "samenvatting", "openingstijden", "kosten")},
        **{naam: getattr(initiatief, naam) for naam in ("verwijzen", "website", "email", "contactpersoon")},
        "contact_email": initiatief.contact_email,
        "email_openbaar": initiatief.email_openbaar,
        "telefoon": str(getattr(initiatief.telefoon, "as_e164", initiatief.telefoon)),
        "telefoon_openbaar": initiatief.telefoon_openbaar,
        "organisatie": initiatief.organisatie.naam if initiatief.organisatie else "",
        "heel_amsterdam": initiatief.heel_amsterdam,
        **{naam: sorted(getattr(initiatief, naam).values_list("slug", flat=True)) for naam in LIJSTEN},
        **{naam: getattr(plek, naam) if plek else "" for naam in ADRES},
        "geheim": bool(plek and plek.geheim),
    }


def read_public(initiatief: Initiatief) -> Waarden:
    """The same, but only what everybody can read on its page."""
    waarden = read_initiatief(initiatief, find_plek(initiatief))
    for naam in ("telefoon", "email"):
        if not waarden[f"{naam}_openbaar"]:
            waarden |= {naam: "", f"{naam}_openbaar": True}
    tijden = show_openingstijden(waarden["openingstijden"])
    return waarden | {"contactpersoon": "", "contact_email": "", "openingstijden": tijden}


def compare(
    nu: Waarden, voorstel: Waarden, onderdelen: Mapping[str, Onderdeel] = MappingProxyType(ONDERDELEN)
) -> Iterator[Regel]:
    """The parts that the proposal speaks of; ``nu`` is empty for what is not on the map yet."""
    for onderdeel in onderdelen.values():
        if not any(veld in voorstel for veld in onderdeel.velden):
            continue
        oud, nieuw = in_words(onderdeel, nu), in_words(onderdeel, {**nu, **voorstel})
        if oud or nieuw:
            yield Regel(onderdeel, oud, nieuw, oud == nieuw)


def differences(nu: Waarden, voorstel: Waarden) -> Waarden:
    """Of the proposal the parts that are different; a part stays whole."""
    anders = [r.onderdeel for r in compare(nu, voorstel) if not r.zelfde]
    return {veld: voorstel[veld] for onderdeel in anders for veld in onderdeel.velden if veld in voorstel}


# --- showing ---


def in_words(onderdeel: Onderdeel, waarden: Waarden) -> str:
    """A part as people read it; empty when there is nothing."""
    maak = TONEN.get(onderdeel.naam)
    return maak(waarden) if maak else str(waarden.get(onderdeel.naam, ""))


def show_openingstijden(tekst: str) -> str:
    """The hours of an ordinary week; the text itself when we do not understand it."""
    tijden = Openingstijden.parse(read_weektekst(tekst))
    return (tijden and summarize_week(tijden, local_now().date())) or tekst


def _show_lijst(naam: str, waarden: Waarden) -> str:
    slugs = waarden.get(naam, [])
    if not slugs:
        return ""
    rijen = LIJSTEN[naam].objects.filter(**by_slug(naam, slugs))
    rijen = rijen.defer("geometrie") if naam == "werkgebied" else rijen
    return ", ".join(str(getattr(rij, "vertaalde_naam", rij)) for rij in rijen)


def by_slug(naam: str, slugs: Iterable[str]) -> dict[str, Any]:
    """How to find the rows of a list that a proposal names."""
    return {"slug__in": list(slugs), **({"soort": Gebied.Soort.STADSDEEL} if naam == "werkgebied" else {})}


def _show_werkgebied(waarden: Waarden) -> str:
    delen = [_("heel Amsterdam") if waarden.get("heel_amsterdam") else "", _show_lijst("werkgebied", waarden)]
    return ", ".join(deel for deel in delen if deel)


def _show_adres(waarden: Waarden) -> str:
    adres = Locatie(**{naam: waarden.get(naam, "") for naam in ADRES}).adres
    return f"{adres} ({_('niet op de site')})" if adres and waarden.get("geheim") else adres


def _show_bereik(naam: str, waarden: Waarden) -> str:
    tekst = show_telefoon(waarden.get(naam, "")) if naam == "telefoon" else waarden.get(naam, "")
    return tekst if waarden.get(f"{naam}_openbaar", True) or not tekst else f"{tekst} ({_('niet op de site')})"


def _join(waarden: Waarden, *velden: str) -> str:
    return " · ".join(waarden[veld] for veld in velden if waarden.get(veld))


TONEN = {
    "soort": lambda w: str(dict(Initiatief.Soort.choices).get(w.get("soort"), "")),
    "wensen": lambda w: _show_lijst("wensen", w),
    "doelgroepen": lambda w: _show_lijst("doelgroepen", w),
    "werkgebied": _show_werkgebied,
    "telefoon": lambda w: _show_bereik("telefoon", w),
    "email": lambda w: _show_bereik("email", w),
    "adres": _show_adres,
    "openingstijden": lambda w: show_openingstijden(w.get("openingstijden", "")),
    "contact": lambda w: _join(w, "contactpersoon", "contact_email"),
    "waar": lambda w: _join(
        {"werkgebied": _show_lijst("werkgebied", w), "plaats": w.get("plaats")}, "werkgebied", "plaats"
    ),
    "partners": lambda w: ", ".join(w.get("partners", [])),
    "vragen": lambda w: _join(w, "contact", "contact_email"),
}
