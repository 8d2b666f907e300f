"""Erased words are gone from the file itself, free pages and the search index included."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.journal.samples import MovableClock, entry, felt
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.pages import IV, PAGE, RESERVED, SALT, wal_path

PHRASES = [b"heliotrope", b"quincunx", b"zeugma", b"psithurism"]
LONG = "heliotrope at the window " * 900  # far beyond one page


def plain_pages(path: Path, key: DatabaseKey) -> bytes:
    """Every page of the main file decrypted, whatever SQLite thinks of it."""
    content = path.read_bytes()
    plain = b""
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        decryptor = Cipher(algorithms.AES(key.raw[:32]), modes.CBC(iv)).decryptor()
        plain += decryptor.update(body)
    return plain


def traces(path: Path, key: DatabaseKey) -> list[bytes]:
    """The phrases (or the beginnings that an index keeps) that the file still holds."""
    plain = plain_pages(path, key).lower()
    return [phrase for phrase in PHRASES if phrase[:6] in plain]


@pytest.mark.parametrize("others", [0, 300])
def test_nothing_of_an_erased_entry_is_left(
    tmp_path: Path, clock: MovableClock, vocabulary: Vocabulary, others: int
) -> None:
    key, path = DatabaseKey.generate(), tmp_path / "journal.tj"
    database = Database.create(path, key, clock)
    store = EntryStore(database, clock, vocabulary)
    with store.writing() as writer:
        for number in range(others):
            writer.write(entry(f"{number}", text=f"plain words number {number} " * 20))
    store.save(entry("a", text=LONG, tags=("quincunx",)))
    store.save(entry("a", text=LONG[:100], happened="Zeugma.", feelings=(felt("psithurism"),)))
    DraftStore(database, clock).keep_now(entry("a", text="zeugma " * 50), 7, is_new=False)
    database.checkpoint()
    assert traces(path, key) == PHRASES
    store.delete("a")
    clock.forward(days=30)
    store.erase_expired()
    assert wal_path(path).stat().st_size == 0
    assert traces(path, key) == []
    assert store.count() == others
    database.close()
    assert traces(path, key) == []
