"""A bin of things: 30 days to think again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.entries import Changed
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.requests import Request
from trustjournal.journal.thing_store import InBin, ThingStore
from ui.errors import error_card
from ui.pages.bin import BinLine
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.editor_cards import said_card
from ui.pages.thing_view import ThingView
from ui.widgets.announce import announce
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit


@dataclass(frozen=True, slots=True)
class Shelf:
    """Deleted things of one kind; `told` returns a title and a line about one of them."""

    store: ThingStore[Any]
    told: Callable[[Any], tuple[str, str]]


class ThingBin(ThingView):
    """What this person has deleted, the last first."""

    name = "bin"
    changed = Signal(object)

    def __init__(
        self, *, kit: Kit, shelves: Sequence[Shelf], owns: Callable[[Any], bool] | None = None
    ) -> None:
        """`owns` tells which things are this person's; without it all are."""
        super().__init__(kit)
        self._shelves = tuple(shelves)
        self._owns = owns or (lambda _thing: True)
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
        for shelf, binned in lying:
            line = self._line(shelf, binned)
            self._lines.addWidget(line)
            line.show()

    def _lying(self) -> list[tuple[Shelf, InBin[Any]]]:
        mine = [
            (shelf, binned)
            for shelf in self._shelves
            for binned in shelf.store.binned()
            if self._owns(binned.thing)
        ]
        return sorted(mine, key=lambda each: (each[1].deleted_at, each[1].uid), reverse=True)

    def _line(self, shelf: Shelf, binned: InBin[Any]) -> BinLine:
        title, preview = shelf.told(binned.thing)
        line = BinLine(
            self.kit,
            title=title,
            preview=preview,
            written=binned.thing.created,
            erased_on=binned.erased_on,
        )
        store = shelf.store
        back, gone = self.tr("Put back."), self.tr("Erased for good.")
        line.put_back.connect(lambda: self._do(lambda: store.put_back(binned.uid), back))
        line.erase.connect(lambda: self._do(lambda: store.erase(binned.uid), gone))
        return line

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


def shelves_of(stores: BoundaryStores) -> list[Shelf]:
    """Return what the bin of a space's boundaries, requests and outcomes has."""
    return [
        Shelf(stores.boundaries, _boundary),
        Shelf(stores.requests, _request),
        Shelf(stores.outcomes, _outcome),
    ]


def _boundary(boundary: Boundary) -> tuple[str, str]:
    return boundary.title, boundary.need if boundary.need != boundary.title else ""


def _request(request: Request) -> tuple[str, str]:
    return request.ask, request.why


def _outcome(outcome: Outcome) -> tuple[str, str]:
    result = outcome.result.value if outcome.result else ""
    return str(texts.load("boundaries")["result"].get(result, "")), outcome.note
