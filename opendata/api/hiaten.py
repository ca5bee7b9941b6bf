"""The gaps between what people wish for and what there is, as everybody may see them."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field, create_model
from pydantic.alias_generators import to_camel

from evaluatie.hiaten.matrix import Matrix
from evaluatie.hiaten.openbaar import public_matrix
from evaluatie.hiaten.uitvoer import describe_kolommen, make_rijen
from evaluatie.hiaten.vraag import EERSTE_DAG, Vraag, read_keuzes
from evaluatie.onderdrukking import ONDERDRUKT

from .antwoord import answer
from .keuze import refuse_unknown, refuse_value
from .vormen import Vorm, maybe
from .vragen import Hiaatkeuze

router = Router(tags=["Hiaten"], by_alias=True)

SOORTEN: dict[str, type] = {"string": str, "integer": int, "number": float, "date": date}
ALTIJD = {"stadsdeel", "domein", "wens", "status", "peildatum", "versie"}
with translation.override("nl"):
    LEDEN: dict[str, Any] = {
        kolom.naam: (
            SOORTEN[kolom.soort],
            Field(description=kolom.uitleg) if kolom.naam in ALTIJD else maybe(kolom.uitleg),
        )
        for kolom in describe_kolommen()
    }


class Cijfers(Vorm):
    onderdrukt: list[str] = Field(
        description=gettext_noop("Wat we wel weten, en niet tonen: het gaat om te weinig mensen. Het is nooit nul.")
    )
    voorbeeld: bool = Field(description=gettext_noop("Of een van deze cijfers is verzonnen."))


Hiaat = create_model("Hiaat", __base__=Cijfers, **LEDEN)


class Hiaten(Schema):
    hiaten: list[Hiaat]  # type: ignore[valid-type]


@router.get(
    "/hiaten",
    operation_id="toonHiaten",
    url_name="api_hiaten",
    response={200: Hiaten},
    summary=gettext_noop("Wensen, aanbod en hiaten"),
    description=gettext_noop(
        "Per stadsdeel en wens: hoeveel mensen dit naar verwachting wensen, wat er is, en of dat genoeg is. Wat we niet"
        " weten, staat er niet bij."
    ),
)
def list_hiaten(request: HttpRequest, vraag: Query[Hiaatkeuze]) -> HttpResponse:
    matrix = public_matrix(read_vraag(vraag), request.versie)  # type: ignore[attr-defined]
    return answer(request, json.dumps({"hiaten": list(tell_hiaten(matrix))}, ensure_ascii=False, default=str).encode())


def read_vraag(vraag: Hiaatkeuze) -> Vraag:
    """The same question as on the page of the gaps; what is not there is refused."""
    keuzes = read_keuzes()
    for naam in ("meting", "schatting", "domein"):
        waarde = getattr(vraag, naam)
        refuse_unknown(naam, [] if waarde is None else [waarde], getattr(keuzes, naam))
    if vraag.peildatum and not EERSTE_DAG <= vraag.peildatum <= localdate():
        refuse_value("peildatum", _("Kies een dag van 1990 tot en met vandaag."))
    gekozen = {naam: waarde for naam, waarde in vraag.dict().items() if waarde is not None}
    return Vraag(**gekozen)


def tell_hiaten(matrix: Matrix) -> Iterator[dict[str, Any]]:
    """The figures of each cell by name: those that are known and may be told, and the names of those that may not."""
    namen = [to_camel(kolom) for kolom in LEDEN]
    cellen = [matrix.cellen[stadsdeel.pk, wens.pk] for stadsdeel in matrix.stadsdelen for wens in matrix.wensen]
    for cel, rij in zip(cellen, make_rijen(matrix, precies=False), strict=True):
        bekend = {naam: waarde for naam, waarde in zip(namen, rij, strict=True) if waarde is not None}
        verborgen = [naam for naam, waarde in bekend.items() if waarde is ONDERDRUKT]
        getoond = {naam: waarde for naam, waarde in bekend.items() if waarde is not ONDERDRUKT}
        yield {**getoond, "onderdrukt": verborgen, "voorbeeld": cel.voorbeeld}
