"""The fields of the editor: what belongs to the entry's kind is open, the rest on request."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.prompts import examples
from trustjournal.journal.roles import Role
from trustjournal.journal.store import EntryStore
from ui.widgets.feeling_picker import FeelingPicker
from ui.widgets.feelings_field import FeelingsField
from ui.widgets.kit import Kit
from ui.widgets.tag_field import TagField
from ui.widgets.text_page import TextPage


class EditorFields(QWidget):
    """Feelings, what happened, the text, needs and tags of one entry."""

    changed = Signal()

    def __init__(
        self, kit: Kit, vocabulary: Vocabulary, entries: EntryStore, role: Role = Role.NEITHER
    ) -> None:
        """`role` chooses the example in the empty text."""
        super().__init__()
        self._kit = kit
        self.feelings = FeelingsField(kit, vocabulary)
        self.happened = TextPage(kit, self.tr("What happened"), lines=(1, 4))
        self.text = TextPage(kit, self.tr("What I want to write"))
        self.text.setPlaceholderText(examples(role)["write"])
        self.needs = TagField(
            kit,
            self.tr("What I need"),
            self.tr("for instance rest, honesty"),
            lambda: vocabulary.needs,
        )
        self.tags = TagField(
            kit,
            self.tr("Tags"),
            self.tr("words to find it by"),
            lambda: [tag for tag, _ in entries.tags()],
        )
        self._sections: dict[str, QWidget] = {}
        self._adders: dict[str, QWidget] = {}
        self._build()
        self.feelings.changed.connect(self.changed)
        self.happened.edited.connect(self.changed)
        self.text.edited.connect(self.changed)
        self.text.edited.connect(self.feelings.fold)  # the writing has begun and wants the room
        self.needs.changed.connect(self.changed)
        self.tags.changed.connect(self.changed)

    def _build(self) -> None:
        kit = self._kit
        self._section("feelings", self.feelings, self.tr("Add a feeling"))
        happened = kit.wrap(kit.field(self.tr("What happened"), self.happened))
        self._section("happened", happened, self.tr("Add what happened"))
        needs = self._beside(self.tr("What I need"), self.needs)
        self._section("needs", needs, self.tr("Add what I need"))
        tags = self._beside(self.tr("Tags"), self.tags)
        self._section("tags", tags, self.tr("Add tags"))
        adders = kit.flow(*self._adders.values(), gap=18, lines=2)
        self.setLayout(
            kit.col(
                self._sections["feelings"],
                self._sections["happened"],
                (self.text, 1),
                self._sections["needs"],
                self._sections["tags"],
                adders,
                gap=12,
            )
        )

    def _beside(self, label: str, field: QWidget) -> QWidget:
        """A field of one line with its label before it: the room belongs to the text."""
        kit = self._kit
        caption = kit.text(label, "label", wrap=False)
        caption.setBuddy(field)
        caption.setMinimumWidth(kit.theme.px(86))
        caption.setFixedHeight(self.needs.sizeHint().height())
        return kit.wrap(kit.row(kit.col(caption, None, gap=0), (field, 1), gap=8))

    def _section(self, name: str, section: QWidget, invitation: str) -> None:
        self._sections[name] = section
        self._adders[name] = self._kit.button(
            invitation, "link", "plus", lambda: self.ask_for(name)
        )

    def ask_for(self, name: str) -> None:
        """Open a section and go there."""
        self._show(name, shown=True)
        self.go_to(name)

    def _show(self, name: str, *, shown: bool) -> None:
        self._sections[name].setVisible(shown)
        self._adders[name].setVisible(not shown)

    def load(self, entry: Entry, cursor: int = 0) -> None:
        """Show an entry's words. Emits nothing."""
        if self.feelings.value() != entry.feelings:
            self.feelings.set_value(entry.feelings)
        self.happened.load(entry.happened, cursor=len(entry.happened))
        self.text.load(entry.text, cursor)
        self.needs.set_value(entry.needs)
        self.tags.set_value(entry.tags)
        with_feelings = entry.kind is Kind.FEELINGS
        self._show("feelings", shown=with_feelings or bool(entry.feelings))
        self._show("happened", shown=with_feelings or bool(entry.happened))
        self._show("needs", shown=bool(entry.needs))
        self._show("tags", shown=bool(entry.tags))

    def value(self, entry: Entry) -> Entry:
        """Return `entry` with what the fields say; raises EntryInvalid."""
        return entry.edited(
            happened=self.happened.words(),
            text=self.text.words(),
            feelings=self.feelings.value(),
            needs=self.needs.value(),
            tags=self.tags.value(),
        )

    def focused(self) -> str:
        """Return the name of the field that has the focus, empty for none."""
        for name in ("text", "happened", "feelings", "needs", "tags"):
            field: QWidget = getattr(self, name)
            if field.hasFocus() or field.isAncestorOf(self.focusWidget() or self):
                return name
        return ""

    def go_to(self, name: str) -> None:
        """Put the focus into a field by its name; into the text for an unknown one."""
        picker = self.feelings.findChild(FeelingPicker)
        if name == "feelings" and picker is not None:
            picker.setFocus()
            return
        known = name in self._sections and not self._sections[name].isHidden()
        field: QWidget = getattr(self, name) if known else self.text
        field.setFocus()
