"""The page of boundaries, requests and agreements, in both spaces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.fixed import PASSPHRASE
from tests.ui import screens
from tests.ui.boundary_world import (
    a_boundary,
    a_request,
    an_agreement,
    note,
    propose,
    stores_of,
)
from tests.ui.find import by_name, names, type_into
from trustjournal.journal.agreements import Terms
from trustjournal.journal.boundaries import BoundaryStatus
from trustjournal.journal.outcomes import Result
from trustjournal.journal.requests import Answer
from ui.pages.boundaries import BoundariesPage
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.boundary_tabs import Tab
from ui.theme import Space
from ui.widgets.text_page import TextPage

if TYPE_CHECKING:
    from tests.ui.screens import House

CONTROLLING = "You are not allowed to see your friends, and I read your messages every day."


def page_of(house: House) -> BoundariesPage:
    """Return the page, opened."""
    house.workspace.show_page("boundaries")
    page = house.workspace.current
    assert isinstance(page, BoundariesPage)
    screens.settle()
    return page


def stores(house: House) -> BoundaryStores:
    """Return the stores of the space that is open."""
    assert house.shell.opened is not None
    return stores_of(house.shell.opened.session, house.theme.space)


# --- only me -------------------------------------------------------------------------------


def boundaries_empty(house: House) -> None:
    house.unlock()
    page_of(house)


def boundary_read(house: House) -> None:
    """With lines about how it went, and another boundary that rests."""
    house.unlock()
    here = stores(house)
    a_boundary(here, house.clock, i_will="I keep my evening.", status=BoundaryStatus.PAUSED)
    boundary = a_boundary(here, house.clock)
    note(here, boundary.uid, Result.KEPT, 2, note="I said it and went out. It was cold and good.")
    note(here, boundary.uid, Result.MISSED, 6, note="I stayed.", repair="A talk on Sunday.")
    note(here, boundary.uid, Result.NO_OCCASION, 9)
    here.boundaries.save(boundary.edited(thought="It begins again, I thought."))
    page_of(house).open(Tab.BOUNDARIES, boundary.uid)
    screens.settle()


def wizard_first(house: House) -> None:
    house.unlock()
    page_of(house).new(Tab.BOUNDARIES)
    screens.settle()


def wizard_will(house: House) -> None:
    """At the fourth move, with examples, and a question about what was written."""
    wizard_first(house)
    for _ in range(3):
        house.press("Go on")
    house.press("Show examples")
    by_name(house.workspace, "I will", TextPage).insert_words(CONTROLLING)
    screens.wait_for(lambda: any("cut" in n for n in names(house.workspace)))
    screens.wait_for(lambda: "Draft kept" in names(house.workspace))  # nothing is made after that
    screens.settle()


def wizard_last(house: House) -> None:
    """At the last move of a boundary that was begun and left once."""
    wizard_first(house)
    type_into(house.workspace, "What I saw or heard", "The phone lay face down.")
    house.press("Leave it for now")
    page = page_of(house)
    page.open(Tab.BOUNDARIES, stores(house).forms.all("boundary")[0].uid)
    screens.settle()
    for _ in range(4):
        house.press("Go on")
    house.press("In 2 weeks")
    screens.wait_for(lambda: stores(house).forms.all("boundary")[0].values["review_on"])
    screens.settle()  # nothing is made after that


def crossed(house: House) -> None:
    boundary_read(house)
    house.press("It was crossed")
    house.press("Start over")


def versions_of_boundary(house: House) -> None:
    boundary_read(house)
    house.press("Earlier versions")


def boundary_bin(house: House) -> None:
    boundary_read(house)
    house.press("Move to bin")
    if "All of them" in names(house.window):  # where the list has no room beside
        house.press("All of them")
    house.press("Bin")


def request_write(house: House) -> None:
    house.unlock()
    page_of(house).new(Tab.REQUESTS)
    screens.settle()


def request_read(house: House) -> None:
    """With an answer that was heard."""
    house.unlock()
    here = stores(house)
    a_request(here)
    uid = a_request(here, Answer.NO, ask="Would you sleep in the other room this week?")
    page_of(house).open(Tab.REQUESTS, uid)
    screens.settle()


def answer_counter(house: House) -> None:
    house.unlock()
    page_of(house).open(Tab.REQUESTS, a_request(stores(house)))
    screens.settle()
    house.press("Note the answer")
    house.press("Something else instead")


def agreements_elsewhere(house: House) -> None:
    house.unlock()
    page_of(house)
    house.press("Agreements")


def also_found(house: House) -> None:
    """A search that finds a boundary and a line about it beside entries."""
    house.unlock()
    boundary = a_boundary(stores(house), house.clock, i_will="I drink my coffee by the window.")
    note(stores(house), boundary.uid, Result.KEPT, 1, note="Coffee, and quiet.")
    house.workspace.show_page("journal")
    type_into(house.workspace, "Search", "coffee")
    screens.wait_for(lambda: any(n.endswith("A boundary") for n in names(house.workspace)))
    screens.settle()


# --- us ------------------------------------------------------------------------------------


def us(house: House) -> BoundaryStores:
    """Open the shared space as the first of the two."""
    house.unlock()
    house.go_to("Us")
    return stores(house)


def us_request(house: House) -> None:
    """A request of the other one, to be answered."""
    house.unlock(screens.OTHER_PASSPHRASE)
    assert house.shell.opened is not None
    uid = a_request(stores_of(house.shell.opened.session, Space.SHARED))
    house.lock()
    house.unlock(PASSPHRASE)
    house.go_to("Us")
    page_of(house).open(Tab.REQUESTS, uid)
    screens.settle()


def us_agreement(house: House) -> None:
    """Agreed in two versions, with lines about how it went; others stand elsewhere."""
    here = us(house)
    uid = an_agreement(here, house.clock)
    note(here, uid, Result.KEPT, 2, note="Both phones in the hall by eight.")
    note(here, uid, Result.PARTLY, 5, note="One went upstairs, and was brought down.")
    note(here, uid, Result.MISSED, 11, repair="We moved the charger.")
    propose(here, Terms(text="Before a night away we both know where the other stays."))
    page_of(house).open(Tab.AGREEMENTS, uid)
    screens.settle()


def us_on_table(house: House) -> None:
    """A version waits for both."""
    here = us(house)
    review = house.clock.now().date() + timedelta(weeks=12)
    text = "Spending above 200 is talked about first, by both of us."
    uid = propose(here, Terms(text=text, area="money", review_on=review))
    page_of(house).open(Tab.AGREEMENTS, uid)
    screens.settle()


def us_wrong_passphrase(house: House) -> None:
    us_on_table(house)
    type_into(house.workspace, "Your passphrase", "not this one")
    house.press("Say yes and sign")
    screens.wait_for(lambda: any("nothing was signed" in n for n in names(house.workspace)))


def us_agreement_write(house: House) -> None:
    us(house)
    page_of(house).new(Tab.AGREEMENTS)
    screens.settle()


def us_pause(house: House) -> None:
    us_agreement(house)
    house.press("Pause")


def us_today(house: House) -> None:
    """What waits, on Today."""
    here = us(house)
    propose(here, Terms(text="Before a night away we both know where the other stays."))
    day = house.clock.now().date()
    a_boundary(here, house.clock, review_on=day)
    house.workspace.show_page("journal")
    house.workspace.show_page("today")
    screens.settle()


def us_closed(house: House) -> None:
    """A space that was closed is read, and nothing in it is changed."""
    here = us(house)
    uid = an_agreement(here, house.clock)
    assert house.shell.opened is not None
    session = house.shell.opened.session
    with session.presence(PASSPHRASE) as me:
        session.close_space(me)
    house.lock()
    house.unlock()
    house.go_to("Us")
    page_of(house).open(Tab.AGREEMENTS, uid)
    screens.settle()


def copy_boundary(house: House) -> None:
    """What would be copied from Only me to Us, with a question about it."""
    house.unlock()
    here = stores(house)
    need = "To hear it when a colleague called Anna Berger writes."
    page_of(house).open(Tab.BOUNDARIES, a_boundary(here, house.clock, need=need).uid)
    screens.settle()
    house.press("Copy to Us…")


def us_history(house: House) -> None:
    us_agreement(house)
    house.press("What was done")


def us_forged(house: House) -> None:
    """Somebody with the shared key has put other words into a version that was seen."""
    here = us(house)
    uid = an_agreement(here, house.clock)
    here.check()
    assert house.shell.opened is not None
    forge(house, uid)
    page_of(house).open(Tab.AGREEMENTS, uid)
    screens.settle()


def forge(house: House, uid: str) -> None:
    """Change the words of an agreement's newest version behind the app's back."""
    assert house.shell.opened is not None
    shared = house.shell.opened.session.shared
    assert shared is not None
    with shared.transaction():
        shared.execute(
            "UPDATE acts SET document = replace(document, 'sound on', 'sound off')"
            " WHERE agreement = ?",
            (uid,),
        )


ALONE: dict[str, Callable[[House], object]] = {
    "boundaries: empty": boundaries_empty,
    "boundary": boundary_read,
    "boundary: first move": wizard_first,
    "boundary: fourth move": wizard_will,
    "boundary: last move": wizard_last,
    "boundary: crossed": crossed,
    "boundary: versions": versions_of_boundary,
    "boundary: bin": boundary_bin,
    "request: write": request_write,
    "request": request_read,
    "request: answer": answer_counter,
    "agreements: elsewhere": agreements_elsewhere,
    "journal: also found": also_found,
}
"""Screens of one person's own space."""
COUPLE: dict[str, Callable[[House], object]] = {
    "us: request": us_request,
    "us: agreement": us_agreement,
    "us: on the table": us_on_table,
    "us: wrong passphrase": us_wrong_passphrase,
    "us: write an agreement": us_agreement_write,
    "us: pause": us_pause,
    "us: history": us_history,
    "us: copy a boundary": copy_boundary,
    "us: waiting": us_today,
    "us: closed": us_closed,
    "us: forged": us_forged,
}
"""Screens of the space of two."""
