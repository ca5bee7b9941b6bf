import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import socialekaart.models.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("socialekaart", "0020_bestanden_en_themas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Borgingsplan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                (
                    "herinnerd_op",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="herinnering gestuurd op"),
                ),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
            ],
            options={
                "verbose_name": "borgingsplan",
                "verbose_name_plural": "borgingsplannen",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Cyclus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "vraag",
                    models.CharField(help_text="Wat willen we weten? Eén vraag.", max_length=200, verbose_name="vraag"),
                ),
                ("begin", models.DateField(blank=True, null=True, verbose_name="begin")),
                ("eind", models.DateField(blank=True, null=True, verbose_name="eind")),
                (
                    "fase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("vraag", "vraag"),
                            ("plannen", "plannen"),
                            ("uitvoeren", "uitvoeren"),
                            ("observeren", "observeren"),
                            ("reflecteren", "reflecteren"),
                            ("besluit", "besluit"),
                            ("afgerond", "afgerond"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                ("plan", models.TextField(blank=True, help_text="Wat gaan we doen, met wie?", verbose_name="plan")),
                ("uitvoering", models.TextField(blank=True, help_text="Wat deden we?", verbose_name="uitvoering")),
                (
                    "observatie",
                    models.TextField(
                        blank=True, help_text="Bewijs tot nu toe, in een paar zinnen.", verbose_name="wat we zagen"
                    ),
                ),
                ("geleerd", models.TextField(blank=True, help_text="Wat leerden we hiervan?", verbose_name="geleerd")),
                ("besluit", models.TextField(blank=True, help_text="Wat besluiten we?", verbose_name="besluit")),
                ("verandering", models.TextField(blank=True, verbose_name="wat verandert er hierna")),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
            ],
            options={
                "verbose_name": "cyclus",
                "verbose_name_plural": "cycli",
                "ordering": ["proeftuin", "nummer"],
            },
        ),
        migrations.CreateModel(
            name="Bijeenkomst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(default=django.utils.timezone.localdate, verbose_name="datum")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                (
                    "verslag",
                    models.TextField(
                        blank=True,
                        help_text="Niet op de site. Schrijf niets over mensen die u kunt herkennen.",
                        verbose_name="verslag",
                    ),
                ),
                (
                    "aanwezig",
                    models.ManyToManyField(
                        blank=True,
                        related_name="bijeenkomsten",
                        to="socialekaart.organisatie",
                        verbose_name="welke organisaties waren er",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijeenkomst",
                "verbose_name_plural": "bijeenkomsten",
                "ordering": ["-datum", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Borgingsversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField(editable=False, verbose_name="versie")),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "concept"), ("besproken", "besproken"), ("vastgesteld", "vastgesteld")],
                        default="concept",
                        editable=False,
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("besproken_op", models.DateField(blank=True, editable=False, null=True, verbose_name="besproken op")),
                (
                    "vastgesteld_op",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="vastgesteld op"),
                ),
                (
                    "missie",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True, help_text="Waarvoor doen we dit samen?", verbose_name="gedeelde missie"
                    ),
                ),
                (
                    "visie",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True, help_text="Hoe ziet het eruit als het goed gaat?", verbose_name="gedeelde visie"
                    ),
                ),
                ("blijft", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="wat gaat door")),
                ("monitoring", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="hoe volgen we het")),
                (
                    "herzien_op",
                    models.DateField(
                        blank=True,
                        help_text="Op die dag krijgt u een herinnering.",
                        null=True,
                        verbose_name="opnieuw bekijken op",
                    ),
                ),
                (
                    "wijziging",
                    models.CharField(
                        blank=True,
                        help_text="Vergeleken met de versie hiervoor.",
                        max_length=300,
                        verbose_name="wat is er anders",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versies",
                        to="proeftuinen.borgingsplan",
                        verbose_name="borgingsplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "versie van een borgingsplan",
                "verbose_name_plural": "versies van borgingsplannen",
                "ordering": ["plan", "-nummer"],
            },
        ),
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=160, verbose_name="afspraak")),
                ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                ("termijn", models.DateField(blank=True, null=True, verbose_name="voor wanneer")),
                (
                    "geld",
                    models.CharField(
                        choices=[
                            ("geregeld", "geregeld"),
                            ("deels", "deels geregeld"),
                            ("nog-niet", "nog niet"),
                            ("niet-nodig", "niet nodig"),
                        ],
                        default="nog-niet",
                        max_length=12,
                        verbose_name="geld",
                    ),
                ),
                (
                    "geld_tot",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="geregeld tot (jaar)"),
                ),
                ("geldbron", models.CharField(blank=True, max_length=160, verbose_name="wie betaalt")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                (
                    "eigenaren",
                    models.ManyToManyField(
                        blank=True, related_name="afspraken", to="socialekaart.organisatie", verbose_name="wie"
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afspraken",
                        to="proeftuinen.borgingsversie",
                        verbose_name="versie van een borgingsplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "afspraak",
                "verbose_name_plural": "afspraken",
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Bewijs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(default=django.utils.timezone.localdate, verbose_name="datum")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("observatie", "gezien"),
                            ("gesprek", "gehoord"),
                            ("cijfer", "geteld"),
                            ("document", "document"),
                        ],
                        default="observatie",
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                (
                    "tekst",
                    models.TextField(help_text="Schrijf niets over mensen die u kunt herkennen.", verbose_name="wat"),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True, help_text="Welke functie, of welk stuk?", max_length=200, verbose_name="bron"
                    ),
                ),
                ("openbaar", models.BooleanField(default=False, verbose_name="staat op de site")),
                (
                    "bestand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bewijzen",
                        to="socialekaart.bestand",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "cyclus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bewijzen",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewijs",
                "verbose_name_plural": "bewijs",
                "ordering": ["datum", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Cyclusdeelnemer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        help_text="Bijvoorbeeld: wijkverpleegkundige. Geen naam.", max_length=100, verbose_name="rol"
                    ),
                ),
                ("aantal", models.PositiveSmallIntegerField(default=1, verbose_name="hoeveel mensen")),
                (
                    "cyclus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deelnemers",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cyclusdeelnemers",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "perspectief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="socialekaart.perspectief",
                        verbose_name="groep",
                    ),
                ),
            ],
            options={
                "verbose_name": "deelnemer",
                "verbose_name_plural": "wie doen mee",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Cyclusstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("vraag", "vraag"),
                            ("plannen", "plannen"),
                            ("uitvoeren", "uitvoeren"),
                            ("observeren", "observeren"),
                            ("reflecteren", "reflecteren"),
                            ("besluit", "besluit"),
                            ("afgerond", "afgerond"),
                        ],
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                ("op", models.DateField(default=django.utils.timezone.localdate, verbose_name="op")),
                (
                    "cyclus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap",
                "verbose_name_plural": "stappen",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Ervaring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "film_adres",
                    models.URLField(
                        blank=True,
                        help_text="De film opent op de site waar hij staat, niet hier.",
                        verbose_name="adres van de film",
                    ),
                ),
                (
                    "film_minuten",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten"),
                ),
                (
                    "film_tekst",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True,
                        help_text="Voor wie niet kan luisteren of kijken.",
                        verbose_name="wat er in de film gezegd wordt",
                    ),
                ),
                ("citaat", models.CharField(max_length=400, verbose_name="wat iemand zegt")),
                (
                    "functie",
                    models.CharField(
                        help_text="Bijvoorbeeld: huisarts. Geen naam.", max_length=100, verbose_name="functie"
                    ),
                ),
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
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="Op de site vanaf"),
                ),
                (
                    "toestemming",
                    models.BooleanField(
                        default=False, verbose_name="wie dit zei, vindt het goed dat het op de site staat"
                    ),
                ),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "film_beeld",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="socialekaart.bestand",
                        verbose_name="plaatje bij de film",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ervaringen",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "perspectief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ervaringen",
                        to="socialekaart.perspectief",
                        verbose_name="groep",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ervaringen",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
                (
                    "themas",
                    models.ManyToManyField(
                        blank=True, related_name="ervaringen", to="socialekaart.thema", verbose_name="thema’s"
                    ),
                ),
            ],
            options={
                "verbose_name": "ervaring",
                "verbose_name_plural": "ervaringen",
                "ordering": ["-publicatiedatum", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAfspraak",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("titel", models.CharField(max_length=160, verbose_name="afspraak")),
                ("toelichting", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                ("termijn", models.DateField(blank=True, null=True, verbose_name="voor wanneer")),
                (
                    "geld",
                    models.CharField(
                        choices=[
                            ("geregeld", "geregeld"),
                            ("deels", "deels geregeld"),
                            ("nog-niet", "nog niet"),
                            ("niet-nodig", "niet nodig"),
                        ],
                        default="nog-niet",
                        max_length=12,
                        verbose_name="geld",
                    ),
                ),
                (
                    "geld_tot",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="geregeld tot (jaar)"),
                ),
                ("geldbron", models.CharField(blank=True, max_length=160, verbose_name="wie betaalt")),
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
                    "versie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.borgingsversie",
                        verbose_name="versie van een borgingsplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van afspraak",
                "verbose_name_plural": "historical afspraken",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAfspraak_eigenaren",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "afspraak",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.afspraak",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proeftuinen.historicalafspraak",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalAfspraak_eigenaren",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBewijs",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("datum", models.DateField(default=django.utils.timezone.localdate, verbose_name="datum")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("observatie", "gezien"),
                            ("gesprek", "gehoord"),
                            ("cijfer", "geteld"),
                            ("document", "document"),
                        ],
                        default="observatie",
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                (
                    "tekst",
                    models.TextField(help_text="Schrijf niets over mensen die u kunt herkennen.", verbose_name="wat"),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True, help_text="Welke functie, of welk stuk?", max_length=200, verbose_name="bron"
                    ),
                ),
                ("openbaar", models.BooleanField(default=False, verbose_name="staat op de site")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bestand",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.bestand",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "cyclus",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
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
            ],
            options={
                "verbose_name": "geschiedenis van bewijs",
                "verbose_name_plural": "historical bewijs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBijeenkomst",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("datum", models.DateField(default=django.utils.timezone.localdate, verbose_name="datum")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                (
                    "verslag",
                    models.TextField(
                        blank=True,
                        help_text="Niet op de site. Schrijf niets over mensen die u kunt herkennen.",
                        verbose_name="verslag",
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
                "verbose_name": "geschiedenis van bijeenkomst",
                "verbose_name_plural": "historical bijeenkomsten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBijeenkomst_aanwezig",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "bijeenkomst",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.bijeenkomst",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proeftuinen.historicalbijeenkomst",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalBijeenkomst_aanwezig",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBorgingsversie",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField(editable=False, verbose_name="versie")),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "concept"), ("besproken", "besproken"), ("vastgesteld", "vastgesteld")],
                        default="concept",
                        editable=False,
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("besproken_op", models.DateField(blank=True, editable=False, null=True, verbose_name="besproken op")),
                (
                    "vastgesteld_op",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="vastgesteld op"),
                ),
                (
                    "missie",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True, help_text="Waarvoor doen we dit samen?", verbose_name="gedeelde missie"
                    ),
                ),
                (
                    "visie",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True, help_text="Hoe ziet het eruit als het goed gaat?", verbose_name="gedeelde visie"
                    ),
                ),
                ("blijft", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="wat gaat door")),
                ("monitoring", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="hoe volgen we het")),
                (
                    "herzien_op",
                    models.DateField(
                        blank=True,
                        help_text="Op die dag krijgt u een herinnering.",
                        null=True,
                        verbose_name="opnieuw bekijken op",
                    ),
                ),
                (
                    "wijziging",
                    models.CharField(
                        blank=True,
                        help_text="Vergeleken met de versie hiervoor.",
                        max_length=300,
                        verbose_name="wat is er anders",
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="gemaakt op")),
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.borgingsplan",
                        verbose_name="borgingsplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van borgingsplan",
                "verbose_name_plural": "historical versies van borgingsplannen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCyclusdeelnemer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        help_text="Bijvoorbeeld: wijkverpleegkundige. Geen naam.", max_length=100, verbose_name="rol"
                    ),
                ),
                ("aantal", models.PositiveSmallIntegerField(default=1, verbose_name="hoeveel mensen")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "cyclus",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
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
                    "perspectief",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.perspectief",
                        verbose_name="groep",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van cyclusdeelnemer",
                "verbose_name_plural": "historical wie doen mee",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCyclusstap",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("vraag", "vraag"),
                            ("plannen", "plannen"),
                            ("uitvoeren", "uitvoeren"),
                            ("observeren", "observeren"),
                            ("reflecteren", "reflecteren"),
                            ("besluit", "besluit"),
                            ("afgerond", "afgerond"),
                        ],
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                ("op", models.DateField(default=django.utils.timezone.localdate, verbose_name="op")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "cyclus",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
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
            ],
            options={
                "verbose_name": "geschiedenis van cyclusstap",
                "verbose_name_plural": "historical stappen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalErvaring",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "film_adres",
                    models.URLField(
                        blank=True,
                        help_text="De film opent op de site waar hij staat, niet hier.",
                        verbose_name="adres van de film",
                    ),
                ),
                (
                    "film_minuten",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten"),
                ),
                (
                    "film_tekst",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True,
                        help_text="Voor wie niet kan luisteren of kijken.",
                        verbose_name="wat er in de film gezegd wordt",
                    ),
                ),
                ("citaat", models.CharField(max_length=400, verbose_name="wat iemand zegt")),
                (
                    "functie",
                    models.CharField(
                        help_text="Bijvoorbeeld: huisarts. Geen naam.", max_length=100, verbose_name="functie"
                    ),
                ),
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
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="Op de site vanaf"),
                ),
                (
                    "toestemming",
                    models.BooleanField(
                        default=False, verbose_name="wie dit zei, vindt het goed dat het op de site staat"
                    ),
                ),
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
                    "film_beeld",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.bestand",
                        verbose_name="plaatje bij de film",
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
                    "perspectief",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.perspectief",
                        verbose_name="groep",
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
                "verbose_name": "geschiedenis van ervaring",
                "verbose_name_plural": "historical ervaringen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalErvaring_themas",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "ervaring",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.ervaring",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proeftuinen.historicalervaring",
                    ),
                ),
                (
                    "thema",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.thema",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalErvaring_themas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOndertekening",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "functie",
                    models.CharField(
                        blank=True, help_text="Geen naam van iemand.", max_length=100, verbose_name="functie"
                    ),
                ),
                ("op", models.DateField(blank=True, null=True, verbose_name="op")),
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
                    "versie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.borgingsversie",
                        verbose_name="versie van een borgingsplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van ondertekening",
                "verbose_name_plural": "historical ondertekeningen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProeftuin",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "naam",
                    models.CharField(
                        help_text="Zonder het woord proeftuin. Bijvoorbeeld: Zuidoost.",
                        max_length=80,
                        verbose_name="naam",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                (
                    "doel",
                    models.CharField(
                        blank=True, help_text="Eén zin die iedereen begrijpt.", max_length=300, verbose_name="doel"
                    ),
                ),
                ("beschrijving", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="wat we doen")),
                ("begin", models.DateField(blank=True, null=True, verbose_name="begin")),
                ("eind", models.DateField(blank=True, null=True, verbose_name="eind")),
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
                "verbose_name": "geschiedenis van proeftuin",
                "verbose_name_plural": "historical proeftuinen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSamenwerking",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("verwijzing", "verwijzing"),
                            ("afstemming", "afstemming"),
                            ("gezamenlijk-aanbod", "gezamenlijk aanbod"),
                            ("contact-gemeente", "contact met gemeente"),
                            ("pilot", "pilot"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("contact", "contact"),
                            ("verkenning", "verkenning"),
                            ("pilot", "pilot"),
                            ("structureel", "structureel"),
                            ("gestopt", "gestopt"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                (
                    "afspraak",
                    models.CharField(
                        blank=True, help_text="Wat spraken ze af?", max_length=500, verbose_name="afspraak"
                    ),
                ),
                (
                    "sterkte_van",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 is zwak, 5 is sterk.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="hoe sterk, volgens de eerste",
                    ),
                ),
                (
                    "sterkte_naar",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 is zwak, 5 is sterk.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="hoe sterk, volgens de tweede",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True,
                        help_text="Wie vertelde dit, of waar staat het?",
                        max_length=200,
                        verbose_name="bron",
                    ),
                ),
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
                    "bijeenkomst",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.bijeenkomst",
                        verbose_name="verteld bij",
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
                    "naar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                        verbose_name="naar",
                    ),
                ),
                (
                    "naar_initiatief",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="naar (initiatief)",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Waar werken ze samen? Leeg: overal waar beide werken.",
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                        verbose_name="van",
                    ),
                ),
                (
                    "van_initiatief",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="van (initiatief)",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van samenwerking",
                "verbose_name_plural": "historical samenwerkingen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Ondertekening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "functie",
                    models.CharField(
                        blank=True, help_text="Geen naam van iemand.", max_length=100, verbose_name="functie"
                    ),
                ),
                ("op", models.DateField(blank=True, null=True, verbose_name="op")),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ondertekeningen",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ondertekeningen",
                        to="proeftuinen.borgingsversie",
                        verbose_name="versie van een borgingsplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "ondertekening",
                "verbose_name_plural": "ondertekeningen",
                "ordering": ["organisatie__naam"],
            },
        ),
        migrations.CreateModel(
            name="Proeftuin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "naam",
                    models.CharField(
                        help_text="Zonder het woord proeftuin. Bijvoorbeeld: Zuidoost.",
                        max_length=80,
                        verbose_name="naam",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                (
                    "doel",
                    models.CharField(
                        blank=True, help_text="Eén zin die iedereen begrijpt.", max_length=300, verbose_name="doel"
                    ),
                ),
                ("beschrijving", socialekaart.models.velden.Opmaakveld(blank=True, verbose_name="wat we doen")),
                ("begin", models.DateField(blank=True, null=True, verbose_name="begin")),
                ("eind", models.DateField(blank=True, null=True, verbose_name="eind")),
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
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        limit_choices_to={"soort": "stadsdeel"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proeftuinen",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "proeftuin",
                "verbose_name_plural": "proeftuinen",
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Netwerkmanager",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "functie",
                    models.CharField(help_text="Geen naam van iemand.", max_length=100, verbose_name="functie"),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="netwerkmanagers",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "proeftuin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="managers",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "netwerkmanager",
                "verbose_name_plural": "netwerkmanagers",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Mijlpaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("tekst", models.CharField(blank=True, max_length=500, verbose_name="wat er gebeurde")),
                (
                    "proeftuin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mijlpalen",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "mijlpaal",
                "verbose_name_plural": "tijdlijn",
                "ordering": ["datum", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPublicatie",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("titel", models.CharField(max_length=160, verbose_name="titel")),
                ("slug", models.SlugField(max_length=180, verbose_name="slug")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("tussen", "tussenresultaat"),
                            ("eind", "eindresultaat"),
                            ("artikel", "artikel"),
                            ("hulpmiddel", "hulpmiddel"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                (
                    "datum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Vanaf deze dag staat het op de site.",
                        verbose_name="datum",
                    ),
                ),
                (
                    "auteurs",
                    models.CharField(
                        blank=True,
                        help_text="Zoals op de publicatie, met komma’s ertussen.",
                        max_length=300,
                        verbose_name="auteurs",
                    ),
                ),
                (
                    "licentie",
                    models.CharField(
                        choices=[
                            ("cc0", "CC0: iedereen mag alles"),
                            ("cc-by", "CC BY 4.0: met de naam van de maker"),
                            ("cc-by-sa", "CC BY-SA 4.0: met de naam van de maker, en onder dezelfde voorwaarde"),
                            ("cc-by-nc", "CC BY-NC 4.0: met de naam van de maker, en niet om geld te verdienen"),
                            ("voorbehouden", "alle rechten voorbehouden"),
                        ],
                        default="cc-by",
                        max_length=15,
                        verbose_name="wat mogen anderen ermee",
                    ),
                ),
                (
                    "samenvatting",
                    models.CharField(
                        blank=True,
                        help_text="Eén of twee zinnen. Deze staan in de lijst.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                (
                    "tekst",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True, help_text="Wat is gevonden, en wat betekent dat?", verbose_name="in gewone taal"
                    ),
                ),
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van publicatie",
                "verbose_name_plural": "historical resultaten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNetwerkmanager",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "functie",
                    models.CharField(help_text="Geen naam van iemand.", max_length=100, verbose_name="functie"),
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van netwerkmanager",
                "verbose_name_plural": "historical netwerkmanagers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMijlpaal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("datum", models.DateField(verbose_name="datum")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("tekst", models.CharField(blank=True, max_length=500, verbose_name="wat er gebeurde")),
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van mijlpaal",
                "verbose_name_plural": "historical tijdlijn",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("datum", models.DateField(default=django.utils.timezone.localdate, verbose_name="datum")),
                ("openbaar", models.BooleanField(default=True, verbose_name="staat op de site")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bestand",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.bestand",
                        verbose_name="bestand",
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van document",
                "verbose_name_plural": "historical documenten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeelname",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld: doet mee, of denkt mee.",
                        max_length=100,
                        verbose_name="rol",
                    ),
                ),
                ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van deelname",
                "verbose_name_plural": "historical wie doen mee",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCyclus",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "vraag",
                    models.CharField(help_text="Wat willen we weten? Eén vraag.", max_length=200, verbose_name="vraag"),
                ),
                ("begin", models.DateField(blank=True, null=True, verbose_name="begin")),
                ("eind", models.DateField(blank=True, null=True, verbose_name="eind")),
                (
                    "fase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("vraag", "vraag"),
                            ("plannen", "plannen"),
                            ("uitvoeren", "uitvoeren"),
                            ("observeren", "observeren"),
                            ("reflecteren", "reflecteren"),
                            ("besluit", "besluit"),
                            ("afgerond", "afgerond"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                ("plan", models.TextField(blank=True, help_text="Wat gaan we doen, met wie?", verbose_name="plan")),
                ("uitvoering", models.TextField(blank=True, help_text="Wat deden we?", verbose_name="uitvoering")),
                (
                    "observatie",
                    models.TextField(
                        blank=True, help_text="Bewijs tot nu toe, in een paar zinnen.", verbose_name="wat we zagen"
                    ),
                ),
                ("geleerd", models.TextField(blank=True, help_text="Wat leerden we hiervan?", verbose_name="geleerd")),
                ("besluit", models.TextField(blank=True, help_text="Wat besluiten we?", verbose_name="besluit")),
                ("verandering", models.TextField(blank=True, verbose_name="wat verandert er hierna")),
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van cyclus",
                "verbose_name_plural": "historical cycli",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBorgingsplan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
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
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leeg: het plan voor heel Amsterdam.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van borgingsplan",
                "verbose_name_plural": "historical borgingsplannen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="historicalbijeenkomst",
            name="proeftuin",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="proeftuinen.proeftuin",
                verbose_name="proeftuin",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalActie",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("titel", models.CharField(max_length=160, verbose_name="wat")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("termijn", models.DateField(blank=True, null=True, verbose_name="klaar op")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("te-doen", "te doen"),
                            ("bezig", "bezig"),
                            ("klaar", "klaar"),
                            ("gestopt", "gestopt"),
                        ],
                        default="te-doen",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("begonnen_op", models.DateField(blank=True, editable=False, null=True, verbose_name="begonnen op")),
                ("geeindigd_op", models.DateField(blank=True, editable=False, null=True, verbose_name="geëindigd op")),
                (
                    "resultaat",
                    models.TextField(
                        blank=True, help_text="Wat kwam eruit? Verplicht aan het eind.", verbose_name="resultaat"
                    ),
                ),
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
                    "cyclus",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.organisatie",
                        verbose_name="wie (organisatie)",
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
                    "wens",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Voor welke wens is er in dit stadsdeel te weinig?",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.ondersteuningswens",
                        verbose_name="hiaat (wens)",
                    ),
                ),
                (
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van actie",
                "verbose_name_plural": "historical acties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="titel")),
                ("datum", models.DateField(default=django.utils.timezone.localdate, verbose_name="datum")),
                ("openbaar", models.BooleanField(default=True, verbose_name="staat op de site")),
                (
                    "bestand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documenten",
                        to="socialekaart.bestand",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "proeftuin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documenten",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
                "ordering": ["-datum", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Deelname",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld: doet mee, of denkt mee.",
                        max_length=100,
                        verbose_name="rol",
                    ),
                ),
                ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="socialekaart.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "proeftuin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deelnames",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "deelname",
                "verbose_name_plural": "wie doen mee",
                "ordering": ["organisatie__naam", "van", "pk"],
            },
        ),
        migrations.AddField(
            model_name="cyclus",
            name="proeftuin",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="cycli",
                to="proeftuinen.proeftuin",
                verbose_name="proeftuin",
            ),
        ),
        migrations.AddField(
            model_name="borgingsplan",
            name="proeftuin",
            field=models.OneToOneField(
                blank=True,
                help_text="Leeg: het plan voor heel Amsterdam.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="borgingsplan",
                to="proeftuinen.proeftuin",
                verbose_name="proeftuin",
            ),
        ),
        migrations.AddField(
            model_name="bijeenkomst",
            name="proeftuin",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bijeenkomsten",
                to="proeftuinen.proeftuin",
                verbose_name="proeftuin",
            ),
        ),
        migrations.CreateModel(
            name="Actie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=160, verbose_name="wat")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("termijn", models.DateField(blank=True, null=True, verbose_name="klaar op")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("te-doen", "te doen"),
                            ("bezig", "bezig"),
                            ("klaar", "klaar"),
                            ("gestopt", "gestopt"),
                        ],
                        default="te-doen",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("begonnen_op", models.DateField(blank=True, editable=False, null=True, verbose_name="begonnen op")),
                ("geeindigd_op", models.DateField(blank=True, editable=False, null=True, verbose_name="geëindigd op")),
                (
                    "resultaat",
                    models.TextField(
                        blank=True, help_text="Wat kwam eruit? Verplicht aan het eind.", verbose_name="resultaat"
                    ),
                ),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="socialekaart.organisatie",
                        verbose_name="wie (organisatie)",
                    ),
                ),
                (
                    "wens",
                    models.ForeignKey(
                        blank=True,
                        help_text="Voor welke wens is er in dit stadsdeel te weinig?",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="socialekaart.ondersteuningswens",
                        verbose_name="hiaat (wens)",
                    ),
                ),
                (
                    "cyclus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="acties",
                        to="proeftuinen.cyclus",
                        verbose_name="cyclus",
                    ),
                ),
                (
                    "proeftuin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acties",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "actie",
                "verbose_name_plural": "acties",
                "ordering": [models.OrderBy(models.F("termijn"), nulls_last=True), "pk"],
            },
        ),
        migrations.CreateModel(
            name="Publicatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=160, verbose_name="titel")),
                ("slug", models.SlugField(max_length=180, unique=True, verbose_name="slug")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("tussen", "tussenresultaat"),
                            ("eind", "eindresultaat"),
                            ("artikel", "artikel"),
                            ("hulpmiddel", "hulpmiddel"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                (
                    "datum",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Vanaf deze dag staat het op de site.",
                        verbose_name="datum",
                    ),
                ),
                (
                    "auteurs",
                    models.CharField(
                        blank=True,
                        help_text="Zoals op de publicatie, met komma’s ertussen.",
                        max_length=300,
                        verbose_name="auteurs",
                    ),
                ),
                (
                    "licentie",
                    models.CharField(
                        choices=[
                            ("cc0", "CC0: iedereen mag alles"),
                            ("cc-by", "CC BY 4.0: met de naam van de maker"),
                            ("cc-by-sa", "CC BY-SA 4.0: met de naam van de maker, en onder dezelfde voorwaarde"),
                            ("cc-by-nc", "CC BY-NC 4.0: met de naam van de maker, en niet om geld te verdienen"),
                            ("voorbehouden", "alle rechten voorbehouden"),
                        ],
                        default="cc-by",
                        max_length=15,
                        verbose_name="wat mogen anderen ermee",
                    ),
                ),
                (
                    "samenvatting",
                    models.CharField(
                        blank=True,
                        help_text="Eén of twee zinnen. Deze staan in de lijst.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                (
                    "tekst",
                    socialekaart.models.velden.Opmaakveld(
                        blank=True, help_text="Wat is gevonden, en wat betekent dat?", verbose_name="in gewone taal"
                    ),
                ),
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
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "proeftuin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="publicaties",
                        to="proeftuinen.proeftuin",
                        verbose_name="proeftuin",
                    ),
                ),
            ],
            options={
                "verbose_name": "publicatie",
                "verbose_name_plural": "resultaten",
                "ordering": ["-datum", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPublicatiebestand",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "titel",
                    models.CharField(help_text="Bijvoorbeeld: het hele rapport.", max_length=120, verbose_name="titel"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bestand",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.bestand",
                        verbose_name="bestand",
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
                    "publicatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.publicatie",
                        verbose_name="publicatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van publicatiebestand",
                "verbose_name_plural": "historical bestanden",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCijfer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("tekst", models.CharField(max_length=200, verbose_name="het cijfer in een zin")),
                (
                    "adres",
                    models.CharField(
                        help_text="Op deze site. Bijvoorbeeld: /netwerk.csv?stadsdeel=zuidoost&peildatum=2026-06-01",
                        max_length=300,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^/(?!/)[\\w./?&=%+:,-]*\\Z",
                                "Schrijf een adres van deze site, zoals: /netwerk.csv?stadsdeel=zuidoost",
                            )
                        ],
                        verbose_name="adres van de export",
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
                    "publicatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.publicatie",
                        verbose_name="publicatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van cijfer",
                "verbose_name_plural": "historical cijfers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Cijfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.CharField(max_length=200, verbose_name="het cijfer in een zin")),
                (
                    "adres",
                    models.CharField(
                        help_text="Op deze site. Bijvoorbeeld: /netwerk.csv?stadsdeel=zuidoost&peildatum=2026-06-01",
                        max_length=300,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^/(?!/)[\\w./?&=%+:,-]*\\Z",
                                "Schrijf een adres van deze site, zoals: /netwerk.csv?stadsdeel=zuidoost",
                            )
                        ],
                        verbose_name="adres van de export",
                    ),
                ),
                (
                    "publicatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cijfers",
                        to="proeftuinen.publicatie",
                        verbose_name="publicatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "cijfer",
                "verbose_name_plural": "cijfers",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Publicatiebestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "titel",
                    models.CharField(help_text="Bijvoorbeeld: het hele rapport.", max_length=120, verbose_name="titel"),
                ),
                (
                    "bestand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publicaties",
                        to="socialekaart.bestand",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "publicatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bestanden",
                        to="proeftuinen.publicatie",
                        verbose_name="publicatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "bestand",
                "verbose_name_plural": "bestanden",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Samenwerking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("verwijzing", "verwijzing"),
                            ("afstemming", "afstemming"),
                            ("gezamenlijk-aanbod", "gezamenlijk aanbod"),
                            ("contact-gemeente", "contact met gemeente"),
                            ("pilot", "pilot"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("contact", "contact"),
                            ("verkenning", "verkenning"),
                            ("pilot", "pilot"),
                            ("structureel", "structureel"),
                            ("gestopt", "gestopt"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                (
                    "afspraak",
                    models.CharField(
                        blank=True, help_text="Wat spraken ze af?", max_length=500, verbose_name="afspraak"
                    ),
                ),
                (
                    "sterkte_van",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 is zwak, 5 is sterk.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="hoe sterk, volgens de eerste",
                    ),
                ),
                (
                    "sterkte_naar",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 is zwak, 5 is sterk.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="hoe sterk, volgens de tweede",
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        blank=True,
                        help_text="Wie vertelde dit, of waar staat het?",
                        max_length=200,
                        verbose_name="bron",
                    ),
                ),
                (
                    "voorbeeld",
                    models.BooleanField(
                        default=False, help_text="Verzonnen, om de site te laten zien.", verbose_name="voorbeeld"
                    ),
                ),
                (
                    "bijeenkomst",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="samenwerkingen",
                        to="proeftuinen.bijeenkomst",
                        verbose_name="verteld bij",
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samenwerkingen_naar",
                        to="socialekaart.organisatie",
                        verbose_name="naar",
                    ),
                ),
                (
                    "naar_initiatief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samenwerkingen_naar",
                        to="socialekaart.initiatief",
                        verbose_name="naar (initiatief)",
                    ),
                ),
                (
                    "stadsdeel",
                    models.ForeignKey(
                        blank=True,
                        help_text="Waar werken ze samen? Leeg: overal waar beide werken.",
                        limit_choices_to={"soort": "stadsdeel"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samenwerkingen",
                        to="socialekaart.gebied",
                        verbose_name="stadsdeel",
                    ),
                ),
                (
                    "themas",
                    models.ManyToManyField(
                        blank=True, related_name="samenwerkingen", to="socialekaart.thema", verbose_name="thema’s"
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samenwerkingen_van",
                        to="socialekaart.organisatie",
                        verbose_name="van",
                    ),
                ),
                (
                    "van_initiatief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samenwerkingen_van",
                        to="socialekaart.initiatief",
                        verbose_name="van (initiatief)",
                    ),
                ),
            ],
            options={
                "verbose_name": "samenwerking",
                "verbose_name_plural": "samenwerkingen",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSamenwerking_themas",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="proeftuinen.historicalsamenwerking",
                    ),
                ),
                (
                    "thema",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.thema",
                    ),
                ),
                (
                    "samenwerking",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.samenwerking",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalSamenwerking_themas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFasestap",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("contact", "contact"),
                            ("verkenning", "verkenning"),
                            ("pilot", "pilot"),
                            ("structureel", "structureel"),
                            ("gestopt", "gestopt"),
                        ],
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                ("op", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                ("toelichting", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
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
                    "samenwerking",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="proeftuinen.samenwerking",
                        verbose_name="samenwerking",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van fasestap",
                "verbose_name_plural": "historical stappen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Fasestap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fase",
                    models.CharField(
                        choices=[
                            ("contact", "contact"),
                            ("verkenning", "verkenning"),
                            ("pilot", "pilot"),
                            ("structureel", "structureel"),
                            ("gestopt", "gestopt"),
                        ],
                        max_length=15,
                        verbose_name="fase",
                    ),
                ),
                ("op", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                ("toelichting", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                (
                    "samenwerking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="proeftuinen.samenwerking",
                        verbose_name="samenwerking",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap",
                "verbose_name_plural": "stappen",
                "ordering": [models.OrderBy(models.F("op"), nulls_first=True), "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="borgingsversie",
            constraint=models.UniqueConstraint(fields=("plan", "nummer"), name="borgingsversie_nummer_uniek"),
        ),
        migrations.AddConstraint(
            model_name="borgingsversie",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["concept", "besproken", "vastgesteld"])),
                name="borgingsversie_status_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="borgingsversie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "vastgesteld"), _negated=True),
                    models.Q(
                        models.Q(("missie", ""), _negated=True),
                        models.Q(("visie", ""), _negated=True),
                        models.Q(("blijft", ""), _negated=True),
                        ("herzien_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="borgingsversie_vastgesteld_is_af",
                violation_error_message="Vul de missie, de visie, wat doorgaat en de dag van herziening in voordat u het plan vaststelt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("geld__in", ["geregeld", "deels", "nog-niet", "niet-nodig"])),
                name="afspraak_geld_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="afspraak",
            constraint=models.CheckConstraint(
                condition=models.Q(("geld_tot", None), ("geld_tot__range", (2000, 2100)), _connector="OR"),
                name="afspraak_geld_tot_een_jaar",
                violation_error_message="Vul een jaar in, zoals 2028.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cyclusdeelnemer",
            constraint=models.CheckConstraint(
                condition=models.Q(("aantal__gte", 1)),
                name="cyclusdeelnemer_minstens_een",
                violation_error_message="Vul ten minste 1 in.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ervaring",
            constraint=models.CheckConstraint(
                condition=models.Q(("film_adres", ""), models.Q(("film_tekst", ""), _negated=True), _connector="OR"),
                name="ervaring_film_heeft_tekst",
                violation_error_message="Schrijf ook op wat er in de film gezegd wordt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ervaring",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["concept", "gepubliceerd"])), name="ervaring_status_bekend"
            ),
        ),
        migrations.AddConstraint(
            model_name="ervaring",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "gepubliceerd"), _negated=True),
                    ("toestemming", True),
                    ("voorbeeld", True),
                    _connector="OR",
                ),
                name="ervaring_op_site_met_toestemming",
                violation_error_message="Vraag eerst of dit op de site mag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ondertekening",
            constraint=models.UniqueConstraint(
                fields=("versie", "organisatie"),
                name="ondertekening_een_keer",
                violation_error_message="Deze organisatie staat er al bij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proeftuin",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["concept", "gepubliceerd"])), name="proeftuin_status_bekend"
            ),
        ),
        migrations.AddConstraint(
            model_name="proeftuin",
            constraint=models.CheckConstraint(
                condition=models.Q(("begin", None), ("eind", None), ("eind__gte", models.F("begin")), _connector="OR"),
                name="proeftuin_eind_na_begin",
                violation_error_message="Het eind ligt voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deelname",
            constraint=models.UniqueConstraint(
                fields=("proeftuin", "organisatie", "van"),
                name="deelname_een_keer",
                nulls_distinct=False,
                violation_error_message="Deze organisatie staat er al bij vanaf die dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deelname",
            constraint=models.CheckConstraint(
                condition=models.Q(("van", None), ("tot", None), ("tot__gte", models.F("van")), _connector="OR"),
                name="deelname_tot_na_van",
                violation_error_message="Het eind ligt voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cyclus",
            constraint=models.UniqueConstraint(
                fields=("proeftuin", "nummer"),
                name="cyclus_nummer_uniek",
                violation_error_message="Deze proeftuin heeft al een cyclus met dit nummer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cyclus",
            constraint=models.CheckConstraint(
                condition=models.Q(("begin", None), ("eind", None), ("eind__gte", models.F("begin")), _connector="OR"),
                name="cyclus_eind_na_begin",
                violation_error_message="Het eind ligt voor het begin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cyclus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "fase__in",
                        ["", "vraag", "plannen", "uitvoeren", "observeren", "reflecteren", "besluit", "afgerond"],
                    )
                ),
                name="cyclus_fase_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="borgingsplan",
            constraint=models.UniqueConstraint(
                fields=("proeftuin",),
                name="borgingsplan_een_per_proeftuin",
                nulls_distinct=False,
                violation_error_message="Er is al een borgingsplan voor heel Amsterdam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["te-doen", "bezig", "klaar", "gestopt"])), name="actie_status_bekend"
            ),
        ),
        migrations.AddConstraint(
            model_name="actie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["te-doen", "bezig"]), models.Q(("resultaat", ""), _negated=True), _connector="OR"
                ),
                name="actie_einde_heeft_resultaat",
                violation_error_message="Schrijf op wat eruit kwam. Ook als het niet lukte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["concept", "gepubliceerd"])), name="publicatie_status_bekend"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "gepubliceerd"), _negated=True),
                    models.Q(models.Q(("samenvatting", ""), _negated=True), models.Q(("auteurs", ""), _negated=True)),
                    _connector="OR",
                ),
                name="publicatie_gepubliceerd_is_af",
                violation_error_message="Schrijf een samenvatting en de auteurs op voordat u dit op de site zet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("van__isnull", True), ("van_initiatief__isnull", False)),
                    models.Q(("van__isnull", False), ("van_initiatief__isnull", True)),
                    _connector="OR",
                ),
                name="samenwerking_een_van",
                violation_error_message="Kies bij ‘van’ een organisatie of een initiatief.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("naar__isnull", True), ("naar_initiatief__isnull", False)),
                    models.Q(("naar__isnull", False), ("naar_initiatief__isnull", True)),
                    _connector="OR",
                ),
                name="samenwerking_een_naar",
                violation_error_message="Kies bij ‘naar’ een organisatie of een initiatief.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("van", None),
                        ("naar", None),
                        models.Q(("van", models.F("naar")), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        ("van_initiatief", None),
                        ("naar_initiatief", None),
                        models.Q(("van_initiatief", models.F("naar_initiatief")), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="samenwerking_niet_met_zichzelf",
                violation_error_message="Kies twee verschillende.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("soort__in", ["verwijzing", "afstemming", "gezamenlijk-aanbod", "contact-gemeente", "pilot"])
                ),
                name="samenwerking_soort_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.CheckConstraint(
                condition=models.Q(("fase__in", ["contact", "verkenning", "pilot", "structureel", "gestopt"])),
                name="samenwerking_fase_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sterkte_van", None), ("sterkte_van__range", (1, 5)), _connector="OR"),
                    models.Q(("sterkte_naar", None), ("sterkte_naar__range", (1, 5)), _connector="OR"),
                ),
                name="samenwerking_sterkte_1_tot_5",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Coalesce(
                    "van",
                    django.db.models.expressions.CombinedExpression(models.F("van_initiatief"), "*", models.Value(-1)),
                ),
                django.db.models.functions.comparison.Coalesce(
                    "naar",
                    django.db.models.expressions.CombinedExpression(models.F("naar_initiatief"), "*", models.Value(-1)),
                ),
                models.F("soort"),
                django.db.models.functions.comparison.Coalesce("stadsdeel", 0),
                condition=models.Q(("soort", "verwijzing")),
                name="samenwerking_gericht_een_keer",
                violation_error_message="Deze samenwerking staat er al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="samenwerking",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Least(
                    django.db.models.functions.comparison.Coalesce(
                        "van",
                        django.db.models.expressions.CombinedExpression(
                            models.F("van_initiatief"), "*", models.Value(-1)
                        ),
                    ),
                    django.db.models.functions.comparison.Coalesce(
                        "naar",
                        django.db.models.expressions.CombinedExpression(
                            models.F("naar_initiatief"), "*", models.Value(-1)
                        ),
                    ),
                ),
                django.db.models.functions.comparison.Greatest(
                    django.db.models.functions.comparison.Coalesce(
                        "van",
                        django.db.models.expressions.CombinedExpression(
                            models.F("van_initiatief"), "*", models.Value(-1)
                        ),
                    ),
                    django.db.models.functions.comparison.Coalesce(
                        "naar",
                        django.db.models.expressions.CombinedExpression(
                            models.F("naar_initiatief"), "*", models.Value(-1)
                        ),
                    ),
                ),
                models.F("soort"),
                django.db.models.functions.comparison.Coalesce("stadsdeel", 0),
                condition=models.Q(("soort", "verwijzing"), _negated=True),
                name="samenwerking_een_keer",
                violation_error_message="Deze samenwerking staat er al.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fasestap",
            constraint=models.UniqueConstraint(
                fields=("samenwerking", "op"),
                name="fasestap_een_per_dag",
                nulls_distinct=False,
                violation_error_message="Op deze dag staat er al een stap.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fasestap",
            constraint=models.CheckConstraint(
                condition=models.Q(("fase__in", ["contact", "verkenning", "pilot", "structureel", "gestopt"])),
                name="fasestap_fase_bekend",
            ),
        ),
    ]
