"""What of check-ins waits on Today: those that are due, and what somebody asked to come up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from ui.widgets.waiting import WaitingItem

if TYPE_CHECKING:
    from trustjournal.vault.database import Database
    from ui.pages.checkin_desk import CheckInDesk
    from ui.pages.checkins import CheckInsPage

KINDS = frozenset({"checkin", "schedule", "commitment", "format"})
_SHORT = 60


def waiting_checkins(
    database: Database,
    make_desk: Callable[[], CheckInDesk],
    open_page: Callable[[], CheckInsPage],
) -> list[WaitingItem]:
    """Return them, the earliest first; `open_page` opens the page that they lead to.

    `make_desk` is called only where something in `database` could wait: Today must not wait.
    """
    some = database.row("SELECT 1 FROM things WHERE kind IN ('schedule', 'commitment') LIMIT 1")
    if some is None:
        return []
    desk = make_desk()
    words = texts.load("checkins")
    translate = QCoreApplication.translate
    titles = {form.id: form.title for form in desk.formats()}
    found = [
        WaitingItem(
            key=f"checkin {form}",
            icon="chats-circle",
            title=titles[form],
            caption=when,
            action=translate("CheckIns", "Begin"),
            open=partial(_set_up, open_page, form),
        )
        for form, when in desk.due_lines(words)
        if form in titles
    ]
    for each in desk.comebacks.due():
        short = " ".join(each.words.split())
        found.append(
            WaitingItem(
                key=f"commitment {each.uid}",
                icon="arrow-bend-down-left",
                title=short if len(short) <= _SHORT else short[: _SHORT - 1].rstrip() + "…",
                caption=words["comebacks"]["title"],
                action=translate("CheckIns", "Look at it"),
                open=lambda: open_page().show_comebacks(),
            )
        )
    return found


def _set_up(open_page: Callable[[], CheckInsPage], form: str) -> None:
    open_page().set_up(form)
