"""A way through several steps, filling the window: a list of them, one page each, back and on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget

from ui.lock.first_run_step import Step
from ui.lock.help_door import HelpDoor
from ui.tasks import Task, TaskRunner, Work
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.scroll_keys import scroll_by_key
from ui.widgets.steps import StepList

FORM_WIDTH = 520
SIDE_WIDTH = 280


class Guide(QWidget):
    """Leads through `Step`s; what becomes of the last one is for a subclass (`_finish`)."""

    def __init__(self, *, kit: Kit, tasks: TaskRunner, way_out: QPushButton) -> None:
        """`way_out` stands in the place of "Back" on the first step."""
        super().__init__()
        self._kit = kit
        self._tasks = tasks
        self._task: Task | None = None
        self._steps: list[Step] = []
        self._page_of: dict[Step, QWidget] = {}
        self._current = 0
        self._help: HelpDoor | None = None
        self._back = kit.button(self.tr("Back"), on=self._go_back)
        self._onward = kit.button(self.tr("Continue"), "primary", on=self._go_on)
        self._way_out = way_out
        self._outcome = Outcome(kit)
        kit.fill(self, "surface")
        self._build()

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        kit = self._kit
        self._list = StepList(kit)
        self._stack = QStackedWidget()
        self._pages = QStackedWidget()
        self._side, self._side_edge = self._build_side(), kit.upright()
        self._where = kit.text("", "caption", "text_muted")
        foot = kit.wrap(kit.col(self._outcome, self._where, self._nav_row(), gap=8))
        foot.setMaximumWidth(kit.theme.px(FORM_WIDTH))
        foot_row = kit.row(None, (foot, 100), None, gap=0, margins=(28, 8, 28, 28))
        right = kit.col((self._pages, 1), foot_row, gap=0)
        main = kit.wrap(kit.row(self._side, self._side_edge, (right, 1), gap=0))
        self._stack.addWidget(main)
        self.setLayout(kit.col(self._stack, gap=0))
        self._arrange(0)

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
            self._back, self._way_out, self._narrow_help, None, self._onward, gap=12
        )
        return self._kit.wrap(row)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Lead through these steps; those that are new get a page, the present one stays."""
        here = self._steps[self._current] if self._steps else None
        self._steps = list(steps)
        for step in steps:
            if step not in self._page_of:
                self._add(step)
        self._list.show_steps([step.name for step in steps])
        self._current = self._steps.index(here) if here in self._steps else 0
        self._show_where()

    def replace(self, old: Step, new: Step) -> None:
        """Put a fresh step in the place of one whose contents are to be forgotten."""
        self._add(new)
        self._steps[self._steps.index(old)] = new
        page = self._page_of.pop(old)
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _add(self, step: Step) -> None:
        """Put a step on a page of its own, at form width in the middle, scrolling."""
        kit = self._kit
        step.readiness_changed.connect(self._show_readiness)
        step.go_on.connect(self._go_on)
        step.setMaximumWidth(kit.theme.px(FORM_WIDTH))
        page = QWidget()
        area = self._page_of[step] = kit.scroll(page)
        self._pages.addWidget(area)
        row = kit.row(None, (step, 100), None, gap=0, margins=(28, 40, 28, 8))
        page.setLayout(kit.col(row, None, gap=0))

    # --- going through ---------------------------------------------------------------------

    @property
    def steps(self) -> list[Step]:
        """All steps, in their order."""
        return self._steps

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[self._current]

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
        self._arrive()
        step = self.step
        self._pages.setCurrentWidget(self._page_of[step])
        self._show_where()
        self._outcome.clear()
        self._focus_step()
        announce(self, f"{step.accessibleName()}. {self._where.accessibleName()}")

    def _show_where(self) -> None:
        step = self.step
        self._list.show_at(self._current)
        where = self.tr("Step {n} of {all}").format(n=self._current + 1, all=len(self._steps))
        self._where.say(where)
        self._back.setVisible(self._current > 0)
        self._way_out.setVisible(self._current == 0)
        self._onward.setText(step.onward)
        self._onward.setAccessibleName(step.onward)
        self._show_readiness()

    def _focus_step(self) -> None:
        if self.isVisible() and not self.step.entered():
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_readiness(self) -> None:
        if self._steps:
            self._onward.setEnabled(self.step.ready and self._task is None)

    def _go_on(self) -> None:
        if not self.step.ready or self._task is not None:
            return
        check = self.step.check()
        if check is None:
            self._pass_on(None)
        else:
            self.work(check, self._pass_on, self.step.checking)

    def _pass_on(self, _answer: object) -> None:
        self._ended()
        if self._current + 1 < len(self._steps):
            self._show_step(self._current + 1)
        else:
            self._finish()

    def _go_back(self) -> None:
        if self._current and self._task is None:
            self._show_step(self._step_before())

    def _arrive(self) -> None:
        """A step is about to be shown."""

    def _step_before(self) -> int:
        """Return the place of the step that "Back" leads to."""
        return self._current - 1

    def _finish(self) -> None:
        """The last step was left: do what all of it was for."""

    def _show_help(self, show: bool) -> None:
        if self._help is None:
            self._help = HelpDoor(self._kit, lambda: self._show_help(False))
            self._stack.addWidget(self._help)
        self._stack.setCurrentIndex(1 if show else 0)
        if not show:
            self._focus_step()

    # --- working ---------------------------------------------------------------------------

    def work(self, work: Work, done: Callable[[Any], None], words: str) -> None:
        """Run something in the background, with `words` below; a failure is told there."""
        self._task = self._tasks.run(work, done, self._failed)
        self.destroyed.connect(self._task.cancel)
        self._back.setEnabled(False)
        self._way_out.setEnabled(False)
        self._show_readiness()
        self._outcome.busy(words, self._task)

    def _ended(self) -> None:
        self._task = None
        self._back.setEnabled(True)
        self._way_out.setEnabled(True)
        self._outcome.clear()
        self._show_readiness()

    def _failed(self, error: Exception) -> None:
        self._ended()
        self._outcome.fail(error)
