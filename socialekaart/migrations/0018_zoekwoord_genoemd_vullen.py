"""Which words stand in an expression, for a site that has a lexicon already."""

from django.db import migrations

from palliatief.lib.spelling import read_words


def mark_words(apps, schema_editor) -> None:
    Uitdrukking = apps.get_model("socialekaart", "Uitdrukking")
    Zoekwoord = apps.get_model("socialekaart", "Zoekwoord")
    woorden = {
        woord
        for tekst, andere in Uitdrukking.objects.values_list("tekst", "andere_woorden")
        for stuk in (tekst, *andere)
        for woord in read_words(stuk)
    }
    Zoekwoord.objects.filter(woord__in=woorden).update(genoemd=True)


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0017_zoekwoord_genoemd"),
    ]

    operations = [migrations.RunPython(mark_words, migrations.RunPython.noop)]
