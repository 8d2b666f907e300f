"""What every step of the first run has: a title, its parts, and whether one may go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.tasks import Work
from ui.widgets.kit import Kit


class Step(QWidget):
    """One step; `go_on` is what Enter in its last field asks for."""

    readiness_changed = Signal()
    go_on = Signal()

    def __init__(self, kit: Kit, name: str, title: str, lead: str = "") -> None:
        super().__init__()
        self._kit = kit
        self.name = name
        self._column = kit.col(kit.text(title, "display"), gap=6)
        if lead:
            self._column.addWidget(kit.text(lead, "ui", "text_muted"))
        self._column.addSpacing(kit.theme.px(14))
        self.setLayout(self._column)
        self.setAccessibleName(title)

    @property
    def ready(self) -> bool:
        """Whether the person may go on."""
        return True

    @property
    def onward(self) -> str:
        """The words on the button that goes on."""
        return self.tr("Continue")

    @property
    def checking(self) -> str:
        """What is shown while `check` runs."""
        return self.tr("One moment …")

    def check(self) -> Work | None:
        """Return work that must succeed before one goes on, None for none."""
        return None

    def entered(self) -> bool:
        """Put the focus where a person would start; False leaves it to the Continue button."""
        return False

    def put(self, *pieces: QWidget | QLayout | int) -> None:
        """Append widgets, layouts, and gaps in px."""
        for piece in pieces:
            if isinstance(piece, int):
                self._column.addSpacing(self._kit.theme.px(piece))
            elif isinstance(piece, QLayout):
                self._column.addLayout(piece)
            else:
                self._column.addWidget(piece)
