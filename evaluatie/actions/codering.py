"""What researchers do with open answers: take out what tells who it was, and say which themes they see."""

import re
from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from palliatief.gebruikers.models import Gebruiker
from socialekaart.actions.verversen import start_version

from ..models import Codering, Codethema, OpenAntwoord

# What often tells who somebody is, and how to say so.
HERKENBAAR = (
    (re.compile(r"\S+@\S+\.\S+"), _("een mailadres")),
    (re.compile(r"(?:\+31|0)[\s-]?(?:\d[\s-]?){8,9}\d?"), _("een telefoonnummer")),
    (re.compile(r"\b\d{4}\s?[A-Z]{2}\b"), _("een postcode")),
    (re.compile(r"\b(?:mevrouw|meneer|mevr\.?|dhr\.?|dokter|dr\.?|zuster|broeder)\s+[A-Z][\w’'-]+"), _("een naam")),
    (re.compile(r"(?<=[a-zà-ÿ,;:]\s)[A-Z][a-zà-ÿ]{2,}"), _("een woord met een hoofdletter, zoals een naam")),
)


class Veranderd(Exception):
    """A colleague wrote this answer down otherwise meanwhile."""


def find_herkenbaar(tekst: str) -> list[str]:
    """What in this text may tell who it is about, in words, each with what was found; a person decides."""
    return [f"{wat}: “{gevonden[0]}”" for patroon, wat in HERKENBAAR if (gevonden := patroon.search(tekst))]


def state_of(antwoord: OpenAntwoord) -> str:
    """What somebody who opens the answer sees of it, in short; another when a colleague changed it."""
    return sha256(f"{antwoord.status} {antwoord.schoon}".encode()).hexdigest()


@transaction.atomic
def clean_antwoord(*, antwoord: OpenAntwoord, stand: str, schoon: str, status: str) -> None:
    """Keep the cleaned words and throw away what was sent.

    Raises Veranderd when the answer is no more as it was on the screen (``stand``, see ``state_of``).
    """
    nu = OpenAntwoord.objects.select_for_update().get(pk=antwoord.pk)
    if state_of(nu) != stand:
        raise Veranderd
    nu.tekst, nu.schoon, nu.status = "", schoon, status
    nu.save()
    start_version()


@transaction.atomic
def code_antwoord(*, antwoord: OpenAntwoord, codeur: Gebruiker, themas: Iterable[Codethema]) -> Codering:
    """Keep which themes this researcher sees; once more changes their own choice and nobody else's."""
    codering, _nieuw = Codering.objects.get_or_create(antwoord=antwoord, codeur=codeur)
    codering.themas.set(themas)
    start_version()
    return codering
