"""Disclosure in *Only me*: the private log of what happened and when it was told."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.agreed_rules import rule_of
from trustjournal.journal.disclosure_log import DisclosureEvent
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.telling import is_from_before
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.event_form import KIND, EventForm
from ui.pages.event_view import EventView
from ui.pages.form_view import FormView
from ui.pages.invitation import Invitation
from ui.pages.log_stores import LogStores
from ui.pages.log_view import LogView, title_of
from ui.pages.room_page import RoomPage
from ui.pages.telling_view import KIND as TELLING
from ui.pages.telling_view import TellingView
from ui.pages.thing_bin import Shelf, ThingBin
from ui.pages.thing_room import ThingRoom
from ui.pages.thing_view import ThingView
from ui.pages.told_form import KIND as TOLD
from ui.pages.told_form import ToldForm
from ui.widgets.kit import Kit

_KINDS = frozenset({KIND, "form_draft"})


class DisclosurePage(RoomPage):
    """The log, and one event of it: written down, read, prepared to be told, told."""

    name: ClassVar[str] = "disclosure"
    find_words = Signal(str, str, str, str)
    """Open the validation panel: a feeling, what happened, my part, what I do now."""

    def __init__(self, *, kit: Kit, stores: LogStores, clipboard: PrivateClipboard) -> None:
        super().__init__()
        self._kit = kit
        self._stores = stores
        self._clipboard = clipboard
        self._words = texts.load("disclosure_page")
        self._room = ThingRoom(kit, self._resting)
        self._room.changed.connect(self.changed)
        self.setLayout(kit.col(self._room, gap=0))

    # --- as every page ---------------------------------------------------------------------

    def entered(self) -> None:
        """Begin where the view begins."""
        if isinstance(self._room.view, LogView):
            self._room.clear()  # until when, and what there is, may be others by now
        self._room.view.entered()

    def refresh(self, change: Changed) -> None:
        """Show the log as it is now; what is open is left alone."""
        if change.kinds & _KINDS and isinstance(self._room.view, LogView | Invitation):
            self._room.clear()

    def begin(self) -> bool:
        """Begin to write something down."""
        self._room.view.save()
        self._new()
        return True

    def place(self) -> dict[str, Any]:
        """Return the view, the event, and where in it the person is."""
        view = self._room.view
        return {"view": view.name, "uid": view.uid, "at": view.place()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to the event that was open, if it is still there."""
        uid, at = place.get("uid"), place.get("at")
        if not isinstance(uid, str) or not uid:
            return
        shows: dict[Any, Callable[[], None]] = {
            EventForm.name: lambda: self._write(uid, focus=False),
            EventView.name: lambda: self._read(self._stores.log.get(uid), focus=False),
            TellingView.name: lambda: self._tell(self._stores.log.get(uid), focus=False),
            ToldForm.name: lambda: self._mark(self._stores.log.get(uid), focus=False),
        }
        show = shows.get(place.get("view"))
        if show is None:
            return
        try:
            show()
        except TrustJournalError:
            return  # it is gone: the log is the place to be
        if isinstance(at, dict):
            self._room.view.return_to(at)

    def open_event(self, uid: str) -> None:
        """Open one event, for Today."""
        self._room.safely(lambda: self._read(self._stores.log.get(uid)))

    # --- the log ---------------------------------------------------------------------------

    def _resting(self) -> ThingView:
        """Return the log; before there is anything, an invitation."""
        log = self._stores.log
        events = [*log.open(), *(event for event in log.all() if event.is_told)]
        lying = log.binned()
        known = {event.uid for event in events}
        self._forget_erased(known | {each.uid for each in lying})
        drafts = [d for d in self._stores.forms.all(KIND) if d.is_new and d.uid not in known]
        if not (events or drafts or lying):
            words = self._words["log"]["empty"]
            invitation = Invitation(
                self._kit, words, self.tr("Write something down"), "pencil-simple"
            )
            invitation.accepted.connect(self._new)
            return invitation
        view = LogView(self._kit, self._stores.clock, events, drafts)
        view.opened.connect(self.open_event)
        view.draft_opened.connect(self._write)
        view.new_wanted.connect(self._new)
        view.bin_wanted.connect(self._show_bin)
        return view

    def _forget_erased(self, known: set[str]) -> None:
        """Erase drafts of what is erased itself: changes to it, and words to tell it with."""
        forms = self._stores.forms
        for kind in (KIND, TELLING, TOLD):
            for draft in forms.all(kind):
                begun = kind == KIND and draft.is_new
                if draft.uid not in known and not begun:
                    forms.discard(kind, draft.uid)

    def _show_bin(self) -> None:
        shelf = Shelf(self._stores.log, lambda event: (title_of(event), event.next_step))
        view = ThingBin(kit=self._kit, shelves=[shelf])
        view.changed.connect(self._room.tell_change)
        view.back.connect(self._rest)
        self._room.show_view(view)
        view.sheet.offer_back(True)

    def _rest(self) -> None:
        self._room.view.save()
        self._room.clear()
        self._room.view.entered()

    # --- one event -------------------------------------------------------------------------

    def _new(self) -> None:
        self._write(uuid.uuid4().hex)

    def _write(self, uid: str, *, focus: bool = True) -> None:
        known = [event for event in self._stores.log.all() if event.uid == uid]
        form = EventForm(self._kit, self._stores, known[0] if known else None, uid)
        form.kept.connect(lambda change: self._kept(uid, change))
        form.help_wanted.connect(lambda: self.go.emit("help"))
        form.left.connect(lambda: self._back_to(uid))
        self._show_form(form, focus=focus)

    def _read(self, event: DisclosureEvent, *, focus: bool = True) -> None:
        draft = self._stores.forms.get(TELLING, event.uid)
        prepared = str(draft.values.get("own", "")).strip() if draft else ""
        view = EventView(self._kit, self._stores.clock, event, prepared)
        view.tell_wanted.connect(lambda: self._tell(event))
        view.told_wanted.connect(lambda: self._mark(event))
        view.edit_wanted.connect(lambda: self._write(event.uid))
        view.bin_wanted.connect(lambda: self._bin(event.uid))
        view.left.connect(self._rest)
        self._room.show_view(view, focus=focus)

    def _tell(self, event: DisclosureEvent, *, focus: bool = True) -> None:
        before = self._is_from_before(event)
        view = TellingView(self._kit, self._stores, event, from_before=before)
        view.told_wanted.connect(lambda: self._mark(event))
        view.copy_wanted.connect(self._copy)
        view.words_wanted.connect(self._find_words)
        view.help_wanted.connect(lambda: self.go.emit("help"))
        view.left.connect(lambda: self._back_to(event.uid))
        self._show_form(view, focus=focus)

    def _mark(self, event: DisclosureEvent, *, focus: bool = True) -> None:
        form = ToldForm(self._kit, self._stores, event)
        form.kept.connect(lambda change: self._told(event.uid, change))
        form.left.connect(lambda: self._back_to(event.uid))
        self._show_form(form, focus=focus)

    def _show_form(self, form: FormView, *, focus: bool) -> None:
        form.drafted.connect(self._room.tell_change)
        form.discarded.connect(self._discarded)
        self._room.show_view(form, focus=focus)

    def _is_from_before(self, event: DisclosureEvent) -> bool:
        """Say whether it happened before anything was agreed about it."""
        own, happened = rule_of(event), event.happened_at
        if own is None or happened is None:
            return False
        agreed = [each.agreed_at for each in self._stores.rules() if each.key == own.key]
        return bool(agreed) and is_from_before(happened, agreed[0])

    # --- doing -----------------------------------------------------------------------------

    def _kept(self, uid: str, change: Changed) -> None:
        self.open_event(uid)
        self._room.say(self._words["log"]["kept"])
        self._room.tell_change(change)

    def _told(self, uid: str, change: Changed) -> None:
        self.open_event(uid)
        self._room.tell_change(change)

    def _back_to(self, uid: str) -> None:
        """Leave a form, whose draft is kept: to its event, or to the log while there is none."""
        self._room.view.save()
        if any(event.uid == uid for event in self._stores.log.all()):
            self.open_event(uid)
        else:
            self._rest()

    def _discarded(self, draft: FormDraft) -> None:
        forms = self._stores.forms
        forms.discard(draft.kind, draft.uid)
        self._back_to(draft.uid)

        def back() -> None:
            forms.keep(draft)
            if draft.kind == KIND:
                self._write(draft.uid)
            else:
                self._rest()

        self._room.offer_undo(self.tr("Discarded."), back)

    def _bin(self, uid: str) -> None:
        log = self._stores.log

        def away() -> None:
            change = log.delete(uid)
            self._room.clear()
            self._room.tell_change(change)
            self._room.offer_undo(
                self.tr("It lies in the bin for 30 days."),
                lambda: self._room.tell_change(log.put_back(uid)),
            )

        self._room.safely(away)

    def _copy(self, words: str) -> None:
        self._clipboard.copy(words)
        seconds = round(self._clipboard.seconds)
        self._room.say(
            self.tr("Copied. The clipboard forgets it after {n} seconds.").format(n=seconds)
        )

    def words_to_begin(self) -> tuple[str, str, str, str] | None:
        """Return one's own part, while telling is prepared."""
        if not isinstance(self._room.view, TellingView):
            return None
        words = self._words["telling"]
        return "", "", words["my_part"], words["now"]

    def _find_words(self) -> None:
        if begin := self.words_to_begin():
            self.find_words.emit(*begin)
