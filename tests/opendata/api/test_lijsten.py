"""The words by which one chooses, in the Dutch API."""

import pytest

from socialekaart.models import Doelgroep, Ondersteuningswens
from tests.factories import InitiatiefFactory

pytestmark = pytest.mark.django_db


def test_wishes_with_their_domain(lijsten, ask, refresh, django_assert_num_queries):
    InitiatiefFactory(wensen=["maatje"])
    refresh()
    Ondersteuningswens.objects.filter(slug="vervoer").update(uitleg="", uitleg_en="", naam_en="")
    with django_assert_num_queries(2):
        wensen = {wens["slug"]: wens for wens in ask("wensen")["wensen"]}
    assert list(wensen) == list(Ondersteuningswens.objects.values_list("slug", flat=True))
    assert (wensen["maatje"]["aantalInitiatieven"], wensen["vervoer"]["aantalInitiatieven"]) == (1, 0)
    assert wensen["maatje"]["domein"]["slug"] == "sociaal"
    assert wensen["vervoer"].keys() == {"slug", "naam", "domein", "aantalInitiatieven"}


def test_groups_of_people(lijsten, ask, refresh, django_assert_num_queries):
    InitiatiefFactory(doelgroepen=["copd"])
    refresh()
    with django_assert_num_queries(2):
        groepen = {groep["slug"]: groep["aantalInitiatieven"] for groep in ask("doelgroepen")["doelgroepen"]}
    assert list(groepen) == list(Doelgroep.objects.values_list("slug", flat=True))
    assert (groepen["copd"], groepen["kanker"]) == (1, 0)


def test_empty_lists(leeg, ask):
    assert ask("wensen")["wensen"] == ask("doelgroepen")["doelgroepen"] == ask("stadsdelen")["stadsdelen"] == []
    assert "Kies een van deze: -" in ask("initiatieven", status=400, wens="maatje")["detail"]
