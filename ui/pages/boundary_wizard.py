"""The five moves of a boundary: from what I saw to what I will do, and when I look back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from trustjournal import texts
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.practice_words import WizardField, WizardMove, areas, wizard_moves
from trustjournal.validation.advice import Advice
from trustjournal.validation.control_check import control_check
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.form_view import FormView
from ui.widgets.advice import AdviceBelow
from ui.widgets.announce import announce
from ui.widgets.examples import Examples
from ui.widgets.kit import Kit
from ui.widgets.move_steps import MoveSteps

CHECKED = ("need", "in_my_power", "i_will")
"""The fields that the control check reads."""
WITH_EXAMPLES = "will"


class BoundaryWizard(FormView):
    """Writes one boundary, one move at a time; any move can be gone back to."""

    name = "write"
    help_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        stores: BoundaryStores,
        boundary: Boundary,
        keep_words: str,
        keep_icon: str,
    ) -> None:
        """`keep_words` name where it will be kept."""
        super().__init__(kit, stores.clock, stores.forms, kind=Boundary.KIND, uid=boundary.uid)
        self._stores = stores
        self.boundary = boundary
        self._moves = wizard_moves()
        self._at = 0
        self._area = self.fields.choice("area", self.tr("What it is about"), _area_choices(self))
        self._examples = Examples(kit)
        self._advice = AdviceBelow(kit, self._questions, to_help=self.help_wanted.emit)
        self._pages = [self._page(move) for move in self._moves]
        self._build(keep_words, keep_icon)
        self._steps.wanted.connect(self.go)
        self._examples.taken.connect(self._take)
        self.fields.changed.connect(self._looked_at)
        self.go(0, focus=False)

    def _build(self, keep_words: str, keep_icon: str) -> None:
        kit = self.kit
        words = texts.load("boundaries")["wizard"]
        self._steps = MoveSteps(kit, [move.title for move in self._moves])
        self._count = kit.text("", "caption", "text_muted", wrap=False)
        card = kit.col(*self._pages, self._examples, gap=10, margins=(20, 16, 20, 18))
        stop = kit.text(words["stop"], "caption", "text_muted")
        self._next = kit.button(self.tr("Go on"), "primary", "arrow-right", self._on)
        self._keep = kit.button(keep_words, "primary", keep_icon, self.keep)
        self._keep_now = kit.button(keep_words, "", keep_icon, self.keep)
        for keep in (self._keep, self._keep_now):
            keep.setToolTip("Ctrl+Enter")
        self._back_one = kit.button(self.tr("Back one move"), "quiet", "", self._one_back)
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        leave.setToolTip(self.tr("The draft stays. Esc"))
        ways = kit.flow(self._next, self._keep, self._keep_now, self._back_one, gap=8)
        self.lay_out(
            self.tr("A boundary"),
            [words["lead"]],
            kit.card(card),
            self._advice,
            stop,
            foot=kit.row((ways, 1), leave, gap=8),
            below_title=[kit.row((self._steps, 1), self._count, gap=10)],
        )

    def _page(self, move: WizardMove) -> QWidget:
        kit = self.kit
        column = kit.col(
            kit.text(move.title, "title"), kit.text(move.lead, "ui", "text_muted"), 4, gap=6
        )
        for field in move.fields:
            column.addLayout(self._field(field))
        if move is self._moves[-1]:
            column.addLayout(kit.field(self.tr("What it is about"), self._area))
        return kit.wrap(column)

    def _field(self, field: WizardField) -> Any:
        if field.name == "review_on":
            return self.kit.field(field.label, self.fields.day(field.name, field.label), field.hint)
        lines = (3, 10) if field.name in CHECKED else (2, 7)
        page = self.fields.text(field.name, field.label, lines=lines)
        return self.kit.field(field.label, page, field.hint)

    # --- going through ---------------------------------------------------------------------

    def go(self, place: int, *, focus: bool = True) -> None:
        """Show a move, counted from 0."""
        self._at = place = min(max(place, 0), len(self._pages) - 1)
        for at, page in enumerate(self._pages):
            page.setVisible(at == place)
        last = place == len(self._pages) - 1
        self._steps.show_at(place)
        told = self.tr("Move {n} of {of}").format(n=place + 1, of=len(self._pages))
        self._count.say(told)
        self._next.setVisible(not last)
        self._back_one.setVisible(place > 0)
        self._keep.setVisible(last)
        self._keep_now.setVisible(not last and not self.is_new)
        self._offer_examples()
        self._advice.look_now()
        if focus:
            self.sheet.area.verticalScrollBar().setValue(0)
            self._go_to_first()
            announce(self, f"{told}. {self._moves[place].title}")

    def _go_to_first(self) -> None:
        self.fields.return_to({"field": self._moves[self._at].fields[0].name})

    def _on(self) -> None:
        if self._advice.look_now():
            return  # a question that the typing was too quick for; pressed again, it goes on
        self.go(self._at + 1)
        self.save_place()

    def _one_back(self) -> None:
        self.go(self._at - 1)
        self.save_place()

    def save_place(self) -> None:
        """The draft remembers the move, too."""
        if self.has_draft:
            self.touched()

    def _take(self, sentence: str) -> None:
        self.fields.return_to({"field": self._moves[self._at].fields[0].name})
        self.fields.insert_words(sentence)

    def _offer_examples(self) -> None:
        move = self._moves[self._at]
        chosen = self._area.value()
        sentences: list[str] = []
        if move.id == WITH_EXAMPLES:
            known = areas()
            here = [area for area in known if area.id == chosen] or list(known)
            sentences = [sentence for area in here for sentence in area.boundary]
        self._examples.offer(sentences)

    # --- the control check -----------------------------------------------------------------

    def _looked_at(self) -> None:
        self._advice.look_soon()
        self._offer_examples()

    def _questions(self) -> list[Advice]:
        values = self.fields.values()
        here = [f.name for f in self._moves[self._at].fields if f.name in CHECKED]
        return [advice for name in here for advice in control_check(values[name])]

    # --- as every form ---------------------------------------------------------------------

    def begin(self, *, is_new: bool, draft: FormDraft | None = None) -> None:
        """Show the boundary, or the draft of it."""
        self.open(boundary_values(self.boundary), is_new=is_new, draft=draft)

    def shown(self) -> None:
        """What is kept can be kept again from any move."""
        self.go(self._at, focus=False)

    def at(self) -> dict[str, Any]:
        """Return the move, the field in it and the cursor."""
        return {"step": self._at, **self.fields.place()}

    def go_to(self, at: Mapping[str, Any]) -> None:
        """Go back to that."""
        step = at.get("step")
        self.go(step if isinstance(step, int) else 0, focus=False)
        self.fields.return_to(at)

    def entered(self) -> None:
        """Go on in the field where one was, else begin at the move's first."""
        last = self.focusWidget()
        if last is not None and last is not self and last.isVisibleTo(self):
            last.setFocus()
        else:
            self._go_to_first()

    def wanting(self, values: Mapping[str, str]) -> str:
        """A line anywhere is enough: it may be kept half-done."""
        if any(
            value.strip() for name, value in values.items() if name not in ("area", "review_on")
        ):
            return ""
        return self.tr("A line in any of the moves is enough to keep.")

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Keep the boundary."""
        review = values["review_on"]
        words = {name: value for name, value in values.items() if name != "review_on"}
        day = date.fromisoformat(review) if review else None
        return self._stores.boundaries.save(self.boundary.edited(**words, review_on=day))


def boundary_values(boundary: Boundary) -> dict[str, str]:
    """Return a boundary as its form has it."""
    names = ("area", "saw", "thought", "felt", "need", "in_my_power", "i_will")
    values = {name: str(getattr(boundary, name)) for name in names}
    return values | {"review_on": boundary.review_on.isoformat() if boundary.review_on else ""}


def _area_choices(widget: QLabel | QWidget) -> dict[str, str]:
    return {area.id: area.label for area in areas()} | {"": widget.tr("Something else")}
