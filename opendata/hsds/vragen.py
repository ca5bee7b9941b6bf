"""The parameters of HSDS, as everybody may ask them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

MEESTE_BLADZIJDEN = 1_000_000
MEESTE_PER_BLADZIJDE = 1000


class Bladzijde(Schema):
    """Which page of the results, of what size, and in which form."""

    search: str = Field("", max_length=500, description="Full text search.")
    page: int = Field(1, ge=1, le=MEESTE_BLADZIJDEN, description="Page number, from 1.")
    per_page: int = Field(50, ge=1, le=MEESTE_PER_BLADZIJDE, description="Number of results on a page.")
    format: Literal["json", "ndjson"] = Field("json", description="ndjson: all results, one on a line, streamed.")


class Dienstkeuze(Bladzijde):
    """Which services."""

    taxonomy_term_id: UUID | None = Field(None, description="With this term, or one below it.")
    taxonomy_id: UUID | None = Field(None, description="With any term of this taxonomy.")
    organization_id: UUID | None = Field(None, description="Of this organization.")
    modified_after: datetime | None = Field(None, description="Modified at this moment or later.")
    full: bool = Field(False, description="With all that belongs to each.")
