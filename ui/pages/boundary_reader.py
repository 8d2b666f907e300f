"""A boundary to read: what I will do, how I came to it, how it went, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.journal.boundaries import Boundary, BoundaryStatus
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.practice_words import area_label, wizard_moves
from trustjournal.journal.sharing import Sharing
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.group_words import look_again
from ui.pages.own_reader import OwnReader
from ui.widgets.kit import Kit
from ui.widgets.outcome_rows import OutcomeRows

WORDS_OF = {"saw", "thought", "felt", "need", "in_my_power"}


class BoundaryReader(OwnReader):
    """Shows a boundary; made anew for each."""

    crossed_wanted = Signal()
    outcome_wanted = Signal()
    away_wanted = Signal(str)
    status_wanted = Signal(object)
    copy_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self, *, kit: Kit, stores: BoundaryStores, boundary: Boundary) -> None:
        super().__init__(kit, stores, boundary)
        self.boundary = boundary
        outcomes = stores.outcomes.all(boundary.uid)
        body = self._body()
        self._sharing = stores.sharing() if self._mine else None
        if self._sharing is not None and (copies := self._sharing.copies_of(boundary.uid)):
            body.addWidget(self._copy_card(self._sharing, copies))
        body.addLayout(self._heading())
        body.addWidget(self._moves_card())
        self._add_outcomes(body, outcomes)
        body.addStretch(1)
        self.put(body=body, foot=self._foot())

    # --- showing ---------------------------------------------------------------------------

    def _heading(self) -> QVBoxLayout:
        kit, boundary = self.kit, self.boundary
        said = [texts.load("boundaries")["status"][boundary.status.value]]
        if boundary.area:
            said.append(area_label(boundary.area))
        if not self._own:
            said.append(self.tr("from my partner"))
        if not boundary.is_whole:
            said.append(self.tr("half-done"))
        if boundary.review_on and boundary.status is BoundaryStatus.ACTIVE:
            said.append(look_again(boundary.review_on, self._today, inside=True))
        status = kit.row((kit.text(" · ".join(said), "ui", "accent"), 1), gap=8)
        if self._stores.boundaries.versions(boundary.uid):
            earlier, icon = self.tr("Earlier versions"), "clock-counter-clockwise"
            status.addWidget(kit.button(earlier, "quiet", icon, self.versions_wanted.emit))
        column = kit.col(kit.text(boundary.title, "title"), status, gap=4)
        if boundary.is_due(self._today) and self._mine:
            due = self.tr("The day to look back has come. Keep it, change it, or let it go.")
            column.addWidget(kit.text(due, "ui", "text_muted"))
        return column

    def _moves_card(self) -> QWidget:
        """The moves that have words; what I will do stands above as the title."""
        kit = self.kit
        column = kit.col(gap=10, margins=(20, 16, 20, 16))
        for field in (field for move in wizard_moves() for field in move.fields):
            words = str(getattr(self.boundary, field.name, "") or "")
            shown = field.name in WORDS_OF and words and words != self.boundary.title
            if shown:
                label = kit.text(field.label, "label", "text_muted", wrap=False)
                column.addLayout(kit.col(label, kit.text(words, "body"), gap=1))
        return kit.card(column) if column.count() else kit.wrap(column)

    def _add_outcomes(self, body: QVBoxLayout, outcomes: Sequence[Outcome]) -> None:
        kit = self.kit
        if not self._mine and not outcomes:
            return
        heading = kit.text(self.tr("How it went"), "label", "text_muted", wrap=False)
        row = kit.row(heading, None, gap=8)
        if self._mine:
            begun = self._stores.forms.get(Outcome.KIND, self.uid) is not None
            words = self.tr("Go on with a line") if begun else self.tr("Note an outcome")
            icon = "pencil-simple" if begun else "plus"
            row.addWidget(kit.button(words, "quiet", icon, self.outcome_wanted.emit))
        body.addLayout(row)
        if outcomes:
            rows = OutcomeRows(
                kit, outcomes, self._stores.person, self._today, writable=self._stores.writable
            )
            rows.away_wanted.connect(self.away_wanted)
            body.addWidget(rows)
        else:
            none = self.tr("Nothing noted. There is no need to.")
            body.addWidget(kit.text(none, "ui", "text_muted"))

    def _copy_card(self, sharing: Sharing, copies: Sequence[str]) -> QWidget:
        """That there is a copy in Us, and the way back while the other cannot have read it."""
        kit, words = self.kit, texts.load("together")["copy"]
        unread = any(sharing.can_take_back(copy) for copy in copies)
        row = kit.row(
            (kit.text(words["there" if unread else "stays"]), 1), gap=8, margins=(14, 8, 8, 8)
        )
        if unread:
            row.addWidget(kit.button(words["take_back"], "quiet", "", self.take_back_wanted.emit))
        return kit.card(row, "tint")

    # --- what can be done ------------------------------------------------------------------

    def _foot(self) -> QVBoxLayout:
        kit = self.kit
        ways: list[QWidget] = []
        if self._mine:
            edit = kit.button(self.tr("Edit"), "", "pencil-simple", self.edit_wanted.emit)
            ways.append(edit)
            if self.boundary.status is BoundaryStatus.ACTIVE:
                words = self.tr("It was crossed")
                ways.append(kit.button(words, "", "", self.crossed_wanted.emit))
            ways += self._status_buttons()
        if self._sharing is not None:
            begin = texts.load("together")["copy"]["begin"]
            ways.append(kit.button(begin, "quiet", "export", self.copy_wanted.emit))
        foot = kit.row((kit.flow(*ways, gap=6), 1), gap=8)
        if self._mine:
            to_bin = kit.button(self.tr("Move to bin"), "plain", "trash", self.bin_wanted.emit)
            foot.addWidget(to_bin)
        return kit.col(foot, gap=0)

    def _status_buttons(self) -> list[QWidget]:
        words = {
            BoundaryStatus.ACTIVE: self.tr("Use it again"),
            BoundaryStatus.PAUSED: self.tr("Let it rest"),
            BoundaryStatus.LET_GO: self.tr("Let it go"),
        }
        return [
            self.kit.button(said, "quiet", "", partial(self.status_wanted.emit, status))
            for status, said in words.items()
            if status is not self.boundary.status
        ]
