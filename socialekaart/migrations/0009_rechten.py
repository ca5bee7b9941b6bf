from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("socialekaart", "0008_suggestie"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="initiatief",
            options={
                "ordering": ["naam"],
                "permissions": [
                    ("edit_stedelijk_initiatief", "Mag initiatieven voor heel Amsterdam wijzigen"),
                    ("edit_elk_initiatief", "Mag elk initiatief wijzigen"),
                ],
                "verbose_name": "initiatief",
                "verbose_name_plural": "initiatieven",
            },
        ),
        migrations.AddField(
            model_name="gebied",
            name="coordinatoren",
            field=models.ManyToManyField(
                blank=True, related_name="stadsdelen", to=settings.AUTH_USER_MODEL, verbose_name="coördinatoren"
            ),
        ),
    ]
