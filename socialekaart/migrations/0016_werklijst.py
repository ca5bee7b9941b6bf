from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0015_geschiedenis"),
    ]

    operations = []
