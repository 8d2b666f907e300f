"""The store against a simple model of itself: any order of saving, deleting, putting back, …"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.journal.samples import NOON, MovableClock, felt
from trustjournal.errors import EntryGone
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import BIN_DAYS, EntryStore, Narrow
from trustjournal.vault.database import Database, DatabaseKey

VOCABULARY = Vocabulary.load()
WORDS = ["kettle", "phone", "canal", "bread"]
FEELINGS = ["afraid", "on_edge", "scared", "sad", "odd"]
uids = st.sampled_from(["a", "b", "c", "d"])


@dataclass
class Kept:
    """What the model knows of one entry."""

    entry: Entry
    earlier: list[Entry] = field(default_factory=list)
    deleted_at: datetime | None = None


class JournalMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = MovableClock()
        self.key = DatabaseKey.generate()
        path = Path(self.folder.name) / "journal.tj"
        self.database = Database.create(path, self.key, self.clock)
        self.model: dict[str, Kept] = {}
        self.drafts: set[str] = set()

    @initialize()
    def start(self) -> None:
        self.bind()

    def bind(self) -> None:
        self.store = EntryStore(self.database, self.clock, VOCABULARY)
        self.draft_store = DraftStore(self.database, self.clock)

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(
        uid=uids,
        words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2),
        feelings=st.lists(st.sampled_from(FEELINGS), max_size=2),
        tags=st.lists(st.sampled_from(["x", "y"]), max_size=2, unique=True),
        minutes=st.integers(-2, 2),
    )
    def save(
        self, uid: str, words: list[str], feelings: list[str], tags: list[str], minutes: int
    ) -> None:
        entry = Entry(
            uid,
            NOON + timedelta(minutes=minutes),
            Kind.FREE,
            text=" ".join(words),
            feelings=tuple(felt(each) for each in feelings),
            tags=tuple(tags),
        )
        changed = self.store.save(entry)
        self.drafts.discard(uid)
        kept = self.model.get(uid)
        if kept is None:
            self.model[uid] = Kept(entry)
            return
        kept.deleted_at = None
        if kept.entry != entry:
            kept.earlier.append(kept.entry)
            kept.entry = entry
            assert "entry" in changed.kinds

    @rule(uid=uids)
    def draft(self, uid: str) -> None:
        self.draft_store.keep_now(Entry(uid, NOON, Kind.FREE, text="unsaved"), 0, is_new=False)
        self.drafts.add(uid)

    @rule(uid=uids)
    def delete(self, uid: str) -> None:
        kept = self.model.get(uid)
        self.expect(kept is not None and kept.deleted_at is None, self.store.delete, uid)
        if kept and kept.deleted_at is None:
            kept.deleted_at = self.clock.now()

    @rule(uid=uids)
    def put_back(self, uid: str) -> None:
        kept = self.model.get(uid)
        self.expect(kept is not None and kept.deleted_at is not None, self.store.put_back, uid)
        if kept:
            kept.deleted_at = None

    @rule(uid=uids)
    def erase(self, uid: str) -> None:
        kept = self.model.get(uid)
        lying = kept is not None and kept.deleted_at is not None
        self.expect(lying, self.store.erase, uid)
        if lying:
            del self.model[uid]
            self.drafts.discard(uid)

    @rule(days=st.sampled_from([1, BIN_DAYS - 1, BIN_DAYS]))
    def wait(self, days: int) -> None:
        self.clock.forward(days=days)
        changed = self.store.erase_expired()
        limit = self.clock.now() - timedelta(days=BIN_DAYS)
        gone = {u for u, k in self.model.items() if k.deleted_at and k.deleted_at <= limit}
        assert changed.uids == gone
        for uid in gone:
            del self.model[uid]
            self.drafts.discard(uid)

    @rule(uid=uids)
    def fail_halfway(self, uid: str) -> None:
        with (
            patch.object(self.database, "record", side_effect=RuntimeError),
            patch("trustjournal.journal.writer.Writer.drop_draft", return_value=False),
        ):
            try:
                self.store.save(Entry(uid, NOON, Kind.FREE, text="never kept"))
            except RuntimeError:
                return
        raise AssertionError("it should have failed")

    @rule()
    def close_and_open(self) -> None:
        path = self.database.path
        self.database.close()
        self.database = Database.open(path, self.key, self.clock)
        self.bind()

    @staticmethod
    def expect(there: bool, act: object, uid: str) -> None:
        try:
            act(uid)  # type: ignore[operator]
        except EntryGone:
            assert not there
        else:
            assert there

    def living(self) -> dict[str, Entry]:
        return {uid: kept.entry for uid, kept in self.model.items() if not kept.deleted_at}

    def found(self, narrow: Narrow) -> set[str]:
        return {item.uid for item in self.store.newest(narrow=narrow).items}

    @invariant()
    def the_list_is_right(self) -> None:
        living = self.living()
        items = self.store.newest().items
        assert {item.uid for item in items} == set(living)
        assert [item.id for item in items] == sorted((item.id for item in items), reverse=True)
        moments = [living[item.uid].moment for item in items]
        assert moments == sorted(moments, reverse=True)
        assert self.store.count() == len(living)
        assert sum(self.store.days(NOON.date(), NOON.date()).values()) == len(living)
        for uid, entry in living.items():
            assert self.store.get(uid).canonical() == entry.canonical()
        oldest = [document["id"] for document, _ in self.store.documents()]
        assert oldest == sorted(living, key=lambda uid: (living[uid].moment, uid))

    @invariant()
    def the_search_is_right(self) -> None:
        living = self.living()
        for word in WORDS:
            right = {uid for uid, entry in living.items() if word in entry.text}
            assert self.found(Narrow(words=word)) == right
        for core in ("afraid", "sad"):
            right = {
                uid
                for uid, entry in living.items()
                for each in entry.feelings
                if (found := VOCABULARY.core_of(each.feeling)) and found.id == core
            }
            assert self.found(Narrow(feelings=frozenset({core}))) == right
        for tag in ("x", "y"):
            right = {uid for uid, entry in living.items() if tag in entry.tags}
            assert self.found(Narrow(tags=frozenset({tag}))) == right
        assert self.found(Narrow(words="never")) == set()

    @invariant()
    def versions_bin_and_drafts_are_right(self) -> None:
        for uid in ("a", "b", "c", "d"):
            kept = self.model.get(uid)
            earlier = [version.entry.canonical() for version in self.store.versions(uid)]
            right = [entry.canonical() for entry in reversed(kept.earlier)] if kept else []
            assert earlier == right
        lying = {each.uid: each.deleted_at for each in self.store.binned()}
        assert lying == {u: k.deleted_at for u, k in self.model.items() if k.deleted_at}
        shown = {draft.entry.uid for draft in self.draft_store.all()}
        assert shown == self.drafts - set(lying)

    @invariant()
    def the_history_knows_everything(self) -> None:
        for kind, uid, content in recorded_contents(self.database):
            assert self.database.matches(kind, uid, content)


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
