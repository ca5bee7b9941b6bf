"""The log of a proeftuin as a file: CSV, Excel or PDF."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from palliatief.lib.download import CSV, XLSX, download
from palliatief.lib.tabelbestand import make_csv, make_xlsx

from .actieonderzoek import tell_bord, tell_cycli
from .logboek import KOLOMMEN, as_rows, tell_log
from .models import Bewijs, Bijeenkomst, Proeftuin
from .papier import give_paper

VORMEN = ("csv", "xlsx", "pdf")


def give_log(proeftuin: Proeftuin, vorm: str, *, alles: bool) -> HttpResponse:
    """The log in this form; ``alles`` is with what does not stand on the site, and its name says so."""
    naam = f"logboek-{proeftuin.slug}{'-volledig' if alles else ''}.{vorm}"
    if vorm == "pdf":
        return give_paper(_write_paper(proeftuin, alles), naam)
    rijen = as_rows(tell_log(proeftuin, alles=alles))
    if vorm == "csv":
        return download(make_csv(KOLOMMEN, rijen), naam, CSV)
    return download(make_xlsx(KOLOMMEN, rijen, blad="Logboek"), naam, XLSX)


def _write_paper(proeftuin: Proeftuin, alles: bool) -> str:
    """The log as people read it: cycle after cycle, then the actions, then the meetings."""
    geheim = Bewijs.objects.filter(cyclus__proeftuin=proeftuin, openbaar=False) if alles else Bewijs.objects.none()
    bijeenkomsten = proeftuin.bijeenkomsten.order_by("datum", "pk") if alles else Bijeenkomst.objects.none()
    context = {
        "proeftuin": proeftuin,
        "cycli": tell_cycli(proeftuin),
        "bord": tell_bord(proeftuin),
        "geheim": list(geheim.select_related("cyclus")),
        "bijeenkomsten": list(bijeenkomsten.prefetch_related("aanwezig")),
        "alles": alles,
        "vandaag": localdate(),
    }
    return render_to_string("proeftuinen/logboek_papier.html", context)
