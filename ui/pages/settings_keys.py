"""Settings for what opens the journal: the passphrase and the recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Progress
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.settings_section import Section
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.recovery_sheet import RecoverySheet
from ui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from trustjournal.vault.recovery import RecoveryKey
    from trustjournal.vault.vault import Session


class PassphraseSection(Section):
    """Change the passphrase: the present one, a new one, the new one again."""

    def __init__(self, kit: Kit, tasks: TaskRunner, session: Session) -> None:
        super().__init__(
            kit,
            self.tr("Passphrase"),
            self.tr("Your entries are not written anew; only what opens them changes."),
        )
        self._tasks = tasks
        self._session = session
        self._current = PassphraseField(kit, self.tr("Current passphrase"))
        self._new = PassphraseField(kit, self.tr("New passphrase"))
        self._again = PassphraseField(kit, self.tr("New passphrase once more"))
        self._meter = StrengthMeter(kit, tasks)
        self._start = kit.button(self.tr("Change the passphrase…"), on=self._unfold)
        self._change = kit.button(self.tr("Change the passphrase"), "primary", on=self._run)
        self._outcome = Outcome(kit)
        self._form = self._build_form()
        self._new.edited.connect(lambda: self._meter.judge(self._new.text()))
        self._again.submitted.connect(self._run)
        self.put(self._start, self._form, self._outcome)

    def _build_form(self) -> QWidget:
        kit = self._kit
        cancel = kit.button(self.tr("Leave it as it is"), "plain", on=self._fold)
        caution = self.tr(
            "Backups made until now still open with the current passphrase, and so would any "
            "copy that somebody took."
        )
        form = kit.wrap(
            kit.col(
                kit.field(self.tr("Current passphrase"), self._current),
                kit.field(self.tr("New passphrase"), self._new),
                self._meter,
                kit.field(self.tr("New passphrase once more"), self._again),
                kit.text(caution, "caption", "text_muted"),
                kit.row(self._change, None, cancel),
                gap=10,
            )
        )
        form.setMaximumWidth(kit.theme.line("form"))
        form.hide()
        return form

    def _unfold(self) -> None:
        self._outcome.clear()
        self._start.hide()
        self._form.show()
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        for field in (self._current, self._new, self._again):
            field.clear()
        self._meter.judge("")
        self._form.hide()
        self._start.show()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self) -> None:
        current, new = self._current.text(), self._new.text()
        if not new.strip():
            self._outcome.say(self.tr("The new passphrase is empty."), "danger")
            return
        if new != self._again.text():
            self._outcome.say(self.tr("The two new ones are not the same yet."), "danger")
            return
        session = self._session

        def work(progress: Progress) -> None:
            session.change_passphrase(current, new)

        self._change.setEnabled(False)
        task = self._tasks.run(work, self._done, self._failed)
        self._outcome.busy(self.tr("Changing the passphrase…"), task, can_stop=False)

    def _done(self, _answer: object) -> None:
        self._change.setEnabled(True)
        self._fold()
        self._outcome.say(self.tr("Changed. From now on the new passphrase opens your journal."))

    def _failed(self, error: Exception) -> None:
        self._change.setEnabled(True)
        self._outcome.fail(error)


class RecoverySection(Section):
    """Make a new recovery key, which ends the one before."""

    def __init__(
        self, kit: Kit, tasks: TaskRunner, session: Session, clipboard: PrivateClipboard
    ) -> None:
        super().__init__(kit, self.tr("Recovery key"), self._state(session))
        self._tasks = tasks
        self._session = session
        self._clipboard = clipboard
        self._sheet: QWidget | None = None
        self._current = PassphraseField(kit, self.tr("Your passphrase"))
        self._start = kit.button(self.tr("Make a recovery key…"), on=self._unfold)
        self._make = kit.button(self.tr("Make it"), "primary", on=self._run)
        self._outcome = Outcome(kit)
        self._form = self._build_form()
        self._current.submitted.connect(self._run)
        self.put(self._start, self._form, self._outcome)

    def _state(self, session: Session) -> str:
        if session.has_recovery_key:
            return self.tr(
                "There is one. A new one replaces it: the old paper then opens only the backups "
                "made before."
            )
        return self.tr(
            "There is none. With one, you can still open your journal if the passphrase is lost."
        )

    def _build_form(self) -> QWidget:
        kit = self._kit
        cancel = kit.button(self.tr("Leave it as it is"), "plain", on=self._fold)
        form = kit.wrap(
            kit.col(
                kit.field(self.tr("Your passphrase"), self._current),
                kit.row(self._make, None, cancel),
                gap=10,
            )
        )
        form.setMaximumWidth(kit.theme.line("form"))
        form.hide()
        return form

    def _unfold(self) -> None:
        self._drop_sheet()
        self._outcome.clear()
        self._start.hide()
        self._form.show()
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self._current.clear()
        self._form.hide()
        self._start.show()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self) -> None:
        current, session = self._current.text(), self._session

        def work(progress: Progress) -> RecoveryKey:
            return session.replace_recovery_key(current)

        self._make.setEnabled(False)
        task = self._tasks.run(work, self._made, self._failed)
        self._outcome.busy(self.tr("Making the key…"), task, can_stop=False)

    def _made(self, key: RecoveryKey) -> None:
        self._make.setEnabled(True)
        self._fold()
        self._start.hide()
        self._outcome.say(
            self.tr("This key opens your journal now. It is shown only here and now.")
        )
        sheet = RecoverySheet(self._kit, key, self._clipboard)
        done = self._kit.button(self.tr("I have kept it"), on=self._kept)
        self._sheet = self._kit.wrap(self._kit.col(sheet, self._kit.row(done, None), gap=10))
        self._sheet.setMaximumWidth(self._kit.theme.line("reading"))
        self.put(self._sheet)
        self._sheet.show()
        done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self) -> None:
        self._drop_sheet()
        self._start.show()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._outcome.say(self.tr("Keep it where only you find it."))

    def _drop_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None

    def _failed(self, error: Exception) -> None:
        self._make.setEnabled(True)
        self._outcome.fail(error)
