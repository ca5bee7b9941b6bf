"""The pages of the admin are drawn, to read and to write; who may what is in tests/test_rechten.py."""

import pytest
from django.urls import reverse

from socialekaart.models import Doelgroep, Domein, Gebied, Ondersteuningswens, Persona, Uitdrukking, Voorzieningsoort
from tests.factories import InitiatiefFactory, OrganisatieFactory

PAGINAS = ["changelist", "add", "change", "delete", "history"]
DICHT = [403] * 5
ZIEN = [200, 403, 200, 403, 200]
ALLES = [200] * 5
RECHTEN = {
    "initiatief": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "organisatie": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "persona": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "domein": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "ondersteuningswens": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "doelgroep": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "uitdrukking": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "voorzieningsoort": {"onderzoeker": ZIEN, "beheerder": ALLES},
    "gebied": {"onderzoeker": ZIEN, "beheerder": ZIEN},
    "gebruiker": {"onderzoeker": DICHT, "beheerder": ALLES},
}


@pytest.fixture
def rijen(lijsten, coordinator):
    """A row of each kind; what has no initiatives can be deleted."""
    return {
        "initiatief": InitiatiefFactory(),
        "organisatie": OrganisatieFactory(),
        "persona": Persona.objects.first(),
        "domein": Domein.objects.first(),
        "ondersteuningswens": Ondersteuningswens.objects.first(),
        "doelgroep": Doelgroep.objects.first(),
        "uitdrukking": Uitdrukking.objects.first(),
        "voorzieningsoort": Voorzieningsoort.objects.first(),
        "gebied": Gebied.objects.first(),
        "gebruiker": coordinator,
    }


def addresses_of(naam, rij) -> dict[str, str]:
    app = "gebruikers" if naam == "gebruiker" else "socialekaart"
    return {
        pagina: reverse(f"admin:{app}_{naam}_{pagina}", args=[] if pagina in {"changelist", "add"} else [rij.pk])
        for pagina in PAGINAS
    }


@pytest.mark.parametrize("rol", ["onderzoeker", "beheerder"])
@pytest.mark.parametrize("naam", RECHTEN)
def test_every_page_opens_for_whom_it_is_meant(client, request, rijen, naam, rol):
    client.force_login(request.getfixturevalue(rol))
    gekregen = [client.get(adres).status_code for adres in addresses_of(naam, rijen[naam]).values()]
    assert dict(zip(PAGINAS, gekregen, strict=True)) == dict(zip(PAGINAS, RECHTEN[naam][rol], strict=True))


def test_the_admin_speaks_dutch_in_our_own_words(client, coordinator, rijen):
    client.force_login(coordinator)
    voorpagina = client.get("/beheer/").content.decode()
    for woord in ("Sociale kaart", "Initiatieven", "Lijsten", "Ondersteuningswensen", "Naar de site", "Uitloggen"):
        assert woord in voorpagina
    for woord in ("Django", "Add", "Change", "View", "Site administration", "Zoekrij", "Toegang"):
        assert woord not in voorpagina


def test_the_page_of_one_app_keeps_working(client, coordinator, rijen):
    client.force_login(coordinator)
    assert "Ondersteuningswensen" in client.get("/beheer/socialekaart/").content.decode()
