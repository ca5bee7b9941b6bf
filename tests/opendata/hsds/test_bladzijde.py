import pytest
from django.http import Http404

from opendata.hsds.bladzijde import BLOK, answer_page, copy_lines


@pytest.mark.parametrize(
    ("total", "page", "size", "first", "last"), [(0, 1, 0, True, True), (7, 1, 3, True, False), (7, 3, 1, False, True)]
)
def test_where_a_page_stands(total, page, size, first, last):
    inhoud = answer_page(b"[]", total, page, 3).content
    assert f'"page_number":{page},"size":{size},'.encode() in inhoud
    assert f'"first_page":{str(first).lower()},"last_page":{str(last).lower()},'.encode() in inhoud
    assert f'"empty":{str(not size).lower()}'.encode() in inhoud


@pytest.mark.parametrize(("total", "page"), [(0, 2), (7, 4)])
def test_beyond_the_last_page_is_nothing(total, page):
    with pytest.raises(Http404):
        answer_page(b"[]", total, page, 3)


@pytest.mark.django_db
def test_lines_come_in_blocks_and_as_they_are():
    """Signs that a sheet of commas would put between quotes are not touched."""
    lang = "SELECT repeat('x', 1000) FROM generate_series(1, 200)"
    blokken = list(copy_lines([lang, r"""SELECT '{"a":"b,c\"d\\ne"}'""", "SELECT '1' WHERE false"]))
    assert [len(blok) > BLOK for blok in blokken] == [True, True, True, False]
    assert b"".join(blokken) == (b"x" * 1000 + b"\n") * 200 + rb"""{"a":"b,c\"d\\ne"}""" + b"\n"
