"""Two people at once: what only one of both changed is kept, what both changed is asked; nobody overwrites unseen."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models.geschiedenis import REDEN_MAXIMUM, handeling
from ..versies import Toestand, moment_of_token, read_now, read_token, read_versions, relations_to_parts, state_at
from .drieweg import COLLEGA, MIJ, Lijst, Rijen, Samenloop, Uitslag, in_words, open_form

# What the page sends besides the fields of the record.
EIGEN = frozenset({"csrfmiddlewaretoken", "haal_terug"})


class Onbeslist:
    """Mixed into a form that may not be saved yet: something is still to be chosen."""

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        raise ValidationError(_("Er is nog niets bewaard. Kies eerst hierboven."), code="verouderd")


class Gelijktijdig:
    """Mix into a ModelAdmin of a model with ``history``."""

    model: type[Model]

    # --- the page ---

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method != "POST" or "_saveasnew" in request.POST:
            # Read before the record is, so that it never is newer than what is on the screen.
            pk = self._pk(object_id)
            request.gelezen = "" if pk is None else read_token(self.model, pk)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(), handeling(reden=request.POST.get("waarom", "").strip()):
            return self._save(request, object_id, form_url, extra_context)

    def _save(self, request: HttpRequest, object_id: str, form_url: str, extra_context: dict | None) -> HttpResponse:
        pk = self._pk(object_id)
        rij = self.model._base_manager.filter(pk=pk)
        if pk is not None and not rij.select_for_update(no_key=True).values_list("pk").first():
            gebleven = self._meet_deletion(request, pk)
            if gebleven:
                return gebleven
        obj = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if obj and self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            self._settle(request, obj)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _pk(self, object_id: str) -> Any:
        try:
            return self.model._meta.pk.to_python(unquote(object_id))
        except ValidationError:
            return None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        formulier = super().get_form(request, obj, change=change, **kwargs)
        if getattr(request, "vragen", None):
            return type(formulier)(formulier.__name__, (Onbeslist, formulier), {})
        return formulier

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        context |= {
            "gelezen": getattr(request, "gelezen", request.POST.get("gelezen", "")),
            "vragen": getattr(request, "vragen", ()),
            "collega": getattr(request, "collega", ""),
            "waarom": request.POST.get("waarom", ""),
            "waarom_maximum": REDEN_MAXIMUM,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    # --- a colleague changed it meanwhile ---

    def _settle(self, request: HttpRequest, obj: Any) -> None:
        """Put together what was typed and what the record is now; what cannot be decided here is asked."""
        gelezen, nu_token = request.POST.get("gelezen", ""), read_token(self.model, obj.pk)
        keuzes = read_choices(request.POST)
        if gelezen == nu_token and not keuzes:
            return
        basis, collega = self._find_base(obj.pk, gelezen, nu_token)
        uitslag = self._merge(request, obj, basis, keuzes)
        uitslag.data["gelezen"] = nu_token
        request.POST = uitslag.data  # type: ignore[assignment]
        request.vragen, request.collega = uitslag.vragen, collega  # type: ignore[attr-defined]
        if uitslag.overgenomen:
            tekst = _("%(collega)s wijzigde dit net ook. Dat blijft zo: %(velden)s.")
            velden = "; ".join(uitslag.overgenomen)
            messages.info(request, tekst % {"collega": collega or _("Uw collega"), "velden": velden})

    def _find_base(self, pk: int, gelezen: str, nu_token: str) -> tuple[Toestand | None, str]:
        """The record as it was read, when that is known, and who changed it since."""
        if gelezen.partition("-")[2] == nu_token.partition("-")[2]:
            return read_now(self.model, pk), ""
        moment = moment_of_token(gelezen)
        if moment is None:
            return None, ""
        versies = read_versions(self.model, pk)
        basis = state_at(versies, self.model, pk, moment)
        wie = {str(versie.wie) if versie.wie else _("het systeem") for versie in versies if versie.moment > moment}
        return (basis if basis.zelf else None), capfirst(", ".join(sorted(wie)))

    def _merge(self, request: HttpRequest, obj: Any, basis: Toestand | None, keuzes: dict[str, str]) -> Uitslag:
        nu = read_now(self.model, obj.pk)
        velden = flatten_fieldsets(self.get_fieldsets(request, obj))  # type: ignore[attr-defined]
        klasse = self.get_form(request, obj, change=True, fields=velden)
        uitslag = Uitslag(request.POST.copy())
        zelf = Samenloop(
            open_form(klasse, basis.zelf) if basis and basis.zelf else None,
            open_form(klasse, nu.zelf),  # type: ignore[arg-type]
            {naam: uitslag.data.getlist(naam) for naam in uitslag.data},
            keuzes,
        ).merge()
        for naam, waarden in zelf.getypt.items():
            uitslag.data.setlist(naam, waarden)
        rijen = [Rijen(lijst, basis, nu, uitslag.data, keuzes) for lijst in self._lists(request, obj)]
        for deel in rijen:
            deel.merge()
        uitslag.vragen = zelf.vragen + [vraag for deel in rijen for vraag in deel.vragen]
        uitslag.overgenomen = zelf.overgenomen + [regel for deel in rijen for regel in deel.overgenomen]
        return uitslag

    def _lists(self, request: HttpRequest, obj: Any) -> list[Lijst]:
        """The lists of parts on this page."""
        relaties = {deel.related_model: (naam, deel) for naam, deel in relations_to_parts(self.model).items()}
        samen = self.get_formsets_with_inlines(request, obj)  # type: ignore[attr-defined]
        eigen = [(formset, inline, *relaties[inline.model]) for formset, inline in samen if inline.model in relaties]
        return [
            Lijst(
                naam,
                formset.get_default_prefix(),
                formset.form,
                inline.model._meta.pk.attname,
                frozenset(_keys_of(inline.get_queryset(request).filter(**{deel.field.attname: obj.pk}))),
                capfirst(str(inline.model._meta.verbose_name)),
            )
            for formset, inline, naam, deel in eigen
        ]

    # --- a colleague deleted it meanwhile ---

    def _meet_deletion(self, request: HttpRequest, pk: int) -> HttpResponse | None:
        """A page that keeps what was typed; with "haal terug" the record comes back first, and saving goes on."""
        model: Any = self.model
        weg = model.history.filter(**{model._meta.pk.attname: pk}).order_by("-history_id").first()
        if weg is None or not self.has_change_permission(request):  # type: ignore[attr-defined]
            return None
        mag_terug = self.may_bring_back(request)  # type: ignore[attr-defined]
        if "haal_terug" in request.POST and mag_terug:
            self.bring_back(request, pk)  # type: ignore[attr-defined]
            return None
        formulier: forms.BaseForm = self.get_form(request, None)(request.POST)
        regels = [(capfirst(str(veld.label)), in_words(veld, dict(request.POST.lists()))) for veld in formulier]
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Een collega heeft dit verwijderd"),
            "naam": str(weg.instance),
            "wie": weg.history_user,
            "wanneer": weg.history_date,
            "regels": [(label, waarde) for label, waarde in regels if waarde != _("niets")],
            "gestuurd": [(naam, w) for naam, waarden in request.POST.lists() if naam not in EIGEN for w in waarden],
            "mag_terug": mag_terug,
            "opts": self.model._meta,
        }
        return TemplateResponse(request, "admin/verdwenen.html", context, status=409)


def _keys_of(rijen: QuerySet) -> Iterable[int]:
    return rijen.values_list("pk", flat=True)


def read_choices(data: QueryDict) -> dict[str, str]:
    """What was asked and what was answered; empty where nothing was chosen."""
    antwoorden = {sleutel: data.get(f"keuze:{sleutel}", "") for sleutel in data.getlist("kies")}
    return {sleutel: keuze if keuze in (MIJ, COLLEGA) else "" for sleutel, keuze in antwoorden.items()}
