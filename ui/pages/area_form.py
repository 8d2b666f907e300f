"""A form about an area of life: its text may begin with an example, and is asked about quietly."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trustjournal.journal.practice_words import Area, areas
from trustjournal.validation.advice import Advice
from ui.pages.form_view import FormView
from ui.widgets.advice import AdviceBelow
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.examples import Examples
from ui.widgets.text_page import TextPage


class AreaForm(FormView):
    """What the editors of requests and agreements have in common.

    A subclass calls `make_area` once it has its main text, and lays out `area`, `examples` and
    `advice` where they belong.
    """

    help_wanted = Signal()

    def make_area(self, main: TextPage) -> None:
        """Make the choice of an area, examples for `main`, and the questions about it all."""
        self._main = main
        choices = {area.id: area.label for area in areas()} | {"": self.tr("Something else")}
        self.area: ChoiceChips = self.fields.choice("area", self.tr("What it is about"), choices)
        self.examples = Examples(self.kit)
        self.advice = AdviceBelow(self.kit, self.questions, to_help=self.help_wanted.emit)
        self.examples.taken.connect(self._take)
        self.fields.changed.connect(self._looked_at)

    # --- for the subclass ------------------------------------------------------------------

    def questions(self) -> list[Advice]:
        """Return what to ask about the text as it stands."""
        raise NotImplementedError

    def sentences(self, area: Area) -> tuple[str, ...]:
        """Return the examples that an area has for this kind."""
        raise NotImplementedError

    # --- what follows from it --------------------------------------------------------------

    def shown(self) -> None:
        """Read what is there."""
        self._offer_examples()
        self.advice.look_now()

    def entered(self) -> None:
        """Go on in the field where one was, else begin at the main text."""
        last = self.focusWidget()
        if last is not None and last is not self and last.isVisibleTo(self):
            last.setFocus()
        else:
            self._main.setFocus()

    def _looked_at(self) -> None:
        self.advice.look_soon()
        self._offer_examples()

    def _offer_examples(self) -> None:
        known = areas()
        here = [area for area in known if area.id == self.area.value()] or list(known)
        self.examples.offer([sentence for area in here for sentence in self.sentences(area)])

    def _take(self, sentence: str) -> None:
        self._main.setFocus()
        self._main.insert_words(sentence)
