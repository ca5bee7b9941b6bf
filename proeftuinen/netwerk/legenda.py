"""What the signs in the picture of the network mean; the page and the separate picture show the same."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .namen import width_of

# How the domains look where no style sheet reaches, as in tokens.css; without a domain as the second ink.
KLEUREN = {"": "#4a5f58", "fysiek": "#1565bf", "sociaal": "#ad470a", "psychisch": "#5b1f63", "spiritueel": "#145c4b"}
LETTER = 15
TUSSEN, RIJ_HOOG = 26, 34  # pixels between two signs, and from one row to the next


@dataclass(frozen=True)
class Teken:
    """A sign and its word. ``x`` and ``y`` are for the separate picture; a page lets them flow."""

    teken: str
    woord: str
    breedte: int
    domein: str = ""
    x: int = 0
    y: int = 0

    @property
    def kleur(self) -> str:
        return KLEUREN[self.domein]

    @property
    def woord_x(self) -> int:
        return self.x + self.breedte + 10

    @property
    def woord_y(self) -> int:
        return self.y + 15


def domain_words() -> dict[str, str]:
    """The domains that have a glyph, in the language of the page."""
    return {
        "fysiek": _("fysiek"),
        "sociaal": _("sociaal"),
        "psychisch": _("psychisch"),
        "spiritueel": _("spiritueel"),
    }


def list_signs(*, vergelijkt: bool) -> list[list[Teken]]:
    """In rows: shapes, lines, and what changed with the domains."""
    vormen = [
        Teken("formeel", _("Formeel"), 20),
        Teken("informeel", _("Informeel"), 20),
        Teken("gemeente", _("Gemeente"), 20),
        Teken("bruggenbouwer", _("Bruggenbouwer"), 24),
        Teken("los", _("Staat los"), 20),
    ]
    lijnen = [
        Teken("verwijzing", _("Verwijzing"), 44),
        Teken("afstemming", _("Afstemming"), 44),
        Teken("gezamenlijk-aanbod", _("Samen aanbod"), 44),
        Teken("pilot", _("Pilot"), 44),
        Teken("contact-gemeente", _("Met gemeente"), 44),
    ]
    veranderd = [Teken("nieuw", _("Nieuw"), 48), Teken("gestopt", _("Gestopt"), 48)] if vergelijkt else []
    domeinen = [Teken("", capfirst(woord), 18, domein) for domein, woord in domain_words().items()]
    return [vormen, lijnen, veranderd + domeinen]


def lay_out(rijen: list[list[Teken]], links: int, boven: int, breedte: int) -> tuple[list[Teken], int]:
    """The signs in rows on a sheet, and how high they are together; a row that is too long goes on below."""
    tekens, y = [], boven
    for rij in rijen:
        x = links
        for teken in rij:
            eind = x + teken.breedte + 10 + round(width_of(teken.woord, LETTER))
            if eind > breedte and x > links:
                x, eind, y = links, links + eind - x, y + RIJ_HOOG
            tekens.append(Teken(teken.teken, teken.woord, teken.breedte, teken.domein, x, y))
            x = eind + TUSSEN
        y += RIJ_HOOG
    return tekens, y - boven
