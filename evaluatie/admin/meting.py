"""Measurements: the page of one stadsdeel, with all wishes to fill in below each other."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialekaart.admin.filters import VanStadsdeelFilter
from socialekaart.models import Ondersteuningswens

from ..bladen.cellen import MEESTE_MENSEN
from ..bladen.meting import check_cijfer
from ..models import Meting, Wenscijfer
from ..models.meting import make_golf
from .basis import MET_DAGEN, EvaluatieModelAdmin
from .inlezen import MetMetingenblad


class AantalField(forms.IntegerField):
    """A count that may stay empty; no arrows, which a wheel of a mouse would turn."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "aantal"})

    def __init__(self, **opties: Any):
        super().__init__(required=False, min_value=0, max_value=MEESTE_MENSEN, **opties)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class MetingForm(forms.ModelForm):
    n = AantalField(
        label=gettext_lazy("Hoeveel mensen antwoordden"),
        help_text=gettext_lazy(
            "Voor alle wensen hieronder. Antwoordden er bij een wens meer of minder? Vul dat daar in."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("n", usual_n(self.instance))

    def clean(self) -> dict[str, Any]:
        """The key of the wave follows from two fields, so the database's own check comes too late for words."""
        gegevens = super().clean() or self.cleaned_data
        naam, perspectief, stadsdeel = (gegevens.get(veld) for veld in ("naam", "perspectief", "stadsdeel"))
        if naam and perspectief and stadsdeel:
            zelfde = Meting.objects.filter(golf=make_golf(naam, perspectief), stadsdeel=stadsdeel)
            if zelfde.exclude(pk=self.instance.pk).exists():
                self.add_error("naam", _("Deze meting is er al voor dit stadsdeel en deze groep."))
        return gegevens


def usual_n(meting: Meting) -> int | None:
    """How many people answered most of the questions; what differs from it stands beside its own wish."""
    if meting.pk is None:
        return None
    vaak = meting.cijfers.values("n").annotate(keren=Count("pk")).order_by("-keren", "-n")
    return next((rij["n"] for rij in vaak), None)


class CijferForm(forms.ModelForm):
    """One wish: empty is not asked. ``gewoon`` is the number of people for all wishes that have none of their own."""

    n = AantalField(label=gettext_lazy("andere n"))
    gewenst = AantalField(label=gettext_lazy("wensen dit"))
    vervuld = AantalField(label=gettext_lazy("hebben het al"))
    gewoon: int | None = None

    class Meta:
        model = Wenscijfer
        fields = ["wens", "n", "gewenst", "vervuld"]
        widgets = {"wens": forms.HiddenInput}

    @property
    def leeg(self) -> bool:
        return not self.errors and all(self.cleaned_data.get(naam) is None for naam in ("n", "gewenst", "vervuld"))

    def has_changed(self) -> bool:
        """Which wish it is was not typed."""
        return bool(set(self.changed_data) - {"wens"})

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if self.errors or self.leeg:
            return gegevens
        n = self.gewoon if gegevens["n"] is None else gegevens["n"]
        if gegevens["gewenst"] is None:
            self.add_error("gewenst", _("Hoeveel mensen wensen dit? Maak anders de hele rij leeg."))
        elif n is None:
            self.add_error("gewenst", _("Vul bovenaan in hoeveel mensen antwoordden, of hier bij ‘andere n’."))
        else:
            for veld, _waarde, reden in check_cijfer(n, gegevens["gewenst"], gegevens["vervuld"]):
                self.add_error(veld, reden)
        return gegevens | {"n": n}


class Cijfers(forms.BaseInlineFormSet):
    """All wishes in the order of their domains, those without a figure as well."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.wensen = list(Ondersteuningswens.objects.select_related("domein"))
        if not self.is_bound:
            bekend = {cijfer.wens_id for cijfer in self.get_queryset()}
            self.initial_extra = [{"wens": wens.pk} for wens in self.wensen if wens.pk not in bekend]
            self.extra = len(self.initial_extra)
        gewoon = str(self.data.get("n", "") if self.is_bound else usual_n(self.instance))
        self.gewoon = int(gewoon) if gewoon.isascii() and gewoon.isdecimal() and len(gewoon) < 9 else None

    def _construct_form(self, i: int, **kwargs: Any) -> CijferForm:
        form: Any = super()._construct_form(i, **kwargs)
        form.gewoon = self.gewoon
        if form.instance.pk and form.instance.n == self.gewoon:
            form.initial["n"] = None
        return form

    def _should_delete_form(self, form: Any) -> bool:
        """A wish of which all is made empty was not asked after all."""
        return super()._should_delete_form(form) or bool(form.instance.pk and form.is_bound and form.leeg)

    def delete_existing(self, obj: Wenscijfer, commit: bool = True) -> None:
        """As it was: its history keeps the last figures, not the empty fields."""
        obj.refresh_from_db()
        super().delete_existing(obj, commit)

    @property
    def domeinen(self) -> list[tuple[Any, list[tuple[Any, CijferForm]]]]:
        """The forms as the page shows them: below the name of their domain."""
        per_wens = {str(form["wens"].value()): form for form in self.forms}
        groepen: dict[Any, list] = {}
        for wens in self.wensen:
            if form := per_wens.get(str(wens.pk)):
                groepen.setdefault(wens.domein, []).append((wens, form))
        return list(groepen.items())


class CijferInline(admin.TabularInline):
    model = Wenscijfer
    form = CijferForm
    formset = Cijfers
    template = "admin/meting/cijfers.html"
    max_num = 500

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Making a wish empty is a change of the measurement."""
        return self.has_change_permission(request, obj)


@admin.register(Meting)
class MetingAdmin(MetMetingenblad, EvaluatieModelAdmin):
    form = MetingForm
    formfield_overrides = MET_DAGEN
    inlines = [CijferInline]
    change_list_template = "admin/blad/lijst.html"
    verdwijnt_mee = (Wenscijfer,)
    # What the next stadsdeel of the same wave says too.
    overnemen = ("naam", "instrument", "perspectief", "van", "tot", "bron")
    fieldsets = [
        (
            None,
            {"fields": ["naam", ("stadsdeel", "perspectief"), ("van", "tot"), "instrument", "bron", "voorbeeld", "n"]},
        )
    ]
    list_display = ["naam", "stadsdeel", "perspectief", "van", "tot", "aantal_wensen", "voorbeeld"]
    list_filter = [VanStadsdeelFilter, "perspectief", "voorbeeld"]
    list_select_related = ["stadsdeel", "perspectief"]
    search_fields = ["naam", "instrument", "bron"]

    class Media:
        css = {"all": ["css/beheer_meting.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meting]:
        return super().get_queryset(request).defer("stadsdeel__geometrie").annotate(wensen=Count("cijfers"))

    @admin.display(description=gettext_lazy("wensen"))
    def aantal_wensen(self, meting: Any) -> int:
        return meting.wensen

    def response_add(self, request: HttpRequest, obj: Meting, post_url_continue: str | None = None) -> HttpResponse:
        """A wave is the same form for each stadsdeel: what it says of the wave is filled in for the next."""
        antwoord = super().response_add(request, obj, post_url_continue)
        if "_addanother" not in request.POST:
            return antwoord
        waarden = {naam: request.POST.get(naam, "") for naam in self.overnemen}
        return redirect(f"{reverse('admin:evaluatie_meting_add')}?{urlencode(waarden)}")
