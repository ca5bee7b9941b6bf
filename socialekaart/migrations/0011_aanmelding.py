import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0010_controle"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aanmelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.CharField(max_length=64, unique=True, verbose_name="sleutel")),
                (
                    "soort",
                    models.CharField(
                        choices=[("nieuw", "Nieuw"), ("wijziging", "Wijziging"), ("weg", "Bestaat niet meer")],
                        max_length=10,
                        verbose_name="soort",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nieuw", "nieuw"),
                            ("in_behandeling", "in behandeling"),
                            ("overgenomen", "overgenomen"),
                            ("afgewezen", "afgewezen"),
                            ("dubbel", "dubbel"),
                        ],
                        default="nieuw",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("naam", models.CharField(blank=True, max_length=200, verbose_name="naam van het initiatief")),
                ("gegevens", models.JSONField(blank=True, default=dict, verbose_name="voorstel")),
                ("oud", models.JSONField(blank=True, default=dict, verbose_name="zoals het was")),
                ("nog_te_beginnen", models.BooleanField(default=False, verbose_name="moet nog beginnen")),
                (
                    "hulp",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("beschrijven", "het initiatief beschrijven"),
                                ("vindbaar", "gevonden worden door zorgverleners"),
                                ("contact", "contact met het netwerk"),
                                ("beginnen", "meedenken over de start"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gevraagde hulp",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("afzender_naam", models.CharField(blank=True, max_length=100, verbose_name="naam van de afzender")),
                (
                    "afzender_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail van de afzender"),
                ),
                (
                    "afzender_rol",
                    models.CharField(
                        choices=[("organisatie", "de organisatie zelf"), ("ander", "iemand anders")],
                        default="ander",
                        max_length=15,
                        verbose_name="wie meldt dit",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("bevestigd_op", models.DateTimeField(blank=True, null=True, verbose_name="bevestigd op")),
                ("besloten_op", models.DateTimeField(blank=True, null=True, verbose_name="besloten op")),
                ("gewist_op", models.DateTimeField(blank=True, null=True, verbose_name="afzender gewist op")),
                (
                    "dubbel_van",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="dubbelen",
                        to="socialekaart.aanmelding",
                        verbose_name="dubbel van",
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="aanmeldingen",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanmelding",
                "verbose_name_plural": "aanmeldingen",
                "ordering": ["-bevestigd_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Aanmeldingstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("bevestigd", "bevestigd"),
                            ("opgepakt", "opgepakt"),
                            ("gevraagd", "vraag gesteld"),
                            ("geantwoord", "antwoord gekregen"),
                            ("overgenomen", "overgenomen"),
                            ("afgewezen", "afgewezen"),
                            ("dubbel", "als dubbel gesloten"),
                            ("heropend", "heropend"),
                        ],
                        max_length=15,
                        verbose_name="stap",
                    ),
                ),
                ("wanneer", models.DateTimeField(auto_now_add=True, verbose_name="wanneer")),
                ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                (
                    "aanmelding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="socialekaart.aanmelding",
                        verbose_name="aanmelding",
                    ),
                ),
                (
                    "wie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een aanmelding",
                "verbose_name_plural": "stappen van een aanmelding",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="aanmelding",
            index=models.Index(fields=["status", "bevestigd_op"], name="aanmelding_wachtrij"),
        ),
        migrations.AddIndex(
            model_name="aanmelding",
            index=models.Index(fields=["created_at"], name="aanmelding_gemaakt"),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["nieuw", "wijziging", "weg"])), name="aanmelding_soort_bekend"
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["nieuw", "in_behandeling", "overgenomen", "afgewezen", "dubbel"])),
                name="aanmelding_status_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("besloten_op", None), ("status__in", ["nieuw", "in_behandeling"])),
                    models.Q(("besloten_op__isnull", False), ("status__in", ["overgenomen", "afgewezen", "dubbel"])),
                    _connector="OR",
                ),
                name="aanmelding_besluit_heeft_dag",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("bevestigd_op__isnull", False), ("status", "nieuw"), _connector="OR"),
                name="aanmelding_eerst_bevestigd",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gewist_op", None),
                    models.Q(
                        ("afzender_email", ""),
                        ("afzender_naam", ""),
                        ("gegevens", {}),
                        ("oud", {}),
                        ("toelichting", ""),
                    ),
                    _connector="OR",
                ),
                name="aanmelding_gewist_is_leeg",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmeldingstap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "bevestigd",
                            "opgepakt",
                            "gevraagd",
                            "geantwoord",
                            "overgenomen",
                            "afgewezen",
                            "dubbel",
                            "heropend",
                        ],
                    )
                ),
                name="aanmeldingstap_soort_bekend",
            ),
        ),
    ]
