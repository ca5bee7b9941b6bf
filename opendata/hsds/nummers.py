"""Numbers (UUIDs) that stay the same everywhere, of what has no record of its own."""

from hashlib import md5
from uuid import UUID


def derive_nummer(tekst: str) -> UUID:
    """The number that follows from a text such as ``wens:maatje``; ``opendata_nummer`` in the database is the same."""
    cijfers = md5(tekst.encode(), usedforsecurity=False).hexdigest()
    return UUID(f"{cijfers[:12]}8{cijfers[13:16]}8{cijfers[17:]}")


# Of a service without an organisation, in tables that must name one.
GEEN_ORGANISATIE = str(derive_nummer("organization:onbekend"))
