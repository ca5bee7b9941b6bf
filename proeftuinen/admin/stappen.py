"""Pages on which a button saves the record and takes it a step further, along the table of its model."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate

from socialekaart.models import Organisatie

from ..actions import Geweigerd

NAAR, OP = "_naar", "_op"


def read_day(tekst: str) -> date:
    """The day of a step: what was typed, else today."""
    return forms.DateField(required=False).clean(tekst) or localdate()


class StapForm(forms.ModelForm):
    """What a step needs must have been written, also when it was typed only now."""

    check: Callable[..., None]

    def _post_clean(self) -> None:
        super()._post_clean()
        naar = self.data.get(NAAR)
        if not naar or not self.instance.pk or self.errors:
            return
        try:
            type(self).check(self.instance, naar=naar, op=read_day(self.data.get(OP, "")))
        except Geweigerd as fout:
            self.add_error(fout.veld if fout.veld in self.fields else None, str(fout))
        except ValidationError as fout:
            self.add_error(None, fout)


class MetStappen:
    """Mix into a ModelAdmin before the shared one; ``take_step`` does the step and gives what to say."""

    take_step: Callable[[Any, str, date], str]
    list_steps: Callable[[Any], list[tuple[str, str]]]

    class Media:
        css = {"all": ["css/beheer_bord.css"]}

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Of the records that can be chosen here only a new organisation can be made on the way."""
        veld: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if veld and isinstance(veld.widget, RelatedFieldWidgetWrapper):
            veld.widget.can_change_related = veld.widget.can_view_related = veld.widget.can_delete_related = False
            veld.widget.can_add_related &= db_field.related_model is Organisatie
        return veld

    def render_change_form(self, request: HttpRequest, context: dict, obj: Any = None, **kwargs: Any) -> HttpResponse:
        if obj and obj.pk and self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            context |= {"stappen": self.list_steps(obj), "stapdag": request.POST.get(OP) or localdate().isoformat()}
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        naar = request.POST.get(NAAR)
        if not naar:
            return super().response_change(request, obj)
        try:
            messages.success(request, self.take_step(obj, naar, read_day(request.POST.get(OP, ""))))
        except Geweigerd as fout:
            # Only a day of an earlier step that was changed in the same form comes here.
            messages.warning(request, str(fout))
        if "werklijst" in request.GET:
            return self.response_post_save_change(request, obj)  # type: ignore[attr-defined]
        return HttpResponseRedirect(request.get_full_path())
