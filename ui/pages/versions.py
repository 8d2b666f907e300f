"""How an entry was before it was edited, and a way back to any of that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import Version
from ui.pages.entry_view import EntryView
from ui.pages.sheet import Sheet
from ui.widgets.kit import Kit
from ui.widgets.when_field import spoken


class VersionsView(QWidget):
    """Reads earlier versions of one entry, the latest first."""

    bring_back = Signal(object)
    """Make this entry (an earlier version) the newest one."""
    left = Signal()
    back = Signal()

    def __init__(
        self, *, kit: Kit, vocabulary: Vocabulary, versions: list[Version], has_draft: bool
    ) -> None:
        """`versions` has at least one; with unkept changes none can be brought back."""
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._versions = versions
        self.uid = versions[0].entry.uid
        self._chosen = versions[0]
        self._group = QButtonGroup(self)
        choices = kit.flow(*(self._choice(n) for n in range(len(versions))), gap=6)
        choices.setAccessibleName(self.tr("Earlier versions"))
        self._room: QVBoxLayout = kit.col(gap=0, margins=(18, 14, 18, 16))
        body = kit.col(choices, kit.card(self._room), None, gap=12)
        bring = kit.button(self.tr("Bring this version back"), "", "", self._bring)
        leave = kit.button(self.tr("Back to the entry"), "plain", "", self.left.emit)
        bring.setEnabled(not has_draft)
        foot = kit.col(gap=6)
        if has_draft:
            words = self.tr("There are changes that are not kept yet: keep or discard them first.")
            foot.addWidget(kit.text(words, "caption", "text_muted"))
        foot.addLayout(kit.row(bring, None, leave))
        head = kit.col(kit.text(self.tr("Earlier versions"), "title"), gap=0)
        self.sheet = Sheet(kit, head=head, body=body, foot=foot)
        self.sheet.back.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._show(0)

    def _choice(self, place: int) -> QWidget:
        words = self.tr("until {moment}").format(moment=spoken(self._versions[place].replaced_at))
        button = self._kit.button(words, "word", "", lambda: self._show(place), checkable=True)
        button.setAutoExclusive(True)  # told as one of several; the group does the rest
        self._group.addButton(button, place)
        return button

    def _show(self, place: int) -> None:
        self._group.button(place).setChecked(True)
        self._chosen = self._versions[place]
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._room.addWidget(EntryView(self._kit, self._vocabulary, self._chosen.entry))

    def _bring(self) -> None:
        self.bring_back.emit(self._chosen.entry)

    def entered(self) -> None:
        """Start at the version that is shown."""
        self._group.button(self._versions.index(self._chosen)).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the entry."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
