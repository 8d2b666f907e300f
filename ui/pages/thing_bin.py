"""The bin of a space's boundaries, requests and outcomes: 30 days to think again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.boundaries import Boundary, BoundaryStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.outcomes import Outcome, OutcomeStore
from trustjournal.journal.requests import Request, RequestStore
from trustjournal.journal.thing_store import InBin
from ui.errors import error_card
from ui.pages.bin import BinLine
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.editor_cards import said_card
from ui.pages.thing_view import ThingView
from ui.widgets.announce import announce
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit

Store = BoundaryStore | RequestStore | OutcomeStore
Binned = InBin[Boundary] | InBin[Request] | InBin[Outcome]


class ThingBin(ThingView):
    """What this person has deleted, the last first."""

    name = "bin"
    changed = Signal(object)

    def __init__(self, *, kit: Kit, stores: BoundaryStores) -> None:
        super().__init__(kit)
        self._stores = stores
        self._lines = kit.col(gap=0)
        told = self.tr("What you delete stays here for 30 days. Then it is erased from the file.")
        body = kit.col(kit.text(told, "ui", "text_muted"), self._lines, None, gap=8)
        self.put(head=kit.col(kit.text(self.tr("Bin"), "title"), gap=0), body=body)
        self._fill()

    def _fill(self) -> None:
        emptied(self._lines)
        try:
            lying = self._lying()
        except TrustJournalError as error:
            self._lines.addWidget(error_card(self.kit, error))
            return
        if not lying:
            self._lines.addWidget(self.kit.text(self.tr("The bin is empty."), "lead"))
        for binned in lying:
            line = self._line(binned)
            self._lines.addWidget(line)
            line.show()

    def _lying(self) -> list[Binned]:
        stores = self._stores
        found: list[Binned] = [
            *stores.boundaries.binned(),
            *stores.requests.binned(),
            *stores.outcomes.binned(),
        ]
        mine = [each for each in found if stores.owns(each.thing)]
        return sorted(mine, key=lambda each: (each.deleted_at, each.uid), reverse=True)

    def _line(self, binned: Binned) -> BinLine:
        title, preview = _told(binned)
        line = BinLine(
            self.kit,
            title=title,
            preview=preview,
            written=binned.thing.created,
            erased_on=binned.erased_on,
        )
        store = self._store_of(binned)
        back, gone = self.tr("Put back."), self.tr("Erased for good.")
        line.put_back.connect(lambda: self._do(lambda: store.put_back(binned.uid), back))
        line.erase.connect(lambda: self._do(lambda: store.erase(binned.uid), gone))
        return line

    def _store_of(self, binned: Binned) -> Store:
        stores = self._stores
        match binned.thing:
            case Boundary():
                return stores.boundaries
            case Request():
                return stores.requests
            case _:
                return stores.outcomes

    def _do(self, work: Callable[[], Changed], said: str) -> None:
        try:
            change = work()
        except TrustJournalError as error:
            self.sheet.tell(error_card(self.kit, error))
            return
        self.sheet.tell(said_card(self.kit, said))
        self.changed.emit(change)
        self._fill()
        self.entered()
        announce(self, said)


def _told(binned: Binned) -> tuple[str, str]:
    """Return a title and a line about it."""
    match binned.thing:
        case Boundary() as boundary:
            return boundary.title, boundary.need if boundary.need != boundary.title else ""
        case Request() as request:
            return request.ask, request.why
        case outcome:
            result = outcome.result.value if outcome.result else ""
            return str(texts.load("boundaries")["result"].get(result, "")), outcome.note
