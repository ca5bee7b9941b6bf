"""What every public page has: open to all, and not sent again when nothing changed."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from ..models import Kaartstand


def public_page(view: Callable) -> Callable:
    """A page that everybody may read."""
    return login_not_required(require_safe(view))


def public_data(view: Callable) -> Callable:
    """Data that everybody may read; 304 as long as the map has the version that the visitor holds.

    The view gets ``request.versie``, so that the version is asked for once.
    """

    def etag(request: HttpRequest, *args, **kwargs) -> str:
        request.versie = Kaartstand.objects.current()
        return f'"{request.versie}-{"gz" if "gzip" in request.headers.get("Accept-Encoding", "") else "id"}"'

    @login_not_required
    @require_safe
    @cache_control(public=True, max_age=0, must_revalidate=True)
    @condition(etag_func=etag)
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept-Encoding"])
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return wrapper
