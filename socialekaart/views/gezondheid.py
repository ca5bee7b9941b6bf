"""The state of queue, mail and backup for a machine that watches."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from ..gezondheid import measure_health
from .publiek import public_page


@public_page
@never_cache
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Numbers only; visitors are served all the same, so this is never a reason to send them elsewhere."""
    return JsonResponse(measure_health().as_numbers())
