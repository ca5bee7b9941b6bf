"""The command for the initiative sheet; what it shares with others is in ``importeren/test_opdracht.py``."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from socialekaart.models import Initiatief

pytestmark = pytest.mark.django_db

KOP = ["bron_id", "naam", "soort", "samenvatting", "telefoon", "postcode", "huisnummer", "capaciteit", "kleur"]
RIJ = [12, "Café Zoë", "informeel", "Kom langs.", 205555181, "1102 AB", 14.0, 8, "rood"]


def make_csv(scheiding: str, codering: str) -> bytes:
    return "\r\n".join(scheiding.join(str(cel) for cel in rij) for rij in (KOP, RIJ)).encode(codering)


def make_xlsx() -> bytes:
    boek, uitvoer = Workbook(), io.BytesIO()
    boek.active.append(KOP)
    boek.active.append(RIJ)
    boek.save(uitvoer)
    return uitvoer.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [make_csv(",", "utf-8"), make_csv(";", "cp1252"), make_csv(";", "utf-8-sig"), make_xlsx()],
    ids=["komma", "windows", "bom", "excel"],
)
def test_every_way_to_save_a_sheet(inhoud, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(inhoud)))
    call_command("import_initiatieven", "-", "--bron", "proef")
    initiatief = Initiatief.objects.get()
    assert (initiatief.bron, initiatief.bron_id, initiatief.naam) == ("proef", "12", "Café Zoë")
    assert (initiatief.telefoon.as_e164, initiatief.capaciteit) == ("+31205555181", 8)
    assert initiatief.locaties.get().huisnummer.startswith("14")
    assert "De kolom “kleur” kennen we niet en is niet gelezen." in capsys.readouterr().out


def test_all_or_nothing(tmp_path):
    blad = tmp_path / "blad.csv"
    blad.write_bytes(make_csv(",", "utf-8") + b"\r\n,,,,,,,,\r\n13,,informeel,x,,,,,\r\n")
    with pytest.raises(SystemExit) as einde:
        call_command("import_initiatieven", str(blad), "--alles-of-niets")
    assert einde.value.code == 1 and not Initiatief.objects.exists()
    with pytest.raises(SystemExit) as einde:
        call_command("import_initiatieven", str(blad))
    assert einde.value.code == 3 and Initiatief.objects.count() == 1
