"""The made-up journal that people can look around in; its words are in `demo.toml`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.entries import Entry


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A made-up person: the passphrase that opens the journal, a role, and the entries."""

    passphrase: str
    role: str
    entries: tuple[Entry, ...]


def demo_people(clock: Clock, language: str = "en") -> list[DemoPerson]:
    """Return the made-up people, their month ending today by `clock`, nothing in the future.

    Raises EntryInvalid, KeyError or ValueError when `demo.toml` has a mistake (a test holds it).
    """
    data = texts.load("demo", language)
    now = clock.now()
    first = _entries(data["entry"], now)
    latest = max(entry.created for entry in first)
    # Before the last of today's entries would have been written, the month ends yesterday.
    entries = first if latest <= now else _entries(data["entry"], now - timedelta(days=1))
    return [DemoPerson(data["passphrase"], data["role"], tuple(entries))]


def _entries(records: list[dict[str, Any]], now: datetime) -> list[Entry]:
    return [_entry(number, record, now) for number, record in enumerate(records)]


def _entry(number: int, record: dict[str, Any], now: datetime) -> Entry:
    record = dict(record)
    day = (now - timedelta(days=record.pop("days_ago"))).date()
    at = time.fromisoformat(record.pop("at"))
    for felt in record.get("feelings", []):
        felt.setdefault("intensity", None)  # refused: nobody's intensity is made up by accident
    record["created"] = datetime.combine(day, at, now.tzinfo).isoformat()
    record["text"] = record.get("text", "").strip()
    return Entry.from_json(record, hashlib.sha256(f"demo/{number}".encode()).hexdigest()[:32])
