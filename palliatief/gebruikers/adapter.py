"""How allauth behaves here: closed, counted without addresses, written down, and with encrypted secrets."""

from ipaddress import IPv6Address, ip_network

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palliatief.lib import kluis

from . import actions
from .models import Gebruiker, Logregel
from .sessies import mark_session

# What allauth tells the owner of an account, by the name of its mail.
MELDINGEN = {
    "account/email/password_changed": gettext_lazy("Uw wachtwoord is gewijzigd."),
    "account/email/password_set": gettext_lazy("Er is een wachtwoord gekozen voor uw account."),
    "account/email/password_reset": gettext_lazy("Uw wachtwoord is opnieuw gekozen."),
    "mfa/email/totp_activated": gettext_lazy("U logt voortaan in met een code uit een app."),
    "mfa/email/totp_deactivated": gettext_lazy("U logt niet meer in met een code uit een app."),
    "mfa/email/webauthn_added": gettext_lazy("Er is een passkey toegevoegd aan uw account."),
    "mfa/email/webauthn_removed": gettext_lazy("Er is een passkey weggehaald van uw account."),
    "mfa/email/recovery_codes_generated": gettext_lazy("Er zijn nieuwe herstelcodes gemaakt voor uw account."),
}


class Accounts(DefaultAccountAdapter):
    """Accounts are made by a beheerder in the admin, never by visitors."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A stand-in for the address: enough to count tries by, and nobody can read an address from it."""
        try:
            adres = super().get_client_ip(request)
        except PermissionDenied:  # a server behind a socket knows none: all count as one
            adres = "::"
        net = ip_network((adres, 64 if ":" in adres else 32), strict=False)
        teken = salted_hmac("palliatief.gebruikers.adres", str(net), algorithm="sha256").digest()
        return str(IPv6Address(b"\xfd" + teken[:15]))

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        super().login(request, user)
        mark_session(request)
        actions.log(soort=Logregel.Soort.INGELOGD, gebruiker=user, wat=request.session["apparaat"])

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        """Whose account it was, if anybody's; what was typed may be a password, so it is not kept."""
        gebruiker = Gebruiker.objects.filter(email__iexact=credentials.get("email", "")).first()
        actions.log(soort=Logregel.Soort.MISLUKT, gebruiker=gebruiker, wat=_("verkeerd wachtwoord of e-mailadres"))

    def reauthenticate(self, user: Gebruiker, password: str) -> bool:
        """By the address of the account itself; allauth looks for it in a table that we do not use."""
        gevonden = self.authenticate(context.request, email=user.email, password=password)
        return gevonden is not None and gevonden.pk == user.pk

    def send_notification_mail(self, template_prefix: str, user: Gebruiker, context=None, email=None) -> None:
        """Tell the owner, so that nobody changes an account unseen; and write it down."""
        actions.tell_owner(gebruiker=user, wat=str(MELDINGEN[template_prefix]))


class TweedeFactor(DefaultMFAAdapter):
    """What proves who somebody is, is kept encrypted."""

    def encrypt(self, text: str) -> str:
        return kluis.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return kluis.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: Gebruiker, type: str) -> str:
        return _("Mijn passkey")
