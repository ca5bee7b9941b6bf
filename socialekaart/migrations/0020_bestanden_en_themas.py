import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import socialekaart.models.velden


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0019_inlezing_bijwerken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
                ("soort", models.CharField(max_length=100, verbose_name="soort")),
                ("grootte", models.PositiveIntegerField(verbose_name="grootte in bytes")),
                ("sleutel", models.CharField(max_length=64, verbose_name="sleutel (SHA-256)")),
                ("inhoud", models.BinaryField(verbose_name="inhoud")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="bewaard op")),
            ],
            options={
                "verbose_name": "bestand",
                "verbose_name_plural": "bestanden",
            },
        ),
        migrations.CreateModel(
            name="HistoricalGoedVoorbeeld_partners",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalGoedVoorbeeld_partners",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGoedVoorbeeld_themas",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "HistoricalGoedVoorbeeld_themas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerspectief",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Staat in adressen en exports. Verander dit liever niet.", verbose_name="slug"
                    ),
                ),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                ("naam_en", models.CharField(blank=True, max_length=80, verbose_name="naam in het Engels")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van lijst",
                "verbose_name_plural": "historical perspectieven",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalThema",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Staat in adressen en exports. Verander dit liever niet.", verbose_name="slug"
                    ),
                ),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                ("naam_en", models.CharField(blank=True, max_length=80, verbose_name="naam in het Engels")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van lijst",
                "verbose_name_plural": "historical thema’s",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Perspectief",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Staat in adressen en exports. Verander dit liever niet.",
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                ("naam_en", models.CharField(blank=True, max_length=80, verbose_name="naam in het Engels")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "perspectief",
                "verbose_name_plural": "perspectieven",
                "ordering": ["volgorde", "naam"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Thema",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Staat in adressen en exports. Verander dit liever niet.",
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                ("naam_en", models.CharField(blank=True, max_length=80, verbose_name="naam in het Engels")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "thema",
                "verbose_name_plural": "thema’s",
                "ordering": ["volgorde", "naam"],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="organisatie",
            name="organisatie_soort_bekend",
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="contact",
            field=models.CharField(
                blank=True,
                help_text="Een functie en een organisatie, geen naam van iemand.",
                max_length=200,
                verbose_name="contact",
            ),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="contact_email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail op de site"),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="film_adres",
            field=models.URLField(
                blank=True,
                help_text="De film opent op de site waar hij staat, niet hier.",
                verbose_name="adres van de film",
            ),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="film_minuten",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten"),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="film_tekst",
            field=socialekaart.models.velden.Opmaakveld(
                blank=True,
                help_text="Voor wie niet kan luisteren of kijken.",
                verbose_name="wat er in de film gezegd wordt",
            ),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="navolgen",
            field=socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="zo doet u het na"),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="opbrengst",
            field=socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="wat levert het op"),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="partners",
            field=models.ManyToManyField(
                blank=True,
                related_name="goede_voorbeelden",
                to="socialekaart.organisatie",
                verbose_name="wie werken samen",
            ),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="plaats",
            field=models.CharField(
                blank=True, help_text="Bijvoorbeeld: Holendrecht, of Diemen.", max_length=120, verbose_name="waar"
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="contact",
            field=models.CharField(
                blank=True,
                help_text="Een functie en een organisatie, geen naam van iemand.",
                max_length=200,
                verbose_name="contact",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="contact_email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail op de site"),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="film_adres",
            field=models.URLField(
                blank=True,
                help_text="De film opent op de site waar hij staat, niet hier.",
                verbose_name="adres van de film",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="film_minuten",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten"),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="film_tekst",
            field=socialekaart.models.velden.Opmaakveld(
                blank=True,
                help_text="Voor wie niet kan luisteren of kijken.",
                verbose_name="wat er in de film gezegd wordt",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="navolgen",
            field=socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="zo doet u het na"),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="opbrengst",
            field=socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="wat levert het op"),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="plaats",
            field=models.CharField(
                blank=True, help_text="Bijvoorbeeld: Holendrecht, of Diemen.", max_length=120, verbose_name="waar"
            ),
        ),
        migrations.AlterField(
            model_name="aanmelding",
            name="soort",
            field=models.CharField(
                choices=[
                    ("nieuw", "Nieuw"),
                    ("wijziging", "Wijziging"),
                    ("weg", "Bestaat niet meer"),
                    ("goed_voorbeeld", "Goed voorbeeld"),
                ],
                max_length=15,
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="historicalorganisatie",
            name="soort_organisatie",
            field=models.CharField(
                choices=[
                    ("zorg", "zorg"),
                    ("welzijn", "welzijn"),
                    ("vrijwilligers", "vrijwilligers"),
                    ("gemeente", "gemeente"),
                    ("netwerk", "netwerk"),
                    ("onderzoek", "onderzoek en onderwijs"),
                    ("overig", "anders"),
                ],
                default="overig",
                max_length=20,
                verbose_name="soort organisatie",
            ),
        ),
        migrations.AlterField(
            model_name="organisatie",
            name="soort_organisatie",
            field=models.CharField(
                choices=[
                    ("zorg", "zorg"),
                    ("welzijn", "welzijn"),
                    ("vrijwilligers", "vrijwilligers"),
                    ("gemeente", "gemeente"),
                    ("netwerk", "netwerk"),
                    ("onderzoek", "onderzoek en onderwijs"),
                    ("overig", "anders"),
                ],
                default="overig",
                max_length=20,
                verbose_name="soort organisatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort_organisatie__in",
                        ["zorg", "welzijn", "vrijwilligers", "gemeente", "netwerk", "onderzoek", "overig"],
                    )
                ),
                name="organisatie_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="bestand",
            constraint=models.UniqueConstraint(fields=("sleutel", "naam"), name="bestand_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="bestand",
            constraint=models.CheckConstraint(condition=models.Q(("grootte__gt", 0)), name="bestand_niet_leeg"),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="film_beeld",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="socialekaart.bestand",
                verbose_name="plaatje bij de film",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld",
            name="film_beeld",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="socialekaart.bestand",
                verbose_name="plaatje bij de film",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld_partners",
            name="goedvoorbeeld",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_tablespace="",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="socialekaart.goedvoorbeeld",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld_partners",
            name="history",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="socialekaart.historicalgoedvoorbeeld",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld_partners",
            name="organisatie",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_tablespace="",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="socialekaart.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld_themas",
            name="goedvoorbeeld",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_tablespace="",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="socialekaart.goedvoorbeeld",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld_themas",
            name="history",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="socialekaart.historicalgoedvoorbeeld",
            ),
        ),
        migrations.AddField(
            model_name="historicalperspectief",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalthema",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalgoedvoorbeeld_themas",
            name="thema",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_tablespace="",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="socialekaart.thema",
            ),
        ),
        migrations.AddField(
            model_name="goedvoorbeeld",
            name="themas",
            field=models.ManyToManyField(
                blank=True, related_name="goede_voorbeelden", to="socialekaart.thema", verbose_name="thema’s"
            ),
        ),
        migrations.AddConstraint(
            model_name="goedvoorbeeld",
            constraint=models.CheckConstraint(
                condition=models.Q(("film_adres", ""), models.Q(("film_tekst", ""), _negated=True), _connector="OR"),
                name="goedvoorbeeld_film_heeft_tekst",
                violation_error_message="Schrijf ook op wat er in de film gezegd wordt.",
            ),
        ),
    ]
