from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0016_werklijst"),
    ]

    operations = [
        migrations.AddField(
            model_name="zoekwoord",
            name="genoemd",
            field=models.BooleanField(default=False, verbose_name="staat in een uitdrukking"),
        ),
    ]
