"""A calm word, once, when something in the open space cannot be read and was left out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from trustjournal.errors import Notice
from trustjournal.messages import explain_notice
from trustjournal.vault.database import Database


class UnreadNotice(QObject):
    """Listens to the database of the open space, whose rows may be read in any thread."""

    _left_out = Signal(object)

    def __init__(self, tell: Callable[[str, str], object], parent: QObject) -> None:
        """`tell(sentence, next step)` is called at most once for a database."""
        super().__init__(parent)
        self._tell = tell
        self._here: Database | None = None
        self._told: list[Database] = []
        self._left_out.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def watch(self, database: Database | None) -> None:
        """Listen to the database of the space that is now open, and to no other; None for none."""
        if self._here is not None:
            self._here.unread.listen(None)
        self._here = database
        if database is not None:
            database.unread.listen(lambda: self._left_out.emit(database))

    def _say(self, database: Database) -> None:
        if database is self._here and database not in self._told:
            self._told.append(database)
            words = explain_notice(Notice.ROWS_UNREAD)
            self._tell(words.sentence, words.next_step)
