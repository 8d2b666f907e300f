"""A check-in under way: whose turn it is, which card, what was said, skipped and put off.

A plain object that decides; the page shows it. Each step answers with a new one, whose JSON form
is saved at once, so that a lock, a crash or a week change nothing.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from trustjournal.clock import Clock
from trustjournal.journal.answers import Answer
from trustjournal.journal.format_sections import Section, Speaks, Who
from trustjournal.journal.formats import Format, Turns, Way
from trustjournal.journal.moments import with_fixed_offset

MOST_SECONDS = 7 * 24 * 3600


class Seat(StrEnum):
    """The two places at a check-in; alone, everything is the first one's."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Seat:
        """The place opposite."""
        return Seat.SECOND if self is Seat.FIRST else Seat.FIRST


CardId = tuple[Seat, str]
"""A card: whose turn it belongs to, and the section's key."""


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """What is on the table: a section, whose turn it is, and who speaks and listens on it."""

    id: CardId
    section: Section
    turn: Seat
    speaker: Seat
    listener: Seat | None
    position: int
    """Which card of this turn it is, from 1."""
    of: int

    def __repr__(self) -> str:
        return f"<Card {self.position} of {self.of}>"


@dataclass(frozen=True, slots=True, repr=False)
class CheckInSession:
    """A check-in that has begun. `plan` are its cards in order, `at` is the one that is open.

    A card before `at` is done: answered, or skipped, or passed without a word. `at` is the length
    of the plan when all are done. `people` are the ids of who sits where ("" where only one
    person's journal is meant); `names` is what the cards call them. Steps that are not possible
    raise ValueError. Its JSON form is in `checkin_json`.
    """

    uid: str
    format: Format
    way: Way
    started: datetime
    plan: tuple[CardId, ...]
    at: int = 0
    answers: tuple[tuple[CardId, Answer], ...] = ()
    skipped: frozenset[CardId] = frozenset()
    people: tuple[str, str] = ("", "")
    names: tuple[str, str] = ("", "")
    paused: bool = False
    timer: bool = True
    spent: tuple[int, int] = (0, 0)

    def __repr__(self) -> str:
        return f"<CheckInSession {self.uid!r}>"

    @classmethod
    def begin(
        cls,
        form: Format,
        way: Way,
        clock: Clock,
        *,
        people: tuple[str, str] = ("", ""),
        names: tuple[str, str] = ("", ""),
        concerns: Seat = Seat.FIRST,
        timer: bool = True,
        uid: str = "",
    ) -> CheckInSession:
        """Return a session at its first card; `concerns` is whom sections for one are for (alone
        one sits in the first seat).

        Raises ValueError for a way that the format does not offer.
        """
        if way not in form.ways:
            raise ValueError("way")
        together = way in (Way.SPOKEN, Way.WRITTEN)
        return cls(
            uid=uid or uuid.uuid4().hex,
            format=form,
            way=way,
            started=with_fixed_offset(clock.now()),
            plan=_plan(form, together=together, concerns=concerns),
            people=people,
            names=names,
            timer=timer,
        )

    # --- where we are ----------------------------------------------------------------------

    @property
    def together(self) -> bool:
        """Whether two people sit at this session at once."""
        return self.way in (Way.SPOKEN, Way.WRITTEN)

    @property
    def finished(self) -> bool:
        """Whether every card has had its turn."""
        return self.at >= len(self.plan)

    @property
    def card(self) -> Card | None:
        """The open card; None when all are done."""
        return None if self.finished else self._card(self.at)

    @property
    def next_card(self) -> Card | None:
        """The card after the open one."""
        return self._card(self.at + 1) if self.at + 1 < len(self.plan) else None

    @property
    def ends_here(self) -> bool:
        """Whether whoever speaks on the open card says the last of this turn there."""
        if self.finished:
            return True
        turn, speaker = self.plan[self.at][0], self.speaker_on(self.plan[self.at])
        following = takewhile(lambda card: card[0] is turn, self.plan[self.at + 1 :])
        return all(self.speaker_on(card) is not speaker for card in following)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a card before."""
        return self.at > 0

    @property
    def can_swap(self) -> bool:
        """Whether the other person has cards that are still to come."""
        if self.finished:
            return False
        turn = self.plan[self.at][0]
        return any(seat is not turn for seat, _ in self.plan[self.at :])

    def answer_to(self, card: CardId) -> Answer | None:
        """Return what was said on a card, or None."""
        return dict(self.answers).get(card)

    def name_of(self, seat: Seat) -> str:
        """Return what the cards call somebody, "" when nothing was said."""
        return self.names[0 if seat is Seat.FIRST else 1]

    def speaker_on(self, card: CardId) -> Seat:
        """Return who speaks on a card: whose turn it is, or the one who gives back."""
        section = self.format.section(card[1])
        gives_back = section is not None and section.speaks is Speaks.LISTENER
        return card[0].other if gives_back else card[0]

    def person_of(self, seat: Seat) -> str:
        """Return the id of who sits there."""
        return self.people[0 if seat is Seat.FIRST else 1]

    def spent_by(self, seat: Seat) -> int:
        """Return the seconds that somebody's turn has taken so far."""
        return self.spent[0 if seat is Seat.FIRST else 1]

    def worrying(self) -> bool:
        """Say whether the answers ask for the words about help that the format has."""
        numbers = {
            key: answer.number for (_, key), answer in self.answers if answer.number is not None
        }
        return self.format.worrying(numbers)

    def _card(self, place: int) -> Card:
        turn, key = self.plan[place]
        section = self.format.section(key)
        assert section is not None  # noqa: S101 - `from_json` and `begin` see to it
        speaks = self.speaker_on((turn, key))
        own = [card for card in self.plan if card[0] is turn]
        return Card(
            id=(turn, key),
            section=section,
            turn=turn,
            speaker=speaks,
            listener=speaks.other if self.together else None,
            position=own.index((turn, key)) + 1,
            of=len(own),
        )

    # --- steps -----------------------------------------------------------------------------

    def said(self, answer: Answer | None) -> CheckInSession:
        """Note what is on the open card now; None or an empty answer leaves it unanswered.

        Raises ValueError when all is done, or the answer is not of the type the card asks for.
        """
        card = self._open()
        kept = [(known, said) for known, said in self.answers if known != card.id]
        if answer is not None and not answer.is_empty:
            number = answer.number
            if answer.type is not card.section.type or (number or 0) > card.section.most:
                raise ValueError("answer")
            kept.append((card.id, answer))
        return replace(self, answers=tuple(kept), skipped=self.skipped - {card.id}, paused=False)

    def next(self) -> CheckInSession:
        """Go on to the next card, or to the end."""
        self._open()
        return replace(self, at=self.at + 1, paused=False)

    def skip(self) -> CheckInSession:
        """Pass this card; nothing is kept of what was on it."""
        card = self._open().id
        kept = tuple((known, said) for known, said in self.answers if known != card)
        return replace(
            self, at=self.at + 1, answers=kept, skipped=self.skipped | {card}, paused=False
        )

    def back(self) -> CheckInSession:
        """Open the card before; what was said there is still there."""
        if not self.can_go_back:
            raise ValueError("back")
        return replace(self, at=self.at - 1, paused=False)

    def swap(self) -> CheckInSession:
        """Let the other one go on now; the cards that are left of this turn come afterwards."""
        if not self.can_swap:
            raise ValueError("swap")
        turn = self.plan[self.at][0]
        rest = self.plan[self.at :]
        turned = [card for card in rest if card[0] is not turn]
        turned += [card for card in rest if card[0] is turn]
        return replace(self, plan=self.plan[: self.at] + tuple(turned), paused=False)

    def pause(self) -> CheckInSession:
        """Put it aside, for a breath or a week; the next step takes it up again."""
        return replace(self, paused=True)

    def resume(self) -> CheckInSession:
        """Take it up where it was."""
        return replace(self, paused=False)

    def passed(self, seconds: int) -> CheckInSession:
        """Count time to whoever's turn it is; nothing counts while paused or done."""
        if self.paused or self.finished or seconds <= 0:
            return self
        first, second = self.spent
        mine = self.plan[self.at][0] is Seat.FIRST
        spent = (first + seconds, second) if mine else (first, second + seconds)
        return replace(self, spent=(min(spent[0], MOST_SECONDS), min(spent[1], MOST_SECONDS)))

    def with_timer(self, shown: bool) -> CheckInSession:
        """Show the soft timer, or not."""
        return replace(self, timer=shown)

    def _open(self) -> Card:
        card = self.card
        if card is None:
            raise ValueError("finished")
        return card


def _plan(form: Format, *, together: bool, concerns: Seat) -> tuple[CardId, ...]:
    seats = (Seat.FIRST, Seat.SECOND) if together else (Seat.FIRST,)

    def asked(section: Section, seat: Seat) -> bool:
        return section.who is Who.BOTH or seat is concerns

    every = [(s, section) for s in seats for section in form.sections]
    # Somebody whom nothing is meant for would have an empty table: then all of it is asked.
    cards = [card for card in every if asked(card[1], card[0])] or every
    if form.turns is Turns.EACH:
        order = [section.key for section in form.sections]
        cards.sort(key=lambda card: order.index(card[1].key))
    return tuple((seat, section.key) for seat, section in cards)
