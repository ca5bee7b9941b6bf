"""Parts of a page's style and script, joined."""

import json
import subprocess

import pytest
from django.core.management import call_command

from palliatief.statisch import _read, join_css, join_js


def test_styles_come_in_their_place_and_a_missing_one_is_left_out():
    delen = {
        "css/site.css": '@import "a.css";\n@import "weg.css";\n@import "print.css" print;\nb {}\n',
        "css/a.css": "a {}\n",
        "css/print.css": "p {}\n",
    }
    assert join_css("css/site.css", lambda naam: delen.get(naam, "")) == "a {}\n@media print {\np {}\n}\nb {}\n"


def test_addresses_in_a_style_of_another_folder_still_lead_to_the_same_file():
    delen = {
        "css/site.css": '@import "../leaflet/leaflet.css";\n@import "letters.css";\n',
        "leaflet/leaflet.css": "a { b: url(images/c.png); d: url(#e); f: url('data:image/png;base64,g') }\n",
        "css/letters.css": '@font-face { src: url("../fonts/h.woff2") }\n',
    }
    assert join_css("css/site.css", delen.get) == (
        "a { b: url(\"../leaflet/images/c.png\"); d: url(#e); f: url('data:image/png;base64,g') }\n"
        '@font-face { src: url("../fonts/h.woff2") }\n'
    )


MODULES = {
    "js/begin.js": 'import { dubbel, EEN } from "./reken.js";\nimport "./gevolg.js";\nconst w = dubbel(EEN);\n'
    "console.log(w, window.gevolg);\n",
    "js/reken.js": "const w = 2;\nexport const EEN = 1;\nexport function dubbel(x) {\n  return w * x;\n}\n",
    "js/gevolg.js": 'import { EEN } from "./reken.js";\nclass Ding {}\n'
    "window.gevolg = EEN + new Ding().constructor.name;\n",
}


def test_modules_run_once_in_order_and_keep_their_names_to_themselves():
    script = "const window = {};\n" + join_js("js/begin.js", MODULES.get)
    try:
        uit = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip("node is er niet; de browsertests draaien het samengevoegde script ook")
    assert uit == "2 1Ding\n"


def test_a_module_is_joined_once():
    assert join_js("js/begin.js", MODULES.get).count("return w * x") == 1


@pytest.fixture
def static_root(tmp_path, settings):
    """A folder to collect in; to compress all files takes ten times as long as the rest, and is another's work."""
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("css", "js", "svg", "txt", "json", "md", "map")
    return tmp_path


def test_collecting_writes_the_joined_files_under_a_hashed_name(static_root):
    call_command("collectstatic", interactive=False, verbosity=0)
    namen = json.loads((static_root / "staticfiles.json").read_text())["paths"]
    script = (static_root / namen["js/kaart.js"]).read_text()
    stijl = (static_root / namen["css/site.css"]).read_text()
    assert "class Gebieden" in script and "\nimport " not in script
    assert "--papier" in stijl and "@import" not in stijl


def test_a_rehearsal_writes_nothing(static_root):
    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)
    assert not (static_root / "js").exists()


def test_without_fonts_the_style_is_joined_all_the_same(static_root, monkeypatch):
    """Where the font packages are absent, set-up makes no ``letters.css``."""
    monkeypatch.setattr("palliatief.statisch._read", without("css/letters.css"))
    call_command("collectstatic", interactive=False, verbosity=0)
    stijl = (
        static_root / json.loads((static_root / "staticfiles.json").read_text())["paths"]["css/site.css"]
    ).read_text()
    assert "--papier" in stijl and 'font-family: "Kaart Serif"' not in stijl


def without(weg):
    """Reads collected files as if one were not there."""
    return lambda paths, naam: _read({n: v for n, v in paths.items() if n != weg}, naam)
