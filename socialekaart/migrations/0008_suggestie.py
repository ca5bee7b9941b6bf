import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("socialekaart", "0007_zoektelling")]
    operations = [
        migrations.CreateModel(
            name="Suggestie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begin", models.BooleanField(verbose_name="is het begin van de naam")),
                ("tekst", models.CharField(db_collation="C", max_length=80, verbose_name="naam vanaf een woord")),
                (
                    "initiatief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggesties",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggestie",
                "verbose_name_plural": "suggesties",
                "indexes": [
                    models.Index(fields=["begin", "tekst"], include=["initiatief"], name="suggestie_begint_met")
                ],
            },
        ),
    ]
