"""What was said to come back to: how it went, or what it should become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.errors import TrustJournalError
from trustjournal.journal.checkin_records import Commitment, Result
from trustjournal.journal.comebacks import Comebacks
from trustjournal.journal.entries import Changed
from ui.pages.checkin_view import ReadingView
from ui.widgets.choice import Choice
from ui.widgets.days import near_day
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome

_SHORT = 40


class ComebackRow(QWidget):
    """One of them; a press notes it at once, and says so."""

    changed = Signal(object)

    def __init__(
        self,
        kit: Kit,
        comebacks: Comebacks,
        commitment: Commitment,
        today: Any,
        *,
        readable_only: bool = False,
    ) -> None:
        super().__init__()
        self._comebacks = comebacks
        self._commitment = commitment
        short = " ".join(commitment.words.split())[:_SHORT]
        self.setAccessibleName(short)
        self._outcome = Outcome(kit)
        results = [
            (Result.KEPT, self.tr("Kept")),
            (Result.PARTLY, self.tr("Partly")),
            (Result.MISSED, self.tr("Missed")),
            (Result.NO_OCCASION, self.tr("No occasion")),
            (Result.LET_GO, self.tr("Let it go")),
        ]
        went = Choice(kit, self.tr("How it went: {words}").format(words=short), results)
        went.chosen.connect(lambda how: self._do(lambda: comebacks.close(commitment, how), "done"))
        deeds: list[QWidget] = []
        for words, said, deed in (
            (self.tr("Make it a request"), "request", lambda: comebacks.to_request(commitment)),
            (self.tr("Draft an agreement"), "draft", lambda: comebacks.to_draft(commitment)),
            (self.tr("Remind me in a week"), "week", lambda: comebacks.remind_in(commitment, 7)),
        ):
            if said == "draft" and not comebacks.can_draft:
                continue
            button = kit.button(words, "quiet", "", self._deed(deed, said))
            button.setAccessibleName(f"{words}: {short}")
            deeds.append(button)
        when = near_day(commitment.created.date(), today)
        whose = " · ".join(part for part in (commitment.name, when) if part)
        pieces: list[Any] = [kit.text(commitment.words, "quote")]
        if whose:
            pieces.append(kit.text(whose, "caption", "text_muted"))
        self._ways = kit.wrap(kit.col(went, kit.flow(*deeds, gap=4), gap=2))
        if readable_only:  # showing it here, before it has a place, would open a window
            self._ways.hide()
        self.setLayout(kit.col(*pieces, self._ways, self._outcome, gap=4, margins=(0, 6, 0, 8)))

    def _deed(self, deed: Callable[[], Changed], said: str) -> Callable[[], None]:
        return lambda: self._do(deed, said)

    def _do(self, deed: Callable[[], Changed], said: str) -> None:
        try:
            change = deed()
        except TrustJournalError as error:
            self._outcome.fail(error)
            return
        self._ways.hide()
        words = {
            "done": self.tr("Noted."),
            "request": self.tr("It is a request now. It is under Boundaries."),
            "draft": self.tr("It is a draft now, in Us under Boundaries. Only you see it yet."),
            "week": self.tr("It comes up on Today in a week."),
        }
        self._outcome.say(words[said])
        self.changed.emit(change)


class ComebacksView(ReadingView):
    """All that is still open."""

    changed = Signal(object)

    def __init__(
        self, kit: Kit, comebacks: Comebacks, today: Any, texts: dict[str, Any], closed: str = ""
    ) -> None:
        """`closed` tells why nothing can be noted here, "" where it can."""
        words = texts["comebacks"]
        super().__init__(kit, words["title"], words["lead"], back=self.tr("All check-ins"))
        if closed:
            self.put(kit.text(closed, "ui"))
        found = comebacks.open()
        for number, each in enumerate(found):
            if number:
                self.put(kit.hairline())
            row = ComebackRow(kit, comebacks, each, today, readable_only=bool(closed))
            row.changed.connect(self.changed)
            self.put(row)
        if not found:
            self.put(kit.text(words["empty"], "lead", "text_muted"))
        self.first = self._back
