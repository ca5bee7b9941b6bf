"""A questionnaire as a form: for who fills it in, and for who types it over from paper."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from socialekaart.forms.stappen import validate_leesbaar

from .models import Meetmoment, Schaalpunt, Vraag

LANGSTE = 2000
KENMERK = "kenmerk"


def read_kenmerk(tekst: str) -> UUID:
    """The number that a page had; a new one for a page that is asked for, or that somebody changed."""
    try:
        return UUID(tekst)
    except ValueError:
        return uuid4()


class EigenWoorden(forms.CharField):
    """A browser counts the end of a line as one character and sends two."""

    widget = forms.Textarea

    def to_python(self, value: str | None) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class Invulformulier(forms.Form):
    """All questions of a round, under their codes; the value of an answer is its place in the scale.

    Every question may be skipped, but not all of them. ``kenmerk`` goes along, so that what is sent twice counts once.
    """

    def __init__(self, data: QueryDict | None = None, *, meetmoment: Meetmoment):
        super().__init__(data, prefix="v")
        self.kenmerk = read_kenmerk(data.get(KENMERK, "") if data else "")
        vragen = meetmoment.vragenlijst.vragen.select_related("schaal").prefetch_related("schaal__punten")
        self.vragen: dict[str, Vraag] = {vraag.code: vraag for vraag in vragen}
        self.punten: dict[str, dict[str, Schaalpunt]] = {
            vraag.code: {str(punt.volgorde): punt for punt in vraag.schaal.punten.all()}
            for vraag in vragen
            if vraag.schaal
        }
        self.fields |= {code: self._make_field(vraag) for code, vraag in self.vragen.items()}

    def _make_field(self, vraag: Vraag) -> forms.Field:
        tekst: dict[str, Any] = {"label": vraag.tekst, "help_text": vraag.uitleg, "required": False}
        if vraag.code not in self.punten:
            lang = _("Uw antwoord is te lang. Maak het korter dan %d tekens.") % LANGSTE
            fouten = {"max_length": lang}
            veld = EigenWoorden(max_length=LANGSTE, error_messages=fouten, validators=[validate_leesbaar], **tekst)
            veld.widget.attrs["rows"] = 5
            return veld
        keuzes = [(waarde, punt.label) for waarde, punt in self.punten[vraag.code].items()]
        fouten = {"invalid_choice": _("Dit antwoord kennen we niet. Kies een van deze antwoorden.")}
        return forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, error_messages=fouten, **tekst)

    def clean(self) -> dict:
        gegevens = super().clean() or self.cleaned_data
        if not self.errors and not any(gegevens[code] for code in self.vragen):
            raise ValidationError(_("U hebt nog niets ingevuld. Beantwoord ten minste één vraag."))
        return gegevens

    def antwoorden(self) -> dict[Vraag, Schaalpunt]:
        """The answers that were chosen."""
        return {
            self.vragen[code]: punten[self.cleaned_data[code]]
            for code, punten in self.punten.items()
            if self.cleaned_data[code]
        }

    def eigen_woorden(self) -> dict[Vraag, str]:
        """What was written in own words."""
        open_vragen = {code: vraag for code, vraag in self.vragen.items() if code not in self.punten}
        return {vraag: self.cleaned_data[code] for code, vraag in open_vragen.items() if self.cleaned_data[code]}


class Codeformulier(forms.Form):
    """The code that stands on paper, however it was typed."""

    code = forms.CharField(max_length=40, validators=[validate_leesbaar])

    def clean_code(self) -> Meetmoment:
        code = "".join(self.cleaned_data["code"].lower().replace("-", " ").split())
        meetmoment = Meetmoment.objects.filter(sleutel=code).first()
        if meetmoment is None:
            raise ValidationError(_("Deze code kennen we niet. Kijk nog eens op uw papier of in uw uitnodiging."))
        return meetmoment
