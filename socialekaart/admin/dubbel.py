"""Records that may be the same: to merge, to part again, or to say that they are two."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.models import Gebruiker

from .. import actions
from ..dubbel import describe_paar
from ..models import Dubbelpaar, Initiatief, Locatie, Samenvoeging
from ..models.geschiedenis import current_moment
from ..verschillen import tell_story
from ..versies import read_versions
from .samenvoegen import SamenvoegForm, Vergelijking

PER_BLADZIJDE = 25


@admin.register(Dubbelpaar)
class DubbelpaarAdmin(admin.ModelAdmin):
    """Who may change initiatives sees the pairs of which both are theirs."""

    menugroep = gettext_lazy("Meldingen")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("socialekaart.change_initiatief")

    has_change_permission = has_module_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With an initiative its pairs go too; that is no right of its own."""
        return request.user.has_perm("socialekaart.delete_initiatief")

    def get_urls(self) -> list[URLPattern]:
        def make(route: str, view: Any, naam: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"socialekaart_dubbelpaar_{naam}")

        return [
            make("", self.changelist_view, "changelist"),
            make("<int:een>/<int:ander>/", self.merge_view, "samenvoegen"),
            make("<int:een>/<int:ander>/oordeel/", self.judge_view, "oordeel"),
            make("ongedaan/<int:pk>/", self.undo_view, "ongedaan"),
        ]

    # --- the list ---

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        paren = Dubbelpaar.objects.for_gebruiker(request.user)
        soort = request.GET.get("soort", "")
        lijsten: dict[str, QuerySet] = {
            "": with_records(paren.open()),
            "geen": with_records(paren.different()).select_related("beoordeeld_door"),
            "samengevoegd": Samenvoeging.objects.for_gebruiker(request.user).select_related("weg", "met", "wie"),
        }
        bladzijde = Paginator(lijsten.get(soort, lijsten[""]), PER_BLADZIJDE).get_page(request.GET.get("pagina"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Dubbele"),
            "opts": self.opts,
            "soort": soort if soort in lijsten else "",
            "tabs": [("", _("Misschien dubbel")), ("geen", _("Geen dubbele")), ("samengevoegd", _("Samengevoegd"))],
            "bladzijde": bladzijde,
            "aantal": bladzijde.paginator.count,
            "paren": [(paar, describe_paar(paar)) for paar in bladzijde] if soort != "samengevoegd" else [],
        }
        return TemplateResponse(request, "admin/dubbele.html", context)

    # --- two beside each other ---

    def merge_view(self, request: HttpRequest, een: int, ander: int) -> HttpResponse:
        """Choose, look at what it becomes, and merge."""
        vergelijking = Vergelijking(*self._find(request, een, ander))
        formulier = SamenvoegForm(vergelijking, request.POST or None)
        uitkomst: dict[str, Any] = {}
        if request.method == "POST" and formulier.is_valid():
            try:
                if request.POST.get("stap") == "voeg":
                    return self._merge(request, formulier)
                uitkomst = self._try(request, formulier)
            except actions.Verouderd:
                formulier.renew(vergelijking.gelezen)
                messages.warning(request, _("Een van beide is net gewijzigd. Wat u koos staat er nog. Kijk nog eens."))
            except actions.NietMogelijk as fout:
                messages.error(request, str(fout))
                return HttpResponseRedirect(reverse("admin:socialekaart_dubbelpaar_changelist"))
            except ValidationError as fout:
                uitkomst["fouten"] = fout.messages
        paar = Dubbelpaar.objects.filter(een=min(een, ander), ander=max(een, ander)).first()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Zijn dit er twee of is het er één?"),
            "opts": self.opts,
            "formulier": formulier,
            "twee": list(zip("AB", vergelijking.twee, strict=True)),
            "blijft": formulier.chosen("blijft"),
            "redenen": describe_paar(paar) if paar else [],
            **uitkomst,
        }
        return TemplateResponse(request, "admin/samenvoegen.html", context)

    def _find(self, request: HttpRequest, een: int, ander: int) -> tuple[Initiatief, Initiatief]:
        """Both, when this person may change both."""
        if een == ander or Initiatief.objects.filter(pk__in=(een, ander)).count() != 2:
            raise Http404
        eigen = Initiatief.objects.editable_by(cast(Gebruiker, request.user)).in_bulk([een, ander])
        if len(eigen) != 2:
            raise PermissionDenied(_("Een van deze twee is niet van u."))
        return eigen[een], eigen[ander]

    def _merge(self, request: HttpRequest, formulier: SamenvoegForm) -> HttpResponse:
        samenvoeging = actions.merge_initiatieven(keuze=formulier.make(), gebruiker=cast(Gebruiker, request.user))
        for initiatief in (samenvoeging.weg, samenvoeging.met):
            self.log_change(request, initiatief, _("samengevoegd"))
        tekst = _("‘{weg}’ is samengevoegd met ‘{met}’. Klopt het niet? Maak het ongedaan bij {lijst}.")
        lijst = f"{reverse('admin:socialekaart_dubbelpaar_changelist')}?soort=samengevoegd"
        link = format_html('<a href="{}">{}</a>', lijst, _("Samengevoegd"))
        messages.success(request, format_html(tekst, weg=samenvoeging.weg, met=samenvoeging.met, lijst=link))
        return HttpResponseRedirect(reverse("admin:socialekaart_initiatief_change", args=[samenvoeging.met_id]))

    def _try(self, request: HttpRequest, formulier: SamenvoegForm) -> dict[str, Any]:
        """Do it, look at the line of history that it gives, and take it back."""
        keuze, wie = formulier.make(), cast(Gebruiker, request.user)
        with transaction.atomic():
            samenvoeging = actions.merge_initiatieven(keuze=keuze, gebruiker=wie, proef=True)
            verhaal = tell_story(read_versions(Initiatief, keuze.blijft))
            moment = next((m for m in verhaal if m.wanneer == current_moment()), None)
            aantal = len(samenvoeging.vorige["rijen"])
            transaction.set_rollback(True)
        return {"proef": True, "moment": moment, "verhuist": aantal}

    # --- two that are two, and back ---

    def judge_view(self, request: HttpRequest, een: int, ander: int) -> HttpResponse:
        """Remember that these are two, or that somebody should look again."""
        self._find(request, een, ander)
        if request.method == "POST":
            geen = request.POST.get("geen_dubbele") == "ja"
            actions.judge_pair(een=een, ander=ander, geen_dubbele=geen, gebruiker=request.user)
            tekst = _("Onthouden: dit zijn er twee.") if geen else _("Dit paar staat weer bij ‘Misschien dubbel’.")
            messages.success(request, tekst)
        return HttpResponseRedirect(reverse("admin:socialekaart_dubbelpaar_changelist"))

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make two of it again."""
        samenvoeging = get_object_or_404(Samenvoeging, pk=pk)
        self._find(request, samenvoeging.weg_id, samenvoeging.met_id)
        if request.method == "POST":
            try:
                terug = actions.undo_merge(pk=pk)
            except actions.NietMogelijk as fout:
                messages.error(request, str(fout))
            else:
                messages.success(request, _("‘%s’ is weer een eigen initiatief.") % samenvoeging.weg)
                if not terug:
                    tekst = _("‘%s’ is na het samenvoegen nog gewijzigd, en blijft zoals het nu is.")
                    messages.warning(request, tekst % samenvoeging.met)
        return HttpResponseRedirect(f"{reverse('admin:socialekaart_dubbelpaar_changelist')}?soort=samengevoegd")


def with_records(paren: QuerySet[Dubbelpaar]) -> QuerySet[Dubbelpaar]:
    """With what the list shows of both."""
    plekken = [Prefetch(f"{kant}__locaties", Locatie.objects.public(), to_attr="plekken") for kant in ("een", "ander")]
    return paren.select_related("een__organisatie", "ander__organisatie").prefetch_related(*plekken)


@admin.action(description=gettext_lazy("Voeg twee samen"), permissions=["change"])
def voeg_samen(
    modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Initiatief]
) -> HttpResponse | None:
    """From the list of initiatives: two that somebody knows to be one."""
    pks = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
    if len(pks) == 2:
        return HttpResponseRedirect(reverse("admin:socialekaart_dubbelpaar_samenvoegen", args=pks))
    messages.warning(request, _("Kies er precies twee. Zijn het er drie? Voeg dan eerst twee samen."))
    return None
