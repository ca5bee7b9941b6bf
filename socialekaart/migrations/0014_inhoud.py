from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0013_inlezing"),
    ]

    operations = []
