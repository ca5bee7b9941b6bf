"""Looks whether links and phone numbers of the map still work, politely and without anybody noticing.

A link is asked at most once a week, one after another, and is only reported when it failed on several days. A number
is never called. What an editor changed meanwhile starts anew.
"""

import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Case, CharField, Count, F, Max, Q, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from palliatief.lib.telefoon import doubt_telefoon
from palliatief.lib.veilig_ophalen import NietToegestaan, Onbereikbaar, Resolver, fetch
from palliatief.wachtrij import defer

from ..models import Initiatief, Linkcontrole

NIET_VAKER_DAN = timedelta(days=7)
PER_KEER = 50
# Between two questions to the same site.
SECONDEN_PER_SITE = 1
# The site is there; it only does not want to talk to a program, or wants a login.
LEEFT = {401, 403, 405, 406, 429}
# The same number on so many records, of so many organisations: probably somebody's own number, or a mistake.
VEEL_INITIATIEVEN = 5
VEEL_ORGANISATIES = 3

LINKS = (Linkcontrole.Soort.WEBSITE, Linkcontrole.Soort.BRON)

VOLG = """
INSERT INTO socialekaart_linkcontrole (initiatief_id, soort, waarde, reden, fouten, akkoord)
SELECT i.id, veld.soort, veld.waarde, '', 0, false
FROM socialekaart_initiatief i
CROSS JOIN LATERAL (VALUES ('website', i.website), ('bron_url', i.bron_url), ('telefoon', i.telefoon))
    AS veld (soort, waarde)
WHERE i.status = 'gepubliceerd' AND NOT i.voorbeeld AND veld.waarde <> ''
ON CONFLICT (initiatief_id, soort) DO UPDATE
SET waarde = excluded.waarde, reden = '', fouten = 0, laatste_fout_op = NULL, nagekeken_op = NULL, akkoord = false
WHERE socialekaart_linkcontrole.waarde <> excluded.waarde
"""


@transaction.atomic
def follow_links() -> None:
    """One row for each link and number that is on the map now."""
    Linkcontrole.objects.exclude(pk__in=Linkcontrole.objects.current().values("pk")).delete()
    with connection.cursor() as cursor:
        cursor.execute(VOLG)


def start_links() -> None:
    """What the night begins with; the links follow part by part (``check_links``)."""
    follow_links()
    check_telefoons()
    defer("socialekaart.kijk_links_na", eenmalig="socialekaart.kijk_links_na")


def check_links(*, resolver: Resolver | None = None, wacht: Callable[[float], None] = time.sleep) -> int:
    """Ask the links that were not asked for a week, a few at a time; returns how many that were."""
    grens = timezone.now() - NIET_VAKER_DAN
    links = Linkcontrole.objects.filter(soort__in=LINKS).values("waarde").annotate(laatst=Max("nagekeken_op"))
    beurt = links.filter(Q(laatst=None) | Q(laatst__lt=grens)).order_by(F("laatst").asc(nulls_first=True), "waarde")
    urls = list(beurt.values_list("waarde", flat=True)[:PER_KEER])
    vorige: dict[str, float] = {}
    for url in urls:
        site = urlsplit(url).netloc
        wacht(max(0, vorige.get(site, 0) + SECONDEN_PER_SITE - time.monotonic()))
        _write(Linkcontrole.objects.filter(soort__in=LINKS, waarde=url), ask(url, resolver))
        vorige[site] = time.monotonic()
    if len(urls) == PER_KEER:
        defer("socialekaart.kijk_links_na", eenmalig="socialekaart.kijk_links_na")
    return len(urls)


def check_again(*, pk: int, resolver: Resolver | None = None) -> None:
    """Somebody wants to know now."""
    controle = Linkcontrole.objects.current().filter(pk=pk).first()
    if controle is None:
        return
    zelfde = Linkcontrole.objects.filter(soort=controle.soort, waarde=controle.waarde)
    if controle.soort == Linkcontrole.Soort.TELEFOON:
        _write(zelfde, doubt_telefoon(controle.waarde) or _doubt_sharing().get(controle.waarde, ""))
    else:
        _write(zelfde, ask(controle.waarde, resolver))


@transaction.atomic
def request_links(*, ids: Iterable[int]) -> int:
    """Have the worker look at these now."""
    nummers = list(ids)
    for pk in nummers:
        defer("socialekaart.kijk_link_na", eenmalig=f"link:{pk}", link=pk)
    return len(nummers)


@transaction.atomic
def accept_links(*, ids: Iterable[int]) -> int:
    """A person looked, and it is right as it is."""
    return Linkcontrole.objects.filter(pk__in=list(ids), akkoord=False).update(akkoord=True)


@transaction.atomic
def check_telefoons() -> None:
    """All numbers: is it one, and is it on many records that have nothing to do with each other."""
    nummers = Linkcontrole.objects.filter(soort=Linkcontrole.Soort.TELEFOON)
    gedeeld = _doubt_sharing()
    for nummer in list(nummers.values_list("waarde", flat=True).distinct()):
        _write(nummers.filter(waarde=nummer), doubt_telefoon(nummer) or gedeeld.get(nummer, ""))


def _doubt_sharing() -> dict[str, str]:
    """Numbers that are on many records; an initiative without organisation is by itself."""
    van_wie = Coalesce("organisatie_id", -F("pk"))
    op_de_kaart = Initiatief.objects.published().filter(voorbeeld=False).exclude(telefoon="")
    per_nummer = op_de_kaart.values(nummer=Cast("telefoon", CharField())).annotate(
        aantal=Count("pk"), wie=Count(van_wie, distinct=True)
    )
    veel = per_nummer.filter(aantal__gte=VEEL_INITIATIEVEN, wie__gte=VEEL_ORGANISATIES).order_by()
    tekst = _("Dit nummer staat bij %d initiatieven van verschillende organisaties. Klopt dat?")
    return {rij["nummer"]: tekst % rij["aantal"] for rij in veel}


def ask(url: str, resolver: Resolver | None = None) -> str:
    """What is wrong with a link; empty when it works."""
    try:
        status = fetch(url, afzender=f"sociale-kaart-linkcontrole (+{settings.SITE_URL})", resolver=resolver).status
    except (NietToegestaan, Onbereikbaar) as fout:
        return str(fout)
    if status < 400 or status in LEEFT:
        return ""
    if status in (404, 410):
        return _("Deze pagina bestaat niet meer.")
    return _("De site geeft een fout (%d).") % status


def _write(rijen, reden: str) -> None:
    """A fault counts once a day; what works again is forgotten, also that somebody found it right."""
    vandaag = timezone.localdate()
    if reden:
        meer = Case(When(laatste_fout_op=vandaag, then=F("fouten")), default=F("fouten") + 1)
        rijen.update(reden=reden[:200], fouten=meer, laatste_fout_op=vandaag, nagekeken_op=timezone.now())
    else:
        rijen.update(reden="", fouten=0, laatste_fout_op=None, akkoord=False, nagekeken_op=timezone.now())
