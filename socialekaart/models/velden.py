"""Fields and validators that say in words what is wrong."""

from uuid import uuid4

from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from palliatief.lib.openingstijden import Openingstijden
from palliatief.lib.talen import TALEN

validate_postcode = RegexValidator(r"^[1-9]\d{3} [A-Z]{2}\Z", _("Schrijf de postcode zo: 1102 AB"))


# A page that people read.
MEESTE_TEKENS = 20_000
GEEN_TELEFOON = _("Dit telefoonnummer klopt niet. Schrijf het zo: 020 123 45 67")


def validate_telefoon(nummer: PhoneNumber) -> None:
    """Refuse what is no phone number."""
    if not nummer.is_valid():
        raise ValidationError(GEEN_TELEFOON)


def validate_openingstijden(tekst: str) -> None:
    """Refuse what is not OpenStreetMap opening-hours text."""
    if Openingstijden.parse(tekst) is None:
        raise ValidationError(
            _("Deze openingstijden begrijpen we niet. Schrijf ze zo: Mo-Fr 09:00-17:00; Sa 10:00-12:00")
        )


def validate_taal(code: str) -> None:
    """Refuse what is not an ISO 639 code that the site has a name for."""
    if code not in TALEN:
        raise ValidationError(
            _("‘%(code)s’ is geen taalcode die we kennen. Bijvoorbeeld: nl, en, tr, ar."),
            params={"code": code},
        )


class Telefoonveld(PhoneNumberField):
    """A valid phone number."""

    default_validators = [validate_telefoon]

    def formfield(self, **kwargs):
        return super().formfield(**{"error_messages": {"invalid": GEEN_TELEFOON}, **kwargs})


def uuidveld() -> models.UUIDField:
    """The number by which other systems know a record: it stays the same as long as the record is there, and after."""
    return models.UUIDField(_("vast nummer"), default=uuid4, db_default=RandomUUID(), unique=True, editable=False)


class Opmaakveld(models.TextField):
    """Text with markup (``palliatief.lib.opmaak``), of a length that a page can carry."""

    default_validators = [MaxLengthValidator(MEESTE_TEKENS)]
