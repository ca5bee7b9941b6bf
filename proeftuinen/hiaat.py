"""One gap: what there is now for a wish in a stadsdeel, and which actions answer it."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from socialekaart.models import Gebied, Ondersteuningswens, Zoekrij

from .actieonderzoek import with_names
from .models import Actie, Proeftuin


@dataclass(frozen=True)
class Aanbod:
    """How many published initiatives answer a wish here; ``stedelijk`` are those for the whole city."""

    totaal: int
    formeel: int
    informeel: int
    stedelijk: int


@dataclass(frozen=True)
class Hiaat:
    """All that the page of a gap shows; ``start`` is where a network manager begins an action on it."""

    stadsdeel: Gebied
    wens: Ondersteuningswens
    aanbod: Aanbod
    acties: list[Actie]
    proeftuin: Proeftuin | None

    @property
    def zoek(self) -> str:
        return f"{reverse('kaart')}?{urlencode({'stadsdeel': self.stadsdeel.slug, 'wens': self.wens.slug})}"

    @property
    def start(self) -> str:
        if self.proeftuin is None:
            return ""
        vraag = urlencode({"proeftuin": self.proeftuin.slug, "wens": self.wens.slug})
        return f"{reverse('admin:proeftuinbord')}?{vraag}#nieuw"


def tell_hiaat(stadsdeel: Gebied, wens: Ondersteuningswens) -> Hiaat:
    """Three queries."""
    hier = Zoekrij.objects.in_stadsdeel([stadsdeel.pk]).with_wens([wens.pk])
    telling = hier.aggregate(
        totaal=Count("pk"),
        formeel=Count("pk", filter=Q(soort="formeel")),
        informeel=Count("pk", filter=Q(soort="informeel")),
        stedelijk=Count("pk", filter=Q(heel_amsterdam=True)),
    )
    acties = Actie.objects.published().on_gap(stadsdeel=stadsdeel.pk, wens=wens.pk)
    return Hiaat(
        stadsdeel,
        wens,
        Aanbod(**telling),
        list(with_names(acties).select_related("proeftuin")),
        Proeftuin.objects.published().filter(stadsdeel=stadsdeel.pk).first(),
    )
