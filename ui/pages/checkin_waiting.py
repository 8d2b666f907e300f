"""What of check-ins waits on Today: those that are due, and what somebody asked to come up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from ui.pages.checkin_desk import CheckInDesk
from ui.pages.checkins import CheckInsPage
from ui.widgets.waiting import WaitingItem

KINDS = frozenset({"checkin", "schedule", "commitment", "format"})
_SHORT = 60


def waiting_checkins(desk: CheckInDesk, open_page: Callable[[], CheckInsPage]) -> list[WaitingItem]:
    """Return them, the earliest first; `open_page` opens the page that they lead to."""
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
