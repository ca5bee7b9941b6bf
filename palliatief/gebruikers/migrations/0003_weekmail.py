from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gebruikers", "0002_veilig_inloggen"),
    ]

    operations = [
        migrations.AddField(
            model_name="gebruiker",
            name="weekmail",
            field=models.BooleanField(
                default=True, help_text="Met wat er op de werklijst staat.", verbose_name="krijgt elke maandag een mail"
            ),
        ),
    ]
