import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gebruikers", "0001_gebruiker"),
        ("socialekaart", "0009_rechten"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalinitiatief",
            name="contact_email",
            field=models.EmailField(
                blank=True,
                help_text="Hier vragen we of het nog klopt. Komt nergens op de site of in een export.",
                max_length=254,
                verbose_name="e-mail van de contactpersoon",
            ),
        ),
        migrations.AddField(
            model_name="historicalinitiatief",
            name="contactpersoon",
            field=models.CharField(
                blank=True,
                help_text="Wie weet of dit nog klopt? Komt nergens op de site.",
                max_length=100,
                verbose_name="contactpersoon",
            ),
        ),
        migrations.AddField(
            model_name="historicalinitiatief",
            name="controle_maanden",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Leeg: zoals bij de meeste initiatieven.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)],
                verbose_name="om de hoeveel maanden vragen",
            ),
        ),
        migrations.AddField(
            model_name="historicalinitiatief",
            name="controle_pauze_tot",
            field=models.DateField(
                blank=True,
                help_text="Bijvoorbeeld als de eigenaar op vakantie is.",
                null=True,
                verbose_name="niets vragen tot",
            ),
        ),
        migrations.AddField(
            model_name="initiatief",
            name="contact_email",
            field=models.EmailField(
                blank=True,
                help_text="Hier vragen we of het nog klopt. Komt nergens op de site of in een export.",
                max_length=254,
                verbose_name="e-mail van de contactpersoon",
            ),
        ),
        migrations.AddField(
            model_name="initiatief",
            name="contactpersoon",
            field=models.CharField(
                blank=True,
                help_text="Wie weet of dit nog klopt? Komt nergens op de site.",
                max_length=100,
                verbose_name="contactpersoon",
            ),
        ),
        migrations.AddField(
            model_name="initiatief",
            name="controle_maanden",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Leeg: zoals bij de meeste initiatieven.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)],
                verbose_name="om de hoeveel maanden vragen",
            ),
        ),
        migrations.AddField(
            model_name="initiatief",
            name="controle_pauze_tot",
            field=models.DateField(
                blank=True,
                help_text="Bijvoorbeeld als de eigenaar op vakantie is.",
                null=True,
                verbose_name="niets vragen tot",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiatief",
            constraint=models.CheckConstraint(
                condition=models.Q(("controle_maanden__range", (1, 60))), name="initiatief_controle_maanden_redelijk"
            ),
        ),
        migrations.CreateModel(
            name="Controle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wanneer", models.DateTimeField(default=django.utils.timezone.now, verbose_name="wanneer")),
                (
                    "hoe",
                    models.CharField(
                        choices=[
                            ("mail", "de eigenaar, met de link uit de mail"),
                            ("beheer", "in het beheer"),
                            ("aanmelding", "een wijziging die is overgenomen"),
                        ],
                        max_length=12,
                        verbose_name="hoe",
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="controles",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                (
                    "wie",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leeg: de eigenaar zelf.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="controles",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "controle",
                "verbose_name_plural": "controles",
                "ordering": ["-wanneer", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hoe__in", ["mail", "beheer", "aanmelding"])), name="controle_hoe_bekend"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("hoe", "mail"), _negated=True), ("wie", None), _connector="OR"),
                        name="controle_mail_is_van_eigenaar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Controleverzoek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begonnen_op", models.DateField(verbose_name="begonnen op")),
                (
                    "stap",
                    models.CharField(
                        choices=[
                            ("gevraagd", "gevraagd aan de eigenaar"),
                            ("herinnerd", "eigenaar herinnerd"),
                            ("coordinator", "bij de coördinator"),
                            ("gemarkeerd", "‘niet gecontroleerd’ staat op de site"),
                            ("van_de_kaart", "van de kaart gehaald"),
                        ],
                        max_length=12,
                        verbose_name="stap",
                    ),
                ),
                ("stap_op", models.DateField(verbose_name="sinds")),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("klopt", "klopt"),
                            ("wijziging", "de eigenaar geeft een wijziging door"),
                            ("weg", "de eigenaar zegt: bestaat niet meer"),
                            ("vervallen", "niet meer nodig"),
                        ],
                        max_length=10,
                        verbose_name="uitkomst",
                    ),
                ),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten op")),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leeg: vanzelf, op de datum.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="controleverzoeken",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
            ],
            options={
                "verbose_name": "controleverzoek",
                "verbose_name_plural": "controles bij eigenaren",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("uitkomst", "")),
                        fields=("initiatief",),
                        name="controleverzoek_een_tegelijk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stap__in", ["gevraagd", "herinnerd", "coordinator", "gemarkeerd", "van_de_kaart"])
                        ),
                        name="controleverzoek_stap_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgesloten_op", None), ("uitkomst", "")),
                            models.Q(
                                ("afgesloten_op__isnull", False),
                                ("uitkomst__in", ["klopt", "wijziging", "weg", "vervallen"]),
                            ),
                            _connector="OR",
                        ),
                        name="controleverzoek_uitkomst_met_dag",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Linkcontrole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("website", "website"), ("bron_url", "adres van de bron"), ("telefoon", "telefoon")],
                        max_length=10,
                        verbose_name="soort",
                    ),
                ),
                ("waarde", models.CharField(max_length=200, verbose_name="link of nummer")),
                ("reden", models.CharField(blank=True, max_length=200, verbose_name="wat er mis is")),
                ("fouten", models.PositiveSmallIntegerField(default=0, verbose_name="dagen mis")),
                ("laatste_fout_op", models.DateField(blank=True, null=True, verbose_name="laatst mis op")),
                ("nagekeken_op", models.DateTimeField(blank=True, null=True, verbose_name="nagekeken op")),
                (
                    "akkoord",
                    models.BooleanField(
                        default=False,
                        help_text="Iemand heeft gekeken: dit hoort zo, en hoeft niet op de werklijst.",
                        verbose_name="is goed zo",
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="linkcontroles",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
            ],
            options={
                "verbose_name": "link of nummer",
                "verbose_name_plural": "links en nummers",
                "ordering": ["-laatste_fout_op", "pk"],
                "indexes": [models.Index(fields=["nagekeken_op"], name="linkcontrole_nagekeken")],
                "constraints": [
                    models.UniqueConstraint(fields=("initiatief", "soort"), name="linkcontrole_een_per_veld"),
                    models.CheckConstraint(
                        condition=models.Q(("soort__in", ["website", "bron_url", "telefoon"])),
                        name="linkcontrole_soort_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fouten", 0), ("reden", "")),
                            models.Q(
                                models.Q(("reden", ""), _negated=True),
                                ("fouten__gte", 1),
                                ("laatste_fout_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="linkcontrole_fout_heeft_reden",
                    ),
                ],
            },
        ),
    ]
