from __future__ import annotations

import importlib.abc
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.journal.samples import MovableClock
from trustjournal import cli, terminal
from trustjournal.journal import search
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.pages import PAGE, PageReader
from trustjournal.vault.vault import Session, Vault

PASSPHRASE = "nine pebbles in a blue bowl"
PHRASE = "heliotrope kettle"
FAST = KdfParameters.fast_for_tests()
ENTRIES: list[dict[str, Any]] = [
    {"created": "2026-03-01T07:40:00+01:00", "text": f"The {PHRASE} sang."},
    {
        "created": "2026-03-02T21:10:00+01:00",
        "happened": "A call.",
        "feelings": [{"feeling": "on_edge", "intensity": 7, "about": PHRASE}],
    },
]


class Input(io.TextIOWrapper):
    """Standard input made of bytes."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), "utf-8")


@dataclass
class Shell:
    """Runs commands in this process, on one data folder, with one passphrase."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    clock: MovableClock = field(default_factory=MovableClock)
    passphrase: str = PASSPHRASE

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, *words: object, stdin: bytes | None = None) -> tuple[int, str, str]:
        """Return exit code, standard output and standard error."""
        given = f"{self.passphrase}\n".encode() if stdin is None else stdin
        self.monkeypatch.setattr(sys, "stdin", Input(given))
        argv = ["--data-dir", str(self.data), "--passphrase-file", "-", *map(str, words)]
        code = cli.run(argv, clock=self.clock, kdf=FAST)
        out, err = self.capture.readouterr()
        return code, out, err

    def session(self) -> Session:
        return Vault(self.data, self.clock, kdf_floor=FAST).unlock(self.passphrase)

    def written(self, name: str, content: object) -> Path:
        path = self.folder / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    def entries(self, *entries: dict[str, Any]) -> Path:
        return self.written(
            "in.json", {"format": "trustjournal", "version": 1, "entries": list(entries)}
        )


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


@pytest.fixture
def made(shell: Shell) -> Shell:
    """A journal with two entries."""
    assert shell.run("create", "--recovery-key-file", shell.folder / "key.txt")[0] == 0
    assert shell.run("import", shell.entries(*ENTRIES))[0] == 0
    return shell


# --- create --------------------------------------------------------------------------------


def test_create_shows_a_recovery_key_that_opens_the_journal(shell: Shell) -> None:
    code, out, err = shell.run("create")
    assert code == 0
    assert "Write it down" in err
    shell.passphrase = out.strip()
    assert shell.run("verify")[0] == 0


def test_create_writes_the_recovery_key_for_its_owner_only(shell: Shell) -> None:
    target = shell.folder / "key.txt"
    code, out, err = shell.run("create", "--recovery-key-file", target)
    assert (code, out) == (0, "")
    key = target.read_text()
    assert key.strip() not in err
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    shell.passphrase = key.strip()
    assert shell.run("verify")[0] == 0


def test_create_overwrites_neither_a_journal_nor_a_key(made: Shell) -> None:
    key = (made.folder / "key.txt").read_text()
    code, _, err = made.run("create", "--recovery-key-file", made.folder / "other.txt")
    assert code == 1
    assert "already a journal" in err
    assert not (made.folder / "other.txt").exists()
    code, _, err = made.run(
        "--data-dir", made.folder / "new", "create", "--recovery-key-file", made.folder / "key.txt"
    )
    assert code == 1
    assert "already a file" in err
    assert (made.folder / "key.txt").read_text() == key
    assert not (made.folder / "new").exists()


def test_a_failed_create_leaves_no_key_behind(shell: Shell) -> None:
    code, _, _ = shell.run("create", "--recovery-key-file", shell.folder / "key.txt", stdin=b"\n")
    assert code == 3
    assert list(shell.folder.iterdir()) == []


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Answer `getpass` with lines; return the prompts that it will have shown."""
    prompts: list[str] = []
    waiting = list(lines)

    def answer(prompt: str) -> str:
        prompts.append(prompt)
        return waiting.pop(0)

    monkeypatch.setattr(terminal.getpass, "getpass", answer)
    return prompts


def test_a_new_passphrase_is_typed_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data-dir", str(tmp_path / "data")]
    typing(monkeypatch, PASSPHRASE, PASSPHRASE + "s")
    assert cli.run([*where, "create"], kdf=FAST) == 1
    assert "not the same" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
    assert len(typing(monkeypatch, PASSPHRASE, PASSPHRASE)) == 0
    assert cli.run([*where, "create"], kdf=FAST) == 0
    prompts = typing(monkeypatch, PASSPHRASE)
    assert cli.run([*where, "verify"], kdf=FAST) == 0
    assert len(prompts) == 1


def test_without_a_terminal_nothing_is_asked(
    made: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_terminal(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(terminal.getpass, "getpass", no_terminal)
    assert cli.run(["--data-dir", str(made.data), "verify"], kdf=FAST) == 2
    assert "--passphrase-file" in capsys.readouterr().err


# --- passphrases ---------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["not it", "", PASSPHRASE + " "])
def test_a_wrong_passphrase_has_its_own_exit_code(made: Shell, line: str) -> None:
    for command in (["verify"], ["search", "kettle"], ["export", made.folder / "out.json"]):
        code, out, err = made.run(*command, stdin=f"{line}\n".encode())
        assert (code, out) == (3, "")
        assert "assphrase" in err
    assert not (made.folder / "out.json").exists()


def test_a_mistyped_recovery_key_counts_as_one(made: Shell) -> None:
    key = (made.folder / "key.txt").read_text().strip()
    wrong = ("0" if key[0] != "0" else "1") + key[1:]
    code, _, err = made.run("verify", stdin=wrong.encode())
    assert code == 3
    assert "group 1" in err


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"", b"\nmore"])
def test_a_passphrase_file_holds_its_first_line(made: Shell, ending: bytes) -> None:
    file = made.folder / "passphrase"
    file.write_bytes(PASSPHRASE.encode() + ending)
    assert made.run("verify", "--passphrase-file", file)[0] == 0


def test_spaces_belong_to_a_passphrase(shell: Shell) -> None:
    shell.passphrase = "  spaced  "
    assert shell.run("create")[0] == 0
    assert shell.run("verify", stdin=b"spaced\n")[0] == 3
    assert shell.run("verify")[0] == 0


def test_a_passphrase_file_that_is_not_there(made: Shell) -> None:
    code, _, err = made.run("verify", "--passphrase-file", made.folder / "nowhere")
    assert code == 1
    assert "nowhere" in err


# --- usage ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [[], ["dance"], ["import"], ["search"], ["verify", "--loud"], ["create", "extra"]]
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.run(words)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_options_may_stand_on_either_side(made: Shell) -> None:
    passphrase = made.folder / "passphrase"
    passphrase.write_text(PASSPHRASE)
    where, how = ["--data-dir", str(made.data)], ["--passphrase-file", str(passphrase)]
    for argv in ([*where, *how, "verify"], ["verify", *where, *how], [*where, "verify", *how]):
        assert cli.run(argv, kdf=FAST) == 0


def test_no_journal(shell: Shell) -> None:
    code, out, err = shell.run("verify")
    assert (code, out) == (1, "")
    assert "no journal" in err
    assert not shell.data.exists()


# --- import, export, search ----------------------------------------------------------------


def test_in_and_out(made: Shell) -> None:
    first, second = made.folder / "1.json", made.folder / "2.json"
    assert made.run("export", first)[:2] == (0, "")
    read = json.loads(first.read_text("utf-8"))
    assert [entry["created"] for entry in read["entries"]] == [e["created"] for e in ENTRIES]
    other = Shell(made.folder / "other", made.monkeypatch, made.capture, passphrase="another")
    other.folder.mkdir()
    assert other.run("create")[0] == 0
    assert other.run("import", first)[0] == 0
    assert other.run("export", second)[0] == 0
    assert first.read_bytes() == second.read_bytes()
    code, _, err = other.run("import", first)
    assert code == 0
    assert "Added: 0. Already here: 2." in err


def test_a_bad_file_imports_nothing(made: Shell) -> None:
    file = made.entries({"created": "2026-03-05T00:00Z", "text": "new"}, {"created": "never"})
    code, out, err = made.run("import", file)
    assert (code, out) == (1, "")
    assert "Entry 2 of the file: “created”" in err
    assert made.run("search", "new")[1] == ""


def test_from_standard_input_and_to_standard_output(made: Shell) -> None:
    content = made.entries({"created": "2026-03-05T00:00Z", "text": "piped"}).read_bytes()
    assert made.run("import", "-", stdin=PASSPHRASE.encode() + b"\n" + content)[0] == 0
    out = io.BytesIO()
    with made.monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8"))
        assert made.run("export", "-")[0] == 0
        assert len(json.loads(out.getvalue())["entries"]) == 3


def test_searching(made: Shell) -> None:
    code, out, _ = made.run("search", "heliotrope", "ket")
    assert code == 0
    lines = out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("2026-03-02 21:10  on edge 7  ")
    assert lines[1] == f"2026-03-01 07:40  The {PHRASE} sang."
    code, out, err = made.run("search", "nothing of the kind")
    assert (code, out) == (0, "")
    assert "Nothing has" in err


def test_searching_goes_through_every_page(made: Shell) -> None:
    many = [{"created": "2026-04-01T00:00Z", "text": f"many {n}"} for n in range(450)]
    assert made.run("import", made.entries(*many))[0] == 0
    assert len(made.run("search", "many")[1].splitlines()) == 450


def test_what_is_printed_cannot_steer_a_terminal(made: Shell) -> None:
    text = "calm \x1b[2J\x9b1m\r\n\u202eaway"
    made.run("import", made.entries({"created": "2026-04-01T00:00Z", "text": text}))
    line = made.run("search", "calm")[1].rstrip("\n")
    assert all(letter.isprintable() for letter in line)


# --- verify, backup, restore ---------------------------------------------------------------


def test_a_healthy_journal(made: Shell) -> None:
    code, out, err = made.run("verify")
    assert (code, out) == (0, "")
    assert "Entries: 2." in err


def test_an_entry_changed_from_outside_is_a_problem(made: Shell) -> None:
    session = made.session()
    session.private.execute("UPDATE entries SET text = 'Put back.' WHERE kind = 'free'")
    session.lock()
    code, out, err = made.run("verify")
    assert code == 1
    assert "not as it was last saved" in out
    assert "Put back" not in out + err
    code, _, err = made.run("export", made.folder / "out.json")
    assert code == 1
    assert "Not as they were last saved: 1." in err


def test_an_entry_that_vanished_or_lies_changed_in_the_bin(made: Shell) -> None:
    session = made.session()
    store = EntryStore(session.private, made.clock, Vocabulary.load())
    first, second = store.newest().items
    store.delete(first.uid)
    session.private.execute("UPDATE bin SET document = '{}'")
    session.private.execute("DELETE FROM entries WHERE uid = ?", (second.uid,))
    session.lock()
    code, out, _ = made.run("verify")
    assert code == 1
    assert f"The entry {first.uid} is not as it was last saved." in out
    assert f"The entry {second.uid} is missing" in out


def test_damage_is_told_without_a_traceback(made: Shell) -> None:
    (database,) = made.data.glob("*.tj")
    content = bytearray(database.read_bytes())
    content[5000] ^= 1
    database.write_bytes(content)
    code, out, err = made.run("verify")
    assert code == 1
    assert "damaged" in out + err
    assert "Traceback" not in err


def page_with(made: Shell, words: bytes) -> int:
    """Return where in the database file a page begins that holds these words, decrypted."""
    session = made.session()
    (key,) = session._keys.databases().values()
    session.lock()
    reader, content = PageReader(key.raw), session.private.path.read_bytes()
    starts = range(0, len(content), PAGE)
    plain = (reader.plain(content[at : at + PAGE], at // PAGE + 1) for at in starts)
    return next(at for at, page in zip(starts, plain, strict=True) if words in page)


@pytest.mark.parametrize("harm", ["page", "first page", "cut off"])
def test_what_can_still_be_read_of_a_damaged_journal_is_exported(made: Shell, harm: str) -> None:
    many = [
        {"created": f"2026-04-{1 + number % 28:02}T00:00Z", "text": f"{number} " + "word " * 90}
        for number in range(300)
    ]
    assert made.run("import", made.entries(*many))[0] == 0
    (database,) = made.data.glob("*.tj")
    place = page_with(made, b"word word") if harm == "page" else 0
    content = bytearray(database.read_bytes())
    if harm == "cut off":
        del content[-2 * PAGE :]
    else:
        content[place + 500] ^= 1
    database.write_bytes(content)
    code, out, err = made.run("export", made.folder / "out.json")
    assert (code, out) == (1, "")
    read = json.loads((made.folder / "out.json").read_text("utf-8"))["entries"]
    left = 302 - len(read)
    assert left <= 20
    assert f"Entries written: {len(read)}." in err
    assert f"left out: {left}." in err
    assert {entry["text"] for entry in read} <= {entry.get("text", "") for entry in many + ENTRIES}
    assert database.read_bytes() == content
    stream = io.BytesIO()
    with made.monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", io.TextIOWrapper(stream, "utf-8"))
        assert made.run("export", "-")[0] == 1
        assert stream.getvalue() == (made.folder / "out.json").read_bytes()
    assert not list((made.data / "backups").iterdir())


def test_nothing_to_rescue_is_told(made: Shell) -> None:
    (database,) = made.data.glob("*.tj")
    database.write_bytes(database.read_bytes()[:4096])
    code, _, err = made.run("export", made.folder / "out.json")
    assert code == 1
    assert "missing" in err
    assert not (made.folder / "out.json").exists()


def test_backup_and_restore(made: Shell) -> None:
    bundle = made.folder / "bundle.tjbackup"
    assert made.run("backup", bundle)[0] == 0
    assert PHRASE.encode() not in bundle.read_bytes()
    made.run("import", made.entries({"created": "2026-04-01T00:00Z", "text": "later"}))
    elsewhere = made.folder / "elsewhere"
    code, _, err = made.run("restore", bundle, "--data-dir", elsewhere)
    assert code == 0
    assert "Entries: 2." in err
    assert made.run("search", "kettle", "--data-dir", elsewhere)[1].count("\n") == 2
    code, _, err = made.run("restore", bundle)
    assert code == 0
    assert "How it was before" in err
    assert made.run("search", "later")[1] == ""
    assert made.run("verify")[0] == 0


def test_a_restore_of_one_says_that_it_leaves_what_two_share(made: Shell) -> None:
    session = made.session()
    session.add_person("the other's", None)
    session.open_space(made.passphrase, "the other's")
    session.lock()
    bundle = made.folder / "bundle.tjbackup"
    assert made.run("backup", bundle)[0] == 0
    code, _, err = made.run("restore", bundle)
    assert code == 0
    assert "shared space stays as it is now" in err


@pytest.mark.parametrize("command", ["export", "backup"])
def test_nothing_is_written_over_the_journal_itself(made: Shell, command: str) -> None:
    database = next(made.data.glob("*.tj"))
    before = database.read_bytes()
    link = made.folder / "elsewhere"
    targets = [database, made.data / "keys.json", made.data / "new", made.data / "backups" / "new"]
    if sys.platform != "win32":
        link.symlink_to(made.data)
        targets.append(link / database.name)
    for target in targets:
        code, _, err = made.run(command, target)
        assert code == 1
        assert "journal's own folder" in err
    assert not (made.data / "new").exists()
    assert database.read_bytes()[:4096] == before[:4096]
    assert made.run("verify")[0] == 0


def test_a_recovery_key_does_not_go_beside_what_it_opens(shell: Shell) -> None:
    shell.data.mkdir()
    code, _, err = shell.run("create", "--recovery-key-file", shell.data / "key.txt")
    assert code == 1
    assert "journal's own folder" in err
    assert list(shell.data.iterdir()) == []


def test_a_failed_restore_leaves_no_folder(made: Shell) -> None:
    backup, new = made.folder / "b.tjbackup", made.folder / "new"
    assert made.run("backup", backup)[0] == 0
    made.passphrase = "not it"
    assert made.run("--data-dir", new, "restore", backup)[0] == 3
    code, _, err = made.run("--data-dir", new, "restore", made.folder / "missing")
    assert code == 1
    assert "cannot be read" in err
    assert not new.exists()
    new.mkdir()
    assert made.run("--data-dir", new, "restore", backup)[0] == 3
    assert new.is_dir()


def test_a_backup_needs_its_own_passphrase(made: Shell) -> None:
    bundle = made.folder / "bundle.tjbackup"
    made.run("backup", bundle)
    elsewhere = made.folder / "elsewhere"
    assert made.run("restore", bundle, "--data-dir", elsewhere, stdin=b"not it\n")[0] == 3
    assert made.run("restore", made.entries(), "--data-dir", elsewhere)[0] == 1


# --- demo ----------------------------------------------------------------------------------


def test_the_demo_opens_with_what_it_prints(shell: Shell) -> None:
    code, out, _ = shell.run("demo", shell.data)
    assert code == 0
    people = json.loads(out)["people"]
    assert [set(person) for person in people] == [{"passphrase", "role"}] * 2
    for person in people:
        shell.passphrase = person["passphrase"]
        assert shell.run("verify")[0] == 0
        assert shell.run("verify", "--space", "shared")[0] == 0
    code, out, _ = shell.run("search", "bathroom", "--space", "shared")
    assert code == 0
    assert "[agreement]" in out
    shell.passphrase = people[0]["passphrase"]
    code, out, _ = shell.run("search", "allotment")
    assert code == 0
    assert len(out.splitlines()) == 2


def test_the_demo_goes_only_into_an_empty_folder(shell: Shell) -> None:
    shell.data.mkdir()
    (shell.data / "mine.txt").write_text("mine")
    code, out, err = shell.run("demo", shell.data)
    assert (code, out) == (1, "")
    assert "already files" in err
    assert [file.name for file in shell.data.iterdir()] == ["mine.txt"]
    assert shell.run("demo", shell.data / "mine.txt")[0] == 1


# --- errors --------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [RuntimeError(PHRASE), KeyboardInterrupt(PHRASE)])
def test_an_unexpected_error_shows_no_content(made: Shell, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    made.monkeypatch.setattr(search, "page", fail)
    code, out, err = made.run("search", "kettle")
    assert (code, out) == (1, "")
    assert err
    assert PHRASE not in err
    assert "Traceback" not in err
    made.session().lock()  # it was left locked, not held


# --- as a command --------------------------------------------------------------------------


@pytest.fixture
def command(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def run(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        argv = [sys.executable, "-m", "trustjournal.cli", *map(str, words)]
        return subprocess.run(argv, input=stdin, capture_output=True, cwd=tmp_path, timeout=90)

    return run


def test_the_command_with_its_real_key_derivation(
    command: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    done = command("demo", tmp_path / "demo")
    assert done.returncode == 0
    assert done.stderr == b""
    passphrase = json.loads(done.stdout)["people"][0]["passphrase"].encode()
    where = ["--data-dir", tmp_path / "demo", "--passphrase-file", "-"]
    done = command(*where, "search", "frog", stdin=passphrase)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 3
    done = command(*where, "verify", stdin=b"not it")
    assert (done.returncode, done.stdout) == (3, b"")
    assert command("--help").returncode == 0
    assert command("fly").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
def test_a_reader_that_leaves_early_is_no_error(
    command: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    command("demo", tmp_path / "demo")
    argv = [sys.executable, "-m", "trustjournal.cli", "--data-dir", str(tmp_path / "demo")]
    argv += ["--passphrase-file", "-", "export", "-"]
    reading, writing = os.pipe()
    os.close(reading)
    passphrase = b"seven herons under a paper moon"
    done = subprocess.run(argv, input=passphrase, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr == b""


def test_interrupted_while_it_is_still_loading(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupting(importlib.abc.MetaPathFinder):
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "trustjournal.commands":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "trustjournal.commands", raising=False)
    monkeypatch.delattr("trustjournal.commands", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    code, out, err = shell.run("create")
    assert (code, out) == (1, "")
    assert err == "Stopped. Nothing half-done was kept.\n"


def test_it_never_imports_qt() -> None:
    program = (
        "import sys, trustjournal.cli\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken', 'ui.'))]\n"
        "assert 'keyring' not in sys.modules and 'qtawesome' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# --- review --------------------------------------------------------------------------------


def test_review_answers_a_line_for_a_line_and_needs_no_journal(shell: Shell) -> None:
    lines = "\ufeffSorry if that hurt.\r\n\nWe have “one” car.\n\udcff".encode(
        "utf-8", "surrogateescape"
    )
    code, out, err = shell.run("review", stdin=lines)
    assert (code, err) == (0, "")
    first, empty, clean, odd = (json.loads(line) for line in out.splitlines())
    [flag] = first["flags"]
    assert first["text"] == "Sorry if that hurt."
    assert set(flag) == {"class", "start", "end", "phrase", "why", "ask"}
    assert flag["class"] == "conditional"
    assert flag["phrase"] == first["text"][flag["start"] : flag["end"]]
    assert empty == {"text": "", "flags": []}
    assert clean == {"text": "We have “one” car.", "flags": []}
    assert odd == {"text": "\ufffd", "flags": []}
    assert not shell.data.exists()
