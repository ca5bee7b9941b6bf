"""Reads what a mail server sends back when it could not deliver a message of ours (RFC 3464).

Of a message that may hold anything only two things are taken: which of our messages it is about, and a short reason in
our own words. Whoever answers by hand, or is on holiday, does not send such a message.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Any

from django.utils.translation import gettext as _

# More than this no server sends back.
MAX_BYTES = 2_000_000
# As ``Bericht.message_id`` makes them.
ONS_NUMMER = re.compile(rb"<bericht\.([1-9]\d{0,17})\.[0-9a-f]{16}@[^\s<>@]{1,200}>")
CODE = re.compile(r"\s*([45]\.\d{1,3}\.\d{1,3})\b")


@dataclass(frozen=True)
class Retour:
    """The messages that it may be about, with their full Message-ID, and why it came back."""

    berichten: tuple[tuple[int, str], ...]
    reden: str


def read_retour(rauw: bytes) -> Retour | None:
    """None when this is no such message; never raises."""
    nummers = dict.fromkeys((int(gevonden[1]), gevonden[0].decode()) for gevonden in ONS_NUMMER.finditer(rauw))
    if not nummers or len(rauw) > MAX_BYTES:
        return None
    try:
        code = _failed_with(message_from_bytes(rauw))
    except Exception:
        # Python's parser has its limits, such as parts within parts within parts.
        return None
    return None if code is None else Retour(tuple(nummers), explain(code))


def _failed_with(mail: Message) -> str | None:
    """The status code of a failure, "" when it has none; None when nothing failed, or not for good."""
    for deel in mail.walk():
        if deel.get_content_type() == "message/delivery-status":
            velden: Any = deel.get_payload() if deel.is_multipart() else []
            for ontvanger in velden:
                if str(ontvanger.get("Action", "")).strip().lower() == "failed":
                    code = CODE.match(str(ontvanger.get("Status", "")))
                    return code[1] if code else ""
    # Servers from before the standard.
    return "" if mail.get("X-Failed-Recipients") else None


def explain(code: str) -> str:
    """The reason in words."""
    _klasse, onderwerp, *_rest = f"{code}..".split(".")
    if code.endswith((".2.2", ".2.3")):
        return _("De mailbox is vol, of het bericht te groot.")
    if onderwerp == "1":
        return _("Dit mailadres bestaat niet.")
    if onderwerp == "7":
        return _("De mailserver weigert onze mail.")
    return _("De mail is niet bezorgd.")
