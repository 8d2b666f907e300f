"""Check-ins through the real window, as people hold them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, time
from functools import partial
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, move_in_together, settle, wait_for
from tests.ui.screens_checkins import begin, look_back
from tests.ui.test_keyboard import focus, strike, tab_and_press, tab_to, write
from tests.ui.test_leaving import do
from trustjournal import texts
from trustjournal.errors import DiskFull
from trustjournal.journal import checkin_history
from trustjournal.journal.answers import AnswerType
from trustjournal.journal.checkin_history import Past
from trustjournal.journal.checkin_records import CheckIn, Landed
from trustjournal.journal.checkin_store import CheckIns, CheckInStore, RunningStore
from trustjournal.journal.checkins import CardId, CheckInSession, Seat
from trustjournal.journal.format_sections import Who
from trustjournal.journal.formats import Format, Way, shipped
from trustjournal.journal.requests import RequestStore
from trustjournal.journal.schedules import Schedule
from trustjournal.vault.database import Database
from ui.pages import checkin_looking
from ui.pages.checkin_card import CardView
from ui.pages.checkin_holding import Holding
from ui.pages.checkin_keeper import CheckInKeeper
from ui.pages.checkins import CheckInsPage
from ui.widgets.lines_plot import LinesPlot
from ui.widgets.text_page import TextPage

Key = Qt.Key
USUAL = QSize(1280, 800)
MOST_CARDS = 20


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture
def folder(lived_in: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "journal"
    shutil.copytree(lived_in, copied)
    return copied


@pytest.fixture
def house(folder: Path, qtbot: QtBot) -> Iterator[House]:
    """The journal of one person, opened."""
    made = House(folder, USUAL)
    made.unlock()
    yield made
    made.leave()


@pytest.fixture
def couple(folder: Path, qtbot: QtBot) -> Iterator[House]:
    """The first of two people, in the space of both."""
    move_in_together(folder)
    made = House(folder, USUAL)
    made.unlock()
    made.go_to("Us")
    yield made
    made.leave()


def store(house: House) -> CheckIns:
    """What the space that is open holds."""
    assert house.shell.opened is not None
    return CheckIns(house.shell.opened.desk.database, house.clock)


def private(house: House) -> Database:
    assert house.shell.opened is not None
    return house.shell.opened.session.private


def page(house: House) -> CheckInsPage:
    found = house.workspace.page("checkins")
    assert isinstance(found, CheckInsPage)
    return found


def card(house: House) -> CardView | None:
    settle(2)
    return next((w for w in house.window.findChildren(CardView) if w.isVisible()), None)


def said(house: House) -> str:
    return "\n".join(names(house.window, QLabel))


# --- every format by keyboard alone --------------------------------------------------------

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
    of_one = [section for section in form.sections if section.who is Who.ONE]
    assert len(seen) == len(set(seen)) == 2 * len(form.sections) - len(of_one)
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


# --- stopping, locking, coming back --------------------------------------------------------


def test_a_couple_stops_in_the_middle_locks_comes_back_and_finishes(couple: House) -> None:
    house = couple
    begin(house, "Five-part check-in", "Written together")
    house.press("ashamed")
    house.press("Next: What I value in you")
    type_into(house.window, "What I value in you", "You waited.")
    house.lock()
    house.unlock()
    wait_for(lambda: card(house) is not None)
    assert by_name(house.window, "What I value in you", TextPage).words() == "You waited."
    house.press("Next: What I need")
    house.press("Stop for today")
    house.press("Take it up another day")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)  # the other one may open it as well
    house.go_to("Us")
    house.workspace.show_page("checkins")
    house.settle()
    house.press("Go on: Five-part check-in")
    type_into(house.window, "What I need", "A walk.")
    for title in ("What I own", "How steady I was"):
        house.press(f"Next: {title}")
    assert "Somebody with rather a long name speaks" in said(house)
    house.press("Swap: Mira")
    assert "Mira speaks" in said(house)
    for title in ("What I value in you", "What I need", "What I own", "How steady I was"):
        house.press(f"Next: {title}")
    house.press("Finish")
    house.press("Keep and finish")
    (record,) = store(house).held.all()
    assert [each.key for each in record.kept] == ["feelings", "affirmation", "need"]
    assert record.whole


def test_what_is_typed_is_on_disk_within_two_seconds(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea.")

    def on_disk() -> bool:
        (session,) = store(house).running.all()
        return any(answer.value == "Tea." for _, answer in session.answers)

    wait_for(on_disk)
    wait_for(lambda: "Kept so far" in said(house))


def test_words_that_cannot_be_kept_stay_on_the_card(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea.")

    def full(_store: RunningStore, _session: CheckInSession) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(RunningStore, "keep", full)
        house.press("Next: What went well")
        assert page(house).unsaved()
        assert by_name(house.window, "Five appreciations", TextPage).words() == "Tea."
        assert "no room left" in "\n".join(names(house.window))
    house.press("Next: What went well")
    assert not page(house).unsaved()


def test_paused_skipped_back_and_swapped(house: House) -> None:
    begin(house, "Weekly meeting")
    house.press("Pause")
    assert "Paused" in said(house)
    house.press("Go on")
    type_into(house.window, "Five appreciations", "Tea.")
    house.press("Skip this one")
    (session,) = store(house).running.all()
    assert session.skipped == {(Seat.FIRST, "appreciation")}
    assert session.answers == ()
    house.press("Back")
    assert by_name(house.window, "Five appreciations", TextPage).words() == ""
    house.press("Swap now")
    assert "Mira speaks" in said(house)
    house.press("Hide the timer")
    assert "About 30 minutes" not in said(house)


def test_stopping_and_help_are_on_every_card(house: House) -> None:
    begin(house, "Mirror talk")
    for _ in range(MOST_CARDS):
        if card(house) is None:
            break
        assert {"Stop for today", "Open Help & safety"} <= names(house.window, QPushButton)
        strike(house, Key.Key_Return, control=True)
    house.press("Back to the cards")
    house.press("Open Help & safety")
    assert house.workspace.current.name == "help"
    house.workspace.show_page("checkins")
    settle()
    assert card(house) is not None


def test_forgetting_asks_once_and_leaves_nothing(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea.")
    house.press("Stop for today")
    house.press("Forget it")
    assert store(house).running.all() != []
    house.press("Yes, forget it")
    assert store(house).running.all() == []
    assert store(house).held.all() == []


def test_a_worrying_answer_shows_help_and_no_diagnosis(house: House) -> None:
    begin(house, "Mood and worry", "On my own")
    for _ in range(2):
        house.press("More than half the days")
        house.press(next(n for n in names(house.window, QPushButton) if n.startswith("Next")))
    house.press("Stop for today")
    house.press("End here")
    assert "not a diagnosis" in said(house)
    assert "Open Help & safety" in names(house.window, QPushButton)


def test_the_listener_finds_words_for_the_feeling_that_was_named(house: House) -> None:
    begin(house, "Five-part check-in")
    assert "Find words for this" not in names(house.window, QPushButton)
    house.press("ashamed")
    house.press("Find words for this")
    settle()
    assert by_name(house.window, "The feeling I guess", QLineEdit).text() == "ashamed"


# --- sealed --------------------------------------------------------------------------------


def seal(house: House, words: str, passphrase: str, first: str = "What I kept") -> None:
    """Write one's own side from its first card on, and seal it."""
    type_into(house.window, first, words)
    for _ in range(MOST_CARDS):
        if card(house) is None:
            break
        strike(house, Key.Key_Return, control=True)
    type_into(house.window, "Your passphrase", passphrase)
    house.press("Seal my side")
    wait_for(lambda: "Seal my side" not in names(house.window, QAbstractButton))
    settle()


def test_each_writes_alone_and_both_open_it_together(couple: House) -> None:
    house = couple
    begin(house, "Commitment check-in", "Sealed")
    seal(house, "I was home at six.", PASSPHRASE)
    assert CheckIns(private(house), house.clock).running.all() == []
    house.press("Sealed: Commitment check-in")
    assert "It opens when both of you are done" in said(house)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("today")
    settle()
    house.press(waits(house, "Write my side: Commitment check-in"))
    seal(house, "I asked twice.", OTHER_PASSPHRASE, "Two things I value in you")
    house.workspace.show_page("today")
    settle()
    house.press(waits(house, "Open it: Commitment check-in"))
    type_into(house.window, "One passphrase", PASSPHRASE)
    type_into(house.window, "The other passphrase", PASSPHRASE)
    house.press("Open both sides")
    wait_for(lambda: "opens only when both of you" in "\n".join(names(house.window)))
    by_name(house.window, "The other passphrase", QLineEdit).clear()
    type_into(house.window, "The other passphrase", OTHER_PASSPHRASE)
    house.press("Open both sides")
    wait_for(lambda: store(house).held.all() != [])
    settle()
    assert answers_of(store(house).held.all()[0]) == {"I was home at six.", "I asked twice."}
    wait_for(lambda: "Past check-ins" in names(house.window, QAbstractButton))
    look_back(house, "Past check-ins")
    house.press(next(n for n in names(house.window) if n.startswith("Commitment check-in, ")))
    labels = house.window.findChildren(QLabel)
    words = [each.accessibleName() for each in labels if each.isVisibleTo(house.window)]
    mine, theirs = words.index("From me"), words.index("From my partner")
    assert mine < words.index("I asked twice.") < (theirs if mine < theirs else len(words))
    assert theirs < words.index("I was home at six.") < (mine if theirs < mine else len(words))


def leave_a_sealed_one_in_the_middle(house: House) -> None:
    begin(house, "Commitment check-in", "Sealed")
    type_into(house.window, "What I kept", "I was home at six.")
    house.press("Stop for today")
    house.press("Take it up another day")


def finish_it_alone(house: House) -> None:
    """Find it in Only me, and keep it there."""
    house.go_to("Only me")
    house.workspace.show_page("checkins")
    settle()
    assert "where it is gone" in "\n".join(names(house.window, QLabel))
    house.press("Go on: Commitment check-in")
    assert by_name(house.window, "What I kept", TextPage).words() == "I was home at six."
    assert "On my own" in said(house)
    house.press("Stop for today")
    house.press("End here")
    house.press("Keep and finish")
    (record,) = CheckIns(private(house), house.clock).held.all()
    assert (record.way, answers_of(record)) == (Way.SOLO, {"I was home at six."})
    assert CheckIns(private(house), house.clock).running.all() == []


def test_what_was_begun_for_a_round_that_was_put_away_is_mine_alone(couple: House) -> None:
    house = couple
    leave_a_sealed_one_in_the_middle(house)
    house.go_to("Only me")
    house.workspace.show_page("checkins")
    settle()
    assert "Go on: Commitment check-in" not in names(house.window)  # it waits in Us
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("checkins")
    settle()
    house.press("Sealed: Commitment check-in")
    seal(house, "I asked twice.", OTHER_PASSPHRASE, "Two things I value in you")
    house.press("Sealed: Commitment check-in")
    house.press("Put it away unopened")
    house.press("Yes, erase both sides")
    house.lock()
    house.unlock()
    house.go_to("Us")
    house.workspace.show_page("checkins")
    settle()
    assert "Go on: Commitment check-in" not in names(house.window)
    finish_it_alone(house)


@pytest.mark.parametrize("how", ["Leave", "Close"])
def test_what_was_begun_for_a_space_that_is_over_is_mine_alone(couple: House, how: str) -> None:
    leave_a_sealed_one_in_the_middle(couple)
    do(couple, how)
    if how == "Close":
        couple.go_to("Us")
        couple.workspace.show_page("checkins")
        settle()
        assert "Go on: Commitment check-in" not in names(couple.window)
    elif "Only me" not in names(couple.window, QAbstractButton):
        couple.workspace.show_page("checkins")
        settle()
        couple.press("Go on: Commitment check-in")
        return
    finish_it_alone(couple)


def test_past_ones_of_a_closed_space_are_read_and_nothing_offers_to_change_them(
    couple: House,
) -> None:
    begin(couple, "Weekly meeting", "Written together")
    type_into(couple.window, "Five appreciations", "A walk.")
    couple.press("Stop for today")
    couple.press("End here")
    couple.press("Keep and finish")
    do(couple, "Close")
    couple.go_to("Us")
    couple.workspace.show_page("checkins")
    settle()
    closed = "nothing in it changes any more"
    assert closed in said(couple)
    look_back(couple, "Past check-ins")
    couple.press(next(n for n in names(couple.window) if n.startswith("Weekly meeting, ")))
    assert "A walk." in said(couple)
    assert closed in said(couple)
    assert "Move to the bin" not in names(couple.window, QAbstractButton)


def waits(house: House, begins: str) -> str:
    """Return the whole name of a button on Today."""
    return next(name for name in names(house.window) if name.startswith(begins))


def answers_of(record: CheckIn) -> set[str]:
    return {str(each.answer.value) for each in record.kept if each.answer is not None}


def test_nothing_of_a_check_in_outlives_a_lock(house: House) -> None:
    begin(house, "Weekly meeting")
    gone: list[str] = []
    for part in page(house).findChildren(QObject):
        if isinstance(part, Holding | CheckInKeeper | QTimer):
            part.destroyed.connect(partial(gone.append, type(part).__name__))
    house.lock()
    assert {"Holding", "CheckInKeeper", "QTimer"} <= set(gone)


# --- around a check-in ---------------------------------------------------------------------


def look_at(house: House, title: str) -> None:
    house.workspace.show_page("checkins")
    settle()
    house.press(title)


def hold_pulse(house: House, numbers: tuple[int, ...]) -> None:
    look_at(house, "Weekly pulse")
    house.press("Begin")
    for number in numbers:
        strike(house, Qt.Key(Key.Key_0.value + number))
        strike(house, Key.Key_Return, control=True)
    house.press("Stop for today")
    house.press("End here")
    house.press("Keep and finish")


def test_the_pulse_as_lines_and_in_words(house: House) -> None:
    for numbers in ((3, 5), (6,)):
        hold_pulse(house, numbers)
        house.clock.advance(days=7)
    look_at(house, "Weekly pulse")
    look_back(house, "Past ones")
    words = (
        "Safe: 2 numbers from Saturday 14 March to Saturday 21 March. The first was 3 and the"
        " last is 6; they lie between 3 and 6 of 10."
    )
    assert words in said(house)
    (plot,) = (w for w in house.window.findChildren(LinesPlot) if w.isVisible())
    assert plot.accessibleName() == "Safe as a line"
    assert plot.accessibleDescription() == words
    assert "Trust: one number, 5 of 10, on Saturday 14 March." in said(house)


def test_past_ones_are_read_and_go_to_the_bin(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea in bed.")
    house.press("Stop for today")
    house.press("End here")
    house.press("Keep and finish")
    look_back(house, "Past check-ins")
    house.press("Weekly meeting, Today, 09:26")
    assert "Tea in bed." in said(house)
    look_back(house, "Past check-ins")
    look_back(house, "Weekly meeting")
    house.press("Five appreciations")
    assert "Tea in bed." in said(house)
    house.press("Weekly meeting, Today, 09:26")
    look_back(house, "Move to the bin")
    assert store(house).held.all() == []
    look_back(house, "Put back: Weekly meeting, Today, 09:26")
    assert len(store(house).held.all()) == 1
    assert "Weekly meeting, Today, 09:26" in names(house.window)


def test_a_rhythm_is_kept_comes_up_and_goes(house: House) -> None:
    look_at(house, "Weekly pulse")
    house.press("Rhythm")
    house.press("Saturday")  # today; it is pressed, so this frees it
    house.press("Keep this rhythm")
    assert "Please choose a day." in said(house)
    house.press("Saturday")
    by_name(house.window, "At", QLineEdit).clear()
    type_into(house.window, "At", "7 am")
    house.press("Keep this rhythm")
    assert "Saturday at 07:00" in said(house)
    house.press("All check-ins")
    house.press("Due: Weekly pulse")
    house.press("Begin")
    house.press("Stop for today")
    house.press("End here")
    house.press("Keep and finish")
    assert "Due: Weekly pulse" not in names(house.window)
    house.press("Weekly pulse")
    house.press("Rhythm")
    house.press("No rhythm")
    assert store(house).rhythms.schedules() == []


def test_a_format_is_copied_changed_and_refused_with_the_field_that_is_wrong(house: House) -> None:
    look_at(house, "Weekly meeting")
    house.press("Copy and change")
    title = by_name(house.window, "Title of the format", QLineEdit)
    title.setText("")
    house.press("Keep this format")
    assert "“title” is blank" in "\n".join(names(house.window))
    title.setText("Our Sunday")
    house.press("Add a question")
    house.press("Keep this format")
    assert "“section 5, title” is blank" in "\n".join(names(house.window))
    type_into(house.window, "Title of question 5", "Laughter")
    type_into(house.window, "What question 5 asks", "What made you laugh?")
    for _ in range(4):
        house.press(next(n for n in names(house.window, QPushButton) if n == "Remove question 1"))
    house.press("Keep this format")
    (made,) = store(house).formats.formats()
    assert (made.title, [each.title for each in made.sections]) == ("Our Sunday", ["Laughter"])
    house.press("On my own")
    house.press("Begin")
    type_into(house.window, "Laughter", "The cat.")
    house.press("Finish")
    house.press("Keep and finish")
    assert answers_of(store(house).held.all()[0]) == {"The cat."}
    house.press("Our Sunday")
    house.press("Change")
    house.press("Move to the bin")
    assert store(house).formats.formats() == []


def test_what_was_said_comes_up_next_time_and_becomes_something(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    for title in ("What went well", "One issue", "One thing next week"):
        house.press(f"Next: {title}")
    type_into(house.window, "One thing next week", "A walk on Sunday.")
    house.press("Finish")
    tick = by_name(house.window, "Come back to: A walk on Sunday.", QAbstractButton)
    tick.click()
    house.press("Keep and finish")
    look_at(house, "Weekly meeting")
    assert "From the last time" in said(house)
    house.press("Make it a request: A walk on Sunday.")
    assert "It is a request now." in said(house)
    (request,) = RequestStore(private(house), house.clock).all()
    assert request.ask == "A walk on Sunday."
    assert store(house).commitments.open() == []


def test_today_shows_what_is_due_and_leads_there(house: House) -> None:
    store(house).rhythms.keep(Schedule("weekly_pulse", time(8), date(2026, 3, 1)))
    house.workspace.show_page("today")
    settle()
    house.press("Begin: Weekly pulse. Due · Today, 08:00")
    assert house.workspace.current.name == "checkins"
    assert "Weekly pulse" in said(house)
    assert "Begin" in names(house.window, QPushButton)


def test_a_due_one_may_pass_this_time_and_comes_up_again(house: House) -> None:
    store(house).rhythms.keep(Schedule("weekly_pulse", time(8), date(2026, 3, 1)))
    house.workspace.show_page("checkins")
    settle()
    house.press("Due: Weekly pulse")
    house.press("Not this time")
    assert "Due: Weekly pulse" not in names(house.window)
    house.workspace.show_page("today")
    settle()
    assert "Begin: Weekly pulse. Due · Today, 08:00" not in names(house.window)
    house.clock.advance(days=1)
    house.workspace.show_page("checkins")
    settle()
    assert "Due: Weekly pulse" in names(house.window)


def test_nothing_is_due_before_its_time_has_come(house: House) -> None:
    store(house).rhythms.keep(Schedule("weekly_pulse", time(20), date(2026, 3, 1)))
    house.workspace.show_page("today")
    settle()
    assert "Begin: Weekly pulse. Today, 20:00" in names(house.window)
    house.workspace.show_page("checkins")
    settle()
    assert "Later today: Weekly pulse" in names(house.window)
    assert "Due: Weekly pulse" not in names(house.window)
    house.clock.advance(hours=11)
    house.workspace.show_page("today")
    house.workspace.show_page("checkins")
    settle()
    assert "Due: Weekly pulse" in names(house.window)


def test_a_due_one_that_is_under_way_is_gone_on_with_and_not_begun_twice(house: House) -> None:
    store(house).rhythms.keep(Schedule("weekly_pulse", time(8), date(2026, 3, 1)))
    look_at(house, "Weekly pulse")
    house.press("Begin")
    house.press("Next: Trust")
    house.press("Stop for today")
    house.press("Take it up another day")
    assert focus(house).accessibleName() == "Go on: Weekly pulse", "the keyboard stays on the page"
    assert "Due: Weekly pulse" not in names(house.window)
    house.workspace.show_page("today")
    settle()
    house.press("Go on: Weekly pulse. Due · Today, 08:00")
    assert "Trust" in said(house)
    assert card(house) is not None


def test_the_two_are_called_what_they_were_called_the_last_time(couple: House) -> None:
    begin(couple, "Weekly meeting")
    couple.press("Stop for today")
    couple.press("End here")
    assert "Only the date is kept." in "\n".join(names(couple.window, QLabel))
    couple.press("Keep and finish")
    couple.press("Mirror talk")
    assert by_name(couple.window, "Who listens first", QLineEdit).text() == "Mira"
    couple.press("Change places")
    assert by_name(couple.window, "Who speaks first", QLineEdit).text() == "Mira"


def test_whether_words_landed_is_asked_when_somebody_wants_to_say_it(couple: House) -> None:
    begin(couple, "Weekly meeting")
    couple.press("Stop for today")
    couple.press("End here")
    assert "It landed" not in names(couple.window, QAbstractButton)
    couple.press("Did your partner’s words land?")
    couple.press("Partly")
    by_name(couple.window, "Both of us want to keep this", QAbstractButton).click()
    couple.press("Keep and finish")
    (record,) = store(couple).held.all()
    assert [each.how for each in record.landed] == [Landed.PARTLY]


def test_the_page_of_past_ones_is_shown_before_they_have_been_found(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_pulse(house, (3,))
    held_back, asked_in = Event(), []

    def slow(held: CheckInStore, form: str, most: int) -> Past:
        asked_in.append(current_thread())
        assert held_back.wait(60)
        return checkin_history.look_back(held, form, most)

    monkeypatch.setattr(checkin_looking, "look_back", slow)
    try:
        house.press("Past check-ins")
        wait_for(lambda: asked_in)
        assert "One moment …" in said(house)
        house.press("All check-ins")  # the window answers, and what comes late disturbs nothing
        house.press("Past check-ins")
    finally:
        held_back.set()
    wait_for(lambda: "Weekly pulse, Today, 09:26" in names(house.window))
    assert "One moment …" not in said(house)
    assert main_thread() not in asked_in
    assert len(asked_in) == 2
