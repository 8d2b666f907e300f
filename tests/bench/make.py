"""Makes journals of any size, with the same made-up words each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trustjournal.journal.entries import Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Session, Vault

PASSPHRASE = "bench of worn oak"
LAST = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
COMMON = "and"
"""A word that is in nearly every entry: the dearest search there is."""
_WORDS = (
    "the and I was it to of a in my that we not at with for on but had what so then is this"
    " phone kitchen window morning canal train bread letter garden sister kettle rain walk"
    " told asked heard waited said slept woke laughed cried stayed left found kept knew felt"
    " quiet late early again once still alone together before after almost enough nothing"
)


def entries(count: int) -> Iterator[Entry]:
    """Yield `count` entries, some a day, the last at LAST; about 120 words each."""
    pick = random.Random(7)
    known_words = _WORDS.split()
    vocabulary = Vocabulary.load()
    feelings = [core.id for core in vocabulary.cores()]
    feelings += [each.id for core in vocabulary.cores() for each in vocabulary.below(core.id)]
    for number in range(count):
        words = " ".join(pick.choices(known_words, k=120))
        felt = tuple(
            FeltFeeling(pick.choice(feelings), pick.randint(0, 10), body="chest", about="the day")
            for _ in range(number % 3)
        )
        yield Entry(
            uid=f"{number:032x}",
            created=LAST - timedelta(hours=7) * (count - number),
            kind=Kind.FEELINGS if felt else Kind.FREE,
            happened=" ".join(pick.choices(known_words, k=8)),
            text=f"{words} {COMMON}",
            feelings=felt,
            needs=("rest",) if number % 4 == 0 else (),
            tags=(f"tag{number % 20}",) if number % 2 else (),
        )


def fill(database: Database, count: int) -> EntryStore:
    """Put `count` entries into an open database, in one transaction."""
    store = EntryStore(database, database.clock, Vocabulary.load())
    with store.writing() as writer:
        for entry in entries(count):
            writer.write(entry)
    database.checkpoint()
    return store


class Still:
    """A clock that stands at LAST."""

    def now(self) -> datetime:
        return LAST


def make_journal(folder: Path, count: int, kdf: KdfParameters | None = None) -> Session:
    """Make a journal of `count` entries in a new folder and return it open (PASSPHRASE).

    `kdf` None is the floor that a release accepts.
    """
    session = Vault(folder, Still()).create(PASSPHRASE, None, kdf=kdf or KdfParameters.floor())
    fill(session.private, count)
    return session
