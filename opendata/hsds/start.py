"""The root of the API: which HSDS it speaks, and where that is described."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import override
from ninja import Router

router = Router()


@router.get("/", url_name="hsds_start")
def start(request: HttpRequest) -> JsonResponse:
    with override("nl"):
        profiel = reverse("hsds_profiel")
    return JsonResponse(
        {
            "version": "3.0",
            "profile": request.build_absolute_uri(profiel),
            "openapi_url": request.build_absolute_uri(reverse("hsds_openapi")),
        }
    )
