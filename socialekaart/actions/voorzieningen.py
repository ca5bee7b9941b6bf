"""Reads the municipal layer of facilities; the table ``Voorzieningsoort`` decides what comes in, and as what."""

import hashlib
import re
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ..importeren.geojson import Vormfout, read_features, read_properties, read_text
from ..importeren.voorzieningen import Voorziening, read_voorziening
from ..models import Gebied, Initiatief, Locatie, Samenvoeging, Voorzieningsoort
from ..models.voorziening import is_verboden
from .opslag import Boeking, make_slug, write_boekingen
from .verversen import refresh_initiatieven, wait_for_turn

BRON = "Gemeente Amsterdam, maatschappelijke voorzieningen"
BRON_URL = "https://maps.amsterdam.nl/open_geodata/geojson_lnglat.php?KAARTLAAG=MAATSCHAPPELIJKE_VZN"
# History keeps a print of what the layer said, so that an edit by hand outlives the next import.
AFDRUK = re.compile(r"laag van de gemeente \((\w+) (\w+)\)")

Toegelaten = tuple[Voorziening, Voorzieningsoort]

IN_STADSDEEL = """
SELECT p.rij, (
    SELECT g.id FROM socialekaart_gebied g
    WHERE g.soort = 'stadsdeel' AND ST_Covers(g.geometrie, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326))
    ORDER BY g.code LIMIT 1
)
FROM unnest(%s::int[], %s::float8[], %s::float8[]) AS p (rij, lon, lat)
"""


@transaction.atomic
def import_voorzieningen(*, collectie: dict[str, Any], bron: str = BRON, dry_run: bool = False) -> Rapport:
    """Take in the layer. In the report ``rij`` is the number of the feature in the file, from 1.

    A facility that is known already only follows the layer in its name and place, and only when the layer changed.
    The report never gives the name or address of a place that may not be shown.
    """
    wait_for_turn()
    invoer = _Invoer(bron)
    voorzieningen = invoer.read(read_features(collectie))
    invoer.compare_stadsdelen(voorzieningen)
    toegelaten = [(v, soort) for v in voorzieningen if (soort := invoer.admit(v))]
    for voorziening, soort in invoer.without_doubles(toegelaten):
        invoer.book(voorziening, soort)
    invoer.note_absent(voorzieningen)
    write_boekingen(invoer.boekingen)
    if invoer.boekingen:
        refresh_initiatieven(ids=[boeking.initiatief.pk for boeking in invoer.boekingen])
    transaction.set_rollback(dry_run)
    return invoer.rapport


class _Invoer:
    """One run of the import: the table, the areas, what is known and what is to be written."""

    def __init__(self, bron: str):
        self.bron = bron
        self.rapport = Rapport()
        self.boekingen: list[Boeking] = []
        self.tabel = {
            (soort.categorie.casefold(), soort.soort_voorziening.casefold()): soort
            for soort in Voorzieningsoort.objects.prefetch_related("wensen", "doelgroepen")
        }
        self.stadsdelen = {gebied.pk: gebied for gebied in Gebied.objects.stadsdelen()}
        self.opgegeven = {gebied.naam.casefold(): gebied for gebied in self.stadsdelen.values()}
        self.ligging: dict[int, Gebied | None] = {}
        bekend = Initiatief.objects.filter(bron=bron).prefetch_related("locaties")
        self.bestaand = {initiatief.bron_id: initiatief for initiatief in bekend}
        self.samengevoegd = Samenvoeging.objects.kept_ids(initiatief.pk for initiatief in bekend)
        self.slugs = set(Initiatief.objects.values_list("slug", flat=True))
        self.afdrukken = self._read_afdrukken()

    def _read_afdrukken(self) -> dict[int, tuple[str, ...]]:
        """Per initiative what the layer said at the last import, as prints of its name and of its place."""
        regels = Initiatief.history.filter(bron=self.bron).order_by("history_id")
        gevonden = ((pk, AFDRUK.search(reden or "")) for pk, reden in regels.values_list("id", "history_change_reason"))
        return {pk: afdruk.groups() for pk, afdruk in gevonden if afdruk}

    def read(self, features: list[Any]) -> list[Voorziening]:
        voorzieningen: dict[str, Voorziening] = {}
        for rij, feature in enumerate(features, start=1):
            bron_id = read_text(read_properties(feature), "mvzn_id")
            try:
                if bron_id in voorzieningen:
                    raise Vormfout(_("Dit nummer staat ook bij rij %d.") % voorzieningen[bron_id].rij)
                voorzieningen[bron_id] = read_voorziening(rij, feature)
            except Vormfout as fout:
                self.rapport.reject(rij, "MVZN_ID", bron_id, str(fout))
        return list(voorzieningen.values())

    def compare_stadsdelen(self, voorzieningen: list[Voorziening]) -> None:
        """Look up every point, and say which do not lie where they declare."""
        met_punt = [(v.rij, v.punt.x, v.punt.y) for v in voorzieningen if v.punt]
        kolommen = [list(kolom) for kolom in zip(*met_punt, strict=True)] or [[], [], []]
        with connection.cursor() as cursor:
            cursor.execute(IN_STADSDEEL, kolommen)
            self.ligging = {rij: self.stadsdelen.get(pk) for rij, pk in cursor.fetchall()}
        if any(gebied.schets for gebied in self.stadsdelen.values()):
            self.rapport.note(
                0, _("De stadsdelen zijn een schets. Haal eerst de officiële grenzen op met import_gebieden.")
            )
            return
        anders = [v for v in voorzieningen if v.punt and self._lies_in(v) != v.stadsdeel]
        waarden = {"goed": len(met_punt) - len(anders), "alle": len(met_punt)}
        self.rapport.note(0, _("%(goed)d van de %(alle)d punten liggen in het stadsdeel dat erbij staat.") % waarden)
        for voorziening in anders:
            self.rapport.note(
                voorziening.rij,
                _("%(id)s noemt %(opgegeven)s, en het punt ligt in %(ligging)s.")
                % {
                    "id": voorziening.bron_id,
                    "opgegeven": voorziening.stadsdeel or _("geen stadsdeel"),
                    "ligging": self._lies_in(voorziening) or _("geen enkel stadsdeel"),
                },
            )

    def _lies_in(self, voorziening: Voorziening) -> str | None:
        ligging = self.ligging[voorziening.rij]
        return ligging.naam if ligging else None

    def admit(self, voorziening: Voorziening) -> Voorzieningsoort | None:
        """As what it comes in; if it does not, the report says why."""
        soort = self._lookup(voorziening)
        if reden := self._refusal(voorziening, soort):
            self.rapport.skip(voorziening.rij, reden, voorziening.bron_id)
            return None
        return soort

    def _lookup(self, voorziening: Voorziening) -> Voorzieningsoort | None:
        """The row for exactly this kind, else the one for its whole category."""
        categorie = voorziening.categorie.casefold()
        return self.tabel.get((categorie, voorziening.soort.casefold())) or self.tabel.get((categorie, ""))

    def _refusal(self, voorziening: Voorziening, soort: Voorzieningsoort | None) -> str:
        categorie = voorziening.categorie
        if is_verboden(domein=voorziening.domein, categorie=categorie, soort=voorziening.soort):
            self._archive(voorziening)
            return _("“%s” komt nooit op de kaart.") % categorie
        naam = " · ".join(deel for deel in (categorie, voorziening.soort) if deel)
        if soort is None:
            reden = _("“%s” staat niet in de tabel.") % naam
        elif not soort.meenemen:
            reden = _("“%s” komt volgens de tabel niet op de kaart.") % naam
        elif not voorziening.heeft_adres:
            reden = _("Zonder adres: dit is nog een plan.")
        else:
            return ""
        if voorziening.bron_id in self.bestaand:
            self.rapport.note(voorziening.rij, _("%s is er van een vorige keer en blijft staan.") % voorziening.bron_id)
        return reden

    def _archive(self, voorziening: Voorziening) -> None:
        """What became a place that may not be shown goes off the map."""
        bekend = self.bestaand.get(voorziening.bron_id)
        if bekend and bekend.status != Initiatief.Status.GEARCHIVEERD:
            bekend.status = Initiatief.Status.GEARCHIVEERD
            self.boekingen.append(Boeking(bekend, nieuw=False, reden=_("mag niet op de kaart")))
            self.rapport.note(voorziening.rij, _("%s stond op de kaart en is gearchiveerd.") % voorziening.bron_id)

    def without_doubles(self, toegelaten: list[Toegelaten]) -> list[Toegelaten]:
        """Same name, postcode and row of the table is one facility: the one that is known, else the first."""
        eerste: dict[tuple, Toegelaten] = {}
        for voorziening, soort in sorted(toegelaten, key=lambda paar: paar[0].bron_id not in self.bestaand):
            eerste.setdefault(_identity(voorziening, soort), (voorziening, soort))
        for voorziening, soort in toegelaten:
            andere = eerste[_identity(voorziening, soort)][0]
            if andere is not voorziening:
                reden = _("Zelfde naam, postcode en soort als een andere.")
                self.rapport.skip(voorziening.rij, reden, f"{voorziening.bron_id} = {andere.bron_id}")
        return sorted(eerste.values(), key=lambda paar: paar[0].rij)

    def book(self, voorziening: Voorziening, soort: Voorzieningsoort) -> None:
        """Note what is to be written for this facility, and what was mended in it."""
        bekend = self.bestaand.get(voorziening.bron_id)
        if bekend and bekend.pk in self.samengevoegd:
            self.rapport.skip(voorziening.rij, _("Samengevoegd met een ander initiatief."), voorziening.bron_id)
            return
        for herstel in voorziening.hersteld:
            self.rapport.repair(voorziening.rij, *herstel)
        for opmerking in voorziening.opmerkingen:
            self.rapport.note(voorziening.rij, f"{voorziening.bron_id}, {opmerking}")
        plek = self._place(voorziening)
        afdruk = _print(voorziening.naam), _print(plek)
        reden = f"laag van de gemeente ({' '.join(afdruk)})"
        bekend = self.bestaand.get(voorziening.bron_id)
        if bekend is None:
            self.rapport.nieuw += 1
            self.boekingen.append(self._make(voorziening, soort, plek, reden))
        elif (vorige := self.afdrukken.get(bekend.pk, ("", ""))) == afdruk:
            self.rapport.ongewijzigd += 1
        else:
            self.rapport.gewijzigd += 1
            boeking = Boeking(bekend, nieuw=False, reden=reden)
            if vorige[0] != afdruk[0]:
                bekend.naam = voorziening.naam
            if vorige[1] != afdruk[1]:
                boeking.locatie = _fill(next(iter(bekend.locaties.all()), None) or Locatie(), plek)
            self.boekingen.append(boeking)

    def _place(self, voorziening: Voorziening) -> dict[str, Any]:
        opgegeven = self.opgegeven.get(voorziening.stadsdeel.casefold())
        ligging = self.ligging.get(voorziening.rij) or opgegeven
        return {
            "straat": voorziening.straat,
            "huisnummer": voorziening.huisnummer,
            "postcode": voorziening.postcode,
            "plaats": "Weesp" if ligging and ligging.slug == "weesp" else "Amsterdam",
            "punt": voorziening.punt,
            "stadsdeel_opgegeven": opgegeven,
        }

    def _make(self, voorziening: Voorziening, soort: Voorzieningsoort, plek: dict[str, Any], reden: str) -> Boeking:
        initiatief = Initiatief(
            naam=voorziening.naam,
            slug=make_slug(voorziening.naam, self.slugs),
            soort=soort.soort,
            samenvatting=soort.samenvatting,
            status=Initiatief.Status.GEPUBLICEERD,
            bron=self.bron,
            bron_id=voorziening.bron_id,
            bron_url=BRON_URL,
        )
        werkgebied = self.ligging.get(voorziening.rij) or plek["stadsdeel_opgegeven"]
        verbanden = {
            "wensen": frozenset(wens.pk for wens in soort.wensen.all()),
            "doelgroepen": frozenset(doelgroep.pk for doelgroep in soort.doelgroepen.all()),
            "werkgebied": frozenset([werkgebied.pk] if werkgebied else []),
        }
        return Boeking(initiatief, nieuw=True, verbanden=verbanden, locatie=_fill(Locatie(), plek), reden=reden)

    def note_absent(self, voorzieningen: list[Voorziening]) -> None:
        """Say which facilities of an earlier import the layer no longer has."""
        for bron_id in sorted(self.bestaand.keys() - {voorziening.bron_id for voorziening in voorzieningen}):
            self.rapport.note(0, _("%s staat niet meer in de laag en blijft op de kaart.") % bron_id)


def _identity(voorziening: Voorziening, soort: Voorzieningsoort) -> tuple:
    if not voorziening.postcode:
        return (voorziening.bron_id,)
    return voorziening.naam.casefold(), voorziening.postcode, soort.pk


def _fill(locatie: Locatie, plek: dict[str, Any]) -> Locatie:
    for naam, waarde in plek.items():
        setattr(locatie, naam, waarde)
    return locatie


def _print(waarde: object) -> str:
    """A short print by which a later import sees whether the layer says the same."""
    tekst = "|".join(str(deel) for deel in waarde.values()) if isinstance(waarde, dict) else str(waarde)
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]
