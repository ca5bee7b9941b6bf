"""The borgingsplan, for everybody to read: its newest version, each version, what differs, and as paper to sign."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from socialekaart.views.publiek import public_data, public_page

from ..borging import Planverhaal, compare, public_versions, tell_versie
from ..borgingsbestand import give_plan
from ..models import Borgingsversie


@public_page
def borgingsplan(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest version that everybody may read."""
    return show_plan(request, find_plan(slug))


@public_page
def borgingsversie(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    """One version, also an older one."""
    return show_plan(request, find_plan(slug, nummer))


@public_page
def borgingsverschil(request: HttpRequest, slug: str, van: int, naar: int) -> HttpResponse:
    """What is different in the later of two versions; asked the other way round it tells the same."""
    eerst, dan = sorted((van, naar))
    oud, nieuw = find_plan(slug, eerst).versie, find_plan(slug, dan).versie
    return render(request, "proeftuinen/borgingsverschil.html", {"verschil": compare(oud, nieuw), "plan": nieuw.plan})


@public_data
def borgingsplan_pdf(request: HttpRequest, slug: str, *, versie: int) -> HttpResponse:
    return give_plan(find_plan(slug).versie)


@public_data
def borgingsversie_pdf(request: HttpRequest, slug: str, nummer: int, *, versie: int) -> HttpResponse:
    return give_plan(find_plan(slug, nummer).versie)


def find_plan(slug: str, nummer: int | None = None) -> Planverhaal:
    """The version with this number, or the newest one; what is still being written does not exist for visitors."""
    versies = list(public_versions().filter(plan__slug=slug))
    gevraagd = [versie for versie in versies if nummer in (None, versie.nummer)]
    if not gevraagd:
        raise Http404
    return tell_versie(gevraagd[0], versies)


def show_plan(request: HttpRequest, verhaal: Planverhaal) -> HttpResponse:
    """The page of one version; also for who looks at it before it is saved."""
    return render(request, "proeftuinen/borgingsplan.html", {"verhaal": verhaal})


def preview_plan(request: HttpRequest, versie: Borgingsversie) -> HttpResponse:
    """A version as its page would be, whatever its status."""
    andere = list(public_versions().filter(plan=versie.plan_id))
    return show_plan(request, tell_versie(versie, andere))
