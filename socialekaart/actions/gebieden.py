"""Reads a layer of areas into the database."""

import re
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palliatief.lib.rapport import Rapport

from ..importeren import Invoerfout
from ..importeren.geojson import Vormfout, read_features, read_properties, read_text, read_vlak
from ..models import Gebied
from .verversen import refresh_initiatieven, wait_for_turn

# From coarse to fine, with the shape of the official codes; a layer also carries the codes of the coarser ones.
CODES = {"stadsdeel": r"[A-Z]", "gebied": r"G[A-Z]\d\d", "wijk": r"[A-Z]{2}", "buurt": r"[A-Z]{2}\d\d"}


@transaction.atomic
def import_gebieden(*, soort: str, collectie: dict[str, Any], bron: str, dry_run: bool = False) -> Rapport:
    """Take in one layer: a known code changes, a new one is added, and nothing disappears.

    In the report ``rij`` is the number of the feature in the file, from 1.
    """
    if soort not in CODES:
        raise Invoerfout(
            _("“%(soort)s” bestaat niet; kies uit %(keuze)s.") % {"soort": soort, "keuze": ", ".join(CODES)}
        )
    wait_for_turn()
    rapport = Rapport()
    bestaand = {gebied.code: gebied for gebied in Gebied.objects.filter(soort=soort)}
    slugs = {gebied.slug: code for code, gebied in bestaand.items()}
    gezien: dict[str, int] = {}
    for nummer, feature in enumerate(read_features(collectie), start=1):
        eigenschappen = read_properties(feature)
        code, naam = read_text(eigenschappen, f"{soort}code"), read_text(eigenschappen, soort)
        try:
            _check_codes(soort, code, naam, eigenschappen, gezien)
            vlak = read_vlak(feature.get("geometry"))
            gebied = bestaand.get(code) or Gebied(soort=soort, code=code, slug=_make_slug(soort, naam, code, slugs))
        except Vormfout as fout:
            rapport.reject(nummer, f"{soort}code", code, str(fout))
            continue
        finally:
            gezien.setdefault(code, nummer)
        _save(
            gebied,
            rapport,
            naam=naam,
            geometrie=vlak,
            schets=eigenschappen.get("schets") is True,
            bron=bron[:300],
        )
    for code in sorted(bestaand.keys() - gezien.keys()):
        rapport.note(
            0,
            _("%(naam)s (%(code)s) staat niet in dit bestand en blijft zoals het was.")
            % {"naam": bestaand[code].naam, "code": code},
        )
    if rapport.nieuw or rapport.gewijzigd:
        refresh_initiatieven()
    transaction.set_rollback(dry_run)
    return rapport


def _check_codes(soort: str, code: str, naam: str, eigenschappen: dict[str, Any], gezien: dict[str, int]) -> None:
    fijner = list(CODES)[list(CODES).index(soort) + 1 :]
    for ander in reversed(fijner):
        if read_text(eigenschappen, f"{ander}code"):
            raise Vormfout(
                _("Dit hoort bij een laag met soort %(ander)s, niet %(soort)s.") % {"ander": ander, "soort": soort}
            )
    if not code:
        raise Vormfout(_("De code ontbreekt."))
    if not re.fullmatch(CODES[soort], code):
        raise Vormfout(_("Dit is geen code van een %s.") % soort)
    if code in gezien:
        raise Vormfout(_("Deze code staat ook bij nummer %d.") % gezien[code])
    if not naam:
        raise Vormfout(_("De naam ontbreekt."))
    if len(naam) > 100:
        raise Vormfout(_("De naam is langer dan 100 tekens."))


def _make_slug(soort: str, naam: str, code: str, slugs: dict[str, str]) -> str:
    """Stadsdelen go by their name; names of smaller areas are not unique, so these carry their code."""
    slug = slugify(naam) if soort == "stadsdeel" else f"{slugify(naam)}-{code.lower()}"
    if not slug:
        raise Vormfout(_("In de naam staat geen letter of cijfer."))
    if slug in slugs:
        raise Vormfout(_("Code %s heeft dezelfde naam.") % slugs[slug])
    slugs[slug] = code
    return slug


def _save(gebied: Gebied, rapport: Rapport, **velden: Any) -> None:
    nieuw = gebied.pk is None
    if not nieuw and all(getattr(gebied, naam) == waarde for naam, waarde in velden.items()):
        rapport.ongewijzigd += 1
        return
    for naam, waarde in velden.items():
        setattr(gebied, naam, waarde)
    gebied.save()
    if nieuw:
        rapport.nieuw += 1
    else:
        rapport.gewijzigd += 1
