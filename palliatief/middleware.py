"""Middleware of the project itself."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)


def database_unreachable(get_response: Callable) -> Callable:
    """Answer 503 with a clear page while the database cannot be reached; it is back by itself after that."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            return get_response(request)
        except (OperationalError, InterfaceError):
            return unreachable(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("database not reachable: %s", exception)
            return unreachable(request)
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware


def unreachable(request: HttpRequest) -> HttpResponse:
    """The page that says so, without touching the database itself."""
    response = render(None, "503.html", status=503)
    response["Retry-After"] = "30"
    return response
