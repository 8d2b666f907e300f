"""Around a check-in: past ones, rhythms, own formats, and what is due."""

from __future__ import annotations

from datetime import date, time
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from tests.ui.checkin_house import (  # noqa: F401  # fixtures
    answers_of,
    card,
    copied,
    dressed,
    hold_pulse,
    look_at,
    of_one,
    of_two,
    page,
    private,
    said,
    store,
)
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_checkins import begin, look_back
from tests.ui.test_keyboard import focus
from trustjournal.journal import checkin_history
from trustjournal.journal.checkin_history import Past
from trustjournal.journal.checkin_records import Commitment, Landed
from trustjournal.journal.checkin_store import CheckInStore
from trustjournal.journal.requests import RequestStore
from trustjournal.journal.schedules import Schedule
from ui.pages import checkin_looking
from ui.widgets.lines_plot import LinesPlot


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


def test_the_same_weeks_of_all_lines_stand_below_each_other(house: House) -> None:
    for numbers in ((3, 5), (6, 4), (2,)):
        hold_pulse(house, numbers)
        house.clock.advance(days=7)
    look_at(house, "Weekly pulse")
    look_back(house, "Past ones")
    plots = [w for w in house.window.findChildren(LinesPlot) if w.isVisible()]
    one, other = (plot._plot.getViewBox().viewRange()[0] for plot in plots)
    assert one == other
    assert one[0] <= date(2026, 3, 14).toordinal() < date(2026, 3, 28).toordinal() <= one[1]


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
    house.press("Keep only the date and finish")
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
    assert "“Title of the format” is blank" in "\n".join(names(house.window))
    title.setText("Our Sunday")
    minutes = by_name(house.window, "Minutes for each", QLineEdit)
    for wrong, why in (("ten", "is not a whole number"), ("0", "is too small or too large")):
        minutes.setText(wrong)
        house.press("Keep this format")
        assert f"“Minutes for each” {why}" in "\n".join(names(house.window))
    minutes.setText("10")
    house.press("Add a question")
    house.press("Keep this format")
    assert "“Title of question 5” is blank" in "\n".join(names(house.window))
    type_into(house.window, "Title of question 5", "Laughter")
    house.press("Keep this format")
    assert "“What question 5 asks” is blank" in "\n".join(names(house.window))
    type_into(house.window, "What question 5 asks", "What made you laugh?")
    for _ in range(5):
        house.press("Remove question 1")
    house.press("Keep this format")
    assert "“Questions” is missing" in "\n".join(names(house.window))
    house.press("Add a question")
    type_into(house.window, "Title of question 1", "Laughter")
    type_into(house.window, "What question 1 asks", "What made you laugh?")
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


def test_a_changed_copy_still_shows_help_when_an_answer_worries(house: House) -> None:
    look_at(house, "Mood and worry")
    house.press("Copy and change")
    answer = by_name(house.window, "Answer to question 1")
    next(b for b in answer.findChildren(QAbstractButton) if b.text() == "Words").click()
    house.press("Remove question 3")
    house.press("Keep this format")
    house.press("Begin")
    house.press("Next: Mood")
    house.press("Nearly every day")
    house.press("Stop for today")
    house.press("End here")
    assert "not a diagnosis" in said(house)


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


def test_an_agreement_is_drafted_only_where_two_can_see_it(house: House) -> None:
    store(house).commitments.save(Commitment.new(house.clock, words="A walk.", form="mirror_talk"))
    look_at(house, "Mirror talk")
    assert "Make it a request: A walk." in names(house.window)
    assert "Draft an agreement: A walk." not in names(house.window)


@pytest.mark.parametrize("space", ["Only me", "Us"])
def test_a_draft_is_where_it_is_said_to_be(couple: House, space: str) -> None:
    couple.go_to(space)
    assert couple.shell.opened is not None
    me = couple.shell.opened.session.person if space == "Us" else ""
    walk = Commitment.new(couple.clock, words="A walk.", form="mirror_talk", author=me)
    store(couple).commitments.save(walk)
    look_at(couple, "Mirror talk")
    couple.press("Draft an agreement: A walk.")
    assert "It is a draft now, in Us under Boundaries." in said(couple)
    couple.go_to("Us")
    couple.workspace.show_page("boundaries")
    settle()
    couple.press("Agreements")
    assert any("A walk." in name and "only you" in name for name in names(couple.window))


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
    assert "“Weekly pulse” passes this time." in said(house)
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
    couple.press("Keep only the date and finish")
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
