"""A version of a borgingsplan as a PDF, with room to sign."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from .borging import compare, tell_versie
from .models import Borgingsversie
from .papier import give_paper

# Organisations that nobody thought of yet can sign too.
LEGE_REGELS = 3


def give_plan(versie: Borgingsversie) -> HttpResponse:
    return give_paper(write_paper(versie), f"borgingsplan-{versie.plan.slug}-versie-{versie.nummer}.pdf")


def write_paper(versie: Borgingsversie) -> str:
    """The plan as people read and sign it."""
    vastgesteld = versie.status == versie.Status.VASTGESTELD
    vorige = versie.plan.versies.filter(nummer__lt=versie.nummer).first()
    context = {
        "verhaal": tell_versie(versie, []),
        "versie": versie,
        "lege_regels": range(0 if vastgesteld else LEGE_REGELS),
        "vorige": vorige,
        "zinnen": compare(vorige, versie).zinnen if vorige else [],
    }
    return render_to_string("proeftuinen/borgingsplan_papier.html", context)
