"""The command that takes the examples off the map."""

from django.core.management import call_command

from tests.factories import InitiatiefFactory


def test_remove(lijsten, capsys):
    InitiatiefFactory(voorbeeld=True)
    call_command("remove_voorbeelden")
    assert capsys.readouterr().out == "Weggehaald: 1 initiatieven, 0 organisaties en 0 berichten.\n"
