"""Keeps what is typed in the panel as an encrypted draft, until it is emptied again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.errors import TrustJournalError
from trustjournal.journal.form_drafts import FormDrafts
from ui.pages.form_keeper import FormKeeper

KIND, UID = "words", "panel"
EMPTY: Mapping[str, Any] = {"compose": {}, "check": ""}


class WordsKeeper(QObject):
    """One draft a space: the parts of a composition, and the words to check."""

    failed = Signal(object)

    def __init__(
        self,
        drafts: FormDrafts,
        values: Callable[[], Mapping[str, Any]],
        tab: Callable[[], str],
        parent: QObject,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`values` returns what stands on the screen, in the form of `EMPTY`; `tab` which tab."""
        super().__init__(parent)
        self._values = values
        self._tab = tab
        self._keeper = FormKeeper(drafts, KIND, UID, monotonic)
        draft = drafts.get(KIND, UID)
        self._keeper.begin(EMPTY, is_new=True, draft=draft)
        self.before: Mapping[str, Any] = dict(EMPTY) | dict(draft.values if draft else {})
        self.tab_before = str(draft.at.get("tab", "")) if draft else ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._keeper.waiting

    def touched(self) -> None:
        """Something was typed: it is on the disk within two seconds."""
        self._timer.start(round(self._keeper.touched() * 1000))

    def save(self) -> None:
        """Keep what stands there now. Does not raise: `failed` tells, and it is tried again."""
        self._timer.stop()
        if not self._keeper.waiting:
            return
        try:
            self._keeper.keep(self._values(), {"tab": self._tab()})
        except TrustJournalError as error:
            self.failed.emit(error)
            self.touched()
