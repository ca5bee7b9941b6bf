"""The size of the target group, worked out from population and deaths."""

from decimal import Decimal

from django.utils.translation import gettext as _

from .models import Bevolkingscijfer, Doelgroepschatting, Schattingsmethode

CENT = Decimal("0.01")


def estimate(cijfer: Bevolkingscijfer, methode: Schattingsmethode) -> Doelgroepschatting:
    """People whose death in this year was expected: deaths × the share of the method; not saved yet.

    Deaths are inhabitants × deaths per thousand / 1000. The figure needs deaths and the method shares. Source of the
    way of working: Murtagh et al. 2014, Palliative Medicine 28(1).
    """
    overleden = Decimal(cijfer.inwoners) * Decimal(cijfer.sterfte_per_1000 or 0) / 1000
    aantal, laag, hoog = (
        (overleden * Decimal(deel)).quantize(CENT)
        for deel in (methode.aandeel or 0, methode.aandeel_laag or 0, methode.aandeel_hoog or 0)
    )
    bron = _("Sterfte: %(cijfer)s. %(methode)s") % {"cijfer": cijfer.bron, "methode": methode.bron}
    return Doelgroepschatting(
        gebied=cijfer.gebied,
        jaar=cijfer.jaar,
        methode=methode,
        aantal=aantal,
        laag=laag,
        hoog=hoog,
        bron=bron,
        gemodelleerd=True,
        voorbeeld=cijfer.voorbeeld,
    )
