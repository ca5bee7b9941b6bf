"""How a phone number is shown and dialled."""

from functools import lru_cache

import phonenumbers
from django.utils.translation import gettext as _


@lru_cache(maxsize=8192)
def show_telefoon(nummer: str) -> str:
    """Dutch grouping that reads aloud well: ``+31205555181`` → ``020 555 51 81``; other countries as they are usual.

    Text that is no phone number comes back unchanged.
    """
    try:
        gelezen = phonenumbers.parse(nummer, "NL")
    except phonenumbers.NumberParseException:
        return nummer
    if gelezen.country_code != 31:
        return phonenumbers.format_number(gelezen, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    net, *rest = phonenumbers.format_number(gelezen, phonenumbers.PhoneNumberFormat.NATIONAL).split(" ")
    cijfers = "".join(rest)
    if len(cijfers) < 6:
        return " ".join([net, *rest])
    eerste = 3 if len(cijfers) % 2 else 2
    paren = [cijfers[i : i + 2] for i in range(eerste, len(cijfers), 2)]
    return " ".join([net, cijfers[:eerste], *paren])


@lru_cache(maxsize=8192)
def tel_uri(nummer: str) -> str:
    """What a ``tel:`` link dials; empty for text that is no phone number."""
    try:
        gelezen = phonenumbers.parse(nummer, "NL")
    except phonenumbers.NumberParseException:
        return ""
    return "tel:" + phonenumbers.format_number(gelezen, phonenumbers.PhoneNumberFormat.E164)


# Somebody who needs help does not expect to pay for a call.
BETAALD = {phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST}


def doubt_telefoon(nummer: str) -> str:
    """What is odd about a number, without calling it; empty when nothing is."""
    try:
        gelezen = phonenumbers.parse(nummer, "NL")
    except phonenumbers.NumberParseException:
        return _("Dit is geen telefoonnummer.")
    if not phonenumbers.is_valid_number(gelezen):
        return _("Dit nummer is niet in gebruik. Misschien mist er een cijfer.")
    return _("Dit is een betaald nummer. Klopt dat?") if phonenumbers.number_type(gelezen) in BETAALD else ""
