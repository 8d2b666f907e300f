"""A field for secrets: hidden unless asked, never copied, dragged or undone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.glyphs import EyeButton
from ui.widgets.kit import Kit

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
_REFUSED = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


class SecretEdit(QLineEdit):
    """A line edit that gives nothing to the clipboard, the mouse selection or the undo history."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Show or hide the letters; sensitive either way to input methods."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        hidden = Qt.InputMethodHint(0) if shown else Qt.InputMethodHint.ImhHiddenText
        self.setInputMethodHints(_HINTS | hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but refuse copy, cut, undo and redo, which would leave the secret elsewhere."""
        if any(event.matches(key) for key in _REFUSED):
            event.accept()
            return
        self._look_at_case(event)
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection without handing it to the system's selection clipboard."""
        if self.hasSelectedText() or event.button() is Qt.MouseButton.MiddleButton:
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer pasting, nothing else."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.addAction(self.tr("Paste"))
        paste.triggered.connect(self.paste)
        menu.popup(event.globalPos())

    def _look_at_case(self, event: QKeyEvent) -> None:
        """Tell caps lock from letters: Qt does not say whether it is on."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shift)


class PassphraseField(QWidget):
    """A passphrase with a button that reveals it; `name` is what screen readers say."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, kit: Kit, name: str, hint: str = "") -> None:
        super().__init__()
        self._kit = kit
        self._edit = SecretEdit()
        self._edit.setFont(kit.theme.font("ui"))
        self._edit.setProperty("big", True)
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(hint)
        self._eye = EyeButton(kit.theme)
        self._eye.setAccessibleDescription(name)
        self._caps = kit.text("", "caption", "text_muted")
        self._caps.hide()
        self._build()
        self._edit.returnPressed.connect(self.submitted)
        self._edit.textChanged.connect(lambda _text: self.edited.emit())
        self._edit.caps_lock.connect(self._show_caps_lock)
        self._eye.toggled.connect(self.reveal)
        self.reveal(False)

    def _build(self) -> None:
        px = self._kit.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._edit)
        column.addWidget(self._caps)
        self._edit.setMinimumHeight(px(self._kit.theme.metric("control", "height_large")))
        self._edit.setTextMargins(0, 0, self._eye.width(), 0)
        self._eye.setParent(self)
        self._eye.raise_()
        self.setFocusProxy(self._edit)
        QWidget.setTabOrder(self._edit, self._eye)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return what has been typed."""
        return self._edit.text()

    def set_text(self, words: str) -> None:
        """Put words in (a suggestion that was taken)."""
        self._edit.setText(words)

    def clear(self) -> None:
        """Forget what was typed and hide again."""
        self._edit.clear()
        self.reveal(False)
        self._caps.hide()

    def focus(self) -> None:
        """Take the keyboard."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def select_all(self) -> None:
        """Select what was typed, so that the next letter replaces it."""
        self._edit.selectAll()

    def set_read_only(self, held: bool) -> None:
        """Hold what was typed as it is (while it is being tried); the focus stays."""
        self._edit.setReadOnly(held)

    def reveal(self, shown: bool) -> None:
        """Show or hide the letters."""
        self._edit.reveal(shown)
        self._eye.setChecked(shown)
        name = self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase")
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)

    @property
    def edit(self) -> QLineEdit:
        """The line edit itself, for buddies and accessible names."""
        return self._edit

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye inside the field's right end."""
        super().resizeEvent(event)
        frame = self._edit.geometry()
        gap = (frame.height() - self._eye.height()) // 2
        self._eye.move(QPoint(frame.right() - self._eye.width() - gap // 2, frame.top() + gap))

    def _show_caps_lock(self, on: bool) -> None:
        self._caps.say(self.tr("Caps lock is on.") if on else "")
        self._caps.setVisible(on)
