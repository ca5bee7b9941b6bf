"""Middleware of the project itself."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers

from palliatief.gebruikers.toegang import has_second_step
from palliatief.lib.merk import takes_gzip


class Gzip(GZipMiddleware):
    """As Django's own, which also compresses for who says not to want that (``gzip;q=0``)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if takes_gzip(request):
            return super().process_response(request, response)
        patch_vary_headers(response, ["Accept-Encoding"])
        return response


class ClosedByDefault(LoginRequiredMiddleware):
    """Every page needs an account unless it says that it is public. A public page does not look who asks.

    Django's own looks who asks first: two queries, and an answer that no cache may share.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class TweedeStap:
    """Who works in the admin first chooses a second step, when the setting asks for one; until then only /account/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable, view_args: tuple, view_kwargs: dict
    ) -> HttpResponseBase | None:
        open_voor_ieder = not getattr(view_func, "login_required", True)
        account = request.resolver_match and request.resolver_match.route.startswith("account/")
        if open_voor_ieder or account or not request.user.is_authenticated or has_second_step(request.user):
            return None
        return redirect("veiligheid")


class TaalUitAdres:
    """The language follows from the address and from nothing else: ``/en/…`` is English, the rest is Dutch.

    Django's own also looks at a cookie and at what the browser prefers; then one address would have two contents, and
    no cache could share it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        taal = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(taal):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", taal)
        return response
