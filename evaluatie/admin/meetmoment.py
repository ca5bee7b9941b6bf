"""Rounds: their link, QR code and paper; how many came in; and typing over what came back on paper."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.forms import ModelForm, Script
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.lib.download import download
from palliatief.lib.qr import draw_qr

from ..actions import Bewaard, close_meetmomenten, send_inzending, undo_papier
from ..invullen import Invulformulier
from ..models import Inzending, Meetmoment, Vragenlijst
from ..onderdrukking import threshold
from .vragenlijst import VastNaAntwoorden

OVERTYPEN = "evaluatie.add_inzending"
ZEGEL = "evaluatie.papier"
PNG_BREED = 1200


def tell_received(aantal: int) -> str:
    """How many came in; below the threshold only that."""
    drempel = threshold()
    return _("minder dan %d") % drempel if aantal < drempel else str(aantal)


class OpenFilter(admin.SimpleListFilter):
    title = gettext_lazy("stand")
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("open", gettext_lazy("nu open"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.open() if self.value() == "open" else queryset  # type: ignore[attr-defined]


@admin.register(Meetmoment)
class MeetmomentAdmin(VastNaAntwoorden):
    vast = ("vragenlijst", "moment")
    uitleg = gettext_lazy("Mensen vulden deze lijst al in. Daarom veranderen lijst en moment niet meer.")
    change_form_template = "admin/meetmoment/wijzig.html"
    actions = ["sluit"]
    fieldsets = [
        (None, {"fields": ["vragenlijst", "moment", "groep", ("stadsdeel", "proeftuin")]}),
        (gettext_lazy("Wanneer"), {"fields": [("van", "tot"), "gesloten"]}),
        (gettext_lazy("Voor wie het onderzoek doet"), {"fields": ["uitgenodigd", "voorbeeld"]}),
    ]
    list_display = ["groep", "vragenlijst", "moment", "stadsdeel", "stand", "binnen", "voorbeeld"]
    list_filter = [OpenFilter, "moment", "vragenlijst__perspectief", "voorbeeld"]
    list_select_related = ["vragenlijst", "stadsdeel"]
    search_fields = ["groep", "vragenlijst__naam"]

    class Media:
        css = {"all": ["css/beheer_vragenlijst.css"]}
        js = [Script("js/kopieren.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meetmoment]:
        ingestuurd = Count("inzendingen")
        return super().get_queryset(request).defer("stadsdeel__geometrie").annotate(ingestuurd=ingestuurd)

    def get_urls(self) -> list[URLPattern]:
        papier, qr = self.admin_site.admin_view(self.paper_view), self.admin_site.admin_view(self.qr_view)
        eigen = [
            path("<int:pk>/papier/", papier, name="evaluatie_meetmoment_papier"),
            path("<int:pk>/qr.<slug:vorm>", qr, name="evaluatie_meetmoment_qr"),
        ]
        return eigen + super().get_urls()

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "vragenlijst":
            kwargs["queryset"] = Vragenlijst.objects.in_use()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[ModelForm]:
        """A round keeps its list, also when that is no longer used for new ones."""
        form = super().get_form(request, obj, **kwargs)
        if obj and (veld := form.base_fields.get("vragenlijst")):
            veld.queryset = veld.queryset | Vragenlijst.objects.filter(pk=obj.vragenlijst_id)
        return form

    @admin.display(description=gettext_lazy("stand"))
    def stand(self, meetmoment: Meetmoment) -> str:
        if meetmoment.gesloten:
            return _("gesloten")
        if meetmoment.van > localdate():
            return _("nog niet open")
        return _("open") if meetmoment.is_open else _("voorbij")

    @admin.display(description=gettext_lazy("ingestuurd"))
    def binnen(self, meetmoment: Any) -> str:
        return tell_received(meetmoment.ingestuurd)

    @admin.action(description=gettext_lazy("Sluit: niemand kan nog iets insturen"), permissions=["change"])
    def sluit(self, request: HttpRequest, queryset: QuerySet[Meetmoment]) -> None:
        aantal = close_meetmomenten(meetmomenten=queryset)
        messages.success(request, ngettext("%d meetmoment gesloten.", "%d meetmomenten gesloten.", aantal) % aantal)

    def view_on_site(self, meetmoment: Meetmoment) -> str | None:
        return meetmoment.get_absolute_url()

    def render_change_form(self, request: HttpRequest, context: dict, obj: Any = None, **kwargs: Any) -> HttpResponse:
        """With what the group needs to take part, and how it goes."""
        if obj:
            adres = request.build_absolute_uri(obj.get_absolute_url())
            context |= {
                "adres": adres,
                "code": draw_qr(adres),
                "kort_adres": request.get_host() + reverse("code_invullen"),
                "binnen": self.binnen(obj),
                "stand": self.stand(obj),
                "te_veel": obj.uitgenodigd is not None and obj.ingestuurd > max(obj.uitgenodigd, threshold()),
                "mag_overtypen": _may_type(request, obj),
            }
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def _get(self, request: HttpRequest, pk: int) -> Meetmoment:
        meetmoment = self.get_queryset(request).select_related("vragenlijst__perspectief").filter(pk=pk).first()
        if meetmoment is None:
            raise Http404
        if not self.has_view_permission(request, meetmoment):
            raise PermissionDenied
        return meetmoment

    def qr_view(self, request: HttpRequest, pk: int, vorm: str) -> HttpResponse:
        """The code as a file, for a letter or a poster."""
        meetmoment = self._get(request, pk)
        svg = render_to_string(
            "evaluatie/delen/qr.svg.html",
            {"code": draw_qr(request.build_absolute_uri(meetmoment.get_absolute_url()))},
        )
        naam = f"qr-{meetmoment.sleutel}.{vorm}"
        if vorm == "svg":
            return download(svg.encode(), naam, "image/svg+xml")
        if vorm == "png":
            import resvg_py

            return download(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=PNG_BREED)), naam, "image/png")
        raise Http404

    # --- from paper ---

    def paper_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One list after the other; what was typed last can be taken back as long as this page stands open.

        Which own words came with which list is held by this page alone, under a seal, and by nothing of ours.
        """
        meetmoment = self._get(request, pk)
        if not (request.user.has_perm(OVERTYPEN) and self.has_change_permission(request, meetmoment)):
            raise PermissionDenied
        form, laatste, getypt = Invulformulier(meetmoment=meetmoment), "", _read_count(request)
        if request.method == "POST" and "ongedaan" in request.POST:
            if _undo(request):
                getypt -= 1
        elif request.method == "POST" and not meetmoment.gesloten:
            ingevuld = Invulformulier(request.POST, meetmoment=meetmoment)
            if not ingevuld.is_valid():
                form = ingevuld
            elif bewaard := _keep(meetmoment, ingevuld):
                laatste, getypt = _seal(bewaard), getypt + 1
            else:
                messages.warning(request, _("Deze lijst was al bewaard. Zij telt één keer."))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Papier overtypen"),
            "opts": self.opts,
            "media": self.media,
            "meetmoment": meetmoment,
            "form": form,
            "laatste": laatste,
            "getypt": max(getypt, 0),
        }
        return TemplateResponse(request, "admin/meetmoment/papier.html", context)


def _may_type(request: HttpRequest, meetmoment: Meetmoment) -> bool:
    return request.user.has_perm(OVERTYPEN) and not meetmoment.gesloten


def _read_count(request: HttpRequest) -> int:
    """How many were typed on this page until now."""
    tekst = request.POST.get("getypt", "")
    return int(tekst) if tekst.isdecimal() and len(tekst) < 6 else 0


def _keep(meetmoment: Meetmoment, form: Invulformulier) -> Bewaard | None:
    return send_inzending(
        meetmoment=meetmoment,
        kenmerk=form.kenmerk,
        antwoorden=form.antwoorden(),
        eigen_woorden=form.eigen_woorden(),
        vorm=Inzending.Vorm.PAPIER,
    )


def _seal(bewaard: Bewaard) -> str:
    return signing.dumps([str(bewaard.kenmerk), *map(str, bewaard.eigen_woorden)], salt=ZEGEL)


def _undo(request: HttpRequest) -> bool:
    """Take back the list that the seal names; a seal of somebody else's making names none."""
    try:
        kenmerk, *eigen_woorden = map(UUID, signing.loads(request.POST["ongedaan"], salt=ZEGEL, max_age=86_400))
    except signing.BadSignature:
        gelukt = False
    else:
        gelukt = undo_papier(bewaard=Bewaard(kenmerk, tuple(eigen_woorden)))
    if gelukt:
        messages.success(request, _("De laatste lijst is weggehaald."))
    else:
        messages.warning(request, _("Die lijst is er niet meer. Er is niets weggehaald."))
    return gelukt
