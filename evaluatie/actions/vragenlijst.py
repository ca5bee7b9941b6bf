"""Questionnaires: those that the project brings along, a copy to change, and the end of a round."""

import json
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from socialekaart.actions.verversen import start_version
from socialekaart.models import Perspectief

from ..models import Meetmoment, Schaal, Vraag, Vragenlijst
from .lijsten import GEGEVENS


@transaction.atomic
def load_vragenlijsten() -> int:
    """Add our own questionnaires that are missing, one for each group; returns how many are new.

    What is there stays as somebody made it. A list whose group is not on this site is left out.
    """
    inhoud = json.loads((GEGEVENS / "vragenlijsten.json").read_text(encoding="utf-8"))
    bekend = set(Vragenlijst.objects.values_list("slug", flat=True))
    groepen = {groep.slug: groep for groep in Perspectief.objects.all()}
    nieuw = [
        lijst for lijst in inhoud["vragenlijsten"] if lijst["slug"] not in bekend and lijst["perspectief"] in groepen
    ]
    if nieuw:
        schaal = _load_schaal(**inhoud["schaal"])
        for lijst in nieuw:
            groep = groepen[lijst["perspectief"]]
            _add_lijst({**lijst, "perspectief": groep, "licentie": inhoud["licentie"], "bron": inhoud["bron"]}, schaal)
    return len(nieuw)


def _load_schaal(*, naam: str, punten: list[tuple[str, int | None]]) -> Schaal:
    schaal, is_nieuw = Schaal.objects.get_or_create(naam=naam)
    if is_nieuw:
        for nummer, (label, waarde) in enumerate(punten, start=1):
            schaal.punten.create(volgorde=nummer, label=label, waarde=waarde)
    return schaal


def _add_lijst(velden: dict[str, Any], schaal: Schaal) -> None:
    vragen = velden.pop("vragen")
    lijst = Vragenlijst.objects.create(**velden, status=Vragenlijst.Status.IN_GEBRUIK)
    for nummer, vraag in enumerate(vragen, start=1):
        soort = vraag.get("soort", Vraag.Soort.SCHAAL)
        eigen_schaal = schaal if soort == Vraag.Soort.SCHAAL else None
        lijst.vragen.create(**{**vraag, "volgorde": nummer, "soort": soort, "schaal": eigen_schaal})


@transaction.atomic
def copy_vragenlijst(*, vragenlijst: Vragenlijst) -> Vragenlijst:
    """A concept with the same questions and codes, to change while the answers to the first one stay what they are."""
    vragen = list(vragenlijst.vragen.all())
    bezet = set(Vragenlijst.objects.values_list("slug", flat=True))
    basis = f"{vragenlijst.slug[:110]}-kopie"
    slug = next(naam for nummer in count(1) if (naam := basis if nummer == 1 else f"{basis}-{nummer}") not in bezet)
    kopie = Vragenlijst.objects.get(pk=vragenlijst.pk)
    kopie.pk, kopie._state.adding = None, True
    kopie.slug, kopie.status = slug, Vragenlijst.Status.CONCEPT
    kopie.naam = (_("%s (kopie)") % vragenlijst.naam)[:120]
    kopie.save()
    for vraag in vragen:
        vraag.pk, vraag._state.adding, vraag.vragenlijst = None, True, kopie
        vraag.save()
    return kopie


@transaction.atomic
def close_meetmomenten(*, meetmomenten: Iterable[Meetmoment]) -> int:
    """From now on nobody can send anything in; returns how many were still open to that."""
    open_nog = [meetmoment for meetmoment in meetmomenten if not meetmoment.gesloten]
    for meetmoment in open_nog:
        meetmoment.gesloten = True
        meetmoment.save(update_fields=["gesloten"])
    if open_nog:
        start_version()
    return len(open_nog)
