from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.conftest import Write
from tests.ui.find import by_name, names, press, type_into
from trustjournal.errors import DiskFull
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from ui.pages.quick_entry import QuickWords, quick_words_of
from ui.pages.today import TodayPage
from ui.theme import Scheme, Theme
from ui.widgets.kit import Kit
from ui.widgets.waiting import WaitingItem

KEPT = "Kept. It opens with your passphrase alone."
Make = Callable[[], TodayPage]


@pytest.fixture
def make(
    qtbot: QtBot,
    kit: Kit,
    entries: EntryStore,
    drafts: DraftStore,
    vocabulary: Vocabulary,
    clock: FixedClock,
) -> Make:
    def make() -> TodayPage:
        page = TodayPage(
            kit=kit, entries=entries, drafts=drafts, vocabulary=vocabulary, clock=clock
        )
        qtbot.addWidget(page)
        page.resize(1068, 760)
        page.changed.connect(page.refresh)  # as the workspace passes changes on
        page.show()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
        page.entered()
        return page

    return make


@pytest.fixture
def page(make: Make) -> TodayPage:
    return make()


def line(page: TodayPage) -> QLineEdit:
    return by_name(page, "One line", QLineEdit)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def only(entries: EntryStore) -> Entry:
    items = entries.newest().items
    assert len(items) == 1
    return entries.get(items[0].uid)


def opens(page: TodayPage) -> list[str]:
    """What the buttons that open an entry say."""
    return [n for n in names(page, QAbstractButton) if "." in n and n != KEPT]


def test_a_feeling_and_a_line_are_kept_with_the_keyboard_alone(
    page: TodayPage, entries: EntryStore
) -> None:
    assert focused().accessibleName() == "hurt"
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "6")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "The phone lit up at dinner.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    kept = only(entries)
    assert kept.feelings == (FeltFeeling("afraid", 6),)
    assert (kept.kind, kept.happened) == (Kind.FEELINGS, "The phone lit up at dinner.")
    assert KEPT in names(page)
    assert line(page).text() == ""
    assert opens(page) == ["afraid. 6 of 10. Today, 09:26. The phone lit up at dinner."]


def test_just_a_feeling_is_enough(page: TodayPage, entries: EntryStore) -> None:
    press(page, "calm")
    press(page, "Keep, only me")
    assert only(entries).feelings == (FeltFeeling("calm", 5),)


def test_just_a_line_is_enough(page: TodayPage, entries: EntryStore) -> None:
    type_into(page, "One line", "  Slept six hours. ")
    press(page, "Keep, only me")
    kept = only(entries)
    assert (kept.kind, kept.text, kept.feelings) == (Kind.FREE, "Slept six hours.", ())


def test_nothing_is_not_kept_and_nobody_is_blamed(page: TodayPage, entries: EntryStore) -> None:
    press(page, "Keep, only me")
    assert entries.count() == 0
    assert any("enough" in name for name in names(page))


def test_the_line_after_keeping_goes_with_the_next_touch(page: TodayPage) -> None:
    press(page, "calm")
    press(page, "Keep, only me")
    press(page, "sad")
    assert KEPT not in names(page)


def test_words_reach_the_draft_within_two_seconds(
    qtbot: QtBot, page: TodayPage, drafts: DraftStore
) -> None:
    type_into(page, "One line", "not fin")
    qtbot.waitUntil(lambda: bool(drafts.all()))
    assert drafts.all()[0].entry.text == "not fin"
    assert "Draft kept" in names(page)
    type_into(page, "One line", "ished")
    assert "Draft kept" not in names(page)


def test_leaving_keeps_the_draft_at_once_and_coming_back_finds_it(
    make: Make, page: TodayPage, drafts: DraftStore
) -> None:
    press(page, "sad")
    type_into(page, "How strong", "8")
    type_into(page, "One line", "mid wor")
    QTest.keyClick(line(page), Qt.Key.Key_Left)
    page.leave()
    place = page.place()
    again = make()
    again.return_to(place)
    assert line(again).text() == "mid wor"
    assert line(again).cursorPosition() == 6
    assert again.place() == place
    press(again, "Keep, only me")
    assert drafts.all() == []


def test_an_emptied_card_leaves_no_draft(page: TodayPage, drafts: DraftStore) -> None:
    type_into(page, "One line", "x")
    page.leave()
    assert drafts.all()
    line(page).clear()
    type_into(page, "One line", "y")
    QTest.keyClick(line(page), Qt.Key.Key_Backspace)
    page.leave()
    assert drafts.all() == []


def test_leaving_does_not_raise_when_the_disk_is_full(
    page: TodayPage, drafts: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise DiskFull

    type_into(page, "One line", "x")
    with monkeypatch.context() as broken:
        broken.setattr(drafts, "keep", full)
        page.leave()
    assert line(page).text() == "x"
    page.leave()
    assert drafts.all()


def test_a_full_disk_is_told_and_the_words_stay(
    page: TodayPage, entries: EntryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise DiskFull

    type_into(page, "One line", "precious")
    with monkeypatch.context() as broken:
        broken.setattr(entries, "save", full)
        press(page, "Keep, only me")
    assert line(page).text() == "precious"
    assert KEPT not in names(page)
    press(page, "Keep, only me")
    assert only(entries).text == "precious"


def test_write_more_keeps_the_draft_until_the_editor_has_its_own(
    qtbot: QtBot, page: TodayPage, drafts: DraftStore, clock: FixedClock
) -> None:
    press(page, "sad")
    type_into(page, "One line", "there is more")
    with qtbot.waitSignal(page.write_more) as more:
        press(page, "Write more")
    assert more.args == [FeltFeeling("sad", 5), "there is more"]
    assert line(page).text() == ""
    assert [draft.entry.happened for draft in drafts.all()] == ["there is more"]
    elsewhere = Entry("old", clock.now() - timedelta(days=2), Kind.FREE, text="another one")
    page.refresh(drafts.keep_now(elsewhere, 0, is_new=True))
    assert len(drafts.all()) == 2  # that was not the editor's
    clock.advance(seconds=1)
    editors = Entry("new", clock.now(), Kind.FEELINGS, happened="there is more, and")
    page.refresh(drafts.keep_now(editors, 0, is_new=True))
    assert {draft.entry.uid for draft in drafts.all()} == {"old", "new"}


def test_unfinished_drafts_wait_beside_and_go_on(
    qtbot: QtBot, make: Make, drafts: DraftStore, clock: FixedClock
) -> None:
    entry = Entry("d1", clock.now() - timedelta(days=1), Kind.FREE, text="half a thought")
    drafts.keep_now(entry, 3, is_new=True)
    page = make()
    with qtbot.waitSignal(page.open_entry) as opened:
        press(page, "Go on writing: Free writing, Yesterday, 09:26")
    assert opened.args == ["d1"]


def test_nothing_waits_when_nothing_is_due(page: TodayPage) -> None:
    assert "Not kept yet" not in names(page)
    type_into(page, "One line", "mine")
    page.leave()  # the card's own draft is in the card already
    assert "Not kept yet" not in names(page)


def test_the_last_entries_open_by_key(qtbot: QtBot, make: Make, write: Write) -> None:
    write("older", hours=3)
    newest = write("newer", FeltFeeling("lonely", 7), hours=1)
    page = make()
    name = "sad, lonely. 7 of 10. Today, 08:26. newer"
    assert sorted(opens(page)) == sorted([name, "Free writing. Today, 06:26. older"])
    with qtbot.waitSignal(page.open_entry) as opened:
        QTest.keyClick(by_name(page, name, QAbstractButton), Qt.Key.Key_Return)
    assert opened.args == [newest.uid]


def test_tab_goes_from_the_card_to_the_last_entries(make: Make, write: Write) -> None:
    write("older", hours=3)
    page = make()
    seen = []
    for _ in range(6):
        seen.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert seen == [
        "hurt",
        "How strong",
        "One line",
        "Keep, only me",
        "Write more",
        opens(page)[0],
    ]


def test_a_draft_that_was_kept_elsewhere_leaves_the_card(
    page: TodayPage, entries: EntryStore, drafts: DraftStore
) -> None:
    type_into(page, "One line", "begun here")
    page.leave()
    draft = drafts.all()[0].entry
    page.refresh(entries.save(draft.edited(text="begun here, ended there")))
    assert line(page).text() == ""
    assert page.place() == {}


def test_words_are_inserted_only_into_a_line_in_use(page: TodayPage) -> None:
    assert not page.insert_words("It makes sense.")
    type_into(page, "One line", "Well. ")
    assert page.insert_words("It makes\nsense.")
    assert line(page).text() == "Well. It makes sense."


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (0, "It’s late"),
        (4, "It’s late"),
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
        (22, "Good evening"),
        (23, "It’s late"),
    ],
)
def test_it_greets_by_the_part_of_the_day(
    page: TodayPage, clock: FixedClock, hour: int, greeting: str
) -> None:
    clock.moment = clock.moment.replace(hour=hour)
    page.entered()
    assert greeting in names(page)
    assert "Saturday 14 March" in names(page)


def test_an_empty_journal_gets_one_sentence(make: Make, write: Write) -> None:
    page = make()
    sentence = "What you keep will be here, newest first. There is no hurry."
    assert sentence in names(page)
    write("first")
    page.refresh(Changed(frozenset({"entry"})))
    assert sentence not in names(page)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [700, 904, 1068])
def test_nothing_is_cut_off_sideways(
    qtbot: QtBot,
    entries: EntryStore,
    drafts: DraftStore,
    vocabulary: Vocabulary,
    clock: FixedClock,
    width: int,
    percent: int,
) -> None:
    theme = Theme(Scheme.LIGHT, percent)
    theme.apply()
    page = TodayPage(
        kit=Kit(theme), entries=entries, drafts=drafts, vocabulary=vocabulary, clock=clock
    )
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show()
    for control in page.findChildren(QAbstractButton):
        if control.isVisible():
            left = control.mapTo(page, control.rect().topLeft()).x()
            assert left >= 0
            assert left + control.width() <= width, control.accessibleName()


def test_only_what_fits_comes_back_into_the_card(vocabulary: Vocabulary, clock: FixedClock) -> None:
    empty = Entry("u", clock.now(), Kind.FREE)
    for words in (QuickWords(), QuickWords("sad", 3, "why"), QuickWords(line="a line")):
        assert quick_words_of(words.into(empty), vocabulary) == words
    finer = empty.edited(kind=Kind.FEELINGS, feelings=(FeltFeeling("lonely", 3),))
    for entry in (
        finer,
        empty.edited(text="two\nlines"),
        empty.edited(text="a", tags=("t",)),
        empty.edited(text="a", happened="b"),
    ):
        assert quick_words_of(entry, vocabulary) is None


def test_the_time_beside_an_entry_is_quiet(make: Make, write: Write, kit: Kit) -> None:
    write("one")
    page = make()
    time = by_name(page, "Today, 09:26", QLabel)
    shown = time.palette().color(time.foregroundRole())
    assert shown == kit.theme.color("text_muted")


def test_what_waits_stands_beside_and_is_asked_for_again(
    qtbot: QtBot,
    kit: Kit,
    entries: EntryStore,
    drafts: DraftStore,
    vocabulary: Vocabulary,
    clock: FixedClock,
) -> None:
    waits: list[WaitingItem] = []
    page = TodayPage(
        kit=kit,
        entries=entries,
        drafts=drafts,
        vocabulary=vocabulary,
        clock=clock,
        waiting=lambda: waits,
        waiting_kinds=frozenset({"review"}),
    )
    qtbot.addWidget(page)
    page.resize(1068, 760)
    page.show()
    assert "Waiting for you" not in names(page)
    waits.append(WaitingItem("a", "calendar", "Evenings", "since Monday", "Look back", list))
    page.refresh(Changed(frozenset({"other"}), frozenset()))
    assert "Waiting for you" not in names(page)
    page.refresh(Changed(frozenset({"review"}), frozenset()))
    assert "Look back: Evenings. since Monday" in names(page)
    waits.clear()
    page.entered()
    assert "Waiting for you" not in names(page)
