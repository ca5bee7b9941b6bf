"""What the answers of the API look like; only for its description, as Postgres writes the answers.

What is not known is left out, so only what is always there has no default. Texts are Dutch, as the description is.
"""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel


def maybe(beschrijving: str, **eigenschappen: Any) -> Any:
    """A member that is left out when it is not known."""
    return Field(None, description=beschrijving, **eigenschappen)


class Vorm(Schema):
    """Names of members in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel)


class Punt(Vorm):
    """A place on earth (RFC 7946): longitude, then latitude, in WGS84."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class Organisatieverwijzing(Vorm):
    id: UUID
    naam: str


class Locatie(Vorm):
    id: UUID
    naam: str = maybe(_("Hoe de plek heet."))
    straat: str = maybe(_("De straat."))
    huisnummer: str = maybe(_("Het huisnummer, met wat erachter komt."))
    postcode: str = maybe(_("De postcode."))
    plaats: str = maybe(_("De plaats."))
    stadsdeel: str = maybe(_("Het stadsdeel waar de plek is: de slug uit /stadsdelen."))
    geometrie: Punt = maybe(_("Het punt op de kaart."))


class Initiatief(Vorm):
    id: UUID = Field(description=_("Blijft hetzelfde zolang het initiatief bestaat."))
    naam: str = Field(description=_("Hoe het initiatief heet."))
    url: str = Field(description=_("De pagina voor mensen."))
    soort: Literal["formeel", "informeel"] = Field(description=_("Formeel: beroepskrachten. Informeel: vrijwilligers."))
    organisatie: Organisatieverwijzing = maybe(_("Van welke organisatie."))
    samenvatting: str = Field(description=_("Een of twee korte zinnen."))
    samenvatting_en: str = maybe(_("De samenvatting in het Engels."))
    beschrijving: str = maybe(_("Meer uitleg."))
    domeinen: list[str] = Field(description=_("De domeinen van de wensen: slugs uit /wensen."))
    wensen: list[str] = Field(description=_("Bij welke wensen het past: slugs uit /wensen."))
    doelgroepen: list[str] = Field(description=_("Voor wie het is: slugs uit /doelgroepen."))
    heel_amsterdam: bool = Field(description=_("Of het in heel Amsterdam werkt."))
    werkgebied: list[str] = Field(description=_("In welke stadsdelen het werkt: slugs uit /stadsdelen."))
    aan_huis: bool = maybe(_("Of er iemand bij mensen thuis komt."))
    locaties: list[Locatie] = Field(description=_("De plekken. Geheime plekken staan er niet bij."))
    telefoon: str = maybe(_("Het telefoonnummer."))
    email: str = maybe(_("Het e-mailadres."))
    website: str = maybe(_("De website."))
    verwijzer: Literal["iedereen", "zorgverlener", "huisarts"] = maybe(_("Wie mag verwijzen."))
    zelf_aanmelden: bool = maybe(_("Of mensen zichzelf kunnen aanmelden."))
    verwijzen: str = maybe(_("Hoe u verwijst."))
    criteria: str = maybe(_("Voor wie het wel is, en voor wie niet."))
    terugkoppeling: str = maybe(_("Wat de verwijzer terughoort."))
    wachttijd: str = maybe(_("Hoe lang mensen wachten."))
    gratis: bool = maybe(_("Of het gratis is."))
    kosten: str = maybe(_("Wat het kost."))
    talen: list[str] = Field(description=_("De talen die ze er spreken: codes volgens ISO 639."))
    openingstijden: str = maybe(_("Wanneer het open is, geschreven zoals in OpenStreetMap."))
    capaciteit: int = maybe(_("Hoeveel plaatsen er zijn."), ge=0)
    bron: str = maybe(_("Waar het gegeven vandaan komt."))
    bron_id: str = maybe(_("Het nummer bij die bron."))
    bron_url: str = maybe(_("Het adres bij die bron."))
    gecontroleerd_op: date = maybe(_("Op deze dag is gecontroleerd of alles klopt."))
    gewijzigd_op: datetime = Field(description=_("Toen is het voor het laatst gewijzigd."))
    voorbeeld: bool = Field(description=_("Of het is verzonnen, om de kaart te laten zien."))


class Bladzijde(Vorm):
    aantal: int = Field(ge=0, description=_("Hoeveel er in totaal zijn."))
    pagina: int = Field(ge=1, description=_("Welke bladzijde dit is."))
    per_pagina: int = Field(ge=1, description=_("Hoeveel er op een bladzijde staan."))


class Initiatieven(Bladzijde):
    initiatieven: list[Initiatief]


class Initiatiefeigenschappen(Vorm):
    bron_id: str = Field(description=_("Het nummer bij de bron, of leeg."))
    naam: str = Field(description=_("Hoe het initiatief heet."))
    url: str = Field(description=_("De pagina voor mensen."))
    soort: Literal["formeel", "informeel"] = Field(description=_("Formeel: beroepskrachten. Informeel: vrijwilligers."))
    organisatie: str = Field(description=_("Van welke organisatie, of leeg."))
    domeinen: list[str] = Field(description=_("De domeinen van de wensen: slugs uit /wensen."))
    wensen: list[str] = Field(description=_("Bij welke wensen het past: slugs uit /wensen."))
    doelgroepen: list[str] = Field(description=_("Voor wie het is: slugs uit /doelgroepen."))
    heel_amsterdam: bool = Field(description=_("Of het in heel Amsterdam werkt."))
    werkgebied: list[str] = Field(description=_("In welke stadsdelen het werkt: slugs uit /stadsdelen."))
    telefoon: str = Field(description=_("Het telefoonnummer, of leeg."))
    voorbeeld: bool = Field(description=_("Of het is verzonnen, om de kaart te laten zien."))


class Punten(Vorm):
    type: Literal["MultiPoint"]
    coordinates: list[tuple[float, float]]


class Initiatiefpunt(Vorm):
    """An initiative as a GeoJSON feature."""

    type: Literal["Feature"]
    id: UUID
    geometry: Punt | Punten | None = Field(description=_("De openbare plekken, of null als die er niet zijn."))
    properties: Initiatiefeigenschappen


class Initiatieflaag(Vorm):
    type: Literal["FeatureCollection"]
    aantal: int = Field(ge=0, description=_("Hoeveel er in totaal zijn."))
    features: list[Initiatiefpunt]


class Organisatie(Vorm):
    id: UUID = Field(description=_("Blijft hetzelfde zolang de organisatie er is."))
    naam: str = Field(description=_("Hoe de organisatie heet."))
    soort: Literal["zorg", "welzijn", "vrijwilligers", "gemeente", "netwerk", "onderzoek", "overig"] = Field(
        description=_("Wat voor organisatie het is.")
    )
    website: str = maybe(_("De website."))
    aantal_initiatieven: int = Field(
        ge=1, description=_("Hoeveel initiatieven van deze organisatie op de kaart staan.")
    )
    voorbeeld: bool = Field(description=_("Of de organisatie is verzonnen, om de kaart te laten zien."))


class Organisaties(Bladzijde):
    organisaties: list[Organisatie]


class Stadsdeel(Vorm):
    slug: str = Field(description=_("De naam zoals in het adres."))
    code: str = Field(description=_("De code van de gemeente."))
    naam: str = Field(description=_("Hoe het stadsdeel heet."))
    url: str = Field(description=_("De pagina voor mensen."))
    aantal_initiatieven: int = Field(
        ge=0, description=_("Hoeveel initiatieven hier zitten of werken, ook die voor heel Amsterdam.")
    )
    bron: str = Field(description=_("Waar de grens vandaan komt."))
    schets: bool = Field(description=_("Of de grens is getekend, en dus niet de officiële is."))


class Stadsdelen(Vorm):
    stadsdelen: list[Stadsdeel]


class Grens(Vorm):
    type: Literal["MultiPolygon"]
    coordinates: list[list[list[tuple[float, float]]]]


class Stadsdeelvlak(Vorm):
    """A stadsdeel as a GeoJSON feature."""

    type: Literal["Feature"]
    id: str
    geometry: Grens
    properties: Stadsdeel


class Stadsdelenlaag(Vorm):
    type: Literal["FeatureCollection"]
    features: list[Stadsdeelvlak]


class Lijstwaarde(Vorm):
    slug: str = Field(description=_("De naam zoals in adressen. Die verandert niet."))
    naam: str = Field(description=_("Hoe het heet."))
    naam_en: str = maybe(_("Hoe het in het Engels heet."))


class Domein(Lijstwaarde):
    publieksnaam: str = Field(description=_("Hoe het domein heet voor bezoekers van de site."))
    publieksnaam_en: str = maybe(_("Die naam in het Engels."))
    uitleg: str = maybe(_("Wat erbij hoort."))
    uitleg_en: str = maybe(_("Die uitleg in het Engels."))


class Wens(Lijstwaarde):
    uitleg: str = maybe(_("Wat erbij hoort."))
    uitleg_en: str = maybe(_("Die uitleg in het Engels."))
    domein: Domein = Field(description=_("Bij welk domein van de palliatieve zorg de wens hoort."))
    aantal_initiatieven: int = Field(ge=0, description=_("Hoeveel initiatieven op de kaart bij deze wens passen."))


class Wensen(Vorm):
    wensen: list[Wens]


class Doelgroep(Lijstwaarde):
    aantal_initiatieven: int = Field(ge=0, description=_("Hoeveel initiatieven op de kaart er voor deze groep zijn."))


class Doelgroepen(Vorm):
    doelgroepen: list[Doelgroep]
