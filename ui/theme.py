"""Colours, sizes and fonts, made from the tokens in `resources/themes/`.

A screen reads the theme once, while it is built; when the theme changes, the app builds the
screen anew at the same place (see `ui/app.py`). That keeps widgets free of restyling code.
"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import font_source_serif_pro
import trustjournal.resources as own_resources
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui.icons import phosphor
from ui.style import style_sheet

BASE_PIXELS = 14
READING_FILES = ("Regular", "It", "Semibold")
READING_FAMILY = "Source Serif Pro"


class Scheme(StrEnum):
    """Which set of colours the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Space(StrEnum):
    """The room a text is saved in; each has its own accent."""

    PRIVATE = "private"
    SHARED = "shared"


_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "surface"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "field"),
    (QPalette.ColorRole.AlternateBase, "surface"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text_muted"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "control_border"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "border"),
    (QPalette.ColorRole.Shadow, "border"),
)


def load_tokens(name: str = "ink-and-lamp") -> dict[str, Any]:
    """Return the theme file's tables; raises FileNotFoundError for an unknown name."""
    # Not through importlib.resources: importing that takes a tenth of the time to the first paint.
    file = Path(own_resources.__path__[0]) / "themes" / f"{name}.json"
    tokens: dict[str, Any] = json.loads(file.read_bytes())
    return tokens


class Theme(QObject):
    """Answers every question about looks; `changed` means: build the screen anew."""

    changed = Signal()

    def __init__(
        self, scheme: Scheme = Scheme.SYSTEM, text_percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = load_tokens()
        self._wanted = scheme
        self._percent = text_percent
        self.space = Space.PRIVATE
        self._system_pixels = self._measure_system_font()
        self._reading = _reading_families(self._tokens["type"]["reading_family"])
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_scheme_changed)

    # --- what the person chose -------------------------------------------------------------

    @property
    def wanted(self) -> Scheme:
        """The scheme asked for, `SYSTEM` included."""
        return self._wanted

    @property
    def text_percent(self) -> int:
        """Text size in percent of the system's."""
        return self._percent

    def choose(self, scheme: Scheme | None = None, text_percent: int | None = None) -> None:
        """Take another scheme or text size and have the screen built anew."""
        self._wanted = self._wanted if scheme is None else scheme
        self._percent = self._percent if text_percent is None else text_percent
        self.apply()
        self.changed.emit()

    def enter(self, space: Space) -> None:
        """Take the colours of a space; whoever asks builds the screen anew."""
        if space is not self.space:
            self.space = space
            self.apply()

    @property
    def scheme(self) -> Scheme:
        """LIGHT or DARK, as shown at this moment."""
        if self._wanted is not Scheme.SYSTEM:
            return self._wanted
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    # --- answers ---------------------------------------------------------------------------

    def color(self, role: str, space: Space | None = None) -> QColor:
        """Return the colour of a token role in the present (or the given) space."""
        table = self._tokens[self.scheme]
        own: dict[str, str] = table[space or self.space]
        return QColor(own.get(role) or table[role])

    def feeling_color(self, core: str) -> QColor:
        """Return the hue of a core feeling; muted text for anything else."""
        hues = self._tokens[self.scheme]["feeling"]
        return QColor(hues[core]) if core in hues else self.color("text_muted")

    @property
    def scale(self) -> float:
        """All sizes are multiplied by this: system font, times the person's own choice."""
        return self._system_pixels / BASE_PIXELS * self._percent / 100

    def px(self, pixels: float) -> int:
        """Scale a size given at 100 % text; never below one pixel."""
        return max(1, round(pixels * self.scale))

    def gap(self, name: str) -> int:
        """Return a named distance (`hair xs s m l xl xxl page`) in pixels."""
        return self.px(float(self._tokens["space"][name]))

    def line(self, name: str) -> int:
        """Return a named width (`reading form sidebar list panel rail`) in pixels."""
        return self.px(float(self._tokens["line"][name]))

    def wide_enough(self, width: int, name: str) -> bool:
        """Tell whether `width` pixels reach a named break (`two_columns`, `dock_panel` …)."""
        return bool(width / self.px(BASE_PIXELS) >= self._tokens["break"][name])

    @property
    def reveal_ms(self) -> int:
        """Milliseconds of the panel's fade; 0 when the system asks for less motion."""
        quiet = not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return 0 if quiet else int(self._tokens["motion"]["reveal_ms"])

    def font(self, role: str, *, weight: int | None = None, italic: bool = False) -> QFont:
        """Return the font of a type role (`caption label ui ui_strong body quote lead …`)."""
        size, usual, _, face = self._tokens["type"][role]
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        if face == "reading":
            font.setFamilies(self._reading)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight or usual))
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line_height(self, role: str) -> int:
        """Return a role's line height in percent *of the font's own line spacing*.

        Qt counts from the line spacing, the tokens from the font size; below 100 % Qt clips
        descenders, so that is the floor.
        """
        font = self.font(role)
        wanted = float(self._tokens["type"][role][2]) * font.pixelSize()
        return max(100, round(wanted / QFontMetricsF(font).lineSpacing()))

    def icon(self, name: str, role: str = "text") -> QIcon:
        """Return a Phosphor icon by its name without prefix, in a token's colour."""
        return phosphor(name, self.color(role))

    def metric(self, table: str, name: str) -> float:
        """Return a raw number from the tokens, unscaled (for `radius` and `control`)."""
        return float(self._tokens[table][name])

    # --- making Qt wear it -----------------------------------------------------------------

    def apply(self) -> None:
        """Give the application its palette and font."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setPalette(self.palette())
        app.setFont(self.font("ui"))

    def dress(self, window: QWidget) -> None:
        """Give a top-level window its style sheet, which its dialogs inherit.

        Not the application: then Qt would style each widget anew for every layout it is put
        into while a screen is built, which takes twice as long.
        """
        window.setStyleSheet(style_sheet(self))

    def palette(self) -> QPalette:
        """Return the palette for the present scheme and space."""
        palette = QPalette()
        for role, token in _PALETTE:
            palette.setColor(role, self.color(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text_disabled"))
        return palette

    def _system_scheme_changed(self) -> None:
        if self._wanted is Scheme.SYSTEM:
            self.apply()
            self.changed.emit()

    @staticmethod
    def _measure_system_font() -> float:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if font.pixelSize() > 0:
            return float(font.pixelSize())
        screen = QGuiApplication.primaryScreen()
        dots = screen.logicalDotsPerInch() if screen else 96.0
        # Desktops say 9 to 11 points for what the tokens call 14 px; a person who asked for
        # bigger letters gets them in proportion, never smaller ones than drawn here.
        return max(float(BASE_PIXELS), font.pointSizeF() * dots / 72)


def _reading_families(families: list[str]) -> list[str]:
    """Load the packaged serif and return the families to try, it first."""
    folder = Path(font_source_serif_pro.__file__ or "").parent / "files"
    for style in READING_FILES:
        file = folder / f"SourceSerifPro-{style}.otf"
        if file.is_file():
            QFontDatabase.addApplicationFont(str(file))
    return [READING_FAMILY, *families]
