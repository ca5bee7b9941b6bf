"""What the columns of the open data mean, for who downloads them."""

from django.utils.translation import gettext as _

from evaluatie.pakket.tabel import Kolom


def describe_initiatieven() -> list[Kolom]:
    """Of the initiative sheet: CSV and XLSX."""
    return [
        Kolom("bron_id", "string", _("Het nummer bij de bron waar dit vandaan komt.")),
        Kolom("naam", "string", _("De naam van het initiatief.")),
        Kolom("organisatie", "string", _("Wie het aanbiedt.")),
        Kolom("soort", "string", _("formeel: beroepskrachten. informeel: vrijwilligers.")),
        Kolom("samenvatting", "string", _("Wat het is, in een of twee zinnen.")),
        Kolom("beschrijving", "string", _("Wat het is, met meer woorden.")),
        Kolom("wensen", "string", _("Bij welke wensen het helpt. Tussen twee wensen staat een puntkomma.")),
        Kolom("doelgroepen", "string", _("Voor wie het is. Tussen twee groepen staat een puntkomma.")),
        Kolom("werkgebied", "string", _("In welke stadsdelen het werkt, of Amsterdam: in de hele stad.")),
        Kolom("straat", "string", _("De straat van de eerste openbare plek.")),
        Kolom("huisnummer", "string", _("Het huisnummer daarvan.")),
        Kolom("postcode", "string", _("De postcode daarvan.")),
        Kolom("plaats", "string", _("De plaats daarvan.")),
        Kolom("lon", "number", _("De lengtegraad daarvan, in graden (WGS 84).")),
        Kolom("lat", "number", _("De breedtegraad daarvan, in graden (WGS 84).")),
        Kolom("telefoon", "string", _("Het telefoonnummer, als het openbaar is.")),
        Kolom("email", "string", _("Het mailadres, als het openbaar is.")),
        Kolom("website", "string", _("Het adres van de website.")),
        Kolom("verwijzen", "string", _("Wat iemand moet doen om te verwijzen.")),
        Kolom("kosten", "string", _("Wat het kost.")),
        Kolom("talen", "string", _("Welke talen men er spreekt: codes van ISO 639, met een puntkomma ertussen.")),
        Kolom("openingstijden", "string", _("Wanneer het open is, geschreven zoals in OpenStreetMap.")),
        Kolom("capaciteit", "integer", _("Hoeveel plaatsen er zijn. Leeg: niet bekend.")),
        Kolom("gecontroleerd_op", "date", _("De dag waarop iemand de gegevens het laatst controleerde.")),
        Kolom("voorbeeld", "string", _("ja: dit is verzonnen, om de site te laten zien.")),
    ]


def describe_kaart() -> list[Kolom]:
    """Of the features in GeoJSON."""
    return [
        Kolom("bron_id", "string", _("Het nummer bij de bron waar dit vandaan komt.")),
        Kolom("naam", "string", _("De naam van het initiatief.")),
        Kolom("url", "string", _("De pagina op deze site. Zet het adres van de site ervoor.")),
        Kolom("soort", "string", _("formeel: beroepskrachten. informeel: vrijwilligers.")),
        Kolom("organisatie", "string", _("Wie het aanbiedt.")),
        Kolom("domeinen", "string", _("De domeinen van de wensen, als lijst.")),
        Kolom("wensen", "string", _("Bij welke wensen het helpt, als lijst.")),
        Kolom("doelgroepen", "string", _("Voor wie het is, als lijst.")),
        Kolom("heel_amsterdam", "boolean", _("Of het in de hele stad werkt.")),
        Kolom("werkgebied", "string", _("In welke stadsdelen het werkt, als lijst.")),
        Kolom("telefoon", "string", _("Het telefoonnummer, als het openbaar is.")),
        Kolom("voorbeeld", "boolean", _("Of dit verzonnen is, om de site te laten zien.")),
    ]


def describe_wensen() -> list[Kolom]:
    """Of the list of wishes."""
    return [
        Kolom("domein", "string", _("Het domein van de wens, zoals in het adres van de site.")),
        Kolom("domein_naam", "string", _("De naam van het domein.")),
        Kolom("wens", "string", _("De wens, zoals in het adres van de site.")),
        Kolom("wens_naam", "string", _("De naam van de wens.")),
        Kolom("wens_naam_en", "string", _("De naam van de wens in het Engels.")),
        Kolom("uitleg", "string", _("Wat we met deze wens bedoelen.")),
    ]


def describe_doelgroepen() -> list[Kolom]:
    """Of the list of groups."""
    return [
        Kolom("doelgroep", "string", _("De groep mensen, zoals in het adres van de site.")),
        Kolom("naam", "string", _("De naam van de groep.")),
        Kolom("naam_en", "string", _("De naam van de groep in het Engels.")),
    ]


def describe_samenwerkingen() -> list[Kolom]:
    """Of the ties between organisations."""
    return [
        Kolom("van", "string", _("De organisatie aan de ene kant. Bij verwijzen: wie verwijst.")),
        Kolom("naar", "string", _("De organisatie aan de andere kant.")),
        Kolom("soort", "string", _("Waaruit de samenwerking bestaat.")),
        Kolom("fase", "string", _("Hoe ver de samenwerking is.")),
        Kolom("sinds", "date", _("De dag waarop deze fase begon. Leeg: al voor het project.")),
        Kolom("tot", "date", _("De dag waarop de samenwerking stopte.")),
        Kolom("sterkte_van", "integer", _("Hoe sterk de ene kant de band vindt, van 1 tot 5.")),
        Kolom("sterkte_naar", "integer", _("Hoe sterk de andere kant de band vindt, van 1 tot 5.")),
        Kolom("bron", "string", _("Waar we dit van weten.")),
        Kolom("peildatum", "date", _("Zo was het op deze dag.")),
        Kolom("stadsdeel", "string", _("Van welk stadsdeel dit is. Leeg: heel Amsterdam.")),
        Kolom("voorbeeld", "string", _("ja: dit is verzonnen, om de site te laten zien.")),
    ]
