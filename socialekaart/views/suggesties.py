"""What to suggest while somebody types. Nothing of it is kept."""

from django.http import HttpRequest, JsonResponse

from ..suggesties import suggest
from .publiek import public_data


@public_data
def suggesties(request: HttpRequest, versie: int) -> JsonResponse:
    """Wishes, groups, places and initiatives that begin like ``q``, in the language of the address."""
    return JsonResponse({"suggesties": suggest(request.GET.get("q", ""), versie)})
