"""The commands that load and remove the examples know the proeftuinen too."""

import csv
import re

import pytest
from django.core.management import call_command

from proeftuinen.models import Cijfer, Samenwerking
from socialekaart.models import Organisatie

pytestmark = pytest.mark.django_db


def test_in_and_out_again(client, capsys):
    call_command("load_voorbeelden")
    assert "proeftuinen: 4 nieuw" in capsys.readouterr().out
    assert Samenwerking.objects.filter(voorbeeld=True).count() == 58

    # What a publication says of the network is what its export gives.
    cijfers = Cijfer.objects.filter(adres__startswith="/netwerk.csv")
    genoemd = [int(re.search(r"(\d+)(?: samenwerkingen|\.$)", cijfer.tekst)[1]) for cijfer in cijfers]
    geteld = [len(list(csv.DictReader(client.get(cijfer.adres).text.splitlines()))) for cijfer in cijfers]
    assert geteld == genoemd == [20, 30]

    call_command("remove_voorbeelden")
    assert "samenwerkingen: 58" in capsys.readouterr().out
    assert not Samenwerking.objects.exists() and not Organisatie.objects.filter(voorbeeld=True).exists()
