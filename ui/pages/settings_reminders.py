"""Settings for "Journal time": quiet hours, and what happens while the journal is locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from trustjournal import texts
from trustjournal.journal.reminder_file import ReminderFile
from trustjournal.preferences import PreferencesFile
from ui.desktop.autostart import Autostart
from ui.pages.settings_section import Section
from ui.renew import command
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.tick import Tick
from ui.widgets.when_text import read_time


class ReminderSection(Section):
    """What reminders may do. Which check-ins remind is chosen with each one's rhythm."""

    changed = Signal(object)

    def __init__(
        self, kit: Kit, file: PreferencesFile, folder: Path, autostart: Autostart | None = None
    ) -> None:
        """`autostart` None is the real one for this folder."""
        words = texts.load("checkins")["settings"]
        super().__init__(kit, words["title"], words["lead"])
        self._file = file
        self._folder = folder
        self._autostart = autostart or Autostart(command(folder, None, tray=True))
        self._outcome = Outcome(kit)
        now = file.load()
        self._from = self._time(kit, self.tr("Quiet from"), now.quiet_from, "quiet_from")
        self._until = self._time(kit, self.tr("Quiet until"), now.quiet_until, "quiet_until")
        self._locked = Tick(kit, words["locked"])
        self._locked.setChecked(now.remind_locked)
        self._locked.toggled.connect(self._take_locked)
        self._start = Tick(kit, words["autostart"])
        self._start.setChecked(self._autostart.enabled)
        self._start.toggled.connect(self._take_start)
        quiet = (
            kit.wrap(kit.field(self.tr("Quiet from"), self._from)),
            kit.wrap(kit.field(self.tr("Quiet until"), self._until)),
        )
        self.put(
            kit.flow(*quiet, gap=14),
            8,
            self._locked,
            kit.text(words["locked_says"], "caption", "text_muted"),
            6,
            self._start,
            kit.text(words["autostart_says"], "caption", "text_muted"),
            self._outcome,
        )

    def _time(self, kit: Kit, name: str, value: str, field: str) -> QLineEdit:
        edit = kit.line_edit(name, "22:00")
        edit.setText(value)
        edit.setFixedWidth(kit.theme.px(110))
        edit.editingFinished.connect(lambda: self._take_time(edit, field))
        return edit

    def _take_time(self, edit: QLineEdit, field: str) -> None:
        at = read_time(edit.text())
        if at is None:
            self._outcome.say(self.tr("Please write the time as 22:30."))
            return
        edit.setText(f"{at:%H:%M}")
        self._keep(**{field: f"{at:%H:%M}"})

    def _take_locked(self, on: bool) -> None:
        if self._keep(remind_locked=on) and not on:
            ReminderFile(self._folder).forget()

    def _take_start(self, on: bool) -> None:
        self._try(lambda: self._autostart.set(on))

    def _keep(self, **changes: object) -> bool:
        before = self._file.load()
        wanted = replace(before, **changes)  # type: ignore[arg-type]
        if wanted == before:
            self._outcome.clear()
            return True
        if not self._try(lambda: self._file.save(wanted)):
            return False
        self.changed.emit(wanted)
        return True

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except OSError as error:
            self._outcome.fail(error)
            return False
        self._outcome.clear()
        return True
