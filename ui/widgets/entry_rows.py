"""The rows of the entry list: pages of the store, with drafts in their place."""

from __future__ import annotations

from bisect import bisect
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from trustjournal.clock import Clock
from trustjournal.errors import EntryGone, HistoryMismatch
from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow, Summary
from ui.widgets.days import day_in_words
from ui.widgets.entry_words import core_of, spoken, title_of
from ui.widgets.said_after import said_after
from ui.widgets.space_words import whose

FIRST_PAGE = 60
NEXT_PAGE = 120
LEAP = 1500
"""Rows a page on the way to the very end: about a tenth of a second."""
FEW = 20
"""Up to so many changed entries are looked up one by one instead of reading all anew."""
SAME_MOMENT = 64
"""How many entries of one moment are searched for the changed one."""
MOST_ANEW = 2000
"""Rows that are read anew at most; further ones follow as the end comes near again."""
PREVIEW = 160
ROW_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One line of the list: an entry, or a draft of a new one."""

    summary: Summary
    is_draft: bool = False

    @property
    def uid(self) -> str:
        """The entry's id."""
        return self.summary.uid

    @property
    def day(self) -> date:
        """The local day it belongs to."""
        return self.summary.created.date()

    def __repr__(self) -> str:
        return f"<Row {self.uid!r}>"


class EntryRows(QAbstractTableModel):
    """Newest first, loaded page by page as the end comes near.

    Reads on demand through the store; a change reloads as many rows as were loaded, so that a
    view can go back to where it was.
    """

    def __init__(
        self,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries = entries
        self._drafts = drafts
        self._vocabulary = vocabulary
        self._clock = clock
        self._narrow = Narrow()
        self._summaries: list[Summary] = []
        self._more = False
        self._new_drafts: list[Summary] = []
        self._draft_uids: set[str] = set()
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}

    # --- loading ---------------------------------------------------------------------------

    @property
    def narrow(self) -> Narrow:
        """What the list is narrowed to."""
        return self._narrow

    def load(self, narrow: Narrow | None = None) -> None:
        """Read the first page, narrowed to `narrow` (None: as before). May raise a typed error."""
        self._narrow = narrow or self._narrow
        self._reload(FIRST_PAGE)

    def refresh(self, change: Changed) -> bool:
        """Read anew what `change` touched; return whether rows may have moved."""
        if "entry" in change.kinds:
            if not (0 < len(change.uids) <= FEW and all(map(self._look_up, change.uids))):
                self._reload(min(MOST_ANEW, max(FIRST_PAGE, len(self._summaries))))
                return True
            self._read_drafts()
            self._put(self._merged())
            return True
        if "draft" in change.kinds:
            return self._refresh_drafts()
        return False

    def _look_up(self, uid: str) -> bool:
        """Put one changed entry where it belongs; False when only reading all anew can tell."""
        kept = [summary for summary in self._summaries if summary.uid != uid]
        try:
            moment = self._entries.get(uid).moment
        except (EntryGone, HistoryMismatch):
            self._summaries = kept
            return True
        near = self._entries.newest(
            limit=SAME_MOMENT + 1, before=moment + SAME_MOMENT, narrow=self._narrow
        ).items
        found = next((summary for summary in near if summary.uid == uid), None)
        if found is None:
            self._summaries = kept
            return self._narrow != Narrow()
        place = bisect(kept, -found.id, key=lambda summary: -summary.id)
        if place < len(kept) or not self._more:
            kept.insert(place, found)
        self._summaries = kept
        return True

    def _refresh_drafts(self) -> bool:
        before, marked = [(d.uid, d.id) for d in self._new_drafts], self._draft_uids
        self._read_drafts()
        if [(d.uid, d.id) for d in self._new_drafts] != before:
            self._put(self._merged())
            return True
        shown = {draft.uid: draft for draft in self._new_drafts}
        for uid in (marked ^ self._draft_uids) | shown.keys():
            place = self._places.get(uid)
            if place is not None:
                summary = shown.get(uid) or self._rows[place].summary
                self._rows[place] = Row(summary, uid in self._draft_uids)
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
        return False

    def canFetchMore(self, parent: Index = _ROOT) -> bool:  # type: ignore[override]
        """Whether older entries follow."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index = _ROOT) -> None:  # type: ignore[override]
        """Append the next page; rows above stay where they are."""
        self._append(NEXT_PAGE)

    def leap(self) -> bool:
        """Append a large page; return whether still more follow."""
        self._append(LEAP)
        return self._more

    def load_to(self, uid: str) -> int | None:
        """Return the row of an entry, loading as far back as it lies; None if it is not there."""
        with suppress(EntryGone, HistoryMismatch):
            oldest = self._entries.get(uid).moment
            while uid not in self._places and self._more and self._summaries[-1].id >= oldest:
                self._append(NEXT_PAGE * 4)
        return self._places.get(uid)

    def _reload(self, limit: int) -> None:
        page = self._entries.newest(limit=limit, narrow=self._narrow)
        self._summaries, self._more = list(page.items), page.more
        self._read_drafts()
        self._put(self._merged())

    def _append(self, limit: int) -> None:
        if not self._more or not self._summaries:
            self._more = False
            return
        last = self._summaries[-1].id
        page = self._entries.newest(limit=limit, before=last, narrow=self._narrow)
        self._summaries += page.items
        self._more = page.more
        rows = self._merged(after=len(self._rows), summaries=list(page.items))
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self._places.update({row.uid: first + n for n, row in enumerate(rows)})
        self.endInsertRows()

    def _read_drafts(self) -> None:
        drafts = self._drafts.all()
        self._draft_uids = {draft.entry.uid for draft in drafts}
        # Drafts are in no index, so a narrowed list cannot tell whether they belong to it.
        shown = [d for d in drafts if d.is_new] if self._narrow == Narrow() else []
        self._new_drafts = sorted((_as_summary(d) for d in shown), key=_moment, reverse=True)

    def _merged(self, after: int = 0, summaries: list[Summary] | None = None) -> list[Row]:
        """Summaries with new drafts among them; those older than the last loaded row wait."""
        summaries = self._summaries if summaries is None else summaries
        placed = {row.uid for row in self._rows[:after]} if after else set()
        known = {summary.uid for summary in summaries}
        waiting = [d for d in self._new_drafts if d.uid not in placed and d.uid not in known]
        rows: list[Row] = []
        for summary in summaries:
            while waiting and waiting[0].id > summary.id:
                rows.append(Row(waiting.pop(0), is_draft=True))
            rows.append(Row(summary, summary.uid in self._draft_uids))
        if not self._more:
            rows += [Row(draft, is_draft=True) for draft in waiting]
        return rows

    def _put(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._places = {row.uid: place for place, row in enumerate(rows)}
        self.endResetModel()

    # --- answering -------------------------------------------------------------------------

    def row(self, place: int) -> Row:
        """Return the row at a place; raises IndexError."""
        return self._rows[place]

    def place_of(self, uid: str) -> int | None:
        """Return where an entry is among the loaded rows."""
        return self._places.get(uid)

    def heading(self, place: int) -> str:
        """Return the day's heading on its first row, empty on the others."""
        day = self._rows[place].day
        if place and self._rows[place - 1].day == day:
            return ""
        return day_in_words(day, self._clock.now().date())

    def core(self, place: int) -> str:
        """Return the id of the first feeling's core, empty where there is none."""
        return core_of(self._vocabulary, self._rows[place].summary)

    def title(self, place: int) -> str:
        """Return the feelings in words: "ashamed · guilty"; empty without feelings."""
        return title_of(self._vocabulary, self._rows[place].summary)

    @property
    def shared(self) -> bool:
        """Whether entries come from two people."""
        return bool(self._entries.author)

    def whose(self, place: int) -> str:
        """Return "from me" or "from my partner"; empty in a private journal and for drafts."""
        return whose(self._rows[place].summary.author, self._entries.author)

    def rowCount(self, parent: Index = _ROOT) -> int:  # type: ignore[override]
        """Return how many rows are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # type: ignore[override]
        """One column: a row is painted as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = 0) -> Any:  # type: ignore[override]
        """Return the row, or what a screen reader says of it."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._rows[index.row()]
            today = self._clock.now().date()
            said = spoken(self._vocabulary, row.summary, today, is_draft=row.is_draft)
            from_whom = self.whose(index.row())
            return said_after(said, from_whom)
        return None


def _as_summary(draft: Draft) -> Summary:
    entry = draft.entry
    return Summary(
        id=entry.moment,
        uid=entry.uid,
        created=entry.created,
        kind=entry.kind,
        feelings=entry.feelings,
        preview=entry.preview(PREVIEW),
    )


def _moment(summary: Summary) -> int:
    return summary.id
