from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0014_inhoud"),
    ]

    operations = []
