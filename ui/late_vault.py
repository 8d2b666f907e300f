"""A vault that imports its cryptography when it is first asked for more than "is one there?".

The lock screen is painted before that, so starting the app costs little more than a bare window.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from trustjournal.clock import Clock

if TYPE_CHECKING:
    from trustjournal.vault.vault import Vault

USUAL_FILES = ("keys.json", "keys.json.bak")


class LateVault:
    """Stands for the `Vault` of a folder until one is needed."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self._real: Vault | None = None

    def exists(self) -> bool:
        """Tell whether there is a journal here, even one that lost its keys file."""
        usual = any((self.folder / name).exists() for name in USUAL_FILES)
        return usual or self._vault().exists()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vault(), name)

    def _vault(self) -> Vault:
        if self._real is None:
            from trustjournal.vault.vault import Vault

            self._real = Vault(self.folder, self._clock)
        return self._real


def late_vault(folder: Path, clock: Clock) -> Vault:
    """Return what behaves as the folder's `Vault`."""
    return cast("Vault", LateVault(folder, clock))
