"""Borgingsplannen: a plan, and its versions with what was agreed and who stand behind it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import ManyToManyField, Model, QuerySet
from django.forms import ModelForm, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.actions import log
from palliatief.gebruikers.models import Logregel
from socialekaart.admin.voorvertoning import MetVoorvertoning
from socialekaart.admin.werklijst import VanWerklijst

from ..actions import Geweigerd, advance_versie, check_next, check_versie, make_plan, make_version
from ..borging import compare
from ..borgingsbestand import give_plan
from ..models import Afspraak, Borgingsplan, Borgingsversie, Deelname, Ondertekening
from ..views.borging import preview_plan
from .basis import EigenFilter, Onderdeel, ProeftuinModelAdmin
from .stappen import NAAR, MetStappen, StapForm

Status = Borgingsversie.Status


class DoorActie(ProeftuinModelAdmin):
    """Something new is made by an action (``make``), and one writes on in it at once."""

    make: Callable[[Any], Model]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().add_view(request, *args, **kwargs)
        except Geweigerd as fout:
            # Somebody was just before, or pressed twice.
            messages.warning(request, str(fout))
            return HttpResponseRedirect(reverse(f"admin:proeftuinen_{self.opts.model_name}_changelist"))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the buttons to change from here what is chosen."""
        veld: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(veld, "widget", None), RelatedFieldWidgetWrapper):
            veld.widget = veld.widget.widget
        return veld

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs: Any) -> HttpResponse:
        """One button: more than one at a time nobody makes."""
        if kwargs.get("add"):
            context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            obj.__dict__ |= self.make(obj).__dict__

    def go_to(self, request: HttpRequest, versie: Borgingsversie) -> HttpResponse:
        messages.success(request, _("%s staat klaar als concept. Schrijf het hier verder.") % versie)
        return HttpResponseRedirect(reverse("admin:proeftuinen_borgingsversie_change", args=[versie.pk]))


@admin.register(Borgingsplan)
class BorgingsplanAdmin(DoorActie):
    change_form_template = "admin/borgingsplan.html"
    verdwijnt_mee = (Borgingsversie, Afspraak, Ondertekening)
    fields = ["proeftuin", "voorbeeld"]
    list_display = ["__str__", "laatste", "herzien", "voorbeeld"]
    list_filter = [EigenFilter, "voorbeeld"]
    list_select_related = ["proeftuin"]

    class Media:
        css = {"all": ["css/beheer_borging.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Borgingsplan]:
        return super().get_queryset(request).prefetch_related("versies")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["proeftuin"] if obj else []

    @admin.display(description=gettext_lazy("nieuwste versie"))
    def laatste(self, plan: Borgingsplan) -> str:
        versies = list(plan.versies.all())
        return f"{versies[0].nummer}, {versies[0].get_status_display()}" if versies else _("nog geen")

    @admin.display(description=gettext_lazy("opnieuw bekijken op"))
    def herzien(self, plan: Borgingsplan) -> date | None:
        return next((versie.herzien_op for versie in plan.versies.all()), None)

    def make(self, obj: Borgingsplan) -> Borgingsplan:
        return make_plan(proeftuin=obj.proeftuin, voorbeeld=obj.voorbeeld).plan

    def response_add(self, request: HttpRequest, obj: Borgingsplan, post_url_continue: Any = None) -> HttpResponse:
        return self.go_to(request, obj.versies.get())

    def view_on_site(self, plan: Borgingsplan) -> str | None:
        return plan.get_absolute_url() if Borgingsversie.objects.public().filter(plan=plan).exists() else None


class AfspraakInline(Onderdeel):
    model = Afspraak
    fields = ["titel", "eigenaren", "toelichting", ("termijn", "geld", "geld_tot"), ("geldbron", "volgorde")]

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        """Who take part in the proeftuin first; asked for once and not for each row."""
        veld: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        mee = self._deelnemers(request)
        alle = list(veld.choices)
        groepen = {
            _("Doen mee aan de proeftuin"): [keuze for keuze in alle if keuze[0].value in mee],
            _("Andere organisaties"): [keuze for keuze in alle if keuze[0].value not in mee],
        }
        veld.choices = [(naam, keuzes) for naam, keuzes in groepen.items() if keuzes]
        return veld

    def _deelnemers(self, request: HttpRequest) -> set[int]:
        pk = request.resolver_match.kwargs.get("object_id", "") if request.resolver_match else ""
        deelnames = Deelname.objects.filter(proeftuin__borgingsplan__versies=int(pk) if pk.isdecimal() else None)
        return set(deelnames.values_list("organisatie", flat=True))


class OndertekeningInline(Onderdeel):
    model = Ondertekening
    fields = [("organisatie", "functie", "op")]


class HerzienFilter(admin.SimpleListFilter):
    title = gettext_lazy("opnieuw bekijken")
    parameter_name = "herzien"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("nu", gettext_lazy("de dag is er")), ("laatste", gettext_lazy("nieuwste van elk plan"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "nu":
            return queryset.filter(pk__in=Borgingsversie.objects.to_review(localdate()).values("pk"))
        if self.value() == "laatste":
            return queryset.filter(pk__in=Borgingsversie.objects.newest().values("pk"))
        return queryset


class VersieForm(StapForm):
    check = staticmethod(check_versie)

    def clean_plan(self) -> Borgingsplan:
        """Asked for a new version only."""
        try:
            check_next(self.cleaned_data["plan"])
        except Geweigerd as fout:
            raise ValidationError(str(fout)) from fout
        return self.cleaned_data["plan"]


@admin.register(Borgingsversie)
class BorgingsversieAdmin(MetStappen, MetVoorvertoning, VanWerklijst, DoorActie):
    form = VersieForm
    add_form_template = "admin/change_form.html"
    change_form_template = "admin/borgingsversie.html"
    inlines = [AfspraakInline, OndertekeningInline]
    verdwijnt_mee = (Afspraak, Ondertekening)
    list_display = ["__str__", "status", "besproken_op", "vastgesteld_op", "herzien_op"]
    list_filter = [EigenFilter, HerzienFilter, "status"]
    list_select_related = ["plan__proeftuin"]
    fieldsets = [
        (None, {"fields": ["wijziging"]}),
        (gettext_lazy("Waar we samen voor staan"), {"fields": ["missie", "visie"]}),
        (gettext_lazy("Na de proeftuin"), {"fields": ["blijft", "monitoring", "herzien_op"]}),
    ]

    class Media:
        css = {"all": ["css/beheer_borging.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Borgingsversie]:
        return super().get_queryset(request).select_related("plan__proeftuin")

    # --- what was decided stays ---

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.status != Status.VASTGESTELD)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.status != Status.VASTGESTELD)

    # --- a new version ---

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj:
            return super().get_fieldsets(request, obj)
        uitleg = gettext_lazy("De nieuwe versie begint als de vorige: met dezelfde tekst en dezelfde afspraken.")
        return [(None, {"fields": ["plan"], "description": uitleg})]

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_inlines(request, obj) if obj else []

    def make(self, obj: Borgingsversie) -> Borgingsversie:
        return make_version(plan=obj.plan)

    def response_add(self, request: HttpRequest, obj: Borgingsversie, post_url_continue: Any = None) -> HttpResponse:
        return self.go_to(request, obj)

    # --- further ---

    def list_steps(self, versie: Borgingsversie) -> list[tuple[str, str]]:
        namen = {
            Status.CONCEPT: _("Terug naar concept"),
            Status.BESPROKEN: _("Dit is besproken"),
            Status.VASTGESTELD: _("Stel dit plan vast"),
        }
        return [(naar, namen[Status(naar)]) for naar in Borgingsversie.MAG_NAAR[versie.status]]

    def take_step(self, versie: Borgingsversie, naar: str, op: date) -> str:
        nu = advance_versie(versie=versie, naar=naar, op=op)
        if nu.status == Status.VASTGESTELD and nu.herzien_op:
            dag = date_format(nu.herzien_op, "j F Y")
            return _("%(plan)s is vastgesteld. Op %(dag)s krijgt u een herinnering.") % {"plan": nu, "dag": dag}
        return _("%(plan)s staat nu op: %(status)s.") % {"plan": nu, "status": nu.get_status_display()}

    def response_change(self, request: HttpRequest, obj: Borgingsversie) -> HttpResponse:
        """What visitors get to read that was not there is in the log."""
        antwoord = super().response_change(request, obj)
        if NAAR not in request.POST:
            return antwoord
        openbaar = Borgingsversie.objects.public().filter(pk=obj.pk).exclude(status=obj.status).first()
        if openbaar:
            wat = f"{self.opts.verbose_name}: {openbaar} ({openbaar.get_status_display()})"
            log(soort=Logregel.Soort.PUBLICATIE, gebruiker=request.user, wat=wat)
        return antwoord

    def render_change_form(self, request: HttpRequest, context: dict, obj: Any = None, **kwargs: Any) -> HttpResponse:
        if obj and obj.pk:
            vorige = obj.plan.versies.filter(nummer__lt=obj.nummer).first()
            context |= {
                "voorvertoning_in": "admin/stappen.html",
                "verschil": compare(vorige, obj) if vorige else None,
                "mag_nieuw": self.has_add_permission(request) and self.is_own(request, obj),
            }
            if obj.status == Status.VASTGESTELD and self.is_own(request, obj):
                messages.info(request, _("Wat is vastgesteld, verandert niet meer. Anders? Maak een nieuwe versie."))
        return super().render_change_form(request, context, obj=obj, **kwargs)

    # --- as others read it ---

    def view_on_site(self, versie: Borgingsversie) -> str | None:
        openbaar = Borgingsversie.objects.public().filter(pk=versie.pk).exists()
        return versie.get_absolute_url() if openbaar else None

    def show_page(self, request: HttpRequest, obj: Borgingsversie) -> HttpResponse:
        return preview_plan(request, obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.pdf_view)
        return [path("<int:pk>/pdf/", view, name="proeftuinen_borgingsversie_pdf"), *super().get_urls()]

    def pdf_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Also a concept, to talk about around a table."""
        versie = get_object_or_404(self.get_queryset(request), pk=pk)
        return give_plan(versie)
