"""Filling in a questionnaire: without account or session, and without a trace of who did."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import override
from django.views.decorators.cache import cache_control

from palliatief.lib.download import PDF
from palliatief.lib.qr import draw_qr
from proeftuinen.papier import give_in_turn
from socialekaart.views.aanmelding import visitor_form
from socialekaart.views.publiek import public_data, public_page

from ..actions import TeDruk, send_inzending
from ..invullen import Codeformulier, Invulformulier
from ..models import Meetmoment


def _find(sleutel: str) -> Meetmoment:
    return get_object_or_404(Meetmoment.objects.select_related("vragenlijst__perspectief"), sleutel=sleutel)


@visitor_form
def invullen(request: HttpRequest, sleutel: str) -> HttpResponse:
    """All questions of a round; a script shows them one by one."""
    meetmoment = _find(sleutel)
    if not meetmoment.is_open:
        return _show_closed(request, meetmoment)
    form = Invulformulier(request.POST if request.method == "POST" else None, meetmoment=meetmoment)
    druk = False
    if form.is_valid():
        try:
            _send(meetmoment, form)
            return redirect("ingevuld", sleutel)
        except TeDruk:
            druk = True
    context = {"meetmoment": meetmoment, "form": form, "druk": druk}
    return render(request, "evaluatie/invullen.html", context, status=429 if druk else 200)


def _show_closed(request: HttpRequest, meetmoment: Meetmoment) -> HttpResponse:
    te_vroeg = not meetmoment.gesloten and localdate() < meetmoment.van
    context = {"meetmoment": meetmoment, "te_vroeg": te_vroeg, "contact_email": settings.CONTACT_EMAIL}
    return render(request, "evaluatie/invullen_dicht.html", context, status=200 if te_vroeg else 410)


def _send(meetmoment: Meetmoment, form: Invulformulier) -> None:
    send_inzending(
        meetmoment=meetmoment,
        kenmerk=form.kenmerk,
        antwoorden=form.antwoorden(),
        eigen_woorden=form.eigen_woorden(),
    )


@public_page
@cache_control(no_store=True)
def ingevuld(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Thank you; the same for everybody. No cache and no search engine keeps that somebody was here."""
    response = render(request, "evaluatie/ingevuld.html", {"meetmoment": _find(sleutel)})
    response["X-Robots-Tag"] = "noindex"
    return response


@visitor_form
def code_invullen(request: HttpRequest) -> HttpResponse:
    """For who has the code on paper."""
    form = Codeformulier(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect(form.cleaned_data["code"])
    return render(request, "evaluatie/code_invullen.html", {"form": form, "gestopt": "gestopt" in request.GET})


@public_data
def invullen_pdf(request: HttpRequest, sleutel: str, *, versie: int) -> HttpResponse:
    """The same list on paper, with the way to the screen on it."""
    meetmoment = _find(sleutel)
    adres = request.build_absolute_uri(meetmoment.get_absolute_url())
    context = {
        "meetmoment": meetmoment,
        "vragen": meetmoment.vragenlijst.vragen.select_related("schaal").prefetch_related("schaal__punten"),
        "site": request.get_host(),
        "code": draw_qr(adres),
    }
    with override(meetmoment.sitetaal):
        html = render_to_string("evaluatie/invullen_papier.html", context)
    return give_paper(html, f"vragenlijst-{sleutel}.pdf")


def give_paper(html: str, naam: str) -> HttpResponse:
    """As a PDF to print; no search engine may list it."""
    from palliatief.lib.pdf import make_pdf

    response = give_in_turn(lambda: make_pdf(html, "css/vragenlijst_papier.css"), naam, PDF)
    response["X-Robots-Tag"] = "noindex"
    return response
