"""A version of a borgingsplan as a PDF, with room to sign."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from palliatief.lib.download import PDF, download

from .borging import compare, tell_versie
from .models import Borgingsversie

# Organisations that nobody thought of yet can sign too.
LEGE_REGELS = 3


def give_plan(versie: Borgingsversie) -> HttpResponse:
    from palliatief.lib.pdf import Bezet, make_pdf

    naam = f"borgingsplan-{versie.plan.slug}-versie-{versie.nummer}.pdf"
    try:
        return download(make_pdf(write_paper(versie), "css/proeftuin_papier.css"), naam, PDF)
    except Bezet:
        druk = _("Het is nu druk. Wacht even en probeer het nog eens.")
        return HttpResponse(druk, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "20"})


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
