"""What an administrator should know about this installation (``bin/manage check --database default``)."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Warning
from django.db import DatabaseError
from django.utils.translation import gettext as _

from .actions import has_dictionary
from .insluiten import refused_hosts

ZONDER_WOORDENBOEK = "socialekaart.W001"
GEEN_HOST = "socialekaart.E001"


def check_dictionary(*, databases: Sequence[str] | None = None, **_opties: Any) -> list[CheckMessage]:
    """Warns when the search does without the Dutch dictionary. A database that is not migrated yet says nothing."""
    try:
        if not databases or has_dictionary():
            return []
    except DatabaseError:
        return []
    return [
        Warning(
            _("Het zoeken werkt zonder Nederlands woordenboek en kent daardoor minder vormen van woorden."),
            hint=_(
                "Zet het woordenboek op de databaseserver met bin/woordenboek.py en draai dan"
                " bin/manage ververs_zoeken. Kan dat niet, zoals bij een beheerde database? Dan is dit geen fout."
                " Zie ‘The dictionary’ in docs/beheer.md."
            ),
            id=ZONDER_WOORDENBOEK,
        )
    ]


def check_embed_hosts(**_opties: Any) -> list[CheckMessage]:
    """Refuses to start with what could turn the header that guards our frames into something else."""
    return [
        Error(
            _("EMBED_HOSTS: ‘%(host)s’ is geen site.") % {"host": host},
            hint=_("Schrijf https:// en de naam, zonder pad: https://www.voorbeeld.nl of https://*.voorbeeld.nl."),
            id=GEEN_HOST,
        )
        for host in refused_hosts()
    ]
