"""Moments that somebody asks for."""

from datetime import UTC, datetime


def in_utc(moment: datetime) -> datetime:
    """The moment in the time zone that Postgres can compare; without a zone it is in that one."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # in the first or the last year that there is, where hours do not matter
        return moment.replace(tzinfo=UTC)
