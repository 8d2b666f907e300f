"""The matrix in Us through the real window, by two people in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.find import by_name, names
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_disclosure import RULES, agree, in_us, propose, session_of
from tests.ui.two_people import all_rows, couples_house, offered, sign, words_on, write
from trustjournal.journal.agreement_life import State
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule, Listener
from trustjournal.journal.matrix import Matrix
from ui.disclosure_pages import agreement_store

ME, PARTNER = "I speak now. My partner listens.", "My partner speaks now. I listen."
BEHAVIOUR = "What would happen"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with couples_house(tmp_path / "journal") as opened:
        yield opened


def matrix(house: House) -> Matrix:
    store = agreement_store(session_of(house))
    assert store is not None
    return Matrix(store)


def state(house: House) -> State:
    current = matrix(house).current()
    assert current is not None
    return current.state


def only_row(house: House) -> DisclosureRule:
    draft = matrix(house).draft()
    assert draft is not None
    (row,) = draft.terms.rules
    return row


def test_from_the_first_question_to_both_signatures(house: House) -> None:
    in_us(house)
    assert "On a calm day, decide together what will be told, to whom, and how soon." in names(
        house.workspace
    )
    house.press("Begin with some questions")
    write(house, ME, "If anybody from then writes to you.")
    assert house.workspace.current.open_text() is by_name(house.workspace, ME, QPlainTextEdit)
    house.press("Keep in Us, and pass on")
    write(house, PARTNER, "If you look for them.")
    house.press("Keep in Us, and go on")
    assert PARTNER in names(house.workspace), "my partner begins with the second question"
    house.press("One turn back")
    house.press("Begin a row with this: If anybody from then writes to you.")
    assert by_name(house.workspace, BEHAVIOUR, QPlainTextEdit).toPlainText() == (
        "If anybody from then writes to you."
    )
    for chip in ("Inner circle", "Partner", "within 24 hours", "The facts"):
        house.press(chip)
    write(house, "In our own words", "a relapse")
    write(house, "In what setting", "At the table.")
    house.press("Support is called first")
    house.press("Keep this row")
    row = only_row(house)
    assert row == DisclosureRule(
        id=row.id,
        behaviour="If anybody from then writes to you.",
        kind=Circle.INNER,
        couple_label="a relapse",
        tell=(Listener.PARTNER,),
        within_hours=24,
        setting="At the table.",
        detail=Detail.FACTS,
        support_first=True,
    )
    house.press("In 6 weeks")
    house.press("Put on the table")
    assert state(house) is State.DISCUSSING
    sign(house, PASSPHRASE)
    assert state(house) is State.DISCUSSING
    assert "You said yes" in names(house.workspace)
    sign(house, OTHER_PASSPHRASE)
    assert state(house) is State.AGREED
    assert {"You said yes", "Your partner said yes"} <= names(house.workspace)
    assert "Say yes and sign" not in offered(house)


def test_the_other_reads_it_says_yes_and_revises_it(house: House) -> None:
    house.unlock()
    uid = propose(session_of(house))
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("disclosure")
    settle()
    assert "A message to, or from, the person it was about" in names(house.workspace)
    sign(house, OTHER_PASSPHRASE)
    assert state(house) is State.DISCUSSING
    sign(house, PASSPHRASE)
    assert state(house) is State.AGREED
    house.press("Write a new version")
    house.press("Change: Deleting a chat or hiding where I was")
    house.press("within 12 hours")
    house.press("Keep this row")
    house.press("Put on the table")
    assert state(house) is State.REVISED
    for passphrase in (OTHER_PASSPHRASE, PASSPHRASE):
        sign(house, passphrase)
    current = matrix(house).current()
    assert current is not None
    assert (current.uid, current.state, len(current.versions)) == (uid, State.AGREED, 2)
    house.press("What changed, and earlier versions")
    told = next(n for n in names(house.workspace) if "(new: 12)" in n)
    assert "(taken out: 48)" in told
    house.press("Version 1")
    assert any("Within how long: within 48 hours" in name for name in names(house.workspace))


def test_a_wrong_passphrase_signs_nothing(house: House) -> None:
    house.unlock()
    propose(session_of(house))
    in_us(house)
    house.press("Say yes and sign")
    write(house, "Passphrase of the one who signs", "not this one")
    house.press("Say yes and sign")
    wait_for(lambda: any("nothing was signed" in name for name in names(house.workspace)))
    assert state(house) is State.DISCUSSING
    house.press("Not now")
    assert "Say no" in offered(house)


def test_no_pause_and_end_are_there_and_none_is_a_failure(house: House) -> None:
    house.unlock()
    session = session_of(house)
    uid = propose(session)
    in_us(house)
    house.press("Say no")
    write(house, "A few words, if you like", "Not yet.")
    house.press("Say no")
    assert state(house) is State.DECLINED
    house.press("Write a new version")
    house.press("Put on the table")
    agree(session, uid)
    house.go_to("Only me")
    house.go_to("Us")
    house.press("Look at it again")
    house.press("Look at it again")
    assert state(house) is State.REVIEW
    house.press("Keep it as it is")
    house.press("In 12 weeks")
    house.press("Keep it as it is")
    assert state(house) is State.AGREED
    sign(house, PASSPHRASE, "Pause")
    assert state(house) is State.PAUSED
    sign(house, PASSPHRASE, "Take it up again")
    sign(house, PASSPHRASE, "End it")
    assert state(house) is State.RETIRED
    assert "It holds no more, and stays here to be read." in names(house.workspace)


def test_a_draft_is_mine_until_it_is_on_the_table(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    house.press("Stop for now")
    house.press("Add a row")
    write(house, BEHAVIOUR, "Seeing them by chance")
    house.press("Keep this row")
    assert "Draft" in names(house.workspace)
    shared = session_of(house).shared
    assert shared is not None
    assert "Seeing them by chance" not in all_rows(shared)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("disclosure")
    settle()
    assert "Seeing them by chance" not in words_on(house.window)
    house.lock()
    house.unlock()
    assert "Seeing them by chance" in names(house.workspace)
    house.press("Discard this draft")
    assert matrix(house).draft() is None
    house.press("Undo")
    assert only_row(house).behaviour == "Seeing them by chance"
    house.press("Change: Seeing them by chance")
    house.press("Remove this row")
    assert matrix(house).draft() is None
    house.press("Undo")
    assert only_row(house).behaviour == "Seeing them by chance"


def test_locking_in_the_middle_of_an_answer_loses_nothing(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    write(house, ME, "Everything about")
    house.lock()
    house.unlock()
    answer = by_name(house.workspace, ME, QPlainTextEdit)
    assert answer.toPlainText() == "Everything about"
    assert answer.textCursor().position() == len("Everything about")
    house.press("Keep in Us, and pass on")
    write(house, PARTNER, "Hardly anything.")
    house.press("Skip this question")
    house.press("One turn back")
    assert by_name(house.workspace, PARTNER, QPlainTextEdit).toPlainText() == "Hardly anything."


def test_locking_in_the_middle_of_a_row_loses_nothing(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    house.press("Stop for now")
    house.press("Add a row")
    write(house, BEHAVIOUR, "Seeing them by chance")
    house.press("Outer circle")
    house.press("within 48 hours")
    house.lock()
    house.unlock()
    assert by_name(house.workspace, BEHAVIOUR, QPlainTextEdit).toPlainText() == (
        "Seeing them by chance"
    )
    house.press("Keep this row")
    row = only_row(house)
    assert (row.kind, row.within_hours) == (Circle.OUTER, 48)


def test_a_row_needs_a_behaviour_and_hours_that_are_a_number(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    house.press("Stop for now")
    house.press("Add a row")
    house.press("Keep this row")
    assert "Say what would happen; the rest can wait." in names(house.workspace)
    write(house, BEHAVIOUR, "Seeing them by chance")
    write(house, "Hours from then on", "soon")
    house.press("Keep this row")
    assert matrix(house).draft() is None
    write(house, "Hours from then on", "30")
    house.press("Keep this row")
    assert only_row(house).within_hours == 30


def test_what_was_said_can_be_read_again_by_both(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    write(house, ME, "Everything about money.")
    house.press("Keep in Us, and pass on")
    while "Skip this question" in offered(house):
        house.press("Skip this question")
    assert "What you said to each other" in names(house.workspace)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    in_us(house)
    house.press("Go on with the questions")
    assert {"My partner said", "Everything about money."} <= names(house.workspace)


def test_the_whole_way_by_keys_alone(house: House) -> None:
    house.unlock()
    house.go_to("Us")

    def strike(key: Qt.Key, *modifier: Qt.KeyboardModifier) -> None:
        handle = house.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifier[0] if modifier else Qt.KeyboardModifier.NoModifier)
        settle(2)

    def tab_to(name: str) -> None:
        for _ in range(60):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return
            strike(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never comes to {name!r}")

    def typed(words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)

    strike(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    strike(Qt.Key.Key_Space)  # the invitation's button
    typed("Any message.")
    strike(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert PARTNER in names(house.workspace)
    tab_to("Begin a row with this: Any message.")
    strike(Qt.Key.Key_Space)
    tab_to("Partner")
    strike(Qt.Key.Key_Space)
    tab_to("Hours from then on")
    typed("24")
    strike(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only_row(house).within_hours == 24
    tab_to("Put on the table")
    strike(Qt.Key.Key_Space)
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        tab_to("Say yes and sign")
        strike(Qt.Key.Key_Space)
        typed(passphrase)
        strike(Qt.Key.Key_Return)
        wait_for(lambda: "Passphrase of the one who signs" not in names(house.workspace))
        settle()
    assert state(house) is State.AGREED


def test_a_closed_space_is_read_and_nothing_is_done(house: House) -> None:
    house.unlock()
    session = session_of(house)
    agree(session, propose(session, RULES))
    with session.presence(PASSPHRASE) as who:
        session.close_space(who)
    in_us(house)
    assert RULES[0].behaviour in names(house.workspace)
    assert not offered(house) & {"Write a new version", "Look at it again", "Pause", "End it"}
    assert any("it can be read" in name for name in names(house.workspace))
    buttons = house.workspace.current.findChildren(QAbstractButton)
    assert not any(b.accessibleName() == "Put on the table" for b in buttons)


def test_rows_that_were_changed_behind_ones_back_are_told_and_put_right(house: House) -> None:
    house.unlock()
    session = session_of(house)
    uid = propose(session, RULES)
    agree(session, uid)
    assert session.shared is not None
    with session.shared.transaction():
        session.shared.execute(
            "UPDATE acts SET document = replace(document, 'evening walk', 'morning walk')"
        )
    in_us(house)
    assert any("version 1" in n and "changed" in n.lower() for n in names(house.workspace))
    assert not offered(house) & {"Write a new version", "Pause", "End it"}
    house.press("Put back what I remember")
    assert "on our evening walk" in names(house.workspace)
    assert "Write a new version" in offered(house)


def test_questions_are_asked_about_what_goes_into_us_and_nothing_is_blocked(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    write(house, ME, "Her name was Anna Lund.")
    wait_for(lambda: any("third person" in name for name in names(house.workspace)))
    house.press("Keep in Us, and pass on")
    house.press("Begin a row with this: Her name was Anna Lund.")
    write(house, "In what setting", "You may not talk to your friends about it.")
    wait_for(lambda: any("not a verdict" in name for name in names(house.workspace)))
    house.press("Keep this row")
    assert only_row(house).behaviour == "Her name was Anna Lund."


def test_a_passphrase_does_not_stay_in_the_field(house: House) -> None:
    house.unlock()
    propose(session_of(house))
    in_us(house)
    house.press("Say yes and sign")
    write(house, "Passphrase of the one who signs", PASSPHRASE)
    house.workspace.show_page("today")
    house.workspace.show_page("disclosure")
    assert PASSPHRASE not in words_on(house.window)


def test_what_was_said_stays_to_be_read_when_the_space_is_closed(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    write(house, ME, "Everything about money.")
    house.press("Keep in Us, and pass on")
    session = session_of(house)
    agree(session, propose(session, RULES))
    with session.presence(PASSPHRASE) as who:
        session.close_space(who)
    house.go_to("Only me")
    house.go_to("Us")
    assert "Everything about money." in names(house.workspace)
    assert not offered(house) & {"Begin again", "Begin a row with this: Everything about money."}


def test_a_draft_does_not_hide_what_the_other_has_put_on_the_table(house: House) -> None:
    in_us(house)
    house.press("Begin with some questions")
    house.press("Stop for now")
    house.press("Add a row")
    write(house, BEHAVIOUR, "Seeing them by chance")
    house.press("Keep this row")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    uid = propose(session_of(house), RULES)
    house.lock()
    house.unlock()
    assert {RULES[0].behaviour, "Your own draft waits."} <= names(house.workspace)
    assert "Say yes and sign" in offered(house)
    house.press("Go on with your draft")
    assert "Seeing them by chance" in names(house.workspace)
    assert "A version on the table waits for your answer." in names(house.workspace)
    house.press("Read it")
    house.press("Write a new version")
    assert "Seeing them by chance" in names(house.workspace)
    house.press("Put on the table")
    current = matrix(house).current()
    assert current is not None
    assert (current.uid, len(current.versions)) == (uid, 2), "one matrix, not two"


def test_a_no_is_read_with_its_words_and_what_was_done_is_told(house: House) -> None:
    house.unlock()
    propose(session_of(house))
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    in_us(house)
    house.press("Say no")
    write(house, "A few words, if you like", "Not so soon, please.")
    house.press("Say no")
    house.lock()
    house.unlock()
    in_us(house)
    assert "Your partner wrote: “Not so soon, please.”" in names(house.workspace)
    house.press("What was done")
    assert "Your partner said no, version 1" in names(house.workspace)
    house.press("Back to the agreement")
    assert "Write a new version" in offered(house)
