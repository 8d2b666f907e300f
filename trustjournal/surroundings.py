"""What each command of `trustjournal-cli` is given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trustjournal import terminal
from trustjournal.clock import Clock
from trustjournal.errors import NoJournal
from trustjournal.messages import explain_notice
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Session, Vault


@dataclass(frozen=True)
class Surroundings:
    """What each command is given: the folder, where the passphrase comes from, and words."""

    folder: Path
    passphrase_file: str | None
    clock: Clock
    words: dict[str, Any]
    kdf: KdfParameters | None = None

    def vault(self, folder: Path | None = None) -> Vault:
        """Return the journal folder, or another one."""
        floor = self.kdf or KdfParameters.FLOOR
        return Vault(folder or self.folder, self.clock, kdf_floor=floor)

    def secret(self, prompt: str) -> str:
        """Return the passphrase, from its file or typed once."""
        if self.passphrase_file:
            return terminal.passphrase_from(self.passphrase_file)
        return terminal.typed(self.words["ask"][prompt])

    def asked_secret(self) -> str:
        """Return the passphrase of the journal that is there. Raises NoJournal."""
        if not self.vault().exists():
            raise NoJournal  # before anybody types a passphrase for nothing
        return self.secret("passphrase")

    def new_passphrase(self) -> str:
        """Return a passphrase for a new journal, from its file or typed twice."""
        if self.passphrase_file:
            return terminal.passphrase_from(self.passphrase_file)
        ask = self.words["ask"]
        return terminal.typed_twice(ask["new_passphrase"], ask["again"])

    @contextmanager
    def opened(self, secret: str | None = None) -> Iterator[Session]:
        """Unlock the journal, tell what is worth telling, and lock it again in any case."""
        session = self.vault().unlock(self.asked_secret() if secret is None else secret)
        try:
            for notice in session.notices:
                told = explain_notice(notice)
                print(f"{told.sentence}\n{told.next_step}", file=sys.stderr)
            yield session
        finally:
            session.lock()

    def say(self, name: str, **values: object) -> None:
        """Tell how it went. On standard error, so that output stays what was asked for."""
        print(self.words["say"][name].format(**values), file=sys.stderr)
