"""The lock screen: one passphrase field and help. It knows no name, no count and no date.

It is the first thing painted after the start, so it imports neither the icon font nor anything
that can open a journal; both are loaded after the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trustjournal.clock import Progress
from trustjournal.errors import (
    Cancelled,
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseTruncated,
    KeyringUnavailable,
    KeysDamaged,
    KeysMissing,
    NotRemembered,
    RecoveryKeyMistyped,
    WrongPassphrase,
)
from ui import icons
from ui.lock.backdrop import Backdrop
from ui.tasks import Task, TaskRunner
from ui.widgets.announce import announce
from ui.widgets.glyphs import lifebuoy_icon
from ui.widgets.kit import Card, Kit
from ui.widgets.marks import PadlockMark
from ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from trustjournal.vault.vault import Session, Vault
    from ui.remembering import Remembering

WIDTH = 360
TALL_ENOUGH = 560
_TRY_AGAIN = (WrongPassphrase, RecoveryKeyMistyped, NotRemembered, KeyringUnavailable)
_RESTORE_HELPS = (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseTruncated,
    KeysDamaged,
    KeysMissing,
)


class LockScreen(Backdrop):
    """Asks for the passphrase (or recovery key) and opens the journal it belongs to."""

    unlocked = Signal(object)
    help_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self, *, kit: Kit, tasks: TaskRunner, vault: Vault, remembering: Remembering | None = None
    ) -> None:
        """With `remembering` it also offers to open without typing."""
        super().__init__(kit.theme)
        self._remembering = remembering
        self._kit = kit
        self._tasks = tasks
        self._vault = vault
        self._task: Task | None = None
        self._card: Card | None = None
        self._warmed = False
        self._padlock = kit.wrap(kit.row(None, PadlockMark(kit.theme), None, margins=(0, 0, 0, 20)))
        self._field = PassphraseField(kit, self.tr("Passphrase"), self.tr("Passphrase"))
        self._message = kit.text("", "ui", "danger", centred=True)
        self._open = self._open_button()
        self._stuck = kit.button(self.tr("Can’t open it?"), "plain", on=self._toggle_ways_out)
        self._ways_out = self._ways_out_block()
        self._column = self._build_column()
        self._build()
        self._field.submitted.connect(self._unlock)
        self._field.edited.connect(self._typed)

    # --- building --------------------------------------------------------------------------

    def _open_button(self) -> QPushButton:
        button = self._kit.button(self.tr("Open"), "primary", on=self._unlock)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        metric = self._kit.theme.metric("control", "height_large")
        button.setMinimumHeight(self._kit.theme.px(metric))
        return button

    def _without_typing(self) -> list[QWidget]:
        if self._remembering is None:
            return []
        words = self.tr("Open without typing")
        self._untyped = self._kit.button(words, "quiet", on=self._unlock_untyped)
        return [self._kit.wrap(self._kit.row(None, self._untyped, None, margins=(0, 8, 0, 0)))]

    def _ways_out_block(self) -> QWidget:
        kit = self._kit
        words = self.tr(
            "Your recovery key works in the same field, and a backup can be put in place."
        )
        restore = kit.button(
            self.tr("Restore from a backup…"), "quiet", on=self.restore_wanted.emit
        )
        block = kit.wrap(
            kit.col(
                kit.text(words, "caption", "text_muted", centred=True),
                kit.row(None, restore, None),
                gap=4,
            )
        )
        block.hide()
        return block

    def _build_column(self) -> QWidget:
        kit = self._kit
        self._message.setContentsMargins(0, 0, 0, kit.theme.px(6))
        self._message.hide()
        self._doing = kit.text("", "ui", "text_muted", centred=True)
        self._doing.hide()
        self._slot = kit.col(gap=0)
        column = kit.wrap(
            kit.col(
                self._padlock,
                kit.text(self.tr("Welcome back"), "display", centred=True),
                26,
                self._field,
                12,
                self._open,
                *self._without_typing(),
                10,
                self._doing,
                self._message,
                self._slot,
                kit.row(None, self._stuck, None),
                self._ways_out,
                gap=0,
            )
        )
        column.setFixedWidth(kit.theme.px(WIDTH))
        return column

    def _build(self) -> None:
        kit = self._kit
        words = self.tr("Crisis lines and safety advice. No passphrase needed.")
        help_now = kit.button(self.tr("Help now"), "plain", on=self.help_wanted.emit)
        help_now.setIcon(lifebuoy_icon(kit.theme))
        help_now.setIconSize(QSize(kit.theme.px(17), kit.theme.px(17)))
        help_now.setText(" " + help_now.text())
        help_now.setAccessibleDescription(words)
        middle = kit.col((kit.row(None, self._column, None), 0), gap=0, margins=(0, 16, 0, 16))
        middle.insertStretch(0, 5)
        middle.addStretch(6)
        area = kit.scroll(kit.wrap(middle))
        foot = kit.col(
            kit.row(None, help_now, None),
            kit.text(words, "caption", "text_muted", centred=True),
            gap=2,
            margins=(16, 0, 16, 28),
        )
        self.setLayout(kit.col((area, 1), foot, gap=0))

    # --- what the window calls -------------------------------------------------------------

    def entered(self) -> None:
        """Put the focus into the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for typing at once."""
        super().showEvent(event)
        self.entered()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where room is short."""
        super().resizeEvent(event)
        self._padlock.setVisible(self.height() >= self._kit.theme.px(TALL_ENOUGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and after the first time load what the next screen needs."""
        super().paintEvent(event)
        if not self._warmed:
            self._warmed = True
            QTimer.singleShot(0, self._warm)

    def _warm(self) -> None:
        self._tasks.run(_load_what_comes_next)

    # --- opening ---------------------------------------------------------------------------

    def _unlock(self) -> None:
        if self._task is not None:
            return
        secret = self._field.text()
        if not secret:
            self._say(self.tr("Type your passphrase first."))
            self.entered()
            return
        vault = self._vault
        self._open_by(lambda tell: vault.unlock(secret, tell))

    def _unlock_untyped(self) -> None:
        remembering, vault = self._remembering, self._vault
        if self._task is None and remembering is not None:
            self._open_by(lambda tell: remembering.keyring.unlock(vault, tell))

    def _open_by(self, unlock: Callable[[Progress], Session]) -> None:
        self._say("")
        self._set_busy(True)

        def work(progress: Progress) -> Session:
            def tell(done: int, total: int) -> None:
                with suppress(Cancelled):  # new keys are not made by halves
                    progress(done, total)

            session = unlock(tell)
            try:
                progress(1, 1)
            except Cancelled:
                # Nobody is waiting any more: an open journal must not linger behind a lock.
                session.lock()
                raise
            return session

        self._task = self._tasks.run(work, self._unlocked, self._failed)
        self._task.progressed.connect(self._tell_keys)
        self.destroyed.connect(self._task.cancel)

    def _tell_keys(self, done: int, total: int) -> None:
        """The space that is shared gets new keys, since the other one has left it."""
        if done == total:
            return
        said = self.tr("Changing the keys of what you share…")
        if done:
            said += " " + self.tr("{n} of {all}").format(n=done, all=total)
        self._doing.say(said)
        self._doing.show()
        if not done:
            announce(self._doing, said)

    def _unlocked(self, session: object) -> None:
        self._task = None
        self._field.clear()
        self.unlocked.emit(session)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, Cancelled):
            return
        if isinstance(error, NotRemembered) and self._remembering is not None:
            self._remembering.forget()
            self._untyped.hide()
        self._explain(error)
        self._field.select_all()
        self.entered()

    def _set_busy(self, busy: bool) -> None:
        if not busy:
            self._task = None
        self._open.setText(self.tr("Opening…") if busy else self.tr("Open"))
        self._open.setEnabled(not busy)
        self._doing.hide()
        if self._remembering is not None:
            self._untyped.setEnabled(not busy)
        self._field.set_read_only(busy)

    # --- saying what went wrong ------------------------------------------------------------

    def _explain(self, error: Exception) -> None:
        from trustjournal.messages import explain

        words = explain(error)
        if isinstance(error, _TRY_AGAIN):
            self._say(f"{words.sentence} {words.next_step}".strip())
            return
        from ui.errors import error_card

        self._card = error_card(self._kit, error)
        self._slot.addWidget(self._card)
        self._slot.addSpacing(self._kit.theme.px(8))
        if isinstance(error, _RESTORE_HELPS):
            self._ways_out.show()
        announce(self._card, f"{words.sentence} {words.next_step}")

    def _say(self, words: str) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self._message.say(words)
        self._message.setVisible(bool(words))
        announce(self._message, words)

    def _typed(self) -> None:
        if self._task is None and self._message.isVisibleTo(self):
            self._say("")

    def _toggle_ways_out(self) -> None:
        self._ways_out.setVisible(not self._ways_out.isVisibleTo(self))


def _load_what_comes_next(progress: Progress) -> None:
    """Import what unlocking and the first page need, while the person types."""
    import ui.opened  # noqa: F401
    from trustjournal.journal.feelings import Vocabulary

    icons.warm()
    Vocabulary.load()
