"""Proeftuinen, with who leads them, who take part, their timeline and their documents on one page."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from socialekaart.admin.velden import SlugForm
from socialekaart.admin.voorvertoning import MetVoorvertoning

from ..models import Deelname, Document, Mijlpaal, Netwerkmanager, Proeftuin
from ..views.proeftuin import show_proeftuin
from .basis import EigenFilter, Onderdeel, ProeftuinModelAdmin


class NetwerkmanagerInline(Onderdeel):
    model = Netwerkmanager
    fields = [("functie", "organisatie")]


class DeelnameInline(Onderdeel):
    model = Deelname
    fields = [("organisatie", "rol", "van", "tot")]


class MijlpaalInline(Onderdeel):
    model = Mijlpaal
    fields = [("titel", "datum"), "tekst"]


class DocumentInline(Onderdeel):
    model = Document
    fields = [("titel", "datum", "openbaar"), "bestand"]


@admin.register(Proeftuin)
class ProeftuinAdmin(MetVoorvertoning, ProeftuinModelAdmin):
    form = SlugForm
    inlines = [NetwerkmanagerInline, DeelnameInline, MijlpaalInline, DocumentInline]
    fieldsets = [
        (None, {"fields": ["naam", "stadsdeel", "doel", ("begin", "eind"), "beschrijving"]}),
        (_("Op de site"), {"fields": [("status", "voorbeeld")]}),
        (_("Adres op de site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    list_display = ["naam", "stadsdeel", "begin", "eind", "status", "voorbeeld"]
    list_filter = [EigenFilter, "status", "voorbeeld"]
    search_fields = ["naam", "doel"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proeftuin]:
        return super().get_queryset(request).select_related("stadsdeel").defer("stadsdeel__geometrie")

    def view_on_site(self, proeftuin: Proeftuin) -> str | None:
        return proeftuin.get_absolute_url() if proeftuin.op_site else None

    def show_page(self, request: HttpRequest, obj: Proeftuin) -> HttpResponse:
        return show_proeftuin(request, obj)
