"""The answer on a check-in's card: a page to write on, feelings, a scale, a day, yes or no."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Clock
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.format_sections import Section
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.feelings_field import FeelingsField
from ui.widgets.intensity import Intensity
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage


class AnswerField(QWidget):
    """Asks for what a section asks for; no answer is always possible."""

    changed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary, clock: Clock, section: Section) -> None:
        super().__init__()
        self._kit = kit
        self._section = section
        self.text: TextPage | None = None
        """The page to write on, where it asks for words."""
        self._feelings: FeelingsField | None = None
        self._scale: Intensity | None = None
        self._choice: Choice | None = None
        self._day: DayField | None = None
        match section.type:
            case AnswerType.TEXT:
                self.text = TextPage(kit, section.title)
                self.text.edited.connect(self.changed)
                body: QWidget = self.text
            case AnswerType.FEELINGS:
                self._feelings = FeelingsField(kit, vocabulary)
                self._feelings.changed.connect(self.changed)
                body = self._feelings
            case AnswerType.SCALE if section.choices:
                options = list(enumerate(section.choices))
                body = self._choose(Choice(kit, section.title, options, upright=True, free=True))
            case AnswerType.SCALE:
                body = self._make_scale()
            case AnswerType.DATE:
                self._day = DayField(kit, section.title, clock)
                self._day.changed.connect(self.changed)
                body = self._day
            case AnswerType.BOOL:
                options_yn = [(True, self.tr("Yes")), (False, self.tr("No"))]
                body = self._choose(Choice(kit, section.title, options_yn, free=True))
        stretch = section.type is AnswerType.TEXT
        self.setLayout(kit.col((body, 1), gap=0) if stretch else kit.col(body, None, gap=0))

    def _choose(self, choice: Choice) -> Choice:
        self._choice = choice
        choice.chosen.connect(lambda _value: self.changed.emit())
        return choice

    def _make_scale(self) -> QWidget:
        kit, section = self._kit, self._section
        self._scale = Intensity(kit)
        self._scale.valueChanged.connect(lambda _value: self.changed.emit())
        dots = self._scale.focusProxy()
        if dots is not None:
            dots.setAccessibleName(section.title)
        said = [(0, section.low), (5, section.middle), (10, section.high)]
        anchors = " · ".join(f"{number} {words}" for number, words in said if words)
        return kit.wrap(kit.col(self._scale, kit.text(anchors, "caption", "text_muted"), gap=8))

    # --- the answer ------------------------------------------------------------------------

    def answer(self) -> Answer | None:
        """Return what is there, None for nothing."""
        kind = self._section.type
        if self.text is not None:
            return Answer(kind, self.text.words())
        if self._feelings is not None:
            return Answer(kind, self._feelings.value())
        value: int | bool | date | None = None
        if self._scale is not None:
            value = self._scale.value()
        elif self._choice is not None:
            value = self._choice.value()
        elif self._day is not None:
            value = self._day.day()
        return None if value is None else Answer(kind, value)

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, without a signal."""
        if answer is None:
            return
        value = answer.value
        blocked = self.blockSignals(True)
        if self.text is not None and isinstance(value, str):
            self.text.load(value, len(value))
        elif self._feelings is not None:
            self._feelings.set_value(answer.feelings)
        elif self._scale is not None and isinstance(value, int):
            self._scale.set_value(value)
        elif self._choice is not None:
            self._choice.set_value(value)
        elif self._day is not None and isinstance(value, date):
            self._day.set_day(value)
        self.blockSignals(blocked)

    def begin(self) -> None:
        """Put the keyboard where a person would start."""
        if self._choice is not None:
            self._choice.focus_first()
            return
        if self._feelings is not None:
            self._feelings.focus_first()
            return
        for part in (self.text, self._scale, self._day):
            if part is not None:
                part.setFocus()

    def describe(self, words: str) -> None:
        """Have a screen reader say `words` along with what takes the keyboard."""
        proxy = self._scale.focusProxy() if self._scale is not None else None
        for part in (self.text, proxy, self._day):
            if part is not None:
                part.setAccessibleDescription(words)

    def insert(self, words: str) -> bool:
        """Insert words at the cursor of a text; False where there is none."""
        if self.text is None:
            return False
        self.text.insert_words(words)
        return True
