"""The table of municipal facilities."""

from socialekaart.models import Voorzieningsoort

from .formulier import send

LIJST = "/beheer/socialekaart/voorzieningsoort/"


def test_tick_in_the_table(client, coordinator):
    client.force_login(coordinator)
    formset = client.get(LIJST).context["cl"].formset
    gegevens = {"_save": "Bewaar", **{v.html_name: v.value() for v in formset.management_form}}
    for formulier in formset:
        gegevens[formulier["id"].html_name] = formulier.instance.pk
    eerste = formset.forms[0]
    gegevens[eerste["meenemen"].html_name] = "on"
    client.post(LIJST, gegevens)
    assert list(Voorzieningsoort.objects.filter(meenemen=True)) == [eerste.instance]


def test_what_may_never_come_in_is_refused(client, beheerder):
    client.force_login(beheerder)
    getypt = {"categorie": "Opvanglocatie", "soort": "formeel", "samenvatting": "Nee."}
    antwoord = send(client, f"{LIJST}add/", **getypt)
    assert "komt nooit op de kaart" in antwoord.content.decode()
    assert not Voorzieningsoort.objects.filter(categorie="Opvanglocatie").exists()
