"""How hard a passphrase is to guess, in words and as four bars; a weak one is never forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal import texts
from trustjournal.clock import Progress
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.passphrases import Strength

DEBOUNCE_MS = 200
BARS = 4
WEAK = 2
"""zxcvbn's scores up to this one get a plain warning."""


class Bars(QWidget):
    """Four short bars, some of them filled; the words beside them say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filled = 0
        self.setFixedSize(theme.px(BARS * 26), theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fill(self, count: int) -> None:
        """Fill this many."""
        self._filled = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = self._theme.px(4)
        width = (self.width() - gap * (BARS - 1)) / BARS
        for index in range(BARS):
            color = "accent" if index < self._filled else "border"
            painter.setBrush(self._theme.color(color))
            bar = QRectF(index * (width + gap), 0, width, self.height())
            painter.drawRoundedRect(bar, self.height() / 2, self.height() / 2)


class StrengthMeter(QWidget):
    """Judges what is typed a moment after the last key, off the GUI thread."""

    judged = Signal(bool)
    """Told whether the passphrase is weak, after each judgement."""

    def __init__(self, kit: Kit, tasks: TaskRunner) -> None:
        super().__init__()
        self._tasks = tasks
        self._texts = texts.load("first_run")["passphrase"]
        self._passphrase = ""
        self._bars = Bars(kit.theme)
        self._words = kit.text("", "ui")
        self._advice = kit.text("", "caption", "text_muted")
        self.setLayout(
            kit.col(
                kit.row(kit.col(6, self._bars, None, gap=0), (self._words, 1), gap=12),
                self._advice,
                gap=2,
            )
        )
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._start)
        self._show(None)

    def judge(self, passphrase: str) -> None:
        """Judge this; an empty one clears the meter at once."""
        self._passphrase = passphrase
        if passphrase:
            self._debounce.start()
        else:
            self._debounce.stop()
            self._show(None)

    def _start(self) -> None:
        passphrase = self._passphrase

        def work(progress: Progress) -> tuple[str, Strength]:
            from trustjournal.passphrases import strength

            return passphrase, strength(passphrase)

        self._tasks.run(work, self._judged)

    def _judged(self, answer: tuple[str, Strength]) -> None:
        passphrase, strength = answer
        if passphrase == self._passphrase:
            self._show(strength)

    def _show(self, strength: Strength | None) -> None:
        for part in (self._bars, self._words, self._advice):
            part.setVisible(strength is not None)
        self.judged.emit(strength is not None and strength.score <= WEAK)
        if strength is None:
            return
        said = self._texts["strength"][strength.score]
        self._bars.fill(strength.score)
        self._words.say(said)
        self._advice.say(self._texts["crack_time"][strength.crack_time])
        announce(self, said)
