"""Invented people to begin the conversation with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Persona
from ..personas import Gesprekshulp
from .publiek import public_page


@public_page
def personas(request: HttpRequest) -> HttpResponse:
    """All stories, to choose the one that is most like the person in front of you."""
    return render(request, "socialekaart/personas.html", {"personas": Persona.objects.published()})


@public_page
def persona(request: HttpRequest, slug: str) -> HttpResponse:
    """One story: what to ask, what somebody may wish for, and who helps with that in the chosen stadsdeel."""
    return show_persona(request, get_object_or_404(Persona.objects.for_page(), slug=slug))


def show_persona(request: HttpRequest, persona: Persona) -> HttpResponse:
    """The page of one; also for who looks at it before it is saved."""
    return render(
        request, "socialekaart/persona.html", {"persona": persona, "hulp": Gesprekshulp(persona, request.GET)}
    )
