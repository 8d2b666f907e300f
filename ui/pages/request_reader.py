"""A request to read: what was asked, what was answered, and what may follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.journal.practice_words import area_label
from trustjournal.journal.requests import Answer, Request
from ui.pages.answer_form import KIND as ANSWER
from ui.pages.boundary_groups import answer_words
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.own_reader import OwnReader
from ui.widgets.days import short_day
from ui.widgets.kit import Kit


class RequestReader(OwnReader):
    """Shows a request; made anew for each."""

    answer_wanted = Signal()
    agree_wanted = Signal()
    """Write an agreement out of what was said yes to, or offered instead."""
    take_up_wanted = Signal()
    """Ask for what was offered instead."""
    boundary_wanted = Signal()
    """A no may lead to a boundary: what lies in my own power."""
    withdraw_wanted = Signal()

    def __init__(self, *, kit: Kit, stores: BoundaryStores, request: Request) -> None:
        super().__init__(kit, stores, request)
        self.request = request
        body = self._body()
        body.addLayout(self._asked())
        body.addWidget(self._answer_card())
        body.addStretch(1)
        self.put(body=body, foot=self._foot())

    # --- showing ---------------------------------------------------------------------------

    def _asked(self) -> QVBoxLayout:
        kit, request = self.kit, self.request
        said = [self._whose()]
        if request.area:
            said.append(area_label(request.area))
        if request.review_on and request.is_open:
            day = short_day(request.review_on, self._today)
            said.append(self.tr("come back to it on {day}").format(day=day))
        status = kit.row((kit.text(" · ".join(said), "ui", "accent"), 1), gap=8)
        if self._stores.requests.versions(self.uid):
            earlier, icon = self.tr("Earlier versions"), "clock-counter-clockwise"
            status.addWidget(kit.button(earlier, "quiet", icon, self.versions_wanted.emit))
        column = kit.col(kit.text(request.ask, "title"), status, gap=4)
        if request.why:
            label = kit.text(self.tr("Why it matters"), "label", "text_muted", wrap=False)
            column.addSpacing(kit.theme.px(6))
            column.addLayout(kit.col(label, kit.text(request.why, "body"), gap=1))
        return column

    def _whose(self) -> str:
        day = short_day(self.request.asked_on or self.request.created.date(), self._today)
        if not self._stores.person or self._own:
            return self.tr("asked by me on {day}").format(day=day)
        return self.tr("asked by my partner on {day}").format(day=day)

    def _answer_card(self) -> QWidget:
        kit, request = self.kit, self.request
        words = texts.load("boundaries_page")["request"]
        column = kit.col(gap=8, margins=(20, 16, 20, 16))
        if request.withdrawn_on:
            column.addWidget(kit.text(words["back"], "ui"))
            return kit.card(column, "tint")
        if request.answer is not None:
            day = short_day(request.answered_on or self._today, self._today)
            column.addWidget(kit.text(answer_words(request.answer), "ui_strong"))
            column.addWidget(kit.text(day, "caption", "text_muted"))
            for each in (request.counter, request.answer_words):
                if each:
                    column.addWidget(kit.text(each, "body"))
        about = self._about(words)
        if about:
            column.addWidget(kit.text(about, "ui", "text_muted"))
        column.addLayout(self._ways())
        return kit.card(column)

    def _about(self, words: dict[str, str]) -> str:
        request = self.request
        if request.answer is None:
            private = not self._stores.person
            waits = words["private_waits" if private else "waits"]
            asked = texts.load("boundaries")["answering"]["lead"]
            return waits if private or self._own else str(asked)
        return words[f"hear_{request.answer.value}"] if self._own else ""

    def _ways(self) -> QHBoxLayout:
        """What may follow, beside what is told."""
        kit, request = self.kit, self.request
        ways: list[QWidget] = []
        if self._may_answer():
            ways.append(self._answer_button())
        here = self._stores.answered_here
        if self._mine and here and request.answer is Answer.COUNTER:
            take_up = self.tr("Ask for this instead")
            ways.append(kit.button(take_up, "", "", self.take_up_wanted.emit))
        if self._stores.shared and here and request.agreeable:
            words = self.tr("Write it as an agreement")
            ways.append(kit.button(words, "", "handshake", self.agree_wanted.emit))
        if self._mine and request.answer is Answer.NO:
            words = self.tr("Write a boundary of my own")
            ways.append(kit.button(words, "", "circle-dashed", self.boundary_wanted.emit))
        return kit.row((kit.flow(*ways, gap=6), 1))

    def _may_answer(self) -> bool:
        return self._stores.answered_here and (not self._stores.person or not self._own)

    def _answer_button(self) -> QWidget:
        begun = self._stores.forms.get(ANSWER, self.uid) is not None
        answered = self.request.answer not in (None, Answer.NOT_YET)
        if begun:
            words = self.tr("Go on with the answer")
        elif not self._stores.person:
            words = self.tr("Note another answer") if answered else self.tr("Note the answer")
        else:
            words = self.tr("Change my answer") if answered else self.tr("Answer")
        kind = "" if answered else "primary"
        return self.kit.button(words, kind, "chat-circle", self.answer_wanted.emit)

    def _foot(self) -> QVBoxLayout:
        kit = self.kit
        ways: list[QWidget] = []
        if self._mine and self._stores.answered_here:
            again = self.request.withdrawn_on is not None
            words = self.tr("Ask anew") if again else self.tr("Edit")
            ways.append(kit.button(words, "", "pencil-simple", self.edit_wanted.emit))
            if not again and self.request.is_open:
                back = self.tr("Take it back")
                ways.append(kit.button(back, "quiet", "", self.withdraw_wanted.emit))
        foot = kit.row((kit.flow(*ways, gap=6), 1), gap=8)
        if self._mine:
            to_bin = kit.button(self.tr("Move to bin"), "plain", "trash", self.bin_wanted.emit)
            foot.addWidget(to_bin)
        return kit.col(foot, gap=0)
