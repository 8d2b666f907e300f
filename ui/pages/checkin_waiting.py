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
    from ui.pages.checkin_desk import CheckInDesk, DueLine
    from ui.pages.checkins import CheckInsPage

KINDS = frozenset({"checkin", "schedule", "commitment", "format", "running", "sealed"})
_SHORT = 60


def waiting_checkins(
    database: Database,
    make_desk: Callable[[], CheckInDesk],
    open_page: Callable[[], CheckInsPage],
) -> list[WaitingItem]:
    """Return them, the earliest first; `open_page` opens the page that they lead to.

    `make_desk` is called only where something in `database` could wait: Today must not wait.
    """
    some = database.row(
        "SELECT 1 FROM things WHERE kind IN ('schedule', 'commitment', 'sealed') LIMIT 1"
    )
    if some is None:
        return []
    desk = make_desk()
    if not desk.writable:
        return []
    words = texts.load("checkins")
    translate = QCoreApplication.translate
    begin, go_on = translate("CheckIns", "Begin"), translate("CheckIns", "Go on")
    titles = {form.id: form.title for form in desk.formats()}
    found = [
        WaitingItem(
            key=f"checkin {each.format}",
            icon="chats-circle",
            title=titles[each.format],
            caption=words["due"]["come"].format(when=each.when) if each.has_come else each.when,
            action=go_on if each.running else begin,
            open=partial(_open, open_page, each),
        )
        for each in desk.due_lines(words)
        if each.format in titles
    ]
    found += _sealed(desk, words["sealed"], open_page)
    for thing in desk.comebacks.due():
        short = " ".join(thing.words.split())
        found.append(
            WaitingItem(
                key=f"commitment {thing.uid}",
                icon="arrow-bend-down-left",
                title=short if len(short) <= _SHORT else short[: _SHORT - 1].rstrip() + "…",
                caption=words["comebacks"]["title"],
                action=translate("CheckIns", "Look at it"),
                open=lambda: open_page().show_comebacks(),
            )
        )
    return found


def _sealed(
    desk: CheckInDesk, words: dict[str, str], open_page: Callable[[], CheckInsPage]
) -> list[WaitingItem]:
    """Those in which something can be done now: one's own side, or opening both."""
    translate = QCoreApplication.translate
    write, open_it = translate("CheckIns", "Write my side"), translate("CheckIns", "Open it")
    return [
        WaitingItem(
            key=f"sealed {line.uid}",
            icon="lock-key",
            title=line.title,
            caption=words["both_done"] if line.mine_done else words["open"],
            action=open_it if line.mine_done else write,
            open=partial(_open_sealed, open_page, line.uid),
        )
        for line in desk.sealed_lines()
        if line.both_done or not line.mine_done
    ]


def _open_sealed(open_page: Callable[[], CheckInsPage], uid: str) -> None:
    open_page().open_sealed(uid)


def _open(open_page: Callable[[], CheckInsPage], line: DueLine) -> None:
    if line.running:
        open_page().go_on(line.running)
    else:
        open_page().set_up(line.format)
