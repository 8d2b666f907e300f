"""Stands for a person with a screen reader: goes through the program, and tells what was met.

Run by the system's Python inside `dbus-run-session`, with a display: `assistive_client.py PYTHON
DATA_DIR PASSPHRASE`. Tells in its last line of output, as JSON, what it met on each page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

# By its bare name: this is run as a script, by a Python that has nothing of the app.
from assistive_reader import PRESSED, TYPED_INTO, Atspi, Heard, Node, Reader, has, is_gone, wait_for

LINE = "The kettle whistled and I flinched at nothing."


def go_through(reader: Reader, passphrase: str) -> dict[str, Any]:
    """Unlock, write, keep, find it again, open the panel, insert, lock, unlock; look everywhere."""
    pages = {}

    def look(page: str) -> None:
        pages[page] = reader.look_over()

    unlock(reader, passphrase, look)
    write_on_today(reader)
    look("today")
    find_it_in_the_journal(reader, look)
    write_an_entry(reader, look)
    find_words(reader, look)
    the_other_pages(reader, look)
    a_check_in(reader, look)
    before = reader.app()
    reader.press("Lock")
    # Locking starts the program over; the lock screen to type into is the new one's.
    wait_for(lambda: is_gone(before), "the program started over")
    unlock(reader, passphrase, look)
    reader.press("Today")
    reader.find("afraid. 7 of 10…", *PRESSED)
    return pages


Look = Callable[[str], None]


def unlock(reader: Reader, passphrase: str, look: Look) -> None:
    """From the lock screen to the open journal."""
    reader.find("Open", *PRESSED)
    reader.to_the_front()
    look("lock")
    reader.type("Passphrase", passphrase)
    reader.press("Open")
    reader.find("Lock", *PRESSED)


def write_on_today(reader: Reader) -> None:
    """A feeling, its strength, a line; the draft is kept without a key being pressed."""
    reader.type("One line", LINE)
    reader.find("Draft kept", "label")
    reader.press("afraid")
    reader.wait_checked("afraid")
    reader.set("How strong", 7)
    reader.press("Keep, only me")
    reader.find("afraid. 7 of 10…", *PRESSED)


def find_it_in_the_journal(reader: Reader, look: Look) -> None:
    """By its words, then open it by its cell."""
    reader.press("Journal")
    reader.press("Filter")
    look("filters")
    reader.press("Filter")
    reader.press("Calendar")
    reader.find("Days", "table")
    look("calendar")
    reader.press("Calendar")
    reader.type("Search", "kettle whistled")

    def only_cell() -> Node | None:
        cells = reader.all("…", "table cell")
        told = cells[0].get_name() if len(cells) == 1 else ""
        return cells[0] if "afraid 7 of 10" in told and LINE in told else None

    def opened() -> bool:
        cell = only_cell()
        if cell is not None:
            reader.act(cell)
        return cell is not None

    wait_for(only_cell, "one entry found")
    look("journal")
    wait_for(opened, "the entry opened")  # the list is made anew at the end of the typing
    reader.find("Edit", *PRESSED)
    look("reader")


def write_an_entry(reader: Reader, look: Look) -> None:
    """Two feelings, one of them in an own word; tags; kept."""
    reader.press("New entry")
    reader.press("ashamed")
    reader.find("Closer to…", "filler", "panel")
    reader.type("My own word", "caught out")
    reader.set("How strong", 6)
    reader.press("Add another feeling")
    # An action's answer comes before its effect: until the first feeling has folded into its
    # line, a "sad" that is found would still be the one of its own grid.
    reader.find("Change", *PRESSED)
    reader.press("sad")
    reader.wait_checked("sad")
    reader.press("Add tags")
    reader.type("Tags", "kitchen")
    reader.type("What I want to write", "I stood at the sink.")
    look("editor")
    reader.find("Draft kept", "label")


def find_words(reader: Reader, look: Look) -> None:
    """Compose beside the open entry and insert the first statement."""
    reader.press("Find words")
    reader.type("The feeling I guess", "fear")
    reader.type("My part", "I hid the letters")
    reader.find("Insert", *PRESSED)
    look("panel")
    reader.press("Insert")
    wait_for(
        lambda: len(reader.text_of("What I want to write")) > len("I stood at the sink. ") + 10,
        "a statement in the entry",
    )
    reader.press("Close")
    reader.press("Keep, only me")
    reader.find("Edit", *PRESSED)
    reader.press("Edit")
    reader.type("What I want to write", " And left.")
    reader.press("Keep, only me")


def a_check_in(reader: Reader, look: Look) -> None:
    """Two cards of one that two hold: who speaks is told, and every card as it opens."""
    heard = Heard()
    reader.press("Check-ins")
    reader.press("Five-part check-in")
    reader.press("Spoken")
    reader.type("Who speaks first", "Robin")
    reader.type("Who listens first", "Alex")
    reader.press("Begin")
    heard.wait("Robin speaks, Alex listens. Feelings.")
    look("check-in: feelings")
    reader.press("Next: What I value in you")
    heard.wait("Robin speaks, Alex listens. What I value in you.")
    field = reader.find("What I value in you", *TYPED_INTO)
    wait_for(lambda: has(field, Atspi.StateType.FOCUSED), "the answer has the keyboard")
    reader.type("What I value in you", "You waited.")
    look("check-in: words")
    reader.press("Swap now")
    heard.wait("Alex speaks, Robin listens. Feelings.")
    reader.press("Stop for today")
    reader.press("Forget it")
    reader.press("Yes, forget it")
    reader.find("Past check-ins", *PRESSED)


def the_other_pages(reader: Reader, look: Look) -> None:
    """Earlier versions, the bin, help, settings."""
    reader.press("Earlier versions")
    reader.find("Bring this version back", *PRESSED)
    look("versions")
    reader.press("Bin")
    reader.find("The bin is empty.")
    look("bin")
    reader.press("Help & safety")
    reader.find("Copy address", *PRESSED)
    look("help")
    reader.press("Settings")
    reader.find("Back up now", *PRESSED)
    look("settings")


def main() -> None:
    """Go through everything and tell what was met, or where it ended."""
    python, folder, passphrase = sys.argv[1:]
    reader = Reader(python, folder)
    try:
        met = go_through(reader, passphrase)
    except Exception:
        for node in reader.nodes():
            print(node.get_role_name(), node.get_name()[:80], file=sys.stderr)
        raise
    finally:
        reader.end()
    print(json.dumps(met))


if __name__ == "__main__":
    main()
