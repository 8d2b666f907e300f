"""Settings for copies: automatic ones, a second folder, a file of one's own, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Progress
from ui.pages.settings_section import Section
from ui.tasks import TaskRunner
from ui.widgets.files import ask_for_folder, ask_for_new_file
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome

if TYPE_CHECKING:
    from trustjournal.vault.backup import BackupInfo
    from trustjournal.vault.vault import Session

SHOWN = 12
SUFFIX = "tjbackup"


class BackupSection(Section):
    """Lists the backups, makes one now, and says where else they go."""

    def __init__(self, kit: Kit, tasks: TaskRunner, session: Session) -> None:
        super().__init__(
            kit,
            self.tr("Backups"),
            self.tr(
                "One is made each day you open the journal, encrypted like the journal itself. "
                "Seven days and four weeks are kept."
            ),
        )
        self._tasks = tasks
        self._session = session
        self._now = kit.button(self.tr("Back up now"), on=self._back_up)
        self._save = kit.button(self.tr("Save a backup file…"), on=self._ask_where)
        self._outcome = Outcome(kit)
        self._list = kit.col(gap=0)
        self._elsewhere = kit.text("", "ui")
        self._choose = kit.button(self.tr("Choose a second folder…"), on=self._ask_folder)
        self._no_folder = kit.button(self.tr("Stop copying"), "plain", on=self._no_second_folder)
        hint = self.tr("A second place, such as a USB stick, helps if this computer breaks.")
        self.put(
            kit.row(self._now, self._save, None),
            self._outcome,
            6,
            self._list,
            8,
            kit.text(self.tr("Second folder"), "label"),
            self._elsewhere,
            kit.text(hint, "caption", "text_muted"),
            kit.row(self._choose, self._no_folder, None),
        )
        self.show_backups()

    def show_backups(self) -> None:
        """Show what is there now."""
        kit = self._kit
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        backups = self._session.backups.all()
        if not backups:
            self._list.addWidget(kit.text(self.tr("There is no backup yet."), "ui", "text_muted"))
        for backup in backups[:SHOWN]:
            self._list.addWidget(self._line(backup))
            self._list.addWidget(kit.hairline())
        folder = self._session.backups.second_folder
        self._elsewhere.say(str(folder) if folder else self.tr("None."))
        self._no_folder.setVisible(folder is not None)

    def _line(self, backup: BackupInfo) -> QWidget:
        kit = self._kit
        when = backup.made_at.astimezone(self._session.clock.now().tzinfo)
        day = QLocale().toString(QDate(when.year, when.month, when.day))
        size = QLocale().formattedDataSize(backup.size, 1)
        kinds = {
            "migration": self.tr("before an update"),
            "restore": self.tr("before a restore"),
        }
        line = kit.row(
            kit.text(f"{day}, {when:%H:%M}", wrap=False),
            kit.text(kinds.get(str(backup.kind), ""), "caption", "text_muted", wrap=False),
            None,
            kit.text(size, "caption", "text_muted", wrap=False),
            gap=12,
            margins=(0, 7, 0, 7),
        )
        return kit.wrap(line)

    # --- making one ------------------------------------------------------------------------

    def _back_up(self) -> None:
        backups = self._session.backups
        self._enable(False)
        task = self._tasks.run(lambda progress: backups.make(progress), self._made, self._failed)
        self._outcome.busy(self.tr("Backing up…"), task)

    def _made(self, _path: object) -> None:
        self._enable(True)
        self.show_backups()
        self._outcome.say(self.tr("Backed up and checked: it can be opened."))

    def _ask_where(self) -> None:
        day = self._session.clock.now().date().isoformat()
        ask_for_new_file(
            self,
            self.tr("Save"),
            self.tr("Backups (*.{suffix})").format(suffix=SUFFIX),
            f"trustjournal-{day}.{SUFFIX}",
            SUFFIX,
            self._save_to,
        )

    def _save_to(self, path: Path) -> None:
        backups = self._session.backups

        def work(progress: Progress) -> None:
            backups.write_to(path, progress)

        self._enable(False)
        task = self._tasks.run(work, self._saved, self._failed)
        self._outcome.busy(self.tr("Saving the backup…"), task)

    def _saved(self, _answer: object) -> None:
        self._enable(True)
        self._outcome.say(
            self.tr("Saved and checked. Your passphrase or recovery key of today opens it.")
        )

    def _failed(self, error: Exception) -> None:
        self._enable(True)
        self.show_backups()
        self._outcome.fail(error)

    def _enable(self, on: bool) -> None:
        for button in (self._now, self._save, self._choose, self._no_folder):
            button.setEnabled(on)

    # --- the second folder -----------------------------------------------------------------

    def _ask_folder(self) -> None:
        ask_for_folder(self, self.tr("Copy backups here"), self._take_folder)

    def _take_folder(self, folder: Path | None) -> None:
        backups = self._session.backups

        def work(progress: Progress) -> None:
            backups.second_folder = folder

        self._tasks.run(work, self._folder_taken, self._failed)

    def _no_second_folder(self) -> None:
        self._take_folder(None)

    def _folder_taken(self, _answer: object) -> None:
        self.show_backups()
        if self._session.backups.second_folder:
            self._outcome.say(self.tr("From now on each new backup is copied there too."))
        else:
            self._outcome.say(self.tr("Copying has ended. Copies that are there stay there."))


class RestoreSection(Section):
    """Leads to the restore screen, which needs the journal locked."""

    restore_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(
            kit,
            self.tr("Restore"),
            self.tr(
                "Puts your journal back as it was in a backup. It is locked first, and what is "
                "here now is kept as a backup of its own."
            ),
        )
        button = kit.button(self.tr("Lock and restore from a backup…"), on=self.restore_wanted.emit)
        self.put(kit.row(button, None))
