"""What the search finds beside entries: boundaries, agreements, check-ins, saved words, the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.checkin_records import CheckIn
from trustjournal.journal.disclosure_log import DisclosureEvent
from trustjournal.journal.find import Found, find_things
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.requests import Request
from trustjournal.journal.statements import SavedStatement
from trustjournal.vault.database import Database
from ui.widgets.thing_rows import Row

translate = QCoreApplication.translate

AGREEMENT = "agreement"
MOST = 20
_ICONS = {
    Boundary.KIND: "circle-dashed",
    Request.KIND: "hand-palm",
    AGREEMENT: "handshake",
    Outcome.KIND: "check-square",
    DisclosureEvent.KIND: "envelope-simple-open",
    CheckIn.KIND: "chats-circle",
    SavedStatement.KIND: "quotes",
}


@dataclass(frozen=True, slots=True)
class AlsoFound:
    """Searches one space; `open_one(kind, uid)` goes to what was found."""

    database: Database
    open_one: Callable[[str, str], object]

    def rows(self, words: str) -> list[Row]:
        """Return what has the words, the newest first; raises what the database raises."""
        found = find_things(self.database, words) if words.strip() else []
        known = [each for each in found if each.kind in _ICONS][:MOST]
        return [_row(each) for each in known]

    def open(self, key: str) -> None:
        """Go to the thing that a row is about."""
        kind, _, uid = key.partition(":")
        self.open_one(kind, uid)


def _row(found: Found) -> Row:
    captions = {
        Boundary.KIND: translate("AlsoFound", "A boundary"),
        Request.KIND: translate("AlsoFound", "A request"),
        AGREEMENT: translate("AlsoFound", "An agreement"),
        Outcome.KIND: translate("AlsoFound", "How it went"),
        DisclosureEvent.KIND: translate("AlsoFound", "From the disclosure log"),
        CheckIn.KIND: translate("AlsoFound", "A check-in"),
        SavedStatement.KIND: translate("AlsoFound", "A statement"),
    }
    words = " ".join("".join(piece for piece, _ in found.snippet).split())
    return Row(f"{found.kind}:{found.uid}", _ICONS[found.kind], words, captions[found.kind])
