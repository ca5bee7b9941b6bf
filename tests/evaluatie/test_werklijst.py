"""What of the evaluation waits for whom, on the one work list."""

from datetime import timedelta

from django.utils.timezone import localdate

from evaluatie.actions import code_antwoord
from socialekaart.models import Domein
from tests.conftest import make_gebruiker
from tests.factories import InventarisatieFactory, OpenAntwoordFactory

PAGINA = "/beheer/?soort=inventarisatie"


def test_own_words_wait_to_be_cleaned_and_then_to_be_read_by_each(client, onderzoeker):
    nieuw = OpenAntwoordFactory(tekst="Fatima belde.", schoon="", status="nieuw")
    OpenAntwoordFactory(status="weg", schoon="")
    gelezen, wacht = OpenAntwoordFactory(), OpenAntwoordFactory()
    code_antwoord(antwoord=gelezen, codeur=onderzoeker, themas=[])
    client.force_login(onderzoeker)
    opschonen = client.get("/beheer/?soort=opschonen")
    [ding] = opschonen.context["dingen"]
    assert (ding.regel.titel, ding.regel.tekst) == (nieuw.vraag.tekst, "Mantelzorgers, T0")
    assert f"/openantwoord/{nieuw.pk}/change/" in ding.regel.url and "Fatima" not in opschonen.text
    [ding] = client.get("/beheer/?soort=coderen").context["dingen"]
    assert ding.regel.url == "/beheer/evaluatie/openantwoord/coderen/" and wacht.vraag.tekst == ding.regel.titel
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp"]))
    assert "opschonen" not in client.get("/beheer/").text


def test_where_nobody_looked_or_long_ago_waits_for_who_keeps_it(client, onderzoeker):
    dag = localdate()
    for domein in Domein.objects.values_list("slug", flat=True):
        InventarisatieFactory(in_stadsdeel="oost", van_domein=domein, op=dag)
        InventarisatieFactory(in_stadsdeel="oost", van_domein=domein, op=dag - timedelta(days=800))
    InventarisatieFactory(in_stadsdeel="weesp", van_domein="fysiek", op=dag - timedelta(days=366))
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["weesp", "oost", "zuid"]))
    pagina = client.get(PAGINA)
    regels = [ding.regel for ding in pagina.context["dingen"]]
    assert [(regel.titel, regel.tekst) for regel in regels] == [
        ("Aanbod zoeken in Weesp", "3 domeinen zijn nog niet gezocht, 1 langer dan een jaar geleden"),
        ("Aanbod zoeken in Zuid", "4 domeinen zijn nog niet gezocht"),
    ]
    assert "niet gezocht is niet: geen aanbod" in pagina.text and "/beheer/inventarisaties/" in pagina.text
    client.force_login(onderzoeker)
    assert len(client.get(PAGINA).context["dingen"]) == 8
