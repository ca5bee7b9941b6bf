"""What every public page has: open to all, and not sent again when nothing changed."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from palliatief.lib.merk import is_held, make_merk
from palliatief.lib.openbaar import open_up
from palliatief.lib.openingstijden import local_now

from ..models import Kaartstand

# Choices whose answer changes with the time, or with what another server says, while the data stay the same.
VAN_HET_MOMENT = {"open", "gecontroleerd", "plaats"}


def public_page(view: Callable) -> Callable:
    """A page that everybody may read."""
    return login_not_required(require_safe(view))


def public_data(view: Callable[..., HttpResponseBase], *, van_vandaag: bool = False) -> Callable[..., HttpResponseBase]:
    """Data that everybody may read; 304 as long as the map has the version that the visitor holds.

    The view gets that version as ``versie``, so that it is asked for once. ``van_vandaag``: the same data give another
    answer tomorrow.
    """

    @login_not_required
    @require_safe
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        versie = Kaartstand.objects.current()
        minuut = f"{local_now():%Y%m%d%H%M}" if VAN_HET_MOMENT & request.GET.keys() else None
        merk = make_merk(request, versie, localdate() if van_vandaag else None, minuut)
        held = is_held(request, merk)
        response = HttpResponseNotModified() if held else view(request, *args, versie=versie, **kwargs)
        patch_vary_headers(response, ["Accept-Encoding"])
        return open_up(response, merk)

    return wrapper
