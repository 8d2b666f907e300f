"""Settings: one page to scroll, a section for each thing, the outcome beside each action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import Memory
from trustjournal.preferences import PreferencesFile
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.base import PAGE_WIDTH, Page
from ui.pages.settings_backups import BackupSection, RestoreSection
from ui.pages.settings_carry import CarrySection
from ui.pages.settings_check import AboutSection, CheckSection
from ui.pages.settings_keys import PassphraseSection, RecoverySection
from ui.pages.settings_preferences import PreferenceSections
from ui.pages.settings_remember import RememberSection
from ui.pages.settings_reminders import ReminderSection
from ui.pages.settings_role import RoleSection
from ui.pages.settings_two import TwoSection
from ui.remembering import Remembering
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.vault.vault import Session


class SettingsPage(Page):
    """Everything that can be set, changed, copied out or looked over."""

    name: ClassVar[str] = "settings"
    preferences_changed = Signal(object)
    restore_wanted = Signal()
    together_wanted = Signal()
    space_changed = Signal(str, str)

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        session: Session,
        entries: EntryStore,
        preferences: PreferencesFile,
        clipboard: PrivateClipboard,
        remembering: Remembering,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._tasks = tasks
        self._session = session
        self._entries = entries
        self._file = preferences
        self._clipboard = clipboard
        self._remembering = remembering
        self._area: QScrollArea | None = None
        self._place: dict[str, Any] = {}
        kit.fill(self, "surface")

    def setVisible(self, visible: bool) -> None:
        """Build the page when it is first looked at: unlocking must not wait for it."""
        if visible and self._area is None:
            self._area = self._build()
            self.return_to(self._place)
        super().setVisible(visible)

    def _build(self) -> QScrollArea:
        kit = self._kit
        page = QWidget()
        page.setMaximumWidth(kit.theme.line("reading"))
        inside = kit.col(page, None, gap=0)
        row = kit.row((inside, 100), None, gap=0, margins=(32, 24, 24, 16))
        frame = kit.wrap(row)
        frame.setMaximumWidth(kit.theme.px(PAGE_WIDTH))
        area = kit.scroll(kit.wrap(kit.row((frame, 1), gap=0)))
        self.setLayout(kit.col(area, gap=0))
        # Filled last: widgets that are handed on from parent to parent are styled anew each time.
        column = kit.col(gap=0)
        page.setLayout(column)
        column.addWidget(kit.text(self.tr("Settings"), "display"))
        column.addSpacing(kit.theme.px(18))
        for index, section in enumerate(self._sections()):
            if index:
                column.addSpacing(kit.theme.px(20))
                column.addWidget(kit.hairline())
                column.addSpacing(kit.theme.px(20))
            column.addWidget(section)
        column.addSpacing(kit.theme.px(24))
        return area

    def _sections(self) -> list[QWidget]:
        kit, tasks, session = self._kit, self._tasks, self._session
        self._preferences = PreferenceSections(kit, self._file)
        self._preferences.changed.connect(self.preferences_changed)
        reminders = ReminderSection(kit, self._file, session.folder)
        reminders.changed.connect(self.preferences_changed)
        self._backups = BackupSection(kit, tasks, session)
        restore = RestoreSection(kit)
        restore.restore_wanted.connect(self.restore_wanted)
        two = TwoSection(kit, tasks, session)
        two.together_wanted.connect(self.together_wanted)
        two.space_changed.connect(self.space_changed)
        memory = Memory(session.private) if self._entries.author else None
        carry = CarrySection(kit, tasks, self._entries, session.clock, memory)
        carry.changed.connect(self.changed)
        return [
            self._preferences,
            reminders,
            PassphraseSection(kit, tasks, session),
            RecoverySection(kit, tasks, session, self._clipboard),
            RememberSection(kit, tasks, session, self._remembering),
            two,
            *([] if self._entries.author else [RoleSection(kit, session)]),
            self._backups,
            restore,
            carry,
            CheckSection(kit, tasks, session),
            AboutSection(kit),
        ]

    def entered(self) -> None:
        """Show the backups as they are now, and start at the top control."""
        if self._area is None:
            return
        self._backups.show_backups()
        focus = self.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._preferences.focus_first()

    def place(self) -> dict[str, Any]:
        """Return how far down the page is, and which control has the focus."""
        if self._area is None:
            return self._place
        focus = self.focusWidget()
        return {
            "scroll": self._area.verticalScrollBar().value(),
            "focus": focus.accessibleName() if focus else "",
        }

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to that control and height (after the look was changed here)."""
        self._place = place
        if self._area is None:
            return
        wanted = place.get("focus")
        for widget in self.findChildren(QWidget):
            reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wanted and reachable and widget.accessibleName() == wanted:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        scroll = place.get("scroll")
        if isinstance(scroll, int):
            # The page has no height before it is laid out.
            bar = self._area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(scroll))
