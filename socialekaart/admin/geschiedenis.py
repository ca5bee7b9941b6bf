"""History that reads as sentences: who changed what, when, from what to what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.gis.geos import Point
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber
from simple_history.models import DeletedObject

from palliatief.lib.telefoon import show_telefoon

# Says when, not what.
NIET_TONEN = frozenset({"updated_at", "created_at", "slug"})
MAXIMUM = 100


@dataclass(frozen=True)
class Wijziging:
    """One field that changed: its name in the code and as people read it."""

    naam: str
    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Moment:
    """One time that somebody saved one thing."""

    wanneer: datetime
    wie: str
    wat: str
    onderwerp: str
    wijzigingen: list[Wijziging]


def _save_of(record: Any) -> tuple:
    """What the versions of one save share: a many-to-many field makes a version of its own."""
    return record.id, getattr(record, "updated_at", record.history_id), record.history_type == "-"


def list_moments(versies: Iterable[Any], *, onderwerp: str = "") -> Iterator[Moment]:
    """Moments from versions in order of time; each is compared with the one before it."""
    soorten = {"+": _("gemaakt"), "~": _("gewijzigd"), "-": _("verwijderd")}
    vorige: Any = None
    for _sleutel, groep in groupby(versies, key=_save_of):
        delen = list(groep)
        eerste, laatste = delen[0], delen[-1]
        veranderd = vorige is not None and eerste.history_type == "~"
        wijzigingen = describe_changes(laatste, vorige) if veranderd else []
        if wijzigingen or eerste.history_type != "~":
            wie = str(eerste.history_user) if eerste.history_user else _("het systeem")
            wat = soorten[eerste.history_type]
            yield Moment(eerste.history_date, wie, wat, onderwerp and f"{onderwerp}: {laatste.instance}", wijzigingen)
        vorige = laatste


def describe_changes(nieuw: Any, oud: Any) -> list[Wijziging]:
    """The fields that differ between two versions, with their labels and values as people read them."""
    verschillen = nieuw.diff_against(oud, excluded_fields=NIET_TONEN, foreign_keys_are_objs=True).changes
    model = nieuw.instance_type
    velden = {v.field: model._meta.get_field(v.field) for v in verschillen}
    return [
        Wijziging(
            v.field,
            capfirst(str(velden[v.field].verbose_name)),
            show(velden[v.field], v.old),
            show(velden[v.field], v.new),
        )
        for v in verschillen
    ]


def show(veld: Any, waarde: Any) -> str:
    """A value in words."""
    if veld.many_to_many:
        andere = veld.m2m_reverse_field_name()
        return ", ".join(sorted(str(rij[andere]) for rij in waarde)) or _("niets")
    if isinstance(waarde, DeletedObject):
        return _("weggehaald") if waarde.pk else _("niets")
    if veld.choices:
        waarde = dict(veld.flatchoices).get(waarde, waarde)
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    if isinstance(waarde, Point):
        return f"{waarde.x:.5f}, {waarde.y:.5f}"
    if isinstance(waarde, PhoneNumber) and waarde:
        return show_telefoon(str(waarde))
    if isinstance(waarde, list):
        return ", ".join(waarde) or _("niets")
    return str(localize(waarde)) if waarde not in (None, "") else _("niets")


class MetGeschiedenis:
    """Mix into a ModelAdmin of a model with ``history``; also shows what was deleted."""

    object_history_template = "admin/geschiedenis.html"

    def list_history(self, request: HttpRequest, pk: int) -> list[Moment]:
        """All moments, the newest first."""
        versies = self.model.history.filter(id=pk).select_related("history_user").order_by("history_id")  # type: ignore[attr-defined]
        return list(list_moments(versies))[::-1]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        pk = unquote(object_id)
        obj: Model | None = self.get_object(request, pk)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, obj):  # type: ignore[attr-defined]
            raise PermissionDenied
        if obj is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Geschiedenis van %(naam)s") % {"naam": obj},
            "momenten": self.list_history(request, obj.pk)[:MAXIMUM],
            "object": obj,
            "opts": self.opts,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, self.object_history_template, context)
