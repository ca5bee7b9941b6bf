"""Results as the initiative sheet (CSV and XLSX): the lines that stand ready with the search rows, in rank order."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook

from palliatief.lib.download import CSV, XLSX, download
from palliatief.lib.tabelbestand import save_werkboek

from .bladkolommen import KOLOMMEN
from .models import Zoekrij

# Lines go out by the hundred: asked one by one, handing them over costs more than finding them.
REGELS = """
SELECT string_agg(regel, '' ORDER BY rang)
FROM (SELECT regel, row_number() OVER () AS rang FROM (%s) AS gezocht) AS rijen
GROUP BY (rang - 1) / 100 ORDER BY (rang - 1) / 100
"""
# What is a number or a date in Excel; all else is text.
SOORT: dict[str, Callable[[str], object]] = {
    "lon": float,
    "lat": float,
    "capaciteit": int,
    "gecontroleerd_op": date.fromisoformat,
}


def stream_regels(rijen: QuerySet[Zoekrij]) -> Iterator[bytes]:
    """The lines of the sheet for these rows in their order, UTF-8, many at once."""
    sql, waarden = rijen.values("regel").query.sql_with_params()
    regels = connection.ops.compose_sql(REGELS % sql, waarden)  # type: ignore[attr-defined]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({regels}) TO STDOUT WITH (FORMAT binary)") as kopie,
    ):
        # The bytes as they are, without making a str of them first.
        kopie.set_types(["bytea"])
        for (blok,) in kopie.rows():
            yield blok


def stream_csv(rijen: QuerySet[Zoekrij]) -> Iterator[bytes]:
    """The sheet as UTF-8 CSV; the mark at the start tells Excel that it is UTF-8."""
    yield b"\xef\xbb\xbf" + ",".join(KOLOMMEN).encode() + b"\n"
    yield from stream_regels(rijen)


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
    soorten = [SOORT.get(kolom, str) for kolom in KOLOMMEN]
    for blok in stream_regels(rijen):
        for rij in csv.reader(io.StringIO(blok.decode(), newline="")):
            blad.append([soort(waarde) if waarde else None for soort, waarde in zip(soorten, rij, strict=True)])
    return download(save_werkboek(boek), "sociale-kaart.xlsx", XLSX)
