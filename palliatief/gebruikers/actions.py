"""Who may do what, as a table."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

LIJSTEN = ("domein", "ondersteuningswens", "doelgroep")
# What hangs under a persona on its page; who edits the one may take away the other.
ONDER_PERSONA = ("personawens", "gespreksvraag")
# What the site says itself.
INHOUD = ("tekst", "goedvoorbeeld", "nieuwsbericht")
BEWAARD = ("initiatief", "locatie", "organisatie", "persona", *ONDER_PERSONA, "uitdrukking", *INHOUD)
GESCHIEDENIS = tuple(f"historical{naam}" for naam in BEWAARD)


def _rights(app: str, doen: tuple[str, ...], modellen: tuple[str, ...]) -> set[str]:
    return {f"{app}.{werkwoord}_{model}" for werkwoord in doen for model in modellen}


ALLEEN_ZIEN = ("voorzieningsoort", "gebied", "zoektelling")
ZIEN = _rights("socialekaart", ("view",), (*BEWAARD, *LIJSTEN, *GESCHIEDENIS, *ALLEEN_ZIEN))
BEWERKEN = (
    ZIEN
    | _rights("socialekaart", ("add", "change"), (*BEWAARD, *LIJSTEN))
    | _rights("socialekaart", ("change",), ("voorzieningsoort",))
    | _rights("socialekaart", ("delete",), (*ONDER_PERSONA, "uitdrukking"))
)
STEDELIJK = BEWERKEN | {"socialekaart.edit_stedelijk_initiatief"}
ALLES = (
    STEDELIJK
    | {"socialekaart.edit_elk_initiatief"}
    | _rights("socialekaart", ("add", "delete"), (*BEWAARD, *LIJSTEN, "voorzieningsoort"))
    # Who removes a wish from the lists takes its counts along.
    | _rights("socialekaart", ("delete",), ("zoektelling",))
    | _rights("gebruikers", ("view", "add", "change", "delete"), ("gebruiker",))
)
# What a coordinator may edit follows from their stadsdelen (``Initiatief.objects.editable_by``).
GROEPEN = {"Netwerkcoördinator": BEWERKEN, "Stedelijke redactie": STEDELIJK, "Onderzoeker": ZIEN, "Beheerder": ALLES}


@transaction.atomic
def load_groepen() -> dict[str, int]:
    """Make the groups, or set their rights back to the table; returns how many rights each has.

    Raises LookupError when the table names a right that does not exist.
    """
    aantallen = {}
    for naam, rechten in GROEPEN.items():
        groep, _nieuw = Group.objects.get_or_create(name=naam)
        gevonden = list(_find(rechten))
        if len(gevonden) != len(rechten):
            raise LookupError(f"rights missing for {naam}: run migrate first")
        groep.permissions.set(gevonden)
        aantallen[naam] = len(gevonden)
    return aantallen


def _find(rechten: set[str]):
    keuze = Q()
    for recht in rechten:
        app, codenaam = recht.split(".")
        keuze |= Q(content_type__app_label=app, codename=codenaam)
    return Permission.objects.filter(keuze)
