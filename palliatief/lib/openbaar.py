"""What every answer with public data says of itself: open to all sites, asked for again, never indexed."""

from typing import TypeVar

from django.http.response import HttpResponseBase

Antwoord = TypeVar("Antwoord", bound=HttpResponseBase)


def open_up(response: Antwoord, merk: str = "") -> Antwoord:
    """Open it to other sites; who searches the web comes to the page about these data. ``merk`` is its ETag.

    It may be kept, and is asked for again each time, unless it says otherwise itself. A refusal is not the data of this
    version, so nobody may keep it as such.
    """
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    if response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
    if merk:
        response.headers["ETag"] = merk
    return response
