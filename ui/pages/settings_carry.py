"""Settings for what goes out as a plain file, or comes in from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trustjournal.clock import Clock, Progress
from trustjournal.journal.entries import Changed
from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import Memory
from ui.pages.settings_section import Section
from ui.tasks import TaskRunner
from ui.widgets.files import ask_for_file, ask_for_new_file
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome

if TYPE_CHECKING:
    from trustjournal.carry.json_file import ExportReport, ImportReport


class CarrySection(Section):
    """Export and import as JSON, of the space that one is in.

    `memory` is the person's own of the agreements that they have seen, for a shared space.
    """

    changed = Signal(object)

    def __init__(
        self,
        kit: Kit,
        tasks: TaskRunner,
        entries: EntryStore,
        clock: Clock,
        memory: Memory | None = None,
    ) -> None:
        super().__init__(
            kit,
            self.tr("Export and import"),
            self.tr(
                "An exported file is not encrypted: anybody who gets at it can read all of it, "
                "agreements and the private log included. Put it where only you get at it, and "
                "delete it when it has done its work."
            ),
        )
        self._tasks = tasks
        self._entries = entries
        self._clock = clock
        self._memory = memory
        self._export = kit.button(self.tr("Export…"), on=self._ask_where)
        self._import = kit.button(self.tr("Import…"), on=self._ask_which)
        if not entries.writable:
            self._import.hide()
        self._outcome = Outcome(kit)
        self.put(kit.row(self._export, self._import, None), self._outcome)

    def _kinds(self) -> str:
        return self.tr("Exports (*.json)")

    def _enable(self, on: bool) -> None:
        self._export.setEnabled(on)
        self._import.setEnabled(on)

    # --- out -------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        name = f"trustjournal-{self._clock.now().date().isoformat()}.json"
        ask_for_new_file(self, self.tr("Export"), self._kinds(), name, "json", self._export_to)

    def _export_to(self, path: Path) -> None:
        entries = self._entries

        def work(progress: Progress) -> ExportReport:
            from trustjournal.carry.json_file import export_file

            return export_file(entries, path, progress)

        self._enable(False)
        task = self._tasks.run(work, self._exported, self._failed)
        self._outcome.busy(self.tr("Exporting…"), task)

    def _exported(self, report: ExportReport) -> None:
        self._enable(True)
        words = [self.tr("Entries exported: %n. Anybody can read the file.", "", report.entries)]
        if report.others:
            words.append(self.tr("Boundaries, agreements and the rest: %n.", "", report.others))
        if report.altered:
            words.append(self.tr("Not as they were last saved: %n.", "", report.altered))
        if report.unread:
            words.append(self.tr("Could not be read, and are not in it: %n.", "", report.unread))
        self._outcome.say(" ".join(words))

    # --- in --------------------------------------------------------------------------------

    def _ask_which(self) -> None:
        ask_for_file(self, self.tr("Import"), self._kinds(), self._import_from)

    def _import_from(self, path: Path) -> None:
        entries, memory = self._entries, self._memory

        def work(progress: Progress) -> ImportReport:
            from trustjournal.carry.json_file import import_file

            return import_file(entries, path, progress, memory)

        self._enable(False)
        task = self._tasks.run(work, self._imported, self._failed)
        self._outcome.busy(self.tr("Importing…"), task)

    def _imported(self, report: ImportReport) -> None:
        self._enable(True)
        parts = [
            (report.added, self.tr("New: %n.", "", report.added)),
            (report.unchanged, self.tr("Here already: %n.", "", report.unchanged)),
            (report.kept, self.tr("Left as they were here: %n.", "", report.kept)),
            (
                report.brought_back,
                self.tr("Brought back from the bin: %n.", "", report.brought_back),
            ),
            (
                report.unsigned,
                self.tr(
                    "With a signature that does not fit, and counts for nothing: %n.",
                    "",
                    report.unsigned,
                ),
            ),
        ]
        told = [words for count, words in parts if count]
        self._outcome.say(" ".join([self.tr("Imported."), *told]))
        from trustjournal.carry.lists import THINGS

        kinds = {"entry", "bin", "agreement", *(kind.KIND for kind in THINGS.values())}
        self.changed.emit(Changed(frozenset(kinds)))

    def _failed(self, error: Exception) -> None:
        self._enable(True)
        self._outcome.fail(error)
