"""How an agreement or a boundary went on one day, and what to do after one was crossed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.journal.entries import Changed
from trustjournal.journal.outcomes import Outcome, Result, Then
from trustjournal.journal.practice_words import ways_after_crossing
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.form_view import FormView
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.day_field import DayField
from ui.widgets.kit import Kit

_HURT = (Result.PARTLY, Result.MISSED)


class OutcomeForm(FormView):
    """One line of a diary: a result, a day, a note, a repair. Nothing adds these up."""

    name = "outcome"

    def __init__(
        self,
        *,
        kit: Kit,
        stores: BoundaryStores,
        subject: str,
        title: str,
        crossed: bool = False,
        ways: bool = False,
    ) -> None:
        """`title` are the words of the boundary or agreement `subject`. `ways` offers what can
        be done after a boundary was crossed; `crossed` begins with that."""
        super().__init__(kit, stores.clock, stores.forms, kind=Outcome.KIND, uid=subject)
        self._stores = stores
        self._ways = ways
        self.crossed = crossed
        self.then: Then | None = None
        """What was chosen, once it is kept."""
        words = texts.load("boundaries")
        self._result = self.fields.choice("result", self.tr("How it went"), words["result"])
        self._then = self.fields.choice("then", self.tr("What now"), self._choices())
        self._note = self.fields.text("note", self.tr("What happened"), lines=(2, 7))
        self._repair = self.fields.text("repair", self.tr("What helps to repair it"), lines=(1, 5))
        self._day = DayField(kit, self.tr("On which day"), stores.clock)
        self._day.set_day(stores.clock.now().date())
        self._day.changed.connect(self.touched)
        self._about = kit.text("", "ui", "text_muted")
        self._build(words, title)
        self.fields.changed.connect(self._look)
        prefilled = {"result": Result.MISSED.value} if crossed else {}
        draft = stores.forms.get(Outcome.KIND, subject)
        self.open(prefilled, is_new=True, draft=draft)

    def _choices(self) -> dict[str, str]:
        ways = {way.id: way.label for way in ways_after_crossing()}
        return ways | {"": self.tr("Nothing for now")}

    def _build(self, words: Mapping[str, Mapping[str, str]], title: str) -> None:
        kit = self.kit
        crossed = self.crossed
        heading = words["crossed"]["title"] if crossed else self.tr("How did it go?")
        lead = words["crossed"]["lead"] if crossed else words["outcome"]["lead"]
        self._missed = kit.text(words["outcome"]["missed"], "caption", "text_muted")
        self._repair_field = kit.wrap(kit.field(self.tr("What helps to repair it"), self._repair))
        self._then_field: QWidget = kit.wrap(
            kit.col(kit.field(self.tr("What now"), self._then), self._about, gap=8)
        )
        self._day.setMaximumWidth(kit.theme.px(170))
        card = kit.col(
            kit.text(title, "quote"),
            kit.field(self.tr("How it went"), self._result),
            self._missed,
            kit.field(self.tr("What happened"), self._note),
            self._repair_field,
            self._then_field,
            kit.row(self._day, None),
            gap=12,
            margins=(20, 16, 20, 18),
        )
        keep = kit.button(self.tr("Keep this line"), "primary", "check", self.keep)
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        self.lay_out(heading, [lead], kit.card(card), foot=kit.row(keep, None, leave))

    def shown(self) -> None:
        """Show what belongs to the result."""
        self._look()

    def _look(self) -> None:
        hurt = self._result.value() in _HURT
        self._missed.setVisible(hurt)
        self._repair_field.setVisible(hurt)
        self._then_field.setVisible(hurt and self._ways)
        about = {way.id: way.words for way in ways_after_crossing()}.get(self._then.value(), "")
        self._about.say(about)
        self._about.setVisible(bool(about))

    def entered(self) -> None:
        """Begin at the result."""
        chips: ChoiceChips = self._result
        if self.crossed:
            self.fields.return_to({"field": "note"})
        else:
            chips.focus()

    def wanting(self, values: Mapping[str, str]) -> str:
        """A result is enough."""
        return "" if values["result"] else self.tr("Choose how it went; the rest is up to you.")

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Keep the line, and remember what was chosen to do now."""
        result = Result(values["result"])
        hurt = result in _HURT
        self.then = Then(values["then"]) if values["then"] and hurt and self._ways else None
        outcome = self._stores.outcomes.new(
            subject=self.uid,
            on=self._day.day() or self.clock.now().date(),
            result=result,
            note=values["note"].strip(),
            repair=values["repair"].strip() if hurt else "",
            then=self.then,
        )
        return self._stores.outcomes.save(outcome)
