"""Who may do what, as a table; what must be traceable; and secrets that get another key."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.lib import kluis
from palliatief.post.actions import queue_mail

from .models import Gebruiker, Logregel
from .sessies import end_sessies

LIJSTEN = ("domein", "ondersteuningswens", "doelgroep", "thema", "perspectief")
# What hangs under a persona on its page; who edits the one may take away the other.
ONDER_PERSONA = ("personawens", "gespreksvraag")
# What the site says itself.
INHOUD = ("tekst", "goedvoorbeeld", "nieuwsbericht")
BEWAARD = ("initiatief", "locatie", "organisatie", "persona", *ONDER_PERSONA, "uitdrukking", *INHOUD)
# What the proeftuinen write down, what may be taken away again by who wrote it, and what hangs under it on its page.
VLUCHTIG = ("bijeenkomst", "samenwerking", "actie")
PROEFTUINEN = (*VLUCHTIG, "proeftuin", "cyclus", "borgingsplan", "borgingsversie", "ervaring", "publicatie")
ONDERDELEN = (
    *("netwerkmanager", "deelname", "mijlpaal", "document", "fasestap", "cyclusstap", "cyclusdeelnemer", "bewijs"),
    *("afspraak", "ondertekening", "publicatiebestand", "cijfer"),
)
# What researchers measure. Who else works on the map sees where was looked for offers, and says so.
GEMETEN = ("schattingsmethode", "bevolkingscijfer", "doelgroepschatting", "meting", "wenscijfer")
GEVRAAGD = ("schaal", "schaalpunt", "vragenlijst", "vraag", "meetmoment", "codethema")
# From whom services come, and what their words are here.
OVERGENOMEN = ("hsdsbron", "termvertaling")
INGEVULD = ("inzending", "antwoord", "openantwoord", "codering")


def _history(modellen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"historical{naam}" for naam in modellen)


def _rights(app: str, doen: tuple[str, ...], modellen: tuple[str, ...]) -> set[str]:
    return {f"{app}.{werkwoord}_{model}" for werkwoord in doen for model in modellen}


# What waits for somebody: to look at, and to decide about.
MELDINGEN = ("aanmelding", "controleverzoek", "linkcontrole")
ALLEEN_ZIEN = ("voorzieningsoort", "gebied", "zoektelling")
ZIEN = _rights("socialekaart", ("view",), (*BEWAARD, *LIJSTEN, *_history(BEWAARD), *ALLEEN_ZIEN)) | _rights(
    "proeftuinen", ("view",), (*PROEFTUINEN, *ONDERDELEN, *_history(PROEFTUINEN + ONDERDELEN))
)
ZIEN |= _rights("evaluatie", ("view",), ("inventarisatie", *_history(("inventarisatie",))))
BEWERKEN = (
    ZIEN
    | _rights("socialekaart", ("add", "change"), (*BEWAARD, *LIJSTEN))
    | _rights("socialekaart", ("change",), ("voorzieningsoort",))
    | _rights("socialekaart", ("view", "change"), MELDINGEN)
    | _rights("socialekaart", ("view", "add", "change"), ("inlezing",))
    | _rights("post", ("view", "change"), ("bericht",))
    | _rights("socialekaart", ("delete",), (*ONDER_PERSONA, "uitdrukking"))
    | _rights("proeftuinen", ("add", "change"), (*PROEFTUINEN, *ONDERDELEN))
    | _rights("proeftuinen", ("delete",), (*VLUCHTIG, *ONDERDELEN))
    | _rights("evaluatie", ("add", "change", "delete"), ("inventarisatie",))
)
# Exact figures, and what people sent in, are for who does the research.
ONDERZOEK = (
    _rights("evaluatie", ("view", "add", "change", "delete"), (*GEMETEN, *GEVRAAGD))
    | _rights("evaluatie", ("view",), _history(GEMETEN + GEVRAAGD))
    | _rights("evaluatie", ("view", "add", "change", "delete"), (*INGEVULD, "rapport"))
    | {"evaluatie.view_precies"}
)
STEDELIJK = (
    BEWERKEN
    | {"socialekaart.edit_stedelijk_initiatief"}
    | _rights("opendata", ("view", "add", "change", "delete"), OVERGENOMEN)
    | _rights("opendata", ("view",), ("openbestand", *_history(OVERGENOMEN)))
)
ALLES = (
    STEDELIJK
    | ONDERZOEK
    | {"socialekaart.edit_elk_initiatief"}
    | _rights("socialekaart", ("add", "delete"), (*BEWAARD, *LIJSTEN, "voorzieningsoort"))
    | _rights("proeftuinen", ("delete",), PROEFTUINEN)
    # Who removes a wish from the lists takes its counts along.
    | _rights("socialekaart", ("delete",), ("zoektelling",))
    | _rights("gebruikers", ("view", "add", "change", "delete"), ("gebruiker",))
    | _rights("gebruikers", ("view",), ("logregel",))
)
# What a coordinator may edit follows from their stadsdelen (``Initiatief.objects.editable_by``).
GROEPEN = {
    "Netwerkcoördinator": BEWERKEN,
    "Stedelijke redactie": STEDELIJK,
    "Onderzoeker": ZIEN | ONDERZOEK,
    "Beheerder": ALLES,
}


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


def log(*, soort: Logregel.Soort, gebruiker: Gebruiker | AnonymousUser | None, wat: str = "") -> None:
    """Write down that somebody did this; in the same transaction as what was done."""
    Logregel.objects.create(soort=soort, wie=getattr(gebruiker, "email", ""), wat=wat)


@transaction.atomic
def tell_owner(*, gebruiker: Gebruiker, wat: str) -> None:
    """Something about how this person logs in has changed: mail them, and write it down."""
    log(soort=Logregel.Soort.ACCOUNT, gebruiker=gebruiker, wat=wat)
    queue_mail(
        soort="account",
        sleutel=f"account:{gebruiker.pk}:{timezone.now().isoformat()}",
        aan=gebruiker.email,
        onderwerp=_("Er is iets veranderd aan uw account"),
        tekst=render_to_string(
            "mail/account.txt",
            {"gebruiker": gebruiker, "wat": wat, "link": settings.SITE_URL + reverse("account_reset_password")},
        ),
    )


@transaction.atomic
def reset_second_step(*, gebruiker: Gebruiker, door: Gebruiker) -> None:
    """For who lost their phone or key: at the next login they choose a new one. Ends what is open now."""
    Authenticator.objects.filter(user=gebruiker).delete()
    end_sessies(gebruiker)
    log(soort=Logregel.Soort.RECHTEN, gebruiker=door, wat=_("tweede stap uitgezet van %s") % gebruiker.email)
    tell_owner(gebruiker=gebruiker, wat=_("Een beheerder heeft de tweede stap van uw account uitgezet."))


@transaction.atomic
def rotate_secrets() -> int:
    """Encrypt all secrets again with the first of GEHEIMSLEUTELS; returns how many that are."""
    aantal = 0
    for stap in Authenticator.objects.select_for_update():
        for veld in {"secret", "seed"} & set(stap.data):
            stap.data[veld] = kluis.encrypt(kluis.decrypt(stap.data[veld]))
            stap.save(update_fields=["data"])
            aantal += 1
    return aantal


def remove_expired() -> int:
    """Forget lines of the log that have been kept long enough; returns how many that are."""
    return Logregel.objects.expired().delete()[0]
