"""Health of the service and the error pages."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import DataError, Error, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives; says nothing about the database, so that a restart loop is not set off by it."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when a visitor can be served, 503 while the database cannot be reached."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database niet bereikbaar\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def server_error(request: HttpRequest) -> HttpResponse:
    """What follows on an exception, of a view and of any middleware; not each is a fault of ours."""
    fout = sys.exception()
    if isinstance(fout, OperationalError | InterfaceError):
        return unreachable()
    if isinstance(fout, DataError) and request.method in ("GET", "HEAD"):
        # The address asks for what no column can hold; lists in the admin take nearly anything from it.
        return defaults.bad_request(request, fout)
    return defaults.server_error(request)


def unreachable() -> HttpResponse:
    """The page that says so, without touching the database itself; the site is back by itself after that."""
    response = render(None, "503.html", status=503)
    response["Retry-After"] = "30"
    return response
