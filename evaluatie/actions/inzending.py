"""The one door through which filled-in questionnaires come in, from the screen and from paper."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from socialekaart.actions.verversen import start_version

from ..models import Antwoord, Inzending, Meetmoment, OpenAntwoord, Schaalpunt, Vraag
from ..onderdrukking import AFRONDING, threshold

# So large can a number be that is given to an open answer; a browser can still read it.
GROOTSTE = 2**53
# More than a full hall sends in an hour, with one link; less than a program that floods us.
PER_UUR = 300
UUR = 60 * 60


class TeDruk(Exception):
    """With this link more came in during this hour than people send."""


@dataclass(frozen=True)
class Bewaard:
    """What was written for one filled-in list. Only who typed it over from paper may hold these together, to undo."""

    kenmerk: UUID
    eigen_woorden: tuple[UUID, ...]


@transaction.atomic
def send_inzending(
    *,
    meetmoment: Meetmoment,
    kenmerk: UUID,
    antwoorden: Mapping[Vraag, Schaalpunt],
    eigen_woorden: Mapping[Vraag, str],
    vorm: str = Inzending.Vorm.ONLINE,
) -> Bewaard | None:
    """Keep one filled-in list; None when the list with this ``kenmerk`` is there already: then nothing is written.

    Own words stand apart from the rest. They have a random number, so that neither their order nor anything else tells
    which came in together, or with which list. Raises TeDruk when a flood comes in; of who sends nothing is kept.
    """
    inzending, is_nieuw = Inzending.objects.get_or_create(
        kenmerk=kenmerk, defaults={"meetmoment": meetmoment, "vorm": vorm}
    )
    if not is_nieuw:
        return None
    if vorm == Inzending.Vorm.ONLINE:
        _count(meetmoment)
    Antwoord.objects.bulk_create(
        Antwoord(inzending=inzending, vraag=vraag, punt=punt) for vraag, punt in antwoorden.items()
    )
    los = [
        OpenAntwoord(pk=secrets.randbelow(GROOTSTE), meetmoment=meetmoment, vraag=vraag, kenmerk=uuid4(), tekst=tekst)
        for vraag, tekst in eigen_woorden.items()
    ]
    OpenAntwoord.objects.bulk_create(los)
    # Only when what is told changes: the version is public, and would count the lists and tell when each came in.
    if not meetmoment.inzendingen.count() % AFRONDING and _count_group(meetmoment) >= threshold():
        start_version()
    return Bewaard(kenmerk, tuple(antwoord.kenmerk for antwoord in los))


def _count_group(meetmoment: Meetmoment) -> int:
    """How many lists are told of together: of this group at this moment, in all its rounds."""
    rondes = Meetmoment.objects.counted().filter(
        moment=meetmoment.moment, vragenlijst__perspectief=meetmoment.vragenlijst.perspectief_id
    )
    return Inzending.objects.filter(meetmoment__in=rondes).count()


def _count(meetmoment: Meetmoment) -> None:
    """One more in this hour; the count is of the link, and is forgotten after an hour."""
    naam = f"evaluatie.inzending:{meetmoment.pk}:{timezone.now():%Y%m%d%H}"
    aantal = cache.get(naam, 0)
    if aantal >= PER_UUR:
        raise TeDruk
    cache.set(naam, aantal + 1, UUR)


@transaction.atomic
def undo_papier(*, bewaard: Bewaard) -> bool:
    """Take away a list that was just typed over from paper, with its own words; False when it is not there any more."""
    weg, _per_soort = Inzending.objects.filter(kenmerk=bewaard.kenmerk, vorm=Inzending.Vorm.PAPIER).delete()
    if weg:
        OpenAntwoord.objects.filter(kenmerk__in=bewaard.eigen_woorden).delete()
        start_version()
    return bool(weg)
