"""Pages and data keep what they show until the data has another version."""

from django.contrib.admin.options import ModelAdmin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from palliatief.gebruikers.actions import log
from palliatief.gebruikers.models import Logregel

from ..actions.verversen import start_version


class MetVersie:
    """Mix into a ModelAdmin of what the site shows: whoever writes or deletes starts a new version."""

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        start_version()
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        start_version()
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        start_version()
        super().delete_queryset(request, queryset)


def log_publication(pagina: ModelAdmin, request: HttpRequest, obj: Model) -> None:
    """Visitors get to read something that was not there."""
    log(soort=Logregel.Soort.PUBLICATIE, gebruiker=request.user, wat=f"{pagina.opts.verbose_name}: {obj}")
