"""A file to keep, as an answer."""

from django.http import HttpResponse

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
ZIP = "application/zip"


def download(inhoud: bytes, naam: str, soort: str) -> HttpResponse:
    """The browser keeps it under this name and does not show it."""
    return HttpResponse(inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
