"""One card at a time: big and quiet for who speaks, silent beside it for who listens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustjournal.clock import Clock
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Way
from ui.pages.base import PAGE_WIDTH
from ui.pages.checkin_answer import AnswerField
from ui.pages.checkin_listener import ListenerCard
from ui.pages.checkin_words import name_in
from ui.widgets.announce import announce
from ui.widgets.at_once import arrange_at_once
from ui.widgets.card_dots import CardDots
from ui.widgets.kit import Kit
from ui.widgets.soft_timer import SoftTimer
from ui.widgets.text_page import TextPage

NEXT_KEYS = "Ctrl+Return"
PAD_KEYS = "Ctrl+Enter"
"""The same on a keypad, and what is printed on most keys."""
_LISTENER_WIDTH = 300
_NARROW_LISTENER = 236


class CardView(QWidget):
    """Shows the open card of a session; says what was pressed and decides nothing."""

    edited = Signal()
    next_wanted = Signal()
    skip_wanted = Signal()
    back_wanted = Signal()
    swap_wanted = Signal()
    pause_wanted = Signal()
    stop_wanted = Signal()
    help_wanted = Signal()
    timer_wanted = Signal(bool)
    find_words = Signal(str, str)

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        clock: Clock,
        session: CheckInSession,
        texts: dict[str, Any],
    ) -> None:
        super().__init__()
        card = session.card
        if card is None:
            raise ValueError("finished")
        self._kit = kit
        self._session = session
        self._card = card
        self._texts = texts
        self._field = AnswerField(kit, vocabulary, clock, card.section)
        self._field.show_answer(session.answer_to(card.id))
        self._field.changed.connect(self.edited)
        self._field.describe(f"{self._who_words(both=False)}. {card.section.prompt}")
        self._status = kit.text("", "caption", "text_muted", wrap=False)
        self._who = kit.text(self._who_words(both=False), "label", "accent")
        self._timer = SoftTimer(kit, session.format.minutes_each, texts["card"]["timer_hint"])
        self._build()
        self.show_spent(session.spent_by(card.turn))
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(keys) for keys in (NEXT_KEYS, PAD_KEYS)])
        shortcut.activated.connect(self._press_next)

    # --- what the page asks ----------------------------------------------------------------

    def answer(self) -> Any:
        """Return the answer on the card, None for nothing."""
        return self._field.answer()

    def begin(self) -> None:
        """Put the keyboard into the answer, and have the card read out."""
        self._field.begin()
        announce(self, f"{self._who_words(both=True)}. {self._card.section.title}.")

    def insert(self, words: str) -> bool:
        """Insert words at the cursor; False where no text is open."""
        return self._field.insert(words)

    def open_text(self) -> TextPage | None:
        """Return the text of the answer, None where the card asks for something else."""
        return self._field.text

    def say(self, status: str) -> None:
        """Show a quiet status ("Kept for now")."""
        self._status.say(status)

    def show_spent(self, seconds: int) -> None:
        """Show how much of the turn's time has passed."""
        self._timer.show_spent(seconds)

    def show_feelings(self) -> None:
        """Let the listener's card follow what was named."""
        if self._listener is not None:
            self._listener.show_answer(self.answer())

    # --- building --------------------------------------------------------------------------

    def _build(self) -> None:
        kit = self._kit
        # What helps to stop stands first, and on every card at the same place.
        stop = kit.button(self.tr("Stop for today"), "plain", "", self.stop_wanted.emit)
        title = kit.text(self._session.format.title, "title", "text_muted")
        pause = kit.button(self.tr("Pause"), "plain", "pause", self.pause_wanted.emit)
        head = kit.row((title, 1), pause, stop, gap=4)
        self._inside = self._speaker_column()
        self._speaker = kit.card(self._inside)
        self._listener = self._make_listener()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(kit.theme.px(18))
        self._pair.addWidget(self._speaker, 1)
        if self._listener is not None:
            self._listener.find_words.connect(self.find_words)
            self._pair.addWidget(self._listener)
        column = kit.col(head, 10, (self._pair, 1), 8, self._foot(), gap=0)
        self._page = column
        page = kit.wrap(column)
        page.setMaximumWidth(kit.theme.px(PAGE_WIDTH))
        self._area = kit.scroll(kit.wrap(kit.row((page, 1))))
        self.setLayout(kit.col((self._area, 1), gap=0))

    def _make_listener(self) -> ListenerCard | None:
        if self._card.listener is None:
            return None
        return ListenerCard(self._kit, self._session, self._card, self._texts)

    def _speaker_column(self) -> QBoxLayout:
        kit, card = self._kit, self._card
        return kit.col(
            kit.row((self._who, 1), CardDots(kit.theme, card.position, card.of), self._count()),
            14,
            kit.text(card.section.title, "display"),
            4,
            kit.text(card.section.prompt, "lead"),
            14,
            kit.hairline(),
            10,
            kit.row((kit.text(self._hint(), "caption", "text_muted"), 1), self._status),
            6,
            (self._field, 1),
            12,
            self._timer_row(),
            8,
            self._buttons(),
            gap=0,
        )

    def _who_words(self, *, both: bool) -> str:
        """Who has the word; `both` where the listener's card is out of sight."""
        if self._card.listener is None:
            return self.tr("On my own")
        name = name_in(self._session, self._card.speaker)
        other = name_in(self._session, self._card.listener)
        said = self.tr("{name} speaks, {other} listens") if both else self.tr("{name} speaks")
        return said.format(name=name, other=other)

    def _count(self) -> QWidget:
        words = self.tr("{n} of {all}").format(n=self._card.position, all=self._card.of)
        return self._kit.text(words, "caption", "text_muted", wrap=False)

    def _hint(self) -> str:
        names = {
            Way.SPOKEN: "notes_hint",
            Way.WRITTEN: "written_hint",
            Way.SEALED: "sealed_hint",
            Way.SOLO: "solo_hint",
        }
        hint: str = self._texts["card"][names[self._session.way]]
        return hint

    def _timer_row(self) -> QWidget:
        kit, shown = self._kit, self._session.timer
        if not shown:
            self._timer.hide()
        off = self.tr("Hide the timer") if shown else self.tr("Show a timer")
        several = [kit.icon_button(off, "timer", lambda: self.timer_wanted.emit(not shown))]
        if self._session.can_swap and self._card.position < self._card.of:
            swap = self.tr("Swap now")
            several.append(kit.button(swap, "plain", "arrows-left-right", self.swap_wanted.emit))
        return kit.flow(self._timer, *several, gap=2)

    def _buttons(self) -> QWidget:
        kit, session = self._kit, self._session
        self._next = kit.button(self._next_words(), "primary", "", self._press_next)
        self._next.setAccessibleDescription(PAD_KEYS)
        self._next.setToolTip(PAD_KEYS)
        several = [self._next, kit.button(self.tr("Skip this one"), "", "", self.skip_wanted.emit)]
        if session.can_go_back:
            back = kit.button(self.tr("Back"), "quiet", "caret-left", self.back_wanted.emit)
            several.append(back)
        self._keys = kit.text(self._keys_words(), "caption", "text_muted", wrap=False)
        return kit.flow(*several, self._keys, gap=8)

    def _keys_words(self) -> str:
        native = QKeySequence(PAD_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        return self.tr("{keys} goes on").format(keys=native)

    def _next_words(self) -> str:
        card, coming = self._card, self._session.next_card
        if coming is None:
            return self.tr("Finish")
        if coming.turn is not card.turn:
            name = name_in(self._session, coming.turn)
            return self.tr("Swap: {name}").format(name=name)
        return self.tr("Next: {title}").format(title=coming.section.title)

    def _foot(self) -> QBoxLayout:
        kit = self._kit
        safe = kit.text(self._texts["card"]["stop_hint"], "caption", "text_muted")
        way = kit.button(self.tr("Help & safety"), "link", "lifebuoy", self.help_wanted.emit)
        way.setAccessibleName(self.tr("Open Help & safety"))
        return kit.row(way, (safe, 1), gap=10)

    def _press_next(self) -> None:
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)  # a field that is typed in ends first
        self.next_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        theme = self._kit.theme
        roomy = theme.wide_enough(self.width(), "show_list")
        two = theme.wide_enough(self.width(), "two_columns")
        beside = roomy or two
        across = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._who.say(self._who_words(both=not beside))
        # The keys are learnt on the first card; later there is "Back" in their place.
        self._keys.setVisible(roomy and not self._session.can_go_back)
        self._pair.setDirection(across)
        if self._listener is not None:
            width = theme.px(_LISTENER_WIDTH if roomy else _NARROW_LISTENER)
            self._listener.setMinimumWidth(width if beside else 0)
            self._listener.setMaximumWidth(width if beside else 16777215)
        outer, inner = (32, 30) if two else (12, 14)
        self._page.setContentsMargins(*(theme.px(n) for n in (outer, 22, outer, 12)))
        self._inside.setContentsMargins(*(theme.px(n) for n in (inner, 24, inner, 20)))
        arrange_at_once(self._field)
