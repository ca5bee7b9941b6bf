"""Where was looked for offers: each stadsdeel beside each domain, and what of it is old or missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from socialekaart.models import Domein, Gebied

from .models import Inventarisatie

# What was looked for longer ago may have changed.
GELDIG = timedelta(days=365)


@dataclass(frozen=True)
class Vak:
    """The newest inventory of one domain in one stadsdeel (None: nobody looked), and whether it is time again."""

    stadsdeel: Gebied
    domein: Domein
    laatste: Inventarisatie | None
    oud: bool

    @property
    def stand(self) -> str:
        if self.laatste is None:
            return "nooit"
        if not self.laatste.compleet:
            return "deels"
        return "oud" if self.oud else "compleet"

    @property
    def te_herhalen(self) -> bool:
        """Whether one click can say that it is still so."""
        return bool(
            self.laatste and self.laatste.compleet and not self.laatste.voorbeeld and self.laatste.op < localdate()
        )


def old_before() -> date:
    return localdate() - GELDIG


def read_vakken(stadsdelen: Iterable[Gebied]) -> list[tuple[Gebied, list[Vak]]]:
    """Of each stadsdeel all domains, in their order; two statements."""
    gebieden, domeinen, grens = list(stadsdelen), list(Domein.objects.all()), old_before()
    nieuwste = Inventarisatie.objects.filter(stadsdeel__in=gebieden).newest()
    laatste = {(rij.stadsdeel_id, rij.domein_id): rij for rij in nieuwste}
    rijen = []
    for gebied in gebieden:
        gevonden = [(domein, laatste.get((gebied.pk, domein.pk))) for domein in domeinen]
        rijen.append((gebied, [Vak(gebied, d, rij, bool(rij and rij.op < grens)) for d, rij in gevonden]))
    return rijen
