"""The mail to the owner of an initiative, with the record in words and three links."""

from datetime import date

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from palliatief.post.actions import queue_mail

from ..models import Controleverzoek
from ..voorstel import ONDERDELEN, in_words, read_public

ANTWOORDEN = ("klopt", "wijzigen", "weg")
ONDERWERPEN = {
    Controleverzoek.Stap.HERINNERD: gettext_lazy("Herinnering: klopt ‘%(naam)s’ nog?"),
    Controleverzoek.Stap.VAN_DE_KAART: gettext_lazy("‘%(naam)s’ is van de kaart gehaald"),
}
GEWOON = gettext_lazy("Klopt ‘%(naam)s’ nog?")


def ask_owner(verzoek: Controleverzoek, *, opnieuw: date | None = None) -> None:
    """Mail the owner what belongs to this step; ``opnieuw`` is the day on which they asked for a new link."""
    sleutel = mail_key(verzoek) + (f":{opnieuw:%Y%m%d}" if opnieuw else "")
    with override(settings.LANGUAGE_CODE):
        context = {
            "initiatief": verzoek.initiatief,
            "stap": verzoek.stap,
            "regels": list_regels(verzoek),
            "links": make_links(verzoek),
            "dagen": settings.CONTROLE_LINK_DAGEN,
            "contact_email": settings.CONTACT_EMAIL,
        }
        queue_mail(
            soort="controle",
            sleutel=sleutel,
            aan=verzoek.initiatief.contact_email,
            onderwerp=ONDERWERPEN.get(Controleverzoek.Stap(verzoek.stap), GEWOON) % {"naam": verzoek.initiatief.naam},
            tekst=render_to_string("mail/controle.txt", context),
        )


def mail_key(verzoek: Controleverzoek) -> str:
    """Of each initiative, round and step there is one mail."""
    return f"controle:{verzoek.initiatief_id}:{verzoek.pk}:{verzoek.stap}"


def list_regels(verzoek: Controleverzoek) -> list[tuple[str, str]]:
    """The record in words, as everybody can read it on the site."""
    nu = read_public(verzoek.initiatief)
    regels = [(str(onderdeel.titel), in_words(onderdeel, nu)) for onderdeel in ONDERDELEN.values()]
    return [(titel, tekst) for titel, tekst in regels if tekst]


# --- links ---


def _signer(verzoek: Controleverzoek) -> TimestampSigner:
    """The address is in it: a link ends when somebody else becomes the owner."""
    return TimestampSigner(salt=f"socialekaart.controle:{verzoek.initiatief.contact_email.lower()}")


def make_links(verzoek: Controleverzoek) -> dict[str, str]:
    token = _signer(verzoek).sign(str(verzoek.pk))
    return {antwoord: settings.SITE_URL + reverse(f"controle_{antwoord}", args=[token]) for antwoord in ANTWOORDEN}


def find_verzoek(token: str) -> tuple[Controleverzoek | None, bool]:
    """The round that a link is about, and whether the link is too old; no round when it is not ours."""
    nummer = token.partition(":")[0]
    if not (nummer.isascii() and nummer.isdecimal() and len(nummer) < 18):
        return None, False
    verzoek = Controleverzoek.objects.select_related("initiatief__organisatie").filter(pk=nummer).first()
    if verzoek is None or not verzoek.initiatief.contact_email:
        return None, False
    try:
        _signer(verzoek).unsign(token, max_age=settings.CONTROLE_LINK_DAGEN * 86400)
    except SignatureExpired:
        return verzoek, True
    except BadSignature:
        return None, False
    return verzoek, False
