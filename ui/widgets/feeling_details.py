"""What belongs to a feeling: where in the body, what it is about, what lies underneath."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.feelings import PartStory, Vocabulary
from ui.widgets.feeling_words import Words
from ui.widgets.kit import Kit


class FeelingDetails(QWidget):
    """Three optional fields behind one fold, and the question of a word that is part story."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._more = kit.button(self.tr("More"), "link", "caret-down", self._toggle)
        self._body = kit.line_edit(self.tr("Where in the body"))
        self._about = kit.line_edit(self.tr("What it is about"))
        self._underneath = kit.line_edit(self.tr("What lies underneath"))
        self._question = kit.text("", "ui", "text")
        self._question.hide()
        self._nearby = Words(kit, self.tr("Perhaps"), self._underneath)
        self._nearby.chosen.connect(self._take)
        self._nearby.hide()
        self._fields = kit.wrap(
            kit.col(
                kit.field(self._body.accessibleName(), self._body),
                kit.field(self._about.accessibleName(), self._about),
                self._question,
                kit.field(self._underneath.accessibleName(), self._underneath),
                self._nearby,
                gap=8,
            )
        )
        self._fields.hide()
        self.setLayout(kit.col(kit.row(self._more, None), self._fields, gap=4))
        for field in (self._body, self._about, self._underneath):
            field.edited.connect(lambda _words: self.changed.emit())

    @property
    def body(self) -> str:
        """Where in the body."""
        return self._body.text()

    @property
    def about(self) -> str:
        """What it is about."""
        return self._about.text()

    @property
    def underneath(self) -> str:
        """What lies underneath."""
        return self._underneath.text()

    def set_texts(self, body: str, about: str, underneath: str) -> None:
        """Show these, and the fields only if one of them says something."""
        self._body.setText(body)
        self._about.setText(about)
        self._underneath.setText(underneath)
        self.ask(None, None)
        self._open(any((body, about, underneath)))

    def ask(self, story: PartStory | None, vocabulary: Vocabulary | None) -> None:
        """Ask what a part-story word feels like underneath; None takes the question back."""
        self._question.setVisible(story is not None)
        self._question.say(story.question if story else "")
        nearby = story.near if story and vocabulary else ()
        labels = [vocabulary.label(each) for each in nearby] if vocabulary else []
        self._nearby.offer([(label, label) for label in labels], self._underneath.text())
        if story is not None:
            self._open(True)

    def _take(self, feeling: str) -> None:
        self._underneath.setText(feeling)
        self.changed.emit()

    def _toggle(self) -> None:
        self._open(self._fields.isHidden())

    def _open(self, wanted: bool) -> None:
        self._fields.setVisible(wanted)
        self._more.setVisible(not wanted)
