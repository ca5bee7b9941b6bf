"""The lexicon: a coordinator adds a word that people use, and the search knows it at once."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib.spelling import LANGSTE, read_words, simplify
from palliatief.lib.talen import TALEN, taalnaam

from .. import actions
from ..models import Uitdrukking
from .geschiedenis import MetGeschiedenis
from .velden import DoelgroepenField, WensenField
from .verwijderen import KorteVerwijderlijst


def tidy(tekst: str) -> str:
    """Small letters and single spaces."""
    return " ".join(tekst.lower().split())


def check_words(tekst: str) -> None:
    """Refuse what has no words, or is longer than the search can keep."""
    if len(simplify(tekst)) > LANGSTE:
        raise ValidationError(
            _("‘%(tekst)s…’ is te lang: hoogstens %(aantal)d tekens.") % {"tekst": tekst[:40], "aantal": LANGSTE}
        )
    if not read_words(tekst):
        raise ValidationError(_("‘%(tekst)s’ heeft geen letters of cijfers.") % {"tekst": tekst})


class Woordenlijstveld(forms.CharField):
    """Several words or phrases with commas between them."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return list(dict.fromkeys(filter(None, map(tidy, (value or "").split(",")))))

    def validate(self, value: Any) -> None:
        for tekst in value:
            check_words(tekst)


class UitdrukkingForm(forms.ModelForm):
    wensen = WensenField()
    doelgroepen = DoelgroepenField()
    andere_woorden = Woordenlijstveld(label=gettext_lazy("Andere woorden"), required=False)
    taal = forms.ChoiceField(
        label=gettext_lazy("Taal"), choices=sorted(TALEN.items(), key=lambda taal: str(taal[1])), initial="nl"
    )

    class Meta:
        model = Uitdrukking
        fields: ClassVar[list[str]] = []  # the fieldsets of the admin name them
        widgets = {"elders": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        uitleg = {
            "wensen": _("Wat bedoelen mensen als ze dit typen?"),
            "doelgroepen": _("Over wie gaat het dan?"),
            "andere_woorden": Uitdrukking._meta.get_field("andere_woorden").help_text,
            "taal": "",
        }
        for naam in uitleg.keys() & self.fields.keys():
            self.fields[naam].help_text = uitleg[naam]

    def clean_tekst(self) -> str:
        tekst = tidy(self.cleaned_data["tekst"])
        check_words(tekst)
        andere = Uitdrukking.objects.exclude(pk=self.instance.pk).values_list("pk", "tekst")
        zelfde = next((rij for rij in andere if read_words(rij[1]) == read_words(tekst)), None)
        if zelfde:
            raise ValidationError(
                format_html(
                    _('Dit staat er al: <a href="{url}">{tekst}</a>. Hoofdletters en accenten tellen niet.'),
                    url=reverse("admin:socialekaart_uitdrukking_change", args=[zelfde[0]]),
                    tekst=zelfde[1],
                )
            )
        return tekst

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        betekenis = any(self.cleaned_data[naam] for naam in ("wensen", "doelgroepen", "andere_woorden"))
        overslaan, elders = self.cleaned_data["overslaan"], self.cleaned_data["elders"]
        if not (betekenis or overslaan or elders):
            raise ValidationError(
                _("Zeg wat mensen hiermee bedoelen: kies een wens of doelgroep, of vul andere woorden in.")
            )
        if overslaan and (betekenis or elders):
            self.add_error(
                "overslaan",
                _("Wat we overslaan, heeft geen betekenis. Haal dit vinkje weg, of maak de andere velden leeg."),
            )
        elif elders and betekenis:
            self.add_error(
                "elders",
                _("Dit is alleen voor wat niet op deze kaart staat. Maak het leeg, of maak de andere velden leeg."),
            )


class TaalFilter(admin.SimpleListFilter):
    """The languages that the lexicon has words of."""

    title = gettext_lazy("taal")
    parameter_name = "taal"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        codes = Uitdrukking.objects.order_by("taal").values_list("taal", flat=True).distinct()
        return sorted(((code, taalnaam(code)) for code in codes), key=lambda taal: taal[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Uitdrukking]) -> QuerySet[Uitdrukking]:
        return queryset.filter(taal=self.value()) if self.value() else queryset


@admin.register(Uitdrukking)
class UitdrukkingAdmin(MetGeschiedenis, KorteVerwijderlijst, admin.ModelAdmin):
    menugroep = gettext_lazy("Lijsten")
    form = UitdrukkingForm
    fieldsets = [
        (
            None,
            {
                "fields": ["tekst", "zoekresultaat", "taal"],
                "description": gettext_lazy("Wat u hier bewaart, werkt meteen door in het zoeken."),
            },
        ),
        (gettext_lazy("Wat mensen bedoelen"), {"fields": ["wensen", "doelgroepen", "andere_woorden"]}),
        (gettext_lazy("Of anders"), {"fields": ["overslaan", "elders"]}),
    ]
    readonly_fields = ["zoekresultaat"]
    list_display = ["tekst", "betekenis", "taalnaam"]
    list_filter = ["wensen", "doelgroepen", TaalFilter, "overslaan"]
    list_per_page = 100
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["tekst", "andere_woorden__icontains"]
    search_help_text = gettext_lazy("Woord, of een ander woord voor hetzelfde")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Uitdrukking]:
        return super().get_queryset(request).prefetch_related("wensen", "doelgroepen")

    @admin.display(description=gettext_lazy("betekent"))
    def betekenis(self, uitdrukking: Uitdrukking) -> str:
        if uitdrukking.overslaan:
            return _("slaan we over")
        namen = [str(rij) for rij in (*uitdrukking.wensen.all(), *uitdrukking.doelgroepen.all())]
        return ", ".join([*namen, *(f"‘{woord}’" for woord in uitdrukking.andere_woorden)]) or uitdrukking.elders

    @admin.display(description=gettext_lazy("taal"), ordering="taal")
    def taalnaam(self, uitdrukking: Uitdrukking) -> str:
        return taalnaam(uitdrukking.taal)

    @admin.display(description=gettext_lazy("Probeer"))
    def zoekresultaat(self, uitdrukking: Uitdrukking) -> str:
        if not uitdrukking.pk:
            return _("Bewaar eerst; dan ziet u hier wat mensen vinden.")
        vraag = QueryDict(mutable=True)
        vraag["q"] = uitdrukking.tekst
        return format_html('<a href="{}?{}">{}</a>', reverse("kaart"), vraag.urlencode(), _("Bekijk het zoekresultaat"))

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        actions.refresh_lexicon()

    def delete_model(self, request: HttpRequest, obj: Uitdrukking) -> None:
        super().delete_model(request, obj)
        actions.refresh_lexicon()

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Uitdrukking]) -> None:
        super().delete_queryset(request, queryset)
        actions.refresh_lexicon()
