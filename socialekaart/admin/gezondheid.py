"""The state of queue, mail and backup for a beheerder, with what to do."""

import procrastinate.contrib.django.admin  # noqa: F401 - registers what is taken away below
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from procrastinate.contrib.django.models import ProcrastinateJob

from palliatief.beheer import Pagina
from palliatief.wachtrij import forget_failed, retry_failed

from ..gezondheid import list_failed, measure_health

# What is worth knowing of jobs is on the page below.
admin.site.unregister(ProcrastinateJob)


def show_gezondheid(request: HttpRequest) -> HttpResponse:
    """How it is; jobs that failed can be tried again or forgotten."""
    if request.method == "POST":
        return _handle_failed(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Gezondheid"),
        "gezondheid": measure_health(),
        "mislukt": list_failed(),
    }
    return render(request, "admin/gezondheid.html", context)


def _handle_failed(request: HttpRequest) -> HttpResponse:
    if request.POST.get("doe") == "opnieuw":
        aantal = retry_failed()
        messages.success(request, ngettext("%d taak gaat opnieuw.", "%d taken gaan opnieuw.", aantal) % aantal)
    elif request.POST.get("doe") == "vergeet":
        aantal = forget_failed()
        messages.success(request, ngettext("%d taak weggehaald.", "%d taken weggehaald.", aantal) % aantal)
    return redirect("admin:gezondheid")


admin.site.paginas.append(  # type: ignore[attr-defined]
    Pagina(
        naam="gezondheid",
        titel=gettext_lazy("Gezondheid"),
        menugroep=gettext_lazy("Toegang"),
        recht="gebruikers.view_gebruiker",
        view=show_gezondheid,
    )
)
