"""Change a copy of a format: its title, its times, and each of its questions."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.errors import FormatInvalid
from trustjournal.journal.answers import AnswerType
from trustjournal.journal.formats import MOST_SECTIONS, Format
from ui.pages.checkin_view import ReadingView
from ui.widgets.choice import Choice
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.text_page import TextPage
from ui.widgets.tick import Tick

_SECTION = re.compile(r"section ([0-9]+), ([a-z_]+)")
"""How the field of a question is named in a refusal."""


class QuestionCard(QWidget):
    """One question of the format that is changed."""

    up_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, kit: Kit, number: int, section: dict[str, Any]) -> None:
        """`section` is its JSON form; what is not shown here stays as it is."""
        super().__init__()
        self._section = section
        self._column = kit.col(gap=8, margins=(18, 14, 18, 14))
        self._title = kit.line_edit("")
        self._title.setText(section["title"])
        self._prompt = TextPage(kit, "", lines=(2, 8))
        self._prompt.load(section["prompt"])
        self._private = Tick(kit, self.tr("Private unless chosen"))
        self._private.setChecked(section["private_default"])
        types = [
            (AnswerType.TEXT, self.tr("Words")),
            (AnswerType.FEELINGS, self.tr("Feelings")),
            (AnswerType.SCALE, self.tr("0 to 10")),
            (AnswerType.DATE, self.tr("A day")),
            (AnswerType.BOOL, self.tr("Yes or no")),
        ]
        self._type = Choice(kit, self.tr("What is answered"), types)
        self._type.set_value(AnswerType(section["type"]))
        self._heading = kit.text("", "label", wrap=False)
        self._up = kit.icon_button("", "arrow-up", self.up_wanted.emit)
        self._remove = kit.icon_button("", "trash", self.remove_wanted.emit)
        for piece in (
            kit.row((self._heading, 1), self._up, self._remove, gap=4),
            self._title,
            self._prompt,
            self._type,
            self._private,
        ):
            self._column.addWidget(piece) if isinstance(piece, QWidget) else self._column.addLayout(
                piece
            )
        self.setLayout(kit.col(kit.card(self._column), gap=0))
        self.number(number)

    def number(self, number: int) -> None:
        """Be the question with this number."""
        self._heading.say(self.tr("Question {n}").format(n=number))
        self._title.setAccessibleName(self.tr("Title of question {n}").format(n=number))
        self._prompt.setAccessibleName(self.tr("What question {n} asks").format(n=number))
        self._type.setAccessibleName(self.tr("Answer to question {n}").format(n=number))
        self._private.setAccessibleName(
            self.tr("Question {n}: private unless chosen").format(n=number)
        )
        for button, words in (
            (self._up, self.tr("Move question {n} up")),
            (self._remove, self.tr("Remove question {n}")),
        ):
            button.setAccessibleName(words.format(n=number))
            button.setToolTip(words.format(n=number))
        self._up.setEnabled(number > 1)

    def called(self, field: str) -> str:
        """Return what a field of its JSON form is called here, as it is where nothing shows it."""
        shown = {"title": self._title, "prompt": self._prompt, "type": self._type}
        return shown[field].accessibleName() if field in shown else field

    def value(self) -> dict[str, Any]:
        """Return its JSON form as it is now, not checked yet."""
        kind = self._type.value()
        section = self._section | {
            "title": self._title.text().strip(),
            "prompt": self._prompt.words().strip(),
            "type": kind.value,
            "private_default": self._private.isChecked(),
        }
        if kind is not AnswerType.SCALE:
            for name in ("choices", "low", "middle", "high"):
                section.pop(name, None)
        return section

    def begin(self) -> None:
        """Take the keyboard."""
        self._title.setFocus()


class FormatView(ReadingView):
    """The whole format; it is checked when it is kept, and what is wrong is named."""

    kept = Signal(object)
    deleted = Signal()

    def __init__(self, kit: Kit, form: Format, *, is_own: bool) -> None:
        """`form` has the id under which it will be kept."""
        title = self.tr("Change a format") if is_own else self.tr("Copy a format")
        super().__init__(kit, title, back=self.tr("Back"))
        self._form = form
        self._cards: list[QuestionCard] = []
        self.outcome = Outcome(kit)
        self._name = kit.line_edit(self.tr("Title of the format"))
        self._name.setText(form.title)
        self._lead = kit.line_edit(self.tr("In one line"))
        self._lead.setText(form.lead)
        self._minutes = kit.line_edit(self.tr("Minutes for each"))
        self._minutes.setText(str(form.minutes_each))
        self._minutes.setMaximumWidth(kit.theme.px(120))
        self._rule = TextPage(kit, self.tr("For the one who listens"), lines=(2, 6))
        self._rule.load(form.listener_rule)
        for label, field in (
            (self.tr("Title of the format"), self._name),
            (self.tr("In one line"), self._lead),
            (self.tr("Minutes for each"), self._minutes),
            (self.tr("For the one who listens"), self._rule),
        ):
            self.put(kit.field(label, field), 4)
        self._list: QVBoxLayout = kit.col(gap=10)
        self.put(8, self._list)
        for section in form.to_json()["section"]:
            self._append(section)
        add = kit.button(self.tr("Add a question"), "link", "plus", self._add)
        keep = kit.button(self.tr("Keep this format"), "primary", "", self._keep)
        several: list[QWidget] = [keep]
        if is_own:
            several.append(kit.button(self.tr("Move to the bin"), "plain", "", self.deleted.emit))
        self.put(kit.row(add, None), 12, kit.flow(*several, gap=8), self.outcome)
        self.first = self._name

    # --- questions -------------------------------------------------------------------------

    def _append(self, section: dict[str, Any]) -> QuestionCard:
        card = QuestionCard(self.kit, len(self._cards) + 1, section)
        card.up_wanted.connect(lambda: self._move_up(card))
        card.remove_wanted.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._list.addWidget(card)
        card.show()
        return card

    def _add(self) -> None:
        if len(self._cards) >= MOST_SECTIONS:
            return
        taken = {card.value()["key"] for card in self._cards}
        key = next(f"own_{n}" for n in range(1, MOST_SECTIONS + 2) if f"own_{n}" not in taken)
        blank = {"key": key, "title": "", "prompt": "", "who": "both", "type": "text"}
        card = self._append(blank | {"private_default": False})
        card.begin()
        bar = self.area.verticalScrollBar()
        QTimer.singleShot(0, card, lambda: bar.setValue(bar.maximum()))

    def _move_up(self, card: QuestionCard) -> None:
        place = self._cards.index(card)
        if place:
            self._cards.insert(place - 1, self._cards.pop(place))
            self._list.insertWidget(place - 1, card)
            self._count()

    def _remove(self, card: QuestionCard) -> None:
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._count()
        if self._cards:
            self._cards[-1].begin()

    def _count(self) -> None:
        for number, card in enumerate(self._cards, 1):
            card.number(number)

    # --- keeping ---------------------------------------------------------------------------

    def _keep(self) -> None:
        minutes = self._minutes.text().strip()
        data = self._form.to_json() | {
            "title": self._name.text().strip(),
            "lead": self._lead.text().strip(),
            "minutes_each": int(minutes) if minutes.isascii() and minutes.isdigit() else minutes,
            "listener_rule": self._rule.words().strip(),
            "section": [card.value() for card in self._cards],
        }
        if "sums" in data:
            data["sums"] = _sums_that_are_left(data["sums"], data["section"])
        try:
            made = Format.from_json(data)
        except FormatInvalid as error:
            self.outcome.fail(FormatInvalid(self._called(error.field), error.problem))
            return
        self.kept.emit(made)

    def _called(self, field: str) -> str:
        """What a field of the JSON form is called on this page: people look for that."""
        found = _SECTION.fullmatch(field)
        if found and int(found[1]) <= len(self._cards):
            return self._cards[int(found[1]) - 1].called(found[2])
        shown = {
            "title": self._name,
            "lead": self._lead,
            "minutes_each": self._minutes,
            "listener_rule": self._rule,
        }
        if field == "section":
            return self.tr("Questions")
        return shown[field].accessibleName() if field in shown else field


def _sums_that_are_left(
    sums: list[dict[str, Any]], sections: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What asks for the words about help, without questions that are gone or have no number."""
    numbers = {each["key"] for each in sections if each["type"] == AnswerType.SCALE.value}
    left = [total | {"keys": [k for k in total["keys"] if k in numbers]} for total in sums]
    return [total for total in left if total["keys"]]
