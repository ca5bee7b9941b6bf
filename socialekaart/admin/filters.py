"""Filters in the words of a coordinator."""

from collections.abc import Callable, Iterable
from datetime import date

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Domein, Gebied, Initiatief, Locatie, Ondersteuningswens, stale_before


class EigenFilter(SimpleListFilter):
    """What one may change oneself."""

    title = _("van wie")
    parameter_name = "van"

    def lookups(self, request, model_admin):
        return [("mij", _("wat ik bijhoud"))] if request.user.has_perm("socialekaart.change_initiatief") else []

    def queryset(self, request, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        if self.value() != "mij":
            return queryset
        return queryset.filter(pk__in=Initiatief.objects.editable_by(request.user).values("pk"))


class RijenFilter(SimpleListFilter):
    """Choices are the rows of a list; an unknown value in the address is ignored."""

    rows: Callable[[HttpRequest], Iterable[Model]]

    def lookups(self, request, model_admin):
        return [(str(rij.pk), str(rij)) for rij in self.rows(request)]

    def pk(self) -> int | None:
        waarde = self.value()
        return int(waarde) if waarde and waarde in dict(self.lookup_choices) else None


class VanStadsdeelFilter(RijenFilter):
    """Of records that belong to one stadsdeel each, or to none."""

    title = _("stadsdeel")
    parameter_name = "stadsdeel"

    def rows(self, request):
        return Gebied.objects.stadsdelen().defer("geometrie")

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        pk = self.pk()
        return queryset if pk is None else queryset.filter(stadsdeel=pk)


class StadsdeelFilter(RijenFilter):
    """Initiatives that are there, or work there; the whole city is its own choice."""

    title = _("stadsdeel")
    parameter_name = "stadsdeel"

    def rows(self, request):
        self.locaties = Locatie.objects.visible_to(request.user)
        return Gebied.objects.stadsdelen().defer("geometrie")

    def lookups(self, request, model_admin):
        return [("stad", _("heel Amsterdam")), *super().lookups(request, model_admin)]

    def queryset(self, request, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        if self.value() == "stad":
            return queryset.filter(heel_amsterdam=True)
        if (pk := self.pk()) is None:
            return queryset
        hier = self.locaties.filter(initiatief=OuterRef("pk"), stadsdeel=pk)
        werkt_hier = Initiatief.werkgebied.through.objects.filter(initiatief=OuterRef("pk"), gebied=pk)
        return queryset.filter(Q(Exists(hier)) | Q(Exists(werkt_hier)))


class DomeinFilter(RijenFilter):
    title = _("domein")
    parameter_name = "domein"

    def rows(self, request):
        return Domein.objects.all()

    def queryset(self, request, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        pk = self.pk()
        wensen = Initiatief.wensen.through.objects.filter(initiatief=OuterRef("pk"), ondersteuningswens__domein=pk)
        return queryset.filter(Exists(wensen)) if pk else queryset


class WensFilter(RijenFilter):
    """All wishes; only those of the domain when one is chosen. And what has none."""

    title = _("wens")
    parameter_name = "wens"

    def rows(self, request):
        wensen = Ondersteuningswens.objects.all()
        domein = request.GET.get("domein", "")
        return (
            wensen.filter(domein=int(domein))
            if domein.isascii() and domein.isdecimal() and len(domein) < 10
            else wensen
        )

    def lookups(self, request, model_admin):
        return [("geen", _("nog geen wens")), *super().lookups(request, model_admin)]

    def queryset(self, request, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        if self.value() == "geen":
            return queryset.filter(wensen=None)
        pk = self.pk()
        wensen = Initiatief.wensen.through.objects.filter(initiatief=OuterRef("pk"), ondersteuningswens=pk)
        return queryset.filter(Exists(wensen)) if pk else queryset


class GecontroleerdFilter(SimpleListFilter):
    title = _("gecontroleerd")
    parameter_name = "gecontroleerd"

    def lookups(self, request, model_admin):
        return [
            ("te-lang", _("te lang geleden")),
            ("nooit", _("nooit")),
            ("dit-jaar", _("dit jaar")),
        ]

    def queryset(self, request, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        keuzes = {
            "te-lang": Q(gecontroleerd_op__lt=stale_before()),
            "nooit": Q(gecontroleerd_op=None),
            "dit-jaar": Q(gecontroleerd_op__gte=date(timezone.localdate().year, 1, 1)),
        }
        return queryset.filter(keuzes.get(self.value() or "", Q()))


class BronFilter(SimpleListFilter):
    title = _("bron")
    parameter_name = "bron"

    def lookups(self, request, model_admin):
        bronnen = Initiatief.objects.exclude(bron="").order_by("bron").values_list("bron", flat=True).distinct()
        return [(bron, bron) for bron in bronnen]

    def queryset(self, request, queryset: QuerySet[Initiatief]) -> QuerySet[Initiatief]:
        return queryset.filter(bron=self.value()) if self.value() else queryset
