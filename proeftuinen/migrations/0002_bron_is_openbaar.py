from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proeftuinen", "0001_proeftuinen"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalsamenwerking",
            name="bron",
            field=models.CharField(
                blank=True,
                help_text="Welke functie vertelde dit, of waar staat het? Komt in de open gegevens: geen namen van mensen.",
                max_length=200,
                verbose_name="bron",
            ),
        ),
        migrations.AlterField(
            model_name="samenwerking",
            name="bron",
            field=models.CharField(
                blank=True,
                help_text="Welke functie vertelde dit, of waar staat het? Komt in de open gegevens: geen namen van mensen.",
                max_length=200,
                verbose_name="bron",
            ),
        ),
    ]
