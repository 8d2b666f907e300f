"""Answering a request: yes, no, something else instead, or not yet. No answer is hurried."""

from __future__ import annotations

from collections.abc import Mapping

from trustjournal import texts
from trustjournal.journal.entries import Changed
from trustjournal.journal.requests import Answer, Request
from trustjournal.validation.control_check import control_check
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.form_view import FormView
from ui.widgets.advice import AdviceBelow
from ui.widgets.kit import Kit

KIND = "answer"


class AnswerForm(FormView):
    """Answers one request; in a private journal it notes the answer that one has heard."""

    name = "answer"

    def __init__(
        self, *, kit: Kit, stores: BoundaryStores, request: Request, keep_words: str, keep_icon: str
    ) -> None:
        """`keep_words` name where it will be kept."""
        super().__init__(kit, stores.clock, stores.forms, kind=KIND, uid=request.uid)
        self._stores = stores
        self.request = request
        words = texts.load("boundaries")
        choices = {answer.value: words["answer"][answer.value] for answer in Answer}
        self._about = words["answering"]
        self._answer = self.fields.choice("answer", self.tr("The answer"), choices)
        offer = self.tr("What instead")
        self._counter = self.fields.text("counter", offer, lines=(2, 8))
        self._words = self.fields.text("words", self.tr("Words to go with it"), lines=(2, 7))
        self._advice = AdviceBelow(kit, lambda: control_check(self.fields.values()["counter"]))
        self._said = kit.text("", "ui", "text_muted")
        self._build(keep_words, keep_icon)
        self.fields.changed.connect(self._look)
        draft = stores.forms.get(KIND, request.uid)
        self.open(_values(request), is_new=True, draft=draft)

    def _build(self, keep_words: str, keep_icon: str) -> None:
        kit = self.kit
        asked = self._stores.person != ""
        heading = self.tr("Your answer") if asked else self.tr("The answer you heard")
        self._offer = kit.wrap(
            kit.col(kit.field(self.tr("What instead"), self._counter), self._advice, gap=8)
        )
        card = kit.col(
            kit.text(self.request.ask, "lead"),
            kit.field(self.tr("The answer"), self._answer),
            self._said,
            self._offer,
            kit.field(self.tr("Words to go with it"), self._words, self.tr("If you like.")),
            gap=12,
            margins=(20, 16, 20, 18),
        )
        keep = kit.button(keep_words, "primary", keep_icon, self.keep)
        keep.setToolTip("Ctrl+Enter")
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        leads = [self._about["lead"]] if asked else []
        self.lay_out(heading, leads, kit.card(card), foot=kit.row(keep, None, leave))

    def shown(self) -> None:
        """Show what belongs to the answer."""
        self._look()

    def _look(self) -> None:
        answer = self._answer.value()
        self._offer.setVisible(answer == Answer.COUNTER.value)
        said = self._about.get(answer, "") if self._stores.person else ""
        self._said.say(said)
        self._said.setVisible(bool(said))
        self._advice.look_soon()

    def entered(self) -> None:
        """Begin at the answers."""
        self._answer.focus()

    def wanting(self, values: Mapping[str, str]) -> str:
        """One answer, and words where something else is offered."""
        if not values["answer"]:
            return self.tr("Choose an answer, or leave it for now. Both are fine.")
        if values["answer"] == Answer.COUNTER.value and not values["counter"].strip():
            return self.tr("Write what you could offer instead.")
        return ""

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Answer."""
        return self._stores.requests.answer(
            self.uid, Answer(values["answer"]), values["words"].strip(), values["counter"].strip()
        )


def _values(request: Request) -> dict[str, str]:
    answer = request.answer.value if request.answer else ""
    return {"answer": answer, "counter": request.counter, "words": request.answer_words}
