"""Moments and days that somebody asks for."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError


def refuse_number(soort: str) -> BeforeValidator:
    """Pydantic takes a bare number for seconds since 1970; who writes 2026 or 20260301 does not mean that."""

    def check(waarde: Any) -> Any:
        if isinstance(waarde, str) and waarde[4:5] != "-":
            raise PydanticCustomError(soort, "not a date")
        return waarde

    return BeforeValidator(check)


Moment = Annotated[datetime, refuse_number("datetime_parsing")]
Dag = Annotated[date, refuse_number("date_parsing")]


def in_utc(moment: datetime) -> datetime:
    """The moment in the time zone that Postgres can compare; without a zone it is in that one."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # in the first or the last year that there is, where hours do not matter
        return moment.replace(tzinfo=UTC)
