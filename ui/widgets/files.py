"""Asks where to read from or write to, without stopping the event loop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], object]


def ask_for_file(parent: QWidget, button: str, kinds: str, then: Then) -> QFileDialog:
    """Open a dialog for an existing file; `then(path)` is called when one is chosen."""
    dialog = _dialog(parent, button, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_for_new_file(
    parent: QWidget, button: str, kinds: str, name: str, suffix: str, then: Then
) -> QFileDialog:
    """Open a dialog for a file to write; it asks before an old one would be replaced."""
    dialog = _dialog(parent, button, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, button: str, then: Then) -> QFileDialog:
    """Open a dialog for a folder."""
    dialog = _dialog(parent, button, then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, button: str, then: Then) -> QFileDialog:
    dialog = QFileDialog(parent)
    dialog.setWindowTitle("TrustJournal")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, button)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    return dialog
