"""Settings for opening the journal without typing, by the keyring of one's account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.clock import Progress
from ui.pages.settings_section import Section
from ui.remembering import Remembering
from ui.tasks import TaskRunner, Work
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from trustjournal.vault.vault import Session


class RememberSection(Section):
    """Off unless asked for; for two people it says why it is not offered."""

    def __init__(
        self, kit: Kit, tasks: TaskRunner, session: Session, remembering: Remembering
    ) -> None:
        words: dict[str, Any] = texts.load("remember")
        super().__init__(kit, words["title"])
        self._words = words
        self._tasks = tasks
        self._session = session
        self._remembering = remembering
        self._done = ""
        self._said = kit.text("", "ui", "text_muted")
        self._field = PassphraseField(kit, words["title"])
        self._field.submitted.connect(self._turn_on)
        self._begin = kit.button(words["begin"], on=self._unfold)
        self._do = kit.button(words["do"], "primary", on=self._turn_on)
        self._stop = kit.button(words["stop"], on=self._turn_off)
        self._form = self._build_form(kit)
        self._outcome = Outcome(kit)
        self.put(self._said, kit.row(self._begin, self._stop, None), self._form, self._outcome)
        self._show()

    def _build_form(self, kit: Kit) -> QWidget:
        words = self._words
        stay = kit.button(words["stay"], "plain", on=self._fold)
        form = kit.wrap(
            kit.col(
                kit.text(words["caution"]),
                kit.field(words["passphrase"], self._field),
                kit.row(self._do, None, stay),
                gap=10,
            )
        )
        form.setMaximumWidth(kit.theme.line("form"))
        return form

    def _show(self) -> None:
        two, on = self._session.people_here > 1, self._session.is_remembered
        self._said.say(self._words["two" if two else "on" if on else "off"])
        self._begin.setVisible(not two and not on)
        self._stop.setVisible(not two and on)
        self._form.hide()

    def _unfold(self) -> None:
        self._outcome.clear()
        self._begin.hide()
        self._form.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self._field.clear()
        self._outcome.clear()
        self._show()
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_on(self) -> None:
        passphrase, session, remembering = self._field.text(), self._session, self._remembering

        def work(_progress: Progress) -> None:
            remembering.turn_on(session, passphrase)

        self._run(work, "doing", "done")

    def _turn_off(self) -> None:
        session, remembering = self._session, self._remembering
        self._run(lambda _progress: remembering.turn_off(session), "stopping", "stopped")

    def _run(self, work: Work, doing: str, done: str) -> None:
        self._done = done
        self._enable(False)
        task = self._tasks.run(work, self._finished, self._failed)
        self._outcome.busy(self._words[doing], task, can_stop=False)

    def _finished(self, _answer: object) -> None:
        self._enable(True)
        self._field.clear()
        self._show()
        self._outcome.say(self._words[self._done])
        now = self._stop if self._session.is_remembered else self._begin
        now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._enable(True)
        self._outcome.fail(error)

    def _enable(self, on: bool) -> None:
        for button in (self._begin, self._do, self._stop):
            button.setEnabled(on)
