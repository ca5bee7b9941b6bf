"""Services at locations: one for each public place of an initiative."""

from functools import partial
from uuid import UUID

from django.db.models import BooleanField, F, Func, Value
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from palliatief.lib.probleem import problem
from socialekaart.lijsten import load_keuzes
from socialekaart.models import Locatie, Zoekrij
from socialekaart.plaatsen import HELE_POSTCODE, OnbekendePlek, find_postcode

from .antwoorden import answer_list, answer_record
from .documenten import select_service_at_locations
from .keuze import find_places
from .vragen import Dienstkeuze

router = Router()

VERSTE = 100_000


class HasNummer(Func):
    """That the number of a service at a place, which follows from that of the place, is this one."""

    template = "opendata_nummer('service_at_location:' || %(expressions)s"
    arg_joiner = "::text) = "
    output_field = BooleanField()


class Plekkeuze(Dienstkeuze):
    """Which services at which places."""

    postcode: str = Field(
        "",
        max_length=20,
        description=gettext_noop("Alleen van initiatieven die werken waar deze postcode is, zoals 1102 AB of 1102."),
    )
    proximity: int | None = Field(
        None,
        ge=1,
        le=VERSTE,
        description=gettext_noop("Hoogstens zoveel meter van het midden van de postcode. Vraag dan ook een postcode."),
    )


@router.get("/service_at_locations", url_name="hsds_service_at_locations")
def list_places(request: HttpRequest, vraag: Query[Plekkeuze]) -> HttpResponseBase:
    versie: int = request.versie  # type: ignore[attr-defined]
    select = partial(select_service_at_locations, full=vraag.full)
    postcode = " ".join(vraag.postcode.split())
    if not postcode:
        if vraag.proximity is not None:
            return _refuse("proximity", _("Voor een afstand moeten we weten vanaf waar. Vraag ook een postcode."))
        return answer_list(vraag, find_places(vraag, versie), select, versie=versie)
    if not HELE_POSTCODE.fullmatch(postcode):
        return _refuse("postcode", _("Schrijf de postcode zo: 1102 AB, of alleen 1102."))
    try:
        plek = find_postcode(postcode, load_keuzes(versie))
    except OnbekendePlek:
        return answer_list(vraag, Locatie.objects.none(), select, versie=versie)
    if vraag.proximity is not None and not plek.punt:
        return _refuse("proximity", _("Van deze postcode weten we alleen het stadsdeel, niet de afstand."))
    return answer_list(vraag, find_places(vraag, versie, plek=plek, meters=vraag.proximity), select, versie=versie)


@router.get("/service_at_locations/{uuid:id}", url_name="hsds_service_at_location")
def show_place(request: HttpRequest, id: UUID) -> HttpResponse:
    plekken = Locatie.objects.public().filter(initiatief__in=Zoekrij.objects.values("pk"))
    return answer_record(
        plekken.filter(HasNummer(F("uuid"), Value(id))), partial(select_service_at_locations, full=True)
    )


def _refuse(parameter: str, reden: str) -> HttpResponse:
    return problem(400, f"{parameter}: {reden}", fouten=[{"parameter": parameter, "reden": reden}])
