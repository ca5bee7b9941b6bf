"""The number of a service at a place follows from that of the place; an index finds the place by it."""

from django.db import migrations

MAAK = """
CREATE INDEX opendata_pleknummer ON socialekaart_locatie (opendata_nummer('service_at_location:' || uuid::text))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("opendata", "0002_afgeleid_nummer"),
        ("socialekaart", "0022_open_data"),
    ]

    operations = [migrations.RunSQL(MAAK, "DROP INDEX opendata_pleknummer")]
