"""What waits for somebody about boundaries, requests and agreements, as lines for Today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.due import Due, DueKind, due_now
from trustjournal.journal.requests import Request
from trustjournal.vault.vault import Session
from ui.pages.boundary_tabs import Tab
from ui.theme import Space
from ui.widgets.waiting import WaitingItem

translate = QCoreApplication.translate

WAITING_KINDS = frozenset({Boundary.KIND, Request.KIND, "agreement"})
"""What has to be written for Today to ask again."""
LONGEST = 80
_ICONS = {
    DueKind.AGREEMENT_WAITS: "handshake",
    DueKind.REQUEST_WAITS: "chat-circle",
    DueKind.REQUEST_OFFER: "arrows-left-right",
    DueKind.REQUEST_ANSWER: "chat-circle",
    DueKind.AGREEMENT_REVIEW: "calendar-blank",
    DueKind.BOUNDARY_REVIEW: "circle-dashed",
}
_TABS = {
    DueKind.AGREEMENT_WAITS: Tab.AGREEMENTS,
    DueKind.REQUEST_WAITS: Tab.REQUESTS,
    DueKind.REQUEST_OFFER: Tab.REQUESTS,
    DueKind.REQUEST_ANSWER: Tab.REQUESTS,
    DueKind.AGREEMENT_REVIEW: Tab.AGREEMENTS,
    DueKind.BOUNDARY_REVIEW: Tab.BOUNDARIES,
}


def waiting_boundaries(
    session: Session,
    space: Space,
    open_one: Callable[[Tab, str], object],
    open_us: Callable[[], object],
) -> list[WaitingItem]:
    """Return what waits in the space that is open.

    In Only me a single line tells that something waits in Us, and nothing of what it is. Raises
    what the databases raise.
    """
    shared = session.shared if session.shared and not session.shared.frozen else None
    due = due_now(session.private, shared, session.clock, session.person, session.members)
    known = [each for each in due if each.kind in _TABS]
    here = [each for each in known if each.in_shared is (space is Space.SHARED)]
    items = [_item(each, partial(open_one, _TABS[each.kind], each.uid)) for each in here]
    if space is Space.PRIVATE and len(here) < len(known):
        items.append(_in_us(open_us))
    return items


def _item(due: Due, opened: Callable[[], object]) -> WaitingItem:
    captions = {
        DueKind.AGREEMENT_WAITS: translate("Waiting", "An agreement that waits for your answer"),
        DueKind.REQUEST_WAITS: translate("Waiting", "Your partner asks; there is no hurry"),
        DueKind.REQUEST_OFFER: translate("Waiting", "Your partner offers this instead"),
        DueKind.REQUEST_ANSWER: translate("Waiting", "Your partner has answered"),
        DueKind.AGREEMENT_REVIEW: translate("Waiting", "An agreement to look at again"),
        DueKind.BOUNDARY_REVIEW: translate("Waiting", "A boundary to look back at"),
    }
    return WaitingItem(
        key=f"{due.kind.value}:{due.uid}",
        icon=_ICONS[due.kind],
        title=_shortened(due.title),
        caption=captions[due.kind],
        action=translate("Waiting", "Open it"),
        open=opened,
    )


def _in_us(open_us: Callable[[], object]) -> WaitingItem:
    return WaitingItem(
        key="us",
        icon="users",
        title=translate("Waiting", "Something in Us"),
        caption=translate("Waiting", "It can wait until you like to look."),
        action=translate("Waiting", "Go to Us"),
        open=open_us,
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
