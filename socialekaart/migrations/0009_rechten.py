from django.conf import settings
from django.db import migrations, models

# Whoever and whatever puts an initiative on the site or takes it off: its history knows, and the log hears it from there.
LOGBOEK = """
CREATE FUNCTION socialekaart_log_publicatie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO gebruikers_logregel (wanneer, soort, wie, wat)
    SELECT now(), 'publicatie', coalesce(g.email, ''),
        CASE WHEN nu.op_site THEN 'op de site gezet: ' ELSE 'van de site gehaald: ' END || n.naam || ' (' || n.id || ')'
    FROM nieuw n
    CROSS JOIN LATERAL (SELECT n.status = 'gepubliceerd' AND n.history_type <> '-' AS op_site) AS nu
    LEFT JOIN LATERAL (
        SELECT h.status = 'gepubliceerd' AND h.history_type <> '-' AS op_site
        FROM socialekaart_historicalinitiatief h
        WHERE h.id = n.id AND h.history_id < n.history_id ORDER BY h.history_id DESC LIMIT 1
    ) AS toen ON true
    LEFT JOIN gebruikers_gebruiker g ON g.id = n.history_user_id
    WHERE nu.op_site <> coalesce(toen.op_site, false)
    ORDER BY n.history_id;
    RETURN NULL;
END $$;
CREATE TRIGGER socialekaart_log_publicatie AFTER INSERT ON socialekaart_historicalinitiatief
REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION socialekaart_log_publicatie();
"""
GEEN_LOGBOEK = """
DROP TRIGGER socialekaart_log_publicatie ON socialekaart_historicalinitiatief;
DROP FUNCTION socialekaart_log_publicatie();
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("gebruikers", "0002_veilig_inloggen"),
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
        migrations.RunSQL(LOGBOEK, GEEN_LOGBOEK),
    ]
