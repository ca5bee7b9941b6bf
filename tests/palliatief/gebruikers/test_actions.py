"""Secrets get another key; a second step that is lost is taken away."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command


def test_secrets_get_the_newest_key(coordinator, settings):
    TOTP.activate(coordinator, "GEHEIM")
    RecoveryCodes.activate(coordinator)
    Authenticator.objects.create(user=coordinator, type="webauthn", data={"name": "laptop", "credential": {}})
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    settings.GEHEIMSLEUTELS = ["nieuw"]
    uit = StringIO()
    call_command("rotate_geheimen", stdout=uit)
    assert uit.getvalue() == "2 geheimen opnieuw versleuteld\n"
    settings.SECRET_KEY = "een heel andere"
    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes() == codes
    settings.GEHEIMSLEUTELS = []
    with pytest.raises(ValueError, match="GEHEIMSLEUTELS"):
        call_command("rotate_geheimen", stdout=uit)
