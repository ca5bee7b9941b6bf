"""Results as the initiative sheet (CSV and XLSX): the same columns that ``import_initiatieven`` reads."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook

from palliatief.lib.download import CSV, XLSX, download
from palliatief.lib.tabelbestand import ONZICHTBAAR as GEEN_CEL
from palliatief.lib.tabelbestand import save_werkboek

from .models import Zoekrij

# What no spreadsheet may hold, as far as a text in Postgres can: without NUL and halves of surrogate pairs.
ONZICHTBAAR = "".join(chr(teken) for teken in GEEN_CEL if teken and not 0xD800 <= teken < 0xE000)
SCHOON = f"translate({{0}}, '{ONZICHTBAAR}', '{' ' * len(ONZICHTBAAR)}')"
# A spreadsheet runs a cell that starts with one of these; an apostrophe makes it text.
VEILIG = rf"regexp_replace({SCHOON}, '^(''*[=+\-@\t\r])', '''\1') AS {{1}}"

# Column, how it is read, and whether people typed it.
VELDEN = (
    ("bron_id", "i.bron_id", True),
    ("naam", "i.naam", True),
    ("organisatie", "coalesce(o.naam, '')", True),
    ("soort", "i.soort", False),
    ("samenvatting", "i.samenvatting", True),
    ("beschrijving", "i.beschrijving", True),
    (
        "wensen",
        "(SELECT string_agg(w.slug, ';' ORDER BY w.slug) FROM socialekaart_initiatief_wensen k"
        " JOIN socialekaart_ondersteuningswens w ON w.id = k.ondersteuningswens_id"
        " WHERE k.initiatief_id = i.id)",
        False,
    ),
    (
        "doelgroepen",
        "(SELECT string_agg(d.slug, ';' ORDER BY d.slug) FROM socialekaart_initiatief_doelgroepen k"
        " JOIN socialekaart_doelgroep d ON d.id = k.doelgroep_id WHERE k.initiatief_id = i.id)",
        False,
    ),
    (
        "werkgebied",
        "CASE WHEN i.heel_amsterdam THEN 'Amsterdam' ELSE (SELECT string_agg(g.naam, ';' ORDER BY g.naam)"
        " FROM socialekaart_initiatief_werkgebied k JOIN socialekaart_gebied g ON g.id = k.gebied_id"
        " WHERE k.initiatief_id = i.id) END",
        True,
    ),
    ("straat", "l.straat", True),
    ("huisnummer", "l.huisnummer", True),
    ("postcode", "l.postcode", False),
    ("plaats", "l.plaats", True),
    ("lon", "round(ST_X(l.punt::geometry)::numeric, 6)", False),
    ("lat", "round(ST_Y(l.punt::geometry)::numeric, 6)", False),
    (
        "telefoon",
        "CASE WHEN i.telefoon_openbaar"
        " THEN regexp_replace(regexp_replace(i.telefoon, '^\\+31', '0'), '^\\+', '00') ELSE '' END",
        True,
    ),
    ("email", "CASE WHEN i.email_openbaar THEN i.email ELSE '' END", True),
    ("website", "i.website", True),
    ("verwijzen", "i.verwijzen", True),
    ("kosten", "i.kosten", True),
    ("talen", "array_to_string(i.talen, ';')", False),
    ("openingstijden", "i.openingstijden", True),
    ("capaciteit", "i.capaciteit", False),
    ("gecontroleerd_op", "i.gecontroleerd_op", False),
    # Beyond the sheet of people: an invented example says so wherever it goes.
    ("voorbeeld", "CASE WHEN i.voorbeeld THEN 'ja' ELSE '' END", False),
)

KOLOMMEN = [kolom for kolom, *_rest in VELDEN]

SHEET = """
SELECT VELDEN
FROM (SELECT pk, row_number() OVER () AS rang FROM (%s) AS gezocht (pk)) AS r
JOIN socialekaart_initiatief i ON i.id = r.pk
LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
LEFT JOIN LATERAL (
    SELECT * FROM socialekaart_locatie k WHERE k.initiatief_id = i.id AND NOT k.geheim ORDER BY k.id LIMIT 1
) AS l ON true
ORDER BY r.rang
""".replace(
    "VELDEN",
    ", ".join((VEILIG if getypt else "{0} AS {1}").format(veld, kolom) for kolom, veld, getypt in VELDEN),
)


def sheet_query(rijen: QuerySet[Zoekrij]) -> tuple[str, tuple]:
    """SQL and parameters that yield the sheet for these rows, in their order."""
    sql, waarden = rijen.values("pk").query.sql_with_params()
    return SHEET.replace("%s", sql, 1), waarden


def stream_csv(rijen: QuerySet[Zoekrij]) -> Iterator[bytes]:
    """The sheet as UTF-8 CSV, as Postgres writes it; the mark at the start tells Excel that it is UTF-8."""
    yield b"\xef\xbb\xbf"
    sheet = connection.ops.compose_sql(*sheet_query(rijen))  # type: ignore[attr-defined]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sheet}) TO STDOUT WITH (FORMAT csv, HEADER)") as kopie,
    ):
        for blok in kopie:
            yield bytes(blok)


def csv_response(rijen: QuerySet[Zoekrij]) -> StreamingHttpResponse:
    """The sheet as a download, streamed."""
    return StreamingHttpResponse(
        stream_csv(rijen),
        content_type=CSV,
        headers={"Content-Disposition": 'attachment; filename="sociale-kaart.csv"'},
    )


def xlsx_response(rijen: QuerySet[Zoekrij]) -> HttpResponse:
    """The sheet as an Excel file."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Initiatieven")
    blad.append(KOLOMMEN)
    with connection.cursor() as cursor:
        cursor.execute(*sheet_query(rijen))
        for rij in cursor:
            blad.append(rij)
    return download(save_werkboek(boek), "sociale-kaart.xlsx", XLSX)
