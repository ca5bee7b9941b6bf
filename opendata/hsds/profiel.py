"""The profile: where each field of ours stands in HSDS, what we add to the standard, and why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Veld:
    """A field of HSDS and what stands in it; ``eigen``: the standard does not know it."""

    naam: str
    inhoud: str | Promise
    eigen: bool = False


@dataclass(frozen=True)
class Deel:
    """The fields of one thing in HSDS."""

    slug: str
    kop: str | Promise
    uitleg: str | Promise
    velden: tuple[Veld, ...]


PROFIEL = (
    Deel(
        "service",
        _("Initiatief"),
        _("Elk initiatief dat op de kaart staat, is een service."),
        (
            Veld("id", _("Een vast nummer. Het blijft hetzelfde zolang het initiatief bestaat.")),
            Veld("name", _("De naam.")),
            Veld("description", _("De samenvatting. Is er meer tekst, dan staat die eronder, na een witregel.")),
            Veld("summary", _("Alleen de samenvatting: een of twee zinnen, voor in een lijst."), eigen=True),
            Veld("summary_en", _("De samenvatting in het Engels, voor wie geen Nederlands leest."), eigen=True),
            Veld("url", _("De website.")),
            Veld("email", _("Het mailadres, als dat openbaar mag zijn.")),
            Veld("phones", _("Het telefoonnummer, als dat openbaar mag zijn. Met landcode: +31…")),
            Veld("status", _("Altijd active: wat niet op de kaart staat, staat ook hier niet.")),
            Veld("application_process", _("Zo verwijst u iemand.")),
            Veld(
                "referral",
                _(
                    "Wie mag verwijzen (by: iedereen, zorgverlener of huisarts), of mensen zichzelf kunnen aanmelden"
                    " (self_referral) en wat u terughoort (feedback). Een verwijzer moet dit weten voor hij belt; de"
                    " standaard heeft er alleen gewone tekst voor."
                ),
                eigen=True,
            ),
            Veld("eligibility_description", _("Voor wie het wel is, en voor wie niet.")),
            Veld("fees_description", _("Wat het kost, in woorden.")),
            Veld("free", _("Of het gratis is. Zo kan een programma erop kiezen."), eigen=True),
            Veld("cost_options", _("Is het gratis, dan staat hier een bedrag van 0 euro.")),
            Veld("wait_time", _("Hoe lang mensen moeten wachten.")),
            Veld("capacity", _("Hoeveel plaatsen er zijn."), eigen=True),
            Veld(
                "home_visits",
                _("Of er iemand aan huis komt. Voor wie ernstig ziek is, telt dat vaak het meest."),
                eigen=True,
            ),
            Veld("languages", _("De talen waarin men helpt.")),
            Veld(
                "schedules",
                _(
                    "De openingstijden van een gewone week: welke dagen (byday), van hoe laat (opens_at) en tot hoe"
                    " laat (closes_at). Past het niet precies in een gewone week, dan staat hier niets."
                ),
            ),
            Veld(
                "opening_hours",
                _("Alle openingstijden, ook die bij feestdagen of seizoenen, geschreven als in OpenStreetMap."),
                eigen=True,
            ),
            Veld(
                "service_areas",
                _(
                    "Waar men helpt: heel Amsterdam, of stadsdelen. Bij een stadsdeel staan ook de pagina ervan (uri)"
                    " en de code van de gemeente (code). Die code is een eigen veld."
                ),
            ),
            Veld("assured_date", _("De dag waarop iemand voor het laatst heeft gekeken of alles klopt.")),
            Veld("assurer_email", _("Wie u kunt mailen als er iets niet klopt.")),
            Veld("last_modified", _("Wanneer er voor het laatst iets is veranderd, in UTC.")),
            Veld("alert", _("Bij een verzonnen voorbeeld staat hier dat het verzonnen is.")),
            Veld("example", _("Staat hier true, dan is dit een verzonnen voorbeeld."), eigen=True),
            Veld("attributes", _("De wensen, de doelgroepen en de soort, elk met de term uit de taxonomie.")),
            Veld("organization", _("De organisatie die het aanbiedt. Soms is die er niet.")),
            Veld("service_at_locations", _("De plekken. Een geheime plek staat er nooit bij.")),
        ),
    ),
    Deel(
        "location",
        _("Plek"),
        _("Waar een initiatief is. Een service_at_location verbindt een plek met een initiatief."),
        (
            Veld("id", _("Een vast nummer.")),
            Veld("location_type", _("Altijd physical: een plek waar u heen kunt.")),
            Veld("name", _("De naam van de plek.")),
            Veld("latitude, longitude", _("Het punt op de kaart, in graden (WGS84).")),
            Veld("addresses", _("Het adres, als we straat, postcode en plaats weten en het in Amsterdam is.")),
            Veld(
                "address_nl",
                _(
                    "De delen van het adres die we weten: straat (street), huisnummer (house_number), postcode"
                    " (postal_code) en plaats (city). Zo gaat een half adres niet verloren, en staat het huisnummer"
                    " apart. Weten we het punt niet? Dan staat hier soms de code van het stadsdeel (stadsdeel)."
                ),
                eigen=True,
            ),
        ),
    ),
    Deel(
        "organization",
        _("Organisatie"),
        _("Elke organisatie met minstens één initiatief op de kaart."),
        (
            Veld("id", _("Een vast nummer.")),
            Veld("name", _("De naam.")),
            Veld("description", _("De soort organisatie, in woorden. De standaard wil hier altijd tekst.")),
            Veld("website", _("De website.")),
            Veld("kind", _("De soort organisatie: een code uit de taxonomie ‘Soort organisatie’."), eigen=True),
            Veld("example", _("Staat hier true, dan is deze organisatie verzonnen."), eigen=True),
        ),
    ),
    Deel(
        "taxonomy",
        _("Taxonomie en term"),
        _("De lijsten met woorden waarmee we sorteren. De codes veranderen niet."),
        (
            Veld("id", _("Een vast nummer. Het volgt uit de code, dus overal is het hetzelfde.")),
            Veld("code", _("De code, zoals maatje of dementie.")),
            Veld("name", _("De naam.")),
            Veld("description", _("Wat het is, in een zin.")),
            Veld("parent_id", _("Bij een wens: het domein waar die onder valt.")),
            Veld("taxonomy, taxonomy_id", _("In welke lijst de term staat.")),
            Veld("language", _("Altijd nl: de namen zijn Nederlands.")),
        ),
    ),
)
