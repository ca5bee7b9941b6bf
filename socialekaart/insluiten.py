"""The map in other people's pages: who may show it, and what they put in theirs."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from .lijsten import Lijsten

# As a content security policy writes a host; anything else could end the directive and begin another.
HOST = re.compile(r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?|https?://(localhost|127\.0\.0\.1)(:\d{1,5})?")
WEERGAVEN = {"": gettext_lazy("Lijst en kaart"), "lijst": gettext_lazy("Lijst"), "kaart": gettext_lazy("Kaart")}
HOOGTE = 600


def embed_hosts() -> list[str]:
    """The sites that may show the map in theirs (setting ``EMBED_HOSTS``); never what is not the name of a site."""
    return [host for host in settings.EMBED_HOSTS if HOST.fullmatch(host)]


def refused_hosts() -> list[str]:
    """What the setting has and no header may have."""
    return [host for host in settings.EMBED_HOSTS if not HOST.fullmatch(host)]


def take_weergave(vraag: QueryDict) -> tuple[QueryDict, str, list[str]]:
    """The question without ``weergave``, what that asked for, and what to say when we do not know it."""
    rest = vraag.copy()
    gevraagd = rest.pop("weergave", [""])[-1]
    if gevraagd in WEERGAVEN:
        return rest, gevraagd, []
    kort = gevraagd[:40].replace("\0", "")
    return rest, "", [_("‘%(waarde)s’ kennen we niet.") % {"waarde": kort} + " " + _("We lieten het weg.")]


class Insluitformulier(forms.Form):
    """What a partner chooses for a page of theirs."""

    stadsdeel = forms.ChoiceField(label=gettext_lazy("Waar?"), required=False)
    domein = forms.ChoiceField(label=gettext_lazy("Soort steun"), required=False)
    weergave = forms.ChoiceField(label=gettext_lazy("Wat toont u?"), required=False, choices=list(WEERGAVEN.items()))
    taal = forms.ChoiceField(label=gettext_lazy("Taal"), choices=settings.LANGUAGES)
    hoogte = forms.IntegerField(
        label=gettext_lazy("Hoogte in pixels"),
        help_text=gettext_lazy("Van 300 tot 1200."),
        min_value=300,
        max_value=1200,
    )

    def __init__(self, vraag: QueryDict, lijsten: Lijsten):
        super().__init__({"taal": settings.LANGUAGE_CODE, "hoogte": HOOGTE, **vraag.dict()})
        self.lijsten = lijsten
        for naam, alles in (("stadsdeel", _("Heel Amsterdam")), ("domein", _("Elke soort steun"))):
            keuzes = [(keuze.slug, keuze.naam) for keuze in getattr(lijsten, naam).values()]
            self.fields[naam].choices = [("", alles), *keuzes]  # type: ignore[attr-defined]
        self.is_valid()
        self.gekozen: dict[str, Any] = {"taal": settings.LANGUAGE_CODE, "hoogte": HOOGTE, **self.cleaned_data}

    @property
    def adres(self) -> str:
        """The address of the map as chosen, without host."""
        vraag = QueryDict(mutable=True)
        for naam in ("stadsdeel", "domein", "weergave"):
            if self.gekozen.get(naam):
                vraag[naam] = self.gekozen[naam]
        with override(self.gekozen["taal"]):
            adres = reverse("embed_kaart")
        return f"{adres}?{vraag.urlencode()}" if vraag else adres

    @property
    def titel(self) -> str:
        """What a screen reader calls the frame, in the language of the map."""
        with override(self.gekozen["taal"]):
            naam = _("Sociale kaart palliatieve zorg Amsterdam")
        stadsdeel = self.lijsten.stadsdeel.get(self.gekozen.get("stadsdeel", ""))
        return f"{naam}: {stadsdeel.naam}" if stadsdeel else naam

    def frame(self, adres: str) -> SafeString:
        """The HTML for the page of a partner; there ``adres`` has a host."""
        return format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" referrerpolicy="no-referrer">'
            "</iframe>",
            adres,
            self.titel,
            self.gekozen["hoogte"],
        )
