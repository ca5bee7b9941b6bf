"""One example of each chart, with invented figures: what it is for, and how it says what is not known."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .grafiek import (
    Balk,
    Grafiek,
    Intervalrij,
    Lijn,
    Verdeling,
    Vlak,
    make_balken,
    make_intervallen,
    make_kaart,
    make_verdeling,
    make_verloop,
)
from .onderdrukking import ONDERDRUKT


@dataclass(frozen=True)
class Voorbeeld:
    """A chart and when to take it; ``code`` is how a programmer makes it."""

    slug: str
    naam: str
    wanneer: str
    code: str
    grafiek: Grafiek


def show_all() -> list[Voorbeeld]:
    """In the order of the page."""
    return [
        Voorbeeld(
            "intervallen",
            _("Punten met een marge"),
            _("Om schattingen te vergelijken, ook met een waarde voor de hele stad. De streep is de onzekerheid."),
            "make_intervallen(titel, uitleg, [Intervalrij(label, waarde, laag, hoog)], lijn=(waarde, woorden))",
            _show_intervallen(),
        ),
        Voorbeeld(
            "balken",
            _("Balken"),
            _("Om aantallen te vergelijken. De marge staat op de balk. Wat we niet tonen is gearceerd."),
            "make_balken(titel, uitleg, [Balk(label, waarde, laag=laag, hoog=hoog)])",
            _show_balken(),
        ),
        Voorbeeld(
            "verdeling",
            _("Verdeling van antwoorden"),
            _("Om te zien hoe groepen mensen antwoorden. Elke balk is de hele groep."),
            "make_verdeling(titel, uitleg, antwoorden, [Verdeling(label, aantallen, n)], zonder_oordeel=[...])",
            _show_verdeling(),
        ),
        Voorbeeld(
            "verloop",
            _("Verloop in de tijd"),
            _("Om te zien wat er verandert. Elke groep heeft een eigen teken en een eigen streep."),
            "make_verloop(titel, uitleg, momenten, [Lijn(label, [(waarde, laag, hoog), None])])",
            _show_verloop(),
        ),
        Voorbeeld(
            "kaart",
            _("Kaart met tinten"),
            _("Om te zien waar iets is. Elke tint heeft ook een eigen patroon."),
            'make_kaart(titel, uitleg, [Vlak(code, klasse, tekst)], soort="stadsdeel", legenda=[(klasse, woorden)])',
            _show_kaart(),
        ),
    ]


def _show_intervallen() -> Grafiek:
    rijen = [
        Intervalrij("Centrum", 0, None, None, _("0 van hier")),
        Intervalrij("Nieuw-West", 1.0, 0.6, 1.5),
        Intervalrij("Oost", 2.2, 1.4, 3.0),
        Intervalrij("Weesp", 2.6, 1.7, 4.1, gekozen=True),
        Intervalrij("Westpoort", ONDERDRUKT, ONDERDRUKT, ONDERDRUKT),
        Intervalrij("Zuidoost", None, None, None),
    ]
    uitleg = _("De streep is de onzekerheid. De stippellijn is heel Amsterdam.")
    return make_intervallen(_("Maatjes van hier per 100 mensen die er een wensen"), uitleg, rijen, (1.8, "Amsterdam"))


def _show_balken() -> Grafiek:
    rijen = [
        Balk("Centrum", 395, laag=375, hoog=445),
        Balk("Nieuw-West", 705, laag=675, hoog=805),
        Balk("Weesp", 160, laag=155, hoog=185),
        Balk("Westpoort", ONDERDRUKT),
        Balk("Zuidoost", None),
    ]
    return make_balken(_("Mensen in hun laatste levensfase"), _("De streep op de balk is de marge."), rijen)


def _show_verdeling() -> Grafiek:
    weet_niet = _("Dat weet ik niet")
    antwoorden = [_("Nooit"), _("Soms"), _("Vaak"), _("Altijd"), weet_niet]
    rijen = [
        Verdeling(_("Mantelzorgers"), [10, 20, 25, 15, 10], 80),
        Verdeling(_("Zorgverleners"), [ONDERDRUKT, 15, 30, 20, ONDERDRUKT], 80),
        Verdeling(_("Vrijwilligers"), [ONDERDRUKT] * 5, ONDERDRUKT),
    ]
    uitleg = _("Onder elk stuk staat hoeveel mensen dit antwoord gaven.")
    return make_verdeling(_("Weten helpers wat de ander doet?"), uitleg, antwoorden, rijen, [weet_niet])


def _show_verloop() -> Grafiek:
    lijnen = [
        Lijn(_("Mantelzorgers"), [(2.1, 1.8, 2.4), (2.6, 2.3, 2.9), (2.9, 2.6, 3.2)]),
        Lijn(_("Zorgverleners"), [(2.8, 2.5, 3.1), (2.9, 2.7, 3.1), None]),
        Lijn(_("Vrijwilligers"), [ONDERDRUKT, (2.4, 1.9, 2.9), (2.7, 2.3, 3.1)]),
    ]
    uitleg = _("Gemiddelde van 1 (nooit) tot 4 (altijd), op drie momenten.")
    return make_verloop(
        _("Hulp komt op tijd"), uitleg, [_("Voor het begin"), _("Halverwege"), _("Aan het eind")], lijnen
    )


def _show_kaart() -> Grafiek:
    vlakken = [
        Vlak("A", "3", _("395 mensen")),
        Vlak("E", "4", _("545 mensen")),
        Vlak("F", "5", _("705 mensen")),
        Vlak("S", "1", _("160 mensen")),
        Vlak("B", "geen", _("te weinig mensen om te tonen")),
        Vlak("T", "2", _("300 mensen")),
    ]
    legenda = [
        ("1", _("minder dan 200 mensen")),
        ("2", _("200 tot 350 mensen")),
        ("3", _("350 tot 500 mensen")),
        ("4", _("500 tot 650 mensen")),
        ("5", _("650 mensen of meer")),
        ("geen", _("te weinig mensen om te tonen")),
    ]
    return make_kaart(
        _("Mensen per stadsdeel"), _("Een stadsdeel zonder tint heeft geen cijfer."), vlakken, legenda=legenda
    )
