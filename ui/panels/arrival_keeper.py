"""Keeps half-written answers to what was offered, as encrypted drafts, until they are told."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.errors import TrustJournalError
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.journal.statements import StatementAnswer
from ui.pages.form_keeper import FormKeeper
from ui.panels.arrival import ArrivalForm

KIND = "arrival"


class ArrivalKeeper(QObject):
    """One draft a statement; the forms come and go with each refresh of the list."""

    failed = Signal(object)

    def __init__(
        self,
        drafts: FormDrafts,
        parent: QObject,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._monotonic = monotonic
        self._kept: dict[str, tuple[FormKeeper, ArrivalForm]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return any(keeper.waiting for keeper, _ in self._kept.values())

    def watch(self, uid: str, form: ArrivalForm, answer: StatementAnswer | None) -> None:
        """Give a form its half-written answer back, and keep what is written from now on."""
        keeper = FormKeeper(self._drafts, KIND, uid, self._monotonic)
        draft = self._drafts.get(KIND, uid)
        keeper.begin(form.values(), is_new=answer is None, draft=draft)
        if draft is not None:
            form.load(draft.values)
        self._kept[uid] = (keeper, form)
        form.changed.connect(lambda: self._timer.start(round(keeper.touched() * 1000)))

    def drop(self, uid: str) -> None:
        """Forget the draft of an answer that was told or taken back; raises what deleting does."""
        keeper, _ = self._kept[uid]
        keeper.drop()

    def let_go(self) -> None:
        """Save, and forget the forms, which are about to go."""
        self.save()
        self._kept = {}

    def save(self) -> None:
        """Keep what stands there now. Does not raise: `failed` tells, and it is tried again."""
        self._timer.stop()
        for keeper, form in self._kept.values():
            if not keeper.waiting:
                continue
            try:
                keeper.keep(form.values(), {})
            except TrustJournalError as error:
                self.failed.emit(error)
                self._timer.start(round(keeper.touched() * 1000))
