"""Open answers: clean them, code them, and see how far two people agree."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib.download import CSV, download
from palliatief.lib.tabelbestand import make_csv

from ..actions.codering import Veranderd, clean_antwoord, code_antwoord, find_herkenbaar, state_of
from ..effect.codering import tell_paren, to_code
from ..effect.uitvoer import PRECIES, exact_rows
from ..models import Codethema, OpenAntwoord
from .basis import EvaluatieModelAdmin

Status = OpenAntwoord.Status


class OpschoonForm(forms.ModelForm):
    """The cleaned words beside what was sent; what may tell who it was is asked about once."""

    stand = forms.CharField(widget=forms.HiddenInput, required=False)
    nagekeken = forms.BooleanField(
        label=gettext_lazy("Ik heb het nagekeken: hieraan herkent u niemand"), required=False
    )

    class Meta:
        model = OpenAntwoord
        fields = ["schoon", "status"]
        widgets = {"schoon": forms.Textarea(attrs={"rows": 4}), "status": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuze: Any = self.fields["status"]
        keuze.choices = [(waarde, label) for waarde, label in Status.choices if waarde != Status.NIEUW]
        self.initial["stand"] = self.was = state_of(self.instance)
        if self.instance.status == Status.NIEUW:
            self.initial.update(schoon=self.instance.tekst, status=Status.TONEN)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("stand") != self.was:
            raise ValidationError(
                _("Een collega heeft dit net ook opgeschoond. Nu staat er: “%s”. Kies wat klopt, en bewaar nog eens.")
                % self.instance.schoon
            )
        if gegevens.get("status") == Status.WEG:
            return gegevens | {"schoon": ""}
        if not gegevens.get("schoon", "").strip():
            self.add_error("schoon", _("Schrijf de opgeschoonde tekst op. Of kies ‘niet te gebruiken’."))
        elif not gegevens.get("nagekeken") and (gevonden := find_herkenbaar(gegevens["schoon"])):
            self.add_error("nagekeken", _("Kijk dit na: %s. Is het goed? Zet dan dit vinkje.") % "; ".join(gevonden))
        return gegevens


class ThemasForm(forms.Form):
    themas = forms.ModelMultipleChoiceField(
        Codethema.objects.all(),
        label=gettext_lazy("Welke thema’s ziet u?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


@admin.register(OpenAntwoord)
class OpenAntwoordAdmin(admin.ModelAdmin):
    """What people wrote in their own words. The answers cannot be added to or put together by person."""

    menugroep = gettext_lazy("Evaluatie")
    form = OpschoonForm
    fields = ["groep", "vraag", "stond", "schoon", "status", "nagekeken", "stand"]
    readonly_fields = ["groep", "vraag", "stond"]
    list_display = ["woorden", "status", "groep", "vraag"]
    list_filter = ["status", "meetmoment__vragenlijst__perspectief", "meetmoment__moment"]
    list_select_related = ["vraag", "meetmoment__vragenlijst__perspectief"]
    search_fields = ["schoon"]
    actions = None
    change_list_template = "admin/codering/lijst.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: OpenAntwoord | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("wat er stond"))
    def stond(self, antwoord: OpenAntwoord) -> str:
        return antwoord.tekst or _("Dat is weggegooid toen dit is opgeschoond.")

    @admin.display(description=gettext_lazy("antwoord"))
    def woorden(self, antwoord: OpenAntwoord) -> str:
        return (antwoord.schoon or antwoord.tekst or "–")[:80]

    @admin.display(description=gettext_lazy("groep"))
    def groep(self, antwoord: OpenAntwoord) -> str:
        return f"{antwoord.meetmoment.vragenlijst.perspectief}, {antwoord.meetmoment.moment}"

    def get_urls(self) -> list[URLPattern]:
        def make(route: str, view: Any, naam: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"evaluatie_openantwoord_{naam}")

        return [
            make("opschonen/", self.clean_view, "opschonen"),
            make("coderen/", self.code_view, "coderen"),
            make("overeenstemming/", self.agreement_view, "overeenstemming"),
            make("antwoorden.csv", self.exact_csv, "antwoorden"),
            *super().get_urls(),
        ]

    # --- cleaning ---

    def clean_view(self, request: HttpRequest) -> HttpResponse:
        """To the first answer that nobody cleaned yet."""
        self._must_change(request)
        eerste = OpenAntwoord.objects.filter(status=Status.NIEUW).first()
        if eerste is None:
            messages.success(request, _("Alle antwoorden zijn opgeschoond."))
            return redirect("admin:evaluatie_openantwoord_changelist")
        return redirect("admin:evaluatie_openantwoord_change", eerste.pk)

    def save_model(self, request: HttpRequest, obj: OpenAntwoord, form: forms.ModelForm, change: bool) -> None:
        try:
            clean_antwoord(antwoord=obj, stand=form.cleaned_data["stand"], schoon=obj.schoon, status=obj.status)
            messages.success(request, _("Bewaard. Wat er eerst stond, is weg."))
        except Veranderd:
            messages.warning(request, _("Een collega was net iets eerder. Uw tekst is niet bewaard."))

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs: Any) -> HttpResponse:
        """With one way to save: it leads to the next answer."""
        return super().render_change_form(request, context | {"show_save_and_continue": False}, **kwargs)

    def response_change(self, request: HttpRequest, obj: OpenAntwoord) -> HttpResponse:
        return self.clean_view(request)

    # --- coding ---

    def code_view(self, request: HttpRequest) -> HttpResponse:
        """The next answer that this person did not code, or the one that is asked for, to change one's own choice.

        What others saw in it is not shown.
        """
        self._must_change(request)
        gebruiker: Any = request.user
        wachtend = to_code(gebruiker)
        antwoord = wachtend.first()
        if request.method == "POST" or "antwoord" in request.GET:
            gevraagd = request.POST.get("antwoord") or request.GET.get("antwoord")
            antwoord = get_object_or_404(OpenAntwoord.objects.cleaned(), pk=_number(gevraagd))
        eigen = Codethema.objects.filter(coderingen__antwoord=antwoord, coderingen__codeur=gebruiker)
        form = ThemasForm(request.POST if request.method == "POST" else None, initial={"themas": eigen})
        if antwoord and form.is_valid():
            code_antwoord(antwoord=antwoord, codeur=gebruiker, themas=form.cleaned_data["themas"])
            messages.success(request, self._tell_coded(antwoord))
            return redirect("admin:evaluatie_openantwoord_coderen")
        context = {"form": form, "antwoord": antwoord, "nog": wachtend.count()}
        return self._show(request, _("Antwoorden coderen"), "admin/codering/coderen.html", context)

    def _tell_coded(self, antwoord: OpenAntwoord) -> str:
        adres = f"{reverse('admin:evaluatie_openantwoord_coderen')}?antwoord={antwoord.pk}"
        return format_html('{} <a href="{}">{}</a>', _("Bewaard."), adres, _("Verander uw keuze"))

    def agreement_view(self, request: HttpRequest) -> HttpResponse:
        self._must_change(request)
        titel = _("Zien we hetzelfde?")
        return self._show(request, titel, "admin/codering/overeenstemming.html", {"paren": tell_paren()})

    def exact_csv(self, request: HttpRequest) -> HttpResponse:
        """Each answer with choices as a row, exact; for who may see that."""
        if not request.user.has_perm("evaluatie.view_precies"):
            raise PermissionDenied
        return download(make_csv(PRECIES, exact_rows()), "vragenlijsten-intern.csv", CSV)

    def _must_change(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _show(self, request: HttpRequest, titel: str, sjabloon: str, context: dict[str, Any]) -> HttpResponse:
        basis = {**self.admin_site.each_context(request), "title": titel, "opts": self.opts}
        return TemplateResponse(request, sjabloon, basis | context)


@admin.register(Codethema)
class CodethemaAdmin(EvaluatieModelAdmin):
    list_display = ["naam", "uitleg", "volgorde"]
    prepopulated_fields = {"slug": ["naam"]}


def _number(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdecimal() and len(tekst) < 17 else 0
