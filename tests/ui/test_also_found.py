"""The journal's search finds boundaries, requests and agreements too, and opens them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.boundary_world import a_boundary, a_request, an_agreement, note
from tests.ui.couple_world import couple, hear, told
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_boundaries import stores
from trustjournal.journal.checkin_records import CheckIn
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.outcomes import Result
from trustjournal.journal.statements import StatementStore
from ui.widgets.kit import Card
from ui.widgets.thing_rows import ThingRow

__all__ = ["couple"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def search(house: House, words: str) -> list[str]:
    """Search in the journal and return what was found beside entries."""
    house.workspace.show_page("journal")
    settle()
    by_name(house.workspace, "Search").setFocus()
    type_into(house.workspace, "Search", words)
    wait_for(lambda: rows(house))
    return rows(house)


def rows(house: House) -> list[str]:
    settle()
    return sorted(names(house.workspace.current, ThingRow))


def kinds(found: list[str]) -> list[str]:
    """Return what the rows say they are."""
    known = ("A boundary", "A request", "An agreement", "How it went", "A check-in", "A statement")
    return sorted(kind for each in found for kind in known if each.endswith(f" {kind}"))


def choose(house: House, caption: str) -> None:
    name = next(each for each in rows(house) if each.endswith(caption))
    by_name(house.workspace, name, ThingRow).click()
    settle()


def test_each_opens_where_it_belongs(couple: House) -> None:
    here = stores(couple)
    boundary = a_boundary(here, couple.clock, i_will="I go to the lighthouse.")
    a_request(here, ask="Would you come to the lighthouse?")
    note(here, boundary.uid, Result.KEPT, 1, note="At the lighthouse, alone.")
    found = search(couple, "lighthouse")
    assert kinds(found) == ["A boundary", "A request", "How it went"]
    choose(couple, "A request")
    assert couple.workspace.current.name == "boundaries"
    hear(couple, "Would you come to the lighthouse?")
    couple.workspace.show_page("journal")
    choose(couple, "How it went")
    assert {"I go to the lighthouse.", "At the lighthouse, alone."} <= told(couple)


def test_an_agreement_opens_on_its_tab(couple: House) -> None:
    an_agreement(stores(couple), couple.clock)
    search(couple, "shelf")
    choose(couple, "An agreement")
    hear(couple, "Agreed by both, version 2 of 2")


def test_nothing_of_us_is_found_in_only_me(couple: House) -> None:
    an_agreement(stores(couple), couple.clock)
    couple.go_to("Only me")
    a_boundary(stores(couple), couple.clock, i_will="I put my own phone on the shelf.")
    assert kinds(search(couple, "shelf")) == ["A boundary"]


def test_a_past_check_in_opens_where_it_is_read(couple: House) -> None:
    assert couple.shell.opened
    session = couple.shell.opened.session
    store = CheckIns(session.shared, couple.clock, session.person)
    record = CheckIn.new(couple.clock, form="fanos", title="Five-part check-in", first="the otter")
    store.held.save(record)
    assert kinds(search(couple, "otter")) == ["A check-in"]
    choose(couple, "A check-in")
    assert couple.workspace.current.name == "checkins"
    hear(couple, "Five-part check-in")


def test_a_saved_statement_opens_in_the_panel_with_the_keyboard_at_it(couple: House) -> None:
    couple.go_to("Only me")
    assert couple.shell.opened
    store = StatementStore(couple.shell.opened.session.private, couple.clock)
    store.keep("It makes sense that the otter scared you.", 2)
    couple.clock.advance(minutes=1)
    store.keep("You saw me go quiet.", 2)
    assert kinds(search(couple, "otter")) == ["A statement"]
    choose(couple, "A statement")
    assert "It makes sense that the otter scared you." in told(couple)
    focused = couple.window.focusWidget()
    assert focused is not None
    card = focused.parentWidget()
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    assert card is not None
    assert "It makes sense that the otter scared you." in names(card)
