"""Check-ins from the first card to the last by keyboard alone, in each way to hold them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.checkin_house import (  # noqa: F401  # fixtures
    MOST_CARDS,
    Key,
    card,
    copied,
    dressed,
    of_one,
    of_two,
    store,
)
from tests.ui.find import names
from tests.ui.screens import House, settle, wait_for
from tests.ui.test_keyboard import focus, strike, tab_and_press, tab_to, write
from trustjournal import texts
from trustjournal.journal.answers import AnswerType
from trustjournal.journal.checkins import CardId, Seat
from trustjournal.journal.format_sections import Who
from trustjournal.journal.formats import Format, Way, shipped

HELD = [(form.id, way) for form in shipped() for way in form.ways if way is Way.SOLO]
HELD += [("five_part", Way.SPOKEN), ("mirror_talk", Way.SPOKEN)]
ANSWERED = {
    AnswerType.FEELINGS: (Key.Key_Space,),
    AnswerType.SCALE: (Key.Key_7,),
    AnswerType.BOOL: (Key.Key_Space,),
}


@pytest.mark.parametrize(("form_id", "way"), HELD)
def test_from_the_first_card_to_the_last_by_keyboard_alone(
    house: House, form_id: str, way: Way
) -> None:
    form = begin_by_keys(house, form_id, way)
    seen = through_by_keys(house)
    turns = (Seat.FIRST, Seat.SECOND) if way is Way.SPOKEN else (Seat.FIRST,)
    assert seen == [(seat, section.key) for seat in turns for section in form.sections]
    if way is Way.SPOKEN:
        for section in form.sections[:1]:
            tick = tab_to(house, f"The first of you: {section.title}")
            strike(house, Key.Key_Space)
            assert tick.isChecked()  # type: ignore[attr-defined]
    tab_and_press(house, "Keep and finish")
    (record,) = store(house).held.all()
    assert record.whole
    assert record.way is way
    kept = {(each.seat, each.key) for each in record.kept}
    if way is Way.SOLO:
        assert kept == set(seen)
    else:
        assert kept == {(Seat.FIRST, form.sections[0].key)}
    assert store(house).running.all() == []


@pytest.mark.parametrize("form_id", [f.id for f in shipped() if Way.WRITTEN in f.ways])
def test_two_write_together_by_keyboard_alone(couple: House, form_id: str) -> None:
    form = begin_by_keys(couple, form_id, Way.WRITTEN)
    seen = through_by_keys(couple)
    for_one = [section for section in form.sections if section.who is Who.ONE]
    assert len(seen) == len(set(seen)) == 2 * len(form.sections) - len(for_one)
    strike(couple, Key.Key_Return)  # what is usual is ticked, and the way on has the keyboard
    (record,) = store(couple).held.all()
    assert record.whole
    private_ones = {section.key for section in form.sections if section.private_default}
    kept = {(each.seat, each.key) for each in record.kept}
    assert {key for _, key in kept} == {key for _, key in seen} - private_ones
    assert store(couple).running.all() == []


def test_two_write_sealed_and_open_it_together_by_keyboard_alone(couple: House) -> None:
    house = couple
    begin_by_keys(house, "five_part", Way.SEALED)
    seal_by_keys(house, PASSPHRASE)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    if "Sealed: Five-part check-in" not in names(house.window):
        strike(house, Key.Key_F6)
        settle()
        strike(house, Key.Key_5, control=True)
    tab_and_press(house, "Sealed: Five-part check-in", key=Key.Key_Return)
    seal_by_keys(house, OTHER_PASSPHRASE)
    tab_and_press(house, "Sealed: Five-part check-in", key=Key.Key_Return)
    write(house, PASSPHRASE)
    strike(house, Key.Key_Return)
    write(house, OTHER_PASSPHRASE)
    strike(house, Key.Key_Return)
    wait_for(lambda: store(house).held.all() != [])
    (record,) = store(house).held.all()
    assert {each.seat for each in record.kept} == set(Seat)


def seal_by_keys(house: House, passphrase: str) -> None:
    """Write one's own side, and seal it: the passphrase's field has the keyboard at the end."""
    assert {seat for seat, _ in through_by_keys(house)} == {Seat.FIRST}
    write(house, passphrase)
    strike(house, Key.Key_Return)
    wait_for(lambda: "Seal my side" not in names(house.window, QAbstractButton))
    settle()


def begin_by_keys(house: House, form_id: str, way: Way) -> Format:
    form = next(form for form in shipped() if form.id == form_id)
    strike(house, Key.Key_5, control=True)
    tab_and_press(house, form.title, key=Key.Key_Return)
    tab_and_press(house, texts.load("checkins")["way"][way.value]["title"])
    tab_and_press(house, "Begin")
    return form


def through_by_keys(house: House) -> list[CardId]:
    """Answer every card; returns whose turn it was, and the question."""
    seen = []
    for _ in range(MOST_CARDS):
        view = card(house)
        if view is None:
            break
        assert view.isAncestorOf(focus(house)), "the keyboard is in the answer"
        section, seat = view._card.section, view._card.turn
        seen.append((seat, section.key))
        answer_by_keys(house, section.type, bool(section.choices))
        assert view.answer() is not None, section.key
        strike(house, Key.Key_Return, control=True)
    return seen


def answer_by_keys(house: House, kind: AnswerType, named: bool) -> None:
    match kind:
        case AnswerType.TEXT:
            write(house, "a word")
        case AnswerType.DATE:
            write(house, "1/2/2026")
            strike(house, Key.Key_Return)
        case AnswerType.SCALE if not named:
            strike(house, Key.Key_7)
        case AnswerType.FEELINGS:
            tab_to(house, "My own word")
            write(house, "wobbly")
        case _:
            strike(house, Key.Key_Space)
