"""Signing with a passphrase typed anew: whoever types theirs signs for themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Progress
from trustjournal.errors import WrongPassphrase
from trustjournal.vault.people import Presence
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField


class SignForm(QWidget):
    """A passphrase and a button. The key is derived off the screen's thread, used once, dropped."""

    about_to_sign = Signal()
    signed = Signal(object)
    """What the act answered."""

    def __init__(
        self,
        kit: Kit,
        tasks: TaskRunner,
        *,
        presence: Callable[[str], Presence],
        act: Callable[[Presence], Any],
        words: str,
        label: str = "",
        icon: str = "pen-nib",
    ) -> None:
        """`act` does what is to be signed, with who is present, in a thread of its own: it must
        not touch the screen (`about_to_sign` is the moment to look). `words` are on the button."""
        super().__init__()
        self._tasks = tasks
        self._presence = presence
        self._act = act
        name = label or self.tr("Your passphrase")
        self._field = PassphraseField(kit, name)
        self._field.submitted.connect(self.sign)
        self._button = kit.button(words, "primary", icon, self.sign)
        self._outcome = Outcome(kit)
        self._field.edited.connect(self._outcome.clear)
        self.extra = kit.row(gap=8)
        """Room beside the button for another way."""
        self._field.setMaximumWidth(kit.theme.line("form"))
        column = kit.col(
            kit.field(name, self._field),
            kit.row(self._button, self.extra, None, gap=8),
            self._outcome,
            gap=8,
        )
        self.setLayout(column)

    def focus(self) -> None:
        """Take the keyboard, in the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed."""
        self._field.clear()

    def sign(self) -> None:
        """Derive the key, and do the act with it."""
        typed, presence, act = self._field.text(), self._presence, self._act
        if not self._button.isEnabled():
            return  # it is under way
        if not typed:
            self._outcome.say(self.tr("Type a passphrase first."), "danger")
            self.focus()
            return
        self.about_to_sign.emit()

        def work(progress: Progress) -> Any:
            with presence(typed) as who:
                return act(who)

        self._button.setEnabled(False)
        self._field.set_read_only(True)
        task = self._tasks.run(work, self._done, self._failed)
        self._outcome.busy(self.tr("Signing…"), task, can_stop=False)

    def _done(self, answer: object) -> None:
        self.forget()
        self._free()
        self._outcome.clear()
        self.signed.emit(answer)

    def _failed(self, error: Exception) -> None:
        self._free()
        if isinstance(error, WrongPassphrase):  # at a door a recovery key would do, here not
            self._outcome.say(
                self.tr(
                    "This passphrase opens nothing here, so nothing was signed. "
                    "Check Caps Lock and the keyboard layout, and try again."
                ),
                "danger",
            )
        else:
            self._outcome.fail(error)
        self._field.select_all()
        self.focus()

    def _free(self) -> None:
        self._button.setEnabled(True)
        self._field.set_read_only(False)
