"""Who may work here now: an account that is open, with the second step when the setting asks for one."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from .models import Gebruiker


def has_second_step(gebruiker: Gebruiker) -> bool:
    """Has chosen a code from an app or a passkey, or need not."""
    return not settings.MFA_VERPLICHT or is_mfa_enabled(gebruiker, ["totp", "webauthn"])


def may_enter_admin(gebruiker: Gebruiker | AnonymousUser) -> bool:
    """What a page that is open to all asks before it shows more to who works in the admin."""
    return gebruiker.is_active and gebruiker.is_staff and has_second_step(gebruiker)
