"""A sheet that was read in or undone, and that search still has to follow."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0018_zoekwoord_genoemd_vullen"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="inlezing", name="inlezing_taak_bekend"),
        migrations.AlterField(
            model_name="inlezing",
            name="taak",
            field=models.CharField(
                blank=True,
                choices=[
                    ("bekijken", "we bekijken het blad"),
                    ("inlezen", "we lezen het blad in"),
                    ("terugdraaien", "we maken het ongedaan"),
                    ("bijwerken", "de kaart wordt bijgewerkt"),
                ],
                max_length=15,
                verbose_name="bezig met",
            ),
        ),
        migrations.AddConstraint(
            model_name="inlezing",
            constraint=models.CheckConstraint(
                condition=models.Q(("taak__in", ["", "bekijken", "inlezen", "terugdraaien", "bijwerken"])),
                name="inlezing_taak_bekend",
            ),
        ),
    ]
