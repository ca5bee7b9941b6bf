"""Numbers of what has no record of its own, such as one phone of an initiative: they follow from what it is of.

A UUID of version 8 (RFC 9562), of the MD5 of the text in UTF-8; ``opendata.hsds.nummers`` makes the same in Python.
"""

from django.db import migrations

MAAK = """
CREATE FUNCTION opendata_nummer(tekst text) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN overlay(overlay(md5(tekst) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid
"""


class Migration(migrations.Migration):
    dependencies = [
        ("opendata", "0001_open_data"),
    ]

    operations = [migrations.RunSQL(MAAK, "DROP FUNCTION opendata_nummer(text)")]
