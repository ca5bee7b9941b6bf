"""A sheet with ties: choose it, look at what each row would do, and read in what was seen."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.download import XLSX, download
from palliatief.lib.tabelbestand import make_xlsx
from socialekaart.admin.inlezing import refuse_huge
from socialekaart.importeren import Invoerfout
from socialekaart.models import Gebied
from socialekaart.models.bestand import MEGABYTE, validate_upload
from socialekaart.rechten import STEDELIJK

from ..actions import Rijuitslag, import_samenwerkingen
from ..rechten import may_tell
from ..samenwerkingenblad import KOLOMMEN, read_blad
from .basis import own_stadsdelen

# More takes longer than somebody waits for a page; the command has no such limit.
MEESTE_RIJEN = 500


class BladForm(forms.Form):
    """Which file, and where it is about. Between looking and reading in, the page itself keeps the file."""

    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Een Excel-blad (.xlsx) of een .csv, met hooguit 500 rijen."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        required=False,
    )
    stadsdeel = forms.ModelChoiceField(
        Gebied.objects.none(),
        label=gettext_lazy("Waar werken ze samen?"),
        empty_label=gettext_lazy("overal waar beide werken"),
    )
    ook_lijkende = forms.BooleanField(
        label=gettext_lazy("Maak ook nieuwe organisaties waarvan de naam op een bekende lijkt"),
        help_text=gettext_lazy("Anders vragen we wie u bedoelt. Andere nieuwe organisaties maken we altijd."),
        required=False,
    )
    blad = forms.CharField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, gebruiker: Gebruiker, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        stadsdeel: Any = self.fields["stadsdeel"]
        stadsdeel.queryset = own_stadsdelen(gebruiker)
        stadsdeel.required = not gebruiker.has_perm(STEDELIJK)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        try:
            inhoud = self._read(gegevens)
            gegevens |= {
                "tabel": read_blad(inhoud, meeste_rijen=MEESTE_RIJEN),
                "blad": urlsafe_b64encode(inhoud).decode(),
            }
        except (Invoerfout, ValidationError) as fout:
            self.add_error("bestand", fout if isinstance(fout, ValidationError) else str(fout))
        return gegevens

    def _read(self, gegevens: dict[str, Any]) -> bytes:
        if bestand := gegevens.get("bestand"):
            validate_upload(bestand, ("xlsx", "csv"))
            if bestand.size > MEGABYTE:
                raise Invoerfout(_("Dit bestand is te groot: hooguit 1 MB. Maak er twee bladen van."))
            return bestand.read()
        try:
            return urlsafe_b64decode(gegevens.get("blad", ""))
        except ValueError:
            return b""


class MetBlad:
    """Mix into the page of the ties."""

    def get_urls(self) -> list[URLPattern]:
        inlezen = self.admin_site.admin_view(self.sheet_view)  # type: ignore[attr-defined]
        return [
            path("inlezen/", refuse_huge(inlezen), name="proeftuinen_samenwerking_inlezen"),
            *super().get_urls(),
        ]

    def sheet_view(self, request: HttpRequest) -> HttpResponse:
        if not may_tell(request.user):
            raise PermissionDenied
        gebruiker: Any = request.user
        form = BladForm(gebruiker, request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._show_sheet(request, {"form": form, "kolommen": KOLOMMEN})
        uitslagen, ingelezen = _read_in(form.cleaned_data, lezen="lees" in request.POST)
        if "fouten" in request.POST:
            return _list_errors(uitslagen)
        if ingelezen:
            return self._finish(request, uitslagen)
        if "lees" in request.POST:
            messages.warning(request, _("Er is iets veranderd sinds u keek. Dit is het nieuwe overzicht. Kijk het na."))
        return self._show_sheet(request, {"form": form, **_describe(form.cleaned_data, uitslagen)})

    def _show_sheet(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        basis = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Blad met samenwerkingen inlezen"),
            "opts": self.opts,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/samenwerking/inlezen.html", basis | context)

    def _finish(self, request: HttpRequest, uitslagen: list[Rijuitslag]) -> HttpResponse:
        aantal = count_verdicts(uitslagen)
        messages.success(request, _("Ingelezen: %(nieuw)d nieuw, %(gewijzigd)d gewijzigd.") % aantal)
        if aantal["fout"]:
            tekst = ngettext(
                "%d rij was fout en is niet ingelezen.", "%d rijen waren fout en zijn niet ingelezen.", aantal["fout"]
            )
            messages.warning(request, tekst % aantal["fout"])
        return redirect("admin:proeftuinen_samenwerking_changelist")


def count_verdicts(uitslagen: list[Rijuitslag]) -> dict[str, int]:
    oordelen = [uitslag.oordeel for uitslag in uitslagen]
    return {oordeel: oordelen.count(oordeel) for oordeel in ("fout", "nieuw", "gewijzigd", "ongewijzigd")}


@transaction.atomic
def _read_in(gegevens: dict[str, Any], *, lezen: bool) -> tuple[list[Rijuitslag], bool]:
    """What each row does; it stays only when somebody asked for it and saw just this."""
    uitslagen = import_samenwerkingen(
        rijen=gegevens["tabel"].rijen,
        stadsdeel=gegevens["stadsdeel"],
        ook_lijkende=gegevens["ook_lijkende"],
        dry_run=not lezen,
    )[1]
    ingelezen = lezen and gegevens["gezien"] == _fingerprint(uitslagen)
    transaction.set_rollback(not ingelezen)
    return uitslagen, ingelezen


def _fingerprint(uitslagen: list[Rijuitslag]) -> str:
    """The same for the same overview."""
    return hashlib.sha256(repr(uitslagen).encode()).hexdigest()


def _describe(gegevens: dict[str, Any], uitslagen: list[Rijuitslag]) -> dict[str, Any]:
    return {
        "aantal": count_verdicts(uitslagen),
        "regels": [uitslag for uitslag in uitslagen if uitslag.oordeel != "ongewijzigd"],
        "vreemd": gegevens["tabel"].genegeerd,
        "verstopt": {
            "blad": gegevens["blad"],
            "gezien": _fingerprint(uitslagen),
            "stadsdeel": gegevens["stadsdeel"].pk if gegevens["stadsdeel"] else "",
            "ook_lijkende": "on" if gegevens["ook_lijkende"] else "",
        },
    }


def _list_errors(uitslagen: list[Rijuitslag]) -> HttpResponse:
    """What is wrong, cell by cell, for who mends it in the sheet."""
    rijen = [(u.rij, u.naam, *reden) for u in uitslagen if u.oordeel == "fout" for reden in u.redenen]
    blad = make_xlsx(["rij", "naam", "kolom", "waarde", "reden"], rijen, blad=_("Fouten"))
    return download(blad, "fouten.xlsx", XLSX)
