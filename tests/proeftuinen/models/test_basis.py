"""Whose a record of the proeftuinen is."""

from proeftuinen.models import Samenwerking
from socialekaart.models import Gebied
from tests.conftest import make_gebruiker
from tests.factories import SamenwerkingFactory


def test_each_changes_what_is_theirs(beheerder, onderzoeker, redacteur):
    gebieden = [Gebied.objects.get(slug="oost"), Gebied.objects.get(slug="zuid"), None]
    oost, zuid, stad = (SamenwerkingFactory(stadsdeel=gebied) for gebied in gebieden)
    coordinator = make_gebruiker("Netwerkcoördinator", stadsdelen=["oost"])
    eigen = {coordinator: {oost}, redacteur: {stad}, beheerder: {oost, zuid, stad}, onderzoeker: set()}
    assert {wie: set(Samenwerking.objects.editable_by(wie)) for wie in eigen} == eigen
