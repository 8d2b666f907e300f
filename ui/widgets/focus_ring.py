"""One ring for the keyboard: an overlay that shows where the focus is, never clipped.

It appears as browsers decide for `:focus-visible`: always around a text field, around anything
else only while the person uses the keyboard. A widget may narrow it to a part of itself with a
method `focus_rect()`, or decline it with the property `focusRing` set to "none". What the keyboard
comes to is also scrolled into view, and stays in view when the page around it is laid out anew.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.in_view import scroll_into_view

DECLINED = "none"
_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.DynamicPropertyChange,
}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


class FocusRing(QWidget):
    """The ring of one window; make it once, it finds the rest out by itself."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._handle: QWindow | None = None
        self._by_keyboard = True
        self._to_reveal = False
        self._seen_whole = False
        # Layouts move many widgets at once; the ring looks again when they have settled too.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._has_settled)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        self._attach()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, application.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring is around, None while it is hidden."""
        return self._target if self.isVisibleTo(self._window) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice moves of the target and whether keys or the mouse are being used."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._used_keyboard(event)
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
        elif kind in _MOVES:
            if watched is self._window:
                self._attach()
            self._stay_in_view(watched, kind)
            self._place()
            self._settled.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._width()
        painter.setPen(QPen(self._theme.color("focus"), width))
        half = width / 2
        radius = self._radius()
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, radius, radius)

    # --- whom it follows -------------------------------------------------------------------

    def _attach(self) -> None:
        """Listen to the window's own events: real keys and clicks arrive there first."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        mine = now is not None and now is not self._window and now.window() is self._window
        self._follow(now if mine else None)

    def _follow(self, target: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._target = target
        self._watched = []
        while target is not None and target is not self._window:
            target.installEventFilter(self)
            target.destroyed.connect(self._target_gone)
            self._watched.append(target)
            target = target.parentWidget()
        # Only for the keyboard: what is clicked must not move away under the pointer.
        self._to_reveal = self._by_keyboard
        self._seen_whole = False
        self._place()
        self._settled.start()

    def _stay_in_view(self, watched: QObject, kind: QEvent.Type) -> None:
        """What was seen whole stays so when it grows, or a line comes above it or its area.

        Not when the area scrolls: whoever scrolls away wants to look elsewhere.
        """
        laid_out = kind == QEvent.Type.Resize or (
            kind == QEvent.Type.Move and not _scrolls(watched)
        )
        if laid_out and self._seen_whole and self._by_keyboard:
            self._to_reveal = True

    def _target_gone(self) -> None:
        self._watched = []
        self._target = None
        self.hide()

    def _used_keyboard(self, event: QEvent) -> None:
        key = getattr(event, "key", lambda: None)()
        if key in _MODIFIERS:
            return
        if not self._by_keyboard:
            self._by_keyboard = True
            self._settled.start()

    def _has_settled(self) -> None:
        if self._to_reveal and self._target is not None:
            self._to_reveal = False
            around = self._width() + self._theme.gap("s")
            scroll_into_view(self._target, self._part(self._target), around)
        self._seen_whole = self._target is not None and self._is_whole(self._target)
        self._place()

    # --- where it is -----------------------------------------------------------------------

    def _place(self) -> None:
        target = self._target
        if target is None or not self._wanted(target):
            self.hide()
            return
        seen = self._seen(target)
        if seen.isEmpty():
            self.hide()
            return
        room = self._width() + self._theme.px(self._theme.metric("control", "focus_gap"))
        self.setGeometry(seen.adjusted(-room, -room, room, room))
        self.raise_()
        self.show()

    def _seen(self, target: QWidget) -> QRect:
        """Return what the areas around it leave to be seen, in the window's coordinates.

        (Qt's `visibleRegion` leaves out what opaque children cover, such as a list's viewport.)
        """
        seen, inner = self._part(target), target
        while inner is not self._window and (outer := inner.parentWidget()) is not None:
            seen = seen.translated(inner.pos()) & outer.rect()
            inner = outer
        return seen

    def _is_whole(self, target: QWidget) -> bool:
        return self._seen(target).size() == self._part(target).size()

    def _wanted(self, target: QWidget) -> bool:
        if target.property("focusRing") == DECLINED or not target.isVisible():
            return False
        return self._by_keyboard or isinstance(target, _TEXT_FIELDS)

    @staticmethod
    def _part(target: QWidget) -> QRect:
        own = getattr(target, "focus_rect", None)
        if own is not None:
            return QRect(own())
        if isinstance(target, QCheckBox | QRadioButton):
            hint = target.sizeHint()
            part = QRect(QPoint(0, 0), hint.boundedTo(target.size()))
            part.moveTop((target.height() - part.height()) // 2)
            return part
        return target.rect()

    def _width(self) -> int:
        return self._theme.px(self._theme.metric("control", "focus_width"))

    def _radius(self) -> float:
        """Follow the corners of what is ringed, at the ring's distance from it."""
        inside = 10.0 if self._target is not None and self._target.property("big") else 8.0
        if isinstance(self._target, QCheckBox | QRadioButton):
            inside = 4.0
        if isinstance(self._target, QComboBox):
            inside = 4.0
        gap = self._theme.metric("control", "focus_gap")
        radius = self._theme.px(inside + gap + self._width() / 2)
        return float(min(radius, self.height() // 2))


def _scrolls(watched: QObject) -> bool:
    """Whether `watched` is what an area shows a part of: it moves when the area scrolls."""
    outer = watched.parent()
    area = outer.parent() if outer is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is outer
