"""What the project found, as pages tell it."""

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from socialekaart.kiesvorm import Kiesvorm, Lijst

from .models import Proeftuin, Publicatie, Publicatiebestand

# Where a licence says what it allows; of the others the name is enough.
LICENTIES = {
    Publicatie.Licentie.CC0: "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
    Publicatie.Licentie.CC_BY: "https://creativecommons.org/licenses/by/4.0/deed.nl",
    Publicatie.Licentie.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/deed.nl",
    Publicatie.Licentie.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/deed.nl",
}


class Resultatenkiezer(Kiesvorm):
    """The publications that an address asks for."""

    def __init__(self, data: QueryDict):
        proeftuinen = dict(Proeftuin.objects.published().values_list("slug", "naam"))
        soorten = {str(soort.value): str(soort.label) for soort in Publicatie.Soort}
        lijsten = [
            Lijst("soort", _("Soort"), _("Alle soorten"), soorten),
            Lijst("proeftuin", _("Proeftuin"), _("Het hele project"), proeftuinen),
        ]
        super().__init__(data, lijsten)

    @property
    def gevonden(self) -> QuerySet[Publicatie]:
        """The newest first."""
        publicaties = Publicatie.objects.published().select_related("proeftuin").defer("tekst")
        if soort := self.gekozen["soort"]:
            publicaties = publicaties.filter(soort=soort)
        if proeftuin := self.gekozen["proeftuin"]:
            publicaties = publicaties.filter(proeftuin__slug=proeftuin)
        return publicaties


def with_parts(publicaties: QuerySet[Publicatie]) -> QuerySet[Publicatie]:
    """With what their pages show besides; of a file only what is told about it."""
    bestanden = Publicatiebestand.objects.select_related("bestand").defer("bestand__inhoud")
    return publicaties.select_related("proeftuin").prefetch_related("cijfers", Prefetch("bestanden", bestanden))
