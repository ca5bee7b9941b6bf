"""Files that records point at."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from palliatief.gebruikers.toegang import may_enter_admin
from socialekaart.models import Bestand

from ..bestanden import public_files


@login_not_required
@require_safe
@cache_control(private=True, no_cache=True)
def bestand(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """A picture to look at, all else to keep. Who reads the records in the admin reads all of their files."""
    leest_alles = may_enter_admin(request.user) and request.user.has_perm("proeftuinen.view_bewijs")
    gevonden = (Bestand.objects.all() if leest_alles else public_files()).defer("inhoud").filter(pk=pk).first()
    if gevonden is None or gevonden.naam != naam:
        raise Http404
    return condition(etag_func=lambda *_args: f'"{gevonden.sleutel}"')(give)(request, gevonden)


def give(request: HttpRequest, gevonden: Bestand) -> HttpResponse:
    """Only here the bytes are read."""
    kop = content_disposition_header(not gevonden.beeld, gevonden.naam) or "inline"
    return HttpResponse(bytes(gevonden.inhoud), gevonden.soort, headers={"Content-Disposition": kop})
