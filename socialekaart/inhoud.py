"""What coordinators wrote for the site, as pages show it; the same for all visitors, kept per version of the data."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, override

from palliatief.lib.opmaak import render_opmaak, write_opmaak

from .models import GoedVoorbeeld, Nieuwsbericht, Tekst
from .models.inhoud import Inhoud
from .momentopname import kept

OP_START = 3


def load_teksten(versie: int) -> dict[str, SafeString]:
    """By place what somebody wrote for it, in the language of the page; empty where the site's own text stands."""
    return kept(f"teksten-{get_language()}-{localdate()}", versie, _read_teksten)


def _read_teksten() -> dict[str, SafeString]:
    return {tekst.plek: show_tekst(tekst) for tekst in Tekst.objects.current(localdate())}


def show_tekst(tekst: Tekst) -> SafeString:
    """Nothing when nobody wrote anything. Dutch inside an English page says that it is, to who has it read aloud."""
    engels = get_language() == "en"
    html = render_opmaak((engels and tekst.tekst_en) or tekst.tekst, kop=Tekst.Plek(tekst.plek).kop)
    anders = html and engels and not tekst.tekst_en
    return format_html('<div class="tekst" lang="nl">{}</div>', html) if anders else html


def own_text(plek: str, taal: str) -> str:
    """What the site itself says in this place, as text with markup, for somebody who wants to change it."""
    gegevens = {"contact_email": settings.CONTACT_EMAIL, "adressen": settings.PDOK_LOCATIESERVER}
    with override(taal):
        return write_opmaak(render_to_string(f"teksten/{plek}.html", gegevens))


def newest_items(versie: int) -> dict[str, list[Inhoud]]:
    """The newest good examples and news, for the home page."""
    return kept(f"nieuwste-{localdate()}", versie, _read_newest)


def _read_newest() -> dict[str, list[Inhoud]]:
    soorten: dict[str, type[Inhoud]] = {"voorbeelden": GoedVoorbeeld, "nieuws": Nieuwsbericht}
    return {
        naam: list(model._default_manager.published().with_links()[:OP_START])  # type: ignore[attr-defined]
        for naam, model in soorten.items()
    }
