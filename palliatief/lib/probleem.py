"""What an API answers when it cannot do what was asked: RFC 9457, ``application/problem+json``."""

from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

PROBLEM = "application/problem+json"


def problem(status: int, detail: str, *, title: str = "", **velden: Any) -> JsonResponse:
    """``detail`` says in words what is wrong and what would be right; other members of the answer by keyword."""
    inhoud = {"type": "about:blank", "title": title or HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JsonResponse({**inhoud, **velden}, status=status, content_type=PROBLEM)
