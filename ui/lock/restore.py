"""Putting a backup in place before anything is open: choose the file, say what opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Progress
from ui.tasks import Task, TaskRunner
from ui.widgets.files import ask_for_file
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from trustjournal.vault.restore import RestoreReport
    from trustjournal.vault.vault import Vault


class RestoreScreen(QWidget):
    """Restores a backup file into the app's folder; `done` means the lock screen can open it."""

    done = Signal()
    back = Signal()

    def __init__(self, *, kit: Kit, tasks: TaskRunner, vault: Vault) -> None:
        super().__init__()
        self._kit = kit
        self._tasks = tasks
        self._vault = vault
        self._bundle: Path | None = None
        self._task: Task | None = None
        kit.fill(self, "surface")
        self._choose = kit.button(self.tr("Choose the backup file…"), on=self._ask)
        self._chosen = kit.elided(self.tr("No file chosen yet."), "ui", "text_muted")
        self._secret = PassphraseField(kit, self.tr("Passphrase or recovery key"))
        self._run_it = kit.button(self.tr("Put it in place"), "primary", on=self._run)
        self._back = kit.button(self.tr("Back"), on=self._go_back)
        self._go_on = kit.button(self.tr("Go to the lock screen"), "primary", on=self.done.emit)
        self._go_on.hide()
        self._outcome = Outcome(kit)
        self._build()
        self._secret.submitted.connect(self._run)
        self._secret.edited.connect(self._show_readiness)
        self._show_readiness()

    def _build(self) -> None:
        kit = self._kit
        explanation = self.tr(
            "Your journal becomes what it was when the backup was made. If there is a journal "
            "here now, it is kept as a backup first."
        )
        hint = self.tr("What opened the journal when the backup was made, or what opens it now.")
        form = kit.wrap(
            kit.col(
                kit.text(self.tr("Restore from a backup"), "display"),
                kit.text(explanation, "ui", "text_muted"),
                16,
                kit.text(self.tr("Backup file"), "label", wrap=False),
                kit.row(self._choose, (self._chosen, 1), gap=12),
                10,
                kit.field(self.tr("Passphrase or recovery key"), self._secret, hint),
                10,
                self._outcome,
                14,
                kit.row(self._back, None, self._run_it, self._go_on),
                gap=6,
            )
        )
        form.setMaximumWidth(kit.theme.px(520))
        row = kit.row(None, (form, 100), None, gap=0)
        inside = kit.col(None, row, None, None, gap=0, margins=(24, 32, 24, 32))
        self.setLayout(kit.col(kit.scroll(kit.wrap(inside)), gap=0))

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the file."""
        super().showEvent(event)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- choosing --------------------------------------------------------------------------

    def _ask(self) -> None:
        kinds = self.tr("Backups (*.tjbackup)")
        ask_for_file(self, self.tr("Choose"), kinds, self.choose)

    def choose(self, bundle: Path) -> None:
        """Take this file as the backup to restore."""
        self._bundle = bundle
        self._chosen.say(bundle.name)
        self._outcome.clear()
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_readiness()

    def _show_readiness(self) -> None:
        ready = self._bundle is not None and bool(self._secret.text().strip())
        self._run_it.setEnabled(ready and self._task is None)

    # --- doing -----------------------------------------------------------------------------

    def _run(self) -> None:
        bundle, secret, vault = self._bundle, self._secret.text(), self._vault
        if bundle is None or not secret.strip() or self._task is not None:
            return

        def work(progress: Progress) -> RestoreReport:
            return vault.restore(bundle, secret, progress)

        self._task = self._tasks.run(work, self._restored, self._failed)
        self._secret.set_read_only(True)
        self._choose.setEnabled(False)
        self._back.setEnabled(False)
        self._show_readiness()
        self._outcome.busy(self.tr("Putting the backup in place…"), self._task)

    def _restored(self, report: RestoreReport) -> None:
        self._task = None
        self._secret.clear()
        when = f"{report.made_at.astimezone():%Y-%m-%d, %H:%M}"
        words = self.tr("Done: your journal is as it was on {when}.").format(when=when)
        if report.present_passphrase:
            words += " " + self.tr("The passphrase you use now still opens it.")
        if report.shared_kept:
            words += " " + self.tr("What you share stays as it is now.")
        self._outcome.say(words, "text")
        self._run_it.hide()
        self._back.hide()
        self._go_on.show()
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._secret.set_read_only(False)
        self._choose.setEnabled(True)
        self._back.setEnabled(True)
        self._show_readiness()
        self._outcome.fail(error)
        self._secret.select_all()
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._secret.clear()
        self.back.emit()
