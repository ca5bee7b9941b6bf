"""One row of the initiative sheet: clean values, or every reason why it is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialekaart.importeren.initiatiefblad import Initiatiefblad
from socialekaart.importeren.tabel import TE_VEEL
from socialekaart.tabellen import KOLOMMEN

BLAD = Initiatiefblad(wensen={"maatje": 1}, doelgroepen={"iedereen": 2}, stadsdelen={"oost": 3})
GOED = {"bron_id": "1", "naam": "Maatje", "soort": "informeel", "samenvatting": "Er komt iemand langs."}


def read(**anders):
    return BLAD.read_rij({**GOED, **anders})


def test_reads_all_columns_of_the_sheet_but_the_mark_of_an_example():
    assert [*BLAD.lezers, "voorbeeld"] == KOLOMMEN


def test_good_row():
    waarden, fouten = read(lon="4,93", lat="52.356", wensen="maatje")
    assert not fouten
    assert waarden["punt"].coords == (4.93, 52.356)
    assert waarden["wensen"] == {1}
    assert "lon" not in waarden and "telefoon" not in waarden


def test_every_wrong_column_has_its_reason():
    _waarden, fouten = read(bron_id="", naam="\x00", soort="?", email="x", lon="4.9", telefoon="9", **{TE_VEEL: "z"})
    assert sorted(kolom for kolom, _waarde, _reden in fouten) == [
        "", "bron_id", "email", "lat", "naam", "soort", "telefoon",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lon", "lat", "reden"),
    [
        ("4.9", "", "allebei"),
        ("", "52.3", "allebei"),
        ("52.3", "4.9", "verwisseld"),
        ("121000", "487000", "Rijksdriehoek"),
        ("-74", "40.7", "niet in Nederland"),
        ("1000", "2", "geen lengte- en breedtegraden"),
        ("x", "52.3", "geen getal"),
    ],
)
def test_positions_that_cannot_be(lon, lat, reden):
    _waarden, fouten = read(lon=lon, lat=lat)
    assert [reden in tekst for _kolom, _waarde, tekst in fouten] == [True]


def test_the_first_sentence_of_the_description_can_be_the_summary():
    waarden, fouten = read(samenvatting="", beschrijving="Elke week\nkomt er iemand. En dan nog een zin.")
    assert not fouten
    assert waarden["samenvatting"] == "Elke week komt er iemand."


@pytest.mark.parametrize("beschrijving", ["", "x" * 301])
def test_without_a_summary(beschrijving):
    _waarden, fouten = read(samenvatting="", beschrijving=beschrijving)
    assert [kolom for kolom, _waarde, _reden in fouten] == ["samenvatting"]


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from([*KOLOMMEN, TE_VEEL]), st.text(st.characters(), max_size=60)))
def test_any_text_is_read_or_refused_in_words(rij):
    waarden, fouten = BLAD.read_rij(rij)
    assert all(reden and kolom in [*KOLOMMEN, TE_VEEL] for kolom, _waarde, reden in fouten)
    assert fouten or (waarden["bron_id"] and waarden["naam"] and waarden["samenvatting"])


@given(kolom=st.sampled_from(KOLOMMEN), tekst=st.text("0123456789:-;,+ MoTuPHoffwk/()\"'=@.", max_size=40))
def test_nearly_right_text_is_read_or_refused_in_words(kolom, tekst):
    _waarden, fouten = read(**{kolom: tekst})
    assert all(reden for _kolom, _waarde, reden in fouten)
