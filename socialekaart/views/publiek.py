"""What every public page has: open to all, and not sent again when nothing changed."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

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
    @cache_control(public=True, max_age=0, must_revalidate=True)
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        versie = Kaartstand.objects.current()
        vorm = "gz" if "gzip" in request.headers.get("Accept-Encoding", "") else "id"
        if van_vandaag:
            vorm += f"-{localdate():%Y%m%d}"
        if VAN_HET_MOMENT & request.GET.keys():
            vorm += f"-{local_now():%Y%m%d%H%M}"
        unless_held = condition(etag_func=lambda *_args, **_kwargs: f'"{versie}-{vorm}"')
        response = unless_held(view)(request, *args, versie=versie, **kwargs)
        patch_vary_headers(response, ["Accept-Encoding"])
        open_up(response)
        return response if response.status_code < 400 else keep_nowhere(response)

    return wrapper


def open_up(response: HttpResponseBase) -> None:
    """For other sites to read as well; who searches the web comes to the page about these data."""
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"


def keep_nowhere(response: HttpResponseBase) -> HttpResponseBase:
    """A refusal is not the data of this version, so nobody may keep it as such."""
    del response.headers["ETag"]
    response.headers["Cache-Control"] = "no-store"
    return response
