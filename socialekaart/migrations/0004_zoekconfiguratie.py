"""Stems of words: by the Dutch dictionary where the server has it, and by rules everywhere."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

# Accept = false: a dictionary that knows no word, until ``actions.use_dictionary`` finds the files of the real one.
WOORDENBOEK = "CREATE TEXT SEARCH DICTIONARY sociale_kaart (TEMPLATE = simple, Accept = false)"

# The name is looked up each time: a plan would go on using the dictionary that another one replaced. And a dictionary
# whose files went away (another server, a new version of Postgres) may not stop the search.
STAMMEN = """
CREATE FUNCTION sociale_kaart_stammen(woord text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE boek text := 'sociale_kaart'; vormen text[];
BEGIN
    BEGIN
        vormen := ts_lexize(boek::regdictionary, woord);
    EXCEPTION WHEN config_file_error OR undefined_object OR undefined_file THEN
        vormen := NULL;
    END;
    RETURN ARRAY(
        SELECT DISTINCT stam
        FROM unnest(coalesce(vormen, '{}') || woord) AS vorm, unnest(ts_lexize('dutch_stem', vorm)) AS stam
        ORDER BY stam
    );
END $$
"""

KENT = """
CREATE FUNCTION sociale_kaart_kent(woord text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE boek text := 'sociale_kaart';
BEGIN
    RETURN coalesce(cardinality(ts_lexize(boek::regdictionary, woord)) > 0, false);
EXCEPTION WHEN config_file_error OR undefined_object OR undefined_file THEN
    RETURN false;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("socialekaart", "0003_vinden")]
    operations = [
        migrations.RunSQL(WOORDENBOEK, "DROP TEXT SEARCH DICTIONARY sociale_kaart"),
        migrations.RunSQL(STAMMEN, "DROP FUNCTION sociale_kaart_stammen(text)"),
        migrations.RunSQL(KENT, "DROP FUNCTION sociale_kaart_kent(text)"),
        migrations.AddField(
            model_name="zoekwoord",
            name="stammen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80), default=list, size=None, verbose_name="stammen en delen"
            ),
        ),
        migrations.AddField(
            model_name="zoekwoord",
            name="eigen",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="aantal eigen stammen"),
        ),
        migrations.AddField(
            model_name="zoekwoord",
            name="lexicon",
            field=models.BooleanField(default=False, verbose_name="staat in het lexicon"),
        ),
        migrations.AddField(
            model_name="kaartstand",
            name="lexicon",
            field=models.BigIntegerField(null=True, verbose_name="versie waarin het lexicon veranderde"),
        ),
        migrations.AddField(
            model_name="zoekrij",
            name="woorden",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80), default=list, size=None, verbose_name="woorden"
            ),
        ),
        migrations.AddIndex(
            model_name="zoekwoord",
            index=django.contrib.postgres.indexes.GinIndex(fields=["stammen"], name="zoekwoord_stammen"),
        ),
    ]
