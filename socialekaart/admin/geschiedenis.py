"""History that reads as sentences, and the way back: to an earlier version, or from the bin."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from ..actions import Herstel, Onmogelijk, restore_version
from ..models.geschiedenis import current_moment
from ..verschillen import Moment, tell_story
from ..versies import Versie, moment_of, read_token, read_versions, relations_to_parts
from .gelijktijdig import Gelijktijdig

MAXIMUM = 100
MAXIMUM_PRULLENBAK = 500


class MetGeschiedenis(Gelijktijdig):
    """Mix into a ModelAdmin of a model with ``history``: who changed what and why, back to then, and the bin.

    ``prive`` are fields that only who may edit the record sees.
    """

    object_history_template = "admin/geschiedenis.html"
    prive: frozenset[str] = frozenset()

    def get_urls(self) -> list:
        naam = f"{self.model._meta.app_label}_{self.model._meta.model_name}"
        adressen: dict[str, tuple[str, Callable]] = {
            "prullenbak": ("prullenbak/", self.bin_view),
            "terughalen": ("prullenbak/<int:pk>/", self.bring_back_view),
            "terugzetten": ("<path:object_id>/history/<int:nummer>/terug/", self.restore_view),
        }
        eigen = [
            path(adres, self.admin_site.admin_view(view), name=f"{naam}_{einde}")  # type: ignore[attr-defined]
            for einde, (adres, view) in adressen.items()
        ]
        return eigen + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        context = {"verwijderd": self._deleted().count()} if self.may_bring_back(request) else {}
        return super().changelist_view(request, context | (extra_context or {}))

    # --- what happened ---

    def hide(self, versies: list[Versie]) -> list[Versie]:
        """Without what only who may edit the record sees."""
        return versies

    def list_history(self, request: HttpRequest, obj: Model, mag_alles: bool) -> list[Moment]:
        """All moments of the record with its parts, the newest first."""
        kolommen = {deel.related_model: deel.field.attname for deel in relations_to_parts(self.model).values()}
        versies = [
            versie
            for versie in read_versions(self.model, obj.pk)
            if versie.rij.model is self.model or versie.rij.velden[kolommen[versie.rij.model]] == obj.pk
        ]
        verhaal = tell_story(versies) if mag_alles else tell_story(self.hide(versies), prive=self.prive)
        return verhaal[::-1]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        obj: Model | None = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, obj):  # type: ignore[attr-defined]
            raise PermissionDenied
        if obj is None:
            raise Http404
        mag = self.has_change_permission(request, obj)  # type: ignore[attr-defined]
        momenten = self.list_history(request, obj, mag)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Geschiedenis van %(naam)s") % {"naam": obj},
            "momenten": momenten[:MAXIMUM],
            "meer": max(len(momenten) - MAXIMUM, 0),
            "mag_terug": mag,
            "object": obj,
            "opts": self.model._meta,
        }
        return TemplateResponse(request, self.object_history_template, context)

    # --- back to then ---

    def restore_view(self, request: HttpRequest, object_id: str, nummer: int) -> HttpResponse:
        """What would change; a POST does it, when the record still is what the page showed."""
        obj: Any = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if obj is None:
            raise Http404
        if not self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            raise PermissionDenied
        gelezen, moment = read_token(self.model, obj.pk), _moment_or_404(nummer)
        if request.method == "POST" and request.POST.get("gelezen") == gelezen:
            terug = self._restore(request, obj.pk, moment)
            return HttpResponseRedirect(self._address("history", obj.pk) if terug else request.path)
        if request.method == "POST":
            messages.warning(request, _("Dit is net gewijzigd. Kijk nog eens of u deze versie terug wilt."))
        context = {
            "title": _("Terug naar een eerdere versie"),
            "moment": moment,
            "gelezen": gelezen,
            "object": obj,
            "annuleer": self._address("history", obj.pk),
        }
        return self._show_trial(request, obj.pk, moment, context)

    def _show_trial(self, request: HttpRequest, pk: int, moment: datetime, context: dict) -> HttpResponse:
        """Do it, look at the line of history that it gives, and take it back."""
        proef: dict[str, Any] = {}
        with transaction.atomic():
            try:
                herstel = self._checked(request, pk, moment, proef=True)
                verhaal = tell_story(read_versions(self.model, pk))
                proef["nieuw"] = next((m for m in verhaal if m.wanneer == current_moment()), None)
                proef["weggelaten"] = herstel.weggelaten
            except Onmogelijk as fout:
                proef["onmogelijk"] = str(fout)
            transaction.set_rollback(True)
        basis = {**self.admin_site.each_context(request), "opts": self.model._meta}  # type: ignore[attr-defined]
        return TemplateResponse(request, "admin/terugzetten.html", basis | context | proef)

    def _checked(self, request: HttpRequest, pk: int, moment: datetime, *, proef: bool = False) -> Herstel:
        """Rights follow from the record as it would be."""
        herstel = restore_version(model=self.model, pk=pk, moment=moment, proef=proef)
        if not self.has_change_permission(request, herstel.record):  # type: ignore[attr-defined]
            raise PermissionDenied(_("Deze versie hoort niet bij u."))
        return herstel

    def _restore(self, request: HttpRequest, pk: int, moment: datetime) -> Herstel | None:
        try:
            with transaction.atomic():
                herstel = self._checked(request, pk, moment)
                tekst = str(herstel.record.history.first().history_change_reason or "")
                self.log_change(request, herstel.record, tekst)  # type: ignore[attr-defined]
        except Onmogelijk as fout:
            messages.error(request, str(fout))
            return None
        messages.success(request, _("‘%s’ is weer zoals in deze versie.") % herstel.record)
        for regel in herstel.weggelaten:
            messages.warning(request, _("Niet teruggezet: %s") % regel)
        return herstel

    def _address(self, naam: str, *args: Any) -> str:
        return reverse(f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_{naam}", args=args)

    # --- from the bin ---

    def may_bring_back(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)  # type: ignore[attr-defined]

    def _deleted(self) -> QuerySet:
        """Of each record that is gone its last line."""
        sleutel = self.model._meta.pk.attname
        weg = self.model.history.filter(history_type="-")  # type: ignore[attr-defined]
        er_nog = self.model._base_manager.values("pk")
        return weg.exclude(**{f"{sleutel}__in": er_nog}).order_by(sleutel, "-history_id").distinct(sleutel)

    def bin_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_bring_back(request):
            raise PermissionDenied
        regels = sorted(self._deleted().select_related("history_user"), key=lambda regel: regel.history_date)[::-1]
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Verwijderd"),
            "regels": [(regel, str(regel.instance), regel.instance.pk) for regel in regels[:MAXIMUM_PRULLENBAK]],
            "meer": max(len(regels) - MAXIMUM_PRULLENBAK, 0),
            "opts": self.model._meta,
        }
        return TemplateResponse(request, "admin/prullenbak.html", context)

    def bring_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.may_bring_back(request):
            raise PermissionDenied
        regel = self._find_deleted(pk)
        if request.method == "POST":
            terug = self.bring_back(request, pk)
            return HttpResponseRedirect(self._address("change", pk) if terug else self._address("prullenbak"))
        context = {
            "title": _("Terughalen"),
            "regel": regel,
            "object": regel.instance,
            "annuleer": self._address("prullenbak"),
        }
        return self._show_trial(request, pk, _before(regel), context)

    def bring_back(self, request: HttpRequest, pk: int) -> Herstel | None:
        """The record as it was just before it was deleted."""
        return self._restore(request, pk, _before(self._find_deleted(pk)))

    def _find_deleted(self, pk: int) -> Any:
        regel = self._deleted().filter(**{self.model._meta.pk.attname: pk}).first()
        if regel is None:
            raise Http404
        return regel


def _before(regel: Any) -> datetime:
    return regel.history_date - timedelta(microseconds=1)


def _moment_or_404(nummer: int) -> datetime:
    try:
        return moment_of(nummer)
    except OverflowError:
        raise Http404 from None
