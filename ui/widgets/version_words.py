"""The versions of an agreement: what changed in the last one, and each as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.journal.agreement_view import Version
from trustjournal.journal.agreements import Terms
from trustjournal.journal.word_diff import word_diff
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.said_after import said_after
from ui.widgets.when_field import spoken
from ui.widgets.word_changes import WordChanges

_CHANGED = "changed"


class VersionWords(QWidget):
    """Chips for "What changed" and each version; below them the words in serif."""

    def __init__(
        self, kit: Kit, versions: Sequence[Version], text_of: Callable[[Terms], str]
    ) -> None:
        """`versions` are in their order, the first one first; there is at least one."""
        super().__init__()
        self._versions = {str(version.number): version for version in versions}
        self._text_of = text_of
        self._order = [str(version.number) for version in versions]
        choices = {n: self.tr("Version {n}").format(n=n) for n in reversed(self._order)}
        if len(versions) > 1:
            choices = {_CHANGED: self.tr("What changed"), **choices}
        self._chips = ChoiceChips(kit, self.tr("Versions"), choices)
        self._chips.changed.connect(self._show)
        self._said = kit.text("", "caption", "text_muted")
        self._kit = kit
        self._words = kit.text("", "body")
        self._changes = kit.col(gap=0)
        body = kit.col(self._chips, self._said, self._words, self._changes, gap=10)
        body.setContentsMargins(*(kit.theme.px(n) for n in (18, 16, 18, 16)))
        self.setLayout(kit.col(kit.card(body), gap=0))
        self._chips.set_value(next(iter(choices)))
        self._show()

    def focus(self) -> None:
        """Take the keyboard, at the chips."""
        self._chips.focus()

    def _show(self) -> None:
        chosen = self._chips.value()
        changed = chosen == _CHANGED
        emptied(self._changes)
        self._words.setVisible(not changed)
        if changed:
            before, after = (self._versions[n] for n in self._order[-2:])
            pieces = word_diff(self._text_of(before.terms), self._text_of(after.terms))
            self._changes.addWidget(WordChanges(self._kit, pieces))
            self._said.say(
                self.tr("Struck out: was in version {a}. Underlined: new in version {b}.").format(
                    a=before.number, b=after.number
                )
            )
            return
        version = self._versions[chosen]
        self._words.say(self._text_of(version.terms))
        state = texts.load("agreements")["version_state"][version.state]
        self._said.say(said_after(state, spoken(version.agreed_at or version.written_at)))
