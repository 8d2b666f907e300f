"""What became of an action, shown beside it: under way, done, or why not."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from trustjournal.errors import Cancelled
from ui.tasks import Task
from ui.widgets.announce import announce
from ui.widgets.kit import Card, Kit

SHOW_PROGRESS_AFTER_MS = 1000


class Outcome(QWidget):
    """A line below a button; empty until there is something to tell."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._task: Task | None = None
        self._card: Card | None = None
        self._words = kit.text("", "ui", "text_muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(kit.theme.px(6))
        self._stop = kit.button(self.tr("Stop"), "plain", on=self._stop_task)
        self._slow = kit.wrap(kit.row((self._bar, 1), self._stop, gap=12))
        self._column = kit.col(self._words, self._slow, gap=4, margins=(0, 4, 0, 0))
        self.setLayout(self._column)
        self._patience = QTimer(self, singleShot=True, interval=SHOW_PROGRESS_AFTER_MS)
        self._patience.timeout.connect(self._slow.show)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._task = None
        self._patience.stop()
        self._slow.hide()
        self._words.hide()
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self.hide()

    def say(self, words: str, color: str = "text_muted") -> None:
        """Show one plain sentence."""
        self.clear()
        self._kit.tint(self._words, color)
        self._words.say(words)
        self._words.show()
        self.show()
        announce(self, words)

    def fail(self, error: Exception) -> None:
        """Show why it did not work and what to do; a stop that was asked for is only noted."""
        if isinstance(error, Cancelled):
            self.say(self.tr("Stopped. Nothing was changed."))
            return
        from ui.errors import error_card

        self.ask(error_card(self._kit, error))

    def ask(self, card: Card) -> None:
        """Show a card that says, or asks, something."""
        self.clear()
        self._card = card
        self._column.addWidget(card)
        self.show()
        card.show()
        announce(self, card.accessibleName())

    def busy(self, words: str, task: Task, *, can_stop: bool = True) -> None:
        """Show that `task` is under way; after a second also how far, and "Stop"."""
        self.say(words, "text")
        self._task = task
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._stop.setVisible(can_stop)
        task.progressed.connect(self._progressed)
        self._patience.start()

    def _progressed(self, done: int, total: int) -> None:
        # The engine counts in bytes or rows, which may be more than the bar's 32 bits.
        self._bar.setRange(0, 1000)
        self._bar.setValue(1000 * done // total if total else 0)

    def _stop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
