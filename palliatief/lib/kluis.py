"""Secrets as they lie in the database: unreadable without the keys of this installation."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def encrypt(tekst: str) -> str:
    """With the first key."""
    return _kluis().encrypt(tekst.encode()).decode()


def decrypt(geheim: str) -> str:
    """With whichever key fits; raises ValueError when none does."""
    try:
        return _kluis().decrypt(geheim.encode()).decode()
    except InvalidToken:
        raise ValueError("no key of this installation fits (GEHEIMSLEUTELS, SECRET_KEY)") from None


def _kluis() -> MultiFernet:
    """New keys come first in the setting; SECRET_KEY fits what was encrypted before there were any."""
    sleutels = [*settings.GEHEIMSLEUTELS, settings.SECRET_KEY]
    vormen = (hashlib.sha256(b"palliatief.kluis:" + sleutel.encode()).digest() for sleutel in sleutels)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(vorm)) for vorm in vormen])
