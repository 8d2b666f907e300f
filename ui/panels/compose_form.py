"""The form of Compose: the feeling and my part first, and what can be added when wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.prompts import examples
from trustjournal.journal.roles import Role
from ui.panels.feeling_chips import FeelingChips
from ui.widgets.kit import Kit
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from trustjournal.validation.compose import Parts

DEBOUNCE_MS = 200


class WordsCompleter(QCompleter):
    """Completes the last of several words that are separated by commas."""

    def splitPath(self, path: str) -> list[str]:
        """Return what to complete: what follows the last comma."""
        return [path.rpartition(",")[2].lstrip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the whole line with its last word completed."""
        edit = self.widget()
        before = edit.text().rpartition(",")[0] if isinstance(edit, QLineEdit) else ""
        word = str(index.data())
        return f"{before}, {word}" if before else word


class ComposeForm(QWidget):
    """The parts: the feeling I guess and my part; folded away what happened, why it fits and what
    I do now, so that the first sentences stay in view."""

    changed = Signal()
    done = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, kit: Kit, vocabulary: Vocabulary, role: Role = Role.NEITHER) -> None:
        """`role` chooses the examples in empty fields."""
        super().__init__()
        example = examples(role)
        self._kit = kit
        self._vocabulary = vocabulary
        self._feeling = self._line(self.tr("The feeling I guess"), example["feeling"])
        self._happened = self._line(self.tr("What happened"), example["happened"])
        self._my_part = self._line(self.tr("My part"), example["my_part"])
        self._why = self._line(self.tr("Why it fits"), example["why"])
        self._now = self._line(self.tr("What I do now"), example["now"])
        self._unsure = Tick(kit, self.tr("I’m not sure"))
        self._chips = FeelingChips(kit, vocabulary, self._unsure)
        self._feeling.setCompleter(self._completer())
        self._anew = kit.button(
            self.tr("Start anew"), "link", "arrow-counter-clockwise", self._start_anew
        )
        self._anew.hide()
        self._unfold = kit.button(
            self.tr("Add more, if you like"), "link", "plus", self._unfold_and_go
        )
        self._folded = True
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._tell)
        self._unsure.toggled.connect(lambda _on: self._debounce.start())
        self._chips.changed.connect(self._debounce.start)
        self._build()

    def _line(self, name: str, example: str) -> QLineEdit:
        edit = self._kit.line_edit(name, example)
        edit.textChanged.connect(lambda _text: self._debounce.start())
        return edit

    def _completer(self) -> QCompleter:
        words = [core.label for core in self._vocabulary.cores()]
        for core in self._vocabulary.cores():
            words += [finer.label for finer in self._vocabulary.below(core.id)]
        completer = WordsCompleter(words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return completer

    def _build(self) -> None:
        kit = self._kit
        hint = self.tr("In your partner. One word is enough.")
        self._ahead = kit.text(
            self.tr("That looks ahead. What can your partner see today?"), "caption", "text_muted"
        )
        self._ahead.hide()
        more = (
            kit.field(self.tr("What happened"), self._happened),
            kit.field(self.tr("Why it fits"), self._why),
            kit.field(self.tr("What I do now"), self._now),
            self._ahead,
        )
        self._more = kit.wrap(kit.col(*more, gap=8))
        self.setLayout(
            kit.col(
                kit.field(self.tr("The feeling I guess"), self._feeling, hint),
                self._chips,
                6,
                kit.field(self.tr("My part"), self._my_part),
                self._more,
                kit.flow(self._unfold, self._anew, gap=16),
                gap=8,
            )
        )
        for edit in self._lines().values():
            edit.returnPressed.connect(lambda edit=edit: self._go_on(edit))
        self._fold()

    # --- what is folded away ---------------------------------------------------------------

    def set_folding(self, folds: bool) -> None:
        """Fold away what can be added (beside a page), or show it (where there is room)."""
        self._folded = folds
        self._fold()

    def _fold(self) -> None:
        added = (self._happened, self._why, self._now)
        folded = self._folded and not any(edit.text().strip() for edit in added)
        self._more.setHidden(folded)
        self._unfold.setVisible(folded)

    def _unfold_and_go(self) -> None:
        self.set_folding(False)
        self._happened.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, edit: QLineEdit) -> None:
        """Enter goes to the next field in view, and behind the last one on to the sentences."""
        lines = [line for line in self._lines().values() if line.isVisibleTo(self)]
        following = lines[lines.index(edit) + 1 :]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._debounce.stop()
            self._tell()
            self.done.emit()

    def _tell(self) -> None:
        self._anew.setVisible(not self.is_empty())
        self._look_at_now()
        self.changed.emit()

    def _look_at_now(self) -> None:
        """Ask for something present where a promise was typed; it is used all the same."""
        from trustjournal.validation.openings import looks_ahead

        ahead = looks_ahead(self._now.text())
        self._ahead.setVisible(ahead)
        self._now.setAccessibleDescription(self._ahead.text() if ahead else "")

    def _start_anew(self) -> None:
        self.load({})
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where a person would start."""
        self._feeling.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, feeling: str, happened: str, my_part: str, now: str) -> None:
        """Take a feeling that somebody has named, and what it is about, in place of what is
        there. Without a feeling only the fields that are still empty are filled in."""
        if feeling:
            self._chips.press([])
            self._feeling.setText(self._vocabulary.label(feeling))
            self._happened.setText(happened)
        for edit, words in ((self._my_part, my_part), (self._now, now)):
            if words and not edit.text().strip():
                edit.setText(words)
        self._fold()

    def is_empty(self) -> bool:
        """Tell whether nothing has been said yet."""
        typed = self._lines().values()
        return not self._chips.pressed() and not any(edit.text().strip() for edit in typed)

    def values(self) -> dict[str, Any]:
        """Return what was typed and pressed, as JSON values; nothing for what was left alone."""
        found: dict[str, Any] = {
            name: edit.text() for name, edit in self._lines().items() if edit.text().strip()
        }
        if pressed := self._chips.pressed():
            found["pressed"] = pressed
        if self._unsure.isChecked():
            found["unsure"] = True
        return found

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what `values` returned earlier."""
        for name, edit in self._lines().items():
            edit.setText(str(values.get(name, "")))
        self._chips.press([str(core) for core in values.get("pressed", ())])
        self._unsure.setChecked(values.get("unsure") is True)
        self._fold()

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "feeling": self._feeling,
            "my_part": self._my_part,
            "happened": self._happened,
            "why": self._why,
            "now": self._now,
        }

    def parts(self) -> Parts:
        """Return what was typed and pressed."""
        from trustjournal.validation.compose import Parts

        return Parts(
            feelings=self._feelings(),
            happened=self._happened.text().strip(),
            my_part=self._my_part.text().strip(),
            now=self._now.text().strip(),
            unsure=self._unsure.isChecked(),
            why=self._why.text().strip(),
        )

    def _feelings(self) -> tuple[str, ...]:
        """Return pressed cores, then words as they were typed, each feeling once."""
        found = {core: core for core in self._chips.pressed()}
        for typed in self._feeling.text().split(","):
            if word := typed.strip():
                known = self._vocabulary.find(word)
                found.setdefault(known.id if known else word.casefold(), word)
        return tuple(found.values())
