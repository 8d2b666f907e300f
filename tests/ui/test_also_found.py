"""The journal's search finds boundaries, requests and agreements too, and opens them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.boundary_world import a_boundary, a_request, an_agreement, note
from tests.ui.couple_world import couple, hear, told
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_boundaries import stores
from trustjournal.journal.outcomes import Result
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
    known = ("A boundary", "A request", "An agreement", "How it went")
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
