"""Files that somebody may upload to do harm, or by mistake: each is refused in a sentence, before it is opened."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from socialekaart.importeren import Invoerfout, werkboek
from socialekaart.importeren.tabel import count_rijen, read_tabel
from socialekaart.importeren.werkboek import MET_WACHTWOORD, OLE, count_werkboek

KOP = "bron_id,naam"


def make_xlsx(*rijen) -> bytes:
    boek = Workbook()
    for rij in rijen or (["bron_id", "naam"], ["1", "a"]):
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def repack(inhoud: bytes = b"", *, zonder: str = "", **delen: bytes) -> bytes:
    """A workbook with these parts added or replaced; ``__`` in a name is a slash, ``_dot_`` a point."""
    uit = io.BytesIO()
    anders = {naam.replace("__", "/").replace("_dot_", "."): tekst for naam, tekst in delen.items()}
    with (
        zipfile.ZipFile(io.BytesIO(inhoud or make_xlsx())) as oud,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        for naam in oud.namelist():
            if not (zonder and naam.startswith(zonder)) and naam not in anders:
                nieuw.writestr(naam, oud.read(naam))
        for naam, tekst in anders.items():
            nieuw.writestr(naam, tekst)
    return uit.getvalue()


def with_flag(inhoud: bytes) -> bytes:
    """As if its parts had a password."""
    plek = inhoud.index(b"PK\x01\x02")
    return inhoud[: plek + 8] + b"\x01" + inhoud[plek + 9 :]


LACH = b'<?xml version="1.0"?>%s<!DOCTYPE lolz [<!ENTITY lol "lol">]><sst/>'
LACH_UTF_16 = (LACH % b"").decode().replace("?>", ' encoding="utf-16"?>').encode("utf-16")


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "leeg"),
        (b" \r\n", "leeg"),
        (OLE + b"\0" * 100, r"oud Excel-bestand \(.xls\)"),
        (OLE + MET_WACHTWOORD, "wachtwoord"),
        (with_flag(make_xlsx()), "wachtwoord"),
        (b"%PDF-1.7", "geen blad"),
        (b"\n <html>", "geen blad"),
        (b"bron_id\0naam", "geen blad"),
        (b"PK\x03\x04 en dan niets", "beschadigd"),
        (repack(zonder="xl/", word__document_dot_xml=b"<w/>"), "geen Excel-bestand"),
        (repack(zonder="xl/", mimetype=b"ods", content_dot_xml=b"<c/>"), r"LibreOffice \(.ods\)"),
        (repack(xl__vbaProject_dot_bin=b"x"), "macro’s"),
        (repack(xl__workbook_dot_bin=b"x"), r"binair Excel-bestand \(.xlsb\)"),
        (repack(xl__sharedStrings_dot_xml=LACH % b""), "eigen definities"),
        (repack(xl__sharedStrings_dot_xml=LACH_UTF_16), "eigen definities"),
        (repack(xl__a_dot_xml=b"<a>" + b" " * (3 << 20) + b"</a>"), "te sterk ingepakt"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_in_words(inhoud, reden):
    with pytest.raises(Invoerfout, match=reden):
        count_rijen(inhoud)
    with pytest.raises(Invoerfout, match=reden):
        read_tabel(inhoud, kolommen=["naam"], verplicht=[])


def test_a_part_that_is_no_xml_hinders_only_who_needs_it():
    """Some programs leave a note beside the sheet."""
    tabel = read_tabel(
        repack(make_xlsx(["naam"], ["a"]), docProps__los_dot_xml=b"geen xml"), kolommen=["naam"], verplicht=[]
    )
    assert [rij for _nummer, rij in tabel.rijen] == [{"naam": "a"}]


def test_a_definition_far_away_is_found(monkeypatch):
    """It is read in pieces, and the first piece may hold nothing but a remark."""
    monkeypatch.setattr(werkboek, "BLOK", 64)
    with pytest.raises(Invoerfout, match="eigen definities"):
        count_werkboek(repack(xl__sharedStrings_dot_xml=LACH % (b"<!--" + b"x" * 500 + b"-->")))


@pytest.mark.parametrize(
    ("grens", "waarde", "reden"),
    [
        ("UITGEPAKT", 5_000, "uitgepakt te groot"),
        ("MEESTE_DELEN", 3, "uitgepakt te groot"),
        ("MEESTE_TEKENS", 50, "te veel cellen"),
    ],
)
def test_bounds(monkeypatch, grens, waarde, reden):
    monkeypatch.setattr(werkboek, grens, waarde)
    with pytest.raises(Invoerfout, match=reden):
        count_werkboek(make_xlsx(*[["bron_id", "naam"]] * 20))


def test_a_part_that_says_it_is_smaller_than_it_is():
    """What the table of contents promises is all that is unpacked."""
    inhoud = bytearray(repack(xl__a_dot_xml=b"<a>" + bytes(range(32, 127)) * 100 + b"</a>"))
    plek = inhoud.rindex(b"PK\x01\x02", 0, inhoud.rindex(b"xl/a.xml"))
    inhoud[plek + 24 : plek + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Invoerfout, match="niet te lezen"):
        count_werkboek(bytes(inhoud))


def test_rows_are_counted_before_anything_is_opened(monkeypatch):
    monkeypatch.setattr(werkboek, "BLOK", 64)
    assert count_rijen(repack(xl__media__a_dot_png=b"<row>")) == 2
    monkeypatch.undo()
    assert count_rijen(make_xlsx(*[["bron_id", "naam"]] * 7)) == 7
    assert count_rijen(b"bron_id\r\n1\r\n2\r\n") == 3


def test_a_cell_with_too_much_and_a_sheet_that_jumps():
    with pytest.raises(Invoerfout, match="In rij 2 staat een cel met te veel tekst"):
        read_tabel(f"naam\n{'x' * 40_000}\n".encode(), kolommen=["naam"], verplicht=[])
    with zipfile.ZipFile(io.BytesIO(make_xlsx(["naam"], ["a"]))) as pakket:
        blad = pakket.read("xl/worksheets/sheet1.xml").replace(b'r="2"', b'r="900000"').replace(b"A2", b"A900000")
    sprong = repack(make_xlsx(["naam"], ["a"]), xl__worksheets__sheet1_dot_xml=blad)
    with pytest.raises(Invoerfout, match="Dit blad is te groot"):
        read_tabel(sprong, kolommen=["naam"], verplicht=[])


def test_a_percentage_is_read_as_it_is_shown():
    """Excel keeps 100% as 1: read as a number it would be one person."""
    boek = Workbook()
    boek.active.append(["bron_id", "naam"])
    for nummer, (waarde, opmaak) in enumerate([(1, "0%"), (0.375, "0.0%"), (1, "General")], start=2):
        boek.active.append([waarde, "a"])
        boek.active.cell(nummer, 1).number_format = opmaak
    uit = io.BytesIO()
    boek.save(uit)
    tabel = read_tabel(uit.getvalue(), kolommen=["bron_id", "naam"], verplicht=[])
    assert [rij["bron_id"] for _nummer, rij in tabel.rijen] == ["100%", "37.5%", "1"]
