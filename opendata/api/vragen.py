"""The parameters of the API, as everybody may ask them.

The description of the API is in Dutch; its page for people translates these words.
"""

import re
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import Field, field_validator

from opendata.moment import Dag, Moment, in_utc
from opendata.poort import MEESTE_BLADZIJDEN, MEESTE_PER_BLADZIJDE
from socialekaart.filters import MAX_VRAAG

from .vak import Vak

# Of one choice; there are fewer values of each.
MEESTE_WAARDEN = 100
GETAL = r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?"
VAKVORM = re.compile(rf"({GETAL}),({GETAL}),({GETAL}),({GETAL})")


class Bladzijde(Schema):
    """Which page of the results, and of what size."""

    pagina: int = Field(1, ge=1, le=MEESTE_BLADZIJDEN, description=gettext_noop("Welke bladzijde, vanaf 1."))
    per_pagina: int = Field(
        100,
        alias="perPagina",
        ge=1,
        le=MEESTE_PER_BLADZIJDE,
        description=gettext_noop("Hoeveel er op een bladzijde staan."),
    )

    @property
    def begin(self) -> int:
        """How many stand on the pages before this one."""
        return (self.pagina - 1) * self.per_pagina


class Initiatiefkeuze(Bladzijde):
    """Which initiatives. Several values of one choice mean "one of these"; all choices hold together."""

    q: str = Field(
        "",
        max_length=MAX_VRAAG,
        description=gettext_noop("Zoek met woorden, zoals op de kaart. Het beste antwoord staat dan bovenaan."),
    )
    stadsdeel: list[str] = Field(
        [],
        max_length=MEESTE_WAARDEN,
        description=gettext_noop("Wat in dit stadsdeel zit of werkt, of in heel Amsterdam. Kies uit /stadsdelen."),
    )
    domein: list[str] = Field(
        [], max_length=MEESTE_WAARDEN, description=gettext_noop("Met een wens uit dit domein. Kies uit /wensen.")
    )
    wens: list[str] = Field(
        [], max_length=MEESTE_WAARDEN, description=gettext_noop("Wat bij deze wens past. Kies uit /wensen.")
    )
    doelgroep: list[str] = Field(
        [], max_length=MEESTE_WAARDEN, description=gettext_noop("Wat er voor deze groep is. Kies uit /doelgroepen.")
    )
    soort: list[Literal["formeel", "informeel"]] = Field(
        [], max_length=2, description=gettext_noop("Formeel: beroepskrachten. Informeel: vrijwilligers.")
    )
    organisatie: UUID | None = Field(None, description=gettext_noop("Alleen van deze organisatie: het id ervan."))
    bbox: str = Field(
        "",
        description=gettext_noop(
            "Met een plek in dit vak: west, zuid, oost en noord in graden (WGS84), met komma’s ertussen."
        ),
        pattern=rf"^$|^{VAKVORM.pattern}$",
        json_schema_extra={"example": "4.95,52.30,4.99,52.33"},
    )
    gewijzigd_sinds: Moment | None = Field(
        None, alias="gewijzigdSinds", description=gettext_noop("Alleen wat op dit moment of daarna is gewijzigd.")
    )

    @field_validator("bbox", mode="before")
    @classmethod
    def read_bbox(cls, waarde: str) -> str:
        """The corners must be somewhere on earth, and in their order."""
        if not waarde:
            return waarde
        gevonden = VAKVORM.fullmatch(waarde)
        if not gevonden:
            raise ValueError(_("Schrijf vier getallen met komma’s ertussen. Bijvoorbeeld: 4.95,52.30,4.99,52.33"))
        west, zuid, oost, noord = map(float, gevonden.groups())
        if not (-180 <= west <= oost <= 180 and -90 <= zuid <= noord <= 90):
            raise ValueError(_("Dit vak is er niet. Schrijf eerst west en zuid, dan oost en noord, in graden."))
        return waarde

    @field_validator("gewijzigd_sinds")
    @classmethod
    def read_moment(cls, moment: datetime | None) -> datetime | None:
        """A moment without a zone is one in Amsterdam."""
        return moment and in_utc(make_aware(moment) if is_naive(moment) else moment)

    @property
    def vak(self) -> Vak | None:
        """West, south, east and north in degrees."""
        if not self.bbox:
            return None
        west, zuid, oost, noord = map(float, self.bbox.split(","))
        return west, zuid, oost, noord

    @property
    def alleen_vak(self) -> bool:
        """Nothing else is asked than what is in a box."""
        return self.model_fields_set <= {"bbox", "pagina", "per_pagina"}


class Hiaatkeuze(Schema):
    """Which gaps, as on the page of the gaps."""

    meting: str | None = Field(None, description=gettext_noop("Van deze meting. Zonder keuze: de nieuwste per wens."))
    schatting: str | None = Field(
        None, description=gettext_noop("Zo geschat hoeveel mensen er zijn. Zonder keuze: de eerste methode.")
    )
    soort: Literal["formeel", "informeel"] | None = Field(None, description=gettext_noop("Tel alleen dit aanbod."))
    werkgebied: Literal["hier", "alles"] = Field(
        "hier", description=gettext_noop("Tel alleen aanbod van hier, of ook wat voor heel Amsterdam is.")
    )
    domein: str | None = Field(None, description=gettext_noop("Alleen de wensen van dit domein. Kies uit /wensen."))
    peildatum: Dag | None = Field(None, description=gettext_noop("Zoals het op deze dag was. Zonder keuze: vandaag."))
