"""How far two researchers see the same themes in the same answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from palliatief.gebruikers.models import Gebruiker

from ..models import Codering, Codethema, OpenAntwoord
from .statistiek import cohens_kappa

# Who coded, and what by the key of the answer.
Codeur = tuple[Gebruiker, dict[int, Codering]]

# Words for a kappa (Landis and Koch 1977): from so much on.
WOORDEN = (
    (0.81, _("bijna volledig eens")),
    (0.61, _("goed eens")),
    (0.41, _("redelijk eens")),
    (0.21, _("matig eens")),
    (-1.0, _("weinig eens")),
)


@dataclass(frozen=True)
class Themaovereenkomst:
    """For one theme: in how many answers both saw it, only one, only the other, or neither."""

    thema: Codethema
    beide: int
    alleen_een: int
    alleen_ander: int
    geen: int

    @property
    def kappa(self) -> float | None:
        return cohens_kappa(self.beide, self.alleen_een, self.alleen_ander, self.geen)

    @property
    def woorden(self) -> str:
        kappa = self.kappa
        return "" if kappa is None else next(str(woord) for vanaf, woord in WOORDEN if round(kappa, 2) >= vanaf)


@dataclass(frozen=True)
class Verschil:
    """An answer in which two people saw other themes."""

    antwoord: OpenAntwoord
    een: list[Codethema]
    ander: list[Codethema]


@dataclass(frozen=True)
class Paar:
    """Two researchers, the answers that both coded, and where they agree."""

    een: Gebruiker
    ander: Gebruiker
    samen: int
    themas: list[Themaovereenkomst]
    verschillen: list[Verschil]


def to_code(gebruiker: Gebruiker) -> QuerySet[OpenAntwoord]:
    """Cleaned answers that this person has not coded yet; those that one other person coded first."""
    return OpenAntwoord.objects.cleaned().exclude(coderingen__codeur=gebruiker).order_by("kenmerk")


def tell_paren() -> list[Paar]:
    """Every two people who coded the same answers; most answers first."""
    per_codeur: dict[Gebruiker, dict[int, Codering]] = {}
    coderingen = Codering.objects.exclude(codeur=None).select_related("codeur", "antwoord__vraag")
    for codering in coderingen.prefetch_related("themas").order_by("codeur__email", "antwoord__kenmerk"):
        per_codeur.setdefault(codering.codeur, {})[codering.antwoord_id] = codering  # type: ignore[arg-type]
    themas = list(Codethema.objects.all())
    paren = [_compare(*twee, themas) for twee in combinations(per_codeur.items(), 2)]
    return sorted((paar for paar in paren if paar.samen), key=lambda paar: -paar.samen)


def _compare(eerste_codeur: Codeur, tweede_codeur: Codeur, themas: Iterable[Codethema]) -> Paar:
    (een, van_een), (ander, van_ander) = eerste_codeur, tweede_codeur
    samen = [(van_een[pk], van_ander[pk]) for pk in van_een if pk in van_ander]
    gezien = [(set(eerste.themas.all()), set(tweede.themas.all())) for eerste, tweede in samen]
    verschillen = [
        Verschil(eerste.antwoord, list(eerste.themas.all()), list(tweede.themas.all()))
        for (eerste, tweede), (links, rechts) in zip(samen, gezien, strict=True)
        if links != rechts
    ]
    return Paar(een, ander, len(samen), [_count(thema, gezien) for thema in themas], verschillen)


def _count(thema: Codethema, gezien: list[tuple[set[Codethema], set[Codethema]]]) -> Themaovereenkomst:
    wie = [(thema in een, thema in ander) for een, ander in gezien]
    return Themaovereenkomst(
        thema, wie.count((True, True)), wie.count((True, False)), wie.count((False, True)), wie.count((False, False))
    )
