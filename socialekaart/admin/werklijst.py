"""The start page of the admin: what waits, where it is solved, and what can be done to many at once."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.beheer import Beheersite
from palliatief.gebruikers.models import Gebruiker

from ..models import Initiatief
from ..momentopname import cache
from ..rechten import ELK, STEDELIJK
from ..werklijst import SOORTEN, WIJZIGEN, Soort, Stand, count_all, describe_duration, kinds_for, own_initiatieven
from ..werkregels import Regel, Toelichting

PER_BLADZIJDE = 25
# So many seconds the menu of other pages may show the same number.
ONTHOUDEN = 30


@dataclass(frozen=True)
class Ding:
    """One line of the list: where it is solved, and what comes after it."""

    pk: int
    regel: Regel
    url: str
    daarna: int | str


def show_werklijst(request: HttpRequest) -> HttpResponse:
    """The page, and what its buttons send."""
    gebruiker = cast(Gebruiker, request.user)
    if request.method == "POST":
        return do_to_many(request, gebruiker)
    standen = count_all(gebruiker)
    aantal = keep_count(request, standen)
    context = {
        **admin.site.each_context(request),
        "wachtend": aantal,
        "title": _("Werklijst"),
        "groet": greet(),
        "aantal": aantal,
        "duur": describe_duration(standen),
        "waar": describe_where(gebruiker),
        "alleen_lezen": not gebruiker.has_perm(WIJZIGEN),
        "voortgang": measure_progress(gebruiker),
        "standen": [(stand, explain(stand, gebruiker)) for stand in standen],
        "weekmail": gebruiker.stadsdelen.exists(),
        **list_things(request, gebruiker, standen),
    }
    return TemplateResponse(request, "admin/werklijst.html", context)


def count_waiting(request: HttpRequest) -> int:
    """The number beside the work list in the menu of every page: counting takes longer than most of those pages, so it
    may be a moment old. The work list itself counts anew."""
    geteld = cache.get(_key_of(request))
    return keep_count(request, count_all(cast(Gebruiker, request.user))) if geteld is None else geteld


def keep_count(request: HttpRequest, standen: list[Stand]) -> int:
    aantal = sum(stand.aantal for stand in standen)
    cache.set(_key_of(request), aantal, ONTHOUDEN)
    return aantal


def _key_of(request: HttpRequest) -> str:
    return f"wachtend-{request.user.pk}"


# --- above the list ---


def greet() -> str:
    uur = timezone.localtime().hour
    return _("Goedemorgen") if uur < 12 else _("Goedemiddag") if uur < 18 else _("Goedenavond")


def describe_where(gebruiker: Gebruiker) -> list[str]:
    """What this person keeps, by name; empty for a coordinator whom nobody gave a stadsdeel yet."""
    if gebruiker.has_perm(ELK) or not gebruiker.has_perm(WIJZIGEN):
        return [_("heel Amsterdam")]
    namen = list(gebruiker.stadsdelen.order_by("naam").values_list("naam", flat=True))
    return [*namen, _("het stedelijke aanbod")] if gebruiker.has_perm(STEDELIJK) else namen


def measure_progress(gebruiker: Gebruiker) -> dict[str, int]:
    """How many of the published records somebody verified, and not too long ago."""
    op_de_kaart = own_initiatieven(gebruiker).published().with_due_date()  # type: ignore[attr-defined]
    goed = Q(gecontroleerd_op__isnull=False, controleren_op__gt=timezone.localdate())
    return op_de_kaart.aggregate(totaal=Count("pk"), gecontroleerd=Count("pk", filter=goed))


def explain(stand: Stand, gebruiker: Gebruiker) -> Toelichting:
    if not stand.aantal:
        return Toelichting(_("niets te doen"))
    return stand.soort.toelichting(stand.soort.rijen(gebruiker), stand.oudste)


# --- the list ---


def list_things(request: HttpRequest, gebruiker: Gebruiker, standen: list[Stand]) -> dict[str, Any]:
    """One page of the kind that was chosen, else of the first that waits."""
    gevraagd = request.GET.get("soort")
    gekozen = next((stand for stand in standen if stand.soort.sleutel == gevraagd), None)
    gekozen = gekozen or next((stand for stand in standen if stand.aantal), standen[0] if standen else None)
    if gekozen is None:
        return {"gekozen": None}
    soort = gekozen.soort
    rijen = soort.rijen(gebruiker)
    paginator = Paginator(rijen, PER_BLADZIJDE)
    paginator.count = gekozen.aantal  # counted already
    bladzijde = paginator.get_page(find_page(request, rijen))
    begin = bladzijde.start_index() - 1 if gekozen.aantal else 0
    # One more than fits: the last line knows what comes after it, too.
    dingen = make_dingen(soort, list(rijen[begin : begin + PER_BLADZIJDE + 1]), gebruiker)
    return {
        "gekozen": gekozen,
        "bladzijde": bladzijde,
        "dingen": dingen[:PER_BLADZIJDE],
        "handelingen": [(sleutel, h) for sleutel, h in soort.handelingen.items() if gebruiker.has_perm(h.recht)],
        "alles": soort.alles,
    }


def find_page(request: HttpRequest, rijen: QuerySet) -> int | str:
    """The page that was asked for, or that with this thing."""
    bij = request.GET.get("bij", "")
    if not bij.isdecimal():
        return request.GET.get("bladzijde", 1)
    nummers = list(rijen.values_list("pk", flat=True))
    return nummers.index(int(bij)) // PER_BLADZIJDE + 1 if int(bij) in nummers else 1


def make_dingen(soort: Soort, rijen: list[Any], gebruiker: Gebruiker) -> list[Ding]:
    dingen = []
    for rij, volgende in zip_longest(rijen, rijen[1:]):
        regel, daarna = soort.regel(rij, gebruiker), volgende.pk if volgende else ""
        terug = urlencode({"werklijst": soort.sleutel, "ding": rij.pk, "daarna": daarna})
        anker = f"#{regel.anker}" if regel.anker else ""
        dingen.append(Ding(rij.pk, regel, f"{regel.url}{'&' if '?' in regel.url else '?'}{terug}{anker}", daarna))
    return dingen


def address_of(soort: str, daarna: str = "", bladzijde: str = "") -> str:
    """The list of a kind, at this thing or at this page."""
    vraag = {"soort": soort} | ({"bij": daarna} if daarna else {"bladzijde": bladzijde} if bladzijde else {})
    return f"{reverse('admin:index')}?{urlencode(vraag)}#{f'ding-{daarna}' if daarna else 'wat'}"


def do_to_many(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    """A button says what to do, and with one line also to which and what comes after it."""
    if "weekmail" in request.POST:
        return switch_weekmail(request, gebruiker, aan=request.POST["weekmail"] == "aan")
    soort = next((soort for soort in kinds_for(gebruiker) if soort.sleutel == request.GET.get("soort")), None)
    doe, een, daarna = [*request.POST.get("doe", "").split(" "), "", ""][:3]
    if soort is None or doe not in soort.handelingen:
        raise BadRequest
    handeling = soort.handelingen[doe]
    if not gebruiker.has_perm(handeling.recht):
        raise PermissionDenied
    gekozen = [int(pk) for pk in ([een] if een else request.POST.getlist("ding")) if pk.isdecimal()]
    if gekozen:
        aantal = handeling.doe(soort.rijen(gebruiker).filter(pk__in=gekozen), gebruiker)
        messages.success(request, handeling.klaar % aantal)
    else:
        messages.warning(request, _("Vink eerst aan wat u bedoelt."))
    return redirect(address_of(soort.sleutel, daarna, request.GET.get("bladzijde", "")))


def switch_weekmail(request: HttpRequest, gebruiker: Gebruiker, *, aan: bool) -> HttpResponse:
    Gebruiker.objects.filter(pk=gebruiker.pk).update(weekmail=aan)
    messages.success(request, _("U krijgt elke maandag een mail.") if aan else _("U krijgt geen mail meer op maandag."))
    return redirect("admin:index")


# --- on the pages where things are solved ---


class VanWerklijst:
    """Mix into a ModelAdmin: who came from the work list goes back to it after saving, at the next thing."""

    def response_post_save_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        soort, daarna = request.GET.get("werklijst"), request.GET.get("daarna", "")
        if soort in {soort.sleutel for soort in SOORTEN}:
            return redirect(address_of(soort, daarna if daarna.isdecimal() else ""))
        return super().response_post_save_change(request, obj)


class WachtFilter(admin.SimpleListFilter):
    """The initiatives of one kind of the work list, with all other filters beside it."""

    title = gettext_lazy("werklijst")
    parameter_name = "wacht"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        self.gebruiker = cast(Gebruiker, request.user)
        self.soorten = {s.sleutel: s for s in kinds_for(self.gebruiker) if s.model is Initiatief}
        return [(sleutel, soort.titel) for sleutel, soort in self.soorten.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        soort = self.soorten.get(self.value() or "")
        return queryset.filter(pk__in=soort.rijen(self.gebruiker).order_by().values("pk")) if soort else queryset


site = cast(Beheersite, admin.site)
site.startpagina = show_werklijst
site.count_waiting = count_waiting
