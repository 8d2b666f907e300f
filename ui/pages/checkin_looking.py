"""Everything around a check-in that is not the check-in: past ones, rhythms, own formats."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.errors import SessionLocked, TrustJournalError
from trustjournal.journal.checkin_history import look_back
from trustjournal.journal.checkin_records import OwnFormat
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Format
from trustjournal.journal.schedules import Schedule
from ui.pages.checkin_comebacks import ComebacksView
from ui.pages.checkin_desk import CheckInDesk
from ui.pages.checkin_format import FormatView
from ui.pages.checkin_past import MOST_ROWS, PastView
from ui.pages.checkin_record import RecordView
from ui.pages.checkin_rhythm import RhythmView
from ui.pages.checkin_view import ReadingView
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit


class Looking(QObject):
    """Makes these views and does what is asked for in them."""

    show_wanted = Signal(object)
    home_wanted = Signal()
    format_wanted = Signal(str)
    """Back to a format's own view."""
    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        parent: QObject,
        *,
        kit: Kit,
        tasks: TaskRunner,
        vocabulary: Vocabulary,
        desk: CheckInDesk,
        texts: dict[str, Any],
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._tasks = tasks
        self._vocabulary = vocabulary
        self._desk = desk
        self._texts = texts

    @property
    def _closed(self) -> str:
        """Why nothing can be changed here, "" where it can."""
        return "" if self._desk.writable else str(self._texts["closed"]["sentence"])

    # --- past ones -------------------------------------------------------------------------

    def past(self, form: str = "") -> None:
        """Show the check-ins of a format, or all."""

        held, today = self._desk.here.held, self._desk.clock.now().date()
        view = PastView(
            self._kit,
            self._vocabulary,
            form,
            today,
            self._texts,
            me=self._desk.person,
            closed=self._closed,
        )
        view.put_back_wanted.connect(lambda uid: self._put_back(uid, form))
        view.back.connect(self.home_wanted)
        view.format_chosen.connect(self.past)
        view.chosen.connect(lambda uid: self.record(uid, form))
        self._show(view)
        self._tasks.run(
            lambda _progress: look_back(held, form, MOST_ROWS), view.show_found, self._not_found
        )

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, SessionLocked):  # then there is no page any more to say it on
            self.failed.emit(error)

    def record(self, uid: str, form: str = "") -> None:
        """Show one check-in; the way back leads to those of `form`, or to all."""

        def show() -> None:
            record = self._desk.here.held.get(uid)
            found = self._desk.format(record.form)
            sections = {each.key: each for each in found.sections} if found else {}
            today = self._desk.clock.now().date()
            view = RecordView(
                self._kit,
                self._vocabulary,
                record,
                sections,
                today,
                self._texts,
                me=self._desk.person,
                closed=self._closed,
            )
            view.back.connect(lambda: self.past(form))
            view.delete_wanted.connect(lambda: self._delete(uid, form))
            self._show(view)

        self._try(show)

    def _delete(self, uid: str, form: str) -> None:
        self._try(lambda: self.changed.emit(self._desk.here.held.delete(uid)))
        self.past(form)

    def _put_back(self, uid: str, form: str) -> None:
        self._try(lambda: self.changed.emit(self._desk.here.held.put_back(uid)))
        self.past(form)

    # --- to come back to -------------------------------------------------------------------

    def comebacks(self) -> None:
        """Show what is still open."""

        def show() -> None:
            today = self._desk.clock.now().date()
            view = ComebacksView(self._kit, self._desk.comebacks, today, self._texts, self._closed)
            view.back.connect(self.home_wanted)
            view.changed.connect(self.changed)
            self._show(view)

        self._try(show)

    # --- rhythm ----------------------------------------------------------------------------

    def rhythm(self, form: Format) -> None:
        """Show when a format comes up."""

        def show() -> None:
            now = self._desk.schedule(form.id)
            today = self._desk.clock.now().date()
            view = RhythmView(self._kit, form, now, today, self._texts)
            view.back.connect(lambda: self.format_wanted.emit(form.id))
            view.kept.connect(lambda schedule: self._keep_rhythm(form, schedule))
            view.removed.connect(lambda: self._remove_rhythm(form))
            self._show(view)

        self._try(show)

    def _keep_rhythm(self, form: Format, schedule: Schedule) -> None:
        def keep() -> None:
            self._report(self._desk.here.rhythms.keep(schedule))
            self.format_wanted.emit(form.id)

        self._try(keep)

    def _remove_rhythm(self, form: Format) -> None:
        def remove() -> None:
            self._report(self._desk.here.rhythms.delete(form.id))
            self.format_wanted.emit(form.id)

        self._try(remove)

    # --- own formats -----------------------------------------------------------------------

    def change(self, form: Format) -> None:
        """Change an own format, or a copy of one of the app's."""
        own = self._desk.own_format(form.id)
        title = form.title if own else self.tr("{title}, ours").format(title=form.title)
        made = form if own else replace(form, id=uuid.uuid4().hex, title=title)
        view = FormatView(self._kit, made, is_own=own is not None)
        view.back.connect(lambda: self.format_wanted.emit(form.id))
        view.kept.connect(lambda changed: self._keep_format(own, changed))
        view.deleted.connect(lambda: self._delete_format(form.id))
        self._show(view)

    def _keep_format(self, own: OwnFormat | None, made: Format) -> None:
        def keep() -> None:
            store = self._desk.here.formats
            kept = own or store.new().edited(uid=made.id)
            self._report(store.save(kept.edited(format=made)))
            self.format_wanted.emit(made.id)

        self._try(keep)

    def _delete_format(self, uid: str) -> None:
        def delete() -> None:
            self._report(self._desk.here.formats.delete(uid))
            self.home_wanted.emit()

        self._try(delete)

    # --- all -------------------------------------------------------------------------------

    def _show(self, view: ReadingView) -> None:
        self.show_wanted.emit(view)
        view.begin()

    def _report(self, change: Changed) -> None:
        self.changed.emit(change)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except TrustJournalError as error:
            self.failed.emit(error)
