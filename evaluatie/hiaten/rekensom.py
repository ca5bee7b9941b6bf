"""The working of one cell, step by step: every figure that stands in it, filled in."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..grafiek import Grafiek, Intervalrij, make_intervallen
from ..onderdrukking import ONDERDRUKT, threshold
from .cel import Verhaal
from .matrix import Cel, Matrix
from .pagina import margin, people
from .statussen import NIET_GEZOCHT, STATUSSEN, Status


@dataclass(frozen=True)
class Stap:
    """One line of the sum: the question, how it was worked out, the figure and its range."""

    vraag: str
    uitleg: str
    uitkomst: str
    marge: str


@dataclass(frozen=True)
class Rekensom:
    """A cell worked out, step by step, and what that makes of it in words."""

    stappen: list[Stap]
    status: Status
    besluit: str
    grafiek: Grafiek


def make_rekensom(verhaal: Verhaal, matrix: Matrix) -> Rekensom:
    """The sum of a protected cell; what is withheld is said to be so."""
    cel = verhaal.cel
    stappen = [_step_people(verhaal), _step_share(cel), _step_expected(cel), _step_supply(cel)]
    return Rekensom(stappen, STATUSSEN[cel.status], _tell_capacity(cel), make_coverage(verhaal, matrix))


def percent(aandeel: Any) -> str:
    return "" if aandeel is None or aandeel is ONDERDRUKT else f"{round(100 * aandeel)}%"


def _step_people(verhaal: Verhaal) -> Stap:
    cel, schatting, bevolking = verhaal.cel, verhaal.schatting, verhaal.bevolking
    if cel.doelgroep is None or schatting is None:
        uitleg = _("Hiervan is nog geen schatting.")
    elif cel.doelgroep is ONDERDRUKT:
        uitleg = _("Te weinig mensen om te tonen.")
    elif bevolking and bevolking.sterfte_per_1000 is not None and schatting.methode.aandeel is not None:
        uitleg = _("%(inwoners)s inwoners × %(sterfte)s per 1.000 overleden × %(deel)s%%") % {
            "inwoners": number_format(bevolking.inwoners, force_grouping=True),
            "sterfte": number_format(bevolking.sterfte_per_1000.normalize()),
            "deel": number_format((schatting.methode.aandeel * 100).normalize()),
        }
    else:
        uitleg = f"{schatting.methode}, {schatting.jaar}"
    marge = margin(cel.doelgroep_laag, cel.doelgroep_hoog)
    return Stap(_("Hoeveel mensen zijn in de laatste fase?"), uitleg, people(cel.doelgroep), marge)


def _step_share(cel: Cel) -> Stap:
    vraag = _("Welk deel wenst dit?")
    if cel.n is None:
        return Stap(vraag, _("Dit is hier nog niet gevraagd."), "", "")
    if cel.gewenst is ONDERDRUKT:
        weinig = _("Te weinig gegevens: minder dan %d mensen, we tonen niets.") % threshold()
        return Stap(vraag, weinig, "", "")
    uitleg = _("ongeveer %(gewenst)s van de %(n)s mensen die antwoord gaven") % {"gewenst": cel.gewenst, "n": cel.n}
    marge = f"{percent(cel.aandeel_laag).rstrip('%')}–{percent(cel.aandeel_hoog)}"
    return Stap(vraag, uitleg, percent(cel.aandeel), marge)


def _step_expected(cel: Cel) -> Stap:
    vraag = _("Dus verwacht")
    if cel.verwacht is None or cel.verwacht is ONDERDRUKT:
        return Stap(vraag, _("Dat kunnen we hier niet zeggen."), "", "")
    uitleg = _("%(mensen)s × %(deel)s, afgerond op 5") % {"mensen": people(cel.doelgroep), "deel": percent(cel.aandeel)}
    return Stap(vraag, uitleg, people(cel.verwacht), margin(cel.verwacht_laag, cel.verwacht_hoog))


def _step_supply(cel: Cel) -> Stap:
    uitleg = _(
        "%(hier)d alleen hier · %(gedeeld)d gedeeld met een ander stadsdeel · %(stad)d voor heel Amsterdam "
        "(samen %(formeel)d formeel, %(informeel)d informeel)"
    ) % {
        "hier": cel.alleen_hier,
        "gedeeld": cel.gedeeld,
        "stad": cel.stedelijk,
        "formeel": cel.formeel,
        "informeel": cel.informeel,
    }
    stedelijk = _("+ %d stedelijk") % cel.stedelijk if cel.stedelijk else ""
    return Stap(_("Wat is er?"), uitleg, str(cel.alleen_hier + cel.gedeeld), stedelijk)


def _tell_capacity(cel: Cel) -> str:
    totaal = cel.formeel + cel.informeel
    if not totaal:
        return ""
    return ngettext(
        "Van %(totaal)d initiatief is bij %(bekend)d het aantal plaatsen bekend. Daarom tellen we initiatieven, "
        "geen plaatsen.",
        "Van %(totaal)d initiatieven is bij %(bekend)d het aantal plaatsen bekend. Daarom tellen we initiatieven, "
        "geen plaatsen.",
        totaal,
    ) % {"totaal": totaal, "bekend": cel.capaciteit_bekend}


def make_coverage(verhaal: Verhaal, matrix: Matrix) -> Grafiek:
    """Supply per 100 expected people in each stadsdeel, with the city as a line; no figure where nobody looked."""
    rijen = []
    for stadsdeel in matrix.stadsdelen:
        cel = matrix.cellen[stadsdeel.pk, verhaal.wens.pk]
        if cel.doelgroep is not ONDERDRUKT:
            tekst = _("0 van hier") if cel.dekking == 0 else ""
            gekozen = stadsdeel == verhaal.stadsdeel
            dekking = (cel.dekking, cel.dekking_laag, cel.dekking_hoog)
            if cel.status == NIET_GEZOCHT:
                tekst, dekking = str(STATUSSEN[NIET_GEZOCHT].woorden).lower(), (None, None, None)
            rijen.append(Intervalrij(stadsdeel.naam, *dekking, tekst, gekozen))
    stad = verhaal.cel.stad
    lijn = (stad, _("heel Amsterdam")) if stad is not None else None
    return make_intervallen(
        _("Aanbod van hier per 100 mensen die dit wensen"),
        _("De streep is de onzekerheid. De stippellijn is heel Amsterdam."),
        rijen,
        lijn,
    )
