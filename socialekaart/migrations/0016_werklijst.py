from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0015_geschiedenis"),
    ]

    operations = [
        migrations.AddField(
            model_name="zoektelling",
            name="gezien",
            field=models.PositiveIntegerField(
                db_default=0,
                default=0,
                help_text="Iemand heeft gekeken wat hieraan te doen is.",
                verbose_name="waarvan gezien",
            ),
        ),
        migrations.AddConstraint(
            model_name="zoektelling",
            constraint=models.CheckConstraint(
                condition=models.Q(("gezien__lte", models.F("aantal"))), name="zoektelling_gezien_is_geteld"
            ),
        ),
    ]
