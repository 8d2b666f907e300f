"""The order in which Tab goes through a window: as its parts stand in their layouts.

Qt's own order is that in which widgets were made, so whatever is made later (a chip, a card, a
second picker) would be reached last; and a part that hands its focus on to its third control
would hide the first two from Tab.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLayout, QScrollArea, QWidget

_LAST = (1_000_000,)


def move_focus(window: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next stop of Tab, or the one before; False when there is none."""
    stops = list(tab_stops(window))
    now = window.focusWidget()
    if not stops:
        return False
    step = 1 if forward else -1
    if now in stops:
        following = stops[(stops.index(now) + step) % len(stops)]
    else:
        following = _beside(window, now, stops, forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    following.setFocus(reason)
    return QApplication.focusWidget() is not now


def tab_stops(window: QWidget) -> Iterator[QWidget]:
    """Return what Tab stops at in `window`, from the first to the last."""
    return (widget for widget in _in_order(window) if _stops(widget, window))


def _stops(widget: QWidget, window: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    able = takes and widget.focusProxy() is None and widget.isEnabled()
    return able and widget.isVisibleTo(window)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Return all widgets below `widget` in the order of their layouts; what is in none, last."""
    for child in _arranged(widget):
        yield child
        yield from _in_order(child)


def _arranged(widget: QWidget) -> list[QWidget]:
    """Return the children in order, but not what a list or text field is made of."""
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        return [] if content is None else [content]
    if isinstance(widget, QAbstractScrollArea):
        return []
    children = [each for each in widget.children() if isinstance(each, QWidget)]
    children = [each for each in children if not each.isWindow()]
    layout = widget.layout()
    if layout is None or len(children) < 2:
        return children
    places = dict(_places(layout, children, ()))
    return sorted(children, key=lambda each: places.get(each, _LAST))


def _places(
    layout: QLayout, children: list[QWidget], above: tuple[int, ...]
) -> Iterator[tuple[QWidget, tuple[int, ...]]]:
    """Return where in the layout, and the layouts within it, the widgets stand.

    By asking for each one's index, never for a layout's items: the bindings keep those, also
    when Qt has deleted them.
    """
    for child in children:
        if (place := layout.indexOf(child)) >= 0:
            yield child, (*above, place)
    for inner in layout.children():
        if isinstance(inner, QLayout):
            yield from _places(inner, children, (*above, layout.indexOf(inner)))


def _beside(window: QWidget, now: QWidget | None, stops: list[QWidget], forward: bool) -> QWidget:
    """Return the stop after (or before) what is none itself: a page, or what was just hidden."""
    order = {widget: place for place, widget in enumerate(_in_order(window))}
    place = order.get(now, -1 if forward else len(order)) if now else -1
    if forward:
        return next((stop for stop in stops if order[stop] > place), stops[0])
    return next((stop for stop in reversed(stops) if order[stop] < place), stops[-1])
