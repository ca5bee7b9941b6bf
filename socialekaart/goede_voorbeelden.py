"""Good examples by words, theme and stadsdeel."""

import re

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from palliatief.lib.spelling import read_words

from .kiesvorm import Kiesvorm, Lijst
from .lijsten import load_keuzes
from .models import GoedVoorbeeld, Kaartstand, Thema
from .woordkennis import look_up

VELDEN = (
    *("titel", "samenvatting", "tekst", "opbrengst", "navolgen", "plaats"),
    *("titel_en", "samenvatting_en", "tekst_en"),
)


class Voorbeeldzoeker(Kiesvorm):
    """The good examples that an address asks for."""

    def __init__(self, data: QueryDict):
        stadsdelen = load_keuzes(Kaartstand.objects.current()).stadsdeel.values()
        lijsten = [
            Lijst("thema", _("Thema"), _("Alle thema’s"), {t.slug: t.vertaalde_naam for t in Thema.objects.all()}),
            Lijst("stadsdeel", _("Stadsdeel"), _("Overal"), {keuze.slug: keuze.naam for keuze in stadsdelen}),
        ]
        super().__init__(data, lijsten, woorden=True)

    @cached_property
    def gevonden(self) -> QuerySet[GoedVoorbeeld]:
        voorbeelden = GoedVoorbeeld.objects.published().for_list()
        if thema := self.gekozen["thema"]:
            voorbeelden = voorbeelden.filter(themas__slug=thema)
        if stadsdeel := self.gekozen["stadsdeel"]:
            voorbeelden = voorbeelden.filter(stadsdeel__slug=stadsdeel)
        return with_words(voorbeelden, self.q)


def with_words(voorbeelden: QuerySet[GoedVoorbeeld], vraag: str) -> QuerySet[GoedVoorbeeld]:
    """Those in which each word stands, in whatever form: ``huisarts`` also finds ``huisartsen``."""
    woorden = read_words(vraag)
    if not woorden:
        return voorbeelden.none() if vraag else voorbeelden
    voorbeelden = voorbeelden.alias(gezegd=Lower(Func(_all_text(), function="unaccent")))
    # A word without stems is one like "de": it tells nothing.
    for woord in look_up(woorden).values():
        if woord.stammen:
            begin = "|".join(re.escape(stam) for stam in {woord.woord, *woord.stammen})
            voorbeelden = voorbeelden.filter(gezegd__regex=rf"\m({begin})")
    return voorbeelden


def _all_text() -> Func:
    """All that it tells, in both languages, with the names of who and what it is about."""
    verbonden = (F("organisatie__naam"), F("stadsdeel__naam"), _names("partners"), _names("themas"))
    return Func(Value(" "), *VELDEN, *verbonden, function="concat_ws", output_field=TextField())


def _names(relatie: str) -> Subquery:
    """The names of all that hang under it."""
    een = GoedVoorbeeld.objects.filter(pk=OuterRef("pk")).order_by().values("pk")
    return Subquery(een.annotate(namen=StringAgg(f"{relatie}__naam", delimiter=Value(" "))).values("namen"))
