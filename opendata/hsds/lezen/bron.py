"""Finds out what an import was pointed at, and opens it."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from palliatief.lib.rapport import leesbaar
from socialekaart.importeren import Invoerfout
from socialekaart.importeren.bronnen import bronnaam, save_bron

from . import Diensten
from .pakket import Delen, open_pakket
from .server import GROOTSTE_BESTAND, read_server
from .tekst import read_tekst

BESTANDEN = {".zip", ".json", ".ndjson", ".jsonl"}
ZIP = b"PK\x03\x04"
PAKKET = "datapackage.json"


def is_server(bron: str) -> bool:
    """An address on the web that does not end as a file does."""
    return "://" in bron and PurePosixPath(urlsplit(bron).path).suffix.lower() not in BESTANDEN


def name_bron(bron: str) -> str:
    """How a source is called when nobody gave it a name: its site, or its file."""
    return leesbaar(urlsplit(bron).hostname or bron if is_server(bron) else bronnaam(bron), 100)


@contextmanager
def open_diensten(bron: str, *, sinds: datetime | None = None) -> Iterator[Diensten]:
    """The services of a server, a package (zip, folder or datapackage.json) or a file, or of standard input (-).

    Raises Invoerfout for what is none of these.
    """
    with ExitStack() as stapel:
        if is_server(bron):
            yield read_server(bron, sinds=sinds, bestand=_open_tijdelijk(stapel))
        elif "://" not in bron and (map_ := _folder(bron)):
            yield stapel.enter_context(open_pakket(Delen.of_folder(map_)))
        else:
            yield _open_bestand(bron, stapel)


def _folder(bron: str) -> Path | None:
    pad = Path(bron)
    pad = pad.parent if pad.name == PAKKET else pad
    try:
        return pad if pad.is_dir() else None
    except OSError:
        return None


def _open_tijdelijk(stapel: ExitStack) -> BinaryIO:
    return cast(BinaryIO, stapel.enter_context(tempfile.TemporaryFile()))


def _open_bestand(bron: str, stapel: ExitStack) -> Diensten:
    """Kept on disk while it is read: what comes over a line cannot be read twice."""
    bestand = _open_tijdelijk(stapel)
    save_bron(bron, bestand, limiet=GROOTSTE_BESTAND)
    bestand.seek(0)
    begin = bestand.read(4)
    bestand.seek(0)
    if begin != ZIP:
        return read_tekst(bestand, regels=bron.lower().endswith((".ndjson", ".jsonl")))
    try:
        pakket = stapel.enter_context(zipfile.ZipFile(bestand))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise Invoerfout(_("Dit zipbestand is beschadigd en niet te lezen.")) from fout
    return stapel.enter_context(open_pakket(Delen.of_zip(pakket)))
