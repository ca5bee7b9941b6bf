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

# What no spreadsheet may hold becomes a space, in UTF-8 too: there each is a byte that is never part of another sign,
# but for two of three bytes.
SCHOON = bytes(32 if teken in GEEN_CEL else teken for teken in range(256))
GEEN_TEKEN = [chr(teken).encode() for teken in (0xFFFE, 0xFFFF)]
# A spreadsheet runs a cell that starts with one of these; an apostrophe makes it text. Most start with a letter, and to
# see that costs far less than the whole test.
VEILIG = (
    r"CASE WHEN ascii({0}) IN (9, 13, 39, 43, 45, 61, 64)"
    r" THEN regexp_replace({0}, '^(''*[=+\-@\t\r])', '''\1') ELSE {0} END"
)
KAAL = "{0}"
# So many bytes are sent at once.
BLOK = 64 * 1024

# Column, how it is read, and what makes it safe when people typed it.
VELDEN = (
    ("bron_id", "i.bron_id", VEILIG),
    ("naam", "i.naam", VEILIG),
    ("organisatie", "coalesce(o.naam, '')", VEILIG),
    ("soort", "i.soort", KAAL),
    ("samenvatting", "i.samenvatting", VEILIG),
    ("beschrijving", "i.beschrijving", VEILIG),
    ("wensen", "w.slugs", KAAL),
    ("doelgroepen", "d.slugs", KAAL),
    ("werkgebied", "CASE WHEN i.heel_amsterdam THEN 'Amsterdam' ELSE g.namen END", VEILIG),
    ("straat", "l.straat", VEILIG),
    ("huisnummer", "l.huisnummer", VEILIG),
    ("postcode", "l.postcode", KAAL),
    ("plaats", "l.plaats", VEILIG),
    ("lon", "round(ST_X(l.punt::geometry) * 1e6) / 1e6", KAAL),
    ("lat", "round(ST_Y(l.punt::geometry) * 1e6) / 1e6", KAAL),
    (
        "telefoon",
        "CASE WHEN NOT i.telefoon_openbaar THEN '' WHEN left(i.telefoon, 3) = '+31' THEN '0' || substr(i.telefoon, 4)"
        " WHEN left(i.telefoon, 1) = '+' THEN '00' || substr(i.telefoon, 2) ELSE i.telefoon END",
        VEILIG,
    ),
    ("email", "CASE WHEN i.email_openbaar THEN i.email ELSE '' END", VEILIG),
    ("website", "i.website", VEILIG),
    ("verwijzen", "i.verwijzen", VEILIG),
    ("kosten", "i.kosten", VEILIG),
    ("talen", "array_to_string(i.talen, ';')", KAAL),
    ("openingstijden", "i.openingstijden", VEILIG),
    ("capaciteit", "i.capaciteit", KAAL),
    ("gecontroleerd_op", "i.gecontroleerd_op", KAAL),
    # Beyond the sheet of people: an invented example says so wherever it goes.
    ("voorbeeld", "CASE WHEN i.voorbeeld THEN 'ja' ELSE '' END", KAAL),
)

KOLOMMEN = [kolom for kolom, *_rest in VELDEN]

# What belongs to an initiative is gathered for all at once, and a combination of wishes is put in words once: asked row
# by row it takes longer than all else together.
SHEET = """
WITH r AS MATERIALIZED (
    SELECT *, row_number() OVER () AS rang FROM (%s) AS gezocht (pk, wensen, doelgroepen)
),
w AS MATERIALIZED (
    SELECT c.wensen, (
        SELECT string_agg(slug, ';' ORDER BY slug) FROM socialekaart_ondersteuningswens WHERE id = ANY (c.wensen)
    ) AS slugs FROM (SELECT DISTINCT wensen FROM r) AS c
),
d AS MATERIALIZED (
    SELECT c.doelgroepen, (
        SELECT string_agg(slug, ';' ORDER BY slug) FROM socialekaart_doelgroep WHERE id = ANY (c.doelgroepen)
    ) AS slugs FROM (SELECT DISTINCT doelgroepen FROM r) AS c
),
g AS (
    SELECT k.initiatief_id, string_agg(g.naam, ';' ORDER BY g.naam) AS namen
    FROM r JOIN socialekaart_initiatief_werkgebied k ON k.initiatief_id = r.pk
    JOIN socialekaart_gebied g ON g.id = k.gebied_id GROUP BY 1
),
l AS (
    SELECT DISTINCT ON (k.initiatief_id) k.initiatief_id, k.straat, k.huisnummer, k.postcode, k.plaats, k.punt
    FROM r JOIN socialekaart_locatie k ON k.initiatief_id = r.pk WHERE NOT k.geheim ORDER BY k.initiatief_id, k.id
)
SELECT VELDEN
FROM r
JOIN socialekaart_initiatief i ON i.id = r.pk
LEFT JOIN socialekaart_organisatie o ON o.id = i.organisatie_id
JOIN w ON w.wensen = r.wensen
JOIN d ON d.doelgroepen = r.doelgroepen
LEFT JOIN g ON g.initiatief_id = i.id
LEFT JOIN l ON l.initiatief_id = i.id
ORDER BY r.rang
""".replace(
    "VELDEN",
    ", ".join(f"{make_safe.format(veld)} AS {kolom}" for kolom, veld, make_safe in VELDEN),
)


def sheet_query(rijen: QuerySet[Zoekrij]) -> tuple[str, tuple]:
    """SQL and parameters that yield the sheet for these rows, in their order."""
    sql, waarden = rijen.values("pk", "wensen", "doelgroepen").query.sql_with_params()
    return SHEET.replace("%s", sql, 1), waarden


def stream_csv(rijen: QuerySet[Zoekrij]) -> Iterator[bytes]:
    """The sheet as UTF-8 CSV, as Postgres writes it; the mark at the start tells Excel that it is UTF-8."""
    yield b"\xef\xbb\xbf"
    sheet = connection.ops.compose_sql(*sheet_query(rijen))  # type: ignore[attr-defined]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({sheet}) TO STDOUT WITH (FORMAT csv, HEADER)") as kopie,
    ):
        blok = bytearray()
        for rij in kopie:
            blok += rij
            if len(blok) > BLOK:
                yield clean_bytes(blok)
                blok.clear()
        yield clean_bytes(blok)


def clean_bytes(regels: bytes | bytearray) -> bytes:
    """Whole lines of CSV without what no spreadsheet may hold; Postgres itself takes a minute for this."""
    schoon = bytes(regels).translate(SCHOON)
    for teken in GEEN_TEKEN:
        schoon = schoon.replace(teken, b" ")
    return schoon


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
            blad.append([waarde.translate(GEEN_CEL) if isinstance(waarde, str) else waarde for waarde in rij])
    return download(save_werkboek(boek), "sociale-kaart.xlsx", XLSX)
