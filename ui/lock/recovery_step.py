"""First run, recovery key: made in memory, shown in groups, one of them asked back."""

from __future__ import annotations

import secrets
from typing import Any

from PySide6.QtCore import Qt

from ui.desktop.clipboard import PrivateClipboard
from ui.lock.first_run_step import Step
from ui.pages.help_sections import hanging
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.recovery_sheet import RecoverySheet
from ui.widgets.tick import Tick

_LOOKALIKES = str.maketrans("OIL", "011")


class RecoveryStep(Step):
    """Shows the key; ready when a group was typed correctly, or when none is wanted."""

    def __init__(self, kit: Kit, words: dict[str, Any], clipboard: PrivateClipboard) -> None:
        from trustjournal.vault.recovery import RecoveryKey

        super().__init__(kit, words["name"], words["title"], words["lead"])
        self._words = words
        self._key: RecoveryKey | None = RecoveryKey.generate()
        groups = self._key.groups()
        self._asked = secrets.randbelow(len(groups))
        self._expected = groups[self._asked]
        label = words["ask_back_label"].format(group=self._asked + 1)
        self._answer = kit.line_edit(label)
        self._answer.setMaxLength(12)
        self._answer.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._answer.setMaximumWidth(kit.theme.px(180))
        self._verdict = kit.text("", "caption", "text_muted")
        self._without = Tick(kit, self.tr("Go on without a recovery key"))
        self._caution = kit.text(
            self.tr("Then only your passphrase opens it. Settings can make a key later."),
            "caption",
            "text_muted",
        )
        self._caution.hide()
        self._answer.textChanged.connect(lambda _text: self._look())
        self._answer.returnPressed.connect(self.go_on)
        self._without.toggled.connect(lambda _on: self._look())
        self._sheet = RecoverySheet(kit, self._key, clipboard)
        self.put(self._sheet, 10)
        for item in words["items"]:
            self.put(hanging(kit, "–", item))
        ask = words["ask_back"].format(group=self._asked + 1)
        self.put(
            12,
            kit.text(ask, "ui_strong"),
            self._answer,
            self._verdict,
            4,
            self._without,
            self._caution,
        )
        self._look()

    @property
    def key(self) -> Any:
        """The recovery key to create the journal with; None when none is wanted."""
        return None if self._without.isChecked() else self._key

    @property
    def ready(self) -> bool:
        """Whether the group was given back, or no key is wanted."""
        return self._without.isChecked() or self._fits()

    def entered(self) -> bool:
        """Start at the key itself; the question comes after it."""
        self._sheet.focus_first()
        return True

    def forget(self) -> None:
        """Drop the key."""
        self._key = None
        self._expected = ""
        self._answer.clear()

    def _fits(self) -> bool:
        typed = "".join(self._answer.text().upper().replace("-", "").split())
        return bool(typed) and typed.translate(_LOOKALIKES) == self._expected

    def _look(self) -> None:
        typed = self._answer.text().strip()
        said = ""
        if self._fits():
            said = self._words["ask_back_right"]
        elif len(typed) >= len(self._expected) and typed:
            said = self._words["ask_back_wrong"].format(group=self._asked + 1)
        if said != self._verdict.accessibleName():
            announce(self._verdict, said)
        self._verdict.say(said)
        self._caution.setVisible(self._without.isChecked())
        self._answer.setEnabled(not self._without.isChecked())
        self.readiness_changed.emit()
