"""What is read of one's own things: with the draft of changes, earlier versions, and the bin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.things import Thing
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit


class OwnReader(ThingView):
    """What the readers of boundaries and of requests have in common; made anew for each thing."""

    name = "read"
    edit_wanted = Signal()
    versions_wanted = Signal()
    bin_wanted = Signal()
    discard_wanted = Signal()
    """Throw away the changes that are not kept yet."""

    def __init__(self, kit: Kit, stores: BoundaryStores, thing: Thing) -> None:
        super().__init__(kit)
        self.kind, self.uid = thing.KIND, thing.uid
        self._stores = stores
        self._own = stores.owns(thing)
        self._mine = self._own and stores.writable
        self._today = stores.clock.now().date()

    def _body(self) -> QVBoxLayout:
        """Return the column for what is shown; a draft of changes is told first."""
        body = self.kit.col(gap=14)
        if self._stores.forms.get(self.kind, self.uid) is not None:
            body.addWidget(self._draft_card())
        return body

    def _draft_card(self) -> QWidget:
        kit = self.kit
        said = kit.text(self.tr("You have changes that are not kept yet."))
        go_on = kit.button(self.tr("Go on writing"), "quiet", "", self.edit_wanted.emit)
        discard = kit.button(self.tr("Discard changes"), "quiet", "", self.discard_wanted.emit)
        choices = kit.flow(go_on, discard, gap=4)
        return kit.card(kit.col(said, choices, gap=2, margins=(14, 8, 8, 6)), "tint")
