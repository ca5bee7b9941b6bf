"""The style sheet that a page links holds all its parts."""

import pytest
from django.core.files.storage import FileSystemStorage

from palliatief.statisch import Bundelopslag


@pytest.fixture
def bundel(tmp_path):
    """Collect these style sheets and give the text of the joined one."""

    def collect(**delen: str) -> str:
        bron, doel = tmp_path / "bron", tmp_path / "doel"
        (bron / "css").mkdir(parents=True)
        for naam, tekst in delen.items():
            (bron / "css" / f"{naam}.css").write_text(tekst, encoding="utf-8")
        broncode, opslag = FileSystemStorage(location=bron), Bundelopslag(location=doel, base_url="/static/")
        paths = {}
        for naam in delen:
            with broncode.open(f"css/{naam}.css") as bestand:
                opslag.save(f"css/{naam}.css", bestand)
            paths[f"css/{naam}.css"] = (broncode, f"css/{naam}.css")
        assert not [fout for *_, fout in opslag.post_process(paths) if isinstance(fout, Exception)]
        return (doel / opslag.stored_name("css/site.css")).read_text(encoding="utf-8")

    return collect


def test_the_parts_come_in_their_order(bundel):
    tekst = bundel(site='@import "een.css";\n@import "twee.css";\n', een="a{color:red}\n", twee="a{color:blue}\n")
    assert tekst == "a{color:red}\na{color:blue}\n"


def test_a_part_for_print_stays_for_print(bundel):
    tekst = bundel(site='@import "papier.css" print;\n', papier="a{color:black}\n")
    assert tekst == "@media print {\na{color:black}\n}\n"


def test_a_part_that_was_not_made_is_left_out(bundel):
    assert bundel(site='@import "letters.css";\n@import "een.css";\n', een="a{color:red}\n") == "a{color:red}\n"
