"""What a page that asks "weet u het zeker" names: what people know, not the rows that join them."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest


class KorteVerwijderlijst:
    """Mix into a ModelAdmin; ``verdwijnt_mee`` are the models that are worth a number."""

    model: type[Model]
    verdwijnt_mee: tuple[type[Model], ...] = ()

    def get_deleted_objects(self, objs: Iterable[Model], request: HttpRequest) -> tuple:
        _boom, aantallen, *rest = super().get_deleted_objects(objs, request)
        bekend = {str(model._meta.verbose_name_plural) for model in (self.model, *self.verdwijnt_mee)}
        return [str(obj) for obj in objs], {naam: n for naam, n in aantallen.items() if naam in bekend}, *rest
