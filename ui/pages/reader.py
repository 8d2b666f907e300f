"""The reader: one kept entry, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.journal.entries import Entry
from trustjournal.journal.feelings import Vocabulary
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.editor_cards import said_card
from ui.pages.entry_view import EntryView, as_plain_text
from ui.pages.sheet import Sheet
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.space_words import whose


@dataclass(frozen=True, slots=True)
class Copies:
    """What the shared space has of an entry: whether a copy is there, and could be taken back."""

    there: bool
    can_take_back: bool


class Reader(QWidget):
    """Shows an entry; made anew for each."""

    edit_wanted = Signal()
    versions_wanted = Signal()
    bin_wanted = Signal()
    discard_wanted = Signal()
    copy_wanted = Signal()
    take_back_wanted = Signal()
    back = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        vocabulary: Vocabulary,
        clipboard: PrivateClipboard,
        entry: Entry,
        has_versions: bool,
        has_draft: bool,
        me: str = "",
        writable: bool = True,
        copies: Copies | None = None,
    ) -> None:
        """`me` is the person's id in a shared space: what the other wrote is to be read only, as
        everything is where the journal is not `writable`. `copies` tells of those in Us, where
        some can be made."""
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._clipboard = clipboard
        self.entry = entry
        self.uid = entry.uid
        body = kit.col(gap=10)
        if has_draft:
            body.addWidget(self._draft_card())
        if copies is not None and copies.there:
            body.addWidget(self._copy_card(copies))
        body.addWidget(EntryView(kit, vocabulary, entry, whose(entry.author, me)))
        body.addStretch(1)
        mine = writable and entry.author == me
        self.sheet = Sheet(kit, body=body, foot=self._foot(mine, has_versions, copies))
        self.sheet.back.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def _copy_card(self, copies: Copies) -> QWidget:
        kit, words = self._kit, texts.load("together")["copy"]
        said = kit.text(words["there" if copies.can_take_back else "stays"])
        said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = kit.row((said, 1), gap=8, margins=(14, 8, 8, 8))
        if copies.can_take_back:
            row.addWidget(kit.button(words["take_back"], "quiet", "", self.take_back_wanted.emit))
        return kit.card(row, "tint")

    def _foot(self, mine: bool, has_versions: bool, copies: Copies | None) -> QHBoxLayout:
        kit = self._kit
        copy = kit.button(self.tr("Copy"), "quiet", "copy-simple", self._copy)
        if not mine:
            self._first = copy
            return kit.row(copy, None)
        self._first = kit.button(self.tr("Edit"), "", "pencil-simple", self.edit_wanted.emit)
        actions: list[QWidget] = [self._first, copy]
        if copies is not None:
            label = texts.load("together")["copy"]["begin"]
            actions.append(kit.button(label, "quiet", "export", self.copy_wanted.emit))
        if has_versions:
            words = self.tr("Earlier versions")
            actions.append(
                kit.button(words, "quiet", "clock-counter-clockwise", self.versions_wanted.emit)
            )
        to_bin = kit.button(self.tr("Move to bin"), "plain", "trash", self.bin_wanted.emit)
        return kit.row((kit.flow(*actions, gap=6), 1), to_bin, gap=8)

    def _draft_card(self) -> QWidget:
        kit = self._kit
        said = kit.text(self.tr("You have changes that are not kept yet."))
        go_on = kit.button(self.tr("Go on writing"), "quiet", "", self.edit_wanted.emit)
        discard = kit.button(self.tr("Discard changes"), "quiet", "", self.discard_wanted.emit)
        choices = kit.flow(go_on, discard, gap=4)
        return kit.card(kit.col(said, choices, gap=2, margins=(14, 8, 8, 6)), "tint")

    def entered(self) -> None:
        """Start at what one most often does next."""
        self._first.setFocus()

    def place(self) -> dict[str, Any]:
        """Return the scroll position as JSON values."""
        return {"scroll": self.sheet.area.verticalScrollBar().value()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to an earlier `place()`."""
        self.sheet.scroll_to(place.get("scroll"))

    def _copy(self) -> None:
        self._clipboard.copy(as_plain_text(self.entry, self._vocabulary))
        words = self.tr("Copied. It leaves the clipboard after {n} seconds.").format(
            n=round(self._clipboard.seconds)
        )
        self.sheet.tell(said_card(self._kit, words))
        announce(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)
