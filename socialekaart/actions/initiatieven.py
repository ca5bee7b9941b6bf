"""Reads the initiative sheet into the database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palliatief.gebruikers.models import Gebruiker
from palliatief.lib.rapport import Rapport, leesbaar

from ..importeren import Invoerfout
from ..importeren.bladrij import make_rij
from ..importeren.cellen import Celfout, clean_cel
from ..importeren.initiatiefblad import Fouten, Initiatiefblad, find_same, keeps_point
from ..models import Doelgroep, Gebied, Initiatief, Inleesregel, Ondersteuningswens, Organisatie, Samenvoeging
from ..models.geschiedenis import handeling
from ..rechten import ELK, STEDELIJK
from .bladregel import Cel, assign, make_cel, read_place, read_relations, related
from .opslag import Boeking, make_slug, write_boekingen
from .verversen import refresh_initiatieven, wait_for_turn

PER_KEER = 500
# Columns that are fields of the same name; the others are relations, places, or have a rule of their own.
VELDEN = (
    "naam",
    "soort",
    "samenvatting",
    "beschrijving",
    "telefoon",
    "email",
    "website",
    "verwijzen",
    "kosten",
    "talen",
    "openingstijden",
    "capaciteit",
    "gecontroleerd_op",
)
Oordeel = Inleesregel.Oordeel
Rijen = Iterable[tuple[int, dict[str, str]]]
# What tells which record a row is about: a column and its value.
Sleutel = tuple[str, str]


@dataclass
class Rijuitslag:
    """What happens with one row, column by column; ``boeking`` is what is written for it."""

    rij: int
    naam: str
    oordeel: str = Oordeel.ONGEWIJZIGD
    cellen: list[Cel] = field(default_factory=list)
    boeking: Boeking | None = None


Toehoorder = Callable[[list[Rijuitslag]], None]


@transaction.atomic
def import_initiatieven(
    *,
    rijen: Rijen,
    bron: str,
    wie: Gebruiker | None = None,
    alles_of_niets: bool = False,
    dry_run: bool = False,
    voorbeeld: bool = False,
    voortgang: Callable[[int], None] = lambda aantal: None,
    uitslagen: Toehoorder = lambda deel: None,
    bijwerken: Callable[..., None] = refresh_initiatieven,
) -> Rapport:
    """Take in the sheet: ``(bron, bron_id)`` decides whether a row is new or a change, or the slug of an export.

    The sheet decides about the columns that it has; the slug, the status and all other fields stay as they are.
    A row that is wrong stays out, with ``alles_of_niets`` together with all others. So does a row that ``wie`` may not
    write. A trial finds out the same and writes no initiatives, so nobody has to wait for it. ``bijwerken`` is for
    what follows from the records.
    """
    if not 0 < len(bron.strip()) <= 100 or not bron.isprintable():
        raise Invoerfout(_("Noem de bron van het blad, in hooguit 100 leesbare tekens."))
    if not dry_run:
        wait_for_turn()
    invoer = _Invoer(bron.strip(), voorbeeld, wie)
    with handeling(reden=_("ingelezen uit: %s") % bron.strip()[:80]):
        _import_delen(invoer, iter(rijen), dry_run, voortgang, uitslagen)
    rapport = invoer.rapport
    niets = alles_of_niets and bool(rapport.fout)
    if niets:
        rapport.keep_nothing(invoer.goed, _("Niets is ingelezen, omdat er rijen fout zijn."))
    elif invoer.ids:
        bijwerken(ids=invoer.ids)
    transaction.set_rollback(dry_run or niets)
    return rapport


def _import_delen(
    invoer: "_Invoer", rijen: Iterator, dry_run: bool, voortgang: Callable[[int], None], uitslagen: Toehoorder
) -> None:
    aantal = 0
    while deel := list(islice(rijen, PER_KEER)):
        gevonden = invoer.read_deel(deel)
        boekingen = [uitslag.boeking for uitslag in gevonden if uitslag.boeking]
        if not dry_run:
            write_boekingen(boekingen)
            invoer.ids += [boeking.initiatief.pk for boeking in boekingen]
        uitslagen(gevonden)
        aantal += len(deel)
        voortgang(aantal)


class _Invoer:
    """One run of the import: what is known, and who does it."""

    def __init__(self, bron: str, voorbeeld: bool, wie: Gebruiker | None):
        self.bron = bron
        self.voorbeeld = voorbeeld
        self.wie = wie
        self.rapport = Rapport()
        self.namen: dict[str, dict[int, str]] = {}
        self.blad = Initiatiefblad(
            wensen=self._choices("wensen", Ondersteuningswens.objects),
            doelgroepen=self._choices("doelgroepen", Doelgroep.objects),
            stadsdelen=self._choices("werkgebied", Gebied.objects.stadsdelen()),
        )
        self.mag_elk = wie is None or wie.has_perm(ELK)
        self.mag_stedelijk = wie is None or wie.has_perm(STEDELIJK)
        self.eigen = dict(wie.stadsdelen.order_by("naam").values_list("pk", "naam")) if wie else {}
        self.slugs = set(Initiatief.objects.values_list("slug", flat=True))
        organisaties = Organisatie.objects.order_by("pk")
        self.organisaties = {organisatie.naam.casefold(): organisatie for organisatie in organisaties}
        self.organisaties |= {organisatie.naam: organisatie for organisatie in organisaties}
        self.organisatieslugs = {organisatie.slug for organisatie in organisaties}
        self.gezien: dict[str, int] = {}
        self.samengevoegd: dict[Sleutel, str] = {}
        self.goed: list[int] = []
        self.ids: list[int] = []

    def _choices(self, kolom: str, model: Any) -> dict[str, int]:
        """Primary keys by slug and by name."""
        rijen = list(model.values_list("pk", "slug", "naam"))
        self.namen[kolom] = {pk: naam for pk, slug, naam in rijen}
        return {naam.casefold(): pk for pk, slug, naam in rijen} | {slug: pk for pk, slug, naam in rijen}

    def read_deel(self, rijen: list[tuple[int, dict[str, str]]]) -> list[Rijuitslag]:
        """What happens with some rows at a time, so that a large sheet needs little memory."""
        sleutels = [self._key(rij) for _nummer, rij in rijen]
        bestaand = self._find(sleutels)
        mag = self._editable([initiatief.pk for initiatief in bestaand.values()])
        uitslagen = []
        for (nummer, rij), sleutel in zip(rijen, sleutels, strict=True):
            bekend = bestaand.get(sleutel)
            uitslag = self._judge(nummer, rij, sleutel, bekend, eigen=bekend is None or bekend.pk in mag)
            self._count(uitslag)
            uitslagen.append(uitslag)
        return uitslagen

    def _key(self, rij: dict[str, str]) -> Sleutel:
        """What tells which record this is: the slug of an export, else the number at this source."""
        if slug := rij.get("slug", "").strip():
            return "slug", slug
        try:
            return "bron_id", self.blad.lezers["bron_id"](clean_cel(rij["bron_id"]))
        except Celfout:
            return "bron_id", ""

    def _find(self, sleutels: list[Sleutel]) -> dict[Sleutel, Initiatief]:
        slugs = [waarde for soort, waarde in sleutels if soort == "slug"]
        nummers = [waarde for soort, waarde in sleutels if soort == "bron_id" and waarde]
        van_bron = Initiatief.objects.for_sheet().filter(bron=self.bron, bron_id__in=nummers)
        gevonden = {
            **{
                ("slug", initiatief.slug): initiatief
                for initiatief in Initiatief.objects.for_sheet().filter(slug__in=slugs)
            },
            **{("bron_id", initiatief.bron_id): initiatief for initiatief in van_bron},
        }
        return gevonden | self._follow_merges(gevonden)

    def _follow_merges(self, gevonden: dict[Sleutel, Initiatief]) -> dict[Sleutel, Initiatief]:
        """A row of what was merged is about the record that was kept, unless that has a row of its own here."""
        nieuw = Samenvoeging.objects.kept_ids(initiatief.pk for initiatief in gevonden.values())
        gebleven = Initiatief.objects.for_sheet().in_bulk(nieuw.values())
        blijvend = {sleutel: gebleven[nieuw[i.pk]] for sleutel, i in gevonden.items() if i.pk in nieuw}
        self.samengevoegd |= {
            sleutel: initiatief.naam
            for sleutel, initiatief in blijvend.items()
            if sleutel[0] == "slug" or initiatief.bron == self.bron
        }
        return blijvend

    def _editable(self, pks: list[int]) -> set[int]:
        if self.wie is None:
            return set(pks)
        return set(Initiatief.objects.editable_by(self.wie).filter(pk__in=pks).values_list("pk", flat=True))

    def _judge(
        self, nummer: int, rij: dict[str, str], sleutel: Sleutel, bekend: Initiatief | None, *, eigen: bool
    ) -> Rijuitslag:
        uitslag = Rijuitslag(nummer, leesbaar(rij["naam"].strip() or (bekend.naam if bekend else ""), 200))
        if rij.get("voorbeeld", "").casefold() == "ja" and not self.voorbeeld and not (bekend and bekend.voorbeeld):
            uitslag.oordeel = Oordeel.OVERGESLAGEN
            uitslag.cellen = [make_reden("", "", _("Dit is een verzonnen voorbeeld."))]
            return uitslag
        if naam := self.samengevoegd.get(sleutel):
            uitslag.oordeel = Oordeel.OVERGESLAGEN
            uitslag.cellen = [make_reden(*sleutel, _("Samengevoegd met ‘%s’.") % naam)]
            return uitslag
        was = make_rij(bekend, met_contact=eigen) if bekend else {}
        waarden, fouten = self.blad.read_rij(rij, find_same(rij, was))
        fouten += self._check_key(nummer, rij, sleutel, bekend)
        if not fouten:
            fouten = self._check_rights(rij, waarden, bekend, was, eigen)
        if fouten:
            uitslag.oordeel = Oordeel.FOUT
            uitslag.cellen = [make_reden(*fout) for fout in fouten]
        elif eigen:
            self._book(uitslag, bekend, waarden)
            if uitslag.boeking and keeps_point(rij, was):
                adres_anders = _("Het adres is anders, maar lon en lat zijn hetzelfde. Klopt het punt nog?")
                uitslag.cellen.append(make_reden("lon, lat", "", adres_anders))
        return uitslag

    def _check_key(self, nummer: int, rij: dict[str, str], sleutel: Sleutel, bekend: Initiatief | None) -> Fouten:
        """A record is found, and named once."""
        soort, waarde = sleutel
        if soort == "slug" and bekend is None:
            return [("slug", waarde, _("Dit initiatief kennen we niet (meer). Is het nieuw? Maak deze cel dan leeg."))]
        if soort == "slug" and bekend and bekend.bron_id != rij["bron_id"].strip():
            hoort = _("Bij dit initiatief hoort nummer “%s”.") % bekend.bron_id
            geen = _("Bij dit initiatief hoort geen nummer. Maak deze cel leeg.")
            return [("bron_id", rij["bron_id"], hoort if bekend.bron_id else geen)]
        kenmerk = f"#{bekend.pk}" if bekend else waarde
        if kenmerk and (eerder := self.gezien.setdefault(kenmerk, nummer)) != nummer:
            return [(soort, waarde, _("Dit nummer staat ook in rij %d.") % eerder)]
        return []

    def _check_rights(
        self,
        rij: dict[str, str],
        waarden: dict[str, Any],
        bekend: Initiatief | None,
        was: dict[str, str],
        eigen: bool,
    ) -> Fouten:
        """Who imports may write this; of what is not theirs the row may say only what everybody may read."""
        stedelijk, gebieden = waarden.get("werkgebied", (False, frozenset()))
        if not eigen:
            oud, _fouten = self.blad.read_rij({kolom: was[kolom] for kolom in rij if kolom in was})
            anders = any(oud.get(kolom) != waarde for kolom, waarde in waarden.items())
            niet_van_u = _("Een collega houdt dit initiatief bij. U kunt het niet wijzigen.")
            return [("", "", niet_van_u)] if anders else []
        if stedelijk and not self.mag_stedelijk and not (bekend and bekend.heel_amsterdam):
            return [("werkgebied", rij["werkgebied"], _("Alleen de stedelijke redactie kan heel Amsterdam kiezen."))]
        if bekend or self.mag_elk or stedelijk or gebieden & self.eigen.keys():
            return []
        eigen_namen = ", ".join(self.eigen.values())
        kies = _("Noem bij een nieuw initiatief een van uw stadsdelen: %s.") % eigen_namen
        geen = _("U heeft nog geen stadsdeel. Vraag de beheerder om u er een te geven.")
        return [("werkgebied", rij.get("werkgebied", ""), kies if eigen_namen else geen)]

    def _book(self, uitslag: Rijuitslag, bekend: Initiatief | None, waarden: dict[str, Any]) -> None:
        """Work out what is to be written for this row; nothing when all of it is there already."""
        initiatief = bekend or Initiatief(
            bron=self.bron,
            bron_id=waarden["bron_id"],
            slug=make_slug(waarden["naam"], self.slugs),
            status=Initiatief.Status.GEPUBLICEERD,
            voorbeeld=self.voorbeeld,
        )
        boeking = Boeking(initiatief, nieuw=bekend is None)
        cellen = assign(initiatief, {naam: waarden[naam] for naam in VELDEN if naam in waarden})
        cellen += self._set_organisation(boeking, waarden)
        cellen += self._set_relations(boeking, bekend, waarden)
        plekken = list(bekend.locaties.all()) if bekend else []
        boeking.locatie, boeking.weg, van_plek = read_place(plekken, waarden)
        if boeking.nieuw or cellen or van_plek or boeking.locatie:
            uitslag.oordeel = Oordeel.NIEUW if boeking.nieuw else Oordeel.GEWIJZIGD
            uitslag.boeking, uitslag.cellen = boeking, cellen + van_plek

    def _set_relations(self, boeking: Boeking, bekend: Initiatief | None, waarden: dict[str, Any]) -> list[Cel]:
        boeking.verbanden = read_relations(bekend, waarden)
        was = self._describe_area(boeking.initiatief.heel_amsterdam, related(bekend, "werkgebied"))
        if "werkgebied" in waarden:
            boeking.initiatief.heel_amsterdam = waarden["werkgebied"][0]
        wordt = self._describe_area(
            boeking.initiatief.heel_amsterdam, boeking.verbanden.get("werkgebied", related(bekend, "werkgebied"))
        )
        anders = [make_cel("werkgebied", was, wordt)] if was != wordt else []
        return anders + [
            make_cel(naam, self._describe(naam, related(bekend, naam)), self._describe(naam, pks))
            for naam, pks in boeking.verbanden.items()
            if naam != "werkgebied"
        ]

    def _describe(self, kolom: str, pks: frozenset[int]) -> str:
        return ", ".join(sorted(self.namen[kolom].get(pk, "?") for pk in pks))

    def _describe_area(self, heel_amsterdam: bool, pks: frozenset[int]) -> str:
        heel = [_("heel Amsterdam")] if heel_amsterdam else []
        return ", ".join([*heel, *([self._describe("werkgebied", pks)] if pks else [])])

    def _set_organisation(self, boeking: Boeking, waarden: dict[str, Any]) -> list[Cel]:
        if "organisatie" not in waarden:
            return []
        initiatief = boeking.initiatief
        oud, nieuw = initiatief.organisatie, self._organisation(boeking, waarden["organisatie"])
        if oud == nieuw:
            return []
        initiatief.organisatie = nieuw
        return [make_cel("organisatie", oud, nieuw)]

    def _organisation(self, boeking: Boeking, naam: str) -> Organisatie | None:
        if not naam:
            return None
        voorbeeld = boeking.initiatief.voorbeeld
        organisatie = self.organisaties.get(naam) or self.organisaties.get(naam.casefold())
        if organisatie is None:
            slug = make_slug(naam, self.organisatieslugs)
            organisatie = Organisatie.objects.create(naam=naam, slug=slug, voorbeeld=voorbeeld)
            self.organisaties[naam.casefold()] = organisatie
        elif organisatie.voorbeeld and not voorbeeld:
            # A real sheet names it, so it is no invention.
            organisatie.voorbeeld = False
            organisatie.save()
        else:
            return organisatie
        boeking.versies["organisatie"] = organisatie.history.latest("history_id").pk
        return organisatie

    def _count(self, uitslag: Rijuitslag) -> None:
        """What the report says of it."""
        for cel in uitslag.cellen:
            if uitslag.oordeel == Oordeel.FOUT:
                self.rapport.reject(uitslag.rij, cel["kolom"], cel["waarde"], cel["reden"])
            elif uitslag.oordeel == Oordeel.OVERGESLAGEN:
                self.rapport.skip(uitslag.rij, cel["reden"])
            elif "reden" in cel:
                self.rapport.note(uitslag.rij, cel["reden"])
        if uitslag.oordeel in (Oordeel.NIEUW, Oordeel.GEWIJZIGD, Oordeel.ONGEWIJZIGD):
            self.goed.append(uitslag.rij)
            setattr(self.rapport, uitslag.oordeel, getattr(self.rapport, uitslag.oordeel) + 1)


def make_reden(kolom: str, waarde: str, reden: str) -> Cel:
    return {"kolom": kolom, "waarde": leesbaar(waarde), "reden": reden}
