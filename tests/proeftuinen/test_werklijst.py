"""What of the proeftuinen waits for whom, on the one work list."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.conftest import make_gebruiker
from tests.factories import ActieFactory

PAGINA = "/beheer/?soort=actie"


def test_late_actions_wait_for_who_keeps_them(client, onderzoeker):
    vandaag = localdate()
    ActieFactory(titel="Taxi Buur leren kennen", termijn=vandaag - timedelta(days=6), voorbeeld=True)
    ActieFactory(titel="Heel oud", termijn=vandaag - timedelta(days=60), status="bezig")
    ActieFactory(titel="Vandaag", termijn=vandaag)
    ActieFactory(titel="Klaar", termijn=vandaag - timedelta(days=60), status="klaar", resultaat="Gelukt.")
    ActieFactory(titel="Elders", termijn=vandaag - timedelta(days=6), proeftuin__in_stadsdeel="weesp")
    client.force_login(make_gebruiker("Netwerkcoördinator", stadsdelen=["zuidoost"]))
    pagina = client.get(PAGINA)
    regels = [ding.regel for ding in pagina.context["dingen"]]
    assert [regel.titel for regel in regels] == ["Heel oud", "Taxi Buur leren kennen"]
    assert regels[1].wanneer.replace("\xa0", " ") == "moest klaar zijn: 6 dagen geleden" and regels[1].voorbeeld
    assert "Acties over de datum" in pagina.text and "?termijn=voorbij" in pagina.text
    # From here to the page of the action and its buttons.
    assert client.get(pagina.context["dingen"][0].url).status_code == 200
    client.force_login(onderzoeker)
    assert len(client.get(PAGINA).context["dingen"]) == 3
