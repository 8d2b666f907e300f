"""A small app for `test_clipboard_x11.py`: copies in several ways, and asks `xclip` what it sees.

Prints a JSON object of what another program could read at each step.
"""

from __future__ import annotations

import json
import subprocess

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from ui.desktop.clipboard import CopiesPlainText, PrivateClipboard

app = QApplication([])
board = app.clipboard()


class Editor(CopiesPlainText, QPlainTextEdit):
    pass


def seen(selection: str, *more: str) -> str:
    """What `xclip` reads; the app must go on answering meanwhile."""
    reader = subprocess.Popen(
        ["xclip", "-selection", selection, "-o", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    while reader.poll() is None:
        QTest.qWait(5)
    assert reader.stdout is not None
    with reader.stdout as answer:
        return answer.read()


def targets(selection: str) -> list[str]:
    return [line for line in seen(selection, "-t", "TARGETS").splitlines() if "/" in line]


def take_over(text: str) -> None:
    """Another program puts `text` on the clipboard."""
    subprocess.run(["xclip", "-selection", "clipboard", "-i"], input=text, text=True, check=True)
    QTest.qWait(200)


report: dict[str, object] = {}
private = PrivateClipboard(seconds=30)

private.copy("by a button")
report["copied"] = seen("clipboard")
private.clear()
report["copied, cleared"] = seen("clipboard")

rich = QTextEdit()
rich.setHtml("<b>by</b> a key")
rich.show()
QTest.qWaitForWindowExposed(rich)
rich.selectAll()
rich.copy()
report["rich"] = seen("clipboard")
report["rich, targets"] = targets("clipboard")
report["rich, hint"] = seen("clipboard", "-t", "x-kde-passwordManagerHint")

editor = Editor("only selected")
editor.show()
QTest.qWaitForWindowExposed(editor)
QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.cursorRect().center())
QTest.qWait(50)
report["selected"] = seen("primary")
report["selected, targets"] = targets("primary")
private.clear()
report["cleared"] = [seen("clipboard"), seen("primary")]

line = QLineEdit("from a line")
line.selectAll()
line.copy()
report["line"] = seen("clipboard")
take_over("somebody else's")
private.clear()
report["somebody else's"] = seen("clipboard")

private.copy("taken over")
take_over("taken over")
report["owned after taking over"] = board.ownsClipboard()
private.clear()
report["taken over"] = seen("clipboard")

private.seconds = 0.3
private.copy("for a moment")
report["for a moment"] = seen("clipboard")
QTest.qWait(500)
report["a moment later"] = seen("clipboard")
report["owned at the end"] = board.ownsClipboard() or board.text(QClipboard.Mode.Clipboard) != ""
print(json.dumps(report))
