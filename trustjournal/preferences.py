"""Settings that are needed before unlocking and reveal nothing: kept in plain JSON."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from trustjournal.idle import FEWEST_MINUTES, MOST_MINUTES

FILE_NAME = "preferences.json"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True)
class Preferences:
    """How the app behaves and looks on this computer, the same for everybody who opens it."""

    auto_lock_minutes: int = 3
    scheme: str = "system"
    text_percent: int = 100
    quick_hide_keys: str = "Ctrl+Shift+H"
    remembered: bool = False
    """Whether the lock screen offers to ask the system's keyring."""
    quiet_from: str = "22:00"
    quiet_until: str = "07:00"
    remind_locked: bool = False

    def __post_init__(self) -> None:
        # Out-of-range values come only from a file edited by hand; the safe bound is taken.
        minutes = min(MOST_MINUTES, max(FEWEST_MINUTES, self.auto_lock_minutes))
        object.__setattr__(self, "auto_lock_minutes", minutes)
        object.__setattr__(self, "text_percent", min(300, max(50, self.text_percent)))
        for name in ("quiet_from", "quiet_until"):
            if not _TIME.fullmatch(getattr(self, name)):
                object.__setattr__(self, name, getattr(type(self), name))
        if self.scheme not in ("system", "light", "dark"):
            object.__setattr__(self, "scheme", "system")


class PreferencesFile:
    """Reads and writes the preferences of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def load(self) -> Preferences:
        """Return what was saved; the usual values for whatever is missing or unreadable."""
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Preferences()
        return Preferences(**_known(raw)) if isinstance(raw, dict) else Preferences()

    def save(self, preferences: Preferences) -> None:
        """Replace the file in one step; raises OSError when the folder can't be written."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._path.with_suffix(".tmp")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(preferences), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self._path)


def _known(raw: dict[str, Any]) -> dict[str, Any]:
    """Keep the members that exist and have the type of their usual value."""
    usual = Preferences()
    return {
        field.name: raw[field.name]
        for field in fields(Preferences)
        if type(raw.get(field.name)) is type(getattr(usual, field.name))
    }
