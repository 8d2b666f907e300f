"""How strong a feeling is: 0 to 10 as eleven growing dots, by digits, arrows or mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from trustjournal.journal.entries import HIGHEST_INTENSITY
from ui.theme import Theme
from ui.widgets.kit import Kit

NOT_SET = -1
SECOND_DIGIT_MS = 1500
"""How long after a 1 a following 0 still makes it a 10."""

_SMALLEST, _LARGEST = 3.2, 9.0
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -3,
    Qt.Key.Key_PageUp: 3,
}


class Dots(QSlider):
    """The eleven dots. A slider underneath, so that assistive tools get a real value.

    The slider's lowest value, -1, stands for "not set": a 0 would be a claim nobody made.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._color = theme.color("accent")
        self._one_at: int | None = None
        self.setRange(NOT_SET, HIGHEST_INTENSITY)
        self.setValue(NOT_SET)
        self.setPageStep(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(184))
        self.setMaximumWidth(theme.px(252))
        self.setFixedHeight(theme.px(30))

    def set_color(self, color: QColor) -> None:
        """Fill the chosen dots with `color`."""
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for comfortable dots; narrower also works."""
        return QSize(self._theme.px(224), self._theme.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set, arrows step, Home and End jump, Delete clears; the rest goes on."""
        value = self._after_key(event)
        if value is None:
            event.ignore()
            return
        self.setValue(value)
        event.accept()

    def _after_key(self, event: QKeyEvent) -> int | None:
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return None
        if event.text() and event.text() in "0123456789":
            return self._after_digit(int(event.text()), event.timestamp())
        self._one_at = None
        key = Qt.Key(event.key())
        if key in _STEPS:
            # Arrows never lead back to "not set": taking an answer away is a deed of its own.
            return max(0, self.value() + _STEPS[key])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else HIGHEST_INTENSITY
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return NOT_SET
        return None

    def _after_digit(self, digit: int, at: int) -> int:
        one_at, self._one_at = self._one_at, at if digit == 1 else None
        follows = one_at is not None and at - one_at <= SECOND_DIGIT_MS
        return HIGHEST_INTENSITY if digit == 0 and follows else digit

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the dot under the pointer."""
        self._one_at = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.setValue(self._dot_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setValue(self._dot_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is left to do: the press and the drag have set the value."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change an answer."""
        event.ignore()

    def _dot_at(self, x: float) -> int:
        nearest = round((x - self._edge()) / self._distance())
        return min(HIGHEST_INTENSITY, max(0, nearest))

    def _edge(self) -> float:
        return self._theme.px(_LARGEST + 1)

    def _distance(self) -> float:
        return (self.width() - 2 * self._edge()) / HIGHEST_INTENSITY

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots up to the value filled, the others as rings."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QPen(self._theme.color("control_border"), self._theme.px(1.2))
        for dot in range(HIGHEST_INTENSITY + 1):
            size = _SMALLEST + (_LARGEST - _SMALLEST) * dot / HIGHEST_INTENSITY
            radius = size * self._theme.scale
            filled = dot <= self.value()
            painter.setPen(Qt.PenStyle.NoPen if filled else ring)
            painter.setBrush(self._color if filled else Qt.BrushStyle.NoBrush)
            middle = QPointF(self._edge() + dot * self._distance(), self.height() / 2)
            painter.drawEllipse(middle, radius, radius)


class Intensity(QWidget):
    """Dots with the number beside them; `value()` is None until somebody chooses."""

    valueChanged = Signal(object)  # noqa: N815  # spoken as Qt speaks of values

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._theme = kit.theme
        self._dots = Dots(kit.theme)
        self._dots.setAccessibleName(self.tr("How strong"))
        self._number = kit.text("", "title", wrap=False)
        widest = self._number.fontMetrics().horizontalAdvance(str(HIGHEST_INTENSITY))
        self._number.setMinimumWidth(widest)
        self._of = kit.text(self.tr("of 10"), "caption", "text_muted", wrap=False)
        self.setLayout(kit.row((self._dots, 1), self._number, self._of, gap=8))
        self.setFocusProxy(self._dots)
        self._dots.valueChanged.connect(self._dots_changed)
        self._show()

    def value(self) -> int | None:
        """Return 0..10, or None while nothing is chosen."""
        return None if self._dots.value() == NOT_SET else self._dots.value()

    def set_value(self, value: int | None) -> None:
        """Show a value, or None for "not set"; raises ValueError outside 0..10."""
        if value is not None and not 0 <= value <= HIGHEST_INTENSITY:
            raise ValueError("intensity")
        self._dots.setValue(NOT_SET if value is None else value)

    def set_core(self, core: str) -> None:
        """Take a core feeling's colour; the accent for an empty or unknown one."""
        hue = self._theme.feeling_color(core) if core else self._theme.color("accent")
        self._dots.set_color(hue)

    def _dots_changed(self) -> None:
        self._show()
        self.valueChanged.emit(self.value())

    def _show(self) -> None:
        value = self.value()
        words = self.tr("Not set yet") if value is None else self.tr("{n} of 10").format(n=value)
        self._dots.setAccessibleDescription(words)
        self._number.say("" if value is None else str(value))
        self._of.setVisible(value is not None)
