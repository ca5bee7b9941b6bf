"""The page of one stadsdeel."""

import pytest

from socialekaart.actions import load_voorbeelden
from tests.socialekaart.views.test_kaart import forget_everything

pytestmark = pytest.mark.django_db


def test_numbers_lead_to_the_same_results(client, lijsten):
    load_voorbeelden()
    antwoord = client.get("/stadsdeel/zuidoost/")
    assert antwoord.context["aantal"] == client.get(antwoord.context["url"]).context["zoek"].aantal
    for lijst in antwoord.context["domeinen"]:
        zoek = client.get(lijst.url).context["zoek"]
        assert lijst.aantal == lijst.formeel + lijst.informeel == zoek.aantal
        assert [r.id for r in lijst.rijen] == [r.id for r in zoek.rijen[:5]]
        assert lijst.domein.publieksnaam in antwoord.text


def test_at_most_eleven_queries(client, lijsten, django_assert_max_num_queries):
    load_voorbeelden()
    forget_everything()
    with django_assert_max_num_queries(11):
        assert client.get("/stadsdeel/oost/").status_code == 200


@pytest.mark.parametrize("slug", ["utrecht", "bijlmer-oost", "OOST"])
def test_what_is_no_stadsdeel_is_not_there(client, lijsten, slug):
    assert client.get(f"/stadsdeel/{slug}/").status_code == 404
