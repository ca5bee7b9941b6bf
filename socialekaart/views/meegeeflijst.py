"""The list that a visitor collects, and that list as somebody else gets it.

Forms here carry no CSRF token. A token would set a cookie for every visitor and make each page its own; and what a
strange site could do is put an initiative on somebody's list. So a POST must come from our own pages, by what the
browser says of it (``from_own_site``): no page of another site reaches the list or gets a PDF with its words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urldefrag

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_cookie

from palliatief.lib.beurt import Bezet
from palliatief.lib.download import PDF, download
from palliatief.lib.qr import draw_qr

from ..meegeefkaart import draw_sketch
from ..meegeeflijst import (
    HOOGSTENS,
    NOTITIE,
    Aanvulling,
    Gedeeld,
    Meegeeflijst,
    Ongeldig,
    Regel,
    Verlopen,
    describe_off_map,
    make_mail_uri,
    make_token,
    read_token,
    select_regels,
)
from ..models import Initiatief, Kaartstand
from .publiek import public_page

COOKIE = "meegeeflijst"


@dataclass(frozen=True)
class Melding:
    """What just happened; ``terug`` is the list as it was, for who wants it back."""

    tekst: str
    soort: str = "goed"
    terug: str = ""


class SeeOther(HttpResponseRedirect):
    """Go and look there: the answer to a form that was taken."""

    status_code = 303


def from_own_site(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this; what no browser sent has nothing to say."""
    herkomst = request.headers.get("Sec-Fetch-Site")
    if herkomst:
        return herkomst in {"same-origin", "none"}
    eigen = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in {None, *eigen}


def explains_links(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Says what is wrong with a link that is too old or not ours; keeps lists out of search engines."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except (Verlopen, Ongeldig) as fout:
            verlopen = isinstance(fout, Verlopen)
            context = {"verlopen": verlopen, "dagen": settings.MEEGEEFLIJST_DAGEN}
            response = render(request, "socialekaart/meegeeflijst_dicht.html", context, status=410 if verlopen else 404)
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapper


def own_list(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """About the visitor's own list: open to all, changed from our own pages only, and shared by no cache.

    It may stay in the browser's memory: who goes back finds what was typed.
    """

    @login_not_required
    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @cache_control(private=True, no_cache=True)
    @vary_on_cookie
    @explains_links
    @wraps(view)
    def wrapper(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not from_own_site(request):
            raise PermissionDenied
        return view(request, Meegeeflijst.read(request.COOKIES.get(COOKIE, "")))

    return wrapper


def remember(request: HttpRequest, response: HttpResponse, lijst: Meegeeflijst) -> None:
    """Keep the list in the browser until that is closed. A script shows the count, so the script may read it."""
    if lijst.write() == request.COOKIES.get(COOKIE, ""):
        return
    if lijst.ids:
        response.set_cookie(COOKIE, lijst.write(), secure=settings.HTTPS, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


# --- the pages ----------------------------------------------------------------------------------------


@own_list
def meegeeflijst(request: HttpRequest, lijst: Meegeeflijst) -> HttpResponse:
    """The visitor's own list; a POST changes it."""
    if request.method != "POST":
        return show(request, lijst)
    if "erbij" in request.POST or "eraf" in request.POST:
        return collect(request, lijst)
    nieuw, meldingen = rearrange(request.POST, lijst)
    return show(request, nieuw, meldingen)


@explains_links
@public_page
def meegeeflijst_gedeeld(request: HttpRequest, token: str) -> HttpResponse:
    """A list that came in a link: to read, to print and to take over."""
    return show_shared(request, read_token(token))


@own_list
def meegeeflijst_pdf(request: HttpRequest, lijst: Meegeeflijst) -> HttpResponse:
    """The list on paper: one's own with what was typed, or that of a link."""
    deel = read_token(request.GET["lijst"]) if "lijst" in request.GET else None
    regels = select_regels(deel.lijst if deel else lijst)
    if not regels:
        return redirect("meegeeflijst")
    aanvulling = read_aanvulling(request, regels)
    if aanvulling.is_bound and not aanvulling.is_valid():
        return show(request, lijst, status=400)
    try:
        pdf = make_paper(request, regels, aanvulling, deel or share(regels))
    except Bezet:
        druk = [Melding(_("Het is nu druk. Wacht even en probeer het nog eens."), "let-op")]
        return show_shared(request, deel, druk, 503) if deel else show(request, lijst, druk, 503)
    return download(pdf, "meegeeflijst.pdf", PDF)


def show(
    request: HttpRequest, lijst: Meegeeflijst, meldingen: Iterable[Melding] = (), status: int = 200
) -> HttpResponse:
    """The page of one's own list, with what was typed in it; what is no longer on the map is taken off."""
    regels = select_regels(lijst)
    over = Meegeeflijst(tuple(regel.initiatief.pk for regel in regels))
    aanvulling = read_aanvulling(request, regels)
    context = {
        "regels": regels,
        "rijen": describe_rows(regels, aanvulling),
        "aanvulling": aanvulling,
        "bewaard": read_others(request.POST, over),
        "meldingen": [*meldingen, *describe_gone(len(lijst.ids) - len(regels))],
        **(describe(request, regels, share(regels)) if regels else {}),
    }
    response = render(request, "socialekaart/meegeeflijst.html", context, status=status)
    remember(request, response, over)
    return response


def show_shared(
    request: HttpRequest, deel: Gedeeld, meldingen: Iterable[Melding] = (), status: int = 200
) -> HttpResponse:
    """A list of somebody else."""
    regels = select_regels(deel.lijst)
    context = {
        "regels": regels,
        "meldingen": [*meldingen, *describe_gone(len(deel.lijst.ids) - len(regels))],
        **describe(request, regels, deel),
    }
    return render(request, "socialekaart/meegeeflijst_gedeeld.html", context, status=status)


# --- what the pages and the paper show ------------------------------------------------------------------


def share(regels: Iterable[Regel]) -> Gedeeld:
    """A new link to these."""
    return read_token(make_token(Meegeeflijst(tuple(regel.initiatief.pk for regel in regels))))


def describe_rows(regels: list[Regel], aanvulling: Aanvulling) -> list[tuple[Regel, BoundField, int, int]]:
    """Per line its note, and the places above and below it; 0 where there is none."""
    laatste = len(regels)
    return [
        (regel, aanvulling[f"{NOTITIE}{regel.initiatief.pk}"], plek - 1, plek + 1 if plek < laatste else 0)
        for plek, regel in enumerate(regels, start=1)
    ]


def describe(request: HttpRequest, regels: list[Regel], deel: Gedeeld) -> dict[str, Any]:
    """The sketch, the link and its code, and the letter to send."""
    adres = request.build_absolute_uri(reverse("meegeeflijst_gedeeld", args=[deel.token]))
    plekken = [(regel.nummer, regel.punten, regel.stadsdelen) for regel in regels]
    return {
        "schets": draw_sketch(Kaartstand.objects.current(), plekken),
        "buiten_de_kaart": describe_off_map(regels),
        "deel": deel,
        "adres": adres,
        "code": draw_qr(adres),
        "mail_uri": make_mail_uri(regels, adres, deel.tot),
    }


def make_paper(request: HttpRequest, regels: list[Regel], aanvulling: Aanvulling, deel: Gedeeld) -> bytes:
    """The PDF, with the notes that only this print has."""
    from palliatief.lib.pdf import make_pdf

    teksten = aanvulling.cleaned_data if aanvulling.is_bound else aanvulling.initial
    notities = aanvulling.notes()
    context = {
        "titel": teksten["titel"] or aanvulling.initial["titel"],
        "groet": teksten["groet"],
        "paren": [(regel, notities.get(regel.initiatief.pk, "")) for regel in regels],
        "voorbeeld": any(regel.initiatief.voorbeeld for regel in regels),
        "vandaag": timezone.localdate(),
        **describe(request, regels, deel),
    }
    pagina = render_to_string("socialekaart/meegeeflijst_papier.html", context)
    return make_pdf(pagina, "css/meegeeflijst_papier.css")


def read_aanvulling(request: HttpRequest, regels: Iterable[Regel]) -> Aanvulling:
    """What was typed on the page, if it was sent."""
    return Aanvulling((regel.initiatief.pk for regel in regels), request.POST if "titel" in request.POST else None)


def read_others(data: QueryDict, lijst: Meegeeflijst) -> dict[str, str]:
    """What was typed for initiatives that were just taken off: the page keeps it for who puts those back."""
    getoond = {f"{NOTITIE}{pk}" for pk in lijst.ids} | ({"titel", "groet"} if lijst.ids else set())
    anders = [naam for naam in data if naam.startswith((NOTITIE, "titel", "groet")) and naam not in getoond]
    return {naam: str(data[naam]) for naam in anders[: HOOGSTENS + 2]}


def describe_gone(aantal: int) -> list[Melding]:
    """That some are no longer on the map."""
    if not aantal:
        return []
    zin = ngettext(
        "%(aantal)s initiatief staat niet meer op de kaart. Het is van de lijst gehaald.",
        "%(aantal)s initiatieven staan niet meer op de kaart. Ze zijn van de lijst gehaald.",
        aantal,
    )
    return [Melding(zin % {"aantal": aantal}, "let-op")]


# --- what changes it ------------------------------------------------------------------------------------


def collect(request: HttpRequest, lijst: Meegeeflijst) -> HttpResponse:
    """Put one on the list or take it off, from a page where it was found; the visitor goes on there."""
    if "eraf" in request.POST:
        pk = read_number(request.POST["eraf"])
        nieuw = lijst.without([pk])
    else:
        pk = read_number(request.POST["erbij"])
        find_naam(pk)
        if lijst.vol and pk not in lijst.ids:
            return show(request, lijst, [describe_full()])
        nieuw = lijst.with_all([pk])
    terug = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure()):
        terug = reverse("meegeeflijst")
    response = SeeOther(f"{urldefrag(terug).url}#lijst-{pk}")
    remember(request, response, nieuw)
    return response


def rearrange(data: QueryDict, lijst: Meegeeflijst) -> tuple[Meegeeflijst, list[Melding]]:
    """What the buttons of the list itself do; each says what must be, so that sending it twice changes nothing."""
    if "zet" in data:
        nummer, _dubbelpunt, plaats = str(data["zet"]).partition(":")
        pk, plek = read_number(nummer), read_number(plaats)
        zin = _("%(naam)s staat nu op plaats %(plaats)s.") % {"naam": find_naam(pk), "plaats": plek}
        return lijst.placed(pk, plek), [Melding(zin)]
    if "weg" in data:
        pk = read_number(str(data["weg"]))
        zin = _("%(naam)s is van de lijst gehaald.") % {"naam": find_naam(pk)}
        return lijst.without([pk]), [Melding(zin, terug=lijst.write())]
    if "leeg" in data:
        return Meegeeflijst(), [Melding(_("De lijst is leeg gemaakt."), terug=lijst.write())]
    if "lijst" in data:
        return Meegeeflijst.read(str(data["lijst"])), [Melding(_("De lijst is weer zoals hij was."))]
    if "neem_over" in data:
        erbij = read_token(str(data["neem_over"])).lijst
        nieuw = lijst.with_all(erbij.ids)
        paste = set(erbij.ids) <= set(nieuw.ids)
        return nieuw, [Melding(_("De lijst is overgenomen.")) if paste else describe_full()]
    raise BadRequest


def describe_full() -> Melding:
    zin = _("Uw lijst is vol. Er passen %(aantal)s op. Haal er eerst iets af.")
    return Melding(zin % {"aantal": HOOGSTENS}, "let-op")


def read_number(tekst: str) -> int:
    """A number that a button of ours sends; 400 for anything else."""
    ids = Meegeeflijst.read(tekst).ids
    if len(ids) != 1:
        raise BadRequest
    return ids[0]


def find_naam(pk: int) -> str:
    """The name of a published initiative; 404 when it is no longer on the map."""
    return get_object_or_404(Initiatief.objects.published().only("naam"), pk=pk).naam
