"""A chosen feeling in one line: "ashamed › guilty › “caught out”  7 of 10"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.kit import Kit
from ui.widgets.marks import Mark


def path_of(felt: FeltFeeling, vocabulary: Vocabulary) -> list[str]:
    """Return the words that lead to a feeling: core, finer word, own word in quotation marks."""
    core = vocabulary.core_of(felt.feeling, felt.near)
    finer = vocabulary.find(felt.near or "") or vocabulary.find(felt.feeling)
    steps = [core.label] if core else []
    if finer is not None and core is not None and finer.id != core.id:
        steps.append(finer.label)
    if finer is None or finer.id != felt.feeling:
        steps.append(f"“{felt.feeling}”")
    return steps


class FeelingLine(QWidget):
    """Mark, path, strength and "Change"; below it the details, if there are any."""

    change_wanted = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._mark = Mark(kit.theme, "", 16)
        self._path = kit.elided("", "ui_strong")
        # Shrinks where room is short, but no wider than its words: the strength stands beside it.
        self._path.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._strength = kit.text("", "ui", "text_muted", wrap=False)
        self._details = kit.elided("", "caption", "text_muted")
        self._change = kit.button(self.tr("Change"), "plain", "caret-down", self.change_wanted.emit)
        top = kit.row(self._mark, self._path, self._strength, None, self._change, gap=9)
        self._top = top
        below = kit.row(25, (self._details, 1), gap=0)
        self.setLayout(kit.col(top, below, gap=0, margins=(14, 6, 8, 6)))
        self.setFocusProxy(self._change)

    def show_feeling(self, felt: FeltFeeling | None) -> None:
        """Tell a feeling, or that none is chosen yet."""
        core = self._vocabulary.core_of(felt.feeling, felt.near) if felt else None
        mark = Mark(self._kit.theme, core.id if core else "", 16)
        self._top.replaceWidget(self._mark, mark)
        self._mark.hide()
        self._mark.deleteLater()
        self._mark = mark
        mark.setVisible(felt is not None)
        if felt is None:
            self._path.say(self.tr("No feeling chosen"))
            self._strength.say("")
            self._details.hide()
            self._change.setAccessibleDescription(self._path.accessibleName())
            return
        self._path.say(" › ".join(path_of(felt, self._vocabulary)))
        self._change.setAccessibleDescription(self._path.accessibleName())
        self._strength.say(self.tr("{n} of 10").format(n=felt.intensity))
        details = [word for word in (felt.body, felt.about, felt.underneath) if word.strip()]
        self._details.say(" · ".join(details))
        self._details.setVisible(bool(details))
