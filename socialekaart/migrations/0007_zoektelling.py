import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0006_persona"),
    ]

    operations = [
        migrations.CreateModel(
            name="Zoekvraag",
            fields=[
                ("sleutel", models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="sleutel")),
                ("tekst", models.CharField(blank=True, max_length=200, verbose_name="vraag")),
                ("aantal", models.PositiveIntegerField(verbose_name="aantal keer gezocht")),
                ("niets_gevonden", models.PositiveIntegerField(verbose_name="aantal keer niets gevonden")),
                ("eerste_dag", models.DateField(verbose_name="eerste dag")),
                ("laatste_dag", models.DateField(verbose_name="laatste dag")),
            ],
            options={
                "verbose_name": "zoekvraag",
                "verbose_name_plural": "zoekvragen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("aantal__lt", 10)), fields=["eerste_dag"], name="zoekvraag_zeldzaam"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tekst", ""), ("aantal__gte", 10), _connector="OR"),
                        name="zoekvraag_tekst_vaak_genoeg",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoektelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dag", models.DateField(verbose_name="dag")),
                ("niets_gevonden", models.BooleanField(verbose_name="niets gevonden")),
                ("aantal", models.PositiveIntegerField(verbose_name="aantal keer gezocht")),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zoektellingen",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
                (
                    "wens",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zoektellingen",
                        to="socialekaart.ondersteuningswens",
                        verbose_name="wens",
                    ),
                ),
            ],
            options={
                "verbose_name": "zoektelling",
                "verbose_name_plural": "zoeken zonder antwoord",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dag", "stadsdeel", "wens", "niets_gevonden"),
                        name="zoektelling_een_per_dag",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
