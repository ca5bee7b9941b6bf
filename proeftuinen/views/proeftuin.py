"""The proeftuinen, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from socialekaart.kaartbeeld import draw_city
from socialekaart.models import Kaartstand
from socialekaart.views.publiek import public_page

from ..actieonderzoek import tell_bord, tell_cycli
from ..borging import public_versions, tell_plan
from ..models import Proeftuin
from ..proeftuinpagina import Proeftuinpagina


@public_page
def proeftuinen(request: HttpRequest) -> HttpResponse:
    """All proeftuinen, with what each of them wants."""
    alle = Proeftuin.objects.published().with_stadsdeel().with_deelnemers(localdate())
    paginas = [Proeftuinpagina(gevonden) for gevonden in alle]
    beeld = draw_city(Kaartstand.objects.current()).zoomed([p.proeftuin.stadsdeel.slug for p in paginas])
    stadsplan = public_versions().filter(plan__proeftuin=None).first()
    context = {"paginas": paginas, "kaartbeeld": beeld, "stadsplan": stadsplan}
    return render(request, "proeftuinen/proeftuinen.html", context)


@public_page
def proeftuin(request: HttpRequest, slug: str) -> HttpResponse:
    """One proeftuin: its goal, who take part, what they try and learn, and what stays."""
    gevonden = get_object_or_404(Proeftuin.objects.published().with_stadsdeel(), slug=slug)
    return show_proeftuin(request, gevonden)


def show_proeftuin(request: HttpRequest, gevonden: Proeftuin) -> HttpResponse:
    """The page of one; also for who looks at it before it is saved."""
    pagina = Proeftuinpagina(gevonden)
    context = {
        "proeftuin": gevonden,
        "pagina": pagina,
        "kaartbeeld": pagina.kaartbeeld,
        "cycli": tell_cycli(gevonden),
        "bord": tell_bord(gevonden),
        "plan": tell_plan(gevonden),
    }
    return render(request, "proeftuinen/proeftuin.html", context)
