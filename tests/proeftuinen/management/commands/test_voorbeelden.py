"""The commands that load and remove the examples know the proeftuinen too."""

import pytest
from django.core.management import call_command

from proeftuinen.models import Samenwerking
from socialekaart.models import Organisatie

pytestmark = pytest.mark.django_db


def test_in_and_out_again(capsys):
    call_command("load_voorbeelden")
    assert "proeftuinen: 4 nieuw" in capsys.readouterr().out
    assert Samenwerking.objects.filter(voorbeeld=True).count() == 58
    call_command("remove_voorbeelden")
    assert "samenwerkingen: 58" in capsys.readouterr().out
    assert not Samenwerking.objects.exists() and not Organisatie.objects.filter(voorbeeld=True).exists()
