"""Which gaps somebody asks for: the choices of the page, the exports and the command."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.lib.spelling import shorten
from proeftuinen.netwerk.vraag import DATUMS
from socialekaart.filters import STIL
from socialekaart.models import Domein

from ..models import Meting, Schattingsmethode

# No figure is from before.
EERSTE_DAG = date(1990, 1, 1)


@dataclass(frozen=True)
class Vraag:
    """The choices; every default is what most people want to see.

    ``domein`` only narrows what is shown: it changes no figure. ``peildatum`` None: today, nothing is left out.
    """

    meting: str = ""
    schatting: str = ""
    soort: str = ""
    werkgebied: str = "hier"
    domein: str = ""
    peildatum: date | None = None

    @property
    def dag(self) -> date:
        return self.peildatum or localdate()

    def query(self, **anders: str) -> str:
        """This question as part of an address, without what is the default; ``anders`` replaces or adds."""
        eigen = {
            "meting": self.meting,
            "schatting": self.schatting,
            "soort": self.soort,
            "werkgebied": "" if self.werkgebied == "hier" else self.werkgebied,
            "domein": self.domein,
            "peildatum": self.peildatum.isoformat() if self.peildatum else "",
        }
        return urlencode({naam: waarde for naam, waarde in (eigen | anders).items() if waarde})


@dataclass(frozen=True)
class Keuzes:
    """What there is to choose from: names by what stands in the address."""

    meting: dict[str, str]
    schatting: dict[str, str]
    soort: dict[str, str]
    werkgebied: dict[str, str]
    domein: dict[str, str]


def read_keuzes() -> Keuzes:
    """Three queries."""
    golven = Meting.objects.order_by("-tot", "-van", "golf").values_list("golf", "naam", "perspectief__naam")
    methoden = Schattingsmethode.objects.filter(schattingen__gebied__soort="stadsdeel").distinct()
    return Keuzes(
        meting={golf: f"{naam} ({wie[:1].lower()}{wie[1:]})" for golf, naam, wie in golven},
        schatting=dict(methoden.values_list("slug", "naam")),
        soort={"formeel": _("Formeel: beroepskrachten"), "informeel": _("Informeel: vrijwilligers")},
        werkgebied={"hier": _("Van hier"), "alles": _("Ook voor heel Amsterdam")},
        domein={domein.slug: domein.vertaalde_naam for domein in Domein.objects.all()},
    )


def from_request(
    data: QueryDict, keuzes: Keuzes | None = None, *, ook: Collection[str] = ()
) -> tuple[Vraag, list[str]]:
    """What an address asks, and in words what we did not understand of it; ``ook`` are names that others read."""
    keuzes = keuzes or read_keuzes()
    meldingen: list[str] = []
    gekozen = {veld.name: _choose(data, veld.name, getattr(keuzes, veld.name), meldingen) for veld in fields(keuzes)}
    peildatum = read_day(data, "peildatum", meldingen, _("We tonen vandaag."))
    bekend = {"peildatum", *gekozen, *ook}
    if vreemd := [naam for naam in data if naam not in bekend and not STIL.fullmatch(naam)]:
        zin = ngettext(
            "Een deel van het adres kennen we niet: %(namen)s. Dat lieten we weg.",
            "Delen van het adres kennen we niet: %(namen)s. Die lieten we weg.",
            len(vreemd),
        )
        namen = ", ".join(f"‘{shorten(naam)}’" for naam in vreemd[:5])
        meldingen.append((zin % {"namen": namen}).replace("\0", ""))
    gekozen["werkgebied"] = gekozen["werkgebied"] or "hier"
    return Vraag(**gekozen, peildatum=peildatum), meldingen


def read_day(data: QueryDict, naam: str, meldingen: list[str], gevolg: str) -> date | None:
    """The last day under this name; what is no day that has been is told, with what we do instead."""
    for waarde in _values(data, naam)[-1:]:
        dag = parse_day(waarde)
        if dag and EERSTE_DAG <= dag <= localdate():
            return dag
        if dag and dag > localdate():
            zin = _("Die dag moet nog komen.")
        elif dag:
            zin = _("Van zo lang geleden weten we niets.")
        else:
            zin = _("‘%(waarde)s’ is geen datum. Schrijf het zo: 2026-06-01.") % {"waarde": shorten(waarde)}
        meldingen.append(f"{zin} {gevolg}")
    return None


def parse_day(waarde: str) -> date | None:
    """A day as 2026-06-01 or 1-6-2026."""
    for patroon in DATUMS:
        if deel := patroon.fullmatch(waarde):
            try:
                return date(int(deel["jaar"]), int(deel["maand"]), int(deel["dag"]))
            except ValueError:
                return None
    return None


def _values(data: QueryDict, naam: str) -> list[str]:
    """What was given under this name, each once, without what no text can hold."""
    schoon = (waarde.replace("\0", "").strip() for waarde in data.getlist(naam))
    return [waarde for waarde in dict.fromkeys(schoon) if waarde]


def _choose(data: QueryDict, naam: str, keuzes: Mapping[str, str], meldingen: list[str]) -> str:
    """The first value that we know, else nothing; the others are told."""
    waarden = _values(data, naam)
    gekozen = next((waarde for waarde in waarden if waarde in keuzes), "")
    namen = {woord.lower(): woord for woord in keuzes.values()} | dict(keuzes)
    for waarde in [waarde for waarde in waarden if waarde not in keuzes][:5]:
        zin = _("‘%(waarde)s’ kennen we niet.") % {"waarde": shorten(waarde)}
        if lijkt := difflib.get_close_matches(waarde[:40].lower(), namen, n=1, cutoff=0.7):
            zin += " " + _("Bedoelt u %(naam)s?") % {"naam": namen[lijkt[0]]}
        meldingen.append(f"{zin} {_('We lieten het weg.')}")
    if len([waarde for waarde in waarden if waarde in keuzes]) > 1:
        zin = _("We tonen één keuze tegelijk. Dit is %(naam)s.")
        meldingen.append(zin % {"naam": keuzes[gekozen]})
    return gekozen
