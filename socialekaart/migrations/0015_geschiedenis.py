import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

BEGINNEN = {
    "Domein": (),
    "Doelgroep": (),
    "Ondersteuningswens": (),
    "Voorzieningsoort": ("wensen", "doelgroepen"),
    "Uitdrukking": ("wensen", "doelgroepen"),
}


def begin_history(apps, schema_editor):
    """What is there and has no history yet gets its first version: how it is now."""
    for naam, verbanden in BEGINNEN.items():
        model, versie = (apps.get_model("socialekaart", f"{soort}{naam}") for soort in ("", "Historical"))
        kolommen = [veld.attname for veld in model._meta.concrete_fields]
        rijen = model.objects.exclude(pk__in=versie.objects.values("id")).values(*kolommen)
        nieuw = versie.objects.bulk_create(
            versie(**rij, history_date=timezone.now(), history_type="+") for rij in rijen
        )
        per_rij = {regel.id: regel.pk for regel in nieuw}
        for verband in verbanden:
            tussen, eigen = getattr(model, verband).through, f"{naam.lower()}_id"
            historisch = apps.get_model("socialekaart", f"Historical{naam}_{verband}")
            kolommen = [veld.attname for veld in tussen._meta.concrete_fields]
            historisch.objects.bulk_create(
                historisch(history_id=per_rij[rij[eigen]], **rij)
                for rij in tussen.objects.filter(**{f"{eigen}__in": per_rij}).values(*kolommen)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0014_inhoud"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDoelgroep",
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
                "verbose_name": "geschiedenis van lijst",
                "verbose_name_plural": "historical doelgroepen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDomein",
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
                ("publieksnaam", models.CharField(max_length=80, verbose_name="naam voor bezoekers")),
                (
                    "publieksnaam_en",
                    models.CharField(blank=True, max_length=80, verbose_name="naam voor bezoekers in het Engels"),
                ),
                ("uitleg", models.CharField(blank=True, max_length=200, verbose_name="uitleg")),
                ("uitleg_en", models.CharField(blank=True, max_length=200, verbose_name="uitleg in het Engels")),
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
                "verbose_name": "geschiedenis van lijst",
                "verbose_name_plural": "historical domeinen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOndersteuningswens",
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
                ("uitleg", models.CharField(blank=True, max_length=200, verbose_name="uitleg")),
                ("uitleg_en", models.CharField(blank=True, max_length=200, verbose_name="uitleg in het Engels")),
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
            ],
            options={
                "verbose_name": "geschiedenis van lijst",
                "verbose_name_plural": "historical ondersteuningswensen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVoorzieningsoort",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("categorie", models.CharField(max_length=60, verbose_name="categorie")),
                (
                    "soort_voorziening",
                    models.CharField(
                        blank=True,
                        help_text="Leeg: elke soort in deze categorie.",
                        max_length=60,
                        verbose_name="soort in de laag",
                    ),
                ),
                ("meenemen", models.BooleanField(default=False, verbose_name="komt op de kaart")),
                (
                    "soort",
                    models.CharField(
                        choices=[("formeel", "Formeel"), ("informeel", "Informeel")],
                        max_length=10,
                        verbose_name="formeel of informeel",
                    ),
                ),
                (
                    "samenvatting",
                    models.CharField(
                        help_text="Geldt voor elke plek van deze soort.", max_length=300, verbose_name="samenvatting"
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
                "verbose_name": "geschiedenis van soort voorziening",
                "verbose_name_plural": "historical soorten voorzieningen",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVoorzieningsoort_doelgroepen",
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
                        to="socialekaart.historicalvoorzieningsoort",
                    ),
                ),
                (
                    "voorzieningsoort",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.voorzieningsoort",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalVoorzieningsoort_doelgroepen",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVoorzieningsoort_wensen",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="socialekaart.historicalvoorzieningsoort",
                    ),
                ),
                (
                    "ondersteuningswens",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.ondersteuningswens",
                    ),
                ),
                (
                    "voorzieningsoort",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="socialekaart.voorzieningsoort",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalVoorzieningsoort_wensen",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(begin_history, migrations.RunPython.noop),
    ]
