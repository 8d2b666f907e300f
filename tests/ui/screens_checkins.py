"""The screens of check-ins, each reached as people do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from tests.ui.find import names, type_into

if TYPE_CHECKING:
    from tests.ui.screens import House

LONG_NAME = "Somebody with rather a long name"


def home(house: House) -> None:
    """With a check-in that was left in the middle."""
    house.unlock()
    house.workspace.show_page("checkins")
    house.settle()
    house.press("Weekly pulse")
    house.press("Begin")
    house.press("Stop for today")
    house.press("Take it up another day")


def setup(house: House) -> None:
    """With the people who hold it."""
    house.unlock()
    house.workspace.show_page("checkins")
    house.settle()
    house.press("Recovery check-in")
    house.press("Spoken")


def begin(house: House, title: str, way: str = "Spoken") -> None:
    """Begin a check-in of the two."""
    house.unlock()
    house.workspace.show_page("checkins")
    house.settle()
    house.press(title)
    if way in names(house.window, QPushButton):
        house.press(way)
    if way in ("Spoken", "Written together"):
        type_into(house.window, "Who speaks first", LONG_NAME)
        type_into(house.window, "Who listens first", "Mira")
    house.press("Begin")


def card_text(house: House) -> None:
    begin(house, "Weekly meeting")
    type_into(house.window, "Five appreciations", "You waited. ")


def card_feelings(house: House) -> None:
    begin(house, "Five-part check-in")
    house.press("ashamed")


def card_scale(house: House) -> None:
    begin(house, "Weekly pulse", "On my own")


def card_choices(house: House) -> None:
    begin(house, "Early-warning ladder", "On my own")


def card_date(house: House) -> None:
    begin(house, "Recovery check-in")


def paused(house: House) -> None:
    card_text(house)
    house.press("Pause")


def stop(house: House) -> None:
    card_text(house)
    house.press("Stop for today")
    house.press("Forget it")


def closing(house: House) -> None:
    """With answers of all the usual kinds, and something to come back to."""
    card_feelings(house)
    house.press("Next: What I value in you")
    house.press("Next: What I need")
    type_into(house.window, "What I need", "An hour on my own, without the telephone. " * 4)
    house.press("Stop for today")
    house.press("End here")


def closing_worried(house: House) -> None:
    begin(house, "Mood and worry", "On my own")
    for _ in range(2):
        house.press("Nearly every day")
        house.press(next(n for n in names(house.window, QPushButton) if n.startswith("Next")))
    house.press("Stop for today")
    house.press("End here")


def ended(house: House) -> None:
    """Just finished: where it went."""
    closing(house)
    for tick in house.window.findChildren(QCheckBox):
        tick.setChecked(True)
    house.press("Keep and finish")


def rhythm(house: House) -> None:
    setup(house)
    house.press("Rhythm")
    house.press("On some days")


def own_format(house: House) -> None:
    setup(house)
    house.press("Copy and change")


def look_back(house: House, button: str) -> None:
    """Press what shows past check-ins, and wait until they have been found."""
    from tests.ui.screens import wait_for

    house.press(button)
    wait_for(lambda: "One moment …" not in names(house.window, QLabel))
    house.settle()


def past(house: House) -> None:
    """Numbers of three weeks as lines, and each of them."""
    house.unlock()
    for number in (3, 5, 4):
        begin(house, "Weekly pulse", "On my own")
        dots = house.window.focusWidget()
        assert dots is not None
        QTest.keyClick(dots, str(number))
        house.press("Next: Trust")
        house.press("Stop for today")
        house.press("End here")
        house.press("Keep and finish")
        house.clock.advance(days=7)
    look_back(house, "Past check-ins")
    look_back(house, "Weekly pulse")


def past_one(house: House) -> None:
    closing(house)
    for tick in house.window.findChildren(QCheckBox):
        tick.setChecked(True)
    house.press("Keep and finish")
    look_back(house, "Past check-ins")
    house.press(next(n for n in names(house.window) if n.startswith("Five-part check-in, ")))


def comebacks(house: House) -> None:
    closing(house)
    for tick in house.window.findChildren(QCheckBox):
        tick.setChecked(True)
    house.press("Keep and finish")
    house.press("To come back to")


def in_us(go: Callable[[House], None]) -> Callable[[House], None]:
    """Return the same in the shared space."""

    def there(house: House) -> None:
        house.unlock()
        house.go_to("Us")
        go(house)

    return there


def sealing(house: House) -> None:
    """One's own side, ready to be sealed."""
    begin(house, "Commitment check-in", "Sealed")
    type_into(house.window, "What I kept", "I was home at six on each of the days.")
    house.press("Stop for today")
    house.press("End here")


def sealed(house: House) -> None:
    """One's own side sealed, the other's not yet."""
    from tests.fixed import PASSPHRASE
    from tests.ui.screens import wait_for

    sealing(house)
    type_into(house.window, "Your passphrase", PASSPHRASE)
    house.press("Seal my side")
    wait_for(lambda: "Sealed: Commitment check-in" in names(house.window))
    house.press("Sealed: Commitment check-in")
    house.press("Put it away unopened")


ALONE: dict[str, Callable[[House], object]] = {
    "check-ins": home,
    "check-in: setup": setup,
    "check-in: feelings": card_feelings,
    "check-in: scale": card_scale,
    "check-in: choices": card_choices,
    "check-in: date": card_date,
    "check-in: paused": paused,
    "check-in: stop": stop,
    "check-in: closing": closing,
    "check-in: closing, worried": closing_worried,
    "check-in: ended": ended,
    "check-in: rhythm": rhythm,
    "check-in: own format": own_format,
    "check-in: past": past,
    "check-in: past one": past_one,
    "check-in: to come back to": comebacks,
}
COUPLE: dict[str, Callable[[House], object]] = {
    "check-in: us": in_us(card_text),
    "check-in: ended in us": in_us(ended),
    "check-in: sealing": in_us(sealing),
    "check-in: sealed": in_us(sealed),
}
"""Screens of two people who have a space of their own."""
