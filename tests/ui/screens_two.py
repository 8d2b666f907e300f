"""The screens of two people: setting up, opening a space together, and what is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QScrollArea

from tests.fixed import PASSPHRASE
from tests.ui import screens
from tests.ui.find import by_name, type_into
from trustjournal.journal.entries import Entry, FeltFeeling, Kind
from trustjournal.preferences import PreferencesFile

if TYPE_CHECKING:
    from tests.ui.screens import House

FIRST, SECOND = "seven quiet green boats", "nine slow copper kites"


def choose_two(house: House) -> None:
    """The choice of the first run, before it is gone on from."""
    screens.first_run(3)(house)
    house.press("The two of us, on this computer")


def about_us(house: House) -> None:
    choose_two(house)
    house.press("Continue")


def change_places(house: House) -> None:
    about_us(house)
    house.press("Continue")
    screens.choose_passphrase(house, FIRST)
    house.press("Continue")
    house.press("Go on without a recovery key")
    house.press("Continue")
    house.press("I was hurt")
    house.press("Continue")


def second_passphrase(house: House) -> None:
    change_places(house)
    for _ in range(3):
        house.press("Continue")
    screens.choose_passphrase(house, SECOND)


def second_role(house: House) -> None:
    second_passphrase(house)
    house.press("Continue")
    house.press("Go on without a recovery key")
    house.press("Continue")


def open_together(house: House) -> None:
    second_role(house)
    house.press("I broke trust")
    house.press("Continue")
    type_into(house.window, "Passphrase of the one who began", FIRST)
    type_into(house.window, "Passphrase of the one who joins", SECOND)


def done_two(house: House) -> None:
    open_together(house)
    house.press("Continue")
    screens.wait_for(lambda: "Open it" in screens.names(house.window))


def us_today(house: House) -> None:
    """With words of both, and half an answer in the card."""
    write_in_us(house)
    house.press("close")
    type_into(house.workspace, "One line", "It was quiet.")
    screens.wait_for(lambda: "Draft kept" in screens.names(house.workspace))


def us_journal(house: House) -> None:
    write_in_us(house)
    uid = next(item.uid for item in house.entries.newest().items if item.author != "")
    house.journal.open_entry(uid)


def us_editor(house: House) -> None:
    write_in_us(house)
    house.journal.new_entry()


def us_settings(house: House) -> None:
    house.unlock()
    house.go_to("Us")
    house.workspace.show_page("settings")


def copy_to_us(house: House) -> None:
    """With a detail that is asked about."""
    house.unlock()
    entry = house.newest_with(feelings=2)
    words = f"{entry.text}\n\nI keep thinking that she was prettier than me."
    house.entries.save(entry.edited(text=words, tags=("kitchen table",), needs=("rest",)))
    house.journal.open_entry(entry.uid)
    screens.settle()
    house.press("Copy to Us…")


def copied_to_us(house: House) -> None:
    copy_to_us(house)
    house.press("Copy to Us")


def leave_us(house: House) -> None:
    """A way out unfolded, with a wrong passphrase."""
    us_settings(house)
    tap(house, "Close Us…")
    tap(house, "Leave Us…")
    type_into(house.window, "Your own passphrase", "not mine")
    tap(house, "Leave Us now")
    screens.wait_for(lambda: not house.shell._tasks.busy)
    screens.settle()
    area = house.workspace.current.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    area.ensureWidgetVisible(by_name(house.window, "Leave Us now", QAbstractButton))


def close_us(house: House) -> None:
    write_in_us(house)
    house.workspace.show_page("settings")
    screens.settle()
    tap(house, "Close Us…")
    type_into(house.window, "Your own passphrase", PASSPHRASE)
    tap(house, "Close Us now")
    screens.wait_for(lambda: not house.shell._tasks.busy)
    screens.settle()


def closed_today(house: House) -> None:
    close_us(house)
    house.workspace.show_page("today")


def closed_journal(house: House) -> None:
    close_us(house)
    house.journal.open_entry(house.newest_with().uid)


def left_behind(house: House) -> None:
    """The other one has left; it is told, here in Only me."""
    house.unlock(screens.OTHER_PASSPHRASE)
    us_settings(house)
    tap(house, "Leave Us…")
    type_into(house.window, "Your own passphrase", screens.OTHER_PASSPHRASE)
    tap(house, "Leave Us now")
    screens.wait_for(lambda: not house.shell._tasks.busy)
    screens.settle()
    house.lock()
    house.unlock(PASSPHRASE)


def tap(house: House, name: str) -> None:
    """Press a button that may have to be scrolled to."""
    by_name(house.window, name, QAbstractButton).click()
    screens.settle()


def write_in_us(house: House) -> None:
    """Both have kept something in Us; the first one looks at it."""
    house.unlock(screens.OTHER_PASSPHRASE)
    house.go_to("Us")
    entry = Entry.new(house.clock, Kind.FEELINGS).edited(
        feelings=(FeltFeeling("cared for", 6),), happened="You made tea before I asked."
    )
    house.entries.save(entry)
    house.lock()
    house.unlock(PASSPHRASE)
    house.go_to("Us")
    mine = Entry.new(house.clock, Kind.FREE)
    house.entries.save(mine.edited(text="On Sunday I would like to walk by the river with you."))
    house.go_to("Only me")
    house.go_to("Us")
    screens.settle()


def settings_remember(house: House) -> None:
    """The choice of where one stands, and the form for the keyring, which is not there."""
    house.unlock()
    house.workspace.show_page("settings")
    screens.settle()
    tap(house, "I was hurt")
    tap(house, "Remember me…")
    type_into(house.window, "Remember me on this computer", PASSPHRASE)
    tap(house, "Remember me")
    screens.wait_for(lambda: not house.shell._tasks.busy)


def lock_remembered(house: House) -> None:
    """It offers to open without typing."""
    file = PreferencesFile(house.vault.folder)
    file.save(replace(file.load(), remembered=True))
    house.shell.start()


FRESH: dict[str, Callable[[House], object]] = {
    "first run: two": choose_two,
    "first run: about us": about_us,
    "first run: change places": change_places,
    "first run: second passphrase": second_passphrase,
    "first run: second role": second_role,
    "first run: open together": open_together,
    "first run: done, two": done_two,
}
ALONE: dict[str, Callable[[House], object]] = {
    "settings: remember me": settings_remember,
    "lock: remembered": lock_remembered,
}
"""Screens of one person that came with the second."""
COUPLE: dict[str, Callable[[House], object]] = {
    "us: today": us_today,
    "us: journal": us_journal,
    "us: editor": us_editor,
    "us: settings": us_settings,
    "us: leave": leave_us,
    "us: closed, today": closed_today,
    "us: closed, journal": closed_journal,
    "us: left behind": left_behind,
    "copy to us": copy_to_us,
    "copied to us": copied_to_us,
}
"""Screens of a folder in which two people share a space."""
