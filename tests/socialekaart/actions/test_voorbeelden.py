"""The invented examples: in, complete, and out again without a trace on what is real."""

import pytest

from socialekaart.actions import load_voorbeelden, refresh_initiatieven, remove_voorbeelden
from socialekaart.models import Domein, Gebied, GoedVoorbeeld, Initiatief, Nieuwsbericht, Organisatie, Zoekrij
from tests.factories import InitiatiefFactory, OrganisatieFactory

pytestmark = pytest.mark.django_db


def test_examples_cover_the_map(lijsten):
    rapport = load_voorbeelden()
    assert rapport.exit_status == 0 and rapport.nieuw >= 80
    voorbeelden = Initiatief.objects.examples().published()
    assert voorbeelden.count() == rapport.nieuw
    for domein in Domein.objects.all():
        assert set(voorbeelden.filter(wensen__domein=domein).values_list("soort", flat=True)) == {
            "formeel",
            "informeel",
        }
    for stadsdeel in Gebied.objects.stadsdelen():
        assert (
            voorbeelden.filter(werkgebied=stadsdeel).exists()
            or voorbeelden.filter(locaties__stadsdeel=stadsdeel).exists()
        )
    assert not Organisatie.objects.filter(initiatieven__voorbeeld=True, voorbeeld=False).exists()
    gelinkt = GoedVoorbeeld.objects.published().get(slug="voorbeeld-elke-maandag-bellen")
    assert gelinkt.gelinkt in voorbeelden and gelinkt.stadsdeel.slug == "zuidoost"
    for voorbeeld in GoedVoorbeeld.objects.all():
        assert voorbeeld.partners.filter(voorbeeld=True).count() == voorbeeld.themas.count() == 2, voorbeeld
    assert load_voorbeelden().ongewijzigd == rapport.nieuw
    assert GoedVoorbeeld.objects.count() == 2


def test_all_examples_go_and_nothing_else(lijsten):
    load_voorbeelden()
    echt = InitiatiefFactory(organisatie=OrganisatieFactory())
    gedeeld = Organisatie.objects.filter(voorbeeld=True).first()
    InitiatiefFactory(organisatie=gedeeld)
    refresh_initiatieven()
    voorbeelden, organisaties = (
        Initiatief.objects.examples().count(),
        Organisatie.objects.filter(voorbeeld=True).count(),
    )

    eigen = Nieuwsbericht.objects.create(titel="Echt nieuws", slug="echt")
    assert remove_voorbeelden() == {"initiatieven": voorbeelden, "organisaties": organisaties - 1, "berichten": 3}

    assert Initiatief.objects.count() == Zoekrij.objects.count() == 2
    assert Initiatief.objects.filter(pk=echt.pk).exists()
    assert list(Organisatie.objects.filter(voorbeeld=True)) == [gedeeld]
    assert Organisatie.objects.partners().count() == 8
    assert [*Nieuwsbericht.objects.all(), *GoedVoorbeeld.objects.all()] == [eigen]
    assert remove_voorbeelden() == {"initiatieven": 0, "organisaties": 0, "berichten": 0}
