"""The screens of Disclosure: the matrix in Us, the log in Only me."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui import screens
from tests.ui.find import names, type_into
from trustjournal.journal.agreed_rules import agreed_rules
from trustjournal.journal.agreement_drafts import AgreementDraftStore
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule, Listener
from trustjournal.journal.disclosure_log import DisclosureEvent, DisclosureLog, ToldBy
from trustjournal.vault.session import Session
from ui.disclosure_pages import agreement_store

if TYPE_CHECKING:
    from tests.ui.screens import House

RULES = (
    DisclosureRule(
        id="contact",
        behaviour="A message to, or from, the person it was about",
        kind=Circle.INNER,
        couple_label="a relapse",
        tell=(Listener.PARTNER, Listener.THERAPIST),
        within_hours=24,
        setting="Sitting down at the kitchen table, phones away, not after ten at night",
        detail=Detail.FACTS,
        support_first=True,
    ),
    DisclosureRule(
        id="hidden",
        behaviour="Deleting a chat or hiding where I was",
        kind=Circle.MIDDLE,
        couple_label="a slip",
        tell=(Listener.PARTNER,),
        within_hours=48,
        setting="on our evening walk",
        detail=Detail.HEADLINE,
    ),
    DisclosureRule(
        id="urge",
        behaviour="An urge that passed",
        kind=Circle.MIDDLE,
        tell=(Listener.SUPPORT,),
        support_first=True,
        detail=Detail.FACTS,
    ),
)


def session_of(house: House) -> Session:
    """Return the session that is open."""
    assert house.shell.opened is not None
    return house.shell.opened.session


def propose(session: Session, rules: tuple[DisclosureRule, ...] = RULES, uid: str = "") -> str:
    """Put a matrix on the table; returns its id."""
    store = agreement_store(session)
    assert store is not None
    terms = Terms(kind=AgreementKind.DISCLOSURE, rules=rules)
    return next(iter(store.propose(terms, uid).uids))


def agree(session: Session, uid: str) -> None:
    """Have both say yes to what is on the table."""
    store = agreement_store(session)
    assert store is not None
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        with session.presence(passphrase) as who:
            store.confirm(uid, who)


def log_event(session: Session, rule: int = 0, **values: object) -> DisclosureEvent:
    """Keep an event under one of the agreed rules, five hours ago; returns it."""
    log, agreed = DisclosureLog(session.private, session.clock), agreed_rules(session.private, None)
    given = {
        "happened_at": session.clock.now() - timedelta(hours=5),
        "what": "I answered a message at the station and deleted it afterwards.",
        "next_step": "Call Ines before I go home.",
    } | values
    picked = agreed[rule]
    event = log.under(picked.rule, picked.agreement, picked.version, **given)
    log.save(event)
    return event


def in_us(house: House) -> None:
    house.unlock()
    house.go_to("Us")
    house.workspace.show_page("disclosure")
    screens.settle()


def in_only_me(house: House) -> None:
    house.workspace.show_page("disclosure")
    screens.settle()


def matrix_empty(house: House) -> None:
    in_us(house)


def matrix_draft(house: House) -> None:
    house.unlock()
    session = session_of(house)
    drafts = AgreementDraftStore(session.private, session.clock)
    drafts.save(drafts.new(terms=Terms(kind=AgreementKind.DISCLOSURE, rules=RULES)))
    in_us(house)
    house.press("Show examples")


def matrix_waits(house: House) -> None:
    """On the table, with the form for a signature unfolded."""
    house.unlock()
    propose(session_of(house))
    in_us(house)
    house.press("Say yes and sign")


def matrix_agreed(house: House) -> None:
    """In its second version, with what changed unfolded."""
    house.unlock()
    session = session_of(house)
    uid = propose(session, RULES[:2])
    agree(session, uid)
    propose(session, (RULES[0].edited(within_hours=12), *RULES[1:]), uid)
    agree(session, uid)
    in_us(house)
    house.press("What changed, and earlier versions")


def row(house: House) -> None:
    matrix_draft(house)
    house.press("Change: A message to, or from, the person it was about")


def talk(house: House) -> None:
    """My partner's turn, after I have spoken."""
    in_us(house)
    house.press("Begin with some questions")
    type_into(house.workspace, "I speak now. My partner listens.", "If anybody writes to you.")
    house.press("Keep in Us, and pass on")


def talk_said(house: House) -> None:
    talk(house)
    type_into(house.workspace, "My partner speaks now. I listen.", "Everything about money.")
    house.press("Keep in Us, and go on")
    while "Skip this question" in names(house.workspace):
        house.press("Skip this question")


def log_empty(house: House) -> None:
    house.unlock()
    in_only_me(house)


def log(house: House) -> None:
    house.unlock()
    session = session_of(house)
    house.clock.advance(days=-30)
    agree(session, propose(session))
    house.clock.advance(days=30)
    log_event(session)
    log_event(session, 1, happened_at=session.clock.now() - timedelta(days=4))
    told = log_event(session, 2, what="An urge on Sunday; I went for a run instead.")
    store = DisclosureLog(session.private, session.clock)
    store.mark_told(told.uid, (Listener.SUPPORT,), ToldBy.SELF)
    in_only_me(house)


def event(house: House) -> None:
    log(house)
    shown = names(house.workspace, QAbstractButton)
    house.press(next(n for n in shown if "station" in n and "by tomorrow" in n))


def event_form(house: House) -> None:
    event(house)
    house.press("Change")


def telling(house: House) -> None:
    event(house)
    house.press("Prepare to tell it")


def told(house: House) -> None:
    """Discovered, with a note into Us about which there is something to ask."""
    event(house)
    house.press("It has been told")
    house.press("It was discovered")
    house.press("Put a dated note into Us")
    type_into(house.workspace, "The note", "Her name was Anna. ")
    screens.wait_for(lambda: any("third person" in n for n in names(house.workspace, QLabel)))


def today_due(house: House) -> None:
    log(house)
    house.workspace.show_page("today")


COUPLE: dict[str, Callable[[House], object]] = {
    "matrix: empty": matrix_empty,
    "matrix: draft": matrix_draft,
    "matrix: waits": matrix_waits,
    "matrix: agreed": matrix_agreed,
    "matrix: row": row,
    "talk": talk,
    "talk: said": talk_said,
    "log": log,
    "log: event": event,
    "log: write": event_form,
    "log: tell": telling,
    "log: told": told,
    "today: due": today_due,
}
"""Screens of a folder in which two people share a space."""
ALONE: dict[str, Callable[[House], object]] = {"log: empty": log_empty}
