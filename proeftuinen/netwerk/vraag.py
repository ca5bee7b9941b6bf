"""What somebody asks of the network: where, on which day, beside which other day, and which ties."""

import difflib
import re
from collections.abc import Mapping
from datetime import date

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.lib.spelling import shorten
from socialekaart.filters import STIL

from ..models import Samenwerking
from .register import load_register

SOORTEN = dict(Samenwerking.Soort.choices)
FASEN = {fase: woord for fase, woord in Samenwerking.Fase.choices if fase != Samenwerking.Fase.GESTOPT}
PARAMETERS = ("stadsdeel", "peildatum", "vergelijk", "soort", "fase", "tabel")
DATUMS = (
    re.compile(r"(?P<jaar>\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})", re.ASCII),
    re.compile(r"(?P<dag>\d{1,2})-(?P<maand>\d{1,2})-(?P<jaar>\d{4})", re.ASCII),
)


class Netwerkvraag:
    """The address, understood as far as it goes; ``meldingen`` says what was not."""

    def __init__(self, data: QueryDict, versie: int):
        self.data = data
        self.versie = versie
        self.register = load_register(versie)
        self.meldingen: list[str] = []
        self.stadsdeel = self._find_stadsdeel()
        self.proeftuin = self.register.proeftuinen.get(self.stadsdeel.pk) if self.stadsdeel else None
        self.dag = self._read_day("peildatum", _("We tonen vandaag.")) or localdate()
        self.vergelijk = self._find_vergelijk()
        self.soorten = self._choose("soort", SOORTEN)
        self.fasen = self._choose("fase", FASEN)
        self.hele_tabel = data.get("tabel") == "alles"
        self._remark_on_names()

    @property
    def slug(self) -> str:
        return self.stadsdeel.slug if self.stadsdeel else ""

    @property
    def gebied(self) -> int | None:
        return self.stadsdeel.pk if self.stadsdeel else None

    @property
    def vanaf_start(self) -> bool:
        """The other day is the one on which the proeftuin began."""
        return self.proeftuin is not None and self.vergelijk is not None and self.vergelijk == self.proeftuin.begin

    def query(self, **anders: str) -> str:
        """This question as part of an address, with its days written out, so that it gives the same tomorrow."""
        vraag: dict[str, str | list[str]] = {
            "stadsdeel": self.slug,
            "peildatum": self.dag.isoformat(),
            "vergelijk": self.vergelijk.isoformat() if self.vergelijk else "",
            "soort": self.soorten,
            "fase": self.fasen,
        }
        if not self.slug:
            del vraag["stadsdeel"]
        return urlencode({**vraag, **anders}, doseq=True)

    def _values(self, naam: str) -> list[str]:
        """What was given under this name, each once, without what no text can hold."""
        schoon = (waarde.replace("\0", "").strip() for waarde in self.data.getlist(naam))
        return [waarde for waarde in dict.fromkeys(schoon) if waarde]

    def _find_stadsdeel(self):
        bekend = self._choose("stadsdeel", {slug: g.naam for slug, g in self.register.stadsdelen.items()}, anders=True)
        if len(bekend) > 1:
            naam = self.register.stadsdelen[bekend[0]].naam
            self.meldingen.append(_("We tonen één stadsdeel tegelijk. Dit is %(naam)s.") % {"naam": naam})
        return self.register.stadsdelen[bekend[0]] if bekend else None

    def _find_vergelijk(self) -> date | None:
        """The day that was asked; when nothing was, the day on which the proeftuin began."""
        if "vergelijk" not in self.data:
            begin = self.proeftuin.begin if self.proeftuin else None
            return begin if begin and begin < self.dag else None
        gevraagd = self._read_day("vergelijk", _("We vergelijken niet."))
        if gevraagd and gevraagd >= self.dag:
            zin = _("%(toen)s ligt niet voor %(dag)s. We vergelijken niet.")
            self.meldingen.append(zin % {"toen": date_format(gevraagd, "j F Y"), "dag": date_format(self.dag, "j F Y")})
            return None
        return gevraagd

    def _read_day(self, naam: str, gevolg: str) -> date | None:
        for waarde in self._values(naam)[-1:]:
            for patroon in DATUMS:
                if deel := patroon.fullmatch(waarde):
                    try:
                        return date(int(deel["jaar"]), int(deel["maand"]), int(deel["dag"]))
                    except ValueError:
                        break
            zin = _("‘%(waarde)s’ is geen datum. Schrijf het zo: 2026-06-01.") % {"waarde": shorten(waarde)}
            self.meldingen.append(f"{zin} {gevolg}")
        return None

    def _choose(self, naam: str, keuzes: Mapping[str, object], *, anders: bool = False) -> list[str]:
        """The values that we know; with ``anders`` it is said that the whole city is shown in place of another."""
        waarden = self._values(naam)
        bekend = [waarde for waarde in waarden if waarde in keuzes]
        namen = {str(woord).lower(): str(woord) for woord in keuzes.values()} | {s: str(w) for s, w in keuzes.items()}
        for waarde in [waarde for waarde in waarden if waarde not in keuzes][:5]:
            zin = _("‘%(waarde)s’ kennen we niet.") % {"waarde": shorten(waarde)}
            if lijkt := difflib.get_close_matches(waarde[:40].lower(), namen, n=1, cutoff=0.7):
                zin += " " + _("Bedoelt u %(naam)s?") % {"naam": namen[lijkt[0]]}
            gevolg = _("We tonen heel Amsterdam.") if anders and not bekend else _("We lieten het weg.")
            self.meldingen.append(f"{zin} {gevolg}")
        return bekend

    def _remark_on_names(self) -> None:
        vreemd = [naam for naam in self.data if naam not in PARAMETERS and not STIL.fullmatch(naam)]
        if vreemd:
            zin = ngettext(
                "Een deel van het adres kennen we niet: %(namen)s. Dat lieten we weg.",
                "Delen van het adres kennen we niet: %(namen)s. Die lieten we weg.",
                len(vreemd),
            )
            namen = ", ".join(f"‘{shorten(naam)}’" for naam in vreemd[:5])
            self.meldingen.append((zin % {"namen": namen}).replace("\0", ""))
