"""The card of the one who listens: to stay, to breathe, and words to end with."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkins import Card, CheckInSession
from trustjournal.journal.format_sections import Speaks
from ui.pages.checkin_words import name_in
from ui.widgets.kit import Kit


class ListenerCard(QFrame):
    """What the listener sees; once a feeling is named, a way to find words for it."""

    find_words = Signal(str, str)
    """The feeling's id or own word, and what it is about."""

    def __init__(
        self, kit: Kit, session: CheckInSession, card: Card, texts: dict[str, Any]
    ) -> None:
        super().__init__()
        self._session = session
        self._answer: Answer | None = None
        self.setProperty("card", "tint")
        assert card.listener is not None  # noqa: S101 - alone there is no such card
        name = name_in(session, card.listener)
        heading = kit.text(self.tr("{name} listens").format(name=name), "label", "accent")
        self.setAccessibleName(heading.accessibleName())
        self._find = kit.button(self.tr("Find words for this"), "quiet", "quotes", self._wanted)
        self._find.hide()
        self.setLayout(
            kit.col(
                kit.row((heading, 1), kit.icon_label("ear", "accent"), gap=8),
                (self._middle(kit, session, card, texts), 1),
                self._find,
                4,
                kit.text(self._afterwards(session, card, texts), "caption", "text_muted"),
                gap=6,
                margins=(26, 24, 26, 20),
            )
        )
        self.show_answer(session.answer_to(card.id))

    def _middle(
        self, kit: Kit, session: CheckInSession, card: Card, texts: dict[str, Any]
    ) -> QWidget:
        words, form = texts["listener"], session.format
        lines = [kit.text(line, "display") for line in words["lines"]]
        said: list[QWidget] = []
        rule = form.listener_rule if card.section.speaks is Speaks.SPEAKER else ""
        if rule:
            said.append(kit.text(rule))
        if form.closing and card.section.speaks is Speaks.SPEAKER:
            name = session.name_of(card.speaker).strip() or words["partner"]
            thanks = words["thanks" if session.ends_here else "thanks_later"]
            thanks = thanks.replace("{name}", name)
            said.append(kit.text(thanks, "caption", "text_muted"))
            said.append(kit.text(f"“{form.closing}”", "lead"))
        return kit.wrap(kit.col((QWidget(), 1), *lines, 8, *said, (QWidget(), 2), gap=8))

    def _afterwards(self, session: CheckInSession, card: Card, texts: dict[str, Any]) -> str:
        words, coming = texts["listener"], session.next_card
        if coming is None:
            return str(words["then_end"])
        if coming.turn is not card.turn:
            return str(words["then_turn"])
        if coming.speaker is card.listener:
            return str(words["then_give_back"])
        return ""

    def show_answer(self, answer: Answer | None) -> None:
        """Follow what the speaker names: a feeling can be answered with words for it."""
        feelings = self._named(answer)
        self._answer = answer if feelings else None
        self._find.setVisible(bool(feelings))

    def _named(self, answer: Answer | None) -> bool:
        kind = answer.type if answer is not None else None
        return answer is not None and kind is AnswerType.FEELINGS and bool(answer.feelings)

    def _wanted(self) -> None:
        if self._answer is not None and self._answer.feelings:
            felt = self._answer.feelings[0]
            self.find_words.emit(felt.feeling, felt.about)
