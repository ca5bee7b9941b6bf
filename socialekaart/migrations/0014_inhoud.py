import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import socialekaart.models.velden


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0013_inlezing"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalpersona",
            name="publicatiedatum",
            field=models.DateField(default=django.utils.timezone.localdate, verbose_name="Op de site vanaf"),
        ),
        migrations.AddField(
            model_name="persona",
            name="publicatiedatum",
            field=models.DateField(default=django.utils.timezone.localdate, verbose_name="Op de site vanaf"),
        ),
        migrations.AlterField(
            model_name="historicalpersona",
            name="situatie",
            field=socialekaart.models.velden.Opmaakveld(
                help_text="Wie is dit? Twee tot vier korte zinnen.", verbose_name="situatie"
            ),
        ),
        migrations.AlterField(
            model_name="persona",
            name="situatie",
            field=socialekaart.models.velden.Opmaakveld(
                help_text="Wie is dit? Twee tot vier korte zinnen.", verbose_name="situatie"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalGoedVoorbeeld",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("slug", models.SlugField(max_length=140, verbose_name="slug")),
                (
                    "samenvatting",
                    models.CharField(
                        blank=True,
                        help_text="Eén of twee zinnen. Deze staan in de lijst.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("tekst", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst")),
                ("titel_en", models.CharField(blank=True, max_length=120, verbose_name="titel in het Engels")),
                (
                    "samenvatting_en",
                    models.CharField(blank=True, max_length=300, verbose_name="samenvatting in het Engels"),
                ),
                ("tekst_en", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst in het Engels")),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "concept"), ("gepubliceerd", "gepubliceerd")],
                        default="concept",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                (
                    "publicatiedatum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Deze dag staat er ook bij. Hij mag in de toekomst liggen.",
                        verbose_name="Op de site vanaf",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True, help_text="Waar komen de feiten vandaan?", max_length=200, verbose_name="bron"
                    ),
                ),
                ("bron_adres", models.URLField(blank=True, verbose_name="adres van de bron")),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="De pagina krijgt een link naar dit initiatief, als het op de site staat.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van goed voorbeeld",
                "verbose_name_plural": "historical goede voorbeelden",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNieuwsbericht",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("slug", models.SlugField(max_length=140, verbose_name="slug")),
                (
                    "samenvatting",
                    models.CharField(
                        blank=True,
                        help_text="Eén of twee zinnen. Deze staan in de lijst.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("tekst", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst")),
                ("titel_en", models.CharField(blank=True, max_length=120, verbose_name="titel in het Engels")),
                (
                    "samenvatting_en",
                    models.CharField(blank=True, max_length=300, verbose_name="samenvatting in het Engels"),
                ),
                ("tekst_en", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst in het Engels")),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "concept"), ("gepubliceerd", "gepubliceerd")],
                        default="concept",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                (
                    "publicatiedatum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Deze dag staat er ook bij. Hij mag in de toekomst liggen.",
                        verbose_name="Op de site vanaf",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True, help_text="Waar komen de feiten vandaan?", max_length=200, verbose_name="bron"
                    ),
                ),
                ("bron_adres", models.URLField(blank=True, verbose_name="adres van de bron")),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="De pagina krijgt een link naar dit initiatief, als het op de site staat.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van nieuwsbericht",
                "verbose_name_plural": "historical nieuws",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTekst",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "plek",
                    models.CharField(
                        choices=[
                            ("home-inleiding", "Start: onder de titel"),
                            ("home-waarom", "Start: waarom deze kaart?"),
                            ("over-inleiding", "Over ons: inleiding"),
                            ("over-tekst", "Over ons: wat we willen en hoe we werken"),
                            ("over-geld", "Over ons: wie betaalt en welke gegevens"),
                            ("contact-inleiding", "Contact: inleiding"),
                            ("contact-fout", "Contact: een fout doorgeven"),
                            ("oproep-inleiding", "Oproep: inleiding"),
                            ("oproep-tussen", "Oproep: ook tussen zorg en gemeente"),
                            ("oproep-begin", "Oproep: ook als u nog moet beginnen"),
                            ("privacy-tekst", "Privacy: wat we wel en niet bewaren"),
                            ("toegankelijkheid-tekst", "Toegankelijkheid: wat we doen en testen"),
                            ("personas-uitleg", "Persona’s: zo gebruikt u een verhaal"),
                            ("goede_voorbeelden-inleiding", "Goede voorbeelden: inleiding"),
                            ("nieuws-inleiding", "Nieuws: inleiding"),
                        ],
                        max_length=40,
                        verbose_name="plek",
                    ),
                ),
                (
                    "tekst",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True,
                        help_text="Maakt u dit leeg? Dan staat er weer de tekst van de site zelf.",
                        verbose_name="tekst",
                    ),
                ),
                (
                    "tekst_en",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True,
                        help_text="Mag leeg zijn. Dan staat op de Engelse pagina de Nederlandse tekst.",
                        verbose_name="tekst in het Engels",
                    ),
                ),
                (
                    "publicatiedatum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Moet de tekst van nu tot die dag blijven staan? Kies dan onderaan ‘Opslaan als nieuw item’.",
                        verbose_name="Op de site vanaf",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van tekst",
                "verbose_name_plural": "historical teksten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Tekst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plek",
                    models.CharField(
                        choices=[
                            ("home-inleiding", "Start: onder de titel"),
                            ("home-waarom", "Start: waarom deze kaart?"),
                            ("over-inleiding", "Over ons: inleiding"),
                            ("over-tekst", "Over ons: wat we willen en hoe we werken"),
                            ("over-geld", "Over ons: wie betaalt en welke gegevens"),
                            ("contact-inleiding", "Contact: inleiding"),
                            ("contact-fout", "Contact: een fout doorgeven"),
                            ("oproep-inleiding", "Oproep: inleiding"),
                            ("oproep-tussen", "Oproep: ook tussen zorg en gemeente"),
                            ("oproep-begin", "Oproep: ook als u nog moet beginnen"),
                            ("privacy-tekst", "Privacy: wat we wel en niet bewaren"),
                            ("toegankelijkheid-tekst", "Toegankelijkheid: wat we doen en testen"),
                            ("personas-uitleg", "Persona’s: zo gebruikt u een verhaal"),
                            ("goede_voorbeelden-inleiding", "Goede voorbeelden: inleiding"),
                            ("nieuws-inleiding", "Nieuws: inleiding"),
                        ],
                        max_length=40,
                        verbose_name="plek",
                    ),
                ),
                (
                    "tekst",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True,
                        help_text="Maakt u dit leeg? Dan staat er weer de tekst van de site zelf.",
                        verbose_name="tekst",
                    ),
                ),
                (
                    "tekst_en",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True,
                        help_text="Mag leeg zijn. Dan staat op de Engelse pagina de Nederlandse tekst.",
                        verbose_name="tekst in het Engels",
                    ),
                ),
                (
                    "publicatiedatum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Moet de tekst van nu tot die dag blijven staan? Kies dan onderaan ‘Opslaan als nieuw item’.",
                        verbose_name="Op de site vanaf",
                    ),
                ),
            ],
            options={
                "verbose_name": "tekst",
                "verbose_name_plural": "teksten",
                "ordering": ["plek", "-publicatiedatum"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plek", "publicatiedatum"),
                        name="tekst_een_per_plek_en_dag",
                        violation_error_message="Voor deze plek is er al een tekst vanaf die dag. Kies een andere dag.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoedVoorbeeld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("slug", models.SlugField(max_length=140, unique=True, verbose_name="slug")),
                (
                    "samenvatting",
                    models.CharField(
                        blank=True,
                        help_text="Eén of twee zinnen. Deze staan in de lijst.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("tekst", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst")),
                ("titel_en", models.CharField(blank=True, max_length=120, verbose_name="titel in het Engels")),
                (
                    "samenvatting_en",
                    models.CharField(blank=True, max_length=300, verbose_name="samenvatting in het Engels"),
                ),
                ("tekst_en", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst in het Engels")),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "concept"), ("gepubliceerd", "gepubliceerd")],
                        default="concept",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                (
                    "publicatiedatum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Deze dag staat er ook bij. Hij mag in de toekomst liggen.",
                        verbose_name="Op de site vanaf",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True, help_text="Waar komen de feiten vandaan?", max_length=200, verbose_name="bron"
                    ),
                ),
                ("bron_adres", models.URLField(blank=True, verbose_name="adres van de bron")),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        blank=True,
                        help_text="De pagina krijgt een link naar dit initiatief, als het op de site staat.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "goed voorbeeld",
                "verbose_name_plural": "goede voorbeelden",
                "ordering": ["-publicatiedatum", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["concept", "gepubliceerd"])),
                        name="goedvoorbeeld_status_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gepubliceerd"), _negated=True),
                            models.Q(
                                models.Q(("samenvatting", ""), _negated=True), models.Q(("tekst", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="goedvoorbeeld_gepubliceerd_is_af",
                        violation_error_message="Schrijf een samenvatting en een tekst voordat u dit op de site zet.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nieuwsbericht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("slug", models.SlugField(max_length=140, unique=True, verbose_name="slug")),
                (
                    "samenvatting",
                    models.CharField(
                        blank=True,
                        help_text="Eén of twee zinnen. Deze staan in de lijst.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("tekst", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst")),
                ("titel_en", models.CharField(blank=True, max_length=120, verbose_name="titel in het Engels")),
                (
                    "samenvatting_en",
                    models.CharField(blank=True, max_length=300, verbose_name="samenvatting in het Engels"),
                ),
                ("tekst_en", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="tekst in het Engels")),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "concept"), ("gepubliceerd", "gepubliceerd")],
                        default="concept",
                        max_length=15,
                        verbose_name="status",
                    ),
                ),
                (
                    "publicatiedatum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Deze dag staat er ook bij. Hij mag in de toekomst liggen.",
                        verbose_name="Op de site vanaf",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True, help_text="Waar komen de feiten vandaan?", max_length=200, verbose_name="bron"
                    ),
                ),
                ("bron_adres", models.URLField(blank=True, verbose_name="adres van de bron")),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        blank=True,
                        help_text="De pagina krijgt een link naar dit initiatief, als het op de site staat.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="socialekaart.initiatief",
                        verbose_name="initiatief",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "nieuwsbericht",
                "verbose_name_plural": "nieuws",
                "ordering": ["-publicatiedatum", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["concept", "gepubliceerd"])),
                        name="nieuwsbericht_status_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gepubliceerd"), _negated=True),
                            models.Q(
                                models.Q(("samenvatting", ""), _negated=True), models.Q(("tekst", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="nieuwsbericht_gepubliceerd_is_af",
                        violation_error_message="Schrijf een samenvatting en een tekst voordat u dit op de site zet.",
                    ),
                ],
            },
        ),
    ]
