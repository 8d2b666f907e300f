"""Makes the Disclosure page of a space, and what of it waits on its owner's Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.agreed_rules import AgreedRule, agreed_rules
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.disclosure_log import DisclosureEvent, DisclosureLog
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.entries import Changed, Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.vault.session import Session
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.disclosure import DisclosurePage
from ui.pages.log_stores import LogStores, PutNote
from ui.pages.matrix import MatrixPage
from ui.space_desk import desks_of
from ui.tasks import TaskRunner
from ui.theme import Space
from ui.widgets.due_words import due_words
from ui.widgets.kit import Kit
from ui.widgets.waiting import WaitingItem

WAITING_KINDS = frozenset({DisclosureEvent.KIND})
translate = QCoreApplication.translate


def matrix_page(kit: Kit, tasks: TaskRunner, session: Session) -> MatrixPage:
    """Return the page in *Us*; the session has a shared space."""
    shared = session.shared
    if shared is None:
        raise ValueError("there is no shared space")
    store = agreement_store(session)
    if store is None:
        raise ValueError("there is no shared space")
    return MatrixPage(
        kit=kit,
        tasks=tasks,
        session=session,
        agreements=store,
        answers=SpokenAnswerStore(shared, session.clock, session.person),
        drafts=FormDrafts(session.private, session.clock, Space.SHARED.value),
        clock=session.clock,
    )


def log_page(
    kit: Kit, session: Session, vocabulary: Vocabulary, clipboard: PrivateClipboard
) -> DisclosurePage:
    """Return the page in *Only me*."""
    stores = LogStores(
        log=DisclosureLog(session.private, session.clock),
        forms=FormDrafts(session.private, session.clock, Space.PRIVATE.value),
        clock=session.clock,
        rules=lambda: _rules(session),
        put_note=_put_note(session, vocabulary),
    )
    return DisclosurePage(kit=kit, stores=stores, clipboard=clipboard)


def agreement_store(session: Session) -> AgreementStore | None:
    """Return the agreements of the shared space, None without one."""
    shared = session.shared
    if shared is None:
        return None
    return AgreementStore(shared, session.private, session.clock, session.person, session.members)


def waiting_disclosures(session: Session, open_event: Callable[[str], object]) -> list[WaitingItem]:
    """Return what its owner has to tell by an agreed time, the first one first. What it is about
    is not said on Today, where somebody else may look over a shoulder."""
    now = session.clock.now()
    waiting = DisclosureLog(session.private, session.clock).open()
    return [_item(event, now, open_event) for event in waiting if event.due_at is not None]


def _item(
    event: DisclosureEvent, now: datetime, open_event: Callable[[str], object]
) -> WaitingItem:
    return WaitingItem(
        key=event.uid,
        icon="envelope-simple",
        title=translate("Disclosure", "Something to tell"),
        caption=due_words(event, now),
        action=translate("Disclosure", "Open it"),
        open=lambda: open_event(event.uid),
    )


def _rules(session: Session) -> list[AgreedRule]:
    return agreed_rules(session.private, agreement_store(session))


def _put_note(session: Session, vocabulary: Vocabulary) -> PutNote | None:
    """Return what puts a note into the shared space; None where that takes none."""
    if session.shared is None or session.space_closed:
        return None

    def put(words: str) -> Changed:
        entries = desks_of(session, vocabulary)[Space.SHARED].entries
        return entries.save(Entry.new(session.clock, Kind.FREE).edited(text=words))

    return put
