"""A good example can be told through the queue; texts of the experiences and the conversation guide."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("socialekaart", "0020_bestanden_en_themas"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="aanmelding",
            name="aanmelding_soort_bekend",
        ),
        migrations.AlterField(
            model_name="historicaltekst",
            name="plek",
            field=models.CharField(
                choices=[
                    ("home-inleiding", "Start: onder de titel"),
                    ("home-waarom", "Start: waarom deze kaart?"),
                    ("over-inleiding", "Over ons: inleiding"),
                    ("over-tekst", "Over ons: wat we willen en hoe we werken"),
                    ("over-geld", "Over ons: wie betaalt en welke gegevens"),
                    ("contact-inleiding", "Contact: inleiding"),
                    ("contact-fout", "Contact: een fout doorgeven"),
                    ("oproep-inleiding", "Oproep: inleiding"),
                    ("oproep-tussen", "Oproep: ook tussen zorg en gemeente"),
                    ("oproep-begin", "Oproep: ook als u nog moet beginnen"),
                    ("privacy-tekst", "Privacy: wat we wel en niet bewaren"),
                    ("toegankelijkheid-tekst", "Toegankelijkheid: wat we doen en testen"),
                    ("personas-uitleg", "Persona’s: zo gebruikt u een verhaal"),
                    ("goede_voorbeelden-inleiding", "Goede voorbeelden: inleiding"),
                    ("nieuws-inleiding", "Nieuws: inleiding"),
                    ("ervaringen-inleiding", "Ervaringen: inleiding"),
                    ("gesprekswijzer-inleiding", "Gesprekswijzer: inleiding"),
                    ("gesprekswijzer-vooraf", "Gesprekswijzer: voor het gesprek"),
                    ("gesprekswijzer-gemeente", "Gesprekswijzer: met de gemeente"),
                    ("gesprekswijzer-welzijn", "Gesprekswijzer: met een welzijnsorganisatie"),
                    ("gesprekswijzer-afspraken", "Gesprekswijzer: afspraken maken"),
                ],
                max_length=40,
                verbose_name="plek",
            ),
        ),
        migrations.AlterField(
            model_name="tekst",
            name="plek",
            field=models.CharField(
                choices=[
                    ("home-inleiding", "Start: onder de titel"),
                    ("home-waarom", "Start: waarom deze kaart?"),
                    ("over-inleiding", "Over ons: inleiding"),
                    ("over-tekst", "Over ons: wat we willen en hoe we werken"),
                    ("over-geld", "Over ons: wie betaalt en welke gegevens"),
                    ("contact-inleiding", "Contact: inleiding"),
                    ("contact-fout", "Contact: een fout doorgeven"),
                    ("oproep-inleiding", "Oproep: inleiding"),
                    ("oproep-tussen", "Oproep: ook tussen zorg en gemeente"),
                    ("oproep-begin", "Oproep: ook als u nog moet beginnen"),
                    ("privacy-tekst", "Privacy: wat we wel en niet bewaren"),
                    ("toegankelijkheid-tekst", "Toegankelijkheid: wat we doen en testen"),
                    ("personas-uitleg", "Persona’s: zo gebruikt u een verhaal"),
                    ("goede_voorbeelden-inleiding", "Goede voorbeelden: inleiding"),
                    ("nieuws-inleiding", "Nieuws: inleiding"),
                    ("ervaringen-inleiding", "Ervaringen: inleiding"),
                    ("gesprekswijzer-inleiding", "Gesprekswijzer: inleiding"),
                    ("gesprekswijzer-vooraf", "Gesprekswijzer: voor het gesprek"),
                    ("gesprekswijzer-gemeente", "Gesprekswijzer: met de gemeente"),
                    ("gesprekswijzer-welzijn", "Gesprekswijzer: met een welzijnsorganisatie"),
                    ("gesprekswijzer-afspraken", "Gesprekswijzer: afspraken maken"),
                ],
                max_length=40,
                verbose_name="plek",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanmelding",
            constraint=models.CheckConstraint(
                condition=models.Q(("soort__in", ["nieuw", "wijziging", "weg", "goed_voorbeeld"])),
                name="aanmelding_soort_bekend",
            ),
        ),
    ]
