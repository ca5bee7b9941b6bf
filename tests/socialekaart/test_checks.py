"""What an administrator should hear before the site starts."""

import pytest
from django.core.checks import Error, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError


def test_a_host_that_is_no_site_stops_the_start(settings):
    settings.EMBED_HOSTS = ["https://www.partner.nl", "https://a.nl; script-src *"]
    (melding,) = [m for m in run_checks() if m.id == "socialekaart.E001"]
    assert isinstance(melding, Error) and "‘https://a.nl; script-src *’" in melding.msg
    with pytest.raises(SystemCheckError):
        call_command("check")


def test_sites_on_the_list_are_fine(settings):
    settings.EMBED_HOSTS = ["https://www.partner.nl", "https://*.partner.nl"]
    assert not [m for m in run_checks() if m.id == "socialekaart.E001"]
