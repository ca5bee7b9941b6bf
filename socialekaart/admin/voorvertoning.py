"""A look at the public page before anything is saved."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override


class MetVoorvertoning:
    """Mix into a ModelAdmin; ``show_page`` gives the public page of a record.

    The form is saved as always, with all that hangs under it; the page is made, and then the transaction is taken
    back. What is wrong in the form is told as always too.
    """

    show_page: Callable[[HttpRequest, Any], HttpResponse]
    change_form_template = "admin/met_voorvertoning.html"

    class Media:
        css = {"all": ["css/beheer_inhoud.css"]}

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._look(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._look(request, obj) or super().response_change(request, obj)

    def _look(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        """The page in the language that was asked for; nothing when somebody saves."""
        taal = request.POST.get("_voorvertoning")
        if taal not in dict(settings.LANGUAGES):
            return None
        request.voorvertoning = True  # type: ignore[attr-defined]
        request.method = "GET"
        with override(taal):
            response = self.show_page(request, obj)
        transaction.set_rollback(True)
        return response
