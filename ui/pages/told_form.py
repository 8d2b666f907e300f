"""How it was told: by oneself or discovered, to whom, when, and, if wanted, a note into *Us*."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from trustjournal import texts
from trustjournal.journal.disclosure import Listener
from trustjournal.journal.disclosure_log import DisclosureEvent, ToldBy
from trustjournal.journal.entries import Changed
from trustjournal.journal.practice_words import told_note
from trustjournal.validation.detail_guard import detail_guard
from ui.pages.form_view import FormView
from ui.pages.log_stores import LogStores
from ui.theme import Space
from ui.widgets.advice import AdviceBelow
from ui.widgets.kit import Kit
from ui.widgets.marks import SpaceMark
from ui.widgets.moment_field import MomentField
from ui.widgets.rule_words import listener_words
from ui.widgets.several_chips import SeveralChips
from ui.widgets.when_field import spoken_day

KIND = "disclosure_told"
_NOTE = "note"


class ToldForm(FormView):
    """Marks an event as told. Nothing of it goes into the shared space unless it is asked for,
    and then only the note, as it is previewed here."""

    name = "told"

    def __init__(self, kit: Kit, stores: LogStores, event: DisclosureEvent) -> None:
        super().__init__(kit, stores.clock, stores.forms, kind=KIND, uid=event.uid)
        self._stores = stores
        self._event = event
        self._words = texts.load("disclosure_page")["told"]
        self._make_fields()
        self.put(head=self._head(), body=self._body(), foot=self._foot())
        values = {
            "by": (event.by or ToldBy.SELF).value,
            "whom": ",".join(event.told_whom or event.tell or (Listener.PARTNER,)),
            "at": event.told_at.isoformat() if event.told_at else "",
        }
        self._suggestion = values["words"] = self._suggested(ToldBy(values["by"]))
        self.open(values, is_new=True, draft=stores.forms.get(KIND, event.uid))
        self.fields.changed.connect(self.shown)

    def _make_fields(self) -> None:
        kit, words, fields = self.kit, self._words, self.fields
        by = texts.load("disclosure")["told_by"]
        self._by = fields.choice("by", self.tr("How it came to be known"), by)
        self._discovered = kit.text(words["discovered_hint"], "ui", "text_muted")
        self._whom = SeveralChips(kit, self.tr("Who heard it"), listener_words())
        fields.put("whom", self._whom)
        self._at = MomentField(kit, self.tr("When it was told"), self.clock)
        fields.put("at", self._at)
        self._note = SeveralChips(kit, words["note"], {_NOTE: words["note"]})
        fields.put("note", self._note)
        self._text = fields.text("words", self.tr("The note"), lines=(2, 6))
        self._guard = AdviceBelow(
            kit, lambda: detail_guard(self._text.words()), words="detail_guard"
        )
        self._text.edited.connect(self._guard.look_soon)
        self._preview = kit.text("", "quote")

    def _suggested(self, by: ToldBy) -> str:
        """Return a note that says no more than it has to."""
        at, label = self._at.moment(), self._event.couple_label.strip()
        day = spoken_day(at.date())
        if by is ToldBy.SELF:
            return told_note(day, label, as_agreed=self._event.in_time(at))
        named = self._words["discovered_note" if label else "discovered_note_unnamed"]
        return str(named).format(day=day, label=label)

    def _suggest(self) -> None:
        """Fit the note to how and when it was told, as long as nobody has changed it."""
        suggested = self._suggested(ToldBy(self._by.value() or ToldBy.SELF))
        if self._text.words() == self._suggestion and suggested != self._suggestion:
            self._text.load(suggested, cursor=len(suggested))
        self._suggestion = suggested

    # --- building --------------------------------------------------------------------------

    def _head(self) -> QLayout:
        return self.kit.row((self.kit.text(self._words["title"], "title"), 1))

    def _body(self) -> QLayout:
        kit = self.kit
        fields = kit.col(
            self.top,
            kit.text(self._words["lead"], "ui", "text_muted"),
            self._group(self.tr("How it came to be known"), self._by, self._discovered),
            self._group(self.tr("Who heard it"), self._whom),
            self._group(self.tr("When it was told"), self._at),
            gap=16,
        )
        if self._stores.put_note is not None:
            fields.addWidget(self._note)
            fields.addWidget(kit.text(self._words["note_hint"], "caption", "text_muted"))
            self._shared = self._note_part()
            fields.addWidget(self._shared)
        fields.addStretch(1)
        return fields

    def _group(self, label: str, *pieces: QWidget) -> QLayout:
        return self.kit.col(self.kit.text(label, "label", wrap=False), *pieces, gap=6)

    def _note_part(self) -> QWidget:
        """The note's words, what is to be asked about them, and how it will read in Us."""
        kit = self.kit
        mark = SpaceMark(kit.theme, Space.SHARED)
        said = kit.text(self._words["preview"], "caption", "text_muted")
        look = kit.row(kit.col(2, mark, None, gap=0), (kit.col(said, self._preview, gap=2), 1))
        preview = kit.card(kit.col(look, margins=(14, 10, 14, 10)), "sunk")
        return kit.wrap(
            kit.col(kit.field(self.tr("The note"), self._text), self._guard, preview, gap=10)
        )

    def _foot(self) -> QLayout:
        kit = self.kit
        self._keep = kit.button("", "primary", "check", self.keep)
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        return kit.col(self.status, kit.flow(self._keep, leave, gap=10), gap=6)

    # --- doing -----------------------------------------------------------------------------

    def entered(self) -> None:
        """Begin at how it came to be known."""
        self._by.focus()

    def shown(self) -> None:
        """Show the note only when it is wanted, and name on the button where things go."""
        self._suggest()
        self._discovered.setVisible(self._by.value() == ToldBy.DISCOVERED)
        noted = self._wants_note()
        if self._stores.put_note is not None:
            self._shared.setVisible(noted)
            self._preview.say(self._text.words().strip())
        words = self.tr("Keep, and put the note into Us") if noted else self.tr("Keep, only me")
        self._keep.setText(f" {words}")
        self._keep.setAccessibleName(words)

    def _wants_note(self) -> bool:
        return self._stores.put_note is not None and bool(self._note.chosen())

    def wanting(self, values: Mapping[str, str]) -> str:
        """A note needs words."""
        if self._wants_note() and not values["words"].strip():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.tr("The note is empty. Write a line, or leave it out.")
        return ""

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Mark it as told in the private log; then put the note, if it is wanted."""
        whom = tuple(Listener(each) for each in values["whom"].split(",") if each)
        log, by = self._stores.log, ToldBy(values["by"] or ToldBy.SELF)
        change = log.mark_told(self._event.uid, whom, by, self._at.moment())
        if self._wants_note() and self._stores.put_note is not None:
            noted = self._stores.put_note(values["words"].strip())
            change = Changed(change.kinds | noted.kinds, change.uids | noted.uids)
        return change
