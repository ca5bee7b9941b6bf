"""Who may change what on the map. The rule itself is a QuerySet: ``Initiatief.objects.editable_by``."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker

from .models import Gebied, Initiatief, Organisatie

STEDELIJK = "socialekaart.edit_stedelijk_initiatief"
ELK = "socialekaart.edit_elk_initiatief"


def may_edit(gebruiker: Gebruiker | AnonymousUser, initiatief: Initiatief) -> bool:
    """Whether this person may change this record, as it is in the database."""
    return Initiatief.objects.editable_by(gebruiker).filter(pk=initiatief.pk).exists()


def may_edit_organisatie(gebruiker: Gebruiker | AnonymousUser, organisatie: Organisatie) -> bool:
    """Who keeps one of its initiatives keeps the organisation too; one without any is everybody's."""
    if not gebruiker.has_perm("socialekaart.change_organisatie"):
        return False
    initiatieven = organisatie.initiatieven.all()
    return not initiatieven.exists() or initiatieven.editable_by(gebruiker).exists()


def explain_keeper(initiatief: Initiatief) -> str:
    """Whose record this is, for a colleague who may only read it."""
    if initiatief.heel_amsterdam:
        return _("Dit initiatief werkt in heel Amsterdam. De stedelijke redactie houdt het bij. U kunt het bekijken.")
    stadsdelen = Gebied.objects.filter(initiatieven=initiatief) | Gebied.objects.filter(locaties__initiatief=initiatief)
    namen = ", ".join(stadsdelen.order_by("naam").distinct().values_list("naam", flat=True))
    return _("Dit initiatief hoort bij %(stadsdelen)s. De coördinator daar houdt het bij. U kunt het bekijken.") % {
        "stadsdelen": namen
    }
