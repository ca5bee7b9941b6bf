"""What a search row says of "free", "without referral" and "comes to you" when nobody answered that with yes or no.

An answer that somebody gave always wins. Otherwise the words of the record itself are read, with caution: in doubt it
is no, because who filters on it would call in vain. Nothing is written back to the record. These are SQL expressions
over an initiative ``i`` and the slugs of its wishes ``wens.slugs``, for ``verversen``.
"""

# Wishes that are met in somebody's own home by what they are.
THUIS_WENSEN = ("huishoudelijke-hulp", "respijtzorg-thuis")

# "gratis", "gratis voor patiënten", "geen kosten; een gift mag" and "€ 0" are free. "gratis kennismaking", "gratis tot
# 18 jaar" and "gratis, daarna € 30" are not: nothing may follow that still costs something.
NIETS = r"gratis|kosteloos|kost niets|geen|geen kosten|er zijn geen kosten( aan verbonden)?|(€ ?0|0 euro)(,00|,-+)?"
VOOR_WIE = r"iedereen|u|bewoners|bezoekers|cliënten|deelnemers|mantelzorgers|naasten|nabestaanden|patiënten"
TOCH_IETS = "|".join(
    (
        r"€ ?[1-9]|€ ?0,[1-9]|(?<!0 )\meuro|verplicht|verzeker|\meigen |\mjaar",
        r"\malleen|\mbehalve|\mdaarna|\mmaar\M|\mtenzij",
    )
)
GRATIS = rf"""
coalesce(i.gratis, (
    i.kosten ~* '^\s*({NIETS})( voor (alle )?({VOOR_WIE}))?\s*($|[.,;:(])' AND i.kosten !~* '{TOCH_IETS}'
))
"""

# "U kunt ook zelf bellen", "loop binnen" and "een verwijzing is niet nodig", unless it says that one may not.
ZELF = "|".join(
    (
        r"\m(bel|belt|bellen|meld|meldt|mail|mailt)\M[^.,;:]{0,25}\mzelf\M",
        r"\mzelf\M[^.,;:]{0,25}\m(bel|belt|bellen|aan|aanmelden|inschrijven|mailen|langskomen|contact)\M",
        r"aanmelden (hoeft niet|is niet nodig)|niet aan te melden|zonder (aanmeld|afspraak|verwij)",
        r"(verwijzing|verwijsbrief|huisarts|indicatie) is niet nodig",
        r"geen (verwijzing|verwijsbrief|indicatie)[^.,;]* nodig",
        r"\mvrije? inlo|\mloop (gerust |gewoon |zo )?binnen|binnenlopen|\mkom (gewoon|gerust)|iedereen mag",
    )
)
NIET_ZELF = "|".join(
    (
        r"\m(niet|geen)\M[^.,;]{0,20}\mzelf\M|\mzelf\M[^.,;]{0,20}\mniet\M",
        r"(verwijzing|indicatie)[^.,;]* is (nodig|verplicht)",
    )
)
ZELF_AANMELDEN = rf"""
coalesce(i.zelf_aanmelden, CASE i.verwijzer
    WHEN 'iedereen' THEN true
    WHEN 'onbekend' THEN i.verwijzen ~* '{ZELF}' AND i.verwijzen !~* '{NIET_ZELF}'
    ELSE false
END)
"""

# By its wish, or because it says so in its name, summary or description, and says nowhere that it does not.
BIJ_U = "|".join(
    (
        r"\maan huis\M|\mhuisbezoek|\mkom(t|en) (ook )?thuis\M",
        r"\m(bij|naar) (u|je|mensen|iemand|patiënten|cliënten|zieken|gezinnen) (thuis|toe)\M",
    )
)
NIET_BIJ_U = r"\m(niet|geen)\M[^.,;]{0,25}(\maan huis\M|\mhuisbezoek|\mthuis\M|naar u toe)"
AAN_HUIS = rf"""
coalesce(i.aan_huis, wens.slugs::jsonb ?| ARRAY[{", ".join(f"'{slug}'" for slug in THUIS_WENSEN)}] OR (
    concat_ws('. ', i.naam, i.samenvatting, i.beschrijving) ~* '{BIJ_U}'
    AND concat_ws('. ', i.naam, i.samenvatting, i.beschrijving) !~* '{NIET_BIJ_U}'
))
"""
