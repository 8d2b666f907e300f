"""Settings that need no passphrase: when to lock, how it looks, the key that hides it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from trustjournal.preferences import Preferences, PreferencesFile
from ui.pages.settings_section import Section
from ui.shortcuts import refusal
from ui.widgets.flow import Flow
from ui.widgets.keys_field import KeysField
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome

LOCK_MINUTES = (1, 2, 3, 5, 10, 15, 30)
TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)


class PreferenceSections(QWidget):
    """Locking and appearance; `changed` carries the new preferences, saved already."""

    changed = Signal(object)

    def __init__(self, kit: Kit, file: PreferencesFile) -> None:
        super().__init__()
        self._kit = kit
        self._file = file
        self._now = file.load()
        self._first: QPushButton | None = None
        self._outcome = Outcome(kit)
        self._later = QTimer(self, singleShot=True, interval=0)
        # Another look builds this very page anew: not while a button of it is still at work.
        self._later.timeout.connect(lambda: self.changed.emit(self._now))
        self.setLayout(
            kit.col(
                self._locking(),
                12,
                kit.hairline(),
                12,
                self._appearance(),
                self._outcome,
                gap=6,
            )
        )

    def focus_first(self) -> None:
        """Put the focus on the first choice that is pressed."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- locking ---------------------------------------------------------------------------

    def _locking(self) -> Section:
        kit = self._kit
        section = Section(
            kit,
            self.tr("Locking"),
            self.tr(
                "It locks by itself after this time without a key or the mouse, and when the "
                "computer sleeps or its screen is locked."
            ),
        )
        options = sorted({*LOCK_MINUTES, self._now.auto_lock_minutes})
        minutes = [(n, self.tr("{n} min").format(n=n)) for n in options]
        section.put(
            self._choice(self.tr("Lock after"), "auto_lock_minutes", minutes), 8, self._hiding()
        )
        return section

    def _hiding(self) -> QWidget:
        kit = self._kit
        self._keys = KeysField(QKeySequence(self._now.quick_hide_keys))
        self._keys.setFont(kit.theme.font("ui"))
        self._keys.setMinimumHeight(kit.theme.px(kit.theme.metric("control", "height")))
        self._keys.setMinimumWidth(kit.theme.px(180))
        self._keys.taken.connect(self._take_keys)
        usual = kit.button(self.tr("Use the usual keys"), "quiet", on=self._usual_keys)
        hint = self.tr(
            "Hides the window at once, locks and closes the app. Click, then press the keys you "
            "want."
        )
        self._keys_note = kit.text("", "ui", "danger")
        self._keys_note.hide()
        # The hint stands below the row, so that the button lines up with the field.
        field = kit.col(
            kit.field(self.tr("Quick hide"), self._keys_row(usual)),
            kit.text(hint, "caption", "text_muted"),
            self._keys_note,
            gap=4,
        )
        return kit.wrap(field)

    def _keys_row(self, usual: QPushButton) -> QWidget:
        row = self._kit.wrap(self._kit.row(self._keys, usual, None))
        row.setFocusProxy(self._keys)
        self._keys.setAccessibleName(self.tr("Quick hide"))
        return row

    def _usual_keys(self) -> None:
        self._keys.setKeySequence(QKeySequence(Preferences().quick_hide_keys))
        self._take_keys()

    def _take_keys(self) -> None:
        wanted = self._keys.keySequence()
        problem = refusal(wanted)
        self._keys_note.say(problem)
        self._keys_note.setVisible(bool(problem))
        if problem:
            self._keys.setKeySequence(QKeySequence(self._now.quick_hide_keys))
            return
        self._keep(quick_hide_keys=wanted.toString(QKeySequence.SequenceFormat.PortableText))

    # --- appearance ------------------------------------------------------------------------

    def _appearance(self) -> Section:
        section = Section(self._kit, self.tr("Appearance"))
        schemes = [
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ]
        sizes = [(percent, self.tr("{n} %").format(n=percent)) for percent in TEXT_SIZES]
        section.put(
            self._choice(self.tr("Colours"), "scheme", schemes),
            8,
            self._choice(self.tr("Text size"), "text_percent", sizes),
        )
        return section

    def _choice(self, label: str, field: str, options: Sequence[tuple[object, str]]) -> QWidget:
        """Return buttons of which one is pressed: the present value of a preference."""
        kit = self._kit
        flow = Flow(kit.theme.px(6))
        flow.setAccessibleName(label)
        group = QButtonGroup(flow)
        for value, words in options:
            button = kit.button(words, "word", checkable=True)
            button.setAccessibleDescription(label)
            button.setAutoExclusive(True)  # told as one of several; the group does the rest
            button.setChecked(getattr(self._now, field) == value)
            button.clicked.connect(lambda _on=False, v=value: self._keep(**{field: v}))
            group.addButton(button)
            flow.add(button)
            if button.isChecked() and self._first is None:
                self._first = button
        caption = kit.text(label, "label", wrap=False)
        return kit.wrap(kit.col(caption, flow, gap=5))

    # --- keeping ---------------------------------------------------------------------------

    def _keep(self, **changes: object) -> None:
        # What another section of this page has saved meanwhile stays.
        before = self._file.load()
        wanted = replace(before, **changes)  # type: ignore[arg-type]
        if wanted == before:
            return
        try:
            self._file.save(wanted)
        except OSError as error:
            self._outcome.fail(error)
            return
        self._now = wanted
        self._outcome.clear()
        self._later.start()
