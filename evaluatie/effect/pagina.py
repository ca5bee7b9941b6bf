"""What the page of the evaluation shows: question by question, the five groups side by side."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proeftuinen.models import Proeftuin
from proeftuinen.netwerk.graaf import build_netwerk
from proeftuinen.netwerk.maten import Maten
from proeftuinen.netwerk.pagina import tell_part
from proeftuinen.netwerk.register import load_register
from socialekaart.momentopname import kept

from ..grafiek import Grafiek, Intervalrij, Verdeling, make_intervallen, make_verdeling
from ..models import Inzending, Meetmoment, OpenAntwoord
from ..onderdrukking import ONDERDRUKT, threshold
from .uitkomsten import Uitkomst, Verandering, Vraaguitkomst, public_uitkomsten

# So many answers of a theme stand open.
OPEN = 8


@dataclass(frozen=True)
class Blok:
    """One question: a picture of the means, one of the answers, and what changed in words."""

    code: str
    titel: str
    gemiddelden: Grafiek
    verdeling: Grafiek | None
    zinnen: list[str]


@dataclass(frozen=True)
class Netwerkregel:
    """Of one proeftuin, how much care and welfare work together: at its begin, and now."""

    proeftuin: Proeftuin
    begin: date
    toen: str
    nu: str


@dataclass(frozen=True)
class Woorden:
    """What people wrote in their own words about one theme; ``thema`` is empty when no theme fits."""

    thema: str
    antwoorden: list[OpenAntwoord]

    @property
    def eerste(self) -> list[OpenAntwoord]:
        return self.antwoorden[:OPEN]

    @property
    def rest(self) -> list[OpenAntwoord]:
        """Behind a button: of hundreds nobody finds the next theme."""
        return self.antwoorden[OPEN:]


def tell_blokken(versie: int) -> list[Blok]:
    """Every question with its pictures, in the language of the page."""
    return kept(
        f"effectblokken-{get_language()}-{localdate()}", versie, lambda: [_block(v) for v in public_uitkomsten(versie)]
    )


def _block(vraag: Vraaguitkomst) -> Blok:
    waarden = [punt.waarde for punt in vraag.antwoorden if punt.waarde is not None]
    laag, hoog = min(waarden, default=0), max(waarden, default=0)
    uitleg = _("Gemiddelde van %(laag)s tot %(hoog)s; hoger is beter. De streep is de onzekerheid.") % {
        "laag": laag,
        "hoog": hoog,
    }
    return Blok(
        vraag.code,
        vraag.tekst,
        make_intervallen(
            _("Gemiddelde per groep en moment"),
            uitleg,
            [_interval(uitkomst) for uitkomst in vraag.uitkomsten],
            bereik=(laag, hoog),
        ),
        _spread(vraag),
        [describe(verandering) for verandering in vraag.veranderingen],
    )


def _spread(vraag: Vraaguitkomst) -> Grafiek | None:
    """How often each answer was given; without the groups of which none of that may be told."""
    rijen = [u for u in vraag.laatste if any(aantal is not ONDERDRUKT for aantal in u.aantallen)]
    if not rijen:
        return None
    return make_verdeling(
        _("Zo antwoordden zij"),
        _("Van elke groep het laatste moment waarvan we genoeg antwoorden hebben."),
        [punt.label for punt in vraag.antwoorden],
        [Verdeling(_label(uitkomst), uitkomst.aantallen, uitkomst.n) for uitkomst in rijen],
        [punt.label for punt in vraag.antwoorden if punt.waarde is None],
    )


def _label(uitkomst: Uitkomst) -> str:
    return f"{uitkomst.perspectief.vertaalde_naam}, {uitkomst.moment}"


def _interval(uitkomst: Uitkomst) -> Intervalrij:
    midden = uitkomst.gemiddelde
    if midden is None:
        tekst = _("minder dan %d mensen") % threshold() if not uitkomst.genoeg else _("te weinig om te tonen")
        return Intervalrij(_label(uitkomst), None, None, None, tekst)
    waarde, laag, hoog = midden
    tekst = _("%(waarde)s (%(laag)s–%(hoog)s), ongeveer %(n)s mensen") % {
        "waarde": _figure(waarde),
        "laag": _figure(laag),
        "hoog": _figure(hoog),
        "n": uitkomst.n,
    }
    return Intervalrij(_label(uitkomst), waarde, laag, hoog, tekst)


def _figure(waarde: float) -> str:
    return number_format(waarde, 1)


def describe(verandering: Verandering) -> str:
    """What changed for one group, and how sure that is."""
    verschil, laag, hoog = verandering.verschil
    eerst, later = verandering.eerst, verandering.later
    verloop = _("%(groep)s: van %(van)s (%(eerst)s) naar %(naar)s (%(later)s).") % {
        "groep": verandering.perspectief.vertaalde_naam,
        "van": _figure(eerst.gemiddelde[0]) if eerst.gemiddelde else "",
        "naar": _figure(later.gemiddelde[0]) if later.gemiddelde else "",
        "eerst": eerst.moment,
        "later": later.moment,
    }
    cijfers = {"verschil": _figure(abs(verschil)), "laag": _figure(laag), "hoog": _figure(hoog)}
    if not verandering.zeker:
        oordeel = _("Het verschil is te klein om zeker te zijn (%(laag)s tot %(hoog)s).")
    elif verschil > 0:
        oordeel = _("Dat is %(verschil)s punt beter (%(laag)s tot %(hoog)s).")
    else:
        oordeel = _("Dat is %(verschil)s punt slechter (%(laag)s tot %(hoog)s).")
    return f"{verloop} {oordeel % cijfers}"


def tell_netwerken(versie: int) -> list[Netwerkregel]:
    """Of each proeftuin the share of ties between care and welfare, when it began and today."""
    return kept(f"effectnetwerken-{get_language()}-{localdate()}", versie, lambda: _read_netwerken(versie))


def _read_netwerken(versie: int) -> list[Netwerkregel]:
    register = load_register(versie)
    proeftuinen = Proeftuin.objects.published().exclude(begin=None).select_related("stadsdeel")
    return [
        Netwerkregel(
            proeftuin,
            proeftuin.begin,
            *(
                tell_part(Maten(build_netwerk(register, proeftuin.stadsdeel, dag)).zorg_welzijn)
                for dag in (proeftuin.begin, localdate())
            ),
        )
        for proeftuin in proeftuinen.defer("stadsdeel__geometrie")
        if proeftuin.begin
    ]


def tell_woorden() -> list[Woorden]:
    """Cleaned answers by theme, of groups and moments from which enough lists came in.

    A theme counts when everybody who coded the answer saw it.
    """
    groep = ("meetmoment__vragenlijst__perspectief", "meetmoment__moment")
    rondes = Meetmoment.objects.counted()
    lijsten = Inzending.objects.filter(meetmoment__in=rondes).values_list(*groep).annotate(n=Count("pk"))
    genoeg = set(lijsten.filter(n__gte=threshold()).values_list(*groep))
    per_thema: dict[str, list[OpenAntwoord]] = defaultdict(list)
    antwoorden = OpenAntwoord.objects.shown().filter(meetmoment__in=rondes)
    antwoorden = antwoorden.select_related("vraag", "meetmoment__vragenlijst__perspectief")
    for antwoord in antwoorden.prefetch_related("coderingen__themas"):
        if (antwoord.meetmoment.vragenlijst.perspectief_id, antwoord.meetmoment.moment) not in genoeg:
            continue
        gezien = [set(codering.themas.all()) for codering in antwoord.coderingen.all()]
        samen = set.intersection(*gezien) if gezien else set()
        for naam in sorted(thema.naam for thema in samen) or [""]:
            per_thema[naam].append(antwoord)
    return [Woorden(naam, per_thema[naam]) for naam in sorted(per_thema, key=lambda naam: (naam == "", naam))]


def has_examples() -> bool:
    return Meetmoment.objects.counted().filter(voorbeeld=True, inzendingen__isnull=False).exists()
