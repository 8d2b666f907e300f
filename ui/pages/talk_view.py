"""One turn of the guided conversation: a question, whose turn it is, and what was said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.journal.guided_talk import Spoken, Talk
from trustjournal.journal.practice_words import Question
from trustjournal.validation.detail_guard import detail_guard
from ui.pages.editor_cards import grounding_card
from ui.pages.form_view import FormView
from ui.pages.talk_said import said_to
from ui.widgets.advice import AdviceBelow
from ui.widgets.kit import Kit

KIND = "disclosure_answer"


class TalkView(FormView):
    """Made anew for each turn. Every question can be skipped, and one can stop at any time."""

    name = "talk"
    moved = Signal(object)
    """The talk is at another turn, and nothing was kept; with the Talk."""
    row_wanted = Signal(str)
    """A row is to begin with these words."""
    help_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        clock: Clock,
        drafts: FormDrafts,
        talk: Talk,
        question: Question,
        spoken: Spoken,
        put_away: Callable[[], object] | None,
    ) -> None:
        """`question` is the one that is open in `talk`; `put_away` is called when the line about
        stopping is put away, and None when it was before."""
        super().__init__(kit, clock, drafts, kind=KIND, uid=f"{question.id}.{talk.turn}")
        self.talk = talk
        self._question = question
        self._spoken = spoken
        self._words = texts.load("disclosure_page")["talk"]
        self._answer = self.fields.text("answer", self._turn_words(), lines=(2, 12))
        self._guard = AdviceBelow(
            kit, lambda: detail_guard(self._answer.words()), words="detail_guard"
        )
        self._answer.edited.connect(self._guard.look_soon)
        self.put(head=self._head(), body=self._body(put_away), foot=self._foot())
        before = spoken.by(question.id, talk.turn)
        values = {"answer": before.words if before else ""}
        self.open(values, is_new=before is None, draft=drafts.get(KIND, self.uid))

    def _head(self) -> QLayout:
        stop = self.kit.button(self.tr("Stop for now"), "plain", "", self.left.emit)
        title = self.kit.text(self._words["title"], "label", "text_muted")
        return self.kit.row((title, 1), stop, gap=12)

    def _body(self, put_away: Callable[[], object] | None) -> QLayout:
        kit, words, question = self.kit, self._words, self._question
        column = kit.col(gap=12)
        if put_away is not None:
            column.addWidget(self._grounding(put_away))
        column.addLayout(self.top)
        column.addWidget(kit.text(question.ask, "title"))
        column.addWidget(kit.text(question.help, "ui", "text_muted"))
        for said in said_to(
            kit, self._spoken, question, self.row_wanted.emit, without=self.talk.turn
        ):
            column.addLayout(said)
        picture = kit.col(1, kit.icon_label("chat-teardrop-text", "accent", 20), None, gap=0)
        turn = kit.text(self._turn_words(), "ui_strong", "accent")
        column.addLayout(kit.row(picture, (turn, 1), gap=10))
        column.addWidget(self._answer)
        column.addWidget(self._guard)
        column.addWidget(kit.text(f"{words['lead']} {words['who']}", "caption", "text_muted"))
        column.addStretch(1)
        return column

    def _grounding(self, put_away: Callable[[], object]) -> QWidget:
        def away() -> None:
            card.hide()
            self._answer.setFocus(Qt.FocusReason.OtherFocusReason)
            put_away()

        card = grounding_card(
            self.kit, self._words["grounding"], to_help=self.help_wanted.emit, put_away=away
        )
        return card

    def _foot(self) -> QLayout:
        kit, talk = self.kit, self.talk
        pass_on, next_one = self.tr("Keep in Us, and pass on"), self.tr("Keep in Us, and go on")
        keep = kit.button(next_one if talk.spoken else pass_on, "primary", "users", self.keep)
        skip = kit.button(self.tr("Skip this question"), on=lambda: self._move(talk.skipped()))
        buttons = [keep, skip]
        if talk.back() != talk:
            back = kit.button(
                self.tr("One turn back"), "plain", "", lambda: self._move(talk.back())
            )
            buttons.append(back)
        return kit.col(self.status, kit.flow(*buttons, gap=10), gap=6)

    def _turn_words(self) -> str:
        return str(self._words[f"turn_{self.talk.turn}"])

    # --- doing -----------------------------------------------------------------------------

    def entered(self) -> None:
        """Begin at the answer."""
        self._answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_form(self, values: Mapping[str, str]) -> object:
        """Keep what was said in the shared space, if anything was."""
        return self._spoken.say(self._question.id, self.talk.turn, values["answer"].strip())

    def _move(self, talk: Talk) -> None:
        """Go on without keeping; what was typed waits as a draft of this turn."""
        self.save()
        if not self.unsaved:
            self.moved.emit(talk)

    def place(self) -> dict[str, Any]:
        """Return the turn, and the cursor in the answer."""
        return {"talk": self.talk.place(), **super().place()}
