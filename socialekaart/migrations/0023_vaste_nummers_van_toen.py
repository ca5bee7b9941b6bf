"""Every version of a record has the number that the record has; of one that is gone, all versions have the same."""

from django.db import migrations

NU = """
UPDATE socialekaart_historical{naam} h SET uuid = r.uuid
FROM socialekaart_{naam} r WHERE r.id = h.id AND h.uuid <> r.uuid
"""
WEG = """
UPDATE socialekaart_historical{naam} h SET uuid = v.uuid
FROM (SELECT DISTINCT ON (id) id, uuid FROM socialekaart_historical{naam} ORDER BY id, history_id) AS v
WHERE v.id = h.id AND h.uuid <> v.uuid
"""


def number_versions(apps, schema_editor) -> None:
    for naam in ("initiatief", "locatie", "organisatie"):
        for opdracht in (NU, WEG):
            schema_editor.execute(opdracht.format(naam=naam))


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0022_open_data"),
    ]

    operations = [migrations.RunPython(number_versions, migrations.RunPython.noop)]
