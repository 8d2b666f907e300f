"""A check-in under way: turns, cards, and that no answer is ever lost."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.fixed import FixedClock
from trustjournal.errors import EntryInvalid, FormatInvalid
from trustjournal.journal import checkin_json
from trustjournal.journal.answers import Answer, AnswerType, Value
from trustjournal.journal.checkins import CardId, CheckInSession, Seat
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.format_sections import Section, Speaks, Who
from trustjournal.journal.formats import Format, Turns, Way, shipped

FORMS = {form.id: form for form in shipped()}
CLOCK = FixedClock()


def begun(name: str, way: Way) -> CheckInSession:
    return CheckInSession.begin(FORMS[name], way, CLOCK, people=("a", "b"), names=("Ada", "Ben"))


def text(words: str) -> Answer:
    return Answer(AnswerType.TEXT, words)


def through(session: CheckInSession) -> list[tuple[Seat, str, Seat | None]]:
    """Speaker, key and listener of every card from here to the end."""
    seen = []
    while (card := session.card) is not None:
        seen.append((card.speaker, card.section.key, card.listener))
        session = session.next()
    return seen


def test_one_does_all_five_while_the_other_listens_then_they_swap() -> None:
    keys = [section.key for section in FORMS["five_part"].sections]
    assert through(begun("five_part", Way.SPOKEN)) == [
        *((Seat.FIRST, key, Seat.SECOND) for key in keys),
        *((Seat.SECOND, key, Seat.FIRST) for key in keys),
    ]


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("five_part", ["struggle", "struggle"]),
        ("mirror_talk", ["more", "empathise", "more", "empathise"]),
        ("weekly_meeting", [s.key for s in FORMS["weekly_meeting"].sections for _ in Seat]),
    ],
)
def test_the_end_of_what_one_says_is_known(name: str, ends: list[str]) -> None:
    session, found = begun(name, Way.SPOKEN), []
    while (card := session.card) is not None:
        # Whoever gives back has no more to say after the last time; the sender before that.
        if session.ends_here:
            found.append(card.section.key)
        session = session.next()
    assert found == ends
    assert session.ends_here


def test_a_weekly_meeting_goes_card_by_card() -> None:
    speakers = [seat for seat, _, _ in through(begun("weekly_meeting", Way.WRITTEN))]
    assert speakers == [Seat.FIRST, Seat.SECOND] * 4


def test_in_mirror_talk_the_listener_gives_back() -> None:
    first = [seat for seat, _, _ in through(begun("mirror_talk", Way.SPOKEN))][:6]
    one, two = Seat.FIRST, Seat.SECOND
    assert first == [one, two, one, two, two, two]


@pytest.mark.parametrize("concerns", Seat)
def test_what_concerns_one_is_asked_of_one(concerns: Seat) -> None:
    session = CheckInSession.begin(FORMS["recovery"], Way.SPOKEN, CLOCK, concerns=concerns)
    assert [seat for seat, key, _ in through(session) if key == "time"] == [concerns]


def test_what_concerns_the_other_is_not_asked_of_one_who_writes_alone() -> None:
    mine = CheckInSession.begin(FORMS["commitment"], Way.SEALED, CLOCK, concerns=Seat.SECOND)
    assert [key for _, key, _ in through(mine)] == ["value"]
    form = form_of([FORMS["recovery"].sections[0]], Turns.WHOLE)
    nothing = CheckInSession.begin(form, Way.SPOKEN, CLOCK)
    assert [seat for seat, _, _ in through(nothing)] == [Seat.FIRST]


@pytest.mark.parametrize("way", [Way.SOLO, Way.SEALED])
def test_alone_there_is_nobody_to_listen(way: Way) -> None:
    seen = through(begun("five_part", way))
    assert len(seen) == 5
    assert {(seat, listener) for seat, _, listener in seen} == {(Seat.FIRST, None)}
    assert not begun("five_part", way).can_swap


def test_swapping_keeps_the_rest_for_afterwards() -> None:
    session = begun("five_part", Way.WRITTEN).next().next().swap()
    seen = [(seat, key) for seat, key, _ in through(session)]
    assert [seat for seat, _ in seen] == [Seat.SECOND] * 5 + [Seat.FIRST] * 3
    assert seen[-3:] == [(Seat.FIRST, key) for key in ("need", "ownership", "struggle")]


def test_skipping_forgets_and_going_back_does_not() -> None:
    session = begun("weekly_meeting", Way.WRITTEN).said(text("tea in bed")).next()
    assert session.back().answer_to((Seat.FIRST, "appreciation")) == text("tea in bed")
    skipped = session.back().skip()
    assert skipped.answers == ()
    assert skipped.skipped == {(Seat.FIRST, "appreciation")}
    again = skipped.back().said(text("tea after all"))
    assert again.skipped == frozenset()


def test_what_is_not_possible_is_refused() -> None:
    session = begun("five_part", Way.SOLO)
    for step in (session.back, session.swap, lambda: session.said(text("not a feeling"))):
        with pytest.raises(ValueError, match=r"back|swap|answer"):
            step()
    with pytest.raises(ValueError, match="way"):
        CheckInSession.begin(FORMS["weekly_pulse"], Way.SPOKEN, CLOCK)
    over = CheckInSession.begin(FORMS["mood_and_worry"], Way.SOLO, CLOCK)
    with pytest.raises(ValueError, match="answer"):
        over.said(Answer(AnswerType.SCALE, 4))
    while not over.finished:
        over = over.next()
    with pytest.raises(ValueError, match="finished"):
        over.next()


def test_time_counts_for_whose_turn_it_is_and_not_while_paused() -> None:
    session = begun("five_part", Way.SPOKEN).passed(30).pause().passed(500).resume().passed(12)
    assert (session.spent_by(Seat.FIRST), session.spent_by(Seat.SECOND)) == (42, 0)
    assert session.swap().passed(5).spent == (42, 5)


def test_nothing_written_shows_in_a_repr() -> None:
    session = begun("weekly_meeting", Way.WRITTEN).said(text("a secret"))
    assert "secret" not in repr(session) + repr(session.card) + repr(session.answers)


@pytest.mark.parametrize(
    ("member", "value"),
    [("plan", []), ("at", 99), ("way", "sung"), ("spent", [1]), ("answers", [["first", "x", {}]])],
)
def test_a_damaged_session_is_refused(member: str, value: object) -> None:
    data = checkin_json.to_json(begun("five_part", Way.SPOKEN)) | {member: value}
    with pytest.raises((EntryInvalid, FormatInvalid)):
        checkin_json.from_json(data)


# --- every way through ---------------------------------------------------------------------

VALUES: dict[AnswerType, st.SearchStrategy[Value]] = {
    AnswerType.FEELINGS: st.lists(
        st.builds(FeltFeeling, st.sampled_from(["afraid", "calm", "wobbly"]), st.integers(0, 10)),
        max_size=2,
    ).map(tuple),
    AnswerType.TEXT: st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    AnswerType.SCALE: st.integers(0, 10),
    AnswerType.DATE: st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    AnswerType.BOOL: st.booleans(),
}


def section(number: int) -> st.SearchStrategy[Section]:
    return st.builds(
        Section,
        key=st.just(f"q{number}"),
        title=st.just("Title"),
        prompt=st.just("Prompt?"),
        who=st.sampled_from(Who),
        type=st.sampled_from(AnswerType),
        private_default=st.booleans(),
        speaks=st.sampled_from(Speaks),
    )


def form_of(sections: list[Section], turns: Turns) -> Format:
    made = FORMS["mirror_talk"].to_json()
    made |= {"turns": turns.value, "section": [each.to_json() for each in sections]}
    return Format.from_json(made)


class CheckIn(RuleBasedStateMachine):
    """Two people, any format; beside it a plain list of what was said and which cards are left."""

    @initialize(
        sections=st.integers(1, 5).flatmap(lambda n: st.tuples(*(section(i) for i in range(n)))),
        turns=st.sampled_from([Turns.WHOLE, Turns.EACH]),
        concerns=st.sampled_from(Seat),
        way=st.sampled_from([Way.SPOKEN, Way.WRITTEN]),
    )
    def begin(self, sections: tuple[Section, ...], turns: Turns, concerns: Seat, way: Way) -> None:
        form = form_of(list(sections), turns)
        self.asked = {
            (seat, each.key)
            for each in sections
            for seat in Seat
            if each.who is Who.BOTH or seat is concerns
        }
        self.session = CheckInSession.begin(form, way, CLOCK, concerns=concerns)
        self.said: dict[CardId, Answer] = {}
        self.done: list[CardId] = []
        self.left = list(self.session.plan)

    @property
    def open(self) -> CardId:
        return self.left[0]

    @precondition(lambda self: self.left)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        card = self.session.card
        assert card is not None
        value = data.draw(VALUES[card.section.type])
        answer = Answer(card.section.type, value)
        self.session = self.session.said(answer)
        self.said.pop(self.open, None)
        if not answer.is_empty:
            self.said[self.open] = answer

    @precondition(lambda self: self.left)
    @rule()
    def go_on(self) -> None:
        self.session = self.session.next()
        self.done.append(self.left.pop(0))

    @precondition(lambda self: self.left)
    @rule()
    def skip(self) -> None:
        self.said.pop(self.open, None)
        self.session = self.session.skip()
        self.done.append(self.left.pop(0))

    @precondition(lambda self: self.done)
    @rule()
    def back(self) -> None:
        self.session = self.session.back()
        self.left.insert(0, self.done.pop())

    @precondition(lambda self: len({seat for seat, _ in self.left}) == 2)
    @rule()
    def swap(self) -> None:
        turn = self.open[0]
        self.session = self.session.swap()
        others = [card for card in self.left if card[0] is not turn]
        self.left = others + [card for card in self.left if card[0] is turn]

    @rule(seconds=st.integers(0, 900))
    def time_passes(self, seconds: int) -> None:
        self.session = self.session.passed(seconds)

    @rule()
    def pause(self) -> None:
        self.session = self.session.pause()

    @rule()
    def lock_or_crash_and_take_up_again(self) -> None:
        """Only what was written down is left."""
        written = json.dumps(checkin_json.to_json(self.session))
        self.session = checkin_json.from_json(json.loads(written)).resume()

    @invariant()
    def no_answer_is_lost(self) -> None:
        assert dict(self.session.answers) == self.said

    @invariant()
    def every_card_is_there_once(self) -> None:
        assert set(self.session.plan) == self.asked
        assert len(self.session.plan) == len(self.asked)
        assert list(self.session.plan) == self.done + self.left

    @invariant()
    def the_turn_is_right(self) -> None:
        card = self.session.card
        assert (card is None) == (not self.left)
        if card is None:
            assert self.session.finished
            return
        assert card.id == self.open
        assert card.turn is self.open[0]
        gives_back = card.section.speaks is Speaks.LISTENER
        assert card.speaker is (card.turn.other if gives_back else card.turn)
        assert card.listener is card.speaker.other
        assert 1 <= card.position <= card.of
        assert not self.session.skipped & set(self.said)


CheckIn.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestCheckIn = CheckIn.TestCase
