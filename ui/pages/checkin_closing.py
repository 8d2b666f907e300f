"""After the last card: what stays, and what one will come back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.checkin_keeping import usually_kept
from trustjournal.journal.checkin_records import Commitment, Landed, Landing
from trustjournal.journal.checkins import CardId, CheckInSession, Seat
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Way
from ui.pages.checkin_record import answer_words
from ui.pages.checkin_view import ReadingView
from ui.pages.checkin_words import name_in
from ui.widgets.choice import Choice
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.tick import Tick

_SHORT = 36
"""Characters of a commitment beside its tick; the whole of it stands below."""


@dataclass(frozen=True, slots=True, repr=False)
class Closing:
    """What was chosen to stay."""

    keep: frozenset[CardId]
    commitments: tuple[Commitment, ...]
    landed: tuple[Landing, ...]
    passphrase: str = ""


class ClosingView(ReadingView):
    """Ticks for each answer and each commitment; nothing is kept that is not ticked."""

    done = Signal(object)

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        session: CheckInSession,
        commitments: Sequence[Commitment],
        texts: dict[str, Any],
    ) -> None:
        lead = texts["closing"]["lead" if session.finished else "stopped"]
        stays = texts["closing"]["stays"][session.way.value]
        if not session.answers and session.way is not Way.SEALED:
            stays = texts["closing"]["nothing"]
        back = self.tr("Back to the cards")
        super().__init__(kit, session.format.title, f"{lead} {stays}", back=back)
        self._session = session
        self._texts = texts
        self._vocabulary = vocabulary
        self.outcome = Outcome(kit)
        self._landed: dict[Seat, Choice] = {}
        self._both: Tick | None = None
        self._secret: PassphraseField | None = None
        if session.worrying():
            self._offer_help()
        self._keep = self._answers()
        self._commitments = self._comebacks(commitments)
        if session.together:
            self._landing()
        self._end()

    def _offer_help(self) -> None:
        kit = self.kit
        card = kit.notice(self._session.format.sums_words, icon="lifebuoy")
        way = kit.button(self.tr("Help & safety"), "link", "lifebuoy", self.help_wanted.emit)
        way.setAccessibleName(self.tr("Open Help & safety"))
        self.put(card, kit.row(way, None))

    def _answers(self) -> dict[CardId, Tick]:
        kit, session = self.kit, self._session
        usual = usually_kept(session)
        ticks: dict[CardId, Tick] = {}
        before = ""
        for card in sorted(session.plan, key=lambda card: session.speaker_on(card).value):
            answer, section = session.answer_to(card), session.format.section(card[1])
            if answer is None or section is None:
                continue
            if before != (name := self._name(card)):
                self.heading(name)
                before = name
            tick = ticks[card] = Tick(kit, section.title.replace("&", "&&"))
            tick.setAccessibleName(self._whose(card, section.title))
            tick.setChecked(card in usual)
            words = answer_words(answer, section, self._vocabulary)
            quote = kit.text(words, "quote", "text_muted")
            indent = kit.row((quote, 1), margins=(26, 0, 0, 4))
            self.put(tick, indent)
        return ticks

    def _name(self, card: CardId) -> str:
        if not self._session.together:
            keep: str = self._texts["closing"]["keep"]
            return keep
        return name_in(self._session, self._session.speaker_on(card))

    def _whose(self, card: CardId, title: str) -> str:
        if not self._session.together:
            return title
        return self.tr("{name}: {title}").format(name=self._name(card), title=title)

    def _comebacks(self, commitments: Sequence[Commitment]) -> list[tuple[Tick, Commitment]]:
        if not commitments or self._session.way is Way.SEALED:
            return []
        self.heading(self.tr("To come back to next time"))
        ticks = []
        for each in commitments:
            words = " ".join(each.words.split())
            short = words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
            tick = Tick(self.kit, short.replace("&", "&&"))
            tick.setAccessibleName(self.tr("Come back to: {words}").format(words=words))
            self.put(tick)
            if short != words:
                quote = self.kit.text(words, "quote", "text_muted")
                self.put(self.kit.row((quote, 1), margins=(26, 0, 0, 4)))
            ticks.append((tick, each))
        return ticks

    def _landing(self) -> None:
        """Folded away: most check-ins end without it."""
        kit, words = self.kit, self._texts["closing"]
        inside = kit.col(kit.text(words["landed_says"], "caption", "text_muted"), gap=6)
        box = kit.wrap(inside)
        options = [
            (Landed.LANDED, self.tr("It landed")),
            (Landed.PARTLY, self.tr("Partly")),
            (Landed.MISSED, self.tr("It missed")),
        ]
        for seat in Seat:
            name = name_in(self._session, seat)
            choice = self._landed[seat] = Choice(kit, name, options, free=True)
            inside.addWidget(kit.text(name, "caption", "text_muted"))
            inside.addWidget(choice)
        self._both = Tick(kit, words["both_want"])
        inside.addWidget(self._both)
        ask = kit.button(words["landed"], "link", "quotes")
        ask.clicked.connect(lambda: self._unfold(ask, box))
        box.hide()
        self.put(12, kit.row(ask, None), box)

    def _unfold(self, ask: QWidget, box: QWidget) -> None:
        box.show()
        self._landed[Seat.FIRST].focus_first()
        ask.hide()

    def _end(self) -> None:
        kit, sealed = self.kit, self._session.way is Way.SEALED
        if sealed:
            self._secret = PassphraseField(kit, self.tr("Your passphrase"))
            self._secret.setMaximumWidth(kit.theme.line("form"))
            hint = kit.text(self._texts["sealed"]["seal_hint"], "ui", "text_muted")
            self._secret.submitted.connect(self._finish)
            named = kit.field(self._secret.edit.accessibleName(), self._secret)
            self.put(16, hint, 4, named)
        words, icon = (self.tr("Seal my side"), "lock-key") if sealed else ("", "")
        self._finish_button = kit.button(words, "primary", icon, self._finish)
        self.put(16, kit.row(self._finish_button, None), self.outcome)
        if not sealed:
            self._say_what_is_kept()
        self.first = next(iter(self._keep.values()), self._finish_button)

    def _say_what_is_kept(self) -> None:
        """The button says what it does, and follows the ticks."""
        ticks = [*self._keep.values(), *(tick for tick, _ in self._commitments)]

        def say() -> None:
            some = any(tick.isChecked() for tick in ticks) or bool(self._landings())
            words = self.tr("Keep and finish") if some else self.tr("Keep only the date and finish")
            self._finish_button.setText(words)
            self._finish_button.setAccessibleName(words)

        for tick in (*ticks, *([self._both] if self._both is not None else [])):
            tick.toggled.connect(lambda _on: say())
        for choice in self._landed.values():
            choice.chosen.connect(lambda _how: say())
        say()

    def begin(self) -> None:
        """Start at the way on; what stays is above it to be looked over."""
        self._finish_button.setFocus()
        if self._secret is not None:
            self._secret.focus()
        self.area.verticalScrollBar().setValue(0)

    def busy(self, waiting: bool) -> None:
        """Take no second press while the first one is at work."""
        self._finish_button.setEnabled(not waiting)

    def _landings(self) -> tuple[Landing, ...]:
        if self._both is None or not self._both.isChecked():
            return ()
        return tuple(
            Landing(seat=seat, how=choice.value())
            for seat, choice in self._landed.items()
            if choice.value() is not None
        )

    def _finish(self) -> None:
        self.done.emit(
            Closing(
                keep=frozenset(card for card, tick in self._keep.items() if tick.isChecked()),
                commitments=tuple(each for tick, each in self._commitments if tick.isChecked()),
                landed=self._landings(),
                passphrase=self._secret.text() if self._secret is not None else "",
            )
        )
