"""What the two have said to each other: below a question, and all of it at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton

from trustjournal import texts
from trustjournal.journal.guided_talk import Spoken, Talk, Turn
from trustjournal.journal.practice_words import Question
from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit

translate = QCoreApplication.translate


def said_to(
    kit: Kit,
    spoken: Spoken,
    question: Question,
    begin_row: Callable[[str], object] | None,
    *,
    without: Turn | None = None,
) -> list[QLayout]:
    """Return what each has said to a question, with a way to begin a row with it where
    `begin_row` does that; `without` leaves out whose words are being changed just now."""
    words = texts.load("disclosure_page")["talk"]
    rows: list[QLayout] = []
    for turn in Turn:
        answer = spoken.by(question.id, turn)
        if answer is None or turn is without:
            continue
        who = kit.text(words[f"said_{turn}"], "caption", "text_muted")
        said = kit.col(who, kit.text(answer.words, "quote"), gap=1)
        if begin_row is not None:
            said.addLayout(kit.row(_begin(kit, answer.words, begin_row), None))
        rows.append(said)
    return rows


def _begin(kit: Kit, words: str, begin_row: Callable[[str], object]) -> QPushButton:
    begin = kit.button(
        translate("TalkSaid", "Begin a row with this"), "link", "plus", partial(begin_row, words)
    )
    name = translate("TalkSaid", "Begin a row with this: {words}").format(words=words)
    begin.setAccessibleName(name)
    return begin


class TalkSaid(ThingView):
    """The whole conversation, question by question, to be read again."""

    name = "said"
    again_wanted = Signal()
    row_wanted = Signal(str)

    def __init__(self, kit: Kit, talk: Talk, spoken: Spoken, *, closed: bool) -> None:
        """`closed`: it is read, and nothing is begun any more."""
        super().__init__(kit)
        words = texts.load("disclosure_page")["talk"]
        self._rows = kit.button(self.tr("Go to the rows"), "primary", "", self.left.emit)
        again = kit.button(self.tr("Begin again"), "", "", self.again_wanted.emit)
        lead = "read" if closed else "over"
        body = kit.col(kit.text(words[lead], "ui", "text_muted"), gap=10)
        for question in talk.questions:
            rows = said_to(kit, spoken, question, None if closed else self.row_wanted.emit)
            if rows:
                body.addSpacing(kit.theme.px(8))
                body.addWidget(kit.hairline())
                body.addWidget(kit.text(question.ask, "lead"))
            for row in rows:
                body.addLayout(row)
        body.addStretch(1)
        ways = [self._rows] if closed else [self._rows, again]
        title = kit.row((kit.text(self.tr("What you said to each other"), "title"), 1))
        self.put(head=title, body=body, foot=kit.col(kit.flow(*ways, gap=10), gap=0))

    def entered(self) -> None:
        """Begin at the way on."""
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> None:
        """Escape goes to the rows."""
        self.left.emit()
