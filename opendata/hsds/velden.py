"""Which field of HSDS says which field of ours: the mapping of the profile, as SQL expressions.

``i`` is an initiative, ``o`` its organisation, ``l`` a place, ``g`` an area, ``w`` a text of opening hours. Of what is
private nothing is here: phones and mail only when they may be shown. Who chooses the rows leaves secret places out.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from psycopg.sql import quote

from .bouwen import BEGIN, code, loose_object, object_of, part_of, tekst, vast

ORGANISATIE = {
    "id": code("o.uuid"),
    "name": tekst("o.naam"),
    "description": tekst("'Soort organisatie: ' || soort_organisatie.naam || '.'"),
    "website": tekst("o.website"),
    "kind": code("o.soort_organisatie"),
    "example": "CASE WHEN o.voorbeeld THEN 'true' END",
}

# Without a point this is all that says in which stadsdeel it is.
OPGEGEVEN = f"SELECT {code('g.slug')} FROM socialekaart_gebied g WHERE g.id = l.stadsdeel_opgegeven_id"  # noqa: S608
PLEK = {
    "id": code("l.uuid"),
    "location_type": vast("physical"),
    "name": tekst("l.naam"),
    "latitude": "round(ST_Y(l.punt::geometry) * 1e6) / 1e6",
    "longitude": "round(ST_X(l.punt::geometry) * 1e6) / 1e6",
    "address_nl": loose_object(
        {
            "street": tekst("l.straat"),
            "house_number": tekst("l.huisnummer"),
            "postal_code": tekst("l.postcode"),
            "city": tekst("l.plaats"),
            "stadsdeel": f"CASE WHEN l.punt IS NULL THEN ({OPGEGEVEN}) END",
        }
    ),
}
ADRES = {
    "address_1": tekst("rtrim(l.straat || ' ' || l.huisnummer)"),
    "city": tekst("l.plaats"),
    "state_province": vast("Noord-Holland"),
    "postal_code": tekst("l.postcode"),
    "country": vast("NL"),
    "address_type": vast("physical"),
}
# An address of the standard is a whole one, and in the province that it names.
HEEL_ADRES = "'' NOT IN (l.straat, l.postcode, l.plaats) AND l.stadsdeel_id IS NOT NULL"
VOL_ADRES = part_of(BEGIN.format("l.uuid"), "address", ADRES)
VOLLE_PLEK = PLEK | {"addresses": f"CASE WHEN {HEEL_ADRES} THEN '[' || {VOL_ADRES} || ']' END"}
PLEKNUMMER = code("opendata_nummer('service_at_location:' || l.uuid)")

TELEFOON = {"number": tekst("i.telefoon"), "type": vast("voice")}
GRATIS = {"option": vast("gratis"), "amount": "0", "currency": vast("EUR")}
HEEL_AMSTERDAM = {"name": vast("Amsterdam")}

# Of each of these the same is said wherever it belongs to: a text of opening hours, a language, a term.
ROOSTER = {
    "freq": vast("WEEKLY"),
    "wkst": vast("MO"),
    "byday": code("(regel.inhoud ->> 'dagen')"),
    "opens_at": code("(regel.inhoud ->> 'van')"),
    "closes_at": code("(regel.inhoud ->> 'tot')"),
    "description": "CASE WHEN w.tekst ~ 'PH (off|closed)' THEN '\"Op feestdagen dicht.\"' END",
}
TAAL = {"code": tekst("code"), "name": tekst("naam")}
KENMERK = {"link_entity": vast("service"), "link_type": code("soort"), "taxonomy_term": "document"}


def stadsdeel() -> dict[str, str]:
    """A stadsdeel ``g`` as a service area; its page tells more of it."""
    with override("nl"):
        voor, na = (settings.SITE_URL + reverse("stadsdeel", args=["SLUG"])).split("SLUG")
    return {
        "name": tekst("g.naam"),
        "uri": tekst(f"{quote(voor)} || g.slug || {quote(na)}"),
        "code": tekst("g.code"),
    }


def dienst() -> dict[str, str]:
    """What an initiative says of itself, and whose it is."""
    return {
        "id": code("i.uuid"),
        "name": tekst("i.naam"),
        "description": tekst(r"concat_ws(E'\n\n', i.samenvatting, nullif(i.beschrijving, ''))"),
        "summary": tekst("i.samenvatting"),
        "summary_en": tekst("i.samenvatting_en"),
        "url": tekst("i.website"),
        "email": f"CASE WHEN i.email_openbaar THEN {tekst('i.email')} END",
        "status": vast("active"),
        "application_process": tekst("i.verwijzen"),
        "referral": loose_object(
            {
                "by": code("nullif(i.verwijzer, 'onbekend')"),
                "self_referral": "i.zelf_aanmelden",
                "feedback": tekst("i.terugkoppeling"),
            }
        ),
        "eligibility_description": tekst("i.criteria"),
        "fees_description": tekst("i.kosten"),
        "free": "i.gratis",
        "wait_time": tekst("i.wachttijd"),
        "capacity": "i.capaciteit",
        "home_visits": "i.aan_huis",
        "opening_hours": tekst("i.openingstijden"),
        "assured_date": code("i.gecontroleerd_op"),
        "assurer_email": f"CASE WHEN i.gecontroleerd_op IS NOT NULL THEN {tekst(quote(settings.CONTACT_EMAIL))} END",
        "alert": "CASE WHEN i.voorbeeld THEN '\"Dit is een verzonnen voorbeeld.\"' END",
        "example": "CASE WHEN i.voorbeeld THEN 'true' END",
        "last_modified": code("""to_char(i.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""),
        "organization": f"CASE WHEN o.id IS NOT NULL THEN {object_of(ORGANISATIE)} END",
    }


TELEFOONS = part_of("gekozen.begin", "phone", TELEFOON)
STAD = part_of("gekozen.begin", "service_area:Amsterdam", HEEL_AMSTERDAM)
KOSTEN = part_of("gekozen.begin", "cost_option", GRATIS)

# What an initiative has several of, in the tables that ``documenten`` gathers it in.
DELEN = {
    "phones": f"CASE WHEN i.telefoon_openbaar AND i.telefoon <> '' THEN '[' || {TELEFOONS} || ']' END",
    "schedules": "roosters.document",
    "service_areas": f"""CASE WHEN i.heel_amsterdam
        THEN '[' || {STAD} || coalesce(',' || substr(werkgebieden.document, 2), ']')
        ELSE werkgebieden.document END""",
    "languages": "talen.document",
    "cost_options": f"CASE WHEN i.gratis THEN '[' || {KOSTEN} || ']' END",
    "attributes": "kenmerken.document",
    "service_at_locations": "plekken.document",
}
