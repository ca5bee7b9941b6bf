"""Organisations that have an initiative on the map."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from .antwoorden import answer_list, answer_record
from .documenten import select_organizations
from .keuze import find_organizations
from .vragen import Bladzijde

router = Router()
MET_ALLES = _("De initiatieven met alles wat erbij hoort.")


class Aanbiederkeuze(Bladzijde):
    """Which organisations, and how much of each."""

    full_service: bool = Field(False, description=MET_ALLES)
    full: bool = Field(False, description=_("Met hun initiatieven."))


class Diensten(Schema):
    """How much of the services of an organisation."""

    full_service: bool = Field(False, description=MET_ALLES)


@router.get("/organizations", url_name="hsds_organizations")
def list_organizations(request: HttpRequest, vraag: Query[Aanbiederkeuze]) -> HttpResponseBase:
    versie: int = request.versie  # type: ignore[attr-defined]
    select = partial(select_organizations, services=vraag.full or vraag.full_service, full_service=vraag.full_service)
    return answer_list(vraag, find_organizations(vraag.search, versie), select, versie=versie)


@router.get("/organizations/{uuid:id}", url_name="hsds_organization")
def show_organization(request: HttpRequest, id: UUID, vraag: Query[Diensten]) -> HttpResponse:
    aanbieder = find_organizations("", request.versie).filter(uuid=id)  # type: ignore[attr-defined]
    return answer_record(aanbieder, partial(select_organizations, services=True, full_service=vraag.full_service))
