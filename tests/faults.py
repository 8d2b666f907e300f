"""Makes the database engine, the file system or the cryptography fail at a chosen call.

Each exception quotes what must never be shown, as an engine's syntax error may.
"""

from __future__ import annotations

import errno
import os
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from cryptography.exceptions import InternalError
from sqlcipher3 import dbapi2 as engine

from trustjournal.vault import database, history, kdf, pages, sealing

Made = Callable[[str], Exception]


def _of_engine(kind: type[Exception], code: int) -> Made:
    def made(secret: str) -> Exception:
        error = kind(f'near "{secret}": syntax error')
        error.sqlite_errorcode = code  # type: ignore[attr-defined]
        error.sqlite_errorname = "SQLITE_ERROR"  # type: ignore[attr-defined]
        return error

    return made


def _of_files(number: int) -> Made:
    return lambda secret: OSError(number, secret, f"/{secret}")


FAILURES: dict[str, tuple[Made, ...]] = {
    "engine": (
        _of_engine(engine.OperationalError, 1),
        _of_engine(engine.OperationalError, 10),
        _of_engine(engine.DatabaseError, 11),
        _of_engine(engine.OperationalError, 13),
        _of_engine(engine.IntegrityError, 19),
    ),
    "files": tuple(map(_of_files, (errno.ENOSPC, errno.EACCES, errno.EIO))),
    "cryptography": (
        MemoryError,
        ValueError,
        lambda secret: InternalError(secret, []),
    ),
}


class Faults:
    """Counts the calls, and fails the one whose number is asked for."""

    def __init__(self, kinds: frozenset[str]) -> None:
        self.kinds = kinds
        self.calls = 0
        self.told = ""
        self._at: int | None = None
        self._secret = ""

    def arm(self, at: int | None, secret: str) -> None:
        """Start counting anew; call `at` (from 1) fails with an exception that quotes `secret`."""
        self.calls, self._at, self._secret, self.told = 0, at, secret, ""

    def disarm(self) -> None:
        self._at = None

    def call(self, kind: str, name: str) -> None:
        if kind not in self.kinds:
            return
        self.calls += 1
        if self.calls == self._at:
            self.told = f"{kind}: {name}"
            failures = FAILURES[kind]
            raise failures[self.calls % len(failures)](self._secret)


@contextmanager
def injected(patch: pytest.MonkeyPatch, *kinds: str) -> Iterator[Faults]:
    """Give what makes calls of these kinds fail while the block runs."""
    faults = Faults(frozenset(kinds))
    with patch.context() as patched:
        _engine(patched, faults)
        for name in ("open", "write", "fsync", "replace", "unlink", "mkdir"):
            patched.setattr(os, name, _before(faults, "files", name, getattr(os, name)))
        for module, name in (
            (sealing, "ChaCha20Poly1305"),
            (history, "ChaCha20Poly1305"),
            (sealing, "HKDF"),
            (kdf, "Argon2id"),
            (pages, "Cipher"),
        ):
            patched.setattr(module, name, _object(faults, name, getattr(module, name)))
        yield faults


def _before(faults: Faults, kind: str, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        faults.call(kind, name)
        return real(*args, **kwargs)

    return call


def _object(faults: Faults, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return a maker of objects whose every method may fail."""

    class Faulty:
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            self._real = real(*args, **kwargs)

        def __getattr__(self, method: str) -> Any:
            return _before(faults, "cryptography", f"{name}.{method}", getattr(self._real, method))

    return Faulty


def _engine(patched: pytest.MonkeyPatch, faults: Faults) -> None:
    class Cursor(engine.Cursor):  # type: ignore[misc]
        def execute(self, sql: str, *args: Any) -> Any:
            faults.call("engine", sql[:30])
            return super().execute(sql, *args)

        def fetchall(self) -> Any:
            faults.call("engine", "fetchall")
            return super().fetchall()

        def fetchmany(self, *args: Any) -> Any:
            faults.call("engine", "fetchmany")
            return super().fetchmany(*args)

    class Connection(engine.Connection):  # type: ignore[misc]
        def cursor(self, *_: Any) -> Any:
            return super().cursor(Cursor)

        def set_key(self, key: str) -> Any:
            faults.call("engine", "set_key")
            return super().set_key(key)

        def rollback(self) -> None:
            faults.call("engine", "rollback")
            super().rollback()

        def close(self) -> None:
            super().close()
            faults.call("engine", "close")

    def connect(*args: Any, **kwargs: Any) -> Any:
        faults.call("engine", "connect")
        return engine.connect(*args, **kwargs, factory=Connection)

    stand_in = types.SimpleNamespace(
        connect=connect, Error=engine.Error, Connection=engine.Connection, Cursor=engine.Cursor
    )
    patched.setattr(database, "engine", stand_in)
