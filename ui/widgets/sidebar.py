"""The way between the pages: icon and word, or the icon alone where room is short."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.kit import Kit
from ui.widgets.space_switch import SpaceSwitch


@dataclass(frozen=True)
class Destination:
    """One line of the sidebar; `name` is the page's, `keys` its shortcut in portable text."""

    name: str
    words: str
    icon: str
    keys: str = ""


LEAST_PAGES = 96
"""Height in px at 100 % that the pages keep, however low the window is."""


class Sidebar(QWidget):
    """The spaces and destinations above; help, settings and lock below."""

    chosen = Signal(str)

    def __init__(
        self,
        kit: Kit,
        title: str,
        above: list[Destination],
        below: list[Destination],
        switch: SpaceSwitch | None = None,
    ) -> None:
        """`switch` stands in the place of the title where there are two spaces."""
        super().__init__()
        self._kit = kit
        self._buttons: dict[str, tuple[Destination, QPushButton]] = {}
        kit.fill(self, "window")
        self.setAccessibleName(self.tr("Pages"))
        self._switch = switch
        self._title = kit.text(title, "lead", wrap=False)
        self._title.setContentsMargins(kit.theme.px(10), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setSpacing(kit.theme.gap("hair"))
        column.addWidget(switch or self._title)
        column.addSpacing(kit.theme.gap("m"))
        # In a low window with large letters the pages scroll; help and lock are always there.
        self._pages = kit.wrap(kit.col(*(self._add(each) for each in above), None, gap=2))
        self._area = kit.scroll(self._pages)
        self._area.setMinimumHeight(kit.theme.px(LEAST_PAGES))
        column.addWidget(self._area, 1)
        for destination in below:
            column.addWidget(self._add(destination))
        self.set_rail(False)

    def _add(self, destination: Destination) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "nav")
        button.setFont(self._kit.theme.font("ui"))
        button.setAccessibleName(destination.words)
        button.setAccessibleDescription(destination.keys)
        hint = f"{destination.words}   {destination.keys}".strip()
        button.setToolTip(hint)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        size = self._kit.theme.px(19)
        button.setIconSize(QSize(size, size))
        name = destination.name
        button.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        self._buttons[destination.name] = (destination, button)
        return button

    def show_current(self, name: str) -> None:
        """Mark the page that is open, for screen readers too."""
        for key, (destination, button) in self._buttons.items():
            here = key == name
            button.setProperty("here", here)
            button.style().unpolish(button)
            button.style().polish(button)
            told = self.tr("{keys}; this page is open") if here else "{keys}"
            button.setAccessibleDescription(told.format(keys=destination.keys))
            button.setFont(self._kit.theme.font("ui_strong" if here else "ui"))
            picture = f"{destination.icon}-fill" if here else destination.icon
            button.setIcon(self._kit.theme.icon(picture, "accent" if here else "text_muted"))

    def set_rail(self, rail: bool) -> None:
        """Show icons alone (True) or icons with words."""
        theme = self._kit.theme
        self.setFixedWidth(theme.line("rail" if rail else "sidebar"))
        side = theme.px(8 if rail else 12)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, theme.px(14), side, theme.px(14))
        if self._switch is None:
            self._title.setVisible(not rail)
        else:
            self._switch.set_rail(rail)
        for destination, button in self._buttons.values():
            words = destination.words.replace("&", "&&")
            button.setText("" if rail else f"  {words}")
        content = self._area.widget()
        if content is not None:
            content.setMinimumHeight(self._pages.sizeHint().height())
