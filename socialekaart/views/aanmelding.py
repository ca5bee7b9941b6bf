"""A suggestion from outside: the form in steps, and the pages behind the links that we mail.

The form needs no account, script or session. It writes, so it carries Django's token.
"""

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from .. import actions
from ..dubbel import Bekende, find_known
from ..forms import goed_voorbeeld
from ..forms.aanmelding import STAPPEN, Antwoordformulier
from ..forms.stappen import LOKVELD, Stappen
from ..lijsten import load_keuzes
from ..models import Aanmelding, Initiatief, Kaartstand
from ..voorstel import ONDERDELEN, VOORBEELDDELEN, compare, find_plek, read_public
from .publiek import public_page

ALLE_STAPPEN = {**STAPPEN, Aanmelding.Soort.GOED_VOORBEELD: goed_voorbeeld.STAPPEN}
BEKEND = ("naam", "postcode", "telefoon", "website", "email")


def visitor_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to all and kept by no cache; the browser may keep it, so that going back finds what was typed."""

    @login_not_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @cache_control(private=True, no_cache=True)
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapper


# --- the form ---


@visitor_form
def aanmelden(request: HttpRequest) -> HttpResponse:
    """A new initiative."""
    return walk(request, Aanmelding.Soort.NIEUW)


@visitor_form
def aanmelden_wijziging(request: HttpRequest, slug: str) -> HttpResponse:
    """A correction; what is not public cannot be read here."""
    return walk(request, Aanmelding.Soort.WIJZIGING, get_object_or_404(Initiatief.objects.for_page(), slug=slug))


@visitor_form
def aanmelden_weg(request: HttpRequest, slug: str) -> HttpResponse:
    """It does not exist any more."""
    return walk(request, Aanmelding.Soort.WEG, get_object_or_404(Initiatief.objects.for_page(), slug=slug))


@visitor_form
def aanmelden_voorbeeld(request: HttpRequest) -> HttpResponse:
    """A good example, for others to follow."""
    return walk(request, Aanmelding.Soort.GOED_VOORBEELD)


def walk(request: HttpRequest, soort: Aanmelding.Soort, initiatief: Initiatief | None = None) -> HttpResponse:
    """Show the step where somebody is, or send it all and say that a mail is on its way."""
    data = request.POST if request.method == "POST" else None
    nu = read_public(initiatief) if initiatief else {}
    stappen = Stappen(ALLE_STAPPEN[soort], data, lijsten=load_keuzes(Kaartstand.objects.current()), nu=nu)
    onderdelen = VOORBEELDDELEN if soort == Aanmelding.Soort.GOED_VOORBEELD else ONDERDELEN
    druk = False
    if stappen.compleet:
        try:
            send(stappen, soort, initiatief)
            return redirect("aanmelden_verstuurd")
        except actions.TeDruk:
            druk = True
    context = {
        "soort": soort,
        "initiatief": initiatief,
        "stappen": stappen,
        "bekend": [] if initiatief or data is None else find_typed(request),
        "overzicht": [] if stappen.volgt else [r for r in compare(nu, stappen.voorstel(), onderdelen) if not r.zelfde],
        "druk": druk,
        "lokveld": LOKVELD,
        "contact_email": settings.CONTACT_EMAIL,
    }
    return render(request, "socialekaart/aanmelding.html", context, status=429 if druk else 200)


def send(stappen: Stappen, soort: Aanmelding.Soort, initiatief: Initiatief | None) -> None:
    """Write it down. Who fills in what people do not see gets the same answer, and nothing happens."""
    if stappen.is_robot:
        return
    waarden, gegevens = stappen.waarden, stappen.voorstel()
    if initiatief and "straat" in gegevens and (plek := find_plek(initiatief)):
        gegevens["locatie"] = plek.pk
    actions.submit_aanmelding(
        sleutel=stappen.zegel.sleutel,
        soort=soort,
        naam=waarden.get("naam") or gegevens.get("titel", ""),
        initiatief=initiatief,
        gegevens=gegevens,
        toelichting=waarden.get("toelichting", ""),
        nog_te_beginnen=waarden.get("fase") == "begint",
        hulp=waarden.get("hulp", []),
        **{naam: waarden[naam] for naam in ("afzender_naam", "afzender_email", "afzender_rol")},
    )


def find_typed(request: HttpRequest) -> list[Bekende]:
    """What is on the map already and looks like what somebody typed; only what everybody may see."""
    return find_known(**{naam: request.POST.get(naam, "") for naam in BEKEND})


@login_not_required
@require_POST
@cache_control(private=True, no_store=True)
def aanmelden_bekend(request: HttpRequest) -> JsonResponse:
    """The same while somebody types. By POST, so that no log has it."""
    return JsonResponse({"bekend": [asdict(bekende) for bekende in find_typed(request)]})


@public_page
def aanmelden_verstuurd(request: HttpRequest) -> HttpResponse:
    """The same for everybody: it tells nothing of an address."""
    context = {"per_adres": actions.PER_ADRES, "contact_email": settings.CONTACT_EMAIL}
    return render(request, "socialekaart/aanmelding_verstuurd.html", context)


# --- the links that we mail ---


@visitor_form
def aanmelding_bevestig(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by a button: programs that look into mail follow links by themselves."""
    aanmelding = find_by_link(token, "bevestig")
    if aanmelding and request.method == "POST":
        aanmelding = actions.confirm_aanmelding(sleutel=aanmelding.sleutel)
    return show_linked(request, "socialekaart/aanmelding_bevestig.html", aanmelding)


@visitor_form
def aanmelding_antwoord(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the question of a coordinator."""
    aanmelding = find_by_link(token, "antwoord")
    if aanmelding and not aanmelding.is_open:
        aanmelding = None
    formulier = Antwoordformulier(request.POST or None)
    if aanmelding and formulier.is_valid():
        actions.answer_aanmelding(sleutel=aanmelding.sleutel, tekst=formulier.cleaned_data["antwoord"])
        return redirect(f"{request.path}?klaar")
    vraag = aanmelding and aanmelding.stappen.filter(soort="gevraagd").last()
    context = {"form": formulier, "vraag": vraag, "klaar": "klaar" in request.GET}
    return show_linked(request, "socialekaart/aanmelding_antwoord.html", aanmelding, **context)


def find_by_link(token: str, doel: str) -> Aanmelding | None:
    sleutel = actions.read_link(token, doel)
    return Aanmelding.objects.filter(sleutel=sleutel, gewist_op=None).first() if sleutel else None


def show_linked(request: HttpRequest, template: str, aanmelding: Aanmelding | None, **context) -> HttpResponse:
    """The page of a link, or that the link has had its time."""
    if aanmelding is None:
        return render(request, "socialekaart/aanmelding_dicht.html", status=410)
    return render(request, template, {"aanmelding": aanmelding, **context})
