"""A file in a form: kept as soon as it is sent, so that nobody has to choose it again after a mistake elsewhere."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..models import Bestand
from ..models.bestand import BEELDEN, SOORTEN, extension_of, validate_upload

NIEUW, WEG = "-nieuw", "-weg"
# So much of the key stands in a page: who does not have the bytes cannot guess it.
TEKENS = 20


def mark_of(bestand: Bestand) -> str:
    """A file as a form names it: readable in a question about two versions, and not to be guessed."""
    return f"{bestand.naam} #{bestand.sleutel[:TEKENS]}"


def find_by_mark(merk: str) -> Bestand | None:
    naam, _hekje, sleutel = merk.rpartition(" #")
    if "\0" in merk or len(sleutel) != TEKENS:
        return None
    return Bestand.objects.light().filter(naam=naam, sleutel__startswith=sleutel).first()


class Bestandsveld(forms.TextInput):
    """The file that there is, and a way to choose another; the value itself is its mark."""

    needs_multipart_form = True

    def __init__(self, soorten: tuple[str, ...], attrs: dict[str, Any] | None = None):
        super().__init__(attrs)
        self.soorten = soorten

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        context = self.get_context(name, value, attrs)
        context |= {
            "bestand": find_by_mark(value) if isinstance(value, str) else None,
            "nieuw": name + NIEUW,
            "weg": name + WEG,
            "soorten": ",".join(f".{soort}" for soort in self.soorten),
        }
        return render_to_string("admin/bestand.html", context)

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def value_from_datadict(self, data, files, name) -> Any:
        """What ``keep_uploads`` left here was refused, and the field says why."""
        return files.get(name + NIEUW) or data.get(name, "")


class BestandField(forms.Field):
    """Of a foreign key to ``Bestand``; its page calls ``keep_uploads`` first (``MetBestanden``)."""

    def __init__(self, *, soorten: tuple[str, ...] = tuple(SOORTEN), **opties: Any):
        self.soorten = soorten
        super().__init__(widget=Bestandsveld(soorten), **opties)

    def prepare_value(self, value: Any) -> Any:
        bestand = Bestand.objects.light().filter(pk=value).first() if isinstance(value, int) else None
        return mark_of(bestand) if bestand else value

    def bound_data(self, data: Any, initial: Any) -> Any:
        """After a file that was refused the form shows what there was."""
        return data if isinstance(data, str) else initial

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")

    def clean(self, value: Any) -> Bestand | None:
        if value and not isinstance(value, str):
            validate_upload(value, self.soorten)
        merk = super().clean(value)
        if not merk:
            return None
        bestand = find_by_mark(merk)
        if bestand is None:
            raise ValidationError(_("We kennen dit bestand niet. Kies het opnieuw."))
        if extension_of(bestand.naam) not in self.soorten:
            raise ValidationError(_("Dit soort bestand kan hier niet. Kies uit: %s.") % ", ".join(self.soorten))
        return bestand


def keep_uploads(request: HttpRequest) -> None:
    """Put what was sent and may be kept in the database, and its mark in the form."""
    data, over = request.POST.copy(), request.FILES.copy()
    for naam in [naam for naam in data if naam.endswith(WEG)]:
        data[naam.removesuffix(WEG)] = ""
    for naam in request.FILES:
        bestand: Any = request.FILES[naam]
        try:
            validate_upload(bestand)
        except ValidationError:
            continue
        data[naam.removesuffix(NIEUW)] = mark_of(Bestand.objects.keep(bestand))
        del over[naam]
    request.POST, request._files = data, over  # type: ignore[assignment,attr-defined]


class BestandKeuze:
    """Mix into a ModelAdmin or an inline: a foreign key to a file is a file field."""

    # Of these fields only these kinds.
    bestandsoorten: Mapping[str, tuple[str, ...]] = {"film_beeld": BEELDEN}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.related_model is not Bestand:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return BestandField(
            label=db_field.verbose_name,
            help_text=db_field.help_text,
            required=not db_field.blank,
            soorten=self.bestandsoorten.get(db_field.name, tuple(SOORTEN)),
        )


class MetBestanden(BestandKeuze):
    """Mix into a ModelAdmin whose page, or a list on it, has file fields; before ``MetGeschiedenis``."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if request.method == "POST" and self._may_send(request, object_id):
            keep_uploads(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _may_send(self, request: HttpRequest, object_id: str | None) -> bool:
        if object_id is None:
            return self.has_add_permission(request)  # type: ignore[attr-defined]
        obj: Model | None = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        return self.has_change_permission(request, obj)  # type: ignore[attr-defined]
