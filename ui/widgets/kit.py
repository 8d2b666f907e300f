"""The small pieces every screen is made of, dressed by the theme.

A page is handed one `Kit` and builds its labels, buttons, cards and columns with it; nothing
else sets fonts, colours or distances.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Space, Theme
from ui.widgets.check_button import CheckButton
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedText, Text
from ui.widgets.line import Line
from ui.widgets.press_button import PressButton
from ui.widgets.quiet_bar import QuietBar

Piece = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
"""A widget, a layout, a gap in px at 100 %, None for a stretch, or (item, stretch factor)."""

Margins = float | tuple[float, float, float, float]
_ICON_ROLE = {"primary": "on_accent", "quiet": "accent", "link": "accent", "plain": "text_muted"}
_FONT_ROLE = {"primary": "ui_strong", "tab": "label"}


class Card(QFrame):
    """A surface with rounded corners: `raised`, `tint`, `warn`, `sunk` or bare `row`."""

    def __init__(self, layout: QLayout, look: str = "raised") -> None:
        super().__init__()
        self.setProperty("card", look)
        self.setLayout(layout)


class _Scrolled(QWidget):
    """What a scroll area holds: as high as its lines need at the width it gets.

    Qt would take the sum of the hints instead, in which wrapped labels are counted narrow and
    tall, and leave a gap at the end.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def minimumSizeHint(self) -> QSize:
        """Insist on nothing: the width is the area's, and the height follows from it.

        Adding up the hints of a long page would also take longer than painting it.
        """
        return QSize(0, 0)


class Kit:
    """Builds dressed widgets; holds the theme and nothing else."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    # --- words -----------------------------------------------------------------------------

    def text(
        self,
        words: str = "",
        role: str = "ui",
        color: str = "text",
        *,
        wrap: bool = True,
        centred: bool = False,
    ) -> Text:
        """Return a label in a type role and colour role; plain text, wrapped unless told not to."""
        label = Text(self.theme, role, wrap=wrap, centred=centred)
        self.tint(label, color)
        label.say(words)
        return label

    def elided(self, words: str = "", role: str = "ui", color: str = "text") -> ElidedText:
        """Return one line that gives way where room is short."""
        label = ElidedText(self.theme, role)
        self.tint(label, color)
        label.say(words)
        return label

    def tint(self, widget: QWidget, color: str) -> None:
        """Give a widget's text the colour of a role."""
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.theme.color(color))
        widget.setPalette(palette)

    # --- controls --------------------------------------------------------------------------

    def button(
        self,
        words: str,
        kind: str = "",
        icon: str = "",
        on: Callable[[], object] | None = None,
        *,
        keys: str = "",
        checkable: bool = False,
    ) -> QPushButton:
        """Return a button: kind `primary`, `quiet`, `plain`, `link`, `word`, `tab`, `danger` or "".

        `keys` are shown beside the words ("Find words  F2"); the accessible name is `words`.
        """
        shown = words.replace("&", "&&") + (f"   {keys}" if keys else "")
        shown = (" " if icon else "") + shown
        button = CheckButton(shown) if checkable else PressButton(shown)
        if kind:
            button.setProperty("kind", kind)
        button.setAccessibleName(words)
        if keys:
            button.setAccessibleDescription(keys)
        button.setFont(self.theme.font(_FONT_ROLE.get(kind, "ui")))
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._finish_button(button, icon, _ICON_ROLE.get(kind, "text"), on)
        return button

    def icon_button(
        self, name: str, icon: str, on: Callable[[], object] | None = None, kind: str = "plain"
    ) -> QPushButton:
        """Return a button with an icon alone; `name` is its tooltip and accessible name."""
        button = PressButton()
        button.setProperty("kind", kind)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._finish_button(button, icon, _ICON_ROLE.get(kind, "text"), on)
        return button

    def _finish_button(
        self, button: QAbstractButton, icon: str, role: str, on: Callable[[], object] | None
    ) -> None:
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            button.setIcon(self.theme.icon(icon, role))
            n = self.theme.px(17)
            button.setIconSize(QSize(n, n))
        if on is not None:
            button.clicked.connect(lambda _checked=False: on())

    def icon_label(self, icon: str, role: str = "text_muted", size: int = 18) -> QLabel:
        """Return a picture that says nothing by itself (no accessible name)."""
        label = QLabel()
        n = self.theme.px(size)
        label.setPixmap(self.theme.icon(icon, role).pixmap(QSize(n, n), 2.0))
        label.setFixedSize(n, n)
        return label

    def line_edit(self, name: str, hint: str = "", *, big: bool = False) -> Line:
        """Return a one-line field; `name` is its accessible name, `hint` the placeholder."""
        edit = Line()
        edit.setFont(self.theme.font("ui"))
        edit.setAccessibleName(name)
        edit.setPlaceholderText(hint)
        if big:
            edit.setProperty("big", True)
        return edit

    def field(self, label: str, widget: QWidget, hint: str = "") -> QVBoxLayout:
        """Return label above `widget`, hint below; the label is the widget's buddy."""
        caption = self.text(label, "label", wrap=False)
        caption.setBuddy(widget)
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        column = self.col(caption, widget, gap=6)
        if hint:
            column.addWidget(self.text(hint, "caption", "text_muted"))
        return column

    # --- surfaces --------------------------------------------------------------------------

    def card(self, layout: QLayout, look: str = "raised") -> Card:
        """Return a card around `layout` (its margins are the caller's)."""
        return Card(layout, look)

    def notice(
        self, sentence: str, next_step: str = "", icon: str = "info", *, calm: bool = False
    ) -> Card:
        """Return a soft rose card: what is the matter, and what to do; `calm` has no rose."""
        words = [self.text(sentence, "ui_strong")]
        if next_step:
            words.append(self.text(next_step))
        color, look = ("accent", "tint") if calm else ("warning", "warn")
        picture = self.col(1, self.icon_label(icon, color, 20), None, gap=0)
        body = self.row(picture, (self.col(*words, gap=2), 1), gap=12, margins=(16, 14, 16, 14))
        card = self.card(body, look)
        card.setAccessibleName(f"{sentence} {next_step}".strip())
        return card

    def hairline(self) -> QFrame:
        """Return a horizontal line of one pixel."""
        return self._line(horizontal=True)

    def upright(self) -> QFrame:
        """Return a vertical line of one pixel."""
        return self._line(horizontal=False)

    def _line(self, *, horizontal: bool) -> QFrame:
        line = QFrame()
        line.setAutoFillBackground(True)
        palette = line.palette()
        palette.setColor(QPalette.ColorRole.Window, self.theme.color("border"))
        line.setPalette(palette)
        if horizontal:
            line.setFixedHeight(1)
        else:
            line.setFixedWidth(1)
        return line

    def fill(self, widget: QWidget, role: str, space: Space | None = None) -> QWidget:
        """Give a widget's background a colour role (by palette, so children stay native)."""
        widget.setAutoFillBackground(True)
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.Window, self.theme.color(role, space))
        widget.setPalette(palette)
        return widget

    def scroll(self, widget: QWidget) -> QScrollArea:
        """Return a frameless area that scrolls `widget` up and down only."""
        area = QScrollArea()
        # A viewport of our own: asked for Qt's, the bindings load every widget class there is.
        area.setViewport(QWidget())
        area.setWidget(_Scrolled(widget))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QuietBar(area)
        return area

    # --- arranging -------------------------------------------------------------------------

    def row(self, *pieces: Piece, gap: float = 8, margins: Margins = 0) -> QHBoxLayout:
        """Return a horizontal layout; gaps and margins are px at 100 %."""
        box = QHBoxLayout()
        self._fill_box(box, pieces, gap, margins)
        return box

    def col(self, *pieces: Piece, gap: float = 8, margins: Margins = 0) -> QVBoxLayout:
        """Return a vertical layout; gaps and margins are px at 100 %."""
        box = QVBoxLayout()
        self._fill_box(box, pieces, gap, margins)
        return box

    def flow(self, *widgets: QWidget, gap: float = 6, lines: float | None = None) -> Flow:
        """Return widgets that wrap like words; `lines` is the gap between lines if another."""
        between = None if lines is None else self.theme.px(lines)
        return Flow(self.theme.px(gap), widgets, between)

    def wrap(self, layout: QLayout) -> QWidget:
        """Return a bare widget around a layout."""
        widget = QWidget()
        widget.setLayout(layout)
        return widget

    def _fill_box(
        self, box: QBoxLayout, pieces: tuple[Piece, ...], gap: float, margins: Margins
    ) -> None:
        sides = margins if isinstance(margins, tuple) else (margins,) * 4
        left, top, right, bottom = (self.theme.px(side) if side else 0 for side in sides)
        box.setContentsMargins(left, top, right, bottom)
        box.setSpacing(self.theme.px(gap) if gap else 0)
        for piece in pieces:
            self._place(box, piece)

    def _place(self, box: QBoxLayout, piece: Piece) -> None:
        match piece:
            case None:
                box.addStretch(1)
            case int():
                box.addSpacing(self.theme.px(piece))
            case tuple():
                item, stretch = piece
                if isinstance(item, QLayout):
                    box.addLayout(item, stretch)
                else:
                    box.addWidget(item, stretch)
            case QLayout():
                box.addLayout(piece)
            case _:
                box.addWidget(piece)
