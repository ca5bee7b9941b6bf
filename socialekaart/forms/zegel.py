"""A seal in a form that tells when somebody began: robots are too fast, and old pages are looked at once more."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

TE_SNEL = timedelta(seconds=4)
TE_OUD = timedelta(days=1)
ONDERTEKEND = TimestampSigner(salt="socialekaart.zegel")


@dataclass(frozen=True)
class Zegel:
    """``sleutel`` is the same however often one form is sent; ``bezwaar`` says why not now, in words."""

    tekst: str
    sleutel: str
    bezwaar: str = ""

    @classmethod
    def make(cls, bezwaar: str = "") -> "Zegel":
        sleutel = get_random_string(32)
        return cls(ONDERTEKEND.sign(sleutel), sleutel, bezwaar)

    @classmethod
    def read(cls, tekst: str) -> "Zegel":
        """The seal that came back; a new one with a friendly word when it is too old or not ours."""
        try:
            sleutel = ONDERTEKEND.unsign(tekst, max_age=TE_OUD)
        except BadSignature:
            return cls.make(_("Deze pagina stond lang open. Kijk uw gegevens nog even na en verstuur ze dan."))
        try:
            ONDERTEKEND.unsign(tekst, max_age=TE_SNEL)
        except SignatureExpired:
            return cls(tekst, sleutel)
        return cls(tekst, sleutel, _("Dat ging wel heel snel. Kijk uw gegevens nog even na en verstuur ze dan."))
