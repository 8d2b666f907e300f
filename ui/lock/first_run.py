"""The first run: what the app is, whether it fits, a passphrase, a recovery key, a journal.

Nothing is written to disk before the last step; until then, closing the window forgets all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget

from trustjournal import texts
from trustjournal.clock import Progress
from ui.desktop.clipboard import PrivateClipboard
from ui.lock.first_run_step import Step
from ui.lock.first_run_steps import PassphraseStep, ReadingStep, SafetyStep
from ui.lock.help_door import HelpDoor
from ui.lock.recovery_step import RecoveryStep
from ui.tasks import Task, TaskRunner
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.scroll_keys import scroll_by_key
from ui.widgets.steps import StepList

if TYPE_CHECKING:
    from trustjournal.vault.kdf import KdfParameters
    from trustjournal.vault.vault import Session, Vault

FORM_WIDTH = 520
SIDE_WIDTH = 280


class FirstRun(QWidget):
    """Leads through the steps, and creates the journal at the end."""

    created = Signal(object)
    restore_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        vault: Vault,
        clipboard: PrivateClipboard,
        kdf: KdfParameters | None = None,
    ) -> None:
        """`kdf` None measures this computer and takes half a second to a second's work."""
        super().__init__()
        self._kit = kit
        self._tasks = tasks
        self._vault = vault
        self._kdf = kdf
        self._task: Task | None = None
        words = texts.load("first_run")
        self._passphrase = PassphraseStep(kit, tasks, words["passphrase"])
        self._recovery = RecoveryStep(kit, words["recovery_key"], clipboard)
        self._steps: list[Step] = [
            ReadingStep(kit, words["welcome"]),
            ReadingStep(kit, words["limits"]),
            SafetyStep(kit, words["safety"]),
            self._passphrase,
            self._recovery,
            ReadingStep(kit, words["done"]),
        ]
        self._current = 0
        self._back = kit.button(self.tr("Back"), on=self._go_back)
        self._onward = kit.button(self.tr("Continue"), "primary", on=self._go_on)
        self._have_backup = kit.button(
            self.tr("I have a backup"), "link", on=self.restore_wanted.emit
        )
        self._outcome = Outcome(kit)
        kit.fill(self, "surface")
        self._build()
        self._show_step(0)

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        kit = self._kit
        self._list = StepList(kit, [step.name for step in self._steps])
        self._stack = QStackedWidget()
        self._pages = QStackedWidget()
        self._side, self._side_edge = self._build_side(), kit.upright()
        self._where = kit.text("", "caption", "text_muted")
        self._help: HelpDoor | None = None
        foot = kit.wrap(kit.col(self._outcome, self._where, self._nav_row(), gap=8))
        foot.setMaximumWidth(kit.theme.px(FORM_WIDTH))
        foot_row = kit.row(None, (foot, 100), None, gap=0, margins=(28, 8, 28, 28))
        right = kit.col((self._pages, 1), foot_row, gap=0)
        main = kit.wrap(kit.row(self._side, self._side_edge, (right, 1), gap=0))
        self._stack.addWidget(main)
        self.setLayout(kit.col(self._stack, gap=0))
        for step in self._steps:
            self._add(step)
        self._arrange(0)

    def _add(self, step: Step) -> None:
        """Put a step on a page of its own, at form width in the middle, scrolling."""
        kit = self._kit
        step.readiness_changed.connect(self._show_readiness)
        step.go_on.connect(self._go_on)
        step.setMaximumWidth(kit.theme.px(FORM_WIDTH))
        page = QWidget()
        self._pages.addWidget(kit.scroll(page))
        row = kit.row(None, (step, 100), None, gap=0, margins=(28, 40, 28, 8))
        page.setLayout(kit.col(row, None, gap=0))

    def _build_side(self) -> QWidget:
        kit = self._kit
        column = kit.col(
            kit.text("TrustJournal", "title", wrap=False),
            28,
            self._list,
            None,
            kit.row(self._help_button(), None),
            gap=0,
            margins=(32, 40, 24, 28),
        )
        side = kit.fill(kit.wrap(column), "window")
        side.setFixedWidth(kit.theme.px(SIDE_WIDTH))
        return side

    def _help_button(self) -> QPushButton:
        return self._kit.button(
            self.tr("Help now"), "plain", "lifebuoy", lambda: self._show_help(True)
        )

    def _nav_row(self) -> QWidget:
        self._narrow_help = self._help_button()
        row = self._kit.row(
            self._back, self._have_backup, self._narrow_help, None, self._onward, gap=12
        )
        return self._kit.wrap(row)

    # --- going through ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the focus on the first step."""
        super().showEvent(event)
        self._focus_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of steps out where it would squeeze the form."""
        super().resizeEvent(event)
        self._arrange(self.width())

    def _arrange(self, width: int) -> None:
        wide = self._kit.theme.wide_enough(width, "show_sidebar_text")
        self._side.setVisible(wide)
        self._side_edge.setVisible(wide)
        self._where.setVisible(not wide)
        self._narrow_help.setVisible(not wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll a long step with the usual keys."""
        page = self._pages.currentWidget()
        if not (isinstance(page, QScrollArea) and scroll_by_key(page, event)):
            super().keyPressEvent(event)

    def _show_step(self, index: int) -> None:
        self._current = index
        step = self._steps[index]
        self._pages.setCurrentIndex(index)
        self._list.show_at(index)
        where = self.tr("Step {n} of {all}").format(n=index + 1, all=len(self._steps))
        self._where.say(where)
        self._back.setVisible(index > 0)
        self._have_backup.setVisible(index == 0)
        self._onward.setText(step.onward)
        self._onward.setAccessibleName(step.onward)
        self._outcome.clear()
        self._show_readiness()
        self._focus_step()
        announce(self, f"{step.accessibleName()}. {where}")

    def _focus_step(self) -> None:
        if self.isVisible() and not self._steps[self._current].entered():
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_readiness(self) -> None:
        self._onward.setEnabled(self._steps[self._current].ready and self._task is None)

    def _go_on(self) -> None:
        if not self._steps[self._current].ready or self._task is not None:
            return
        if self._current + 1 < len(self._steps):
            self._show_step(self._current + 1)
        else:
            self._create()

    def _go_back(self) -> None:
        if self._current and self._task is None:
            self._show_step(self._current - 1)

    def _show_help(self, show: bool) -> None:
        if self._help is None:
            self._help = HelpDoor(self._kit, lambda: self._show_help(False))
            self._stack.addWidget(self._help)
        self._stack.setCurrentIndex(1 if show else 0)
        if not show:
            self._focus_step()

    # --- creating --------------------------------------------------------------------------

    def _create(self) -> None:
        passphrase, key = self._passphrase.passphrase, self._recovery.key
        vault, kdf = self._vault, self._kdf

        def work(progress: Progress) -> Session:
            return vault.create(passphrase, key, kdf=kdf, progress=progress)

        self._task = self._tasks.run(work, self._created, self._failed)
        self.destroyed.connect(self._task.cancel)
        self._back.setEnabled(False)
        self._show_readiness()
        self._outcome.busy(self.tr("Making your journal. This takes a few seconds."), self._task)

    def _created(self, session: object) -> None:
        self._task = None
        self._passphrase.forget()
        self._recovery.forget()
        self.created.emit(session)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._back.setEnabled(True)
        self._show_readiness()
        self._outcome.fail(error)
