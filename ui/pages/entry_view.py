"""One entry to read: when, what was felt, what happened, what was written. No actions."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.entries import Entry, FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.feeling_line import path_of
from ui.widgets.kit import Kit
from ui.widgets.markdown_view import LONGEST_RENDERED, MarkdownView
from ui.widgets.marks import Mark
from ui.widgets.text_page import TextPage
from ui.widgets.when_field import spoken

LONGEST_TITLE = 90
"""Characters of a line of one's own that may stand above the entry; a longer one is text."""
_HEADING = re.compile(r"\s*#{1,6}\s+(.+?)\s*#*\s*(?:\n|$)")


def title_of(entry: Entry, vocabulary: Vocabulary) -> str:
    """Return what stands above an entry: its own line or heading, else its feelings, its kind.

    Never the beginning of the text: that would be read twice, and once cut short.
    """
    if 0 < len(entry.happened.strip()) <= LONGEST_TITLE:
        return " ".join(entry.happened.split())
    heading = _HEADING.match(entry.text)
    if heading and len(heading.group(1)) <= LONGEST_TITLE:
        return heading.group(1)
    if entry.feelings:
        return entry.title(vocabulary)
    return QCoreApplication.translate("EntryView", "Free writing")


def as_plain_text(entry: Entry, vocabulary: Vocabulary) -> str:
    """Return the person's words for copying: feelings, what happened, the text, needs, tags."""
    feelings = [f"{vocabulary.label(f.feeling)} {f.intensity}/10" for f in entry.feelings]
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    parts = (
        spoken(entry.created),
        ", ".join(feelings),
        entry.happened,
        entry.text,
        ", ".join(entry.needs),
        tags,
    )
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


class EntryView(QWidget):
    """Shows one entry, as tall as it is; parts that are empty are left out."""

    def __init__(self, kit: Kit, vocabulary: Vocabulary, entry: Entry, from_whom: str = "") -> None:
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._column: QVBoxLayout = kit.col(gap=6)
        self.setLayout(self._column)
        self.title = title_of(entry, vocabulary)
        self._column.addWidget(kit.text(self.title, "title"))
        said = (spoken(entry.created), from_whom)
        when = " · ".join(part for part in said if part)
        self._column.addWidget(kit.text(when, "caption", "text_muted"))
        if entry.feelings:
            self._column.addSpacing(kit.theme.gap("s"))
            self._column.addWidget(self._feelings(entry.feelings))
        self._words(entry)
        self._needs_and_tags(entry)

    def _feelings(self, feelings: tuple[FeltFeeling, ...]) -> QWidget:
        lines = self._kit.col(gap=12, margins=(16, 12, 16, 12))
        for felt in feelings:
            lines.addLayout(self._feeling(felt))
        card = self._kit.card(lines)
        card.setAccessibleName(self.tr("Feelings"))
        return card

    def _feeling(self, felt: FeltFeeling) -> QVBoxLayout:
        kit = self._kit
        core = self._vocabulary.core_of(felt.feeling, felt.near)
        mark = kit.col(3, Mark(kit.theme, core.id if core else "", 16), None, gap=0)
        path = " › ".join(path_of(felt, self._vocabulary))
        strength = self.tr("{n} of 10").format(n=felt.intensity)
        if felt.body.strip():
            strength = self.tr("{strength}, in the body: {place}").format(
                strength=strength, place=felt.body
            )
        words = kit.col(kit.text(path, "ui_strong"), kit.text(strength, "ui", "text_muted"), gap=1)
        for label, said in (
            (self.tr("About"), felt.about),
            (self.tr("Underneath"), felt.underneath),
        ):
            if said.strip():
                words.addSpacing(kit.theme.gap("xs"))
                words.addWidget(kit.text(label, "caption", "text_muted"))
                words.addWidget(kit.text(said, "quote"))
        return kit.col(kit.row(mark, (words, 1), gap=10), gap=0)

    def _words(self, entry: Entry) -> None:
        kit = self._kit
        happened, text = entry.happened.strip(), entry.text
        if happened and " ".join(happened.split()) != self.title:
            self._column.addSpacing(kit.theme.gap("s"))
            self._column.addWidget(kit.text(happened, "body"))
        heading = _HEADING.match(text)
        if heading and heading.group(1) == self.title:
            text = text[heading.end() :]
        if text.strip():
            self._column.addSpacing(kit.theme.gap("s"))
            self._column.addWidget(self._text(text), 1)

    def _text(self, text: str) -> QWidget:
        name = self.tr("What I wrote")
        if len(text) <= LONGEST_RENDERED:
            return MarkdownView(self._kit, name, text)
        page = TextPage(self._kit, name)
        page.setReadOnly(True)
        page.load(text)
        page.setMinimumHeight(self._kit.theme.px(420))
        return page

    def _needs_and_tags(self, entry: Entry) -> None:
        kit = self._kit
        if entry.needs:
            self._column.addSpacing(kit.theme.gap("s"))
            label = kit.text(self.tr("I need"), "caption", "text_muted")
            needs = kit.text(", ".join(entry.needs), "quote")
            self._column.addLayout(kit.col(label, needs, gap=1))
        if entry.tags:
            self._column.addSpacing(kit.theme.gap("s"))
            tags = "\u2002".join(f"#{tag}" for tag in entry.tags)
            line = kit.text(tags, "ui", "text_muted")
            line.setAccessibleName(self.tr("Tags: {tags}").format(tags=", ".join(entry.tags)))
            self._column.addWidget(line)
