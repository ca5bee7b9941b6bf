"""What all records of the proeftuinen share: whose they are."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from palliatief.gebruikers.models import Gebruiker


class VanStadsdeelQuerySet(models.QuerySet):
    """Records that belong to a stadsdeel; ``stadsdeel`` is the way to it. Without one they are of the whole city."""

    stadsdeel = "stadsdeel"

    def editable_by(self, gebruiker: "Gebruiker | AnonymousUser") -> Self:
        """What this person may change: a coordinator what is of their stadsdelen, the city desk what is city-wide."""
        if not gebruiker.has_perm(f"{self.model._meta.app_label}.change_{self.model._meta.model_name}"):
            return self.none()
        if gebruiker.has_perm("socialekaart.edit_elk_initiatief"):
            return self
        # A subquery and no join: a coordinator of two stadsdelen sees each record once.
        mijn: Any = gebruiker.stadsdelen.values("pk")  # type: ignore[union-attr]
        eigen = Q(**{f"{self.stadsdeel}__in": mijn})
        if gebruiker.has_perm("socialekaart.edit_stedelijk_initiatief"):
            eigen |= Q(**{f"{self.stadsdeel}__isnull": True})
        return self.filter(eigen)
