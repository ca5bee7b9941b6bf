from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("post", "0001_bericht"),
    ]

    operations = [
        migrations.AlterField(
            model_name="bericht",
            name="aan",
            field=models.EmailField(blank=True, max_length=254, verbose_name="aan"),
        ),
    ]
