from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.conftest import Write
from tests.ui.find import by_name
from trustjournal.errors import DatabaseDamaged
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow
from ui.widgets.days import day_in_words, lately
from ui.widgets.entry_list import EntryList
from ui.widgets.entry_paint import EntryPainter
from ui.widgets.entry_rows import FIRST_PAGE, EntryRows
from ui.widgets.entry_table import EntryTable
from ui.widgets.kit import Kit

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def make(
    qtbot: QtBot,
    kit: Kit,
    entries: EntryStore,
    drafts: DraftStore,
    vocabulary: Vocabulary,
    clock: FixedClock,
):
    def make() -> EntryList:
        widget = EntryList(kit, entries, drafts, vocabulary, clock)
        qtbot.addWidget(widget)
        widget.resize(268, 500)
        widget.show()
        widget.activateWindow()
        assert QTest.qWaitForWindowActive(widget)
        return widget

    return make


def view(shown: EntryList) -> EntryTable:
    return by_name(shown, "Entries", EntryTable)


def spoken(shown: EntryList) -> list[str]:
    model = view(shown).model()
    return [model.index(n, 0).data(SPOKEN) for n in range(model.rowCount())]


def headings(shown: EntryList) -> list[str]:
    model = view(shown).model()
    assert isinstance(model, EntryRows)
    return [model.heading(n) for n in range(model.rowCount())]


def test_entries_stand_under_their_days(make, write: Write) -> None:
    write("one", FeltFeeling("guilty", 7), hours=1)
    write("two", hours=2)
    write("three", days=1)
    write("four", days=3)
    write("five", days=400)
    shown = make()
    assert headings(shown) == ["Today", "", "Yesterday", "Wednesday 11 March", headings(shown)[4]]
    assert headings(shown)[4].endswith("2025")
    assert spoken(shown)[0] == "Today. 08:26. guilty 7 of 10. one"


def test_the_journal_can_be_empty_and_a_search_can_find_nothing(make, write: Write) -> None:
    shown = make()
    assert "empty" in " ".join(w.accessibleName() for w in shown.findChildren(QLabel))
    write("one")
    shown.refresh(Changed(frozenset({"entry"})))
    assert len(spoken(shown)) == 1
    shown.narrow(Narrow(words="zebra"))
    sentence = [w.accessibleName() for w in shown.findChildren(QLabel) if w.isVisible()]
    assert sentence == ["Nothing here matches."]


def test_older_pages_come_without_a_jump(make, write: Write, entries: EntryStore) -> None:
    for n in range(3 * FIRST_PAGE):
        write(f"page {n}", minutes=n, uid=f"u{n}")
    shown = make()
    assert shown.count() >= FIRST_PAGE
    before = spoken(shown)
    bar = view(shown).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert shown.count() > len(before)
    assert spoken(shown)[: len(before)] == before
    view(shown).setFocus()
    QTest.keyClick(view(shown), Qt.Key.Key_End)
    assert shown.count() == 3 * FIRST_PAGE
    assert shown.selected() == f"u{3 * FIRST_PAGE - 1}"
    assert len(set(spoken(shown))) == entries.count()


def test_it_is_walked_and_opened_by_keyboard(qtbot: QtBot, make, write: Write) -> None:
    for n in range(30):
        write(f"page {n}", hours=n, uid=f"u{n}")
    shown = make()
    list_view = view(shown)
    with qtbot.assertNotEmitted(shown.current_changed):
        list_view.setFocus()
    assert list_view.currentIndex().row() == 0
    assert shown.selected() is None
    with qtbot.waitSignal(shown.current_changed) as moved:
        QTest.keyClick(list_view, Qt.Key.Key_Down)
    assert moved.args == ["u1"]
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(list_view, Qt.Key.Key_Return)
    assert opened.args == ["u1"]
    QTest.keyClick(list_view, Qt.Key.Key_PageDown)
    assert shown.selected() not in ("u0", "u1")
    QTest.keyClick(list_view, Qt.Key.Key_Home)
    assert shown.selected() == "u0"


def test_a_click_opens(qtbot: QtBot, make, write: Write) -> None:
    write("one", uid="u0")
    write("two", uid="u1", hours=1)
    shown = make()
    at = view(shown).visualRect(view(shown).model().index(1, 0)).center()
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.mouseClick(view(shown).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["u1"]


def test_a_change_leaves_selection_and_scroll_with_their_entries(
    qtbot: QtBot, make, write: Write, clock: FixedClock
) -> None:
    for n in range(60):
        write(f"page {n}", hours=n, uid=f"u{n}")
    shown = make()
    shown.select("u30")
    before = shown.place()
    clock.advance(minutes=5)
    write("new", uid="new")
    with qtbot.assertNotEmitted(shown.current_changed):
        shown.refresh(Changed(frozenset({"entry"}), frozenset({"new"})))
    assert shown.place() == before
    assert spoken(shown)[0].endswith("new")


def test_at_the_top_a_new_entry_comes_into_view(make, write: Write, clock: FixedClock) -> None:
    for n in range(60):
        write(f"page {n}", hours=n)
    shown = make()
    clock.advance(minutes=5)
    write("new", uid="new")
    shown.refresh(Changed(frozenset({"entry"}), frozenset({"new"})))
    assert shown.place()["top"] == "new"


def test_a_place_is_found_again_in_another_list(make, write: Write) -> None:
    for n in range(300):
        write(f"page {n}", hours=n, uid=f"u{n}")
    first = make()
    first.select("u250")
    place = first.place()
    second = make()
    second.return_to(place)
    assert second.place() == place
    second.return_to({"selected": "gone", "top": 3, "offset": "x"})


def test_drafts_stand_in_their_place_and_say_so(
    make, write: Write, drafts: DraftStore, clock: FixedClock
) -> None:
    kept = write("kept", hours=3)
    write("older", days=2)
    new = Entry("new", clock.now() - timedelta(hours=5), Kind.FREE, text="half a thought")
    drafts.keep_now(new, 0, is_new=True)
    shown = make()
    assert [words.split(". ")[-1] for words in spoken(shown)] == ["kept", "half a thought", "older"]
    assert spoken(shown)[1].startswith("Draft. ")
    drafts.keep_now(kept, 0, is_new=False)
    shown.refresh(Changed(frozenset({"draft"}), frozenset({kept.uid})))
    assert spoken(shown)[0].startswith("Draft. ")
    shown.narrow(Narrow(words="thought"))
    assert shown.count() == 0


def test_a_draft_older_than_the_first_page_waits_for_its_place(
    make, write: Write, drafts: DraftStore, clock: FixedClock
) -> None:
    for n in range(2 * FIRST_PAGE):
        write(f"page {n}", hours=n)
    old = Entry("old", clock.now() - timedelta(days=300), Kind.FREE, text="old draft")
    drafts.keep_now(old, 0, is_new=True)
    shown = make()
    view(shown).setFocus()
    QTest.keyClick(view(shown), Qt.Key.Key_End)
    assert spoken(shown)[-1].endswith("old draft")
    assert len([words for words in spoken(shown) if words.endswith("old draft")]) == 1


def test_search_hits_are_formats_and_never_markup(make, write: Write, kit: Kit) -> None:
    write("the <b>phone</b> 📱 lit up")
    shown = make()
    shown.narrow(Narrow(words="phone"))
    model = view(shown).model()
    assert isinstance(model, EntryRows)
    snippet = model.row(0).summary.snippet
    assert snippet is not None
    painter = EntryPainter(kit.theme, model, shown)
    formats = painter._hits((("📱 ", False), ("phone", True)))
    assert [(f.start, f.length) for f in formats] == [(3, 5)]
    assert any(hit and piece == "phone" for piece, hit in snippet)
    shown.grab()


def test_what_cannot_be_read_is_said_in_place_of_the_list(
    make, write: Write, entries: EntryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("one")
    shown = make()
    list_view = view(shown)

    def damaged(**_anything: object) -> None:
        raise DatabaseDamaged

    with monkeypatch.context() as broken:
        broken.setattr(entries, "newest", damaged)
        shown.refresh(Changed(frozenset({"entry"})))
        assert not list_view.isVisible()
    shown.refresh(Changed(frozenset({"entry"})))
    assert list_view.isVisible()


@pytest.mark.parametrize("narrow", [Narrow(), Narrow(feelings=frozenset({"sad"}))])
def test_single_changes_show_what_reading_all_anew_would(
    make, write: Write, entries: EntryStore, clock: FixedClock, narrow: Narrow
) -> None:
    felt = FeltFeeling("sad", 3)
    for n in range(20):
        write(f"page {n}", *([felt] if n % 2 else []), hours=n // 3, uid=f"u{n}")
    shown = make()
    shown.narrow(narrow)

    def same_as_anew(change: Changed) -> None:
        shown.refresh(change)
        anew = make()
        anew.narrow(narrow)
        assert spoken(shown) == spoken(anew)

    same_as_anew(entries.save(entries.get("u4").edited(text="other words", feelings=(felt,))))
    same_as_anew(entries.save(entries.get("u5").edited(feelings=())))
    moved = entries.get("u7").edited(created=clock.now() - timedelta(days=9))
    same_as_anew(entries.save(moved))
    same_as_anew(entries.delete("u9"))
    same_as_anew(entries.put_back("u9"))
    write("new", felt, uid="new")
    same_as_anew(Changed(frozenset({"entry"}), frozenset({"new"})))


def test_the_way_to_the_end_can_be_stopped(
    make, write: Write, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.widgets.entry_rows.LEAP", 30)
    for n in range(400):
        write(f"page {n}", hours=n, uid=f"u{n}")
    shown = make()
    QTest.keyClick(view(shown), Qt.Key.Key_End)
    QTest.keyClick(view(shown), Qt.Key.Key_Home)
    loaded = shown.count()
    QTest.qWait(30)
    assert (shown.selected(), shown.count()) == ("u0", loaded)
    assert loaded < 400
    QTest.keyClick(view(shown), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: (shown.selected(), shown.count()) == ("u399", 400))


NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW, "Today, 09:00"),
        (NOW - timedelta(days=1), "Yesterday, 09:00"),
        (NOW - timedelta(days=6), "Sunday, 09:00"),
        (NOW - timedelta(days=7), "Saturday 7 March, 09:00"),
        (NOW + timedelta(days=2), "Monday 16 March, 09:00"),
    ],
)
def test_near_days_have_names(moment: datetime, words: str) -> None:
    assert lately(moment, NOW.date()) == words


def test_another_year_is_named() -> None:
    assert day_in_words(date(2025, 12, 31), NOW.date()) == "Wednesday 31 December 2025"


def test_a_screen_reader_hears_the_rows(make, write: Write) -> None:
    write("She went quiet.", FeltFeeling("guilty", 7))
    shown = make()
    table = QAccessible.queryAccessibleInterface(view(shown))
    assert table.text(QAccessible.Text.Name) == "Entries"
    said = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    assert "Today. 09:26. guilty 7 of 10. She went quiet." in said


@pytest.mark.parametrize("place", [0, 2])
def test_what_an_assistive_tool_selects_is_opened(
    place: int, qtbot: QtBot, make, write: Write
) -> None:
    words = ("one", "two", "three")
    uids = [write(each, hours=n).uid for n, each in enumerate(words)]
    shown = make()
    table = view(shown)
    table.setFocus()
    opened: list[str] = []
    shown.opened.connect(opened.append)
    inside = QAccessible.queryAccessibleInterface(table)
    cells = [inside.child(n) for n in range(inside.childCount())]
    cell = next(c for c in cells if words[place] in c.text(QAccessible.Text.Name))
    cell.actionInterface().doAction(cell.actionInterface().actionNames()[0])
    qtbot.waitUntil(lambda: opened == [uids[place]])
    assert shown.selected() == uids[place]


def test_keys_only_walk(qtbot: QtBot, make, write: Write) -> None:
    uids = [write(words, hours=n).uid for n, words in enumerate(("one", "two", "three"))]
    shown = make()
    opened: list[str] = []
    shown.opened.connect(opened.append)
    view(shown).setFocus()
    assert shown.selected() is None, "nothing is opened by going there"
    for key, expected in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(view(shown), key)
        qtbot.wait(5)
        assert shown.selected() == uids[expected]
    assert opened == []
