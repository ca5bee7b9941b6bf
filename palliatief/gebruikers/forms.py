"""allauth's forms of the second step, in our words and with a line in the log."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import actions
from .models import Logregel

# So long a code could be right: its own half minute, and the one before and after it (MFA_TOTP_TOLERANCE).
GELDIG = 90


def _make_code(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Code"),
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class EenmaligeCode:
    """Mix into a form with a code: each is good for one time, and a wrong one is written down."""

    user: "actions.Gebruiker"

    def clean_code(self) -> str:
        try:
            code = super().clean_code()
        except ValidationError:
            actions.log(soort=Logregel.Soort.MISLUKT, gebruiker=self.user, wat=_("verkeerde code"))
            raise
        if not cache.add(f"gebruikers.code:{self.user.pk}:{code}", True, timeout=GELDIG):
            raise ValidationError(_("Deze code is al gebruikt. Wacht op de volgende."))
        return code


class CodeForm(EenmaligeCode, AuthenticateForm):
    code = _make_code(gettext_lazy("De 6 cijfers uit uw app, of een van uw herstelcodes."))


class NogEensForm(EenmaligeCode, ReauthenticateForm):
    code = _make_code(gettext_lazy("De 6 cijfers uit uw app, of een van uw herstelcodes."))


class AppForm(ActivateTOTPForm):
    code = _make_code(gettext_lazy("De 6 cijfers die de app nu laat zien."))


class PasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Zo herkent u hem terug, bijvoorbeeld: mijn laptop."),
    )


class PasskeynaamForm(EditWebAuthnForm):
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=100)
