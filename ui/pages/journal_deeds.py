"""What one can do to an entry and take back at once: the deed, its sentence, its undoing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.store import EntryStore
from ui.widgets.when_field import spoken_day

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done; `undo` takes it back and answers with what that changed."""

    uid: str
    said: str
    change: Changed
    undo: Callable[[], Changed]


def move_to_bin(entries: EntryStore, uid: str) -> Deed:
    """Delete an entry; raises what the store raises."""
    change = entries.delete(uid)
    erased_on = next(binned.erased_on for binned in entries.binned() if binned.uid == uid)
    said = translate("JournalDeeds", "In the bin. It will be erased for good on {day}.")
    return Deed(uid, said.format(day=spoken_day(erased_on)), change, lambda: entries.put_back(uid))


def discard(drafts: DraftStore, draft: Draft) -> Deed:
    """Throw away what was not kept; `draft` is what undoing brings back."""
    uid = draft.entry.uid
    change = drafts.discard(uid)
    if draft.is_new:
        said = translate("JournalDeeds", "The draft is gone.")
    else:
        said = translate("JournalDeeds", "The changes are gone. The entry is as you kept it.")
    return Deed(uid, said, change, lambda: drafts.keep(draft))
