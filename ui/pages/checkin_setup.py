"""Before a check-in: how to hold it, who speaks first, and what the cards call the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.checkins import Seat
from trustjournal.journal.format_sections import Who
from trustjournal.journal.formats import First, Format, Way
from ui.pages.checkin_view import ReadingView
from ui.pages.checkin_words import about
from ui.widgets.choice import Choice
from ui.widgets.kit import Kit
from ui.widgets.tick import Tick

TOGETHER = (Way.SPOKEN, Way.WRITTEN)


@dataclass(frozen=True, slots=True, repr=False)
class Setup:
    """What was chosen."""

    way: Way
    names: tuple[str, str]
    concerns: Seat
    timer: bool


class SetupView(ReadingView):
    """One format, explained in a few lines, with a button to begin."""

    begin_wanted = Signal(object)
    rhythm_wanted = Signal()
    change_wanted = Signal()
    past_wanted = Signal()
    away_wanted = Signal()

    def __init__(
        self,
        kit: Kit,
        form: Format,
        ways: Sequence[Way],
        texts: dict[str, Any],
        names: tuple[str, str] = ("", ""),
        before: Sequence[QWidget] = (),
        when: str = "",
        is_own: bool = False,
        is_due: bool = False,
    ) -> None:
        """`ways` are those that the format offers in this space, at least one; `before` is what
        comes up from the last time, and `when` its rhythm in words."""
        super().__init__(kit, form.title, form.lead, back=self.tr("All check-ins"))
        self._form = form
        self._texts = texts
        self._is_own = is_own
        facts = " · ".join(part for part in (when or about(form), form.credit) if part)
        self.put(kit.text(facts, "caption", "text_muted"))
        if form.before:
            self.put(8, kit.text(form.before, "lead"))
        if before:
            self.heading(texts["comebacks"]["before"])
            self.put(*before)
        self._way = self._ways(ways)
        self._people = self._who(names)
        self._whom = self._whom_it_concerns()
        self._timer = Tick(kit, self.tr("Show a soft timer"))
        self._timer.setChecked(form.minutes_each > 1)
        begin = kit.button(self.tr("Begin"), "primary", "", self._begin)
        several = [begin]
        if is_due:
            away = self.tr("Not this time")
            several.append(kit.button(away, "plain", "", self.away_wanted.emit))
        self.put(
            12, self._timer, 10, kit.flow(*several, gap=8), 18, kit.hairline(), 6, self._others()
        )
        self._show_way()
        self.first = begin

    # --- ways ------------------------------------------------------------------------------

    def _ways(self, ways: Sequence[Way]) -> Choice:
        kit = self.kit
        titles = [(way, self._texts["way"][way.value]["title"]) for way in ways]
        choice = Choice(kit, self.tr("How to hold it"), titles)
        choice.set_value(ways[0])
        choice.chosen.connect(lambda _way: self._show_way())
        self._says = kit.text("", "ui", "text_muted")
        self.heading(self.tr("How to hold it"))
        self.put(choice, self._says)
        return choice

    def _show_way(self) -> None:
        way = self._chosen_way()
        self._says.say(self._texts["way"][way.value]["says"])
        self._people.setVisible(way in TOGETHER)
        self._timer.setVisible(way is not Way.SEALED)  # who writes alone can show it on the card
        for at_table, (box, _choice) in self._whom.items():
            box.setVisible(way in TOGETHER if at_table else way is Way.SEALED)

    def _chosen_way(self) -> Way:
        way: Way = self._way.value()
        return way

    # --- people ----------------------------------------------------------------------------

    def _who(self, names: tuple[str, str]) -> QWidget:
        kit = self.kit
        first = kit.line_edit(self.tr("Who speaks first"), self.tr("a name, if you like"))
        second = kit.line_edit(self.tr("Who listens first"), self.tr("a name, if you like"))
        self._names = (first, second)
        for edit, name in zip(self._names, names, strict=True):
            edit.setText(name)
            edit.setMaxLength(60)
        swap = kit.icon_button(self.tr("Change places"), "arrows-left-right", self._swap)
        pair = kit.row(
            (kit.field(self.tr("Who speaks first"), first), 1),
            kit.col(None, swap, 3, gap=0),
            (kit.field(self.tr("Who listens first"), second), 1),
            gap=8,
        )
        advice = [kit.text(self._advice(), "caption", "text_muted")] if self._advice() else []
        box = kit.wrap(kit.col(6, pair, *advice, gap=6))
        self.put(box)
        return box

    def _whom_it_concerns(self) -> dict[bool, tuple[QWidget, Choice]]:
        """For sections that only one answers: whose they are, told by place where two sit at the
        table (True), by "me" where each writes alone (False)."""
        kit = self.kit
        one = [section.title for section in self._form.sections if section.who is Who.ONE]
        if not one:
            return {}
        name = self.tr("Whom “{title}” is for").format(title=one[0])
        places = [
            (Seat.FIRST, self.tr("Who speaks first")),
            (Seat.SECOND, self.tr("Who listens first")),
        ]
        mine = [(Seat.FIRST, self.tr("For me")), (Seat.SECOND, self.tr("For my partner"))]
        made = {}
        for at_table, options in ((True, places), (False, mine)):
            choice = Choice(kit, name, options)
            choice.set_value(Seat.FIRST)
            box = kit.wrap(kit.col(4, kit.text(name, "label"), choice, gap=6))
            self.put(box)
            made[at_table] = (box, choice)
        return made

    def _advice(self) -> str:
        return {
            First.EITHER: "",
            First.HURT: self.tr("Here the partner who was hurt begins."),
            First.BROKE_TRUST: self.tr("Here the partner who broke trust begins."),
        }[self._form.first_speaker]

    def _swap(self) -> None:
        first, second = self._names
        one, other = first.text(), second.text()
        first.setText(other)
        second.setText(one)

    # --- further ---------------------------------------------------------------------------

    def _others(self) -> QWidget:
        kit = self.kit
        return kit.flow(
            kit.button(self.tr("Rhythm"), "quiet", "clock", self.rhythm_wanted.emit),
            kit.button(
                self.tr("Past ones"), "quiet", "clock-counter-clockwise", self.past_wanted.emit
            ),
            kit.button(
                self.tr("Change") if self._is_own else self.tr("Copy and change"),
                "quiet",
                "pencil-simple" if self._is_own else "copy-simple",
                self.change_wanted.emit,
            ),
            gap=8,
        )

    def _begin(self) -> None:
        way = self._chosen_way()
        chosen = self._whom.get(way in TOGETHER) if way is not Way.SOLO else None
        concerns = chosen[1].value() if chosen is not None else Seat.FIRST
        first, second = (edit.text().strip() for edit in self._names)
        self.begin_wanted.emit(
            Setup(
                way=way,
                names=(first, second) if way in TOGETHER else ("", ""),
                concerns=concerns or Seat.FIRST,
                timer=self._timer.isChecked(),
            )
        )
