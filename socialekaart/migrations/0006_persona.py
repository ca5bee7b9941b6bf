import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0005_postcode"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPersona",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "naam",
                    models.CharField(help_text="Een voornaam. Verzin de persoon.", max_length=40, verbose_name="naam"),
                ),
                ("slug", models.SlugField(max_length=60, verbose_name="slug")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("leeftijd", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="leeftijd")),
                (
                    "kenmerk",
                    models.CharField(
                        help_text="De ziekte of de rol, zoals: COPD, of mantelzorger.",
                        max_length=60,
                        verbose_name="in een paar woorden",
                    ),
                ),
                (
                    "uitspraak",
                    models.CharField(
                        help_text="Eén zin die deze persoon zou zeggen. Zonder aanhalingstekens.",
                        max_length=120,
                        verbose_name="uitspraak",
                    ),
                ),
                (
                    "situatie",
                    models.TextField(help_text="Wie is dit? Twee tot vier korte zinnen.", verbose_name="situatie"),
                ),
                (
                    "aandachtspunten",
                    models.TextField(
                        blank=True,
                        help_text="Voor wie het gesprek voert. Elk punt op een eigen regel.",
                        verbose_name="waar u op let",
                    ),
                ),
                ("gepubliceerd", models.BooleanField(default=False, verbose_name="gepubliceerd")),
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
                "verbose_name": "geschiedenis van persona",
                "verbose_name_plural": "historical persona’s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Persona",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "naam",
                    models.CharField(help_text="Een voornaam. Verzin de persoon.", max_length=40, verbose_name="naam"),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="slug")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("leeftijd", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="leeftijd")),
                (
                    "kenmerk",
                    models.CharField(
                        help_text="De ziekte of de rol, zoals: COPD, of mantelzorger.",
                        max_length=60,
                        verbose_name="in een paar woorden",
                    ),
                ),
                (
                    "uitspraak",
                    models.CharField(
                        help_text="Eén zin die deze persoon zou zeggen. Zonder aanhalingstekens.",
                        max_length=120,
                        verbose_name="uitspraak",
                    ),
                ),
                (
                    "situatie",
                    models.TextField(help_text="Wie is dit? Twee tot vier korte zinnen.", verbose_name="situatie"),
                ),
                (
                    "aandachtspunten",
                    models.TextField(
                        blank=True,
                        help_text="Voor wie het gesprek voert. Elk punt op een eigen regel.",
                        verbose_name="waar u op let",
                    ),
                ),
                ("gepubliceerd", models.BooleanField(default=False, verbose_name="gepubliceerd")),
                (
                    "doelgroepen",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Initiatieven voor deze groepen, of voor iedereen, staan bovenaan.",
                        related_name="personas",
                        to="socialekaart.doelgroep",
                        verbose_name="doelgroepen",
                    ),
                ),
            ],
            options={
                "verbose_name": "persona",
                "verbose_name_plural": "persona’s",
                "ordering": ["volgorde", "naam"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPersonaWens",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "uitspraak",
                    models.CharField(
                        help_text="Zo zou deze persoon het zeggen. Zonder aanhalingstekens.",
                        max_length=160,
                        verbose_name="in eigen woorden",
                    ),
                ),
                (
                    "toelichting",
                    models.CharField(
                        blank=True,
                        help_text="Wat kan helpen, of waar moet u aan denken?",
                        max_length=250,
                        verbose_name="toelichting",
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
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
                    "wens",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.ondersteuningswens",
                        verbose_name="ondersteuningswens",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.persona",
                        verbose_name="persona",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van wens van persona",
                "verbose_name_plural": "historical wensen van een persona",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPersona_doelgroepen",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "doelgroep",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.doelgroep",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="socialekaart.historicalpersona",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.persona",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalPersona_doelgroepen",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGespreksvraag",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "vraag",
                    models.CharField(
                        help_text="Een open vraag, zoals u hem hardop stelt.", max_length=200, verbose_name="vraag"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "domein",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.domein",
                        verbose_name="domein",
                    ),
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
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.persona",
                        verbose_name="persona",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van gespreksvraag",
                "verbose_name_plural": "historical gespreksvragen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Gespreksvraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "vraag",
                    models.CharField(
                        help_text="Een open vraag, zoals u hem hardop stelt.", max_length=200, verbose_name="vraag"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "domein",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gespreksvragen",
                        to="socialekaart.domein",
                        verbose_name="domein",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vragen",
                        to="socialekaart.persona",
                        verbose_name="persona",
                    ),
                ),
            ],
            options={
                "verbose_name": "gespreksvraag",
                "verbose_name_plural": "gespreksvragen",
                "ordering": ["domein__volgorde", "volgorde", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonaWens",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uitspraak",
                    models.CharField(
                        help_text="Zo zou deze persoon het zeggen. Zonder aanhalingstekens.",
                        max_length=160,
                        verbose_name="in eigen woorden",
                    ),
                ),
                (
                    "toelichting",
                    models.CharField(
                        blank=True,
                        help_text="Wat kan helpen, of waar moet u aan denken?",
                        max_length=250,
                        verbose_name="toelichting",
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "persona",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wensen",
                        to="socialekaart.persona",
                        verbose_name="persona",
                    ),
                ),
                (
                    "wens",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personas",
                        to="socialekaart.ondersteuningswens",
                        verbose_name="ondersteuningswens",
                    ),
                ),
            ],
            options={
                "verbose_name": "wens van een persona",
                "verbose_name_plural": "wensen van een persona",
                "ordering": ["wens__domein__volgorde", "volgorde", "wens__volgorde", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="persona",
            constraint=models.CheckConstraint(
                condition=models.Q(("leeftijd__isnull", True), ("leeftijd__lte", 120), _connector="OR"),
                name="persona_leeftijd_kan",
            ),
        ),
        migrations.AddConstraint(
            model_name="persona",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("naam", ""), _negated=True),
                    models.Q(("uitspraak", ""), _negated=True),
                    models.Q(("situatie", ""), _negated=True),
                ),
                name="persona_is_ingevuld",
            ),
        ),
        migrations.AddConstraint(
            model_name="gespreksvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("vraag", ""), _negated=True), name="gespreksvraag_heeft_vraag"
            ),
        ),
        migrations.AddConstraint(
            model_name="personawens",
            constraint=models.UniqueConstraint(
                fields=("persona", "wens"),
                name="personawens_eenmaal_per_persona",
                violation_error_message="Deze persona heeft deze wens al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personawens",
            constraint=models.CheckConstraint(
                condition=models.Q(("uitspraak", ""), _negated=True), name="personawens_heeft_uitspraak"
            ),
        ),
    ]
