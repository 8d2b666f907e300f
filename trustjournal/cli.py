"""`trustjournal-cli`: the same journal without a screen, for backups, rescue and moving.

Exit codes: 0 done, 1 a problem was found or the work failed, 2 usage, 3 wrong passphrase.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trustjournal import texts
from trustjournal.clock import Clock, SystemClock
from trustjournal.errors import (
    PassphraseEmpty,
    RecoveryKeyMistyped,
    WrongPassphrase,
)
from trustjournal.hardening import harden
from trustjournal.messages import explain
from trustjournal.paths import default_data_dir
from trustjournal.terminal import NoTerminal

if TYPE_CHECKING:
    from trustjournal.vault.kdf import KdfParameters

DONE, FAILED, USAGE, WRONG_PASSPHRASE = range(4)
_NOT_OPENED = (WrongPassphrase, RecoveryKeyMistyped, PassphraseEmpty)


def main() -> int:
    """Run the installed command and return its exit code."""
    harden()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may not know every letter
    return run()


def run(
    argv: Sequence[str] | None = None,
    *,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
) -> int:
    """Run one command and return its exit code; wrong usage raises SystemExit(2).

    `kdf` is what a new journal's keys cost and the least that is accepted, for tests; the
    installed command never passes it.
    """
    words = texts.load("cli")
    asked = _parser(words["help"]).parse_args(argv)
    try:
        from trustjournal import (  # only here: Ctrl+C is caught while this loads, too
            commands,
            surroundings,
        )

        here = surroundings.Surroundings(
            folder=asked.data_dir or default_data_dir(),
            passphrase_file=asked.passphrase_file,
            clock=clock or SystemClock(),
            words=words,
            kdf=kdf,
        )
        return DONE if commands.COMMANDS[asked.command](here, asked) else FAILED
    except NoTerminal:
        _complain(words["ask"]["no_terminal"])
        return USAGE
    except KeyboardInterrupt:
        _complain(words["say"]["stopped"])
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not stumble over that again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # the one boundary: nothing a person wrote may reach a traceback
        told = explain(error)
        _complain(f"{told.sentence}\n{told.next_step}")
        return WRONG_PASSPHRASE if isinstance(error, _NOT_OPENED) else FAILED


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _parser(words: dict[str, Any]) -> argparse.ArgumentParser:
    everywhere = _everywhere(words, argparse.SUPPRESS)
    parser = argparse.ArgumentParser(
        prog="trustjournal-cli",
        description=words["program"],
        epilog=words["epilog"],
        parents=[_everywhere(words, None)],
    )
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        return choices.add_parser(
            name, help=words[name], description=words[name], parents=[everywhere]
        )

    create = command("create")
    create.add_argument(
        "--recovery-key-file", type=Path, metavar="FILE", help=words["recovery_key_file"]
    )
    for name in ("import", "export", "backup", "restore"):
        command(name).add_argument("file", type=Path, metavar="FILE", help=words[f"{name}_file"])
    command("search").add_argument("words", nargs="+", metavar="WORDS", help=words["words"])
    command("verify")
    for name in ("import", "export", "search", "verify"):
        choices.choices[name].add_argument(
            "--space", choices=("private", "shared"), default="private", help=words["space"]
        )
    command("review")
    _composing(command("compose"), words)
    command("demo").add_argument("folder", type=Path, metavar="DIR", help=words["demo_folder"])
    return parser


def _composing(parser: argparse.ArgumentParser, words: dict[str, Any]) -> None:
    parser.add_argument(
        "--feeling", action="append", default=[], metavar="NAME", help=words["feeling"]
    )
    for name in ("happened", "my_part", "why", "now"):
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, default="", metavar="TEXT", help=words[name])
    parser.add_argument("--unsure", action="store_true", help=words["unsure"])


def _everywhere(words: dict[str, Any], default: str | None) -> argparse.ArgumentParser:
    """The options that may stand before the command or after it. After it they have no default,
    which would otherwise undo what was given before."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--data-dir", type=Path, metavar="DIR", default=default, help=words["data_dir"]
    )
    options.add_argument(
        "--passphrase-file", metavar="FILE", default=default, help=words["passphrase_file"]
    )
    return options


if __name__ == "__main__":
    raise SystemExit(main())
