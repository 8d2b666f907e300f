"""`--space shared`: export, import, search and verify of what two people share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journal.samples import MovableClock
from tests.test_cli import FAST, PASSPHRASE, Shell
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import Terms
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.vault.pages import PAGE
from trustjournal.vault.vault import SecondPerson, Vault

OTHER = "eleven geese over the weir"


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """Two people; an agreement that both signed, and a boundary in each space."""
    made = Shell(tmp_path, monkeypatch, capsys, MovableClock())
    session = Vault(made.data, made.clock, kdf_floor=FAST).create(
        PASSPHRASE, None, second=SecondPerson(OTHER), kdf=FAST
    )
    assert session.shared
    agreements = AgreementStore(
        session.shared, session.private, made.clock, session.person, session.members
    )
    (uid,) = agreements.propose(Terms(text="The lantern stays lit.")).uids
    for passphrase in (PASSPHRASE, OTHER):
        agreements.confirm(uid, session.presence(passphrase))
    for database, person in ((session.shared, session.person), (session.private, "")):
        store = BoundaryStore(database, made.clock, person)
        store.save(store.new(i_will="I carry a lantern." if person else "I keep a candle."))
    session.lock()
    return made


def exported(shell: Shell, name: str, *options: str) -> dict[str, Any]:
    code, _, err = shell.run("export", *options, shell.folder / name)
    assert code == 0, err
    read: dict[str, Any] = json.loads((shell.folder / name).read_text("utf-8"))
    return read


def test_each_space_goes_out_by_itself(shell: Shell) -> None:
    own = exported(shell, "own.json")
    us = exported(shell, "us.json", "--space", "shared")
    assert [each["i_will"] for each in own["boundaries"]] == ["I keep a candle."]
    assert "agreements" not in own
    assert [each["i_will"] for each in us["boundaries"]] == ["I carry a lantern."]
    assert len(us["agreements"][0]["acts"]) == 3


def test_what_went_out_comes_in_again(shell: Shell) -> None:
    us = exported(shell, "us.json", "--space", "shared")
    again = ("import", "--space", "shared", shell.folder / "us.json")
    code, _, err = shell.run(*again)
    assert (code, "Already here: 2" in err) == (0, True)
    assert exported(shell, "more.json", "--space", "shared") == us
    code, _, err = shell.run("import", shell.folder / "us.json")
    assert (code, "Added: 2" in err) == (0, True)
    us["agreements"][0]["acts"][1]["signature"] = "00" * 64
    us["agreements"][0]["id"] = us["agreements"][0]["id"]
    bad = shell.written("bad.json", us)
    code, _, err = shell.run("import", "--space", "shared", bad)
    assert code == 1
    assert "does not fit: 1" in err


def test_the_search_looks_where_it_is_told(shell: Shell) -> None:
    code, out, _ = shell.run("search", "lantern", "--space", "shared")
    assert code == 0
    lines = out.splitlines()
    assert len(lines) == 2
    assert "[agreement]" in out
    assert "[boundary]" in out
    assert shell.run("search", "lantern")[1] == ""
    assert "candle" in shell.run("search", "candle")[1]


def test_verify_finds_a_forged_agreement(shell: Shell) -> None:
    for options in ((), ("--space", "shared")):
        assert shell.run("verify", *options)[0] == 0
    session = shell.session()
    assert session.shared
    with session.shared.transaction():
        document, signature = session.shared.rows(
            "SELECT document, signature FROM acts WHERE seq = 1"
        )[0]
        changed = document.replace("stays lit", "goes out")
        session.shared.execute("UPDATE acts SET document = ? WHERE seq = 1", (changed,))
        uid = json.loads(document)["agreement"]
        session.shared.record("acts", f"{uid}/1", f"{changed}\n{signature}".encode())
    session.lock()
    code, out, _ = shell.run("verify", "--space", "shared")
    assert code == 1
    assert "has other words now" in out
    assert "goes out" not in out


def test_without_a_shared_space_it_says_so(shell: Shell, tmp_path: Path) -> None:
    alone = Shell(tmp_path / "alone", shell.monkeypatch, shell.capture, shell.clock)
    Vault(alone.data, shell.clock, kdf_floor=FAST).create(PASSPHRASE, None, kdf=FAST).lock()
    for words in (("export", alone.folder / "x.json"), ("search", "x"), ("verify",)):
        code, out, err = alone.run(*words, "--space", "shared")
        assert (code, out) == (1, "")
        assert err.strip()


def test_a_damaged_shared_space_is_exported_as_far_as_it_can_be_read(shell: Shell) -> None:
    session = shell.session()
    assert session.shared
    store = BoundaryStore(session.shared, shell.clock, session.person)
    for number in range(200):
        store.save(store.new(i_will=f"Number {number}. " + "word " * 60))
    path = session.shared.path
    session.lock()
    whole = path.read_bytes()
    codes, agreements = set(), []
    for page in range(8, len(whole) // PAGE, len(whole) // PAGE // 6):
        content = bytearray(whole)
        content[page * PAGE + 700] ^= 1
        path.write_bytes(content)
        code, _, err = shell.run("export", "--space", "shared", shell.folder / "rescued.json")
        saved = json.loads((shell.folder / "rescued.json").read_text("utf-8"))
        assert len(saved["boundaries"]) >= (180 if code else 201)
        assert ("left out" in err) == (code == 1)
        agreements.append(len(saved.get("agreements", ())))
        codes.add(code)
    assert 1 in codes
    assert sum(agreements) >= len(agreements) - 1  # all of its acts lie on one page
