import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0012_dubbel"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Inlezing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bestand", models.BinaryField(verbose_name="bestand")),
                ("bestandsnaam", models.CharField(max_length=200, verbose_name="bestand")),
                ("bron", models.CharField(max_length=100, verbose_name="bron")),
                ("alles_of_niets", models.BooleanField(default=False, verbose_name="alles of niets")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("geupload", "geüpload"),
                            ("bekeken", "nog niet ingelezen"),
                            ("ingelezen", "ingelezen"),
                            ("ongedaan", "ongedaan gemaakt"),
                            ("mislukt", "mislukt"),
                        ],
                        default="geupload",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "taak",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bekijken", "we bekijken het blad"),
                            ("inlezen", "we lezen het blad in"),
                            ("terugdraaien", "we maken het ongedaan"),
                        ],
                        max_length=15,
                        verbose_name="bezig met",
                    ),
                ),
                ("klaar", models.PositiveIntegerField(default=0, verbose_name="rijen klaar")),
                ("totaal", models.PositiveIntegerField(default=0, verbose_name="rijen")),
                ("rapport", models.JSONField(blank=True, default=dict, verbose_name="rapport")),
                (
                    "vingerafdruk",
                    models.CharField(blank=True, max_length=64, verbose_name="vingerafdruk van het overzicht"),
                ),
                ("melding", models.TextField(blank=True, verbose_name="melding")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="gekozen op")),
                ("ingelezen_op", models.DateTimeField(blank=True, null=True, verbose_name="ingelezen op")),
                (
                    "door",
                    models.ForeignKey(
                        help_text="Diens rechten gelden, en die staat in de geschiedenis.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie deze stap doet",
                    ),
                ),
                (
                    "wie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="inlezingen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "blad",
                "verbose_name_plural": "inlezen",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Inleesregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rij", models.PositiveIntegerField(verbose_name="rij")),
                (
                    "oordeel",
                    models.CharField(
                        choices=[
                            ("fout", "fout"),
                            ("nieuw", "nieuw"),
                            ("gewijzigd", "gewijzigd"),
                            ("ongewijzigd", "ongewijzigd"),
                            ("overgeslagen", "overgeslagen"),
                        ],
                        max_length=12,
                        verbose_name="wat er gebeurt",
                    ),
                ),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("cellen", models.JSONField(blank=True, default=list, verbose_name="per kolom")),
                ("versies", models.JSONField(blank=True, default=dict, verbose_name="versies in de geschiedenis")),
                ("gelaten", models.CharField(blank=True, max_length=200, verbose_name="waarom niet teruggezet")),
                (
                    "initiatief",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                (
                    "inlezing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="socialekaart.inlezing",
                        verbose_name="blad",
                    ),
                ),
            ],
            options={
                "verbose_name": "rij van een blad",
                "verbose_name_plural": "rijen van een blad",
                "ordering": ["rij"],
            },
        ),
        migrations.AddConstraint(
            model_name="inlezing",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["geupload", "bekeken", "ingelezen", "ongedaan", "mislukt"])),
                name="inlezing_status_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="inlezing",
            constraint=models.CheckConstraint(
                condition=models.Q(("taak__in", ["", "bekijken", "inlezen", "terugdraaien"])),
                name="inlezing_taak_bekend",
            ),
        ),
        migrations.AddIndex(
            model_name="inleesregel",
            index=models.Index(fields=["inlezing", "oordeel", "rij"], name="inleesregel_oordeel"),
        ),
        migrations.AddConstraint(
            model_name="inleesregel",
            constraint=models.UniqueConstraint(fields=("inlezing", "rij"), name="inleesregel_rij_uniek"),
        ),
        migrations.AddConstraint(
            model_name="inleesregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("oordeel__in", ["fout", "nieuw", "gewijzigd", "ongewijzigd", "overgeslagen"])),
                name="inleesregel_oordeel_bekend",
            ),
        ),
    ]
