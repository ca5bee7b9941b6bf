"""Services: one for each initiative."""

from functools import lru_cache, partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from socialekaart.models import Zoekrij

from .antwoorden import Select, answer_list, answer_record
from .documenten import select_minimal, select_ready, select_services, stand_ready
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
    versie: int = request.versie  # type: ignore[attr-defined]
    whole = vraag.minimal and "per_page" not in request.GET
    return answer_list(vraag, find_services(vraag, versie), _choose(vraag, versie), versie=versie, whole=whole)


@router.get("/services/{uuid:id}", url_name="hsds_service")
def show_service(request: HttpRequest, id: UUID) -> HttpResponse:
    versie: int = request.versie  # type: ignore[attr-defined]
    return answer_record(Zoekrij.objects.filter(initiatief__uuid=id), _choose_full(versie))


def _choose(vraag: Aanbodkeuze, versie: int) -> Select:
    if vraag.minimal:
        return select_minimal
    return _choose_full(versie) if vraag.full else partial(select_services, full=False)


def _choose_full(versie: int) -> Select:
    """What stands ready, or else what is made now: the same, in far more time."""
    return select_ready if _stand_ready(versie) else partial(select_services, full=True)


@lru_cache(maxsize=16)
def _stand_ready(versie: int) -> bool:
    """Asked once for each version of the data; with other code or settings this process starts anew."""
    return stand_ready()
