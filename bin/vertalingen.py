"""The English words of the site: takes what is new in code and templates into ``locale/en``.

With ``--controle`` (in bin/check) nothing changes: it says what has no English yet or is no longer used. The admin,
the commands and the login pages are Dutch only, because who works there does.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PO = Path("locale", "en", "LC_MESSAGES", "django.po")
BRONNEN = ("manage.py", "palliatief", "socialekaart", "proeftuinen", "evaluatie", "opendata", "templates", "locale")
ALLEEN_NEDERLANDS = (
    "*/admin/*",
    "*/account/*",
    "*/mfa/*",
    "*/allauth/*",
    "*/mail/*",
    "*/post/*",
    "*/management/*",
    "*/importeren/*",
    "*/bladen/*",
    "*/actions/*",
    "*/gebruikers/*",
    "*/beheer.py",
    "*/checks.py",
    "*/lib/rapport.py",
    "*/lib/apparaat.py",
)
# When it was made is no news, and differs each time.
DATUM = re.compile(r'^"(POT-Creation-Date|PO-Revision-Date): .*\n', re.M)
LEEG = re.compile(r'^msgstr(\[\d\])? ""$(?!\n")', re.M)


def extract(plaats: str = "--no-location") -> str:
    """The catalogue as code and templates ask for it now, with the translations that there are."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        for bron in BRONNEN:
            pad = ROOT / bron
            if pad.is_dir():
                shutil.copytree(pad, map_ / bron, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(pad, map_)
        opties = ["--locale=en", plaats, "--no-obsolete", "--verbosity=0"]
        opties += [f"--ignore={patroon}" for patroon in ALLEEN_NEDERLANDS]
        omgeving = {"SECRET_KEY": "-", "DATABASE_URL": "postgis:///-", **os.environ}
        subprocess.run([sys.executable, "manage.py", "makemessages", *opties], cwd=map_, env=omgeving, check=True)  # noqa: S603  (ourselves)
        return DATUM.sub("", (map_ / PO).read_text(encoding="utf-8"))


def list_missing(po: str) -> list[str]:
    """The Dutch of what has no English, or English that gettext only guessed."""
    delen = po.split("\n\n")[1:]
    return [_msgid(deel) for deel in delen if LEEG.search(deel) or re.search(r"^#, .*fuzzy", deel, re.M)]


def _msgid(deel: str) -> str:
    vondst = re.search(r'^msgid ((?:".*"\n)+)', deel, re.M)
    return "".join(re.findall(r'"(.*)"', vondst[1])) if vondst else ""


def list_faults(po: str) -> str:
    """What gettext itself has against it, such as a value that is not filled in."""
    opdracht = ["msgfmt", "--check-format", "--output-file=/dev/null", "-"]
    uit = subprocess.run(opdracht, check=False, input=po.encode(), capture_output=True)  # noqa: S603  (gettext)
    return uit.stderr.decode() if uit.returncode else ""


def check(oud: str, nieuw: str) -> list[str]:
    """What is wrong with the catalogue ``oud``, when code and templates ask for ``nieuw``."""
    klachten = [f"Geen Engels: {zin}" for zin in list_missing(nieuw)]
    if fouten := list_faults(oud):
        klachten.append(fouten)
    if not klachten and oud != nieuw:
        klachten.append("Niet bij: draai bin/vertalingen.py")
    return klachten


def main() -> int:
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--controle", action="store_true", help="verander niets, en meld wat er mist")
    pad = ROOT / PO
    nieuw = extract()
    if opties.parse_args().controle:
        klachten = check(pad.read_text(encoding="utf-8"), nieuw)
    else:
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(nieuw, encoding="utf-8")
        klachten = check(nieuw, nieuw)
    for klacht in klachten:
        sys.stderr.write(f"{klacht}\n")
    return 1 if klachten else 0


if __name__ == "__main__":
    sys.exit(main())
