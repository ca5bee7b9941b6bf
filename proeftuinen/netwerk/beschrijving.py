"""What the picture of the network shows, in words: for who does not see it, and for who points at a part of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proeftuinen.models import Samenwerking

from .graaf import Band, Knoop, Netwerk
from .legenda import domain_words


class Makelaar(Protocol):
    @property
    def sleutel(self) -> str: ...
    @property
    def naam(self) -> str: ...


class Maten(Protocol):
    @property
    def makelaars(self) -> Sequence[Makelaar]: ...


def title_of(netwerk: Netwerk) -> str:
    waar = netwerk.stadsdeel.naam if netwerk.stadsdeel else _("heel Amsterdam")
    return _("Netwerk van %(waar)s op %(dag)s") % {"waar": waar, "dag": _day(netwerk.dag)}


def describe(
    netwerk: Netwerk,
    vorig: Netwerk | None,
    banden: list[tuple[Band, str]],
    graad: Mapping[str, int],
    maten: Maten | None,
) -> str:
    """What somebody sees in the picture, for who does not see it."""
    aantal = len(netwerk.knopen)
    organisaties = ngettext("%(n)s organisatie", "%(n)s organisaties", aantal) % {"n": aantal}
    samen = {"organisaties": organisaties, "samenwerkingen": _ties(len(netwerk.banden))}
    zinnen = [_("Dit plaatje toont %(organisaties)s en %(samenwerkingen)s.") % samen]
    los = sorted(k.naam for s, k in netwerk.knopen.items() if not graad[s])
    meeste = sorted((s for s in netwerk.knopen if graad[s] > 1), key=lambda s: (-graad[s], netwerk.knopen[s].naam))[:3]
    if meeste:
        namen = _listing(f"{netwerk.knopen[s].naam} ({graad[s]})" for s in meeste)
        zinnen.append(_("De meeste lijnen hebben %(namen)s.") % {"namen": namen})
    if vorig:
        zinnen.append(tell_change(vorig.dag, banden))
    if maten and maten.makelaars:
        zinnen.append(_("Bruggenbouwers: %(namen)s.") % {"namen": _listing(m.naam for m in maten.makelaars)})
    if los:
        zinnen.append(_("Zonder lijn: %(namen)s.") % {"namen": _listing(los, hoogstens=12)})
    return " ".join(zinnen)


def tell_change(sinds: date, banden: list[tuple[Band, str]]) -> str:
    telling = Counter(stand for _band, stand in banden)
    waarden = {"dag": _day(sinds), "nieuw": telling["nieuw"], "gestopt": telling["gestopt"]}
    return _("Sinds %(dag)s: %(nieuw)s nieuw, %(gestopt)s gestopt.") % waarden


def explain_node(knoop: Knoop, lijnen: int, makelaar: bool) -> str:
    """The node in words: what its shape, glyph, frame and lines say."""
    vormen = {"formeel": _("formeel"), "informeel": _("informeel"), "gemeente": _("gemeente")}
    soort = ", ".join(deel for deel in (vormen[knoop.vorm], domain_words().get(knoop.domein, knoop.domein)) if deel)
    delen = [knoop.naam, soort, _ties(lijnen) if lijnen else _("staat los"), _("bruggenbouwer") if makelaar else ""]
    return ". ".join(capfirst(deel) for deel in delen if deel) + "."


def explain_tie(band: Band, stand: str, knopen: Mapping[str, Knoop]) -> str:
    """The tie in words, for who points at its line."""
    wie = (" → " if band.gericht else " – ").join((knopen[band.van].naam, knopen[band.naar].naam))
    zin = f"{wie}: {Samenwerking.Soort(band.soort).label}"
    standen = {"nieuw": _("nieuw"), "gestopt": _("gestopt"), "": ""}
    fase = "" if stand == "gestopt" else str(Samenwerking.Fase(band.fase).label)
    sinds = _("sinds %(dag)s") % {"dag": _day(band.sinds)} if band.sinds and stand != "gestopt" else ""
    return ", ".join(deel for deel in (zin, fase, sinds, standen[stand]) if deel)


def _ties(aantal: int) -> str:
    return ngettext("%(n)s samenwerking", "%(n)s samenwerkingen", aantal) % {"n": aantal}


def _listing(namen: Iterable[str], hoogstens: int = 99) -> str:
    alle = list(namen)
    if len(alle) > hoogstens:
        return ", ".join(alle[:hoogstens]) + " " + _("en nog %(n)s") % {"n": len(alle) - hoogstens}
    return (
        _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(alle[:-1]), "laatste": alle[-1]} if alle[1:] else alle[0]
    )


def _day(dag: date) -> str:
    return date_format(dag, "j F Y")
