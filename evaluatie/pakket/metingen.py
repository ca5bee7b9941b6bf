"""All measurements as a table: every wave, stadsdeel and wens, not only the newest that the gaps rest on."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext as _

from ..hiaten import REKENVERSIE
from ..hiaten.matrix import ONBEKEND, Cel, Rij, expect_in, make_cel
from ..models import Doelgroepschatting, Wenscijfer
from ..onderdrukking import protect_cel
from .tabel import Kolom, Tabel


def make_metingen(*, peildatum: date | None, domein: str, precies: bool) -> Tabel:
    """Measurements that had ended on that day (None: all), exact or as everybody may see them."""
    return Tabel(
        naam="metingen-intern" if precies else "metingen",
        titel=_("Metingen"),
        uitleg=_("Alle metingen van wensen: één rij per meting, stadsdeel en wens."),
        kolommen=describe_kolommen(),
        rijen=list(_read(peildatum, domein, precies)),
        sleutel=("meting", "stadsdeel", "wens"),
    )


def describe_kolommen() -> list[Kolom]:
    """In their order; ``n``, ``gewenst`` and ``vervuld`` are people, shares are 0 to 1."""
    return [
        Kolom("meting", "string", _("De meting. Dezelfde meting in een ander stadsdeel heet hetzelfde.")),
        Kolom("naam", "string", _("Zo noemen mensen deze meting.")),
        Kolom("instrument", "string", _("Waarmee is gevraagd.")),
        Kolom("perspectief", "string", _("Welke groep mensen is gevraagd.")),
        Kolom("stadsdeel", "string", _("Het stadsdeel, zoals in het adres van de site.")),
        Kolom("van", "date", _("De eerste dag van de meting.")),
        Kolom("tot", "date", _("De laatste dag van de meting.")),
        Kolom("domein", "string", _("Het domein van de wens, zoals in het adres van de site.")),
        Kolom("wens", "string", _("De wens, zoals in het adres van de site.")),
        Kolom("n", "integer", _("Zoveel mensen gaven antwoord.")),
        Kolom("gewenst", "integer", _("Zoveel van hen wensen dit.")),
        Kolom("vervuld", "integer", _("Voor zoveel van hen is het al vervuld. Leeg: niet gevraagd.")),
        Kolom("aandeel", "number", _("Het deel dat dit wenst, van 0 tot 1.")),
        Kolom("aandeel_laag", "number", _("Het laagste deel dat erbij past (Wilson, 95%).")),
        Kolom("aandeel_hoog", "number", _("Het hoogste deel dat erbij past (Wilson, 95%).")),
        Kolom("bron", "string", _("Waar de meting vandaan komt.")),
        Kolom("voorbeeld", "boolean", _("Of deze cijfers verzonnen zijn, om de site te laten zien.")),
        Kolom("versie", "string", _("De versie van de rekenwijze.")),
    ]


def _read(peildatum: date | None, domein: str, precies: bool) -> Iterator[list[Any]]:
    """Two queries, whatever their number."""
    kleinste = dict(Doelgroepschatting.objects.order_by().values_list("gebied").annotate(Min("laag")))
    cijfers = Wenscijfer.objects.select_related("meting__stadsdeel", "meting__perspectief", "wens__domein")
    if peildatum:
        cijfers = cijfers.filter(meting__tot__lte=peildatum)
    if domein:
        cijfers = cijfers.filter(wens__domein__slug=domein)
    volgorde = ("meting__tot", "meting__golf", "meting__stadsdeel__naam", "wens__domein__volgorde", "wens__volgorde")
    for cijfer in cijfers.defer("meting__stadsdeel__geometrie").order_by(*volgorde, "pk"):
        laag = kleinste.get(cijfer.meting.stadsdeel_id)
        cel = make_telling(cijfer)
        yield _write(
            cijfer, cel if precies else protect_cel(cel, kleinste_doelgroep=None if laag is None else float(laag))
        )


def make_telling(cijfer: Wenscijfer) -> Cel:
    """A cell of what was measured alone, without people and supply: so disclosure control is that of the gaps."""
    rij = Rij(
        cijfer.meting.stadsdeel_id, cijfer.wens_id, cijfer.n, cijfer.gewenst, cijfer.vervuld, *ONBEKEND, None,
        False, 0, 0, 0, 0, 0, None, 0, cijfer.meting_id, None, cijfer.meting.voorbeeld,
    )  # fmt: skip
    return make_cel(rij, expect_in(rij)[0], None, None, 0)


def _write(cijfer: Wenscijfer, cel: Cel) -> list[Any]:
    meting, wens = cijfer.meting, cijfer.wens
    return [
        meting.golf,
        meting.naam,
        meting.instrument,
        meting.perspectief.slug,
        meting.stadsdeel.slug,
        meting.van,
        meting.tot,
        wens.domein.slug,
        wens.slug,
        cel.n,
        cel.gewenst,
        cel.vervuld,
        cel.aandeel,
        cel.aandeel_laag,
        cel.aandeel_hoog,
        meting.bron,
        meting.voorbeeld,
        REKENVERSIE,
    ]
