"""What goes along with the tables of a data package: what they hold for programs and for people, and on what terms.

``datapackage.json`` follows the Tabular Data Package of Frictionless (version 1), ``csv-metadata.json`` the W3C
recommendation CSV on the Web.
"""

import csv
import hashlib
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from palliatief.lib import licentie

from ..hiaten import REKENVERSIE
from ..methode import cite
from .tabel import LEEG, Tabel

UITGEVER = settings.PUBLISHER_NAME


@dataclass(frozen=True)
class Inlichting:
    """What holds for the package as a whole. ``precies``: with exact figures, so not to be passed on."""

    dag: date
    adres: str
    precies: bool
    voorbeeld: bool
    keuzes: dict[str, str]
    bronnen: list[str]

    @property
    def naam(self) -> str:
        return "hiaten-palliatieve-zorg-amsterdam" + ("-intern" if self.precies else "")

    @property
    def titel(self) -> str:
        titel = _("Wensen, aanbod en hiaten in de palliatieve zorg in Amsterdam")
        return f"{titel} ({_('intern: precieze cijfers')})" if self.precies else titel

    @property
    def waarschuwingen(self) -> list[str]:
        """What somebody must know before using it."""
        intern = _("Intern: hierin staan precieze cijfers, ook van kleine groepen mensen. Deel dit niet verder.")
        voorbeeld = _("Met voorbeelden: een deel van deze cijfers is verzonnen, om de site te laten zien.")
        return [*([intern] if self.precies else []), *([voorbeeld] if self.voorbeeld else [])]


def describe_package(over: Inlichting, bestanden: dict[str, tuple[Tabel, bytes]]) -> bytes:
    """datapackage.json, with the size and the hash of every file."""
    beschrijving: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": over.naam,
        "title": over.titel,
        "description": " ".join([*over.waarschuwingen, _("De methode staat in methode.md.")]),
        "version": REKENVERSIE,
        "created": f"{over.dag.isoformat()}T00:00:00Z",
        "homepage": over.adres,
        "contributors": [{"title": UITGEVER, "role": "publisher"}],
        "keywords": ["palliatieve zorg", "Amsterdam", "sociale kaart", "hiaten"],
        "peildatum": over.dag.isoformat(),
        "keuzes": over.keuzes,
        "resources": [_describe_resource(naam, tabel, inhoud) for naam, (tabel, inhoud) in bestanden.items()],
    }
    if over.bronnen:
        beschrijving["sources"] = [{"title": bron} for bron in over.bronnen]
    if not over.precies:
        beschrijving["licenses"] = [{"name": licentie.CODE, "path": licentie.ADRES, "title": licentie.NAAM}]
    return _as_json(beschrijving)


def _describe_resource(naam: str, tabel: Tabel, inhoud: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": tabel.naam,
        "path": naam,
        "title": tabel.titel,
        "description": tabel.uitleg,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(inhoud),
        "hash": "sha256:" + hashlib.sha256(inhoud).hexdigest(),
        "schema": {
            "fields": [{"name": k.naam, "type": k.soort, "description": k.uitleg} for k in tabel.kolommen],
            "missingValues": list(LEEG),
            **({"primaryKey": list(tabel.sleutel)} if tabel.sleutel else {}),
        },
    }


def describe_web(over: Inlichting, bestanden: dict[str, tuple[Tabel, bytes]]) -> bytes:
    """csv-metadata.json: the same for who reads CSV on the Web."""
    beschrijving = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": over.titel,
        "dc:publisher": UITGEVER,
        "dc:date": over.dag.isoformat(),
        **({} if over.precies else {"dc:license": {"@id": licentie.ADRES}}),
        "tables": [
            {
                "url": naam,
                "dc:title": tabel.titel,
                "dc:description": tabel.uitleg,
                "dialect": {"header": True, "encoding": "utf-8", "delimiter": ","},
                "tableSchema": {
                    "columns": [
                        {
                            "name": k.naam,
                            "titles": k.naam,
                            "dc:description": k.uitleg,
                            "datatype": k.soort,
                            "null": list(LEEG),
                        }
                        for k in tabel.kolommen
                    ],
                    **({"primaryKey": list(tabel.sleutel)} if tabel.sleutel else {}),
                },
            }
            for naam, (tabel, _inhoud) in bestanden.items()
        ],
    }
    return _as_json(beschrijving)


def write_codebook(bestanden: dict[str, tuple[Tabel, bytes]]) -> tuple[bytes, bytes]:
    """The meaning of every column, as a sheet and as text."""
    uit = io.StringIO()
    schrijver = csv.writer(uit)
    schrijver.writerow(["bestand", "kolom", "soort", "uitleg"])
    regels = [f"# {_('Codeboek')}", "", explain_empty(), ""]
    for naam, (tabel, _inhoud) in bestanden.items():
        schrijver.writerows([naam, *kolom] for kolom in tabel.kolommen)
        kop = f"| {_('kolom')} | {_('soort')} | {_('uitleg')} |"
        regels += [f"## {naam}", "", tabel.uitleg, "", kop, "|---|---|---|"]
        regels += [f"| `{k.naam}` | {k.soort} | {k.uitleg} |" for k in tabel.kolommen]
        regels.append("")
    return uit.getvalue().encode(), "\n".join(regels).encode()


def explain_empty() -> str:
    """What an empty cell and a withheld one mean, for every form of the package."""
    return _(
        "Een leeg vak betekent: niet bekend. ‘onderdrukt’ betekent: te weinig mensen om te tonen. "
        "Geen van beide is nul."
    )


def write_readme(over: Inlichting, bestanden: dict[str, tuple[Tabel, bytes]]) -> bytes:
    """What a person reads first."""
    regels = [f"# {over.titel}", ""]
    regels += [regel for zin in over.waarschuwingen for regel in (f"**{zin}**", "")]
    regels += [
        _("Peildatum: %(dag)s. Rekenversie: %(versie)s.")
        % {"dag": date_format(over.dag, "j F Y"), "versie": REKENVERSIE},
        "",
        f"## {_('Wat zit erin?')}",
        "",
        *(f"- `{naam}`: {tabel.uitleg}" for naam, (tabel, _inhoud) in bestanden.items()),
        f"- `codeboek.md`, `codeboek.csv`: {_('wat elke kolom betekent.')}",
        f"- `methode.md`: {_('hoe elk cijfer is gemaakt.')}",
        f"- `datapackage.json`: {_('de beschrijving voor programma’s, volgens Frictionless.')}",
        f"- `csv-metadata.json`: {_('dezelfde beschrijving, volgens CSV on the Web.')}",
        "",
        explain_empty(),
        "",
        *([f"## {_('Gekozen')}", "", *(f"- {naam}: {waarde}" for naam, waarde in over.keuzes.items()), ""]
          if over.keuzes else []),
        f"## {_('Bronnen')}",
        "",
        *([f"- {bron}" for bron in over.bronnen] or [_("Er zijn nog geen metingen of schattingen.")]),
        "",
    ]  # fmt: skip
    return "\n".join(regels).encode()


def write_licence(over: Inlichting) -> bytes:
    if over.precies:
        tekst = over.waarschuwingen[0]
    else:
        tekst = _("Deze gegevens mag u gebruiken, ook aangepast en ook voor geld, als u de bron noemt.")
        tekst += f"\n\nCreative Commons Naamsvermelding 4.0 Internationaal ({licentie.CODE})\n{licentie.ADRES}"
    return f"{tekst}\n".encode()


def write_citation(over: Inlichting) -> bytes:
    """CITATION.cff 1.2.0; strings as JSON, which is YAML too."""
    regels = {
        "cff-version": "1.2.0",
        "message": _("Noem deze gegevens zo als u ze gebruikt."),
        "type": "dataset",
        "title": over.titel,
        "version": REKENVERSIE,
        "date-released": over.dag.isoformat(),
        "url": over.adres,
        "abstract": cite(over.dag, over.adres),
    }
    if not over.precies:
        regels["license"] = licentie.CODE
    tekst = [f"{naam}: {json.dumps(waarde, ensure_ascii=False)}" for naam, waarde in regels.items()]
    return "\n".join([*tekst, "authors:", f"  - name: {json.dumps(UITGEVER)}", ""]).encode()


def _as_json(beschrijving: dict[str, Any]) -> bytes:
    return (json.dumps(beschrijving, ensure_ascii=False, indent=2) + "\n").encode()
