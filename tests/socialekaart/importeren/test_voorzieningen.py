"""The dirt in the municipal layer, and how it is mended."""

import pytest

from socialekaart.importeren.geojson import Vormfout
from socialekaart.importeren.voorzieningen import mend_text, read_voorziening


def make_feature(punt=(4.97, 52.31), **anders):
    eigenschappen = {
        "MVZN_ID": "MV1-1",
        "Naam": "Buurtkamer",
        "Domein": "Basisvoorzieningen",
        "Categorie": "Buurtkamer",
        "Soort": "Buurtkamer",
        "Adres": "Voorbeeldplein",
        "Postcode": "1102AB",
        "Huisnummer": "12",
        "Stadsdeel": "Zuidoost",
    }
    geometrie = {"type": "Point", "coordinates": list(punt)} if punt else None
    return {"type": "Feature", "geometry": geometrie, "properties": {**eigenschappen, **anders}}


def test_clean_feature():
    gelezen = read_voorziening(3, make_feature())
    assert (gelezen.rij, gelezen.bron_id, gelezen.postcode, gelezen.huisnummer) == (3, "MV1-1", "1102 AB", "12")
    assert gelezen.punt.coords == (4.97, 52.31)
    assert gelezen.heeft_adres and not gelezen.hersteld and not gelezen.opmerkingen


@pytest.mark.parametrize(
    ("tekst", "hersteld"),
    [
        ("HvdW `t Blommetje", "HvdW ’t Blommetje"),
        ("Grand-Caf? Genieten", "Grand-Café Genieten"),
        ("Caf?taria", "Caf?taria"),
        ("De Bol en woonwerkco?p.", "De Bol en woonwerkcoöp."),
        ("De Buren d? Oude Raai", "De Buren d’Oude Raai"),
        ("Nathan F. Isra?lweg", "Nathan F. Israëlweg"),
        ("twee  spaties", "twee spaties"),
        ("Waarom?", "Waarom?"),
    ],
)
def test_text_is_mended(tekst, hersteld):
    assert mend_text(tekst) == hersteld


def test_mended_columns_are_named():
    gelezen = read_voorziening(1, make_feature(Naam="Ru Par?", Adres="Hygi?astraat", Huisnummer="45659"))
    assert (gelezen.naam, gelezen.straat, gelezen.huisnummer) == ("Ru Paré", "Hygiëastraat", "2-1")
    assert [kolom for kolom, _oud, _reden in gelezen.hersteld] == ["naam", "straat", "huisnummer"]


def test_what_cannot_be_mended_is_named():
    gelezen = read_voorziening(1, make_feature(Naam="B?rger", Postcode="1102"))
    assert gelezen.postcode == ""
    assert [opmerking.split(":")[0] for opmerking in gelezen.opmerkingen] == ["naam", "postcode"]


def test_no_address_and_no_point():
    gelezen = read_voorziening(1, make_feature(punt=None, Adres="", Postcode="", Huisnummer=""))
    assert not gelezen.heeft_adres and gelezen.punt is None


@pytest.mark.parametrize(
    ("feature", "reden"),
    [
        (make_feature(MVZN_ID=""), "MVZN_ID ontbreekt"),
        (make_feature(Naam=" "), "NAAM ontbreekt"),
        (make_feature(Naam="x" * 201), "naam is langer dan 200 tekens"),
        (make_feature(punt=(121_000, 487_000)), "Rijksdriehoek"),
        ({}, "ontbreekt"),
    ],
)
def test_what_is_refused(feature, reden):
    with pytest.raises(Vormfout, match=reden):
        read_voorziening(1, feature)
