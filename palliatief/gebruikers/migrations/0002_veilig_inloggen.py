import django.utils.timezone
from django.db import migrations, models

# Lines are added, and go when they are old enough (Logregel.BEWAARTERMIJN); nothing else, whoever asks.
SLOT = """
CREATE FUNCTION gebruikers_logregel_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.wanneer < now() - interval '730 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a line of the log cannot be changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER gebruikers_logregel_slot BEFORE UPDATE OR DELETE ON gebruikers_logregel
FOR EACH ROW EXECUTE FUNCTION gebruikers_logregel_slot();
"""
SLOT_OPEN = """
DROP TRIGGER gebruikers_logregel_slot ON gebruikers_logregel;
DROP FUNCTION gebruikers_logregel_slot();
"""

# What Django's DatabaseCache wants; tries to log in are counted in it, over all processes.
TELLER = """
CREATE TABLE gebruikers_teller (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX gebruikers_teller_expires ON gebruikers_teller (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("gebruikers", "0001_gebruiker"),
    ]

    operations = [
        migrations.CreateModel(
            name="Logregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "wanneer",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="wanneer"),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("ingelogd", "ingelogd"),
                            ("mislukt", "inloggen mislukt"),
                            ("account", "account gewijzigd"),
                            ("rechten", "rechten gewijzigd"),
                            ("export", "export"),
                            ("publicatie", "publicatie"),
                        ],
                        max_length=15,
                        verbose_name="soort",
                    ),
                ),
                ("wie", models.CharField(blank=True, max_length=254, verbose_name="wie")),
                ("wat", models.TextField(blank=True, verbose_name="wat")),
            ],
            options={
                "verbose_name": "regel in het logboek",
                "verbose_name_plural": "logboek",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("soort__in", ["ingelogd", "mislukt", "account", "rechten", "export", "publicatie"])
                        ),
                        name="logregel_soort_bekend",
                    )
                ],
            },
        ),
        migrations.RunSQL(SLOT, SLOT_OPEN),
        migrations.RunSQL(TELLER, "DROP TABLE gebruikers_teller"),
    ]
