"""Invented figures, in and out."""

from datetime import date

from evaluatie.actions import load_evaluatievoorbeelden, remove_evaluatievoorbeelden
from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Inventarisatie, Meting, Wenscijfer
from socialekaart.models import Gebied, Perspectief

MODELLEN = (Bevolkingscijfer, Doelgroepschatting, Inventarisatie, Meting, Wenscijfer)


def count() -> list[int]:
    return [model.objects.count() for model in MODELLEN]


def test_examples_come_in_once_are_marked_and_go_again(lijsten):
    """Nine stadsdelen × three methods with shares; nine × four domains; three waves in eight stadsdelen."""
    assert load_evaluatievoorbeelden() == sum(count())
    geladen = count()
    assert geladen[:4] == [9, 27, 36, 24]
    # Two waves of 32 wishes and one of 29, in eight stadsdelen; two cells of the newest were not asked.
    assert geladen[4] == 8 * (32 + 32 + 29) - 2
    assert not any(model.objects.filter(voorbeeld=False).exists() for model in MODELLEN[:4])
    assert Wenscijfer.history.count() == geladen[4]
    assert load_evaluatievoorbeelden() == 0
    assert sum(remove_evaluatievoorbeelden().values()) == sum(geladen)
    assert count() == [0] * 5


def test_real_figures_are_not_mixed_with_examples_and_stay(lijsten):
    weesp = Gebied.objects.stadsdelen().get(slug="weesp")
    dagen = {"van": date(2026, 1, 1), "tot": date(2026, 2, 1)}
    echt = Meting.objects.create(
        naam="Winter", instrument="lijst", perspectief=Perspectief.objects.first(), stadsdeel=weesp, bron="x", **dagen
    )
    load_evaluatievoorbeelden()
    assert list(Meting.objects.all()) == [echt] and Bevolkingscijfer.objects.count() == 9
    remove_evaluatievoorbeelden()
    assert list(Meting.objects.all()) == [echt] and not Bevolkingscijfer.objects.exists()
