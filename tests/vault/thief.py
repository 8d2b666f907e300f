"""A keyring that a hostile setting names: it keeps what it is handed where its master reads it."""

from __future__ import annotations

import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.compat import properties


class Keyring(KeyringBackend):
    @properties.classproperty
    def priority(self) -> float:
        return 99

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        with Path(os.environ["THIEF"]).open("a") as file:
            file.write(password + "\n")

    def delete_password(self, service: str, username: str) -> None:
        pass
