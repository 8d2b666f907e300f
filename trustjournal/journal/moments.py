"""Moments with an offset: read from text, kept as the person's wall clock said, counted in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from trustjournal.errors import EntryInvalid

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)

_WHEN = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?([Zz]|[+-]\d\d(:?\d\d)?)", re.ASCII
)


def microseconds(moment: datetime) -> int:
    """Return the microseconds from 1970 (UTC) to a moment with an offset; negative before."""
    return (moment - EPOCH) // MICROSECOND


def moment_from_text(field: str, written: object) -> datetime:
    """Return the time in an ISO 8601 text with date, time and offset.

    Digits finer than a microsecond are cut off. Raises EntryInvalid(field, …): `not_a_time`, or
    `no_offset` when only the offset is missing.
    """
    if not isinstance(written, str):
        raise EntryInvalid(field, "not_text")
    if not _WHEN.fullmatch(written):
        no_offset = _WHEN.fullmatch(written + "Z")
        raise EntryInvalid(field, "no_offset" if no_offset else "not_a_time")
    try:
        return datetime.fromisoformat(written.upper())
    except ValueError:
        raise EntryInvalid(field, "not_a_time") from None


def with_fixed_offset(moment: datetime) -> datetime:
    """Return the moment with its zone turned into the offset in force, in whole minutes.

    Raises EntryInvalid("created", …) when it has no offset or lies outside the calendar.
    """
    if not isinstance(moment, datetime):
        raise EntryInvalid("created", "not_a_time")
    offset = moment.utcoffset()
    if offset is None:
        raise EntryInvalid("created", "no_offset")
    if type(moment.tzinfo) is timezone and not offset % MINUTE and 1 < moment.year < 9999:
        return moment  # as it comes out of a file, where thousands may follow each other
    # Local mean times of old zones have seconds in their offset, which ISO 8601 has no room for.
    whole = timedelta(minutes=round(offset / MINUTE))
    try:
        return moment.astimezone(timezone(whole))
    except (OverflowError, ValueError):
        raise EntryInvalid("created", "not_a_time") from None
