"""The commands: what they print, what they leave, and how they end."""

import json

import pytest
from django.core.management import call_command

from evaluatie.models import Bevolkingscijfer, Doelgroepschatting, Meting

pytestmark = pytest.mark.usefixtures("lijsten")


def run(*args: str) -> int:
    try:
        call_command(*args)
    except SystemExit as einde:
        return int(einde.code)
    return 0


def test_real_population_comes_in(shared, tmp_path, capsys):
    blad, rapport = str(shared / "open-data" / "bevolking_stadsdeel.csv"), tmp_path / "rapport.json"
    assert run("import_doelgroep", "--bevolking", blad, "--dry-run") == 3 and not Bevolkingscijfer.objects.exists()
    # The rows of the whole city stay out.
    assert run("import_doelgroep", "--bevolking", blad, "--rapport", str(rapport)) == 3
    inhoud = json.loads(rapport.read_text())
    assert (inhoud["nieuw"], len(inhoud["overgeslagen"]), inhoud["fout"]) == (27, 3, [])
    assert "“0_14” kennen we niet" in capsys.readouterr().out
    # Nine areas, two years with deaths, three methods with shares.
    assert Doelgroepschatting.objects.count() == 54
    assert "bevolking_stadsdeel.csv" in Doelgroepschatting.objects.first().bron
    assert run("import_doelgroep", "--bevolking", blad) == 3 and Bevolkingscijfer.history.count() == 27


def test_estimates_and_measurements_from_a_file(tmp_path):
    (blad := tmp_path / "a.csv").write_text(
        "gebied_code;jaar;methode;aantal;laag;hoog;bron\nS;2024;opgave;10;9;12;Eigen\n"
    )
    assert run("import_doelgroep", str(blad)) == 0 and Doelgroepschatting.objects.get().aantal == 10
    kop = "meting,instrument,perspectief,stadsdeel,van,tot,n,wens,gewenst,vervuld,bron,kleur\n"
    rij = "Voorjaar,Lijst,mantelzorgers,Weesp,2026-03-01,2026-04-30,40,maatje,{},,Bron,rood\n"
    (blad := tmp_path / "b.csv").write_text(kop + rij.format(10) + rij.format("-1").replace("maatje", "lotgenoten"))
    assert run("import_metingen", str(blad), "--alles-of-niets") == 1 and not Meting.objects.exists()
    assert run("import_metingen", str(blad)) == 3 and Meting.objects.get().cijfers.get().gewenst == 10
    (blad := tmp_path / "c.csv").write_text("meting,instrument\n")
    assert run("import_metingen", str(blad)) == 1
