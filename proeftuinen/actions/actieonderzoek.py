"""The one door for action research: a cycle that goes on, an action that moves."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from socialekaart.actions.verversen import start_version
from socialekaart.models import Ondersteuningswens, Organisatie
from socialekaart.versies import read_token

from ..models import Actie, Cyclus, Proeftuin
from .samenwerking import Geweigerd

Fase, Status = Cyclus.Fase, Actie.Status
EINDE = (Status.KLAAR, Status.GESTOPT)


# --- cycles ---


def check_cyclus(cyclus: Cyclus, *, naar: str, op: date) -> None:
    """Raises ``Geweigerd`` when the cycle, as it is written now, may not enter this phase on this day."""
    if naar not in Cyclus.MAG_NAAR[cyclus.fase]:
        raise Geweigerd("", _("Dat kan niet vanuit deze stap. Misschien was een collega u voor. Kijk nog eens."))
    nodig = Cyclus.NODIG.get(naar, "")
    # A step back asks for nothing.
    if nodig and is_forward(cyclus.fase, naar) and not getattr(cyclus, nodig).strip():
        stap = Fase(naar).label
        raise Geweigerd(nodig, _("Schrijf dit eerst op. Daarna kan de cyclus verder naar: %s.") % stap)
    if op > localdate():
        raise Geweigerd("op", _("Deze dag is nog niet geweest."))
    vorige = max(filter(None, [cyclus.stappen.aggregate(laatst=Max("op"))["laatst"], cyclus.begin]), default=None)
    if cyclus.fase and vorige and op < vorige:
        raise Geweigerd("op", _("Deze dag ligt voor de stap ervoor (%s).") % date_format(vorige, "j F Y"))


def is_forward(van: str, naar: str) -> bool:
    """The order of the phases is that of their list; what has not begun stands before all."""
    volgorde = ["", *Fase.values]
    return volgorde.index(naar) > volgorde.index(van)


def text_field(cyclus: Cyclus) -> str:
    """The field that is written in this phase; a question has one already."""
    volgende = next((naar for naar in Cyclus.MAG_NAAR[cyclus.fase] if is_forward(cyclus.fase, naar)), "")
    veld = Cyclus.NODIG.get(volgende, "")
    return "" if veld == "vraag" else veld


@transaction.atomic
def advance_cyclus(
    *,
    cyclus: Cyclus,
    naar: str,
    op: date | None = None,
    teksten: Mapping[str, str] | None = None,
    gelezen: str | None = None,
) -> Cyclus:
    """The cycle enters this phase; ``teksten`` is what was written in the phase that it leaves.

    ``gelezen`` is the version that somebody looked at while writing.
    """
    start_version()
    nu = Cyclus.objects.select_for_update(no_key=True).get(pk=cyclus.pk)
    # Only now nobody can come in between.
    if gelezen is not None and gelezen != read_token(Cyclus, nu.pk):
        tekst = getattr(nu, text_field(nu) or "vraag")
        raise Geweigerd("", _("Een collega wijzigde deze cyclus net ook. Er staat nu: ‘%s’") % tekst)
    dag = op or localdate()
    for veld, tekst in (teksten or {}).items():
        setattr(nu, veld, tekst)
    check_cyclus(nu, naar=naar, op=dag)
    if not nu.fase:
        nu.begin = min(nu.begin or dag, dag)
    # The planned end gives way to the real one.
    if naar == Fase.AFGEROND:
        nu.eind = dag
    nu.fase = naar
    nu.save()
    nu.stappen.create(fase=naar, op=dag)
    return nu


# --- actions ---


@transaction.atomic
def start_actie(
    *,
    proeftuin: Proeftuin,
    titel: str,
    eigenaar: Organisatie,
    termijn: date | None = None,
    wens: Ondersteuningswens | None = None,
    cyclus: Cyclus | None = None,
    toelichting: str = "",
    voorbeeld: bool = False,
) -> Actie:
    """Something that an organisation is going to do, perhaps on a gap."""
    start_version()
    return Actie.objects.create(
        proeftuin=proeftuin,
        titel=titel,
        eigenaar=eigenaar,
        termijn=termijn,
        wens=wens,
        cyclus=cyclus,
        toelichting=toelichting,
        voorbeeld=voorbeeld,
    )


def check_actie(actie: Actie, *, naar: str, op: date) -> None:
    """Raises ``Geweigerd`` when the action, as it is written now, may not go there on this day."""
    if naar not in Actie.MAG_NAAR[actie.status]:
        raise Geweigerd("", _("Dat kan niet vanuit deze stap. Misschien was een collega u voor. Kijk nog eens."))
    if naar in EINDE and not actie.resultaat.strip():
        raise Geweigerd("resultaat", _("Schrijf op wat eruit kwam. Ook als het niet lukte."))
    if op > localdate():
        raise Geweigerd("op", _("Deze dag is nog niet geweest."))
    if actie.begonnen_op and op < actie.begonnen_op:
        begin = date_format(actie.begonnen_op, "j F Y")
        raise Geweigerd("op", _("Deze dag ligt voor het begin (%s).") % begin)


@transaction.atomic
def move_actie(
    *, actie: Actie, naar: str, op: date | None = None, resultaat: str | None = None, van: str | None = None
) -> Actie:
    """The action goes on, ends with a result, or is taken up again; ``van`` is where somebody saw it stand."""
    start_version()
    nu = Actie.objects.select_for_update(no_key=True).get(pk=actie.pk)
    if van is not None and van != nu.status:
        raise Geweigerd("", _("Een collega was u voor. Kijk waar de actie nu staat."))
    dag = op or localdate()
    if resultaat is not None:
        nu.resultaat = resultaat
    check_actie(nu, naar=naar, op=dag)
    if naar == Status.BEZIG:
        nu.begonnen_op = nu.begonnen_op or dag
    elif naar == Status.TE_DOEN:
        nu.begonnen_op = None
    nu.geeindigd_op = dag if naar in EINDE else None
    nu.status = naar
    nu.save()
    return nu
