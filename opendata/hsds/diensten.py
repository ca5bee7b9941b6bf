"""Services: one for each initiative."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from socialekaart.models import Zoekrij

from .antwoorden import answer_list, answer_record
from .documenten import select_minimal, select_services
from .keuze import find_services
from .vragen import Dienstkeuze

router = Router()


class Aanbodkeuze(Dienstkeuze):
    """Which services, and how much of each."""

    minimal: bool = Field(
        False, description=_("Alleen het nummer en wanneer het is gewijzigd. Zonder per_page: alles op één bladzijde.")
    )


@router.get("/services", url_name="hsds_services")
def list_services(request: HttpRequest, vraag: Query[Aanbodkeuze]) -> HttpResponseBase:
    select = select_minimal if vraag.minimal else partial(select_services, full=vraag.full)
    versie: int = request.versie  # type: ignore[attr-defined]
    whole = vraag.minimal and "per_page" not in request.GET
    return answer_list(vraag, find_services(vraag, versie), select, versie=versie, whole=whole)


@router.get("/services/{uuid:id}", url_name="hsds_service")
def show_service(request: HttpRequest, id: UUID) -> HttpResponse:
    return answer_record(Zoekrij.objects.filter(initiatief__uuid=id), partial(select_services, full=True))
