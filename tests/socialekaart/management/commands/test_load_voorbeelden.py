"""The command that puts the examples on the map."""

from django.core.management import call_command

from socialekaart.models import Initiatief


def test_load(lijsten, capsys):
    call_command("load_voorbeelden")
    assert capsys.readouterr().out.startswith(f"{Initiatief.objects.examples().count()} nieuw")
