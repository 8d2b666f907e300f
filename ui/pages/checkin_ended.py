"""After a check-in: one sentence about where it went, and the way to open it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.checkin_records import CheckIn
from ui.widgets.kit import Kit


@dataclass(frozen=True, slots=True, repr=False)
class Ended:
    """What to say; `uid` is the check-in that can be opened, "" for none, and `title` its title."""

    words: str
    uid: str = ""
    title: str = ""


def where_it_went(record: CheckIn, where: str, texts: dict[str, Any], *, comes_up: bool) -> Ended:
    """Return what to say of a check-in that was kept.

    `where` is "private", "shared", or "lone" for a space in which one person has stayed;
    `comes_up` tells whether something of it comes up at the next one.
    """
    words = texts["ended"]
    what = "kept" if record.kept or record.landed else "date"
    said = words[what][where].format(title=record.title)
    if comes_up:
        said = f"{said} {words['comes_up']}"
    return Ended(said, record.uid, record.title)


class EndedNote(QWidget):
    """The sentence on a quiet card."""

    open_wanted = Signal(str)

    def __init__(self, kit: Kit, ended: Ended) -> None:
        super().__init__()
        words = kit.text(ended.words, "ui")
        picture = kit.col(1, kit.icon_label("check-circle", "accent", 20), None, gap=0)
        self.open: QWidget | None = None
        pieces: list[Any] = [words]
        if ended.uid:
            way = kit.button(self.tr("Open it"), "link", "arrow-right")
            way.setAccessibleName(self.tr("Open it: {title}").format(title=ended.title))
            way.clicked.connect(lambda: self.open_wanted.emit(ended.uid))
            pieces.append(kit.row(way, None))
            self.open = way
        inside = kit.row(picture, (kit.col(*pieces, gap=4), 1), gap=12, margins=(16, 14, 16, 14))
        self.setLayout(kit.col(kit.card(inside, "tint"), gap=0))
