"""Rows that are not everybody's to change: a page of the admin shows all, and saves only one's own."""

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import ngettext

from palliatief.gebruikers.models import Gebruiker

from ..models import Initiatief, Locatie
from ..rechten import may_edit

TELEFOON = re.compile(r"[+\d][\d\s().-]{5,}")
POSTCODE = re.compile(r"(\d{4})\s?([a-z]{2})", re.IGNORECASE)


def is_own(request: HttpRequest, initiatief: Initiatief) -> bool:
    """Whether this person may change it; asked once for each object."""
    if not hasattr(initiatief, "eigen"):
        initiatief.eigen = may_edit(request.user, initiatief)  # type: ignore[attr-defined]
    return initiatief.eigen  # type: ignore[attr-defined]


class VanInitiatief:
    """Mix into an inline of an initiative: its rows are changed by who keeps the initiative."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._is_own(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._is_own(request, obj)

    def _is_own(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or is_own(request, obj)


class EigenInitiatieven(VanInitiatief):
    """Mix into the page of the initiatives themselves; an action that changes gets only rows of one's own."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super(VanInitiatief, self).has_add_permission(request)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> HttpResponseBase | None:
        actie = self.get_actions(request).get(request.POST.get("action", ""))  # type: ignore[attr-defined]
        if actie and "view" not in getattr(actie[0], "allowed_permissions", ()):
            queryset = self._keep_own(request, queryset)
        return super().response_action(request, queryset)

    def _keep_own(self, request: HttpRequest, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        gekozen = queryset
        if request.POST.get("select_across", "0") == "0":
            gekozen = queryset.filter(pk__in=[pk for pk in request.POST.getlist("_selected_action") if pk.isdecimal()])
        eigen = Initiatief.objects.editable_by(request.user).values("pk")
        if aantal := gekozen.exclude(pk__in=eigen).count():
            tekst = ngettext(
                "%d initiatief is niet van u, en is dus niet gewijzigd.",
                "%d initiatieven zijn niet van u, en zijn dus niet gewijzigd.",
                aantal,
            )
            messages.warning(request, tekst % aantal)
        return queryset.filter(pk__in=eigen)


def find_initiatieven(
    initiatieven: QuerySet[Initiatief], vraag: str, gebruiker: Gebruiker | AnonymousUser
) -> QuerySet[Initiatief]:
    """Initiatives by name, address, postcode or phone; what is secret is found only by who keeps the record."""
    vraag = vraag.strip()
    plekken = Locatie.objects.visible_to(gebruiker).filter(initiatief=OuterRef("pk"))
    if postcode := POSTCODE.fullmatch(vraag):
        return initiatieven.filter(Exists(plekken.filter(postcode=f"{postcode[1]} {postcode[2].upper()}")))
    if TELEFOON.fullmatch(vraag):
        cijfers = re.sub(r"\D", "", vraag).removeprefix("00").lstrip("0")
        eigen = Q(pk__in=Initiatief.objects.editable_by(gebruiker).values("pk"))
        return initiatieven.filter(eigen | Q(telefoon_openbaar=True), telefoon__contains=cijfers)
    for deel in smart_split(vraag):
        woord = unescape_string_literal(deel) if deel[0] == deel[-1] and deel[0] in "\"'" and len(deel) > 1 else deel
        plek = plekken.filter(Q(naam__icontains=woord) | Q(straat__icontains=woord) | Q(plaats__icontains=woord))
        tekst = Q(naam__icontains=woord) | Q(organisatie__naam__icontains=woord) | Q(samenvatting__icontains=woord)
        initiatieven = initiatieven.filter(tekst | Q(Exists(plek)))
    return initiatieven
