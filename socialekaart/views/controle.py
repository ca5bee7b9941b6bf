"""The pages behind the three links in the mail to an owner. Looking changes nothing; a button does."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .. import actions
from ..forms.aanmelding import KiesStap, VerbeterStap
from ..forms.stappen import LOKVELD, Stappen
from ..lijsten import load_keuzes
from ..models import Aanmelding, Controleverzoek, Kaartstand
from ..voorstel import compare, find_plek, read_public
from .aanmelding import visitor_form

# Longer than any explanation; the rest is left out.
TOELICHTING = 2000


def owner_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for who has a link that works; the view gets its round. Others hear in words what is the matter."""

    @visitor_form
    @wraps(view)
    def wrapper(request: HttpRequest, token: str) -> HttpResponse:
        verzoek, verlopen = actions.find_verzoek(token)
        if verzoek is None:
            return show_unknown(request)
        if verzoek.uitkomst:
            return show_end(request, verzoek)
        if verlopen:
            return show_expired(request, token)
        return view(request, verzoek, token)

    return wrapper


def show_unknown(request: HttpRequest) -> HttpResponse:
    return render(request, "socialekaart/controle_onbekend.html", status=404)


def show_end(request: HttpRequest, verzoek: Controleverzoek) -> HttpResponse:
    """There is an answer: what it was, and what happens with it."""
    return render(request, "socialekaart/controle_klaar.html", {"verzoek": verzoek, "initiatief": verzoek.initiatief})


@owner_page
def controle_klopt(request: HttpRequest, verzoek: Controleverzoek, token: str) -> HttpResponse:
    """The record, and one button that says that it is right."""
    if request.method == "POST":
        actions.answer_klopt(pk=verzoek.pk)
        return redirect(request.path)
    return show(request, "socialekaart/controle_klopt.html", verzoek, token)


@owner_page
def controle_weg(request: HttpRequest, verzoek: Controleverzoek, token: str) -> HttpResponse:
    """It has stopped: a coordinator looks, and takes it off the map."""
    if request.method == "POST":
        toelichting = request.POST.get("toelichting", "").replace("\0", "")[:TOELICHTING]
        actions.answer_anders(pk=verzoek.pk, soort=Aanmelding.Soort.WEG, toelichting=toelichting)
        return redirect(request.path)
    return show(request, "socialekaart/controle_weg.html", verzoek, token)


def show(request: HttpRequest, template: str, verzoek: Controleverzoek, token: str) -> HttpResponse:
    context = {"initiatief": verzoek.initiatief, "regels": actions.list_regels(verzoek), "token": token}
    return render(request, template, context)


@owner_page
def controle_wijzigen(request: HttpRequest, verzoek: Controleverzoek, token: str) -> HttpResponse:
    """The form for a correction, without asking who this is; it starts with what everybody can read."""
    initiatief = verzoek.initiatief
    nu = read_public(initiatief)
    data = request.POST if request.method == "POST" else None
    stappen = Stappen([KiesStap, VerbeterStap], data, lijsten=load_keuzes(Kaartstand.objects.current()), nu=nu)
    if stappen.compleet:
        send_wijziging(stappen, verzoek)
        return redirect(request.path)
    context = {
        "soort": Aanmelding.Soort.WIJZIGING,
        "initiatief": initiatief,
        "stappen": stappen,
        "overzicht": [r for r in compare(nu, stappen.voorstel()) if not r.zelfde] if not stappen.volgt else [],
        "lokveld": LOKVELD,
        "token": token,
    }
    return render(request, "socialekaart/aanmelding.html", context)


def send_wijziging(stappen: Stappen, verzoek: Controleverzoek) -> None:
    gegevens, initiatief = stappen.voorstel(), verzoek.initiatief
    if "straat" in gegevens and (plek := find_plek(initiatief)):
        gegevens["locatie"] = plek.pk
    toelichting = stappen.waarden.get("toelichting", "")
    actions.answer_anders(pk=verzoek.pk, soort=Aanmelding.Soort.WIJZIGING, gegevens=gegevens, toelichting=toelichting)


@visitor_form
def controle_nieuwe_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link was too old: a new one goes to the address that we know, not to one that is typed."""
    verzoek, verlopen = actions.find_verzoek(token)
    if verzoek is None:
        return show_unknown(request)
    if verzoek.uitkomst or not verlopen:
        return redirect("controle_klopt", token)
    if request.method == "POST":
        actions.send_new_link(pk=verzoek.pk)
        return redirect(f"{request.path}?klaar")
    return show_expired(request, token)


def show_expired(request: HttpRequest, token: str) -> HttpResponse:
    context = {"token": token, "dagen": settings.CONTROLE_LINK_DAGEN, "klaar": "klaar" in request.GET}
    status = 200 if context["klaar"] else 410
    return render(request, "socialekaart/controle_verlopen.html", context, status=status)
