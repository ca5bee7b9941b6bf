"""A short sheet in the admin: choose it, look at what each row would do, and read in what was seen.

Nothing is kept in between: the page itself holds the file, and reading in compares with what was seen by a hash.
"""

import hashlib
from abc import abstractmethod
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.download import XLSX, download
from palliatief.lib.tabelbestand import make_xlsx

from ..importeren import Invoerfout
from ..importeren.blad import Rijuitslag
from ..importeren.tabel import Tabel
from ..models.bestand import MEGABYTE, validate_upload
from .inlezing import refuse_huge

# More rows make a page that nobody reads to its end; the list of errors to download has them all.
IN_BEELD = 300


class BladForm(forms.Form):
    """Which file. A subclass says how to read it, and may ask more."""

    meeste_rijen = 500
    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        required=False,
    )
    blad = forms.CharField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, gebruiker: Gebruiker, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["bestand"].help_text = (
            _("Een Excel-blad (.xlsx) of een .csv, met hooguit %d rijen.") % self.meeste_rijen
        )

    @abstractmethod
    def read_blad(self, inhoud: bytes) -> Tabel:
        """The rows of the sheet in these bytes."""

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        try:
            inhoud = self._read(gegevens)
            gegevens |= {"tabel": self.read_blad(inhoud), "blad": urlsafe_b64encode(inhoud).decode()}
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

    def as_hidden(self, uitslagen: list[Rijuitslag]) -> dict[str, Any]:
        """What the next page sends again: the file, what was chosen beside it, and what was seen."""
        keuzes = {veld.html_name: veld.data or "" for veld in self if veld.name not in ("bestand", "blad", "gezien")}
        return keuzes | {"blad": self.cleaned_data["blad"], "gezien": fingerprint(uitslagen)}


class MetBlad:
    """Mix into the page of what the sheet fills."""

    bladform: type[BladForm]
    bladtitel: Any
    kies_template: str

    def may_read_in(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)  # type: ignore[attr-defined]

    @abstractmethod
    def import_sheet(self, gegevens: dict[str, Any], *, dry_run: bool) -> list[Rijuitslag]:
        """What each row does; written unless it is a trial."""

    def get_urls(self) -> list[URLPattern]:
        inlezen = self.admin_site.admin_view(self.sheet_view)  # type: ignore[attr-defined]
        return [path("inlezen/", refuse_huge(inlezen), name=self._sheet_name), *super().get_urls()]

    @property
    def _sheet_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_inlezen"  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        adres = {"inlezen": reverse(f"admin:{self._sheet_name}")} if self.may_read_in(request) else {}
        return super().changelist_view(request, adres | (extra_context or {}))

    def sheet_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_read_in(request):
            raise PermissionDenied
        gebruiker: Any = request.user
        form = self.bladform(gebruiker, request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self._show_sheet(request, {"form": form})
        uitslagen, ingelezen = self._read_in(form.cleaned_data, lezen="lees" in request.POST)
        if "fouten" in request.POST:
            return list_errors(uitslagen)
        if ingelezen:
            return self._finish(request, uitslagen)
        if "lees" in request.POST:
            messages.warning(request, _("Er is iets veranderd sinds u keek. Dit is het nieuwe overzicht. Kijk het na."))
        return self._show_sheet(request, {"form": form, **_describe(form, uitslagen)})

    @transaction.atomic
    def _read_in(self, gegevens: dict[str, Any], *, lezen: bool) -> tuple[list[Rijuitslag], bool]:
        """What each row does; it stays only when somebody asked for it and saw just this."""
        uitslagen = self.import_sheet(gegevens, dry_run=not lezen)
        ingelezen = lezen and gegevens["gezien"] == fingerprint(uitslagen)
        transaction.set_rollback(not ingelezen)
        return uitslagen, ingelezen

    def _show_sheet(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        basis = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": self.bladtitel,
            "opts": self.opts,  # type: ignore[attr-defined]
            "lijst": self._list_address(),
            "inlezen": reverse(f"admin:{self._sheet_name}"),
            "kies_template": self.kies_template,
        }
        return TemplateResponse(request, "admin/blad/inlezen.html", basis | context)

    def _list_address(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")  # type: ignore[attr-defined]

    def _finish(self, request: HttpRequest, uitslagen: list[Rijuitslag]) -> HttpResponse:
        aantal = count_verdicts(uitslagen)
        messages.success(request, _("Ingelezen: %(nieuw)d nieuw, %(gewijzigd)d gewijzigd.") % aantal)
        if aantal["fout"]:
            tekst = ngettext(
                "%d rij was fout en is niet ingelezen.", "%d rijen waren fout en zijn niet ingelezen.", aantal["fout"]
            )
            messages.warning(request, tekst % aantal["fout"])
        return redirect(self._list_address())


def count_verdicts(uitslagen: list[Rijuitslag]) -> dict[str, int]:
    oordelen = [uitslag.oordeel for uitslag in uitslagen]
    namen = ("fout", "nieuw", "gewijzigd", "ongewijzigd", "overgeslagen")
    return {oordeel: oordelen.count(oordeel) for oordeel in namen}


def fingerprint(uitslagen: list[Rijuitslag]) -> str:
    """The same for the same overview."""
    return hashlib.sha256(repr(uitslagen).encode()).hexdigest()


def _describe(form: BladForm, uitslagen: list[Rijuitslag]) -> dict[str, Any]:
    """What is wrong first, then what changes, then what is new; each in the order of the sheet."""
    volgorde = ("fout", "overgeslagen", "gewijzigd", "nieuw")
    regels = sorted(
        (uitslag for uitslag in uitslagen if uitslag.oordeel in volgorde), key=lambda u: volgorde.index(u.oordeel)
    )
    return {
        "aantal": count_verdicts(uitslagen),
        "regels": regels[:IN_BEELD],
        "meer": max(len(regels) - IN_BEELD, 0),
        "vreemd": form.cleaned_data["tabel"].genegeerd,
        "verstopt": form.as_hidden(uitslagen),
    }


def list_errors(uitslagen: list[Rijuitslag]) -> HttpResponse:
    """What is wrong, cell by cell, for who mends it in the sheet."""
    rijen = [(u.rij, u.naam, *reden) for u in uitslagen if u.oordeel == "fout" for reden in u.redenen]
    blad = make_xlsx(["rij", "naam", "kolom", "waarde", "reden"], rijen, blad=_("Fouten"))
    return download(blad, "fouten.xlsx", XLSX)
