"""How the parts behind the site are: queue, mail, last backup, dictionary. Numbers, nothing about anybody."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palliatief.post.models import Bericht
from palliatief.wachtrij import STIL

from .actions import has_dictionary
from .models import Kaartstand

# So long work may wait before somebody should look, and so old the last backup may be.
GEDULD = timedelta(minutes=15)
BACKUP_OUD = timedelta(hours=26)

WACHTRIJ = """
SELECT count(*) FILTER (WHERE aan_de_beurt), count(*) FILTER (WHERE status = 'failed'),
    clock_timestamp() - min(sinds) FILTER (WHERE aan_de_beurt),
    (SELECT clock_timestamp() - max(last_heartbeat) FROM procrastinate_workers)
FROM (
    SELECT j.status,
        coalesce(j.scheduled_at, (SELECT min(at) FROM procrastinate_events e WHERE e.job_id = j.id)) AS sinds,
        j.status = 'todo' AND coalesce(j.scheduled_at <= clock_timestamp(), true) AS aan_de_beurt
    FROM procrastinate_jobs j WHERE j.status IN ('todo', 'failed')
) AS taken
"""
MISLUKT = """
SELECT task_name, count(*), max((SELECT max(at) FROM procrastinate_events e WHERE e.job_id = j.id))
FROM procrastinate_jobs j WHERE status = 'failed' GROUP BY task_name ORDER BY 3 DESC
"""


@dataclass(frozen=True)
class Onderdeel:
    """One thing that is right or not, in words, and what to do about it."""

    naam: str
    goed: bool
    stand: str
    raad: str = ""


@dataclass(frozen=True)
class Gezondheid:
    """All numbers of one moment; a time is how long ago, and nothing when it never was."""

    wachtend: int
    mislukt: int
    oudste: timedelta | None
    werker: timedelta | None
    mail_wacht: int
    mail_onopgelost: int
    mail_laatst: timedelta | None
    backup: timedelta | None
    woordenboek: bool
    versie: int

    @property
    def onderdelen(self) -> list[Onderdeel]:
        return [self._werker(), self._wachtrij(), self._mislukt(), self._mail(), self._backup(), self._zoeken()]

    @property
    def goed(self) -> bool:
        return all(onderdeel.goed for onderdeel in self.onderdelen)

    def as_numbers(self) -> dict[str, int | None]:
        """For a machine that watches; true and false are 1 and 0."""
        getallen: dict[str, int | None] = {"goed": int(self.goed)}
        for naam, waarde in vars(self).items():
            aantal = _seconds(waarde) if isinstance(waarde, timedelta) else waarde
            getallen[naam] = None if aantal is None else int(aantal)
        return getallen

    def _werker(self) -> Onderdeel:
        raad = _("Taken en mail blijven liggen. Start de site opnieuw: systemctl restart sociale-kaart")
        if self.werker is None:
            return Onderdeel(_("Werker"), False, _("draait niet"), raad)
        goed = self.werker.total_seconds() < STIL
        return Onderdeel(
            _("Werker"), goed, _("laatste teken %s geleden") % show_duration(self.werker), "" if goed else raad
        )

    def _wachtrij(self) -> Onderdeel:
        oudste = self.oudste or timedelta()
        wachtend = ngettext("%d wacht", "%d wachten", self.wachtend) % self.wachtend
        stand = _("%(wachtend)s, de oudste %(duur)s") % {"wachtend": wachtend, "duur": show_duration(oudste)}
        goed = oudste < GEDULD
        raad = _("Draait de werker? Dan is hij met iets groots bezig. Kijk over een kwartier nog eens.")
        return Onderdeel(_("Taken"), goed, stand if self.wachtend else _("niets wacht"), "" if goed else raad)

    def _mislukt(self) -> Onderdeel:
        raad = _("Los eerst de oorzaak op; die staat in het logboek van de site. Probeer ze daarna opnieuw.")
        stand = _("%d mislukt") % self.mislukt if self.mislukt else _("niets mislukt")
        return Onderdeel(_("Mislukte taken"), not self.mislukt, stand, raad if self.mislukt else "")

    def _mail(self) -> Onderdeel:
        delen = [
            ngettext("%d wacht", "%d wachten", self.mail_wacht) % self.mail_wacht,
            ngettext("%d vraagt aandacht", "%d vragen aandacht", self.mail_onopgelost) % self.mail_onopgelost,
        ]
        if self.mail_laatst is not None:
            delen.append(_("laatste %s geleden verstuurd") % show_duration(self.mail_laatst))
        raad = _("Kijk bij Mail wat er terugkwam of bleef liggen. Alles tegelijk? Dan klopt EMAIL_URL niet.")
        return Onderdeel(_("Mail"), not self.mail_onopgelost, ", ".join(delen), raad if self.mail_onopgelost else "")

    def _backup(self) -> Onderdeel:
        raad = _("Maak er nu een met bin/backup, en laat dat elke nacht gebeuren (docs/beheer.md).")
        if self.backup is None:
            return Onderdeel(_("Back-up"), False, _("er is er geen"), raad)
        goed = self.backup < BACKUP_OUD
        return Onderdeel(_("Back-up"), goed, _("%s oud") % show_duration(self.backup), "" if goed else raad)

    def _zoeken(self) -> Onderdeel:
        """The weaker mode is no fault: some databases take no dictionary."""
        stand = (
            _("met woordenboek") if self.woordenboek else _("zonder woordenboek: het kent minder vormen van woorden")
        )
        raad = "" if self.woordenboek else _("Kan de database een woordenboek aan? Zie docs/beheer.md.")
        return Onderdeel(_("Zoeken"), True, stand, raad)


def measure_health() -> Gezondheid:
    """As it is now."""
    nu = timezone.now()
    laatste = Bericht.objects.aggregate(laatste=Max("verstuurd_op"))["laatste"]
    gemaakt = find_backup()
    with connection.cursor() as cursor:
        cursor.execute(WACHTRIJ)
        wachtend, mislukt, oudste, werker = cursor.fetchone()
    return Gezondheid(
        wachtend=wachtend,
        mislukt=mislukt,
        oudste=oudste,
        werker=werker,
        mail_wacht=Bericht.objects.filter(status__in=[Bericht.Status.WACHT, Bericht.Status.BEZIG]).count(),
        mail_onopgelost=Bericht.objects.unsolved().count(),
        mail_laatst=laatste and nu - laatste,
        backup=nu - gemaakt if gemaakt else None,
        woordenboek=has_dictionary(),
        versie=Kaartstand.objects.current(),
    )


def find_backup() -> datetime | None:
    """When the newest backup of this database was made, by its name; bin/backup gives that."""
    soort = re.sub(r"[^A-Za-z0-9_]", "_", connection.settings_dict["NAME"])
    naam = re.compile(rf"kaart-{soort}-(\d{{8}}T\d{{6}}Z)\.dump")
    try:
        namen = [pad.name for pad in Path(settings.BACKUP_MAP).iterdir()]
    except OSError:
        return None
    momenten = [gevonden[1] for gevonden in map(naam.fullmatch, namen) if gevonden]
    return datetime.strptime(max(momenten), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if momenten else None


def list_failed() -> list[tuple[str, int, datetime]]:
    """Kinds of jobs that failed: their name, how many, and when last."""
    with connection.cursor() as cursor:
        cursor.execute(MISLUKT)
        return cursor.fetchall()


def show_duration(duur: timedelta) -> str:
    """In the one unit that fits."""
    seconden = _seconds(duur)
    for eenheid, lengte in ((_("dagen"), 86_400), (_("uur"), 3_600), (_("minuten"), 60)):
        if seconden >= 2 * lengte:
            return f"{seconden // lengte} {eenheid}"
    return _("%d seconden") % seconden


def _seconds(duur: timedelta) -> int:
    return int(duur.total_seconds())
