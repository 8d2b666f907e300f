"""What the command line needs from its surroundings: passphrases, progress, plain output."""

from __future__ import annotations

import getpass
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from trustjournal.clock import Progress
from trustjournal.errors import FileUnreadable, TrustJournalError

LONGEST_LINE = 1 << 16


class PassphrasesDiffer(TrustJournalError):
    """The two passphrases typed for a new journal are not the same."""

    code = "passphrases_differ"


class NoTerminal(Exception):
    """A passphrase would have to be typed, and there is no terminal that could hide it."""


def standard_input() -> BinaryIO:
    """Return standard input as bytes; a passphrase and a file may follow each other in it."""
    return sys.stdin.buffer


def passphrase_from(source: str) -> str:
    """Return the first line of a file (`-` = standard input) without its end of line.

    Spaces belong to a passphrase. Raises FileUnreadable.
    """
    try:
        if source == "-":
            line = standard_input().readline(LONGEST_LINE)
        else:
            with Path(source).open("rb") as file:
                line = file.readline(LONGEST_LINE)
        written = line.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FileUnreadable(None if source == "-" else Path(source)) from None
    return written.removesuffix("\n").removesuffix("\r")


def typed(prompt: str) -> str:
    """Ask for a passphrase without showing it. Raises NoTerminal rather than echo it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError):
            raise NoTerminal from None


def typed_twice(prompt: str, again: str) -> str:
    """Ask for a new passphrase. Raises PassphrasesDiffer, NoTerminal."""
    first = typed(prompt)
    if typed(again) != first:
        raise PassphrasesDiffer
    return first


@contextmanager
def progress_line() -> Iterator[Progress | None]:
    """Give something that shows progress in one line of a terminal; None where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = ""

    def show(done: int, total: int) -> None:
        nonlocal shown
        line = f"{100 * done // max(total, 1)} %"
        if line != shown:
            shown = line
            sys.stderr.write(f"\r{line:>5} ")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r" + " " * 8 + "\r")
            sys.stderr.flush()


def plain(words: str) -> str:
    """Return words for one line of a terminal, without anything that could steer it."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
