"""The left side: three tabs, the things of one of them, and a way to begin another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from ui.errors import error_card
from ui.pages.boundary_tabs import Tab
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.thing_rows import Group, ThingRows

BAR = 8
"""What scrolls reaches so many px further right than the rest: there its bar lies."""


class BoundariesList(QWidget):
    """Says which thing is wanted, which tab, and whether something new."""

    opened = Signal(str)
    reached = Signal(str)
    tab_chosen = Signal(object)
    new_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, kit: Kit, groups: Callable[[Tab], list[Group]]) -> None:
        """`groups` returns what a tab shows; it may raise what the stores raise."""
        super().__init__()
        self._kit = kit
        self._groups = groups
        self.tab = Tab.BOUNDARIES
        self._words = texts.load("boundaries_page")
        self._tabs = QButtonGroup(self)
        names = {
            Tab.BOUNDARIES: self.tr("Boundaries"),
            Tab.REQUESTS: self.tr("Requests"),
            Tab.AGREEMENTS: self.tr("Agreements"),
        }
        self._buttons = {tab: self._tab(tab, name) for tab, name in names.items()}
        self.rows = ThingRows(kit, self.tr("What is here"))
        self.rows.opened.connect(self.opened)
        self.rows.reached.connect(self.reached)
        self._trouble = kit.col(gap=0)
        self._alone = kit.text("", "lead", "text_muted")
        self._alone.hide()
        self._new = kit.button(" ", "quiet", "plus", self.new_wanted.emit)
        self._bin = kit.button(self.tr("Bin"), "plain", "trash", self.bin_wanted.emit)
        self._bin.setFont(kit.theme.font("label", weight=400))
        tabs = kit.flow(*self._buttons.values(), gap=14, lines=2)
        tabs.setAccessibleName(self.tr("What to show"))
        inside = kit.col(self._trouble, self.rows, self._alone, None, gap=0, margins=(0, 0, BAR, 0))
        self.setLayout(
            kit.col(
                tabs,
                (kit.scroll(kit.wrap(inside)), 1),
                kit.row(self._new, None, self._bin, gap=2, margins=(0, 0, BAR, 0)),
                gap=8,
                margins=(12, 12, 12 - BAR, 8),
            )
        )
        self.show_tab(self.tab)

    def _tab(self, tab: Tab, name: str) -> QPushButton:
        button = self._kit.button(
            name, "tab", "", lambda: self.tab_chosen.emit(tab), checkable=True
        )
        button.setFont(self._kit.theme.font("label", weight=400))  # three side by side
        button.setAutoExclusive(True)  # told as one of several; the group does the rest
        self._tabs.addButton(button)
        return button

    def show_tab(self, tab: Tab) -> None:
        """Show a tab's things. Emits nothing."""
        self.tab = tab
        self._buttons[tab].setChecked(True)
        words = self._words[tab.value]["new"]
        self._new.setText(" " + words)
        self._new.setAccessibleName(words)
        self._new.setToolTip(f"{words}   Ctrl+N")
        self.rows.mark_open("")
        self.refresh()

    def allow_new(self, allowed: bool) -> None:
        """Offer something new, and the bin, or not (agreements outside of Us)."""
        self._new.setVisible(allowed)
        self._bin.setVisible(allowed and self.tab is not Tab.AGREEMENTS)

    def say_alone(self, words: str) -> None:
        """Say this where no other side is there to say it; "" for nothing."""
        self._alone.say(words)
        self._alone.setVisible(bool(words))

    def refresh(self) -> None:
        """Show the tab's things anew."""
        emptied(self._trouble)
        try:
            self.rows.show_groups(self._groups(self.tab))
        except TrustJournalError as error:
            self._trouble.addWidget(error_card(self._kit, error))

    def focus(self, key: str = "") -> None:
        """Take the keyboard: at a row, else at the tab."""
        if not self.rows.focus(key):
            self._buttons[self.tab].setFocus()

    @property
    def empty(self) -> bool:
        """Whether the tab has nothing."""
        return not self.rows.keys
