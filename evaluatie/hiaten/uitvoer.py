"""The gaps as a table: the columns, what each means, and the rows; every file with gaps is made of these."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from palliatief.lib.tabelbestand import make_csv, safe_cell, save_werkboek

from ..methode import cite, tell_statussen
from ..pakket import pack
from ..pakket.tabel import Kolom, write_cell, write_excel_cell
from . import REKENVERSIE
from .matrix import Cel, Matrix

INTERN = f"{REKENVERSIE}-intern"
# Exact figures come from divisions; more digits say nothing.
CIJFERS = 6


def describe_kolommen() -> list[Kolom]:
    """The columns in their order (contract: design §9)."""
    return [
        Kolom("stadsdeel", "string", _("Het stadsdeel, zoals in het adres van de site.")),
        Kolom("domein", "string", _("Het domein van de wens, zoals in het adres van de site.")),
        Kolom("wens", "string", _("De wens, zoals in het adres van de site.")),
        Kolom("meting", "string", _("De meting waarop de cijfers rusten.")),
        Kolom("n", "integer", _("Zoveel mensen gaven antwoord.")),
        Kolom("gewenst", "integer", _("Zoveel van hen wensen dit.")),
        Kolom("aandeel", "number", _("Het deel dat dit wenst, van 0 tot 1.")),
        Kolom("aandeel_laag", "number", _("Het laagste deel dat erbij past (Wilson, 95%).")),
        Kolom("aandeel_hoog", "number", _("Het hoogste deel dat erbij past (Wilson, 95%).")),
        Kolom("doelgroep", "number", _("Zoveel mensen zijn in hun laatste levensfase, naar schatting.")),
        Kolom("doelgroep_laag", "number", _("Het laagste aantal volgens de schatting.")),
        Kolom("doelgroep_hoog", "number", _("Het hoogste aantal volgens de schatting.")),
        Kolom("verwacht", "number", _("Zoveel mensen wensen dit naar verwachting: doelgroep keer aandeel.")),
        Kolom("verwacht_laag", "number", _("Het laagste aantal dat we verwachten.")),
        Kolom("verwacht_hoog", "number", _("Het hoogste aantal dat we verwachten.")),
        Kolom("aanbod_alleen_hier", "integer", _("Initiatieven die alleen in dit stadsdeel werken.")),
        Kolom("aanbod_gedeeld", "integer", _("Initiatieven die ook in andere stadsdelen werken.")),
        Kolom("aanbod_stedelijk", "integer", _("Initiatieven die in heel Amsterdam werken.")),
        Kolom("aanbod_formeel", "integer", _("Hoeveel van al deze initiatieven formeel zijn: beroepskrachten.")),
        Kolom("aanbod_informeel", "integer", _("Hoeveel van al deze initiatieven informeel zijn: vrijwilligers.")),
        Kolom("capaciteit", "integer", _("Plaatsen bij de initiatieven waarvan we dat weten.")),
        Kolom("capaciteit_bekend", "integer", _("Van hoeveel initiatieven we de plaatsen weten.")),
        Kolom("dekking", "number", _("Initiatieven per 100 mensen die dit naar verwachting wensen.")),
        Kolom("dekking_laag", "number", _("De dekking bij het hoogste aantal mensen.")),
        Kolom("dekking_hoog", "number", _("De dekking bij het laagste aantal mensen.")),
        Kolom("status", "string", _("Wat er aan de hand is. De woorden staan in de uitleg.")),
        Kolom("bron_meting", "string", _("Waar de meting vandaan komt.")),
        Kolom("bron_doelgroep", "string", _("Waar de schatting vandaan komt, met de methode en het jaar.")),
        Kolom("peildatum", "date", _("Zo was het op deze dag.")),
        Kolom("versie", "string", _("De versie van de rekenwijze. Staat er ‘intern’ bij? Deel het bestand dan niet.")),
    ]


def make_rijen(matrix: Matrix, *, precies: bool) -> Iterator[list[Any]]:
    """One row per stadsdeel (by name) and wens (by domain); None is not known. ``precies``: the figures are exact."""
    velden = [kolom.naam.removeprefix("aanbod_") for kolom in describe_kolommen()]
    for stadsdeel in matrix.stadsdelen:
        for wens in matrix.wensen:
            cel = matrix.cellen[stadsdeel.pk, wens.pk]
            eigen: dict[str, Any] = {"stadsdeel": stadsdeel.slug, "domein": wens.domein.slug, "wens": wens.slug}
            eigen |= {"peildatum": matrix.dag, "versie": INTERN if precies else REKENVERSIE}
            eigen |= tell_bronnen(cel, matrix)
            yield [eigen[veld] if veld in eigen else _shorten(getattr(cel, veld)) for veld in velden]


def tell_bronnen(cel: Cel, matrix: Matrix) -> dict[str, str | None]:
    """Where the figures of a cell come from, each source with its method or instrument."""
    bronnen: dict[str, str | None] = dict.fromkeys(("meting", "bron_meting", "bron_doelgroep"))
    if cel.meting:
        meting = matrix.metingen[cel.meting]
        bronnen |= {"meting": meting.golf, "bron_meting": f"{meting.instrument}: {meting.bron}"}
    if cel.schatting:
        schatting = matrix.schattingen[cel.schatting]
        bronnen["bron_doelgroep"] = f"{schatting.methode.naam}, {schatting.jaar}: {schatting.bron}"
    return bronnen


def _shorten(waarde: Any) -> Any:
    return round(waarde, CIJFERS) if isinstance(waarde, float) else waarde


def make_hiaten_csv(matrix: Matrix, *, precies: bool) -> bytes:
    """The table for a spreadsheet: UTF-8 with its mark, ``onderdrukt`` where a figure is withheld."""
    rijen = ([write_cell(waarde) for waarde in rij] for rij in make_rijen(matrix, precies=precies))
    return make_csv([kolom.naam for kolom in describe_kolommen()], rijen)


def make_hiaten_xlsx(matrix: Matrix, *, precies: bool) -> bytes:
    """The same as an Excel file, with a sheet that explains it; the same bytes for the same figures."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Hiaten")
    blad.freeze_panes = "D2"
    kolommen = describe_kolommen()
    blad.append([_bold(blad, kolom.naam) for kolom in kolommen])
    for rij in make_rijen(matrix, precies=precies):
        blad.append([safe_cell(write_excel_cell(waarde)) for waarde in rij])
    uitleg = boek.create_sheet("Uitleg")
    uitleg.column_dimensions["A"].width, uitleg.column_dimensions["B"].width = 28, 100
    for regel in explain(matrix, precies=precies):
        uitleg.append([_bold(uitleg, regel[0]), *(_wrapped(uitleg, tekst) for tekst in regel[1:])])
    return _without_moment(save_werkboek(boek))


def explain(matrix: Matrix, *, precies: bool) -> Iterator[tuple[str, ...]]:
    """What somebody must know to use the table, as lines of a word and its explanation."""
    yield (_("Wensen, aanbod en hiaten in de palliatieve zorg in Amsterdam"),)
    if precies:
        yield _("Intern"), _("Hierin staan precieze cijfers, ook van kleine groepen mensen. Deel dit niet verder.")
    if any(cel.voorbeeld for cel in matrix.cellen.values()):
        yield _("Met voorbeelden"), _("Een deel van deze cijfers is verzonnen, om de site te laten zien.")
    yield _("Peildatum"), date_format(matrix.dag, "j F Y")
    yield _("Versie"), REKENVERSIE
    yield _("Gekozen"), matrix.vraag.query().replace("&", ", ") or _("niets: de eerste keuze van de site")
    yield _("Leeg"), _("Niet bekend. Dat is iets anders dan nul.")
    yield "onderdrukt", _("Te weinig mensen om te tonen. Ook dat is iets anders dan nul.")
    yield from ((kolom.naam, kolom.uitleg) for kolom in describe_kolommen())
    yield (_("De woorden van de status"),)
    yield from ((slug, f"{woorden}. {zin}") for slug, woorden, zin in tell_statussen())
    yield (_("Bronnen"),)
    bronnen = [tell_bronnen(cel, matrix) for cel in matrix.cellen.values()]
    for soort, woord in (("bron_meting", _("Meting")), ("bron_doelgroep", _("Doelgroep"))):
        yield from ((woord, bron) for bron in sorted({rij[soort] or "" for rij in bronnen} - {""}))
    adres = settings.SITE_URL + reverse("methode")
    yield _("Methode"), adres
    if not precies:
        yield _("Licentie"), _("CC BY 4.0: u mag dit gebruiken, ook aangepast, als u de bron noemt.")
    yield _("Zo noemt u deze cijfers"), cite(matrix.dag, adres)


def _bold(blad: Any, tekst: str) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, safe_cell(tekst))
    cel.font = Font(bold=True)
    return cel


def _wrapped(blad: Any, tekst: str) -> WriteOnlyCell:
    cel = WriteOnlyCell(blad, safe_cell(tekst))
    cel.alignment = Alignment(wrap_text=True, vertical="top")
    return cel


def _without_moment(inhoud: bytes) -> bytes:
    """An Excel file that does not say when it was made."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        bestanden = {naam: zip_.read(naam) for naam in zip_.namelist()}
    kern = "docProps/core.xml"
    bestanden[kern] = re.sub(rb"<dcterms:(\w+)[^>]*>[^<]*</dcterms:\w+>", b"", bestanden[kern])
    return pack(bestanden)
