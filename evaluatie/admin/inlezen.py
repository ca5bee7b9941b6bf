"""The sheets of the evaluation: which one, what beside it is asked, and an empty one to fill in."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from palliatief.lib.download import XLSX, download
from socialekaart.admin.blad import BladForm, MetBlad
from socialekaart.importeren.blad import Rijuitslag
from socialekaart.importeren.tabel import Tabel
from socialekaart.models import Gebied, Ondersteuningswens, Perspectief

from ..actions import import_bevolking, import_metingen, import_schattingen
from ..bladen.doelgroep import BEVOLKING, SCHATTINGEN, make_bevolkingsblad, make_schattingenblad
from ..bladen.meting import METINGEN, make_metingenblad
from ..bladen.sjabloon import Kolommen, make_sjabloon
from ..models import Schattingsmethode


class MetLeegBlad(MetBlad):
    """A sheet with an empty one to download; ``kolommen`` says what each column is for."""

    kies_template = "admin/blad/kies.html"
    kolommen: Kolommen
    inleiding: Any
    bestandsnaam: str

    @abstractmethod
    def list_choices(self) -> Mapping[str, list[str]]:
        """What may stand in a cell, for the columns that have a list."""

    def get_urls(self) -> list[URLPattern]:
        leeg = self.admin_site.admin_view(require_safe(self.empty_view))  # type: ignore[attr-defined]
        return [path("inlezen/leeg.xlsx", leeg, name=f"{self._sheet_name}_leeg"), *super().get_urls()]

    def empty_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_read_in(request):
            raise PermissionDenied
        return download(make_sjabloon(self.kolommen, self.list_choices()), self.bestandsnaam, XLSX)

    def _show_sheet(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        eigen = {
            "kolommen": self.kolommen,
            "inleiding": self.inleiding,
            "leeg": reverse(f"admin:{self._sheet_name}_leeg"),
        }
        return super()._show_sheet(request, eigen | context)


def list_gebieden() -> list[str]:
    return list(Gebied.objects.order_by("soort", "code").values_list("code", flat=True))


# --- population ---


class BevolkingForm(BladForm):
    bron = forms.CharField(
        label=gettext_lazy("Bron"),
        max_length=300,
        help_text=gettext_lazy("Waar komen deze cijfers vandaan? Dit staat bij elk cijfer op de site."),
    )

    def read_blad(self, inhoud: bytes) -> Tabel:
        return make_bevolkingsblad({}).read_tabel(inhoud, meeste_rijen=self.meeste_rijen)


class MetBevolkingsblad(MetLeegBlad):
    bladform = BevolkingForm
    bladtitel = gettext_lazy("Blad met bevolking en sterfte inlezen")
    inleiding = gettext_lazy(
        "Kies een blad met inwoners en sterfte. We rekenen daaruit de doelgroep uit, met elke methode die een deel van "
        "de sterfte neemt. U ziet eerst wat elke rij doet. Daarna kiest u of u het inleest."
    )
    kolommen = BEVOLKING
    bestandsnaam = "bevolking.xlsx"

    def list_choices(self) -> Mapping[str, list[str]]:
        return {"code": list_gebieden()}

    def import_sheet(self, gegevens: dict[str, Any], *, dry_run: bool) -> list[Rijuitslag]:
        return import_bevolking(rijen=gegevens["tabel"].rijen, bron=gegevens["bron"], dry_run=dry_run)[1]


# --- estimates ---


class SchattingenForm(BladForm):
    def read_blad(self, inhoud: bytes) -> Tabel:
        return make_schattingenblad({}, []).read_tabel(inhoud, meeste_rijen=self.meeste_rijen)


class MetSchattingenblad(MetLeegBlad):
    bladform = SchattingenForm
    bladtitel = gettext_lazy("Blad met schattingen inlezen")
    inleiding = gettext_lazy(
        "Kies een blad met schattingen van het aantal mensen in de laatste fase van hun leven. U ziet eerst wat elke "
        "rij doet. Daarna kiest u of u het inleest."
    )
    kolommen = SCHATTINGEN
    bestandsnaam = "schattingen.xlsx"

    def list_choices(self) -> Mapping[str, list[str]]:
        return {
            "gebied_code": list_gebieden(),
            "methode": [methode.slug for methode in Schattingsmethode.objects.all()],
        }

    def import_sheet(self, gegevens: dict[str, Any], *, dry_run: bool) -> list[Rijuitslag]:
        return import_schattingen(rijen=gegevens["tabel"].rijen, dry_run=dry_run)[1]


# --- measurements ---


class MetingenForm(BladForm):
    # A wave in all stadsdelen is 256 rows for each group that is asked.
    meeste_rijen = 3000

    def read_blad(self, inhoud: bytes) -> Tabel:
        return make_metingenblad([], [], []).read_tabel(inhoud, meeste_rijen=self.meeste_rijen)


class MetMetingenblad(MetLeegBlad):
    bladform = MetingenForm
    bladtitel = gettext_lazy("Blad met gemeten wensen inlezen")
    inleiding = gettext_lazy(
        "Kies een blad met gemeten wensen. Elke rij gaat over één wens in één stadsdeel. U ziet eerst wat elke rij "
        "doet. Daarna kiest u of u het inleest."
    )
    kolommen = METINGEN
    bestandsnaam = "metingen.xlsx"

    def list_choices(self) -> Mapping[str, list[str]]:
        return {
            "perspectief": list(Perspectief.objects.values_list("slug", flat=True)),
            "stadsdeel": list(Gebied.objects.stadsdelen().order_by("naam").values_list("naam", flat=True)),
            "wens": list(Ondersteuningswens.objects.values_list("slug", flat=True)),
        }

    def import_sheet(self, gegevens: dict[str, Any], *, dry_run: bool) -> list[Rijuitslag]:
        return import_metingen(rijen=gegevens["tabel"].rijen, dry_run=dry_run)[1]
