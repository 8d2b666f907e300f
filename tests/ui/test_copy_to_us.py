"""An entry goes to Us as a previewed copy, and comes back while nobody can have read it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QCheckBox

from tests.fixed import OTHER_PASSPHRASE
from tests.ui.couple_house import folder, house, keep_line, read, shown, words_on
from tests.ui.find import by_name, names
from tests.ui.screens import House
from trustjournal.journal.entries import Entry, FeltFeeling, Kind

__all__ = ["folder", "house"]

FELT = FeltFeeling("lonely", 7, body="in my throat", underneath="I am not important")
HAPPENED = "The kettle whistled and you looked away."
TEXT = "I wanted to ask and I did not dare."


def written(house: House, text: str = TEXT) -> Entry:
    """Keep an entry in Only me and open it."""
    entry = Entry.new(house.clock, Kind.FEELINGS).edited(
        feelings=(FELT,), happened=HAPPENED, text=text, needs=("honesty",), tags=("kitchen",)
    )
    house.entries.save(entry)
    read(house, entry)
    return entry


def tick(house: House, name: str) -> QCheckBox:
    return by_name(house.journal, name, QCheckBox)


def copied(house: House) -> list[Entry]:
    """Return what lies in the shared database."""
    opened = house.shell.opened
    assert opened is not None
    assert opened.session.shared is not None
    rows = opened.session.shared.rows("SELECT uid FROM entries")
    before = house.theme.space
    house.go_to("Us")
    found = [house.entries.get(uid) for (uid,) in rows]
    if before.value == "private":
        house.go_to("Only me")
    return found


def test_exactly_what_is_previewed_is_copied(house: House) -> None:
    house.unlock()
    mine = written(house)
    house.press("Copy to Us…")
    assert "I am not important" not in shown(house), "details stay unless they are asked for"
    tick(house, "What I wrote").click()
    assert TEXT not in shown(house)
    assert HAPPENED in shown(house)
    house.clock.advance(hours=3)
    house.press("Copy to Us")
    (copy,) = copied(house)
    assert (copy.happened, copy.text, copy.needs, copy.tags) == (HAPPENED, "", ("honesty",), ())
    assert copy.feelings == (FeltFeeling("lonely", 7),)
    assert copy.uid != mine.uid
    assert copy.created > mine.created, "when it was written is nobody else's business"
    assert house.entries.get(mine.uid) == mine


def test_the_other_one_reads_the_copy_and_nothing_else(house: House) -> None:
    house.unlock()
    written(house)
    house.press("Copy to Us…")
    tick(house, "What I wrote").click()
    house.press("Copy to Us")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    read(house, house.newest_with())
    assert HAPPENED in words_on(house.window)
    assert "from my partner" in words_on(house.window)
    for private in (TEXT, "I am not important", "kitchen"):
        assert private not in words_on(house.window)


def test_nothing_ticked_is_nothing_copied(house: House) -> None:
    house.unlock()
    written(house)
    house.press("Copy to Us…")
    for part in ("What I felt, and how strong", "What happened", "What I wrote"):
        tick(house, part).click()
    assert not by_name(house.journal, "Copy to Us", QAbstractButton).isEnabled()
    assert "Nothing is ticked that could be copied." in shown(house)
    house.press("Leave it here")
    assert copied(house) == []


def test_details_are_asked_about_and_never_in_the_way(house: House) -> None:
    house.unlock()
    written(house, text="She was prettier than me, I think.")
    house.press("Copy to Us…")
    assert "Before both of you can read this" in shown(house)
    assert "“prettier than me”" in shown(house)
    tick(house, "What I wrote").click()
    assert "Before both of you can read this" not in shown(house)
    tick(house, "What I wrote").click()
    house.press("Copy to Us")
    assert [copy.text for copy in copied(house)] == ["She was prettier than me, I think."]


def test_a_copy_is_taken_back_while_the_other_has_not_opened_us(house: House) -> None:
    house.unlock()
    mine = written(house)
    house.press("Copy to Us…")
    house.press("Copy to Us")
    assert "There is a copy of this in Us." in shown(house)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)  # in Only me: nothing of Us is opened
    house.lock()
    house.unlock()
    read(house, mine)
    house.press("Take it back")
    assert "There is a copy of this in Us." not in shown(house)
    assert copied(house) == []
    house.go_to("Us")
    assert house.entries.binned() == []


def test_once_us_was_opened_it_stays(house: House) -> None:
    house.unlock()
    mine = written(house)
    house.press("Copy to Us…")
    house.press("Copy to Us")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.lock()
    house.unlock()
    read(house, mine)
    assert "Take it back" not in names(house.journal, QAbstractButton)
    assert "it can’t be taken back unread" in shown(house)


def test_a_copy_that_was_deleted_in_us_is_not_told_any_more(house: House) -> None:
    house.unlock()
    mine = written(house)
    house.press("Copy to Us…")
    house.press("Copy to Us")
    house.go_to("Us")
    read(house, house.newest_with())
    house.press("Move to bin")
    house.go_to("Only me")
    read(house, mine)
    assert "There is a copy of this in Us" not in shown(house)


def test_without_us_nothing_is_offered(house: House) -> None:
    house.unlock()
    house.go_to("Us")
    keep_line(house, "Ours.", "Keep in Us")
    read(house, house.newest_with())
    assert "Copy to Us…" not in names(house.journal, QAbstractButton)


def test_locking_while_choosing_comes_back_to_it(house: House) -> None:
    house.unlock()
    written(house)
    house.press("Copy to Us…")
    house.lock()
    house.unlock()
    assert "Copy to Us" in names(house.journal, QAbstractButton)
    assert copied(house) == []
