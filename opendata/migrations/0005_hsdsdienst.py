"""The services of HSDS as they stand ready; the worker makes the first of them."""

import django.db.models.deletion
from django.db import migrations, models

# They are read by thousands at once: beside the row, in pieces, that takes half as long again.
BIJ_DE_RIJ = "ALTER TABLE opendata_hsdsdienst ALTER velden SET STORAGE MAIN"


class Migration(migrations.Migration):
    dependencies = [("opendata", "0004_intrekking"), ("socialekaart", "0025_kaartpunt_feature")]

    operations = [
        migrations.CreateModel(
            name="Hsdsdienst",
            fields=[
                (
                    "initiatief",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="hsdsdienst",
                        serialize=False,
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                ("velden", models.TextField(verbose_name="velden")),
                ("vorm", models.CharField(max_length=32, verbose_name="vingerafdruk van de opdracht")),
            ],
            options={"verbose_name": "dienst van HSDS", "verbose_name_plural": "diensten van HSDS"},
        ),
        migrations.RunSQL(BIJ_DE_RIJ, migrations.RunSQL.noop),
    ]
