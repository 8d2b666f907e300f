"""Boundaries, requests and agreements to be shown: written through the stores, both by hand."""

from __future__ import annotations

from datetime import timedelta

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from trustjournal.journal.agreements import Terms
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.outcomes import Result
from trustjournal.journal.requests import Answer
from trustjournal.vault.vault import Session
from ui.pages.boundary_stores import BoundaryStores, boundary_stores
from ui.theme import Space

PHONES = (
    "From dinner until we sleep, both phones lie face up on the table. Either of us may pick up a "
    "call from family or from the clinic. We look at this again after four weeks."
)
PHONES_LATER = (
    "From 20:00 until we sleep, both phones lie on the shelf in the hall, sound on. Either of us "
    "may pick up a call from family or from the clinic. Whoever is on call for work says so before "
    "dinner. We look at this again after six weeks."
)


def stores_of(session: Session, space: Space) -> BoundaryStores:
    """Return the stores as the page has them."""
    return boundary_stores(session, space)


def a_boundary(stores: BoundaryStores, clock: FixedClock, **values: object) -> Boundary:
    """Keep a boundary in all five moves."""
    fields: dict[str, object] = {
        "area": "devices",
        "saw": "On Tuesday at dinner the phone was turned over when I came in.",
        "thought": "It begins again.",
        "felt": "Afraid, in the stomach.",
        "need": "To eat without guessing who writes.",
        "in_my_power": "I can say that I notice it, and leave the table.",
        "i_will": "When a phone is turned away from me at the table, I say so and go for a walk.",
        "review_on": clock.now().date() + timedelta(weeks=3),
    }
    boundary = stores.boundaries.new(**(fields | values))
    stores.boundaries.save(boundary)
    return boundary


def note(stores: BoundaryStores, subject: str, result: Result, days_ago: int, **words: str) -> None:
    """Keep one line about how it went."""
    day = stores.clock.now().date() - timedelta(days=days_ago)
    stores.outcomes.save(stores.outcomes.new(subject=subject, on=day, result=result, **words))


def a_request(stores: BoundaryStores, answer: Answer | None = None, **values: object) -> str:
    """Keep a request; in a private journal also the answer to it. Returns its id."""
    fields: dict[str, object] = {
        "area": "travel",
        "ask": "Would you call me once in the evening when you are away?",
        "why": "The evenings are the hard part, and one call is enough to sleep.",
        "asked_on": stores.clock.now().date(),
    }
    request = stores.requests.new(**(fields | values))
    stores.requests.save(request)
    if answer is not None:
        stores.requests.answer(request.uid, answer, "I would like that, too.")
    return request.uid


def propose(stores: BoundaryStores, terms: Terms, agreement: str = "") -> str:
    """Put a version on the table; returns the agreement's id."""
    assert stores.agreements is not None
    change = stores.agreements.propose(terms, agreement)
    return next(iter(change.uids))


def sign(stores: BoundaryStores, uid: str, *passphrases: str) -> None:
    """Say yes with each of these passphrases."""
    assert stores.agreements is not None
    for passphrase in passphrases:
        with stores.presence(passphrase) as who:
            stores.agreements.confirm(uid, who)


def an_agreement(stores: BoundaryStores, clock: FixedClock) -> str:
    """Agree on two versions about phones, both signed by both; returns its id."""
    review = clock.now().date() + timedelta(weeks=6)
    first = Terms(text=PHONES, area="devices", scope="at home", review_on=review)
    uid = propose(stores, first)
    sign(stores, uid, PASSPHRASE, OTHER_PASSPHRASE)
    clock.advance(days=20)
    propose(stores, first.edited(text=PHONES_LATER, exceptions="nights on call"), uid)
    sign(stores, uid, OTHER_PASSPHRASE)
    clock.advance(minutes=17)
    sign(stores, uid, PASSPHRASE)
    return uid
