"""Who may do what in the proeftuinen. Whose a record is: ``editable_by`` on its QuerySet."""

from django.contrib.auth.models import AnonymousUser

from palliatief.gebruikers.models import Gebruiker


def may_tell(gebruiker: Gebruiker | AnonymousUser) -> bool:
    """Whether somebody may write down who work together: that may name an organisation that is new."""
    return gebruiker.has_perms(["proeftuinen.add_samenwerking", "socialekaart.add_organisatie"])
