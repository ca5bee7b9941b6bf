"""Mail, for each the messages about what they keep: an address is somebody's."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from palliatief.post.admin import BerichtAdmin
from palliatief.post.models import Bericht

from ..werklijst import own_berichten

admin.site.unregister(Bericht)


@admin.register(Bericht)
class EigenBerichtAdmin(BerichtAdmin):
    """The list of mails, as far as they are for this person."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Bericht]:
        return super().get_queryset(request) & own_berichten(request.user)  # type: ignore[arg-type]
