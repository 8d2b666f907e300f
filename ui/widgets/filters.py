"""Narrows the list: by feelings, tags and days, each shown as a chip that can be taken off."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow
from ui.widgets.day_field import DayField
from ui.widgets.days import day_in_words
from ui.widgets.kit import Kit
from ui.widgets.marks import mark_icon

TAGS_OFFERED = 24
LONGEST_TAG = 170
"""Width in px at 100 % after which a tag is cut with an ellipsis."""


class Filters(QWidget):
    """Chips for what is active, always; the form to choose from, on request."""

    changed = Signal(object)
    """The new `Narrow` (without words; those belong to the search field)."""

    def __init__(self, kit: Kit, entries: EntryStore, vocabulary: Vocabulary, clock: Clock) -> None:
        super().__init__()
        self._kit = kit
        self._entries = entries
        self._vocabulary = vocabulary
        self._clock = clock
        self._narrow = Narrow()
        self._tag_names: list[str] = []
        self._feelings = {core.id: self._feeling_button(core.id) for core in vocabulary.cores()}
        self._tags: dict[str, QPushButton] = {}
        self._tag_flow = kit.flow(gap=4)
        self._first = DayField(kit, self.tr("From"), clock)
        self._last = DayField(kit, self.tr("To"), clock)
        for field in (self._first, self._last):
            field.changed.connect(self._days_typed)
        self._chips = kit.flow(gap=4)
        self._chips.setAccessibleName(self.tr("Active filters"))
        self._form = self._build_form()
        self._form.hide()
        self.setLayout(kit.col(self._chips, self._form, gap=6))
        self._read_tags()
        self._show()

    def _build_form(self) -> QWidget:
        kit = self._kit
        self._tag_caption = kit.text(self.tr("Tags"), "caption", "text_muted", wrap=False)
        feelings = kit.text(self.tr("Feelings"), "caption", "text_muted", wrap=False)
        return kit.card(
            kit.col(
                feelings,
                self._in_columns(list(self._feelings.values())),
                self._tag_caption,
                self._tag_flow,
                kit.row((self._first, 1), (self._last, 1), gap=8),
                gap=5,
                margins=(10, 10, 10, 12),
            )
        )

    def _in_columns(self, buttons: list[QPushButton]) -> QGridLayout:
        """The ten feelings in two equal columns: a place can be learnt."""
        grid = QGridLayout()
        grid.setSpacing(self._kit.theme.px(4))
        for place, button in enumerate(buttons):
            button.setProperty("column", True)
            button.setFont(self._kit.theme.font("label", weight=400))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    # --- what is set -----------------------------------------------------------------------

    def narrow(self) -> Narrow:
        """Return the filters, all of which an entry has to meet."""
        return self._narrow

    def set_narrow(self, narrow: Narrow) -> None:
        """Show these filters (words are not shown here). Emits nothing."""
        self._narrow = replace(narrow, words="")
        self._show()

    def clear(self) -> None:
        """Take all filters off."""
        self._put(Narrow())

    @property
    def active(self) -> bool:
        """Whether anything is narrowed."""
        return self._narrow != Narrow()

    # --- the form --------------------------------------------------------------------------

    def set_open(self, wanted: bool) -> None:
        """Show or hide the form; what is set stays set."""
        self._form.setVisible(wanted)
        if wanted:
            next(iter(self._feelings.values())).setFocus()

    @property
    def is_open(self) -> bool:
        """Whether the form is shown."""
        return not self._form.isHidden()

    def refresh(self, change: Changed) -> None:
        """Offer the tags that are in use now."""
        if "entry" in change.kinds:
            self._read_tags()
            self._show()

    # --- inside ----------------------------------------------------------------------------

    def _feeling_button(self, core: str) -> QPushButton:
        button = self._kit.button(self._vocabulary.label(core), "word", checkable=True)
        button.setText(" " + self._vocabulary.label(core))
        button.setIcon(mark_icon(self._kit.theme, core, 13))
        button.setIconSize(QSize(self._kit.theme.px(13), self._kit.theme.px(13)))
        button.clicked.connect(lambda on, c=core: self._toggle("feelings", c, on))
        return button

    def _read_tags(self) -> None:
        try:
            names = [tag for tag, _ in self._entries.tags()[:TAGS_OFFERED]]
        except TrustJournalError:
            names = []  # the list beside it says what is the matter
        if names == self._tag_names:
            return
        self._tag_names = names
        self._tag_flow.clear()
        self._tags = {}
        for name in names:
            button = self._kit.button(self._short(name), "word", checkable=True)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda on, t=name: self._toggle("tags", t, on))
            self._tag_flow.add(button)
            self._tags[name] = button

    def _short(self, name: str) -> str:
        """A chip wider than the list would push the others out of sight."""
        theme = self._kit.theme
        metrics = QFontMetrics(theme.font("ui"))
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, theme.px(LONGEST_TAG))

    def _toggle(self, field: str, name: str, on: bool) -> None:
        now: frozenset[str] = getattr(self._narrow, field)
        self._put(_with(self._narrow, field, now | {name} if on else now - {name}))

    def _days_typed(self) -> None:
        self._put(replace(self._narrow, first=self._first.day(), last=self._last.day()))

    def _put(self, narrow: Narrow) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()
            self.changed.emit(narrow)

    def _take_off(self, rest: Narrow) -> None:
        self._put(rest)
        if self._chip_buttons:  # the pressed chip is gone: another one takes the focus
            self._chip_buttons[0].setFocus()

    def _show(self) -> None:
        for name, button in self._feelings.items():
            button.setChecked(name in self._narrow.feelings)
        for name, button in self._tags.items():
            button.setChecked(name in self._narrow.tags)
        for field in (self._tag_flow, self._tag_caption):
            field.setVisible(bool(self._tags))
        if self._first.day() != self._narrow.first:
            self._first.set_day(self._narrow.first)
        if self._last.day() != self._narrow.last:
            self._last.set_day(self._narrow.last)
        self._show_chips()

    def _show_chips(self) -> None:
        self._chips.clear()
        self._chip_buttons: list[QPushButton] = []
        for label, without in self._active():
            off = partial(self._take_off, without)
            chip = self._kit.button(self._short(label), "word", "x", off)
            chip.setAccessibleName(self.tr("Remove filter: {name}").format(name=label))
            self._chips.add(chip)
            self._chip_buttons.append(chip)
        if self.active:
            clear = self._kit.button(self.tr("Clear"), "quiet", on=self.clear)
            self._chips.add(clear)
            self._chip_buttons.append(clear)
        self._keep_tab_order()
        self._chips.setVisible(self.active)
        self._chips.updateGeometry()

    def _keep_tab_order(self) -> None:
        """Chips and tags are made anew all the time; let them be reached where they are seen."""
        feelings = list(self._feelings.values())
        after: QWidget = feelings[-1]
        for button in self._tags.values():
            QWidget.setTabOrder(after, button)
            after = button
        before = feelings[0].previousInFocusChain()
        while before not in (None, self) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for chip in self._chip_buttons:
            QWidget.setTabOrder(before or feelings[0], chip)
            before = chip

    def _active(self) -> list[tuple[str, Narrow]]:
        """What is set, in words, each with the filters that are left without it."""
        narrow, today = self._narrow, self._clock.now().date()
        rest = [
            (self._vocabulary.label(name), _with(narrow, "feelings", narrow.feelings - {name}))
            for name in sorted(narrow.feelings)
        ]
        rest += [
            (f"#{name}", _with(narrow, "tags", narrow.tags - {name}))
            for name in sorted(narrow.tags)
        ]
        if narrow.first is not None and narrow.first == narrow.last:
            day = day_in_words(narrow.first, today)
            return [*rest, (day, replace(narrow, first=None, last=None))]
        if narrow.first is not None:
            words = self.tr("from {day}").format(day=day_in_words(narrow.first, today))
            rest.append((words, replace(narrow, first=None)))
        if narrow.last is not None:
            words = self.tr("to {day}").format(day=day_in_words(narrow.last, today))
            rest.append((words, replace(narrow, last=None)))
        return rest


def _with(narrow: Narrow, field: str, names: frozenset[str]) -> Narrow:
    return replace(narrow, **{field: names})  # type: ignore[arg-type]
