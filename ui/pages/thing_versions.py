"""How a boundary or a request was before it was edited, and what each edit changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from trustjournal.journal.word_diff import word_diff
from ui.pages.thing_view import ThingView
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.when_field import spoken
from ui.widgets.word_changes import WordChanges


@dataclass(frozen=True, slots=True, repr=False)
class EarlierWords:
    """An earlier version in words; `number` is the store's."""

    number: int
    until: datetime
    fields: tuple[tuple[str, str], ...]
    """Labels with what stood there."""


class ThingVersions(ThingView):
    """Reads earlier versions of one thing, the latest first, beside what stands now."""

    name = "versions"
    bring_back = Signal(int)
    """Make this earlier version (its number) the newest one."""

    def __init__(
        self,
        *,
        kit: Kit,
        kind: str,
        uid: str,
        now: Sequence[tuple[str, str]],
        earlier: Sequence[EarlierWords],
        own: bool,
    ) -> None:
        """`now` are labels with what stands there; `own`: one may bring a version back."""
        super().__init__(kit)
        self.kind, self.uid = kind, uid
        self._now = dict(now)
        self._earlier = tuple(earlier)
        self._place = 0
        self._group = QButtonGroup(self)
        choices = kit.flow(*(self._choice(n) for n in range(len(self._earlier))), gap=6)
        choices.setAccessibleName(self.tr("Earlier versions"))
        self._room = kit.col(gap=10, margins=(20, 16, 20, 16))
        told = self.tr("Struck out: stood there then. Underlined: stands there now.")
        body = kit.col(
            choices, kit.text(told, "caption", "text_muted"), kit.card(self._room), None, gap=12
        )
        bring = kit.button(self.tr("Bring this version back"), "", "", self._bring)
        if not own:
            bring.hide()
        leave = kit.button(self.tr("Back"), "plain", "", self.left.emit)
        head = kit.col(kit.text(self.tr("Earlier versions"), "title"), gap=0)
        self.put(head=head, body=body, foot=kit.row(bring, None, leave))
        self._show(0)

    def _choice(self, place: int) -> QPushButton:
        until = spoken(self._earlier[place].until)
        words = self.tr("until {moment}").format(moment=until)
        button = self.kit.button(words, "word", "", lambda: self._show(place), checkable=True)
        button.setAutoExclusive(True)  # told as one of several; the group does the rest
        self._group.addButton(button, place)
        return button

    def _show(self, place: int) -> None:
        self._place = place
        self._group.button(place).setChecked(True)
        emptied(self._room)
        was = dict(self._earlier[place].fields)
        for label in self._now | was:
            before, after = was.get(label, ""), self._now.get(label, "")
            if before or after:
                caption = self.kit.text(label, "label", "text_muted", wrap=False)
                self._room.addWidget(caption)
                changes = WordChanges(self.kit, word_diff(before, after))
                self._room.addWidget(changes)
                caption.show()
                changes.show()

    def _bring(self) -> None:
        self.bring_back.emit(self._earlier[self._place].number)

    def entered(self) -> None:
        """Start at the version that is shown."""
        self._group.button(self._place).setFocus()

    def escape(self) -> None:
        """Escape goes back to what stands now."""
        self.left.emit()
