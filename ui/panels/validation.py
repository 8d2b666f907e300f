"""The panel beside the page that helps to find words; a page of its own where room is short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from trustjournal.journal.state import StateStore
from trustjournal.messages import explain
from ui.desktop.clipboard import PrivateClipboard
from ui.panels.check import CheckTab
from ui.panels.checker import Checker
from ui.panels.compose import ComposeTab
from ui.panels.deeds import Deeds
from ui.panels.kept import Kept
from ui.panels.learn import LearnTab
from ui.panels.practise import PractiseTab
from ui.panels.saved import SavedTab
from ui.panels.words_keeper import WordsKeeper
from ui.tasks import TaskRunner
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage

_NO_LIMIT = 16_777_215
"""Qt's own "no maximum width", which the bindings leave out."""
COMPOSE, CHECK, PRACTISE, LEARN, SAVED = "compose", "check", "practise", "learn", "saved"

Tab = ComposeTab | CheckTab | PractiseTab | LearnTab | SavedTab


class ValidationPanel(QWidget):
    """Find words: compose, check, practise, learn. Nothing is kept unasked, nothing scored."""

    insert_wanted = Signal(str)
    help_wanted = Signal()
    changed = Signal(object)
    """Words were kept or offered; with the Changed."""
    closed = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        vocabulary: Vocabulary,
        clipboard: PrivateClipboard,
        tasks: TaskRunner,
        state: StateStore,
        kept: Kept,
        open_text: Callable[[], TextPage | None],
        entry_in_view: Callable[[], Entry | None],
        role: Role = Role.NEITHER,
    ) -> None:
        """`open_text` and `entry_in_view` tell what is open on the page beside; see `Deeds`.
        `role` chooses examples."""
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._clipboard = clipboard
        self._docked = True
        self._role = role
        self._checker = Checker(tasks, state, self)
        self._checker.failed.connect(self._tell)
        self._kept = kept
        self._deeds = Deeds(
            insert=self._insert,
            copy=self._copy,
            save=self._save,
            save_name=self._save_name(),
            open_text=open_text,
            entry_in_view=entry_in_view,
        )
        self._made: dict[str, Tab] = {}
        self._places: dict[str, QWidget] = {}
        self._keeper = WordsKeeper(kept.drafts, self._values, lambda: self._tab, self)
        self._keeper.failed.connect(self._tell)
        self._tab = COMPOSE
        self._note = kit.text("", "caption", "text_muted")
        self._note.hide()
        self.setAccessibleName(self.tr("Find words"))
        kit.fill(self, "window")
        self._build()
        self._show(self._keeper.tab_before if self._keeper.tab_before in self._tabs else COMPOSE)

    def _build(self) -> None:
        kit = self._kit
        self._close = kit.icon_button(self.tr("Close"), "x", self.closed.emit)
        self._close.setToolTip(self.tr("Close (F2)"))
        self._back = kit.button(
            self.tr("Back to the entry"), "plain", "caret-left", self.closed.emit
        )
        title = kit.text(self.tr("Find words"), "title", wrap=False)
        head = kit.row(title, None, self._back, self._close, margins=(16, 12, 10, 0))
        names = {
            COMPOSE: self.tr("Compose"),
            CHECK: self.tr("Check"),
            PRACTISE: self.tr("Practise"),
            LEARN: self.tr("Learn"),
            SAVED: self.tr("Offered") if self._kept.in_us else self.tr("Saved"),
        }
        self._tabs = {tab: self._tab_button(tab, name) for tab, name in names.items()}
        tabs = kit.row(kit.flow(*self._tabs.values(), gap=7, lines=2), margins=(16, 0, 16, 0))
        note = kit.row((self._note, 1), margins=(16, 4, 16, 4))
        self._stack = QStackedWidget()
        self.setLayout(kit.col(head, tabs, kit.hairline(), note, (self._stack, 1), gap=0))
        self._arrange()

    def _tab_button(self, tab: str, name: str) -> QPushButton:
        return self._kit.button(name, "tab", on=lambda: self._go_to(tab), checkable=True)

    # --- tabs ------------------------------------------------------------------------------

    def _go_to(self, tab: str) -> None:
        self._show(tab)
        self._made[tab].entered()

    def _show(self, tab: str) -> None:
        self._leave_tab()
        self.say("")
        self._tab = tab
        if tab not in self._made:
            self._made[tab] = made = self._make(tab)
            self._places[tab] = self._place(made)
            self._stack.addWidget(self._places[tab])
        self._stack.setCurrentWidget(self._places[tab])
        for name, button in self._tabs.items():
            button.setChecked(name == tab)
        self._arrange()

    def _place(self, tab: Tab) -> QWidget:
        """Keep lines short where the panel is a page; composing takes two columns."""
        if not isinstance(tab, ComposeTab):
            tab.setMaximumWidth(self._kit.theme.line("reading"))
        return self._kit.wrap(self._kit.row((tab, 1), gap=0))

    def _make(self, tab: str) -> Tab:
        kit, checker, deeds = self._kit, self._checker, self._deeds
        if tab == CHECK:
            check = CheckTab(kit, checker, deeds)
            check.load(str(self._keeper.before["check"]))
            check.said.connect(self.say)
            check.typed.connect(self._keeper.touched)
            return check
        if tab == PRACTISE:
            practise = PractiseTab(kit, self._vocabulary, checker, deeds, self._role)
            practise.said.connect(self.say)
            return practise
        if tab == SAVED:
            saved = SavedTab(kit, self._kept, deeds)
            saved.said.connect(self.say)
            saved.failed.connect(self._tell)
            saved.changed.connect(self.changed)
            return saved
        if tab == LEARN:
            learn = LearnTab(kit)
            learn.methods_wanted.connect(self.help_wanted)
            return learn
        compose = ComposeTab(kit, self._vocabulary, checker, deeds, self._role)
        compose.load(_as_mapping(self._keeper.before["compose"]))
        compose.typed.connect(self._typed)
        return compose

    def _typed(self) -> None:
        self.say("")
        self._keeper.touched()

    def _values(self) -> dict[str, Any]:
        """Return what is typed on the tabs; of one not opened yet, what was there before."""
        values = dict(self._keeper.before)
        compose, check = self._made.get(COMPOSE), self._made.get(CHECK)
        if isinstance(compose, ComposeTab):
            values["compose"] = compose.values()
        if isinstance(check, CheckTab):
            values["check"] = check.words()
        return values

    def _leave_tab(self) -> None:
        check = self._made.get(CHECK)
        if isinstance(check, CheckTab):
            check.left()

    # --- what the workspace calls ----------------------------------------------------------

    def entered(self) -> None:
        """The panel was opened: start where the open tab starts."""
        self._made[self._tab].entered()

    def left(self) -> None:
        """The panel was closed."""
        self._leave_tab()
        self.leave()

    def leave(self) -> None:
        """The panel is about to go (lock, rebuild, quit): save what is typed; does not raise."""
        self._keeper.save()
        saved = self._made.get(SAVED)
        if isinstance(saved, SavedTab):
            saved.save()

    def unsaved(self) -> bool:
        """Tell whether there are words that `leave` could not save (a full disk)."""
        saved = self._made.get(SAVED)
        offered = isinstance(saved, SavedTab) and saved.unsaved
        return self._keeper.unsaved or offered

    def show_saved(self, uid: str) -> None:
        """Show the saved statements, with the keyboard at one of them."""
        self._go_to(SAVED)
        saved = self._made[SAVED]
        if isinstance(saved, SavedTab):
            saved.go_to(uid)

    def begin_with(self, feeling: str, happened: str, my_part: str = "", now: str = "") -> None:
        """Find words for a feeling (an id or an own word) that somebody has just named, or for
        what they are about to tell."""
        self._show(COMPOSE)
        compose = self._made[COMPOSE]
        if isinstance(compose, ComposeTab):
            compose.begin_with(feeling, happened, my_part, now)

    def set_docked(self, docked: bool) -> None:
        """Stand beside the page (True), or be a page with two columns."""
        if docked != self._docked:
            self._docked = docked
            self._arrange()

    def say(self, words: str) -> None:
        """Show one plain line below the tabs, until something is typed."""
        self._note.say(words)
        self._note.setVisible(bool(words))
        announce(self._note, words)

    def _arrange(self) -> None:
        self._back.setVisible(not self._docked)
        self._close.setVisible(self._docked)
        compose = self._made.get(COMPOSE)
        if isinstance(compose, ComposeTab):
            compose.set_docked(self._docked)
        if self._docked:
            self.setFixedWidth(self._kit.theme.line("panel"))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, as in any panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # --- words -----------------------------------------------------------------------------

    def _insert(self, words: str) -> None:
        self.say("")
        self.insert_wanted.emit(words)

    def _save_name(self) -> str:
        if not self._kept.writable:
            return ""
        return self.tr("Offer") if self._kept.in_us else self.tr("Save")

    def _save(self, words: str, level: int | None) -> None:
        try:
            change = self._kept.store.keep(words, level)
        except TrustJournalError as error:
            self._tell(error)
            return
        self.changed.emit(change)
        if self._kept.in_us:
            self.say(self.tr("Your partner can read it here, under “Offered”."))
        else:
            self.say(self.tr("Saved. Only you can read it."))

    def _copy(self, words: str) -> None:
        self._clipboard.copy(words)
        seconds = round(self._clipboard.seconds)
        self.say(self.tr("Copied. The clipboard forgets it after {n} seconds.").format(n=seconds))

    def _tell(self, error: Exception) -> None:
        told = explain(error)
        self.say(f"{told.sentence} {told.next_step}")


def _as_mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
