"""The named fields of a form: their values as JSON, and where in them the person is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Clock
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.coming_day import ComingDay
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage
from ui.widgets.value_field import ValueField

Field = TextPage | ChoiceChips | ComingDay | ValueField


class FormFields(QObject):
    """Makes fields and keeps them by name; all values are words, "" for what is left out."""

    changed = Signal()
    """Somebody has written or chosen something."""
    entered = Signal(object)
    """The keyboard has come to this text."""

    def __init__(self, kit: Kit, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._clock = clock
        self._fields: dict[str, Field] = {}
        self._last = ""

    # --- making ----------------------------------------------------------------------------

    def text(
        self, name: str, label: str, *, lines: tuple[int, int] = (2, 9), hint: str = ""
    ) -> TextPage:
        """Return a new field for words, as high as its text between `lines` (least, most)."""
        page = TextPage(self._kit, label, lines=lines)
        page.setPlaceholderText(hint)
        page.edited.connect(self.changed)
        page.entered.connect(lambda _page: self._came_to(name))
        self._fields[name] = page
        return page

    def choice(self, name: str, label: str, choices: Mapping[str, str]) -> ChoiceChips:
        """Return new chips of which one may be chosen."""
        chips = ChoiceChips(self._kit, label, choices)
        chips.changed.connect(self.changed)
        self._fields[name] = chips
        return chips

    def day(self, name: str, label: str, *, offers: bool = True) -> ComingDay:
        """Return a new field for a day to come."""
        day = ComingDay(self._kit, label, self._clock, offers=offers)
        day.changed.connect(self.changed)
        self._fields[name] = day
        return day

    def put(self, name: str, field: ValueField) -> None:
        """Take a field of another kind."""
        field.changed.connect(self.changed)
        self._fields[name] = field

    # --- values ----------------------------------------------------------------------------

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def values(self) -> dict[str, str]:
        """Return what the fields say."""
        return {name: _value(field) for name, field in self._fields.items()}

    def load(self, values: Mapping[str, Any]) -> None:
        """Show other values; fields that are not among them become empty. Emits nothing."""
        for name, field in self._fields.items():
            value = values.get(name)
            words = value if isinstance(value, str) else ""
            if isinstance(field, TextPage):
                field.load(words, cursor=len(words))
            else:
                field.set_value(words)

    def open_text(self) -> TextPage | None:
        """Return the text that was written in last; None when none is to be seen."""
        texts = {n: f for n, f in self._fields.items() if isinstance(f, TextPage)}
        shown = {n: f for n, f in texts.items() if f.isVisible()}
        return shown.get(self._last) or next(iter(shown.values()), None)

    def insert_words(self, words: str) -> bool:
        """Insert words into the text that was written in last; False when none is to be seen."""
        page = self.open_text()
        if page is None:
            return False
        page.insert_words(words)
        page.setFocus()
        return True

    # --- where the person is ---------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Return the field with the keyboard, or the last one written in, and its cursor."""
        name = next((n for n, f in self._fields.items() if _has_focus(f)), self._last)
        field = self._fields.get(name)
        place: dict[str, Any] = {"field": name}
        if isinstance(field, TextPage):
            place["cursor"], place["anchor"] = field.place()
        return place

    def return_to(self, place: Mapping[str, Any]) -> bool:
        """Go back to an earlier `place()`; False when there is no such field to be seen."""
        field = self._fields.get(str(place.get("field", "")))
        if field is None or field.isHidden():
            return False
        if isinstance(field, TextPage):
            cursor, anchor = place.get("cursor"), place.get("anchor")
            if isinstance(cursor, int):
                field.set_place(cursor, anchor if isinstance(anchor, int) else None)
            field.setFocus()
        else:
            field.focus()
        return True

    def _came_to(self, name: str) -> None:
        self._last = name
        self.entered.emit(self._fields[name])


def _value(field: Field) -> str:
    return field.words() if isinstance(field, TextPage) else field.value()


def _has_focus(field: QWidget) -> bool:
    focused = field.window().focusWidget()
    return focused is not None and (focused is field or field.isAncestorOf(focused))
