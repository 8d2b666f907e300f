"""The made-up couple that people can look around in; their words are in `demo*.toml`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.entries import Entry

FILES = ("demo", "demo_partner")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A made-up person: the passphrase that opens the journal, a role, and the entries."""

    passphrase: str
    role: str
    entries: tuple[Entry, ...]


def demo_people(clock: Clock, language: str = "en") -> list[DemoPerson]:
    """Return the two made-up people, the one who was hurt first. Their month ends today by
    `clock`, nothing lies in the future.

    Raises EntryInvalid, KeyError or ValueError when a file has a mistake (a test holds it).
    """
    return [_person(file, clock.now(), language) for file in FILES]


def moment_of(record: dict[str, Any], now: datetime) -> datetime:
    """Take `days_ago` and `at`, or `hours_ago`, out of a record; return the moment they name."""
    if "hours_ago" in record:
        return now - timedelta(hours=record.pop("hours_ago"))
    day = (now - timedelta(days=record.pop("days_ago"))).date()
    return datetime.combine(day, time.fromisoformat(record.pop("at")), now.tzinfo)


def entry_of(record: dict[str, Any], now: datetime, name: str) -> Entry:
    """Return the entry in a record; `name` makes its id, the same each time."""
    record = dict(record)
    created = moment_of(record, now)
    for felt in record.get("feelings", []):
        felt.setdefault("intensity", None)  # refused: nobody's intensity is made up by accident
    record["created"] = created.isoformat()
    record["text"] = record.get("text", "").strip()
    return Entry.from_json(record, hashlib.sha256(name.encode()).hexdigest()[:32])


def _person(file: str, now: datetime, language: str) -> DemoPerson:
    data = texts.load(file, language)
    first = _entries(file, data["entry"], now)
    latest = max(entry.created for entry in first)
    # Before the last of today's entries would have been written, the month ends yesterday.
    if latest > now:
        first = _entries(file, data["entry"], now - timedelta(days=1))
    return DemoPerson(data["passphrase"], data["role"], tuple(first))


def _entries(file: str, records: list[dict[str, Any]], now: datetime) -> list[Entry]:
    return [entry_of(record, now, f"{file}/{number}") for number, record in enumerate(records)]
