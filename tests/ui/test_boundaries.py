"""Boundaries through the real window: five moves, a lock in the middle, crossed, started over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.fixed import PASSPHRASE, FixedClock
from tests.ui.boundary_world import a_boundary, note
from tests.ui.find import by_name, names, press, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_boundaries import CONTROLLING, page_of, stores
from trustjournal.errors import DiskFull
from trustjournal.journal.boundaries import Boundary, BoundaryStatus
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from trustjournal.journal.outcomes import Result, Then
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault
from ui.pages.boundary_tabs import Tab
from ui.pages.boundary_wizard import BoundaryWizard
from ui.widgets.text_page import TextPage
from ui.widgets.thing_rows import ThingRow

SAW, NEED, POWER, WILL = (
    "The phone lay face down at dinner.",
    "To know by eight whether plans have changed.",
    "I can ask out loud.",
    "I will go for a walk and come back in an hour.",
)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """One person's window, open."""
    fast = KdfParameters.fast_for_tests()
    folder = tmp_path / "journal"
    Vault(folder, FixedClock(), kdf_floor=fast).create(PASSPHRASE, None, kdf=fast).lock()
    opened = House(folder, QSize(1280, 800))
    opened.unlock()
    yield opened
    opened.leave()


def rows(house: House) -> list[str]:
    """Return what the rows of the list say."""
    settle()
    found = house.workspace.current.findChildren(ThingRow)
    return [row.accessibleName() for row in found if row.isVisibleTo(house.window)]


def kept(house: House) -> Boundary:
    """Return the only boundary."""
    (found,) = stores(house).boundaries.all()
    return found


def strike(house: House, key: Qt.Key, *, control: bool = False, shift: bool = False) -> None:
    """Press a key as the system delivers it: to the window."""
    modifiers = Qt.KeyboardModifier.NoModifier
    modifiers |= Qt.KeyboardModifier.ControlModifier if control else modifiers
    modifiers |= Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    handle = house.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifiers)
    settle(2)


def write(words: str) -> None:
    """Type into what has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


# --- the wizard ------------------------------------------------------------------------------


def test_five_moves_make_a_boundary(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    write(SAW)
    house.press("Go on")
    write(NEED)
    house.press("Go on")
    write(POWER)
    house.press("Go on")
    write(WILL)
    house.press("Go on")
    house.press("Devices")
    house.press("In 2 weeks")
    house.press("Keep, only me")
    boundary = kept(house)
    assert (boundary.saw, boundary.need, boundary.in_my_power) == (SAW, NEED, POWER)
    assert (boundary.i_will, boundary.area) == (WILL, "devices")
    assert boundary.review_on == house.clock.now().date() + timedelta(weeks=2)
    assert rows(house) == [f"{WILL} Look again 28 March"]
    assert stores(house).forms.all("boundary") == []
    assert {WILL, NEED, SAW} <= names(house.workspace)


def test_a_step_back_loses_nothing(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    write(SAW)
    house.press("Move 2 of 5: What I need")
    write(NEED)
    house.press("Back one move")
    assert by_name(house.workspace, "What I saw or heard", TextPage).words() == SAW
    house.press("Move 2 of 5: What I need")
    assert by_name(house.workspace, "What I need", TextPage).words() == NEED


def test_by_keys_alone(house: House) -> None:
    strike(house, Qt.Key.Key_3, control=True)
    assert house.workspace.current.name == "boundaries"
    while "Write a boundary" not in str(QApplication.focusWidget().accessibleName()):  # type: ignore[union-attr]
        strike(house, Qt.Key.Key_Tab)
    strike(house, Qt.Key.Key_Space)
    write(SAW)
    strike(house, Qt.Key.Key_Return, control=True)
    assert kept(house).saw == SAW
    strike(house, Qt.Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), ThingRow)


def test_one_line_is_enough_and_none_is_told(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    strike(house, Qt.Key.Key_Return, control=True)
    assert stores(house).boundaries.all() == []
    assert "A line in any of the moves is enough to keep." in names(house.workspace)


def test_examples_are_offered_and_taken_only_by_hand(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    assert "Show examples" not in names(house.workspace)
    house.press("Move 4 of 5: What I will do")
    will = by_name(house.workspace, "I will", TextPage)
    house.press("Show examples")
    assert will.words() == ""
    example = next(n for n in names(house.workspace) if n.startswith("Use this: "))
    house.press(example)
    assert will.words() == example.removeprefix("Use this: ")


def test_the_control_check_asks_and_blocks_nothing(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    house.press("Move 4 of 5: What I will do")
    write(CONTROLLING)
    wait_for(lambda: "This may cut somebody off from people who matter to them." in told(house))
    assert "“You are not allowed to see your friends”" in told(house)
    strike(house, Qt.Key.Key_Return, control=True)
    assert kept(house).i_will == CONTROLLING


def test_a_quick_go_on_is_asked_once_and_then_goes_on(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    house.press("Move 4 of 5: What I will do")
    write(CONTROLLING)
    house.press("Go on")
    assert "“You are not allowed to see your friends”" in told(house)
    assert "In 2 weeks" not in told(house)
    house.press("Go on")
    assert "In 2 weeks" in told(house)


def told(house: House) -> set[str]:
    return names(house.workspace)


# --- drafts and locking ----------------------------------------------------------------------


def test_a_lock_in_the_middle_comes_back_to_move_and_cursor(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    write(SAW)
    house.press("Go on")
    write(NEED)
    for _ in range(9):
        strike(house, Qt.Key.Key_Left)
    house.lock()
    house.unlock()
    settle()
    wizard = house.workspace.findChild(BoundaryWizard)
    assert wizard is not None
    need = by_name(house.workspace, "What I need", TextPage)
    assert QApplication.focusWidget() is need
    assert need.place() == (len(NEED) - 9, len(NEED) - 9)
    write("all ")
    strike(house, Qt.Key.Key_Return, control=True)
    boundary = kept(house)
    assert boundary.need == NEED[:-9] + "all " + NEED[-9:]
    assert boundary.saw == SAW


def test_words_reach_the_encrypted_draft_by_themselves(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    write(SAW)
    wait_for(lambda: bool(stores(house).forms.all("boundary")))
    (draft,) = stores(house).forms.all("boundary")
    assert draft.values["saw"] == SAW
    wait_for(lambda: "Draft kept" in names(house.workspace))
    strike(house, Qt.Key.Key_Escape)
    assert rows(house) == [f"{SAW} Draft, only you"]
    assert not any(SAW.encode() in file.read_bytes() for file in folder_of(house).glob("*.tj*"))


def folder_of(house: House) -> Path:
    assert house.shell.opened is not None
    return house.shell.opened.session.folder


def test_a_draft_can_be_thrown_away_and_brought_back(house: House) -> None:
    page_of(house)
    house.press("Write a boundary")
    write(SAW)
    strike(house, Qt.Key.Key_Escape)
    by_name(house.workspace, f"{SAW} Draft, only you", ThingRow).click()
    settle()
    house.press("Discard draft")
    assert rows(house) == []
    house.press("Undo")
    assert by_name(house.workspace, "What I saw or heard", TextPage).words() == SAW


def test_find_words_are_inserted_where_one_writes(house: House) -> None:
    page = page_of(house)
    assert not page.insert_words("nowhere to go")
    house.press("Write a boundary")
    assert page.insert_words("It makes sense.")
    assert by_name(house.workspace, "What I saw or heard", TextPage).words() == "It makes sense."


# --- how it went -----------------------------------------------------------------------------


def opened_boundary(house: House, **values: object) -> Boundary:
    boundary = a_boundary(stores(house), house.clock, **values)
    page_of(house).open(Tab.BOUNDARIES, boundary.uid)
    settle()
    return boundary


def test_an_outcome_is_one_line_with_a_repair(house: House) -> None:
    boundary = opened_boundary(house)
    house.press("Note an outcome")
    assert "What helps to repair it" not in names(house.workspace)
    house.press("Partly")
    type_into(house.workspace, "What happened", "I said it, and stayed.")
    type_into(house.workspace, "What helps to repair it", "An hour on Sunday.")
    house.press("Keep this line")
    (outcome,) = stores(house).outcomes.all(boundary.uid)
    assert (outcome.result, outcome.note, outcome.repair, outcome.then) == (
        Result.PARTLY,
        "I said it, and stayed.",
        "An hour on Sunday.",
        None,
    )
    assert {"Partly", "I said it, and stayed.", "Repair: An hour on Sunday."} <= told(house)
    house.press("Move to bin: Partly, 14 March")
    assert stores(house).outcomes.all(boundary.uid) == []
    house.press("Undo")
    assert len(stores(house).outcomes.all(boundary.uid)) == 1


def test_an_outcome_without_a_result_is_asked_for(house: House) -> None:
    opened_boundary(house)
    house.press("Note an outcome")
    house.press("Keep this line")
    assert "Choose how it went; the rest is up to you." in told(house)


def cross(house: House, way: str) -> None:
    house.press("It was crossed")
    type_into(house.workspace, "What happened", "The phone was turned away again.")
    house.press(way)
    house.press("Keep this line")


def test_after_a_crossing_one_may_start_over(house: House) -> None:
    boundary = opened_boundary(house)
    cross(house, "Start over")
    (outcome,) = stores(house).outcomes.all(boundary.uid)
    assert (outcome.result, outcome.then) == (Result.MISSED, Then.START_OVER)
    wizard = house.workspace.findChild(BoundaryWizard)
    assert wizard is not None
    need = by_name(house.workspace, "What I need", TextPage)
    assert need.words() == boundary.need
    need.selectAll()
    QTest.keyClicks(need, "To hear it when a phone is turned away.")
    house.press("Keep, only me")
    assert kept(house).need == "To hear it when a phone is turned away."
    house.press("Earlier versions")
    assert any("(taken out: " in name and "(new: " in name for name in told(house))
    house.press("Bring this version back")
    assert kept(house).need == boundary.need


def test_after_a_crossing_one_may_ask_again(house: House) -> None:
    boundary = opened_boundary(house)
    cross(house, "Ask again")
    ask = by_name(house.workspace, "What I ask for", TextPage)
    assert ask.words() == boundary.need
    house.press("Keep, only me")
    (request,) = stores(house).requests.all()
    assert (request.ask, request.area) == (boundary.need, boundary.area)


def test_after_a_crossing_one_may_act_or_let_it_go(house: House) -> None:
    boundary = opened_boundary(house)
    cross(house, "Act on my own")
    assert any(name.startswith("Do what you said you would do.") for name in told(house))
    cross(house, "Let it go")
    assert kept(house).status is BoundaryStatus.LET_GO
    assert "It was crossed" not in told(house)
    house.press("Undo")
    assert kept(house) == boundary
    thens = [outcome.then for outcome in stores(house).outcomes.all(boundary.uid)]
    assert sorted(str(then) for then in thens) == ["act", "let_go"]


def test_rest_and_bin_and_back(house: House) -> None:
    boundary = opened_boundary(house)
    house.press("Let it rest")
    assert kept(house).status is BoundaryStatus.PAUSED
    house.press("Use it again")
    assert kept(house).status is BoundaryStatus.ACTIVE
    house.press("Move to bin")
    assert rows(house) == []
    house.press("Bin")
    house.press("Put back")
    assert kept(house).uid == boundary.uid
    assert rows(house)


def test_a_lock_while_an_outcome_is_written(house: House) -> None:
    opened_boundary(house)
    house.press("It was crossed")
    type_into(house.workspace, "What happened", "The phone was turned away.")
    house.lock()
    house.unlock()
    settle()
    happened = by_name(house.workspace, "What happened", TextPage)
    assert happened.words() == "The phone was turned away."
    assert QApplication.focusWidget() is happened


# --- the list --------------------------------------------------------------------------------


def test_arrow_keys_walk_through_the_list(house: House) -> None:
    for will in ("I rest.", "I walk.", "I write."):
        a_boundary(stores(house), house.clock, i_will=will)
        house.clock.advance(minutes=1)
    page_of(house).entered()
    settle()
    first = QApplication.focusWidget()
    assert isinstance(first, ThingRow)
    assert first.accessibleName().startswith("I write.")
    strike(house, Qt.Key.Key_Down)
    assert "I walk." in shown_titles(house)
    strike(house, Qt.Key.Key_End)
    assert "I rest." in shown_titles(house)
    stops = [row for row in all_rows(house) if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [row.key for row in stops] == [row.key for row in all_rows(house) if row.hasFocus()]


def all_rows(house: House) -> list[ThingRow]:
    found = house.workspace.current.findChildren(ThingRow)
    return [row for row in found if row.isVisibleTo(house.window)]


def shown_titles(house: House) -> set[str]:
    settle()
    return names(house.workspace.current, QWidget) - set(rows(house))


def test_without_a_space_agreements_say_where_they_live(house: House) -> None:
    page_of(house)
    house.press("Agreements")
    assert any(name.startswith("An agreement needs two people.") for name in told(house))
    assert not {"Propose an agreement", "Bin"} & told(house)


def test_the_place_survives_a_visit_elsewhere(house: House) -> None:
    boundary = opened_boundary(house)
    note(stores(house), boundary.uid, Result.KEPT, 1)
    house.press("Requests")
    house.workspace.show_page("today")
    house.lock()
    house.unlock()
    house.workspace.show_page("boundaries")
    settle()
    assert "Ask for something" in told(house)


def test_a_full_disk_is_told_and_loses_no_word(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_of(house)
    house.press("Write a boundary")
    kept_before = FormDrafts.keep

    def full(drafts: FormDrafts, draft: FormDraft) -> None:
        raise DiskFull

    monkeypatch.setattr(FormDrafts, "keep", full)
    write(SAW)
    wait_for(lambda: "Not kept yet" in told(house))
    assert house.workspace.unsaved()
    strike(house, Qt.Key.Key_Escape)  # leaving would lose the words, so it stays
    assert by_name(house.workspace, "What I saw or heard", TextPage).words() == SAW
    monkeypatch.setattr(FormDrafts, "keep", kept_before)
    wait_for(lambda: "Draft kept" in told(house))
    assert not house.workspace.unsaved()


def test_ctrl_n_begins_what_the_tab_is_for(house: House) -> None:
    page = page_of(house)
    strike(house, Qt.Key.Key_N, control=True)
    assert house.workspace.current is page
    assert "What I saw or heard" in names(house.workspace)
    strike(house, Qt.Key.Key_Escape)
    press(page, "Requests")
    strike(house, Qt.Key.Key_N, control=True)
    assert "What I ask for" in names(house.workspace)
    strike(house, Qt.Key.Key_Escape)
    press(page, "Agreements")  # they are for two
    before = names(house.workspace)
    strike(house, Qt.Key.Key_N, control=True)
    assert names(house.workspace) == before
    house.workspace.show_page("today")
    strike(house, Qt.Key.Key_N, control=True)
    assert house.workspace.current.name == "journal"
