import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("socialekaart", "0011_aanmelding"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dubbelpaar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.SmallIntegerField(default=0, verbose_name="score")),
                (
                    "signalen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), default=list, size=None, verbose_name="signalen"
                    ),
                ),
                ("naam", models.PositiveSmallIntegerField(null=True, verbose_name="naam lijkt, in procenten")),
                ("afstand", models.PositiveIntegerField(null=True, verbose_name="afstand in meters")),
                ("geen_dubbele", models.BooleanField(default=False, verbose_name="geen dubbele")),
                ("beoordeeld_op", models.DateTimeField(null=True, verbose_name="beoordeeld op")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="gevonden op")),
                (
                    "een",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="eerste initiatief",
                    ),
                ),
                (
                    "ander",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="socialekaart.initiatief",
                        verbose_name="tweede initiatief",
                    ),
                ),
                (
                    "beoordeeld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="beoordeeld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "mogelijke dubbele",
                "verbose_name_plural": "dubbele",
                "ordering": ["-score", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("een__lt", models.F("ander"))), name="dubbelpaar_op_volgorde"
                    ),
                    models.UniqueConstraint(fields=("een", "ander"), name="dubbelpaar_uniek"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Samenvoeging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vorige", models.JSONField(default=dict, verbose_name="hoe het was")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="samengevoegd op")),
                (
                    "weg",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="samenvoeging",
                        to="socialekaart.initiatief",
                        verbose_name="samengevoegd initiatief",
                    ),
                ),
                (
                    "met",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="samengevoegd",
                        to="socialekaart.initiatief",
                        verbose_name="initiatief dat bleef",
                    ),
                ),
                (
                    "wie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "samenvoeging",
                "verbose_name_plural": "samenvoegingen",
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weg", models.F("met")), _negated=True), name="samenvoeging_van_twee"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="kaartstand",
            name="dubbel",
            field=models.BigIntegerField(null=True, verbose_name="versie waarin dubbele zijn gezocht"),
        ),
        migrations.AddIndex(
            model_name="zoekrij",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["sorteernaam"], name="zoekrij_naam_lijkt_op", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
