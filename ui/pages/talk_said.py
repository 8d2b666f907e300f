"""What the two have said to each other: below a question, and all of it at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLayout

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
    begin_row: Callable[[str], object],
    *,
    without: Turn | None = None,
) -> list[QLayout]:
    """Return what each has said to a question, with a way to begin a row with it; `without`
    leaves one of them out, whose words are being changed just now."""
    words = texts.load("disclosure_page")["talk"]
    rows: list[QLayout] = []
    for turn in Turn:
        answer = spoken.by(question.id, turn)
        if answer is None or turn is without:
            continue
        begin = kit.button(
            translate("TalkSaid", "Begin a row with this"),
            "link",
            "plus",
            partial(begin_row, answer.words),
        )
        name = translate("TalkSaid", "Begin a row with this: {words}").format(words=answer.words)
        begin.setAccessibleName(name)
        who = kit.text(words[f"said_{turn}"], "caption", "text_muted")
        rows.append(kit.col(who, kit.text(answer.words, "quote"), kit.row(begin, None), gap=1))
    return rows


class TalkSaid(ThingView):
    """The whole conversation, question by question, to be read again."""

    name = "said"
    again_wanted = Signal()
    row_wanted = Signal(str)

    def __init__(self, kit: Kit, talk: Talk, spoken: Spoken) -> None:
        super().__init__(kit)
        words = texts.load("disclosure_page")["talk"]
        self._rows = kit.button(self.tr("Go to the rows"), "primary", "", self.left.emit)
        again = kit.button(self.tr("Begin again"), "", "", self.again_wanted.emit)
        body = kit.col(kit.text(words["over"], "ui", "text_muted"), gap=10)
        for question in talk.questions:
            rows = said_to(kit, spoken, question, self.row_wanted.emit)
            if rows:
                body.addSpacing(kit.theme.px(8))
                body.addWidget(kit.hairline())
                body.addWidget(kit.text(question.ask, "lead"))
            for row in rows:
                body.addLayout(row)
        body.addStretch(1)
        title = kit.row((kit.text(self.tr("What you said to each other"), "title"), 1))
        self.put(head=title, body=body, foot=kit.col(kit.flow(self._rows, again, gap=10), gap=0))

    def entered(self) -> None:
        """Begin at the way on."""
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> None:
        """Escape goes to the rows."""
        self.left.emit()
