"""The list that somebody takes along: which initiatives in which order, and how it travels.

A list is a few numbers. It lives in one cookie of the visitor, or signed in an address; never in the database. What a
professional adds for one print (``Aanvulling``) lives in the form of the page only.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django import forms
from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import base36_to_int, int_to_base36
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.lib.gewone_week import summarize_week
from palliatief.lib.openingstijden import Openingstijden
from palliatief.lib.telefoon import show_telefoon, tel_uri

from .models import Initiatief, Samenvoeging

HOOGSTENS = 20
NOTITIE = "notitie-"
GROOTSTE_ID = 2**63 - 1
# What mail programs and their operating systems still take of a link.
MAIL_HOOGSTENS = 1900


@dataclass(frozen=True)
class Meegeeflijst:
    """Numbers of initiatives in their order, each once, at most ``HOOGSTENS``."""

    ids: tuple[int, ...] = ()

    @classmethod
    def read(cls, tekst: str) -> "Meegeeflijst":
        """From a cookie, which anybody may have changed: what is no number is left out."""
        nummers = (int(deel) for deel in tekst.split(".") if re.fullmatch(r"[1-9][0-9]{0,18}", deel, re.ASCII))
        return cls().with_all(nummer for nummer in nummers if nummer <= GROOTSTE_ID)

    def write(self) -> str:
        return ".".join(map(str, self.ids))

    @property
    def vol(self) -> bool:
        return len(self.ids) >= HOOGSTENS

    def with_all(self, ids: Iterable[int]) -> "Meegeeflijst":
        """With these at the end, as far as there is room; what is there stays where it is."""
        return Meegeeflijst(tuple(dict.fromkeys((*self.ids, *ids)))[:HOOGSTENS])

    def without(self, ids: Iterable[int]) -> "Meegeeflijst":
        weg = set(ids)
        return Meegeeflijst(tuple(pk for pk in self.ids if pk not in weg))

    def placed(self, pk: int, plaats: int) -> "Meegeeflijst":
        """With this one at that place, counted from 1, whether it was there or not."""
        rest = self.without([pk]).ids
        voor = max(plaats - 1, 0)
        return Meegeeflijst((*rest[:voor], pk, *rest[voor:])[:HOOGSTENS])


# --- an address that carries a list -----------------------------------------------------------------


class Verlopen(Exception):
    """The address was good, but too long ago."""


class Ongeldig(Exception):
    """We did not make this address, or somebody changed it."""


@dataclass(frozen=True)
class Gedeeld:
    """A list that travels in an address, and until when that address works."""

    token: str
    lijst: Meegeeflijst
    tot: datetime


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="socialekaart.meegeeflijst", sep=".")


def _duur() -> timedelta:
    return timedelta(days=settings.MEEGEEFLIJST_DAGEN)


def make_token(lijst: Meegeeflijst) -> str:
    """Numbers, moment and signature, with dots between them; fit for an address."""
    return _signer().sign("-".join(int_to_base36(pk) for pk in lijst.ids))


def read_token(token: str) -> Gedeeld:
    """The list in an address; raises ``Verlopen`` or ``Ongeldig``."""
    try:
        nummers = _signer().unsign(token, max_age=_duur())
    except signing.SignatureExpired as fout:
        raise Verlopen from fout
    except signing.BadSignature as fout:
        raise Ongeldig from fout
    gemaakt = datetime.fromtimestamp(signing.b62_decode(token.split(".")[1]), tz=timezone.get_current_timezone())
    ids = (base36_to_int(nummer) for nummer in nummers.split("-") if nummer)
    return Gedeeld(token, Meegeeflijst().with_all(ids), gemaakt + _duur())


# --- what is shown of it ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Regel:
    """One initiative on the list, with only what everybody may see."""

    nummer: int
    initiatief: Initiatief
    telefoon: str
    telefoon_uri: str
    email: str
    adressen: list[str]
    tijden: str
    aanmelden: str

    @property
    def contact(self) -> str:
        """The one thing to call, write or look up."""
        return self.telefoon or self.email or self.initiatief.website

    @property
    def punten(self) -> list[tuple[float, float]]:
        return [(plek.punt.x, plek.punt.y) for plek in self.initiatief.locaties.all() if plek.punt and plek.stadsdeel]

    @property
    def stadsdelen(self) -> set[str]:
        return {plek.stadsdeel.slug for plek in self.initiatief.locaties.all() if plek.stadsdeel}


def select_regels(lijst: Meegeeflijst) -> list[Regel]:
    """The initiatives of a list that are still on the map, in order, numbered from 1.

    Of what was merged it is the record that was kept.
    """
    if not lijst.ids:
        return []
    gevonden = Initiatief.objects.for_page().in_bulk(lijst.ids)
    if weg := [pk for pk in lijst.ids if pk not in gevonden]:
        nieuw = Samenvoeging.objects.kept_ids(weg)
        lijst = Meegeeflijst().with_all(nieuw.get(pk, pk) for pk in lijst.ids)
        gevonden |= Initiatief.objects.for_page().in_bulk(set(nieuw.values()) - gevonden.keys())
    over = [gevonden[pk] for pk in lijst.ids if pk in gevonden]
    return [make_regel(nummer, initiatief) for nummer, initiatief in enumerate(over, start=1)]


def make_regel(nummer: int, initiatief: Initiatief) -> Regel:
    telefoon = str(initiatief.telefoon) if initiatief.telefoon_openbaar else ""
    tijden = Openingstijden.parse(initiatief.openingstijden) if initiatief.openingstijden else None
    plekken = initiatief.locaties.all()
    return Regel(
        nummer=nummer,
        initiatief=initiatief,
        telefoon=show_telefoon(telefoon) if telefoon else "",
        telefoon_uri=tel_uri(telefoon) if telefoon else "",
        email=initiatief.email if initiatief.email_openbaar else "",
        adressen=[", ".join(filter(None, (plek.naam, plek.adres))) for plek in plekken if plek.naam or plek.adres],
        tijden=summarize_week(tijden, timezone.localdate()) if tijden else "",
        aanmelden=describe_aanmelden(initiatief),
    )


def describe_aanmelden(initiatief: Initiatief) -> str:
    """How somebody comes in, said to the person whom it is for."""
    if initiatief.zelf_aanmelden:
        return _("U mag uzelf aanmelden.")
    return {
        Initiatief.Verwijzer.IEDEREEN: _("Iedereen mag u aanmelden."),
        Initiatief.Verwijzer.ZORGVERLENER: _("Een zorgverlener of welzijnswerker meldt u aan."),
        Initiatief.Verwijzer.HUISARTS: _("Uw huisarts of specialist meldt u aan."),
    }.get(Initiatief.Verwijzer(initiatief.verwijzer), _("Vraag hoe u zich kunt aanmelden."))


def describe_off_map(regels: Iterable[Regel]) -> list[str]:
    """Of what has no place on the sketch: who comes to people's homes, and who just is not on it."""
    buiten = [regel for regel in regels if not regel.punten]
    thuis = [str(regel.nummer) for regel in buiten if regel.initiatief.aan_huis]
    rest = [str(regel.nummer) for regel in buiten if not regel.initiatief.aan_huis]
    zinnen = []
    if thuis:
        zin = ngettext("Nummer %(nummers)s komt bij u thuis.", "Nummers %(nummers)s komen bij u thuis.", len(thuis))
        zinnen.append(zin % {"nummers": _sum_up(thuis)})
    if rest:
        zin = ngettext(
            "Nummer %(nummers)s heeft geen vaste plek.", "Nummers %(nummers)s hebben geen vaste plek.", len(rest)
        )
        zinnen.append(zin % {"nummers": _sum_up(rest)})
    return zinnen


def _sum_up(woorden: list[str]) -> str:
    """``1, 2 en 4``"""
    *eerste, laatste = woorden
    return _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(eerste), "laatste": laatste} if eerste else laatste


def make_mail_uri(regels: Sequence[Regel], adres: str, tot: datetime) -> str:
    """A letter for one's own mail program: names, phones and the address; it loses lines when it gets too long."""
    slot = [
        _("De lijst staat hier: %(adres)s") % {"adres": adres},
        _("De link werkt tot %(datum)s.") % {"datum": date_format(tot, "j F Y")},
        "",
        _("Is het dringend? Bel uw huisarts. Levensgevaar: bel 112."),
    ]
    hoeveel = len(regels)
    while len(uri := _make_letter(regels, hoeveel, slot)) > MAIL_HOOGSTENS and hoeveel:
        hoeveel -= 1
    return uri


def _make_letter(regels: Sequence[Regel], hoeveel: int, slot: list[str]) -> str:
    """With so many of the lines; how many more there are is said."""
    rest = len(regels) - hoeveel
    inhoud = [
        *(f"{regel.nummer}. {regel.initiatief.naam}: {regel.contact}" for regel in regels[:hoeveel]),
        *([_("En nog %(aantal)s, zie de link.") % {"aantal": rest}] if rest else []),
        "",
        *slot,
    ]
    velden = {"subject": _("Wie kan u helpen?"), "body": "\r\n".join(inhoud)}
    return "mailto:?" + "&".join(f"{naam}={quote(tekst, safe='')}" for naam, tekst in velden.items())


# --- what is added for one print ----------------------------------------------------------------------


class Aanvulling(forms.Form):
    """A title, a greeting, and a note per initiative. Read, printed and forgotten."""

    titel = forms.CharField(label=gettext_lazy("Titel"), max_length=80, required=False)
    groet = forms.CharField(
        label=gettext_lazy("Wat u erboven zet"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, ids: Iterable[int], data: Any = None) -> None:
        begin = {
            "titel": _("Wie kan u helpen?"),
            "groet": _("U kunt deze mensen bellen. Zeg: ‘Ik bel via de sociale kaart.’"),
        }
        super().__init__(data, initial=begin, label_suffix="")
        for pk in ids:
            self.fields[f"{NOTITIE}{pk}"] = forms.CharField(
                label=_("Notitie voor deze print"),
                max_length=400,
                required=False,
                # A blank placeholder lets the style sheet see which are empty: those are not printed.
                widget=forms.Textarea(attrs={"rows": 2, "placeholder": " "}),
            )

    def notes(self) -> dict[int, str]:
        """What was written, per initiative; of a form that was not sent: nothing."""
        if not self.is_bound:
            return {}
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam.startswith(NOTITIE)}
        return {int(naam.removeprefix(NOTITIE)): waarde for naam, waarde in velden.items() if waarde}
