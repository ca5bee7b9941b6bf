"""The one door for ties: what is told about one, and the phases that it goes through."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socialekaart.actions.opslag import make_slug
from socialekaart.actions.verversen import start_version
from socialekaart.models import Gebied, Organisatie, Thema

from ..einden import Eind
from ..models import Bijeenkomst, Samenwerking

Fase = Samenwerking.Fase
Stap = tuple[date | None, str]


class Geweigerd(Exception):
    """This tie or step cannot be; the text says why, ``veld`` says where."""

    def __init__(self, veld: str, reden: str):
        super().__init__(reden)
        self.veld = veld


@dataclass(frozen=True)
class Vastgelegd:
    """The tie that was recorded, whether that made it, and else what it changed."""

    samenwerking: Samenwerking
    nieuw: bool
    anders: tuple[str, ...] = ()

    @property
    def oordeel(self) -> str:
        return "nieuw" if self.nieuw else "gewijzigd" if self.anders else "ongewijzigd"


@transaction.atomic
def record_samenwerking(
    *,
    van: Eind,
    naar: Eind,
    soort: str,
    fase: str,
    op: date | None = None,
    tot: date | None = None,
    stadsdeel: Gebied | None = None,
    bijeenkomst: Bijeenkomst | None = None,
    afspraak: str = "",
    sterkte_van: int | None = None,
    sterkte_naar: int | None = None,
    bron: str = "",
    themas: Collection[Thema] = (),
    voorbeeld: bool = False,
    versie: bool = True,
) -> Vastgelegd:
    """Write down that these two work together, in this phase since ``op`` (None: since before the project).

    A tie that is there already goes on from where it was; what is left empty here does not empty it. ``tot`` is the
    day on which it stopped; of one that is told as stopped nobody says how far it was: a contact, as far as we know.
    Who records many starts the version of the data once, at the end (``versie`` False).
    """
    # Who writes a version waits for others who do, so nobody makes the same tie between looking and writing.
    if versie:
        start_version()
    if van == naar:
        raise Geweigerd("naar", _("Kies twee verschillende."))
    if op and tot and tot <= op:
        raise Geweigerd("tot", _("Het eind ligt niet na het begin."))
    band, gedraaid = _find(van, naar, soort, stadsdeel)
    sterktes = (sterkte_naar, sterkte_van) if gedraaid else (sterkte_van, sterkte_naar)
    verteld: dict[str, Any] = {"bijeenkomst": bijeenkomst, "afspraak": afspraak, "bron": bron}
    verteld |= dict(zip(("sterkte_van", "sterkte_naar"), sterktes, strict=True))
    voorbij = fase == Fase.GESTOPT and tot is not None
    if nieuw := band is None:
        fase = Fase.CONTACT if voorbij else fase
        _check_dagen([(op, fase)])
        verteld |= _as_end("van", van) | _as_end("naar", naar)
        band = Samenwerking.objects.create(soort=soort, fase=fase, stadsdeel=stadsdeel, voorbeeld=voorbeeld, **verteld)
        band.stappen.create(fase=fase, op=op)
    verder = not nieuw and not voorbij and advance_samenwerking(samenwerking=band, fase=fase, op=op, versie=False)
    anders = [] if nieuw else _complete(band, verteld)
    if extra := set(themas) - set(band.themas.all() if themas else ()):
        band.themas.add(*extra)
        anders.append("themas")
    if tot is not None:
        verder |= advance_samenwerking(samenwerking=band, fase=Fase.GESTOPT, op=tot, veld="tot", versie=False)
    return Vastgelegd(band, nieuw, (*(["fase"] if verder else []), *anders))


@transaction.atomic
def add_organisatie(*, naam: str, soort: str = Organisatie.Soort.OVERIG, versie: bool = True) -> Organisatie:
    """The organisation of this name; made when nobody knows it yet."""
    if versie:
        start_version()
    bekend = Organisatie.objects.filter(naam__iexact=naam).first()
    if bekend:
        return bekend
    slug = make_slug(naam, set(Organisatie.objects.values_list("slug", flat=True)))
    return Organisatie.objects.create(naam=naam, slug=slug, soort_organisatie=soort)


@transaction.atomic
def advance_samenwerking(
    *,
    samenwerking: Samenwerking,
    fase: str,
    op: date | None,
    toelichting: str = "",
    veld: str = "op",
    versie: bool = True,
) -> bool:
    """From this day on the tie is in this phase; False when it was so already.

    The day may lie between others, as long as each phase may follow the one before it.
    """
    if versie:
        start_version()
    stappen: list[Stap] = list(samenwerking.stappen.values_list("op", "fase"))
    eerder = [stap for stap in stappen if _when(stap) <= _when((op, fase))]
    if eerder and eerder[-1][1] == fase:
        return False
    if eerder and eerder[-1][0] == op:
        raise Geweigerd(veld, _("Op deze dag staat er al: %s.") % Fase(eerder[-1][1]).label)
    check_reeks([*stappen, (op, fase)], veld=veld)
    samenwerking.stappen.create(fase=fase, op=op, toelichting=toelichting)
    keep_fase(samenwerking=samenwerking)
    return True


def keep_fase(*, samenwerking: Samenwerking) -> None:
    """``fase`` is that of the newest step."""
    nieuwste = samenwerking.stappen.last()
    if nieuwste and nieuwste.fase != samenwerking.fase:
        samenwerking.fase = nieuwste.fase
        samenwerking.save(update_fields=["fase"])


def check_reeks(stappen: Iterable[Stap], *, veld: str = "op") -> None:
    """Whether a tie can go through these phases on these days, in the order of the days."""
    reeks = sorted(stappen, key=_when)
    _check_dagen(reeks, veld=veld)
    for eerst, dan in pairwise(reeks):
        if dan[1] not in Samenwerking.MAG_NAAR[eerst[1]]:
            raise Geweigerd(
                veld, _("Na ‘%(eerst)s’ kan niet ‘%(dan)s’ komen.") % {"eerst": _tell(eerst), "dan": _tell(dan)}
            )


def _check_dagen(reeks: list[Stap], *, veld: str = "op") -> None:
    if reeks[0][1] not in Samenwerking.MAG_NAAR[""]:
        raise Geweigerd(
            "fase",
            _("Een samenwerking begint niet met ‘%s’. Kies hoe ver zij was voordat zij stopte.") % Fase.GESTOPT.label,
        )
    if any(op is not None and op > localdate() for op, _fase in reeks):
        raise Geweigerd(veld, _("Deze dag moet nog komen."))


def _when(stap: Stap) -> tuple[bool, date]:
    return stap[0] is not None, stap[0] or date.min


def _tell(stap: Stap) -> str:
    op, fase = stap
    label = str(Fase(fase).label)
    return _("%(fase)s, vanaf %(dag)s") % {"fase": label, "dag": date_format(op, "j F Y")} if op else label


def _as_end(kant: str, eind: Eind) -> dict[str, Eind]:
    return {kant if isinstance(eind, Organisatie) else f"{kant}_initiatief": eind}


def _find(van: Eind, naar: Eind, soort: str, stadsdeel: Gebied | None) -> tuple[Samenwerking | None, bool]:
    """The tie of this kind between these two, and whether it names them the other way round."""
    recht = Q(**_as_end("van", van), **_as_end("naar", naar))
    andersom = Q(**_as_end("van", naar), **_as_end("naar", van))
    gericht = soort in Samenwerking.GERICHT
    zelfde = Samenwerking.objects.filter(soort=soort, stadsdeel=stadsdeel)
    band = zelfde.filter(recht if gericht else recht | andersom).first()
    veld, eind = next(iter(_as_end("van", van).items()))
    return band, band is not None and getattr(band, f"{veld}_id") != eind.pk


def _complete(band: Samenwerking, verteld: dict[str, Any]) -> list[str]:
    """Write what was told and is not there yet; returns which fields that are."""
    anders = {
        veld: waarde for veld, waarde in verteld.items() if waarde not in (None, "") and getattr(band, veld) != waarde
    }
    for veld, waarde in anders.items():
        setattr(band, veld, waarde)
    if anders:
        band.save(update_fields=list(anders))
    return list(anders)
