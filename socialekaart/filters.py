"""The search form: what a visitor may ask in an address, and what to say of what we do not know."""

import difflib
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.lib.openingstijden import local_now
from palliatief.lib.spelling import shorten
from palliatief.lib.talen import TALEN

from .begrip import Begrip, load_lexicon, understand
from .lijsten import Lijsten, open_texts
from .models import Initiatief, Zoekrij, stale_before
from .plaatsen import MAX_PLAATS, OnbekendePlek, Plek, find_plek
from .rangorde import Gerangschikt, match_query, rank

MAX_VRAAG = 200
MAX_ZONDER = 30
# Metres: nearer than a street or farther than the city is no distance to search in.
STRAAL_VAN_TOT = (100, 20_000)
# The choices whose values come from the reference lists.
LIJSTKEUZES = ("stadsdeel", "domein", "wens", "doelgroep")
# Choices of one value, which all answer a practical question.
PRAKTISCH = ("open", "thuis", "gratis", "aanmelden", "gecontroleerd")
# All choices of which one can make several.
MEERKEUZES = (*LIJSTKEUZES, "soort", *PRAKTISCH, "taal")
ANDERE_PARAMETERS = {"pagina"}
# Campaign marks of other sites; nobody typed them, so nobody needs to hear of them.
STIL = re.compile(r"utm_\w+|fbclid|gclid")


class Keuzesveld(forms.MultipleChoiceField):
    """Several values of a list. Unknown ones are kept apart in ``onbekend`` and left out; never an error."""

    def clean(self, value: list[str]) -> list[str]:
        gevraagd = dict.fromkeys(w.replace("\0", "").strip() for w in value or [])
        self.onbekend = [w for w in gevraagd if w and not self.valid_value(w)]
        return [w for w in gevraagd if self.valid_value(w)]


class Vraagveld(forms.CharField):
    """The question in words; too long is cut, control characters go."""

    hoogstens = MAX_VRAAG

    def clean(self, value: str) -> str:
        schoon = re.sub(r"[\x00-\x1f\x7f]+", " ", value or "").strip()
        self.ingekort = len(schoon) > self.hoogstens
        return schoon[: self.hoogstens]


class Plaatsveld(Vraagveld):
    """A place in words, with single spaces."""

    hoogstens = MAX_PLAATS

    def clean(self, value: str) -> str:
        return " ".join(super().clean(value).split())


class Straalveld(forms.CharField):
    """A number of metres as text; what is no number is kept apart in ``onbekend``, what is too far is brought back."""

    def clean(self, value: str) -> str:
        schoon = (value or "").replace("\0", "").strip()
        getal = int(schoon) if re.fullmatch(r"[0-9]{1,9}", schoon) else None
        self.onbekend = [schoon] if schoon and getal is None else []
        self.anders = getal is not None and not STRAAL_VAN_TOT[0] <= getal <= STRAAL_VAN_TOT[1]
        return "" if getal is None else str(min(max(getal, STRAAL_VAN_TOT[0]), STRAAL_VAN_TOT[1]))


class KeuzesFilter(django_filters.MultipleChoiceFilter):
    field_class = Keuzesveld


class VraagFilter(django_filters.CharFilter):
    field_class = Vraagveld


class PlaatsFilter(django_filters.CharFilter):
    field_class = Plaatsveld


class StraalFilter(django_filters.CharFilter):
    field_class = Straalveld


class Woordenveld(forms.Field):
    """Several values that can be anything, such as the words that a visitor switched off."""

    widget = forms.SelectMultiple

    def clean(self, value: list[str]) -> list[str]:
        return [w.replace("\0", "")[:MAX_VRAAG] for w in dict.fromkeys(value or [])][:MAX_ZONDER]


class WoordenFilter(django_filters.Filter):
    field_class = Woordenveld


class InitiatiefFilter(django_filters.FilterSet):
    """Filters on the search rows. Within one choice: one of these; between choices: all of them."""

    q = VraagFilter(label=gettext_lazy("Wat zoekt u?"))
    zonder = WoordenFilter(label=gettext_lazy("Zonder"))
    plaats = PlaatsFilter(label=gettext_lazy("Waar"))
    straal = StraalFilter(label=gettext_lazy("Afstand"))
    sorteer = KeuzesFilter(label=gettext_lazy("Volgorde"), choices=[("afstand", gettext_lazy("Dichtstbij eerst"))])
    stadsdeel = KeuzesFilter(label=gettext_lazy("Waar"))
    domein = KeuzesFilter(label=gettext_lazy("Soort steun"))
    wens = KeuzesFilter(label=gettext_lazy("Wens"))
    doelgroep = KeuzesFilter(label=gettext_lazy("Voor"))
    soort = KeuzesFilter(label=gettext_lazy("Wie helpt"), choices=Initiatief.Soort.choices)
    open = KeuzesFilter(label=gettext_lazy("Praktisch"), choices=[("nu", gettext_lazy("Nu open"))])
    thuis = KeuzesFilter(label=gettext_lazy("Praktisch"), choices=[("ja", gettext_lazy("Komt aan huis"))])
    gratis = KeuzesFilter(label=gettext_lazy("Praktisch"), choices=[("ja", gettext_lazy("Gratis"))])
    aanmelden = KeuzesFilter(label=gettext_lazy("Praktisch"), choices=[("zelf", gettext_lazy("Zonder verwijzing"))])
    gecontroleerd = KeuzesFilter(
        label=gettext_lazy("Praktisch"), choices=[("recent", gettext_lazy("Pas gecontroleerd"))]
    )
    taal = KeuzesFilter(label=gettext_lazy("Taal"), choices=list(TALEN.items()))

    class Meta:
        model = Zoekrij
        fields: list[str] = []

    def __init__(self, data: QueryDict, lijsten: Lijsten):
        super().__init__(data, queryset=Zoekrij.objects.all())
        self.lijsten = lijsten
        for naam in LIJSTKEUZES:
            keuzes = getattr(lijsten, naam)
            self.form.fields[naam].choices = [(k.slug, k.naam) for k in keuzes.values()]
        self.form.is_valid()
        self.gekozen: dict[str, Any] = self.form.cleaned_data
        self.plaatsfout = self.plaats_lijkt = ""
        self.plek = self._find_plek()
        self.afstand_zonder_plek = not self.punt and bool(self.gekozen["straal"] or self.gekozen["sorteer"])
        if self.afstand_zonder_plek:
            self.gekozen.update(straal="", sorteer=[])

    def _find_plek(self) -> Plek | None:
        """The place that was named. A stadsdeel becomes a choice like the others; the whole city is no choice."""
        tekst, self.gekozen["plaats"] = self.gekozen["plaats"], ""
        try:
            plek = find_plek(tekst, self.lijsten) if tekst else None
        except OnbekendePlek as fout:
            self.plaatsfout, self.plaats_lijkt = str(fout), fout.lijkt
            return None
        if plek and plek.is_stadsdeel:
            self.gekozen["stadsdeel"] = [*dict.fromkeys([*self.gekozen["stadsdeel"], *plek.stadsdelen])]
        if not plek or plek.is_stadsdeel or not plek.stadsdelen:
            return None
        self.gekozen["plaats"] = plek.naam
        return plek

    @property
    def punt(self) -> tuple[float, float] | None:
        """From where we measure."""
        return self.plek.punt if self.plek else None

    @property
    def op_afstand(self) -> bool:
        return bool(self.punt and (self.gekozen["straal"] or self.gekozen["sorteer"]))

    @property
    def hier(self) -> list[str]:
        """The stadsdelen that were chosen, else those of the place."""
        return self.gekozen["stadsdeel"] or (list(self.plek.stadsdelen) if self.plek else [])

    @property
    def asks_nothing(self) -> bool:
        """An address without choices, and without anything to remark on: what all visitors share."""
        return not any(self.gekozen.values()) and not self.remarks()

    def ids(self, naam: str) -> list[int]:
        """Primary keys of the chosen values."""
        keuzes = getattr(self.lijsten, naam)
        return [keuzes[slug].id for slug in self.gekozen[naam]]

    def stadsdeel_ids(self, slugs: Iterable[str]) -> list[int]:
        return [self.lijsten.stadsdeel[slug].id for slug in slugs]

    def domeinnummers(self, domein: str = "") -> list[int]:
        """Places of the chosen domains in their list, as in ``teken``; from the fifth on they share one."""
        slugs = [domein] if domein else self.gekozen["domein"]
        return [min(nummer, 4) for nummer, slug in enumerate(self.lijsten.domein) if slug in slugs]

    @cached_property
    def praktisch(self) -> dict[str, Q]:
        """What each practical choice asks of a row."""
        nu_open = open_texts(self.lijsten, local_now().replace(second=0, microsecond=0))
        return {
            # Never an empty list: that makes no SQL at all.
            "open": Q(openingstijden__in=[*nu_open, "-"]),
            "thuis": Q(aan_huis=True),
            "gratis": Q(gratis=True),
            "aanmelden": Q(zelf_aanmelden=True),
            "gecontroleerd": Q(gecontroleerd_op__gte=stale_before()),
        }

    def chosen_praktisch(self, *, without: Iterable[str] = ()) -> list[Q]:
        """What the practical choices that were made ask, but those named."""
        return [self.praktisch[naam] for naam in PRAKTISCH if self.gekozen[naam] and naam not in without]

    def rows(self, *, without: tuple[str, ...] = ()):
        """The search rows that match all choices but those named."""
        kies = {naam: [] if naam in without else self.ids(naam) for naam in LIJSTKEUZES}
        rijen = self.queryset
        if self.plek and "plaats" not in without:
            straal = int(self.gekozen["straal"]) if self.gekozen["straal"] and "straal" not in without else None
            rijen = rijen.near(self.stadsdeel_ids(self.plek.stadsdelen), self.punt, straal)
        return (
            rijen.matching("" if "q" in without or not self.gekozen["q"] else self.tsquery)
            .in_stadsdeel(kies["stadsdeel"])
            .with_domein(kies["domein"])
            .with_wens(kies["wens"])
            .for_doelgroep(kies["doelgroep"])
            .of_soort([] if "soort" in without else self.gekozen["soort"])
            .in_taal([] if "taal" in without else self.gekozen["taal"])
            .filter(*self.chosen_praktisch(without=without))
        )

    def nearest(self, *, domein: str = ""):
        """All matching rows, or those of one domain, nearest first."""
        rijen = self.rows().with_domein([self.lijsten.domein[domein].id] if domein else [])
        return rijen.nearest_first(
            stadsdelen=self.stadsdeel_ids(self.hier),
            domeinnummers=self.domeinnummers(domein),
            punt=self.punt,
            op_afstand=self.op_afstand,
        )

    def ranked(self):
        """All matching rows: the best answer to the words first, else the nearest."""
        rijen, rang = self._rank()
        return rijen if rang is None else rijen.in_rank(rang)

    def pages(self):
        """As ``ranked``, for who shows one page of it."""
        rijen, rang = self._rank()
        return rijen if rang is None else Gerangschikt(rijen, rang)

    def _rank(self):
        """All matching rows, nearest first, and the best answers to the words when those decide the order."""
        rijen = self.nearest()
        return rijen, None if self.begrip is None or self.op_afstand else rank(rijen, self.begrip)

    @cached_property
    def begrip(self) -> Begrip | None:
        """The words as we understand them."""
        if not self.gekozen["q"]:
            return None
        return understand(self.gekozen["q"], load_lexicon(self.lijsten.versie), self._switched_off())

    def _switched_off(self) -> frozenset[str]:
        """What the visitor does not mean, as ``begrip`` names it."""
        delen = (deel.partition(":") for deel in self.gekozen["zonder"])
        nummers = {"wens": self.lijsten.wens, "doelgroep": self.lijsten.doelgroep}
        return frozenset(
            f"{soort}:{nummers[soort][wat].id}" if soort in nummers else f"{soort}:{wat}"
            for soort, _, wat in delen
            if soort not in nummers or wat in nummers[soort]
        )

    @cached_property
    def tsquery(self) -> str:
        """What a row must hold to answer the words; a question that nothing answers matches nothing."""
        return (match_query(self.begrip) if self.begrip else "") or "'\u0001'"

    def remarks(self) -> list[str]:
        """What was ignored or cut, in words."""
        zinnen = [self._unknown_value(naam, w) for naam in self.filters for w in self._unknown(naam)]
        zinnen += self._remarks_on_place()
        if self.form.fields["q"].ingekort:
            zinnen.append(_("Uw vraag was lang. We zochten met het eerste stuk."))
        vreemd = [
            n for n in self.data if n not in self.filters and n not in ANDERE_PARAMETERS and not STIL.fullmatch(n)
        ]
        if vreemd:
            zinnen.append(
                ngettext(
                    "Een deel van het adres kennen we niet: %(namen)s. Dat lieten we weg.",
                    "Delen van het adres kennen we niet: %(namen)s. Die lieten we weg.",
                    len(vreemd),
                )
                % {"namen": ", ".join(f"‘{shorten(n)}’" for n in vreemd[:5])}
            )
        return zinnen

    def _remarks_on_place(self) -> list[str]:
        zinnen = []
        if self.plaatsfout:
            elders = "" if self.gekozen["stadsdeel"] else " " + _("We zochten in heel Amsterdam.")
            zinnen.append(self.plaatsfout + elders)
        elif self.afstand_zonder_plek:
            zinnen.append(_("Voor een afstand moeten we weten vanaf waar. Typ een postcode of buurt."))
        elif self.form.fields["straal"].anders:
            zin = _("We zochten binnen %(straal)s meter. Dichterbij of verder weg kan niet.")
            zinnen.append(zin % {"straal": number_format(int(self.gekozen["straal"]))})
        return zinnen

    def _unknown(self, naam: str) -> list[str]:
        return getattr(self.form.fields[naam], "onbekend", [])[:5]

    def _unknown_value(self, naam: str, waarde: str) -> str:
        if naam == "straal":
            return _("‘%(waarde)s’ is geen aantal meters. We lieten het weg.") % {"waarde": shorten(waarde)}
        keuzes = {slug: str(label) for slug, label in self.form.fields[naam].choices}
        namen = {label.lower(): label for label in keuzes.values()} | keuzes
        lijkt = difflib.get_close_matches(waarde[:40].lower(), namen, n=1, cutoff=0.7)
        zin = _("‘%(waarde)s’ kennen we niet.") % {"waarde": shorten(waarde)}
        if lijkt:
            zin += " " + _("Bedoelt u %(naam)s?") % {"naam": namen[lijkt[0]]}
        if naam == "stadsdeel" and not self.gekozen["stadsdeel"]:
            return zin + " " + _("We zochten in heel Amsterdam.")
        return zin + " " + _("We lieten het weg.")
