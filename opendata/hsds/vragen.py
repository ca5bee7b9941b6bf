"""The parameters of HSDS, as everybody may ask them.

The description of the API is in Dutch; its page for people translates these words.
"""

from typing import Literal
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from opendata.moment import Moment
from opendata.poort import MEESTE_BLADZIJDEN, MEESTE_PER_BLADZIJDE
from socialekaart.filters import MAX_VRAAG


class Bladzijde(Schema):
    """Which page of the results, of what size, and in which form."""

    search: str = Field("", max_length=MAX_VRAAG, description=_("Alleen wat met deze woorden te vinden is."))
    page: int = Field(1, ge=1, le=MEESTE_BLADZIJDEN, description=_("Welke bladzijde, vanaf 1."))
    per_page: int = Field(50, ge=1, le=MEESTE_PER_BLADZIJDE, description=_("Hoeveel er op een bladzijde staan."))
    format: Literal["json", "ndjson"] = Field(
        "json", description=_("Met ndjson krijgt u alles ineens: op elke regel één.")
    )


class Dienstkeuze(Bladzijde):
    """Which services."""

    taxonomy_term_id: UUID | None = Field(
        None, description=_("Alleen wat bij deze term hoort, of bij een term daaronder.")
    )
    taxonomy_id: UUID | None = Field(None, description=_("Alleen wat bij een term van deze taxonomie hoort."))
    organization_id: UUID | None = Field(None, description=_("Alleen van deze organisatie."))
    modified_after: Moment | None = Field(None, description=_("Alleen wat op dit moment of daarna is gewijzigd."))
    full: bool = Field(False, description=_("Met alles wat erbij hoort."))
