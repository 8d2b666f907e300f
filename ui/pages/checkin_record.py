"""A check-in that was held, to read: when, how, and whatever stayed of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkin_records import CheckIn, KeptAnswer, Landed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.format_sections import Section
from trustjournal.journal.formats import Way
from ui.pages.checkin_view import ReadingView
from ui.pages.checkin_words import answered_by, seat_name, translate
from ui.widgets.days import full_day, time_of
from ui.widgets.kit import Kit


class RecordView(ReadingView):
    """Everything that was kept of one check-in, and a way to the bin."""

    delete_wanted = Signal()

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        record: CheckIn,
        sections: dict[str, Section],
        today: date,
        texts: dict[str, Any],
        me: str = "",
        closed: str = "",
    ) -> None:
        """`sections` are those of the format, where it is still there; `me` is the reader's id,
        and `closed` why it cannot be deleted ("" where it can)."""
        ended = record.ended
        when = f"{full_day(ended.date(), today)}, {time_of(ended)}"
        way = texts["way"][record.way.value]["title"]
        super().__init__(kit, record.title, f"{when} · {way}", back=self.tr("Past check-ins"))
        self._vocabulary = vocabulary
        if not record.kept:
            self.put(kit.text(self.tr("Only the date was kept."), "lead", "text_muted"))
        before = ""
        for each in record.kept:
            whose = answered_by(each, record.name_of(each.seat), me)
            if _has_two(record) and whose != before:
                self.heading(whose)
                before = whose
            self._show(each, sections.get(each.key))
        for landing in record.landed:
            name = seat_name(landing.seat, record.name_of(landing.seat))
            self.put(kit.text(_landing_words(name, landing.how), "ui", "text_muted"))
        if closed:
            self.put(20, kit.text(closed, "caption", "text_muted"))
        else:
            words = self.tr("Move to the bin")
            delete = kit.button(words, "plain", "trash", self.delete_wanted.emit)
            self.put(20, kit.row(delete, None))
        self.first = self._back

    def _show(self, kept: KeptAnswer, section: Section | None) -> None:
        kit = self.kit
        self.put(6, kit.text(kept.question, "label"))
        if kept.answer is not None:
            words = answer_words(kept.answer, section, self._vocabulary, kept.most)
            self.put(kit.text(words, "body"))


def answer_words(
    answer: Answer, section: Section | None, vocabulary: Vocabulary, most: int = 10
) -> str:
    """Return an answer as it is read."""
    value = answer.value
    if isinstance(value, bool):
        return translate("CheckIns", "Yes") if value else translate("CheckIns", "No")
    if isinstance(value, int):
        choices = section.choices if section is not None else ()
        if value < len(choices):
            return choices[value]
        top = section.most if section is not None else most
        return translate("CheckIns", "{n} of {most}").format(n=value, most=top)
    if isinstance(value, date):
        return full_day(value, value.replace(year=1))
    if answer.type is AnswerType.FEELINGS:
        return "\n".join(_felt(felt, vocabulary) for felt in answer.feelings)
    return str(value)


def _felt(felt: Any, vocabulary: Vocabulary) -> str:
    words = translate("CheckIns", "{feeling}, {n} of 10").format(
        feeling=vocabulary.label(felt.feeling), n=felt.intensity
    )
    return ": ".join(word for word in (words, felt.about) if word)


def _has_two(record: CheckIn) -> bool:
    return record.way is not Way.SOLO


def _landing_words(name: str, how: Landed | None) -> str:
    words = {
        Landed.LANDED: translate("CheckIns", "{name}: the words landed."),
        Landed.PARTLY: translate("CheckIns", "{name}: the words landed partly."),
        Landed.MISSED: translate("CheckIns", "{name}: the words missed."),
    }
    return words[how].format(name=name) if how is not None else ""
