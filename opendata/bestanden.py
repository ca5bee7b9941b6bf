"""All data that everybody may have, as a table: which sets there are, and the files of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from evaluatie.effect.uitvoer import KOLOMMEN as VRAGENLIJSTKOLOMMEN
from evaluatie.hiaten.uitvoer import describe_kolommen as describe_hiaten
from evaluatie.pakket.doelgroep import describe_kolommen as describe_doelgroep
from evaluatie.pakket.doelgroep import make_doelgroep
from evaluatie.pakket.metingen import describe_kolommen as describe_metingen
from evaluatie.pakket.metingen import make_metingen
from evaluatie.pakket.tabel import Kolom
from evaluatie.pakket.vragenlijsten import explain_kolom, make_vragenlijsten
from palliatief.lib.download import CSV, XLSX, ZIP

from .hsds.bladzijde import NDJSON
from .hsds.profiel import PROFIEL, Deel
from .kolommen import (
    describe_doelgroepen,
    describe_initiatieven,
    describe_kaart,
    describe_samenwerkingen,
    describe_wensen,
)
from .pakket import write_ndjson, write_pakket
from .schrijvers import (
    Schrijver,
    as_csv,
    as_xlsx,
    make_doelgroepen,
    make_wensen,
    write_hiaten,
    write_initiatieven_csv,
    write_initiatieven_geojson,
    write_initiatieven_xlsx,
    write_samenwerkingen,
)

GEOJSON = "application/geo+json"
# Tomorrow these differ, though no record changed.
PER_DAG = True
METINGEN = partial(make_metingen, peildatum=None, domein="", precies=False)
VRAGENLIJSTEN = partial(make_vragenlijsten, precies=False)


class Vorm(NamedTuple):
    """One file: its name in the address, its media type, what people call it, and who writes it.

    ``van_vandaag``: the same data give another file tomorrow.
    """

    naam: str
    soort: str
    vorm: Any
    write: Schrijver
    van_vandaag: bool = False

    @property
    def korte_soort(self) -> str:
        """The media type without its parameters, as catalogues name it."""
        return self.soort.partition(";")[0]


class Tabeluitleg(NamedTuple):
    """Of which file the columns are, and what each means."""

    titel: Any
    describe: Callable[[], Sequence[Kolom]]


@dataclass(frozen=True)
class Dataset:
    """What belongs together, in one or more forms; ``slug`` is its place on the page and does not change."""

    slug: str
    titel: Any
    uitleg: Any
    vormen: tuple[Vorm, ...]
    tabellen: tuple[Tabeluitleg, ...]
    bronnen: Any = ""
    trefwoorden: tuple[str, ...] = ()
    # The page on which people read the same, by the name of its address.
    pagina: str = ""


def _explain_hsds(deel: Deel) -> Tabeluitleg:
    """What the profile says of the fields of one thing."""
    return Tabeluitleg(deel.kop, lambda: [Kolom(veld.naam, "string", str(veld.inhoud)) for veld in deel.velden])


DATASETS: tuple[Dataset, ...] = (
    Dataset(
        slug="initiatieven",
        titel=_("Initiatieven"),
        uitleg=_("Alle zorg, steun en gezelschap op de kaart: wat het is, voor wie, waar en hoe u verwijst."),
        vormen=(
            Vorm("initiatieven.csv", CSV, "CSV", write_initiatieven_csv),
            Vorm("initiatieven.xlsx", XLSX, "Excel", write_initiatieven_xlsx),
            Vorm("initiatieven.geojson", GEOJSON, "GeoJSON", write_initiatieven_geojson),
        ),
        tabellen=(
            Tabeluitleg(_("Kolommen in CSV en Excel"), describe_initiatieven),
            Tabeluitleg(_("Eigenschappen in GeoJSON"), describe_kaart),
        ),
        bronnen=_("Coördinatoren van het netwerk, de initiatieven zelf, en de gemeente Amsterdam."),
        trefwoorden=("palliatieve zorg", "sociale kaart", "zorg", "welzijn", "vrijwilligers"),
        pagina="kaart",
    ),
    Dataset(
        slug="hsds",
        titel=_("Initiatieven voor programma’s (HSDS)"),
        uitleg=_("Dezelfde initiatieven volgens Open Referral HSDS 3.0, de wereldstandaard voor een sociale kaart."),
        vormen=(
            Vorm("hsds.zip", ZIP, _("Pakket"), write_pakket),
            Vorm("hsds.ndjson", NDJSON, "NDJSON", write_ndjson),
        ),
        tabellen=tuple(_explain_hsds(deel) for deel in PROFIEL),
        bronnen=_("Coördinatoren van het netwerk, de initiatieven zelf, en de gemeente Amsterdam."),
        trefwoorden=("palliatieve zorg", "sociale kaart", "HSDS", "Open Referral"),
        pagina="hsds_profiel",
    ),
    Dataset(
        slug="lijsten",
        titel=_("Wensen en doelgroepen"),
        uitleg=_("De woorden waarmee we indelen: wensen per domein, en groepen mensen."),
        vormen=(
            Vorm("wensen.csv", CSV, "CSV", as_csv(make_wensen)),
            Vorm("doelgroepen.csv", CSV, "CSV", as_csv(make_doelgroepen)),
        ),
        tabellen=(
            Tabeluitleg(_("Kolommen van de wensen"), describe_wensen),
            Tabeluitleg(_("Kolommen van de doelgroepen"), describe_doelgroepen),
        ),
        trefwoorden=("palliatieve zorg", "ondersteuningswensen", "doelgroepen"),
    ),
    Dataset(
        slug="doelgroep",
        titel=_("Mensen in hun laatste levensfase"),
        uitleg=_("Hoeveel mensen dat zijn, naar schatting: per gebied, jaar en methode."),
        vormen=(
            Vorm("doelgroep.csv", CSV, "CSV", as_csv(make_doelgroep)),
            Vorm("doelgroep.xlsx", XLSX, "Excel", as_xlsx(make_doelgroep)),
        ),
        tabellen=(Tabeluitleg(_("Kolommen"), describe_doelgroep),),
        bronnen=_("Bij elk cijfer staat waar het vandaan komt."),
        trefwoorden=("palliatieve zorg", "doelgroep", "schatting", "sterfte"),
        pagina="doelgroep",
    ),
    Dataset(
        slug="hiaten",
        titel=_("Hiaten: wensen naast aanbod"),
        uitleg=_("Wat mensen wensen, wat er is en wat ontbreekt, per stadsdeel en wens. In het pakket zit alles."),
        vormen=(
            Vorm("hiaten.csv", CSV, "CSV", write_hiaten("csv"), PER_DAG),
            Vorm("hiaten.xlsx", XLSX, "Excel", write_hiaten("xlsx"), PER_DAG),
            Vorm("hiaten.zip", ZIP, _("Pakket"), write_hiaten("zip"), PER_DAG),
        ),
        tabellen=(Tabeluitleg(_("Kolommen"), describe_hiaten),),
        bronnen=_("Bij elk cijfer staat waar het vandaan komt."),
        trefwoorden=("palliatieve zorg", "hiaten", "ondersteuningswensen", "aanbod"),
        pagina="hiaten",
    ),
    Dataset(
        slug="metingen",
        titel=_("Metingen van wensen"),
        uitleg=_("Hoeveel mensen iets wensen, en voor wie dat is vervuld: per meting, stadsdeel en wens."),
        vormen=(
            Vorm("metingen.csv", CSV, "CSV", as_csv(METINGEN)),
            Vorm("metingen.xlsx", XLSX, "Excel", as_xlsx(METINGEN)),
        ),
        tabellen=(Tabeluitleg(_("Kolommen"), describe_metingen),),
        bronnen=_("Bij elk cijfer staat waar het vandaan komt."),
        trefwoorden=("palliatieve zorg", "ondersteuningswensen", "meting"),
        pagina="wensen",
    ),
    Dataset(
        slug="vragenlijsten",
        titel=_("Vragenlijsten over samenwerken"),
        uitleg=_("Hoe vaak elk antwoord is gekozen, per groep en moment. Kleine aantallen tonen we niet."),
        vormen=(
            Vorm("vragenlijsten.csv", CSV, "CSV", as_csv(VRAGENLIJSTEN)),
            Vorm("vragenlijsten.xlsx", XLSX, "Excel", as_xlsx(VRAGENLIJSTEN)),
        ),
        tabellen=(Tabeluitleg(_("Kolommen"), lambda: [explain_kolom(naam) for naam in VRAGENLIJSTKOLOMMEN]),),
        bronnen=_("Vragenlijsten van dit project, zonder namen ingevuld."),
        trefwoorden=("palliatieve zorg", "samenwerking", "vragenlijst", "evaluatie"),
        pagina="evaluatie",
    ),
    Dataset(
        slug="samenwerkingen",
        titel=_("Samenwerkingen"),
        uitleg=_("Welke organisaties samenwerken, waarin en hoe ver: zoals het vandaag is."),
        vormen=(Vorm("samenwerkingen.csv", CSV, "CSV", write_samenwerkingen, PER_DAG),),
        tabellen=(Tabeluitleg(_("Kolommen"), describe_samenwerkingen),),
        bronnen=_("Coördinatoren van de proeftuinen."),
        trefwoorden=("palliatieve zorg", "samenwerking", "netwerk"),
        pagina="netwerk",
    ),
)


def list_vormen() -> Iterator[Vorm]:
    """Every file, in the order of the page."""
    for dataset in DATASETS:
        yield from dataset.vormen
