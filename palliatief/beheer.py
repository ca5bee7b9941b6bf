"""The admin as a whole: who gets in, where its own doors lead, and how its menu is grouped."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import Error, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from psycopg.errors import LockNotAvailable

# The order of the menu; a ModelAdmin says in ``menugroep`` where it belongs.
MENUGROEPEN = [
    *(_("Sociale kaart"), _("Proeftuinen"), _("Evaluatie")),
    *(_("Meldingen"), _("Lijsten"), _("Site"), _("Toegang")),
]

# So long somebody who sends something waits for what a colleague or the worker is writing; then a page says so.
GEDULD = "1s"


@dataclass(frozen=True)
class Pagina:
    """A page of the admin that belongs to no model; ``recht`` is what somebody needs to see it."""

    naam: str
    titel: Any
    menugroep: Any
    recht: str
    view: Callable[[HttpRequest], HttpResponse]

    def show(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(self.recht):
            raise PermissionDenied
        return self.view(request)

    def as_menu(self) -> dict[str, Any]:
        return {"name": self.titel, "object_name": self.naam, "admin_url": reverse(f"admin:{self.naam}")}


class Beheersite(AdminSite):
    """Logging in and out and passwords are allauth's pages, for everybody the same."""

    site_title = _("Beheer sociale kaart")
    site_header = _("Beheer sociale kaart")
    index_title = _("Beheer")
    # An app hands in its start page, and the number beside it in the menu.
    startpagina: Callable[[HttpRequest], HttpResponse]
    count_waiting: Callable[[HttpRequest], int]

    def __init__(self, name: str = "admin"):
        super().__init__(name)
        # An app hands in what it has.
        self.paginas: list[Pagina] = []

    def get_urls(self) -> list[Any]:
        eigen = [path(f"{p.naam}/", self.admin_view(p.show), name=p.naam) for p in self.paginas]
        return [*eigen, *super().get_urls()]

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Of all that is sent here nothing waits long for a lock; what was sent stays, to be sent again."""

        @wraps(view)
        def wait_briefly(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **kwargs)
            _execute(f"SET lock_timeout = '{GEDULD}'")
            try:
                return view(request, *args, **kwargs)
            except OperationalError as fout:
                if not isinstance(fout.__cause__, LockNotAvailable):
                    raise
                return self.show_busy(request)
            finally:
                # A connection that broke has nothing to set.
                with suppress(Error):
                    _execute("RESET lock_timeout")

        return super().admin_view(wait_briefly, cacheable)

    def show_busy(self, request: HttpRequest) -> HttpResponse:
        gestuurd = [(n, w) for n, waarden in request.POST.lists() if n != "csrfmiddlewaretoken" for w in waarden]
        context = {**self.each_context(request), "title": _("Even wachten"), "gestuurd": gestuurd}
        return TemplateResponse(request, "admin/bezet.html", context, status=409)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return self.startpagina(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Also what waits, counted only by a page that shows the menu."""
        return {**super().each_context(request), "wachtend": SimpleLazyObject(lambda: self.count_waiting(request))}

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send a visitor to the login page; someone who is logged in without this right gets a clear no."""
        volgende = request.GET.get("next") or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(volgende)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_change_password")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The menu by what people think in, not by app."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        groepen: dict[str, dict[str, Any]] = {}
        volgorde = {model: nummer for nummer, model in enumerate(self._registry)}
        modellen = sorted((model for app in apps for model in app["models"]), key=lambda m: volgorde[m["model"]])
        for model in modellen:
            naam = str(
                getattr(self._registry[model["model"]], "menugroep", model["model"]._meta.app_config.verbose_name)
            )
            groep = groepen.setdefault(naam, {"name": naam, "app_label": "", "app_url": "", "models": []})
            groep["models"].append(model)
        for pagina in self.paginas:
            if request.user.has_perm(pagina.recht):
                naam = str(pagina.menugroep)
                groep = groepen.setdefault(naam, {"name": naam, "app_label": "", "app_url": "", "models": []})
                groep["models"].append(pagina.as_menu())
        bekend = [str(naam) for naam in MENUGROEPEN]
        return sorted(groepen.values(), key=lambda g: bekend.index(g["name"]) if g["name"] in bekend else len(bekend))


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
