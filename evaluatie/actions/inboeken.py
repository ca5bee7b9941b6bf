"""Writes many rows of one model in few statements, each with its line of history as if a person had saved it."""

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport, leesbaar
from socialekaart.actions.verversen import start_version
from socialekaart.importeren.blad import FOUT, GEWIJZIGD, NIEUW, ONGEWIJZIGD, Rijuitslag, make_rapport
from socialekaart.models.geschiedenis import handeling

M = TypeVar("M", bound=Model)
PER_KEER = 5000


class Inboeking(Generic[M]):
    """Rows of one model by their key: what is there, what comes new, and what becomes different."""

    def __init__(self, model: type[M], bestaand: dict[Hashable, M]):
        self.model = model
        self.bestaand = bestaand
        self.nieuw: list[M] = []
        self.gewijzigd: dict[Hashable, M] = {}

    def take(self, sleutel: Hashable, **waarden: Any) -> tuple[M, str, tuple[str, ...]]:
        """The row with this key and these values, what is to be done for it, and what differs in words."""
        rij = self.bestaand.get(sleutel)
        if rij is None:
            rij = self.bestaand[sleutel] = self.model(**waarden)
            self.nieuw.append(rij)
            return rij, NIEUW, ()
        anders = {naam: getattr(rij, naam) for naam, waarde in waarden.items() if getattr(rij, naam) != waarde}
        if not anders:
            return rij, ONGEWIJZIGD, ()
        for naam in anders:
            setattr(rij, naam, waarden[naam])
        self.gewijzigd[sleutel] = rij
        # With what was there, so that an overview is another one when a colleague changed it meanwhile.
        return (
            rij,
            GEWIJZIGD,
            tuple(f"{naam}: {leesbaar(oud)} → {leesbaar(waarden[naam])}" for naam, oud in anders.items()),
        )

    def write(self) -> None:
        rijen: Any = self.model._default_manager
        velden = [veld.name for veld in self.model._meta.concrete_fields if not veld.primary_key]
        gewijzigd = list(self.gewijzigd.values())
        rijen.bulk_create(self.nieuw, batch_size=PER_KEER)
        rijen.bulk_create(
            gewijzigd, batch_size=PER_KEER, update_conflicts=True, unique_fields=["pk"], update_fields=velden
        )
        for geschreven, update in ((self.nieuw, False), (gewijzigd, True)):
            self.model.history.bulk_history_create(geschreven, batch_size=PER_KEER, update=update)  # type: ignore[attr-defined]


def lock(*modellen: type[Model]) -> None:
    """Nobody else writes these until the end of the transaction; everybody may read them."""
    tabellen = ", ".join(f'"{model._meta.db_table}"' for model in modellen)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tabellen} IN SHARE ROW EXCLUSIVE MODE")


def settle(
    uitslagen: list[Rijuitslag], *boeken: Inboeking, alles_of_niets: bool, dry_run: bool
) -> tuple[Rapport, list[Rijuitslag]]:
    """Write what the rows of a sheet come to, unless it is a trial or one wrong row keeps all of it out."""
    rapport = make_rapport(uitslagen)
    if alles_of_niets and rapport.fout:
        goed = [uitslag.rij for uitslag in uitslagen if uitslag.oordeel != FOUT]
        rapport.keep_nothing(goed, _("Niets is ingelezen, omdat er rijen fout zijn."))
    elif not dry_run and (rapport.nieuw or rapport.gewijzigd):
        with handeling(reden=_("ingelezen uit een blad")):
            for boek in boeken:
                boek.write()
        start_version()
    return rapport, uitslagen
