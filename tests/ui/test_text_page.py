from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.kit import Kit
from ui.widgets.markdown_view import MarkdownView, with_paragraphs
from ui.widgets.text_page import TextPage

CONTROL = Qt.KeyboardModifier.ControlModifier
# What ends a line or paragraph comes back as "\n"; NUL ends texts elsewhere.
plain = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\u2028\u2029\ufdd0\ufdd1"),
    max_size=60,
)


@pytest.fixture
def page(qtbot: QtBot, kit: Kit) -> TextPage:
    made = TextPage(kit, "Words")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_undo_never_takes_a_loaded_text_away(page: TextPage) -> None:
    page.load("What was kept.")
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert page.words() == "What was kept."
    QTest.keyClicks(page, "Oh. ")
    for _ in range(9):
        QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert page.words() == "What was kept."


def test_loading_another_text_forgets_the_undo_of_the_one_before(page: TextPage) -> None:
    page.load("One")
    QTest.keyClicks(page, "more ")
    page.load("Two")
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert page.words() == "Two"


def test_loading_is_not_editing(qtbot: QtBot, page: TextPage) -> None:
    with qtbot.assertNotEmitted(page.edited):
        page.load("Nobody typed this")
    with qtbot.waitSignal(page.edited):
        QTest.keyClicks(page, "x")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=plain)
def test_words_come_back_exactly(page: TextPage, words: str) -> None:
    page.load(words)
    assert page.words() == words


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=plain, data=st.data())
def test_places_count_characters(page: TextPage, words: str, data: st.DataObject) -> None:
    page.load(words)
    cursor = data.draw(st.integers(0, len(words)))
    anchor = data.draw(st.integers(0, len(words)))
    page.set_place(cursor, anchor)
    assert page.place() == (cursor, anchor)


def test_a_place_past_the_end_is_the_end(page: TextPage) -> None:
    page.load("short")
    page.set_place(4000, 4000)
    assert page.place() == (5, 5)


def test_only_plain_text_is_copied(page: TextPage) -> None:
    page.load("no\u00a0break, and 😀")
    page.selectAll()
    mime = page.createMimeDataFromSelection()
    assert mime.text() == "no\u00a0break, and 😀"
    assert not mime.hasHtml()
    assert not [f for f in mime.formats() if "html" in f or "markdown" in f or "document" in f]


def test_pasted_formatting_is_dropped(page: TextPage) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    QGuiApplication.clipboard().setMimeData(mime)
    page.paste()
    assert page.words() == "bold"
    assert page.document().firstBlock().begin().fragment().charFormat().fontWeight() <= 400


def test_files_and_pictures_are_not_taken(page: TextPage) -> None:
    mime = QMimeData()
    mime.setImageData(b"")
    assert not page.canInsertFromMimeData(mime)
    page.insertFromMimeData(mime)
    assert page.words() == ""


def test_lines_stand_as_far_apart_as_the_tokens_say(page: TextPage, kit: Kit) -> None:
    page.load("word " * 60)
    page.document().documentLayout().blockBoundingRect(page.document().firstBlock())
    layout = page.document().firstBlock().layout()
    assert layout is not None
    assert layout.lineCount() > 2
    apart = layout.lineAt(2).y() - layout.lineAt(1).y()
    assert apart == pytest.approx(16 * 1.58, abs=1)


def test_spacing_holds_after_typing(page: TextPage) -> None:
    page.load("word " * 60)
    QTest.keyClicks(page, "now ")
    page.document().documentLayout().blockBoundingRect(page.document().firstBlock())
    layout = page.document().firstBlock().layout()
    assert layout is not None
    assert layout.lineAt(1).y() - layout.lineAt(0).y() > layout.lineAt(0).height() + 2


def test_tab_goes_on_to_the_next_field(qtbot: QtBot, kit: Kit) -> None:
    first, second = TextPage(kit, "First", lines=(1, 4)), TextPage(kit, "Second")
    both = QWidget()
    both.setLayout(kit.col(first, second))
    qtbot.addWidget(both)
    both.show()
    both.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert both.focusWidget() is second
    assert first.words() == ""


def test_a_field_grows_with_its_lines_up_to_the_most(qtbot: QtBot, kit: Kit) -> None:
    field = TextPage(kit, "Few lines", lines=(1, 3))
    box = QWidget()
    box.setLayout(kit.col(field, None))
    qtbot.addWidget(box)
    box.resize(400, 400)
    box.show()
    heights = []
    for lines in (1, 2, 3, 4):
        field.load("\n".join(["line"] * lines))
        qtbot.wait(1)
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


@pytest.mark.parametrize(
    ("before", "cursor", "after"),
    [
        ("", 0, "I see."),
        ("So.", 3, "So. I see."),
        ("So. Then", 4, "So. I see. Then"),
        ("a\nb", 2, "a\nI see. b"),
    ],
)
def test_inserted_words_do_not_stick_to_others(
    page: TextPage, before: str, cursor: int, after: str
) -> None:
    page.load(before, cursor)
    page.insert_words("I see.")
    assert page.words() == after
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    assert page.words() == before


# --- to read ---------------------------------------------------------------------------------


def rendered(qtbot: QtBot, kit: Kit, written: str) -> MarkdownView:
    view = MarkdownView(kit, "Words", written)
    qtbot.addWidget(view)
    view.resize(500, 10)
    view.show()
    return view


def test_markup_is_shown_as_it_was_meant(qtbot: QtBot, kit: Kit) -> None:
    view = rendered(qtbot, kit, "# Day\n\nIt was *hard*.\n\n- one\n- two")
    assert view.toPlainText() == "Day\nIt was hard.\none\ntwo"
    assert view.document().find("one").block().textList() is not None


def test_html_is_words_like_any_other(qtbot: QtBot, kit: Kit) -> None:
    view = rendered(qtbot, kit, "a <img src='http://x/y.png'> b <b>c</b>")
    assert "<img" in view.toPlainText()
    assert "<b>c</b>" in view.toPlainText()


def test_pictures_are_not_loaded_but_told(qtbot: QtBot, kit: Kit) -> None:
    view = rendered(qtbot, kit, "See ![the sea](/etc/hostname) and ![](http://x/y.png).")
    assert view.toPlainText().startswith("See [the sea] and")
    assert "\ufffc" not in view.toPlainText()
    image = QTextDocument.ResourceType.ImageResource
    assert view.document().resource(image, QUrl("file:///etc/hostname")) is None


def test_links_are_not_followed(qtbot: QtBot, kit: Kit) -> None:
    view = rendered(qtbot, kit, "[a](http://example.org)")
    flags = view.textInteractionFlags()
    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByMouse
    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByKeyboard


def test_a_read_text_is_as_tall_as_it_is(qtbot: QtBot, kit: Kit) -> None:
    short, long = rendered(qtbot, kit, "a"), rendered(qtbot, kit, "a\n" * 40)
    assert long.height() > 20 * short.height()


def test_only_plain_text_is_copied_from_what_is_read(qtbot: QtBot, kit: Kit) -> None:
    view = rendered(qtbot, kit, "**so**")
    view.selectAll()
    mime = view.createMimeDataFromSelection()
    assert (mime.text(), mime.hasHtml()) == ("so", False)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one\ntwo", "one\n\ntwo"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("- a\n- b", "- a\n- b"),
        ("- a\nafter", "- a\n\nafter"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("> a\n> b", "> a\n> b"),
        ("Title\n=====", "Title\n====="),
        ("```\na\nb\n```\nc\nd", "```\na\nb\n```\n\nc\n\nd"),
        ("| a |\n|---|\n| 1 |", "| a |\n|---|\n| 1 |"),
        ("*so* it\nwas", "*so* it\n\nwas"),
    ],
)
def test_each_line_is_a_paragraph_but_markup_stays(written: str, read: str) -> None:
    assert with_paragraphs(written) == read
