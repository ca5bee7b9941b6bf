"""Tables put together: of 3.0, of 1.1, and what is no package."""

import csv
import io
import json
import zipfile

import pytest

from opendata.hsds.lezen import Onleesbaar, pakket
from opendata.hsds.lezen.bron import open_diensten
from opendata.hsds.lezen.dienst import read_dienst
from socialekaart.importeren import Invoerfout

# As HSDS 1.1 had it, with numbers that start from 1 in each table.
OUD = {
    "services.csv": "id,organization_id,name,description,status\n1,1,Maatje,Iemand komt.,active\n2,1,Soep,,\n,,,,\n",
    "organizations.csv": "id,name,description\n1,Stichting Oost,Wij\n",
    "services_at_location.csv": "id,service_id,location_id\n9,1,2\n",
    "locations.csv": "id,name,latitude,longitude\n1,Elders,,\n2,De Kade,52.31,4.97\n",
    "physical_addresses.csv": "id,location_id,address_1,city,postal_code\n1,2,Kade 4,Amsterdam,1102 AB\n",
    "postal_addresses.csv": "id,location_id,address_1\n1,2,Postbus 1\n",
    "regular_schedules.csv": "id,service_id,weekday,opens_at,closes_at\n1,1,1,09:00,12:00\n",
    "phones.csv": "id,location_id,service_id,number\n1,1,,0201111111\n2,2,,020 555 51 81\n",
    "languages.csv": "id,service_id,language\n1,1,Dutch\n",
    "eligibility.csv": "id,service_id,eligibility\n1,1,Vanaf 65 jaar.\n2,1,Alleen in Oost.\n",
    "services_taxonomy.csv": "id,service_id,taxonomy_id\n1,1,5\n2,1,6\n",
    "taxonomy.csv": "id,name,vocabulary\n5,Visiting,AIRS\n",
    "funding.csv": "id\n1\n",
}


def make_zip(delen, pad):
    with zipfile.ZipFile(pad, "w") as bestand:
        for naam, inhoud in delen.items():
            bestand.writestr(naam, inhoud)
    return str(pad)


def read(bron):
    with open_diensten(bron) as diensten:
        return diensten.totaal, list(diensten.rijen)


def test_an_older_package(tmp_path):
    totaal, rijen = read(make_zip({f"uitvoer/{naam}": tekst for naam, tekst in OUD.items()}, tmp_path / "oud.zip"))
    assert totaal == 2 and [rij for rij, _ in rijen] == [2, 3]
    dienst, soep = (inhoud for _, inhoud in rijen)
    assert dienst["organization"]["name"] == soep["organization"]["name"] == "Stichting Oost"
    assert dienst["schedules"][0]["weekday"] == "1" and dienst["languages"][0]["language"] == "Dutch"
    assert read_dienst(dienst).velden["criteria"] == "Vanaf 65 jaar.\nAlleen in Oost."
    (hier,) = dienst["service_at_locations"]
    assert hier["location"]["addresses"][0]["address_1"] == "Kade 4"
    assert [telefoon["number"] for telefoon in hier["location"]["phones"]] == ["020 555 51 81"]
    assert dienst["attributes"][0]["taxonomy_term"]["name"] == "Visiting" and "service_at_locations" not in soep


def test_the_package_of_the_standard(shared, tmp_path):
    """Also as a folder, and by its datapackage.json."""
    for naam, rijen in json.loads((shared / "hsds-3.0/examples/tabular.json").read_text()).items():
        uit = io.StringIO()
        schrijver = csv.DictWriter(uit, list(rijen[0]))
        schrijver.writeheader()
        schrijver.writerows(rijen)
        (tmp_path / naam).write_text(uit.getvalue())
    for bron in (tmp_path, tmp_path / "datapackage.json"):
        totaal, [(rij, dienst)] = read(str(bron))
        assert (totaal, rij, dienst["name"]) == (1, 2, "Community Counselling")
        assert dienst["organization"]["name"] == "Example Organization Inc."
        (hier,) = dienst["service_at_locations"]
        plek = hier["location"]
        assert (plek["name"], plek["addresses"][0]["city"]) == ("MyCity Civic Center", "MyCity")
        assert dienst["schedules"][0]["byday"] == "TH,FR"


def test_taxonomies_beside_their_terms(tmp_path):
    """As in 2.0 and 3.0, and a place in the row of the service as in 1.0."""
    nieuw = {
        "service.csv": 'id,name,location_id,referral,address_nl\n1,Maatje,2,"{""by"": ""huisarts""}",x\n2,Soep,,,\n',
        "locations.csv": OUD["locations.csv"],
        "service_at_location.csv": "id,service_id,location_id\n1,2,\n",
        "attributes.csv": "id,link_id,taxonomy_term_id\n1,1,5\n",
        "taxonomy.csv": "id,name\n7,AIRS\n",
        "taxonomy_term.csv": "id,name,taxonomy_id\n5,Visiting,7\n",
    }
    (_rij, dienst), (_rij, soep) = read(make_zip(nieuw, tmp_path / "nieuw.zip"))[1]
    assert dienst["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"] == "AIRS"
    assert dienst["service_at_locations"][0]["location"]["name"] == "De Kade"
    # A place that the package does not have.
    assert soep["service_at_locations"][0]["location"] == {}
    assert dienst["referral"] == {"by": "huisarts"} and "address_nl" not in dienst


@pytest.mark.parametrize(
    ("delen", "reden"),
    [
        ({"a.csv": "id\n"}, "geen services.csv"),
        ({"services.csv": b"id\n\xff\n"}, "geen UTF-8"),
        ({"services.csv": "id\n" + "x" * 50}, "niet te lezen: een rij is te lang"),
        ({"services.csv": "id\n1" + "," * 50}, "een rij is te lang"),
        # A row of many lines that are short themselves, and a header.
        ({"services.csv": 'id\n1,"\n"' + ',"\n"' * 20}, "een rij is te lang"),
        ({"services.csv": "," * 50}, "een rij is te lang"),
        # Else it would come in without its organisations, and nobody would know why.
        ({"services.csv": "id\n1\n", "organizations.csv": "id;name\n1;Wij\n"}, "organizations.csv.* geen komma’s"),
    ],
)
def test_refused_in_words(delen, reden, tmp_path, monkeypatch):
    monkeypatch.setattr(pakket, "LANGSTE_RIJ", 40)
    with pytest.raises(Invoerfout, match=reden):
        read(make_zip(delen, tmp_path / "x.zip"))


def test_who_reads_after_us_has_his_own_limit(tmp_path):
    grens = csv.field_size_limit()
    read(make_zip({"services.csv": "id\n1\n"}, tmp_path / "x.zip"))
    assert csv.field_size_limit() == grens


def test_many_rows_that_are_short(tmp_path, monkeypatch):
    monkeypatch.setattr(pakket, "LANGSTE_RIJ", 40)
    assert read(make_zip({"services.csv": "id\n" + "1\n" * 100}, tmp_path / "x.zip"))[0] == 100


def test_a_small_package_with_a_great_many_rows(tmp_path, monkeypatch):
    """Zeros pack well: all rows of one service would be in memory at once, and all rows on the disk."""
    rijen = "".join(f"{nummer},1,020\n" for nummer in range(500))
    delen = {"services.csv": "id,name\n1,Maatje\n2,Soep\n", "phones.csv": f"id,service_id,number\n{rijen}"}
    bron = make_zip(delen, tmp_path / "x.zip")
    monkeypatch.setattr(pakket, "LANGSTE_REGEL", 1000)
    assert read(bron)[1] == [
        (2, Onleesbaar("Bij deze dienst hoort te veel.", "1")),
        (3, {"id": "2", "name": "Soep"}),
    ]
    monkeypatch.setattr(pakket, "MEESTE_BLADZIJDEN", 4)
    with pytest.raises(Invoerfout, match="past niet op de schijf"):
        read(bron)


@pytest.mark.parametrize(
    ("plek", "stand"), [(8, b"\x63\x00"), (26, b"\x63\x00")], ids=["another way of packing", "a damaged part"]
)
def test_a_part_that_cannot_be_opened(plek, stand, tmp_path):
    pad = tmp_path / "x.zip"
    make_zip({"services.csv": "id\n1\n"}, pad)
    inhoud = bytearray(pad.read_bytes())
    inhoud[plek : plek + 2] = stand
    if plek == 8:
        midden = inhoud.find(b"PK\x01\x02") + 10
        inhoud[midden : midden + 2] = stand
    pad.write_bytes(inhoud)
    with pytest.raises(Invoerfout, match=r"services\.csv” is niet te lezen"):
        read(str(pad))


def test_a_broken_zip(tmp_path, monkeypatch):
    pad = tmp_path / "x.zip"
    pad.write_bytes(b"PK\x03\x04 en verder niets")
    with pytest.raises(Invoerfout, match="beschadigd"):
        read(str(pad))
    make_zip({"services.csv": "id\n1\n"}, pad)
    monkeypatch.setattr(pakket, "UITGEPAKT", 2)
    with pytest.raises(Invoerfout, match="te groot"):
        read(str(pad))
    with zipfile.ZipFile(pad) as bestand:
        bestand.infolist()[0].flag_bits |= 1
        with pytest.raises(Invoerfout, match="wachtwoord"):
            pakket.Delen.of_zip(bestand)
