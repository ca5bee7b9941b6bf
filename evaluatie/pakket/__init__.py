"""The data package: all tables behind the gaps in one zip, described for programs and for people."""

import io
import zipfile

# Files in a zip have a date; with this one the same content gives the same bytes.
VASTE_DAG = (1980, 1, 1, 0, 0, 0)


def pack(bestanden: dict[str, bytes]) -> bytes:
    """These files as a zip; the same bytes for the same files."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in bestanden.items():
            zip_.writestr(make_info(naam), inhoud)
    return uit.getvalue()


def make_info(naam: str) -> zipfile.ZipInfo:
    """What a zip says of one of its files: the same on every machine and at every moment."""
    info = zipfile.ZipInfo(naam, VASTE_DAG)
    info.external_attr, info.create_system, info.compress_type = 0o644 << 16, 3, zipfile.ZIP_DEFLATED
    return info
