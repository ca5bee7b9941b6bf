"""What leaves the public data is counted by the database itself, whoever takes it away and how."""

import django.db.models.functions.datetime
from django.db import migrations, models

MAAK = """
CREATE FUNCTION opendata_trek_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO opendata_intrekking DEFAULT VALUES;
    RETURN NULL;
END $$;

CREATE TRIGGER opendata_verborgen AFTER UPDATE ON socialekaart_initiatief FOR EACH ROW
WHEN (OLD.status = 'gepubliceerd' AND (
    NEW.status <> 'gepubliceerd'
    OR (OLD.telefoon_openbaar AND NOT NEW.telefoon_openbaar)
    OR (OLD.email_openbaar AND NOT NEW.email_openbaar)
)) EXECUTE FUNCTION opendata_trek_in();

CREATE TRIGGER opendata_weg AFTER DELETE ON socialekaart_initiatief FOR EACH ROW
WHEN (OLD.status = 'gepubliceerd') EXECUTE FUNCTION opendata_trek_in();

CREATE TRIGGER opendata_verborgen AFTER UPDATE ON socialekaart_locatie FOR EACH ROW
WHEN (NOT OLD.geheim AND NEW.geheim) EXECUTE FUNCTION opendata_trek_in();

CREATE TRIGGER opendata_weg AFTER DELETE ON socialekaart_locatie FOR EACH ROW
WHEN (NOT OLD.geheim) EXECUTE FUNCTION opendata_trek_in();

-- Of the files that are there already nobody knows what was withdrawn since.
INSERT INTO opendata_intrekking (op) SELECT now() WHERE EXISTS (SELECT FROM opendata_openbestand);
"""
WEG = """
DROP TRIGGER opendata_verborgen ON socialekaart_initiatief;
DROP TRIGGER opendata_weg ON socialekaart_initiatief;
DROP TRIGGER opendata_verborgen ON socialekaart_locatie;
DROP TRIGGER opendata_weg ON socialekaart_locatie;
DROP FUNCTION opendata_trek_in();
"""


class Migration(migrations.Migration):
    dependencies = [("opendata", "0003_pleknummer"), ("socialekaart", "0022_open_data")]

    operations = [
        migrations.CreateModel(
            name="Intrekking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "op",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="op"),
                ),
            ],
            options={"verbose_name": "intrekking", "verbose_name_plural": "intrekkingen"},
        ),
        migrations.AddField(
            model_name="openbestand",
            name="intrekkingen",
            field=models.PositiveIntegerField(default=0, verbose_name="intrekkingen die erin zijn verwerkt"),
        ),
        migrations.RunSQL(MAAK, WEG),
    ]
