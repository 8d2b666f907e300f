"""The private log in Only me through the real window, and nothing of it in the other's session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_disclosure import agree, in_only_me, log_event, propose, session_of
from tests.ui.two_people import all_rows, couples_house, offered, words_on, write
from trustjournal.errors import DiskFull
from trustjournal.journal.disclosure import Detail, Listener
from trustjournal.journal.disclosure_log import DisclosureEvent, DisclosureLog, ToldBy
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.messages import explain
from ui.pages.event_form import KIND
from ui.theme import Space

WHAT, NEXT = "What happened", "The next step"
SECRET = "I answered at the station"
RULE = (
    "A message to, or from, the person it was about. "
    "“a relapse” · Partner, Therapist · within 24 hours"
)
EVENT = f"{SECRET}. To be told by tomorrow, 09:26"
TODAY = "Open it: Something to tell. To be told by tomorrow, 09:26"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The first one's journal is open, and both have agreed on three rules a month ago."""
    with couples_house(tmp_path / "journal") as opened:
        opened.unlock()
        opened.clock.advance(days=-30)
        agree(session_of(opened), propose(session_of(opened)))
        opened.clock.advance(days=30)
        yield opened


def log(house: House) -> DisclosureLog:
    session = session_of(house)
    return DisclosureLog(session.private, session.clock)


def only(house: House) -> DisclosureEvent:
    (event,) = log(house).all()
    return event


def write_down(house: House) -> None:
    in_only_me(house)
    house.press("Write something down")
    write(house, WHAT, SECRET)
    house.press(RULE)
    write(house, NEXT, "Call Ines.")
    house.press("Keep, only me")


def walk_everywhere(house: House) -> str:
    """Open every page of both spaces; return all that was there to be seen or read out."""
    seen = []
    for space in ("Only me", "Us"):
        house.go_to(space)
        for page in ("today", "journal", "disclosure", "checkins", "help", "settings"):
            house.workspace.show_page(page)
            settle()
            seen.append(words_on(house.window))
    return "\n".join(seen)


def test_an_event_is_kept_with_the_text_of_its_rule(house: House) -> None:
    assert "Disclosure" in offered(house)
    write_down(house)
    event = only(house)
    assert (event.what, event.next_step) == (SECRET, "Call Ines.")
    assert (event.couple_label, event.detail, event.within_hours) == (
        "a relapse", Detail.FACTS, 24,
    )  # fmt: skip
    assert event.happened_at is not None
    assert event.happened_at == house.clock.now()
    assert event.due_at == house.clock.now() + timedelta(hours=24)
    assert {SECRET, "To be told by tomorrow, 09:26", "Call Ines."} <= names(house.workspace)
    assert house.workspace.current.open_text() is None
    house.press("All of the log")
    assert EVENT in offered(house)


def test_its_owner_sees_until_when_on_today_and_not_what_it_is(house: House) -> None:
    write_down(house)
    house.workspace.show_page("today")
    settle()
    assert TODAY in offered(house)
    assert SECRET not in "\n".join(names(house.workspace.current))
    house.press(TODAY)
    assert SECRET in names(house.workspace)
    house.clock.advance(days=2)
    house.workspace.show_page("today")
    settle()
    late = next(name for name in offered(house) if name.startswith("Open it"))
    assert "Telling it late is still telling it." in late
    house.go_to("Us")
    house.workspace.show_page("today")
    settle()
    assert "Something to tell" not in words_on(house.window)


def test_nothing_of_it_is_anywhere_in_the_others_session(house: House) -> None:
    write_down(house)
    house.press("Prepare to tell it")
    write(house, "My own words", "I want to tell you about the station")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    seen = walk_everywhere(house)
    session = session_of(house)
    assert session.shared is not None
    kept = all_rows(session.shared) + all_rows(session.private)
    for trace in (SECRET, "station", "Something to tell", "Not told yet", "Call Ines"):
        assert trace not in seen, trace
        assert trace not in kept, trace
    assert log(house).all() == []
    assert "disclosure_event" not in kept


def test_no_file_holds_its_words_in_plain(house: House, tmp_path: Path) -> None:
    write_down(house)
    house.lock()
    files = [file for file in (tmp_path / "journal").rglob("*") if file.is_file()]
    assert files
    assert not any(SECRET.encode() in file.read_bytes() for file in files)


def test_it_can_be_written_under_a_rule_after_the_space_was_left(house: House) -> None:
    session = session_of(house)
    house.lock()
    house.unlock()  # the partner's signature is seen at unlocking
    in_only_me(house)
    assert house.workspace.current.name == "disclosure"
    house.press("Write something down")
    assert RULE in offered(house)
    house.press("Stop for now")
    session = session_of(house)
    with session.presence(PASSPHRASE) as who:
        session.leave_space(who)
    house.lock()
    house.unlock()
    assert session_of(house).shared is None
    in_only_me(house)
    write_down(house)
    event = only(house)
    assert (event.couple_label, event.within_hours) == ("a relapse", 24)
    house.press("It has been told")
    assert "Put a dated note into Us" not in offered(house)


def test_locking_in_the_middle_loses_nothing(house: House) -> None:
    in_only_me(house)
    house.press("Write something down")
    write(house, WHAT, "I answered at")
    house.press(RULE)
    house.lock()
    house.unlock()
    page = by_name(house.workspace, WHAT, QPlainTextEdit)
    assert page.toPlainText() == "I answered at"
    QTest.keyClicks(page, " the station")
    house.press("Stop for now")
    draft = next(name for name in offered(house) if name.startswith("I answered at the station"))
    assert log(house).all() == []
    house.press(draft)
    house.press("Keep, only me")
    assert (only(house).what, only(house).couple_label) == (SECRET, "a relapse")


def test_telling_is_prepared_with_what_was_agreed(house: House) -> None:
    log_event(session_of(house), what=SECRET)
    in_only_me(house)
    house.press(next(name for name in offered(house) if name.startswith(SECRET)))
    house.press("Prepare to tell it")
    said = "\n".join(names(house.workspace))
    assert "Call your support first." in said
    assert "sitting down at the kitchen table" in said
    assert "Tell the facts: when, where, what." in said
    house.press("Take into my words: The facts")
    own = by_name(house.workspace, "My own words", QPlainTextEdit)
    assert own.toPlainText().startswith("I have something to tell you that we agreed on.")
    assert house.workspace.current.open_text() is own, "what is written here can be checked"
    house.press("Copy: The facts")
    assert any(name.startswith("Copied.") for name in names(house.workspace))
    house.press("Find words for the feeling")
    assert by_name(house.workspace, "My part", QLineEdit).text() == (
        "I did what we had agreed to tell"
    )
    house.press("It is from before, and my partner does not know of it")
    said = "\n".join(names(house.workspace))
    assert "Book an hour with your therapist before you tell anything of it." in said
    assert "Tell the facts" not in said
    house.lock()
    house.unlock()
    own = by_name(house.workspace, "My own words", QPlainTextEdit)
    assert own.toPlainText().startswith("I have something to tell you that we agreed on.")


def test_f2_begins_with_what_the_page_knows(house: House) -> None:
    log_event(session_of(house), what=SECRET)
    in_only_me(house)
    house.press(next(name for name in offered(house) if name.startswith(SECRET)))
    house.press("Prepare to tell it")
    QTest.keyClick(house.window.focusWidget(), Qt.Key.Key_F2)
    settle()
    assert by_name(house.workspace, "My part", QLineEdit).text() == (
        "I did what we had agreed to tell"
    )
    by_name(house.workspace, "My part", QLineEdit).clear()
    type_into(house.workspace, "My part", "I wrote to somebody")
    for _ in range(2):  # closed and opened: what was typed stays
        QTest.keyClick(house.window.focusWidget(), Qt.Key.Key_F2)
        settle()
    assert by_name(house.workspace, "My part", QLineEdit).text() == "I wrote to somebody"


def test_prepared_words_stay_with_what_was_told_and_go_when_it_is_erased(house: House) -> None:
    write_down(house)
    house.press("Prepare to tell it")
    write(house, "My own words", "There is something about the station.")
    house.press("I have told it")
    house.press("Keep, only me")
    assert {"My words for telling it", "There is something about the station."} <= names(
        house.workspace
    )
    house.press("Into the bin")
    house.workspace.show_page("today")
    house.workspace.show_page("disclosure")
    assert "station" in all_rows(session_of(house).private)
    house.press("Bin")
    house.press("Erase now")
    house.press("Erase for good")
    house.press("All of them")
    kept = session_of(house).private.rows("SELECT value FROM state")
    assert not any("about the station" in str(value) for value in kept)


def test_what_happened_before_the_agreement_is_booked_not_dripped(house: House) -> None:
    long_ago = house.clock.now() - timedelta(days=90)
    log_event(session_of(house), what=SECRET, happened_at=long_ago)
    in_only_me(house)
    house.press(next(name for name in offered(house) if name.startswith(SECRET)))
    house.press("Prepare to tell it")
    said = "\n".join(names(house.workspace))
    assert "Book an hour with your therapist before you tell anything of it." in said


def test_told_with_a_note_that_both_read(house: House) -> None:
    write_down(house)
    house.clock.advance(hours=3)
    house.press("It has been told")
    house.press("Support person or group")
    house.press("Put a dated note into Us")
    note = by_name(house.workspace, "The note", QPlainTextEdit).toPlainText()
    assert note == "Told on 14 March 2026, as we agreed: a relapse."
    write(house, "The note", "Told on Saturday, as we agreed. We talked at the table.")
    house.press("Keep, and put the note into Us")
    event = only(house)
    assert (event.by, event.told_at) == (ToldBy.SELF, house.clock.now())
    assert event.told_whom == (Listener.PARTNER, Listener.SUPPORT, Listener.THERAPIST)
    house.workspace.show_page("today")
    settle()
    assert "Waiting for you" not in names(house.workspace)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    seen = walk_everywhere(house)
    assert "Told on Saturday, as we agreed. We talked at the table." in seen
    assert SECRET not in seen


def test_a_note_claims_to_be_as_agreed_only_when_it_was_in_time(house: House) -> None:
    write_down(house)
    house.clock.advance(hours=30)
    house.press("It has been told")
    house.press("Put a dated note into Us")
    note = by_name(house.workspace, "The note", QPlainTextEdit).toPlainText()
    assert note == "Told on 15 March 2026: a relapse."


def test_without_asking_for_it_nothing_goes_into_us(house: House) -> None:
    write_down(house)
    session = session_of(house)
    assert session.shared is not None
    before = all_rows(session.shared)
    house.press("It has been told")
    house.press("It was discovered")
    assert any("next honest sentence" in name for name in names(house.workspace))
    house.press("Keep, only me")
    assert all_rows(session.shared) == before
    assert only(house).by is ToldBy.DISCOVERED
    assert any(name.startswith("It was discovered on") for name in names(house.workspace))


def test_the_guard_asks_and_never_blocks(house: House) -> None:
    write_down(house)
    house.press("It has been told")
    house.press("Put a dated note into Us")
    write(house, "The note", "Her name was Anna.")
    wait_for(lambda: any("third person" in name for name in names(house.workspace)))
    house.press("Keep, and put the note into Us")
    house.go_to("Us")
    house.workspace.show_page("journal")
    settle()
    assert "Her name was Anna." in words_on(house.window)


def test_what_cannot_be_kept_is_told_and_the_form_stays(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_down(house)
    house.press("It has been told")

    def full(*_arguments: object) -> None:
        raise DiskFull

    monkeypatch.setattr(DisclosureLog, "mark_told", full)
    house.press("Keep, only me")
    assert "It has been told" in names(house.workspace)
    assert explain(DiskFull()).sentence in names(house.workspace)
    monkeypatch.undo()
    house.press("Keep, only me")
    assert only(house).is_told


def test_an_event_can_be_changed_put_into_the_bin_and_brought_back(house: House) -> None:
    write_down(house)
    house.press("Change")
    write(house, WHAT, "It was at the harbour")
    house.press("None of them")
    house.press("Keep, only me")
    event = only(house)
    assert (event.what, event.rule, event.due_at) == ("It was at the harbour", "", None)
    assert "No time was agreed" in names(house.workspace)
    house.workspace.show_page("today")
    settle()
    assert "Waiting for you" not in names(house.workspace), "without a time nothing reminds"
    house.workspace.show_page("disclosure")
    house.press("Into the bin")
    assert log(house).all() == []
    house.press("Undo")
    assert only(house).what == "It was at the harbour"


def test_the_bin_gives_it_back_for_thirty_days_and_no_longer(house: House) -> None:
    write_down(house)
    house.press("Into the bin")
    house.workspace.show_page("today")
    settle()
    assert "Waiting for you" not in names(house.workspace)
    house.workspace.show_page("disclosure")
    house.press("Bin")
    house.press("Put back")
    assert only(house).what == SECRET
    house.press("All of them")
    house.press(EVENT)
    house.press("Into the bin")
    house.clock.advance(days=31)
    assert house.shell.opened is not None
    house.shell.opened._empty_bins(lambda _done, _total: None)
    assert log(house).binned() == []


def test_help_and_a_way_to_stop_are_in_sight(house: House) -> None:
    in_only_me(house)
    house.press("Write something down")
    assert {"Stop for now", "Put this line away"} <= offered(house)
    assert any("nothing is lost" in name for name in names(house.workspace))
    house.workspace.current.go.emit("help")
    settle()
    assert house.workspace.current.name == "help"


def test_the_whole_way_by_keys_alone(house: House) -> None:
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

    control = Qt.KeyboardModifier.ControlModifier
    strike(Qt.Key.Key_4, control)
    strike(Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, SECRET)
    tab_to("None of them")
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Return, control)
    assert only(house).couple_label == "a relapse"
    tab_to("It has been told")
    strike(Qt.Key.Key_Space)
    strike(Qt.Key.Key_Return, control)
    assert only(house).by is ToldBy.SELF


def test_ctrl_n_writes_something_down(house: House) -> None:
    house.workspace.show_page("disclosure")
    settle()
    handle = house.window.windowHandle()
    assert handle is not None
    for _ in range(2):  # the second time beside the first
        QTest.keyClick(handle, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        write(house, WHAT, SECRET)
    house.workspace.current.leave()
    assert house.workspace.current.name == "disclosure"
    drafts = FormDrafts(session_of(house).private, house.clock, Space.PRIVATE.value)
    assert [draft.values["what"] for draft in drafts.all(KIND)] == [SECRET, SECRET]
