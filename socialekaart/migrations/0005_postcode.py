"""Four-digit postcodes with the stadsdelen where they lie."""

import django.contrib.gis.db.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("socialekaart", "0004_zoekconfiguratie")]
    operations = [
        migrations.CreateModel(
            name="Postcode",
            fields=[
                (
                    "code",
                    models.CharField(max_length=4, primary_key=True, serialize=False, verbose_name="postcode"),
                ),
                (
                    "punt",
                    django.contrib.gis.db.models.fields.PointField(
                        null=True, srid=28992, verbose_name="midden in RD-meters"
                    ),
                ),
                ("aandelen", models.JSONField(verbose_name="aandeel per stadsdeel")),
            ],
            options={
                "verbose_name": "postcode",
                "verbose_name_plural": "postcodes",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[1-9][0-9]{3}$")), name="postcode_vier_cijfers"
                    )
                ],
            },
        ),
    ]
