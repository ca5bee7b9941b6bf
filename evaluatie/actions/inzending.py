"""The one door through which filled-in questionnaires come in, from the screen and from paper."""

import secrets
from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction

from socialekaart.actions.verversen import start_version

from ..models import Antwoord, Inzending, Meetmoment, OpenAntwoord, Schaalpunt, Vraag

# So large can a number be that is given to an open answer; a browser can still read it.
GROOTSTE = 2**53


@transaction.atomic
def send_inzending(
    *,
    meetmoment: Meetmoment,
    kenmerk: UUID,
    antwoorden: Mapping[Vraag, Schaalpunt],
    eigen_woorden: Mapping[Vraag, str],
    vorm: str = Inzending.Vorm.ONLINE,
) -> bool:
    """Keep one filled-in list; False when the list with this ``kenmerk`` is there already: then nothing is written.

    Own words stand apart from the rest. They have a random number, so that neither their order nor anything else tells
    which came in together, or with which list.
    """
    inzending, is_nieuw = Inzending.objects.get_or_create(
        kenmerk=kenmerk, defaults={"meetmoment": meetmoment, "vorm": vorm}
    )
    if not is_nieuw:
        return False
    Antwoord.objects.bulk_create(
        Antwoord(inzending=inzending, vraag=vraag, punt=punt) for vraag, punt in antwoorden.items()
    )
    OpenAntwoord.objects.bulk_create(
        OpenAntwoord(pk=secrets.randbelow(GROOTSTE), meetmoment=meetmoment, vraag=vraag, kenmerk=uuid4(), tekst=tekst)
        for vraag, tekst in eigen_woorden.items()
    )
    start_version()
    return True
