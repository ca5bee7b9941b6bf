"""The hours of an ordinary week in one line, for paper that is read weeks later."""

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

from django.utils import formats
from django.utils.translation import gettext as _

from .openingstijden import Openingstijden

# Enough weeks to see a holiday for what it is.
WEKEN = 5


def summarize_week(tijden: Openingstijden, vandaag: date) -> str:
    """``ma t/m do 9.00–21.00 uur, vr 9.00–17.00 uur``; empty when no day has hours."""
    weken = [tijden.week(vandaag + timedelta(weeks=nummer)) for nummer in range(WEKEN)]
    gewoon = [Counter(dag.tijden for dag in dagen).most_common(1)[0][0] for dagen in zip(*weken, strict=True)]
    maandag = vandaag - timedelta(days=vandaag.weekday())
    namen = [formats.date_format(maandag + timedelta(days=nummer), "D").lower() for nummer in range(7)]
    if len(set(gewoon)) == 1 and gewoon[0] != _("dicht"):
        return _("elke dag %(tijden)s") % {"tijden": gewoon[0]} if gewoon[0] != _("dag en nacht") else gewoon[0]
    reeksen = [list(reeks) for _tekst, reeks in groupby(range(7), key=gewoon.__getitem__)]
    return ", ".join(
        f"{_describe_days([namen[nummer] for nummer in reeks])} {gewoon[reeks[0]]}"
        for reeks in reeksen
        if gewoon[reeks[0]] != _("dicht")
    )


def _describe_days(namen: list[str]) -> str:
    if len(namen) == 1:
        return namen[0]
    if len(namen) == 2:
        return _("%(een)s en %(ander)s") % {"een": namen[0], "ander": namen[1]}
    return _("%(eerste)s t/m %(laatste)s") % {"eerste": namen[0], "laatste": namen[-1]}
