"""Small tables as a file for a spreadsheet."""

import csv
import io

import pytest

from palliatief.lib.tabelbestand import make_csv, plain_cell, safe_cell


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_never_runs_as_a_formula(begin):
    assert safe_cell(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("waarde", ["maatje", "a=b", "", 12, -3, None])
def test_anything_else_stays(waarde):
    assert safe_cell(waarde) == waarde


@pytest.mark.parametrize("tekst", ["=1", "'=1", "''-1", "'s avonds", "'", "", "+31"])
def test_what_was_made_safe_comes_back_as_it_was(tekst):
    assert plain_cell(str(safe_cell(tekst))) == tekst


def test_the_file_reads_back():
    inhoud = make_csv(["wens", "aantal"], [["rouw; verlies, “kind”", 3], ["=1", 0]])
    assert inhoud.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")))) == [
        ["wens", "aantal"],
        ["rouw; verlies, “kind”", "3"],
        ["'=1", "0"],
    ]
