"""What Today's card asks for, as an entry; and which drafts fit back into the card."""

from __future__ import annotations

from dataclasses import dataclass

from trustjournal.journal.entries import UNSAID_INTENSITY, Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary


@dataclass(frozen=True, slots=True, repr=False)
class QuickWords:
    """A core feeling (or none), its strength, and one line."""

    core: str = ""
    strength: int | None = None
    line: str = ""

    def __repr__(self) -> str:
        return "<QuickWords>"

    @property
    def felt(self) -> FeltFeeling | None:
        """The feeling, if one is chosen."""
        if not self.core:
            return None
        return FeltFeeling(self.core, UNSAID_INTENSITY if self.strength is None else self.strength)

    def into(self, entry: Entry) -> Entry:
        """Return `entry` with these words: a line alone is free writing, else what happened."""
        felt, line = self.felt, self.line.strip()
        if felt is None:
            return entry.edited(kind=Kind.FREE, happened="", text=line, feelings=())
        return entry.edited(kind=Kind.FEELINGS, happened=line, text="", feelings=(felt,))


def quick_words_of(entry: Entry, vocabulary: Vocabulary) -> QuickWords | None:
    """Return the words of an entry that the card can show whole, None for any other entry."""
    core, strength = "", None
    if entry.feelings:
        first = entry.feelings[0]
        found = vocabulary.find(first.feeling)
        if found is None or found.parent is not None:
            return None
        core, strength = found.id, first.intensity
    if entry.needs or entry.tags:
        return None
    words = QuickWords(core, strength, entry.happened or entry.text)
    return words if words.into(entry) == entry and "\n" not in words.line else None
