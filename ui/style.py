"""The style sheet: radius, border and padding by `kind` and `card` properties.

The palette carries surfaces and text; only what a palette cannot say is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet for the theme's present colours and scale."""
    return "\n".join(
        (_cards(theme), _fields(theme), _buttons(theme), _choices(theme), _bars(theme))
    )


def _cards(theme: Theme) -> str:
    def c(role: str) -> str:
        return theme.color(role).name()

    px = theme.px
    radius = px(theme.metric("radius", "card"))
    small = px(theme.metric("radius", "control"))
    return f"""
QFrame[card="raised"] {{ background:{c("raised")}; border:1px solid {c("border")};
  border-radius:{radius}px; }}
QFrame[card="tint"] {{ background:{c("accent_soft")}; border:none; border-radius:{radius}px; }}
QFrame[card="warn"] {{ background:{c("warning_soft")}; border:none; border-radius:{radius}px; }}
QFrame[card="sunk"] {{ background:{c("window")}; border:none; border-radius:{radius}px; }}
QFrame[card="row"] {{ background:transparent; border:none; border-radius:{small}px; }}
QFrame[card="switch"] {{ background:{c("tint")}; border:none; border-radius:{px(10)}px; }}
QToolTip {{ background:{c("raised")}; color:{c("text")}; border:1px solid {c("border")}; }}
"""


def _fields(theme: Theme) -> str:
    def c(role: str) -> str:
        return theme.color(role).name()

    px = theme.px
    return f"""
QLineEdit, QPlainTextEdit[boxed="true"], QTextEdit[boxed="true"] {{
  background:{c("field")}; color:{c("text")}; border:1px solid {c("control_border")};
  border-radius:{px(8)}px; padding:{px(6)}px {px(11)}px;
  selection-background-color:{c("selection")}; selection-color:{c("text")}; }}
QLineEdit[big="true"] {{ padding:{px(10)}px {px(14)}px; border-radius:{px(10)}px; }}
QLineEdit:disabled {{ color:{c("text_disabled")}; border-color:{c("border")}; }}
QTextEdit[page="true"], QPlainTextEdit[page="true"] {{ background:transparent; border:none;
  selection-background-color:{c("selection")}; selection-color:{c("text")}; }}
"""


def _buttons(theme: Theme) -> str:
    def c(role: str) -> str:
        return theme.color(role).name()

    px = theme.px
    return f"""
QPushButton {{ background:{c("raised")}; color:{c("text")};
  border:1px solid {c("control_border")}; border-radius:{px(8)}px;
  padding:{px(7)}px {px(14)}px; }}
QPushButton:hover {{ background:{c("accent_soft")}; }}
QPushButton:disabled {{ color:{c("text_disabled")}; border-color:{c("border")}; }}
QPushButton[kind="primary"] {{ background:{c("accent")}; color:{c("on_accent")};
  border:1px solid {c("accent")}; padding:{px(8)}px {px(18)}px; }}
QPushButton[kind="primary"]:hover {{ background:{c("accent_hover")};
  border-color:{c("accent_hover")}; }}
QPushButton[kind="primary"]:disabled {{ background:{c("border")}; color:{c("text_disabled")};
  border-color:{c("border")}; }}
QPushButton[kind="danger"] {{ color:{c("danger")}; border-color:{c("danger")}; }}
QPushButton[kind="quiet"] {{ background:transparent; border:1px solid transparent;
  color:{c("accent")}; padding:{px(5)}px {px(8)}px; }}
QPushButton[kind="quiet"]:hover {{ background:{c("accent_soft")}; }}
QPushButton[kind="quiet"]:disabled {{ color:{c("text_disabled")}; }}
QPushButton[kind="plain"] {{ background:transparent; border:1px solid transparent;
  color:{c("text_muted")}; padding:{px(5)}px {px(8)}px; }}
QPushButton[kind="plain"]:hover {{ background:{c("accent_soft")}; }}
QPushButton[kind="link"] {{ background:transparent; border:none;
  color:{c("accent")}; padding:{px(5)}px {px(2)}px {px(5)}px 0; text-align:left; }}
QPushButton[kind="link"]:hover {{ text-decoration:underline; background:transparent; }}
QPushButton[kind="nav"] {{ background:transparent; border:1px solid transparent;
  color:{c("text")}; text-align:left; padding:{px(7)}px {px(10)}px; }}
QPushButton[kind="nav"]:hover {{ background:{c("tint")}; }}
QPushButton[kind="nav"][here="true"] {{ background:{c("raised")}; border:1px solid {c("border")}; }}
QPushButton[kind="space"] {{ background:transparent; border:1px solid transparent;
  color:{c("text")}; padding:{px(5)}px {px(2)}px; }}
QPushButton[kind="space"]:hover {{ background:{c("accent_soft")}; }}
QPushButton[kind="space"]:checked {{ background:{c("raised")}; border-color:{c("control_border")};
  color:{c("accent")}; }}
QPushButton[kind="tab"] {{ background:transparent; border:none;
  border-bottom:{px(2)}px solid transparent; border-radius:0; padding:{px(5)}px 0;
  color:{c("text_muted")}; }}
QPushButton[kind="tab"]:checked {{ color:{c("text")}; border-bottom-color:{c("accent")}; }}
"""


def _choices(theme: Theme) -> str:
    def c(role: str) -> str:
        return theme.color(role).name()

    px = theme.px
    two = px(2)
    return f"""
QToolButton[kind="chip"] {{ background:{c("window")}; border:{two}px solid {c("window")};
  border-radius:{px(9)}px; padding:{px(4)}px {px(2)}px; color:{c("text")}; }}
QToolButton[kind="chip"][side="true"] {{ padding:{px(4)}px {px(7)}px; }}
QToolButton[kind="chip"]:hover {{ border-color:{c("tint")}; background:{c("tint")}; }}
QToolButton[kind="chip"]:checked {{ background:{c("raised")}; border-color:{c("accent")}; }}
QPushButton[kind="word"] {{ background:{c("window")}; border:{two}px solid {c("window")};
  border-radius:{px(9)}px; padding:{px(3)}px {px(11)}px; color:{c("text")}; }}
QPushButton[kind="word"][ground="window"] {{ background:{c("surface")};
  border-color:{c("surface")}; }}
QPushButton[kind="word"][column="true"] {{ text-align:left;
  padding:{px(3)}px {px(4)}px; }}
QPushButton[kind="word"]:hover {{ border-color:{c("tint")}; background:{c("tint")}; }}
QPushButton[kind="word"]:checked {{ background:{c("raised")}; border-color:{c("accent")}; }}
QPushButton[kind="word"][ground="window"]:checked {{ background:{c("raised")};
  border-color:{c("accent")}; }}
QCheckBox, QRadioButton {{ spacing:{px(8)}px; }}
"""


def _bars(theme: Theme) -> str:
    px = theme.px
    strong = theme.color("control_border")
    quiet = f"rgba({strong.red()},{strong.green()},{strong.blue()},110)"
    groove = theme.color("border").name()
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget {{ background:transparent; border:none; }}
QScrollBar:vertical {{ background:transparent; width:{px(8)}px;
  margin:{px(2)}px {px(2)}px {px(2)}px {px(1)}px; }}
QScrollBar::handle:vertical {{ background:{quiet}; border-radius:{px(2)}px;
  min-height:{px(28)}px; }}
QScrollBar::handle:vertical:hover, QScrollBar::handle:vertical:pressed {{
  background:{strong.name()}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background:none; height:0; }}
QSplitter::handle {{ background:transparent; }}
QProgressBar {{ background:{groove}; border:none; border-radius:{px(3)}px; }}
QProgressBar::chunk {{ background:{theme.color("accent").name()}; border-radius:{px(3)}px; }}
"""
