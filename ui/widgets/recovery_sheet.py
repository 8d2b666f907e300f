"""A recovery key as people copy it: numbered groups, to be written down, copied or printed."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.desktop.clipboard import PrivateClipboard
from ui.widgets.announce import announce
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from trustjournal.vault.recovery import RecoveryKey

COLUMNS = 4


class RecoverySheet(QWidget):
    """Shows the key once. It is offered to paper and clipboard, never to a file."""

    def __init__(self, kit: Kit, key: RecoveryKey, clipboard: PrivateClipboard) -> None:
        super().__init__()
        self._kit = kit
        self._key = key
        self._clipboard = clipboard
        self._note = kit.text("", "caption", "text_muted")
        self._note.hide()
        groups = self._groups()
        self._first = kit.button(self.tr("Copy"), "link", "copy-simple", self._copy)
        print_it = kit.button(self.tr("Print…"), "link", "printer", self.print_out)
        inside = kit.col(
            groups, 8, kit.row(self._first, print_it, None, gap=18), gap=4, margins=(18, 16, 18, 10)
        )
        self.setLayout(kit.col(kit.card(inside), self._note, gap=4))

    def _groups(self) -> QWidget:
        kit = self._kit
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(kit.theme.px(18))
        grid.setVerticalSpacing(kit.theme.px(10))
        for index, group in enumerate(self._key.groups()):
            number = kit.text(str(index + 1), "caption", "text_muted", wrap=False)
            symbols = kit.text(group, "lead", wrap=False)
            symbols.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            spoken = self.tr("Group {n}: {symbols}")
            symbols.setAccessibleName(spoken.format(n=index + 1, symbols=" ".join(group)))
            cell = kit.row(number, symbols, None, gap=8)
            grid.addLayout(cell, index // COLUMNS, index % COLUMNS)
        block = QWidget()
        block.setLayout(grid)
        block.setAccessibleName(self.tr("Recovery key"))
        return block

    def _copy(self) -> None:
        self._clipboard.copy(self._key.text)
        seconds = round(self._clipboard.seconds)
        words = self.tr("Copied. The clipboard forgets it after {n} seconds.").format(n=seconds)
        self._note.say(words)
        self._note.show()
        announce(self._note, words)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do with the key."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- paper -----------------------------------------------------------------------------

    def print_out(self) -> None:
        """Open the system's print dialog."""
        # Printing support is loaded only here: few people print, everybody starts the app.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), self)
        dialog.setWindowTitle("TrustJournal")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_to(dialog.printer()))
        dialog.open()  # type: ignore[call-arg]  # the stubs know only the older overload

    def print_to(self, printer: QPrinter) -> None:
        """Put the sheet on paper: groups with numbers, what they are for, nobody's name."""
        from PySide6.QtGui import QTextDocument

        printer.setDocName("TrustJournal")
        document = QTextDocument()
        document.setHtml(self._paper())
        document.print_(printer)
        self._note.say(self.tr("Sent to the printer."))
        self._note.show()

    def _paper(self) -> str:
        title = html.escape(self.tr("Recovery key"))
        use = html.escape(
            self.tr(
                "Type it in place of the passphrase. Whoever has this paper can open the "
                "journal: keep it where only you find it."
            )
        )
        cells = [
            f"<td style='padding:10pt 16pt 10pt 0'><small>{number}</small>&nbsp;"
            f"<span style='font-family:monospace;font-size:16pt'>{html.escape(group)}</span></td>"
            for number, group in enumerate(self._key.groups(), start=1)
        ]
        rows = "".join(
            f"<tr>{''.join(cells[start : start + COLUMNS])}</tr>"
            for start in range(0, len(cells), COLUMNS)
        )
        return f"<h2>{title}</h2><table>{rows}</table><p>{use}</p>"
