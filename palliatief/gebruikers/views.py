"""The page where somebody looks after the safety of their own account."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .sessies import end_sessies, list_sessies


@never_cache
def veiligheid(request: HttpRequest) -> HttpResponse:
    """Password, second step and sessions on one page."""
    stappen: dict[str, list[Any]] = {"totp": [], "webauthn": [], "recovery_codes": []}
    for stap in Authenticator.objects.filter(user=request.user.pk).order_by("pk"):
        stappen[stap.type].append(stap)
    context = {
        "app": next(iter(stappen["totp"]), None),
        "passkeys": stappen["webauthn"],
        "herstelcodes": [len(stap.wrap().get_unused_codes()) for stap in stappen["recovery_codes"]],
        "moet_nog": settings.MFA_VERPLICHT and not (stappen["totp"] or stappen["webauthn"]),
        "sessies": list_sessies(request.user, request.session.session_key),  # type: ignore[arg-type]
    }
    return render(request, "account/veiligheid.html", context)


@require_POST
def log_uit_elders(request: HttpRequest) -> HttpResponse:
    """End all sessions of this person but this one."""
    aantal = end_sessies(request.user, behalve=request.session.session_key)  # type: ignore[arg-type]
    tekst = ngettext("U bent uitgelogd in %d andere browser.", "U bent uitgelogd in %d andere browsers.", aantal)
    messages.success(request, tekst % aantal)
    return redirect("veiligheid")
