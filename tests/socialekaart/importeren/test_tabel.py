"""Tables as people make them: with commas or semicolons, from Excel, in old encodings, or broken."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from socialekaart.importeren import Invoerfout, werkboek
from socialekaart.importeren.tabel import TE_VEEL, read_tabel

KOLOMMEN = ["bron_id", "naam", "plaats"]


def read(inhoud: bytes):
    return read_tabel(inhoud, kolommen=KOLOMMEN, verplicht=["bron_id", "naam"])


def make_xlsx(*rijen) -> bytes:
    boek = Workbook()
    for rij in rijen:
        boek.active.append(rij)
    uitvoer = io.BytesIO()
    boek.save(uitvoer)
    return uitvoer.getvalue()


RIJ = {"bron_id": "1", "naam": "Café; thuis, samen", "plaats": "Weesp"}


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(
    "tekst",
    [
        'bron_id,naam,plaats\n1,"Café; thuis, samen",Weesp\n',
        'bron_id;naam;plaats\r\n1;"Café; thuis, samen";Weesp\r\n',
        '"Bron_ID" ; naam;Plaats\n1;"Café; thuis, samen"; Weesp ',
    ],
)
def test_delimiters_and_encodings(tekst, codering):
    assert read(tekst.encode(codering)).rijen == [(2, RIJ)]


def test_semicolons_in_the_text_do_not_decide():
    gelezen = read(b"bron_id,naam\n1,a;b;c;d;e\n2,f;g;h\n")
    assert [rij["naam"] for _nummer, rij in gelezen.rijen] == ["a;b;c;d;e", "f;g;h"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    gelezen = read(b'bron_id,naam\n\n1,"twee\nregels"\n,\n2,b\n')
    assert [nummer for nummer, _rij in gelezen.rijen] == [3, 5]


def test_short_and_long_rows():
    gelezen = read(b"bron_id,naam,plaats\n1,a\n2,b,c,,d,e\n")
    assert gelezen.rijen[0][1] == {"bron_id": "1", "naam": "a", "plaats": ""}
    assert gelezen.rijen[1][1] == {"bron_id": "2", "naam": "b", "plaats": "c", TE_VEEL: " d e"}


def test_unknown_columns_are_reported_and_left_out():
    gelezen = read(b"kleur,naam,bron_id,\nrood,a,1,\n")
    assert gelezen.genegeerd == ["kleur"]
    assert gelezen.rijen == [(2, {"naam": "a", "bron_id": "1"})]


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "Dit bestand is leeg"),
        (b",\n", "ontbreekt: bron_id, naam"),
        (b"naam,plaats\na,b\n", "ontbreekt: bron_id"),
        (b"naam\tbron_id\na\tb\n", "ontbreekt"),
        (b"naam,bron_id,naam\n", "meer dan één keer: naam"),
        ("naam,bron_id\n".encode("utf-16"), "UTF-16"),
        (b"naam,bron_id\n\x81\xff,2\n", "niet te lezen"),
        (b"naam,bron_id\n" + b"x" * 200_000 + b",1\n", "Regel 2 is geen CSV"),
        (b"PK\x03\x04 geen zip", "niet te lezen"),
    ],
)
def test_what_is_refused(inhoud, reden):
    with pytest.raises(Invoerfout, match=reden):
        read(inhoud)


def test_xlsx_cells_become_text():
    inhoud = make_xlsx(
        ["bron_id", "naam", "plaats"],
        [12, None, 4.95],
        [],
        [1102.0, datetime(2026, 12, 31), date(2026, 1, 2)],
        ["  x ", datetime(2026, 12, 31, 8, 30), True],
    )
    gelezen = read(inhoud)
    assert gelezen.rijen == [
        (2, {"bron_id": "12", "naam": "", "plaats": "4.95"}),
        (4, {"bron_id": "1102", "naam": "2026-12-31", "plaats": "2026-01-02"}),
        (5, {"bron_id": "x", "naam": "2026-12-31T08:30:00", "plaats": "True"}),
    ]


def test_xlsx_of_other_programs_has_points_in_whole_numbers():
    uitvoer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_xlsx(["bron_id", "naam"], [1102, 7]))) as oud,
        zipfile.ZipFile(uitvoer, "w") as nieuw,
    ):
        for deel in oud.namelist():
            nieuw.writestr(deel, oud.read(deel).replace(b"<v>1102</v>", b"<v>1102.0</v>"))
    assert read(uitvoer.getvalue()).rijen == [(2, {"bron_id": "1102", "naam": "7"})]


def test_xlsx_without_sheets_or_with_a_broken_part():
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w") as pakket:
        pakket.writestr("xl/workbook.xml", "<")
    with pytest.raises(Invoerfout, match="niet te lezen"):
        read(inhoud.getvalue())


def test_zip_bomb():
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", zipfile.ZIP_DEFLATED) as pakket, pakket.open("xl/workbook.xml", "w") as deel:
        for _keer in range(werkboek.UITGEPAKT // 2**20 + 1):
            deel.write(bytes(2**20))
    assert len(inhoud.getvalue()) < 2**20
    with pytest.raises(Invoerfout, match="uitgepakt te groot"):
        read(inhoud.getvalue())


def test_too_many_rows_or_columns():
    with pytest.raises(Invoerfout, match="Dit blad is te groot: hooguit 1 rijen"):
        read_tabel(make_xlsx(["naam"], ["a"], ["b"], ["c"]), kolommen=["naam"], verplicht=[], meeste_rijen=1)
    with pytest.raises(Invoerfout, match="Dit blad is te groot"):
        read(make_xlsx(["bron_id", "naam"], ["x"] * 201))


@given(st.binary(max_size=300) | st.text().map(lambda tekst: ("bron_id;naam\n" + tekst).encode()))
def test_any_bytes_are_read_or_refused_in_words(inhoud):
    try:
        gelezen = read(inhoud)
    except Invoerfout as fout:
        assert str(fout)
    else:
        assert all(nummer > 1 for nummer, _rij in gelezen.rijen)
