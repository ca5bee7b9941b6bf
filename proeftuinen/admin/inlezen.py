"""A sheet with ties: choose it, look at what each row would do, and read in what was seen."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from palliatief.gebruikers.models import Gebruiker
from socialekaart.admin.blad import BladForm, MetBlad
from socialekaart.importeren.tabel import Tabel
from socialekaart.models import Gebied
from socialekaart.rechten import STEDELIJK

from ..actions import Rijuitslag, import_samenwerkingen
from ..rechten import may_tell
from ..samenwerkingenblad import KOLOMMEN, read_blad
from .basis import own_stadsdelen


class SamenwerkingenForm(BladForm):
    """Which file, and where it is about."""

    kolommen = KOLOMMEN
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

    def __init__(self, gebruiker: Gebruiker, *args: Any, **kwargs: Any):
        super().__init__(gebruiker, *args, **kwargs)
        stadsdeel: Any = self.fields["stadsdeel"]
        stadsdeel.queryset = own_stadsdelen(gebruiker)
        stadsdeel.required = not gebruiker.has_perm(STEDELIJK)

    def read_blad(self, inhoud: bytes) -> Tabel:
        return read_blad(inhoud, meeste_rijen=self.meeste_rijen)


class MetSamenwerkingenblad(MetBlad):
    """Mix into the page of the ties."""

    bladform = SamenwerkingenForm
    bladtitel = gettext_lazy("Blad met samenwerkingen inlezen")
    kies_template = "admin/samenwerking/kies.html"

    def may_read_in(self, request: HttpRequest) -> bool:
        return may_tell(request.user)

    def import_sheet(self, gegevens: dict[str, Any], *, dry_run: bool) -> list[Rijuitslag]:
        return import_samenwerkingen(
            rijen=gegevens["tabel"].rijen,
            stadsdeel=gegevens["stadsdeel"],
            ook_lijkende=gegevens["ook_lijkende"],
            dry_run=dry_run,
        )[1]
